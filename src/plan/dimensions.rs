//! Which dimension does a question run over: "which district", "which of the six states", 哪个年龄段?

use super::evidence::TokenSet;
use super::readings::Scene;
use crate::facts::base::{Dimension, DimensionId, IndicatorId, Kind, MemberId};
use crate::language::cue::Cue;
use crate::question::{Class, Token};

/// Words for the members of a sort of dimension, and for the dimension itself.
const SORTS: [&[&str]; 5] = [
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

/// The sort that stands for none in particular: anything may be called a kind or a group.
const ANY: usize = 4;

/// Whether a text has a word, in whatever number.
fn has_word(text: &str, word: &str) -> bool {
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

/// The sorts of dimension that a text has a word of.
fn sorts_of(text: &str) -> impl Iterator<Item = usize> {
    (0..SORTS.len()).filter(move |sort| SORTS[*sort].iter().any(|word| has_word(text, word)))
}

/// Whether a word of the question is one for the members of a dimension.
fn is_word_for(token: &Token, dimension: &Dimension) -> bool {
    let names =
        || dimension.name.en.iter().chain(&dimension.name.zh).map(|name| name.to_lowercase()).chain([dimension.key.replace('-', " ")]);
    if names().any(|name| has_word(&token.text, &name) || name == *token.text) {
        return true;
    }
    // "Tenure" of "form of tenure", where nobody else knows the word.
    if token.class == Class::Unknown && token.text.is_ascii() {
        return names().any(|name| name.split(' ').any(|word| has_word(&token.text, word)));
    }
    let named: Vec<usize> = names().flat_map(|name| sorts_in_name(&name)).collect();
    sorts_of(&token.text).any(|sort| named.contains(&sort) || named.is_empty() && sort == ANY)
}

/// The sorts that the name of a dimension tells: in Chinese, which is not written in words, by how it ends.
fn sorts_in_name(name: &str) -> Vec<usize> {
    let tells = |word: &str| if word.is_ascii() { has_word(name, word) } else { name.ends_with(word) };
    (0..SORTS.len()).filter(|sort| SORTS[*sort].iter().any(|word| tells(word))).collect()
}

/// Words before a word for the members of a dimension that ask for each of them by itself.
const EACH: [&str; 22] = [
    "by",
    "per",
    "each",
    "every",
    "across",
    "different",
    "various",
    "individual",
    "respective",
    "all",
    "any",
    "single",
    "各",
    "各个",
    "每",
    "每个",
    "每一",
    "分",
    "按",
    "按照",
    "不同",
    "所有",
];

/// The most words that the name of a dimension has.
const LONGEST_NAME: usize = 4;

/// The words that ask for each member of a dimension by itself: "by region", "in each of the six states", 各省.
pub fn told_apart(scene: &Scene<'_>, dimension: &Dimension) -> TokenSet {
    let tokens = &scene.question.tokens;
    let mut apart = super::frames::meaning(scene, "breakdown");
    let broken_down = !apart.is_empty();
    let said = said(scene, dimension).union(named_whole(scene, dimension));
    let opens = |text: &str| {
        let first = text.split(' ').next().unwrap_or(text);
        EACH.contains(&first) && first != text || !text.is_ascii() && text.starts_with(['各', '分', '按', '每'])
    };
    let leads = |text: &str| text.split(' ').next_back().is_some_and(|last| EACH.contains(&last));
    let mut found = false;
    for place in said.iter() {
        // "In each of the six states"
        let mut before = place;
        while before > 0
            && (matches!(tokens[before - 1].text.as_ref(), "the" | "of" | "of the" | "的")
                || matches!(tokens[before - 1].class, Class::Number(_)))
        {
            before -= 1;
        }
        let led = before.checked_sub(1).filter(|before| leads(&tokens[*before].text));
        // "By the state" is by the government, and "all of the state" all of one.
        let led = led.filter(|led| {
            *led + 1 == place
                || tokens[*led].text.split(' ').next_back().is_some_and(|last| matches!(last, "each" | "every" | "across" | "all" | "any"))
        });
        if led.is_some() || opens(&tokens[place].text) {
            found = true;
            led.into_iter().for_each(|led| apart.insert(led));
        }
    }
    if !(found || broken_down && !said.is_empty()) {
        return TokenSet::default();
    }
    apart.union(said)
}

/// The words that say the name of a dimension together: "road user", 企业规模.
fn named_whole(scene: &Scene<'_>, dimension: &Dimension) -> TokenSet {
    let tokens = &scene.question.tokens;
    let names: Vec<String> = dimension.name.en.iter().chain(&dimension.name.zh).map(|name| name.to_lowercase()).collect();
    let mut said = TokenSet::default();
    for start in 0..tokens.len() {
        for length in 2..=LONGEST_NAME.min(tokens.len() - start) {
            let texts: Vec<&str> = tokens[start..start + length].iter().map(|token| token.text.as_ref()).collect();
            let (english, chinese) = (texts.join(" "), texts.concat());
            // "By kind" is one word for the breakdown.
            let bare = english.split_once(' ').filter(|(first, _)| EACH.contains(first)).map_or(english.as_str(), |(_, rest)| rest);
            let says = |name: &String| bare == name || bare.strip_suffix('s') == Some(name) || chinese == *name;
            if names.iter().any(says) {
                (start..start + length).for_each(|place| said.insert(place));
            }
        }
    }
    said
}

/// A dimension that an indicator's figures are told by, and the words of the question that stand for its members as such.
pub struct Ranged {
    /// The members that have a figure of their own.
    pub members: Vec<MemberId>,
    /// The words for them as such, with how many they are.
    pub said: TokenSet,
}

/// The dimensions of an indicator over which a question may run: those that it has a word for, else all.
pub fn ranged(scene: &Scene<'_>, indicator: IndicatorId) -> Vec<Ranged> {
    let base = scene.base();
    let held = &base.indicators[indicator.0 as usize].figures;
    let mut members: Vec<MemberId> = held
        .clone()
        .filter_map(|place| match base.figures[place as usize].members.as_ref() {
            [only] => Some(*only),
            _ => None,
        })
        .collect();
    members.sort_unstable();
    members.dedup();
    let mut dimensions: Vec<DimensionId> = members.iter().map(|member| member.dimension).collect();
    dimensions.dedup();
    let all: Vec<Ranged> = dimensions
        .into_iter()
        .map(|id| Ranged {
            members: members.iter().copied().filter(|member| member.dimension == id).collect(),
            said: said(scene, &base.dimensions[usize::from(id.0)]).union(named_whole(scene, &base.dimensions[usize::from(id.0)])),
        })
        .collect();
    let is_named = |ranged: &Ranged| {
        let dimension = ranged.members.first().map(|member| &base.dimensions[usize::from(member.dimension.0)]);
        dimension.is_some_and(|dimension| !named_whole(scene, dimension).is_empty())
    };
    // "Kind of area" is the name of one dimension, though areas are what another is of.
    if all.iter().any(is_named) {
        return all.into_iter().filter(is_named).collect();
    }
    if all.iter().any(|ranged| !ranged.said.is_empty()) {
        return all.into_iter().filter(|ranged| !ranged.said.is_empty()).collect();
    }
    all
}

/// Whether a question has a word for the members of any dimension as such.
pub fn says_members(scene: &Scene<'_>) -> bool {
    *scene.once.says_members.get_or_init(|| scene.base().dimensions.iter().any(|dimension| !said(scene, dimension).is_empty()))
}

/// What a superlative is asked of where nothing but a word for the members is said ("the largest district", "the most common form of
/// tenure"): the one thing that is counted for them. `operations` are the tokens of the superlative and what it is of.
pub fn counted_by(scene: &Scene<'_>, operations: TokenSet) -> Option<(IndicatorId, Ranged)> {
    let base = scene.base();
    if operations.is_empty() || !says_members(scene) || !scene.members.is_empty() {
        return None;
    }
    let ids = || (0..base.indicators.len()).filter_map(|place| u32::try_from(place).ok()).map(IndicatorId);
    let adds_up = |id: &IndicatorId| {
        let indicator = &base.indicators[id.0 as usize];
        (indicator.unit.is_counted() || indicator.unit.is_money())
            && matches!(indicator.kind, Some(Kind::Stock | Kind::Flow))
            && !super::fit::is_target(indicator)
    };
    let told = |id: IndicatorId| {
        let mut fitting = ranged(scene, id).into_iter().filter(|ranged| ranged.members.len() > 1 && !ranged.said.is_empty());
        fitting.next().map(|ranged| (id, ranged))
    };
    let all: Vec<(IndicatorId, Ranged)> = ids().filter(adds_up).filter_map(told).collect();
    let explains = |ranged: &Ranged| scene.unread(operations.union(ranged.said)).is_empty();
    let is_stock = |(id, _): &&(IndicatorId, Ranged)| base.indicators[id.0 as usize].kind == Some(Kind::Stock);
    // Where several are told by them, what there is goes before what comes of it in a year.
    let only = if all.len() == 1 { all.first() } else { all.iter().find(is_stock).filter(|_| all.iter().filter(is_stock).count() == 1) };
    let (id, ranged) = only.filter(|(_, ranged)| explains(ranged))?;
    Some((*id, Ranged { members: ranged.members.clone(), said: ranged.said }))
}

/// The words for the members of a dimension as such: "parts of the country", "the six states".
fn said(scene: &Scene<'_>, dimension: &Dimension) -> TokenSet {
    let tokens = &scene.question.tokens;
    let is_word = |place: usize| {
        tokens.get(place).is_some_and(|token| !matches!(token.class, Class::Member(_) | Class::Country(_)) && is_word_for(token, dimension))
    };
    let mut said: TokenSet = (0..tokens.len()).filter(|place| is_word(*place)).collect();
    for (place, token) in tokens.iter().enumerate() {
        // "Part of the country" is one word for a place; "of the six states" counts them all.
        let is_part = matches!(token.text.as_ref(), "part of" | "parts of" | "part" | "parts" | "bit of" | "corner of" | "end of");
        let counts = match token.class {
            Class::Number(index) => {
                let count = scene.question.numbers[index].value.point();
                count == rust_decimal::Decimal::from(dimension.members.len())
            }
            _ => false,
        };
        // "The top market", "the number one port"
        let leads = matches!(token.text.as_ref(), "top" | "leading" | "number one" | "main" | "no. 1") && is_word(place + 1);
        if leads || is_part && (place + 1..place + 4).any(is_word) || counts && (place + 1..place + 3).any(is_word) {
            said.insert(place);
        }
    }
    if scene.has(Cue::Source) && !said.is_empty() {
        // 最大的来源: where things come from, not who says so.
        said = said.union(super::evidence::cued(scene.question, &[Cue::Source]));
    }
    said
}
