//! What is a dimension called, and of which sort of thing are its members?

use crate::facts::base::Dimension;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a dimension is called.
#[derive(Clone, Debug, Default)]
pub struct Called {
    /// Its names, in small letters.
    pub names: Vec<Box<str>>,
    /// Its key, in words.
    key: Box<str>,
    /// The sorts that names and key tell.
    pub sorts: Sorts,
}

impl Called {
    /// What a dimension is called.
    pub fn of(dimension: &Dimension) -> Self {
        let names: Vec<Box<str>> = dimension.name.en.iter().chain(&dimension.name.zh).map(|name| name.to_lowercase().into()).collect();
        let called = Self { names, key: dimension.key.replace('-', " ").into(), sorts: Sorts::default() };
        let sorts = called.names().map(Sorts::named_by).fold(Sorts::default(), Sorts::union);
        Self { sorts, ..called }
    }

    /// Whether a word is one for its members as such: 片区 where it is called a region.
    #[must_use]
    pub fn is_sort(&self, word: &str) -> bool {
        let said = Sorts::said_in(word);
        !self.sorts.is_empty() && said.shares(self.sorts)
    }

    /// Its names and its key.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain([&self.key]).map(AsRef::as_ref)
    }
}

/// Sorts of dimension, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorts(u8);

impl Sorts {
    /// The sorts that a word of a question is said of.
    #[must_use]
    pub fn said_in(text: &str) -> Self {
        let known = |word: &str| WORDS.get(word).copied().unwrap_or_default();
        let mut sorts = Self::default();
        for part in text.split(' ').filter(|part| part.is_ascii()) {
            let singular = part.strip_suffix("ies").map(|stem| known(&format!("{stem}y"))).unwrap_or_default();
            sorts = sorts.union(known(part)).union(part.strip_suffix('s').map(known).unwrap_or_default()).union(singular);
        }
        if !text.is_ascii() {
            let bare = text.strip_prefix(['哪', '各', '个']);
            let forms = [Some(text), bare, bare.and_then(|bare| bare.strip_prefix('个'))];
            sorts = forms.into_iter().flatten().filter(|form| !form.is_ascii()).map(known).fold(sorts, Self::union);
        }
        IN_TWO_WORDS.iter().filter(|words| text.contains(**words)).map(|words| known(words)).fold(sorts, Self::union)
    }

    /// The sorts that the name of a dimension tells: in Chinese, which is not written in words, by how it ends.
    fn named_by(name: &str) -> Self {
        let tells = |word: &str| if word.is_ascii() { has_word(name, word) } else { name.ends_with(word) };
        (0..SORTS.len()).filter(|sort| SORTS[*sort].iter().any(|word| tells(word))).map(Self::only).fold(Self::default(), Self::union)
    }

    fn only(sort: usize) -> Self {
        Self(1 << sort)
    }

    fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether two have a sort in common.
    #[must_use]
    pub fn shares(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether one is the sort of none in particular: anything may be called a kind or a group.
    #[must_use]
    pub fn has_any_kind(self) -> bool {
        self.shares(Self::only(ANY))
    }
}

/// Whether a text has a word, in whatever number.
#[must_use]
pub fn has_word(text: &str, word: &str) -> bool {
    if !word.is_ascii() {
        return text == word
            || text.strip_prefix(['哪', '各', '个']).is_some_and(|rest| rest == word || rest.strip_prefix('个') == Some(word));
    }
    let plural = |part: &str| {
        part == word
            || part.strip_suffix('s') == Some(word)
            || word.strip_suffix('y').is_some_and(|stem| part.strip_suffix("ies") == Some(stem))
    };
    if word.contains(' ') { text.contains(word) } else { text.split(' ').any(plural) }
}

/// Words for the members of a sort of dimension, and for the dimension itself.
const SORTS: [&[&str]; 6] = [
    &[
        "place",
        "area",
        "region",
        "district",
        "state",
        "province",
        "county",
        "city",
        "town",
        "municipality",
        "borough",
        "neighbourhood",
        "neighborhood",
        "territory",
        "island",
        "country",
        "location",
        "nation",
        "land",
        "precinct",
        "suburb",
        "village",
        "地方",
        "地区",
        "区域",
        "区",
        "省",
        "省份",
        "州",
        "联邦州",
        "邦",
        "县",
        "城市",
        "城区",
        "城镇",
        "国家",
        "片区",
        "街区",
        "辖区",
        "大区",
        "地域",
        "市",
    ],
    &[
        "partner",
        "market",
        "customer",
        "buyer",
        "seller",
        "supplier",
        "destination",
        "origin",
        "country",
        "nation",
        "伙伴",
        "市场",
        "买家",
        "客户",
        "国家",
        "来源地",
        "目的地",
        "地区",
        "贸易伙伴",
    ],
    &["age", "ages", "age group", "age band", "generation", "cohort", "年龄", "年龄段", "年龄组", "岁数", "年龄层", "世代"],
    &["sex", "gender", "性别"],
    &[
        "material",
        "substance",
        "resource",
        "raw material",
        "metal",
        "mineral",
        "ore",
        "fuel",
        "commodity",
        "矿种",
        "矿产",
        "矿物",
        "金属",
        "材料",
        "原料",
        "燃料",
        "资源",
    ],
    &[
        "kind",
        "type",
        "sort",
        "category",
        "class",
        "group",
        "sector",
        "industry",
        "branch",
        "product",
        "goods",
        "field",
        "subject",
        "species",
        "form",
        "mode",
        "commodity",
        "discipline",
        "trade",
        "item",
        "种",
        "种类",
        "类",
        "类型",
        "类别",
        "行业",
        "产品",
        "商品",
        "领域",
        "学科",
        "专业",
        "部门",
        "群体",
        "人群",
        "品种",
        "产业",
    ],
];

/// The sort that stands for none in particular.
const ANY: usize = 5;

/// Those of the words that are two.
static IN_TWO_WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| SORTS.iter().flat_map(|words| words.iter().copied()).filter(|word| word.contains(' ')).collect());

/// The sorts of each word.
static WORDS: LazyLock<FxHashMap<&str, Sorts>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, Sorts> = FxHashMap::default();
    for (sort, known) in SORTS.iter().enumerate() {
        for word in *known {
            let sorts = words.entry(word).or_default();
            *sorts = sorts.union(Sorts::only(sort));
        }
    }
    words
});

#[cfg(test)]
mod tests {
    use super::{SORTS, Sorts, has_word};

    #[test]
    fn a_word_is_of_the_sorts_that_have_it_in_whatever_number() {
        let words = SORTS.iter().flat_map(|words| words.iter());
        let said = words.flat_map(|word| {
            [(*word).to_owned(), format!("{word}s"), format!("which {word}"), format!("哪个{word}"), format!("各{word}的")]
        });
        for text in said.chain(["countries", "which age groups", "哪 地区", "个区", "quality"].map(str::to_owned)) {
            let sorts = (0..SORTS.len()).filter(|sort| SORTS[*sort].iter().any(|word| has_word(&text, word)));
            assert_eq!(Sorts::said_in(&text), sorts.map(Sorts::only).fold(Sorts::default(), Sorts::union), "{text}");
        }
    }
}
