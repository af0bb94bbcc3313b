//! By which words are the statements called, as documents and as their publishers' work?
//!
//! Found once for a snapshot, as a question may name any of them: "the judicial yearbook", 那家周报.

use crate::facts::base::{FactBase, StatementId, Text};
use crate::language::fold::{fold, stem};
use rustc_hash::{FxHashMap, FxHashSet};

/// The sorts of documents and papers, as titles and the names of papers have them.
const SORTS: [&str; 30] = [
    "yearbook",
    "report",
    "bulletin",
    "communique",
    "communiqué",
    "gazette",
    "weekly",
    "daily",
    "times",
    "herald",
    "speech",
    "address",
    "conference",
    "briefing",
    "survey",
    "review",
    "newsletter",
    "magazine",
    "journal",
    "accounts",
    "register",
    "census",
    "study",
    "plan",
    "poll",
    "debate",
    "outlook",
    "almanac",
    "digest",
    "handbook",
];
/// The same in Chinese.
const IN_CHINESE: [&str; 22] = [
    "年鉴",
    "公报",
    "年报",
    "周报",
    "日报",
    "时报",
    "周刊",
    "报告",
    "发布会",
    "讲话",
    "通报",
    "白皮书",
    "简报",
    "晚报",
    "商报",
    "信使报",
    "调查",
    "问卷",
    "演讲",
    "邮报",
    "晨报",
    "导报",
];
/// Words for any paper, whatever it is called.
pub const PAPERS: [&str; 8] = ["newspaper", "newspapers", "press", "media", "报纸", "报社", "媒体", "报章"];
/// The sorts of which a paper's name has one.
const NAMES_OF_PAPERS: [&str; 15] =
    ["weekly", "daily", "times", "herald", "post", "courier", "magazine", "news", "周报", "日报", "时报", "周刊", "商报", "邮报", "信使报"];

/// A set of the sorts of documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorts(u64);

const _: () = assert!(SORTS.len() + IN_CHINESE.len() <= 64, "a set of sorts has a bit for each");

impl Sorts {
    /// Those whose word is said.
    pub fn which(is_said: impl Fn(&str) -> bool) -> Self {
        let all = SORTS.iter().chain(&IN_CHINESE).zip(0..);
        Self(all.filter(|(sort, _)| is_said(sort)).fold(0, |bits, (_, place)| bits | 1 << place))
    }

    /// Whether a sort is in both.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The words of a title or of a publisher's name.
#[derive(Clone, Debug)]
pub struct Name {
    stems: FxHashSet<Box<str>>,
    han: Box<str>,
    /// The sorts of documents that it has the words for.
    pub sorts: Sorts,
    /// Whether it is what a newspaper may be called.
    pub is_a_paper: bool,
}

impl Name {
    fn of(text: &Text) -> Self {
        let english = fold(text.en.as_deref().unwrap_or_default());
        let words = english.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        let stems = words.map(|word| stem(word).into()).collect();
        let mut name = Self { stems, han: fold(text.zh.as_deref().unwrap_or_default()).into(), sorts: Sorts::default(), is_a_paper: false };
        name.sorts = Sorts::which(|sort| name.says(sort));
        name.is_a_paper = NAMES_OF_PAPERS.iter().any(|sort| name.says(sort));
        name
    }

    fn says(&self, word: &str) -> bool {
        if word.chars().any(is_han) { self.han.contains(word) } else { self.stems.contains(stem(word).as_str()) }
    }

    /// Whether all of some words stand in it.
    #[must_use]
    pub fn has(&self, words: &str) -> bool {
        words.split(' ').all(|word| self.says(word))
    }
}

/// Whether a character is a Chinese one.
#[must_use]
pub fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// What a statement is called.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its title.
    pub title: Name,
    /// The place of its publisher among all.
    pub publisher: usize,
}

/// What all statements of a base are called.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    documents: Vec<Document>,
    publishers: Vec<Name>,
}

impl Documents {
    /// The titles and publishers of a base's statements.
    #[must_use]
    pub fn of_base(base: &FactBase) -> Self {
        let mut places: FxHashMap<&Text, usize> = FxHashMap::default();
        let mut publishers = Vec::new();
        let documents = base.statements.iter().map(|statement| {
            let publisher = *places.entry(&statement.publisher).or_insert_with(|| {
                publishers.push(Name::of(&statement.publisher));
                publishers.len() - 1
            });
            Document { title: Name::of(&statement.title), publisher }
        });
        let documents = documents.collect();
        Self { documents, publishers }
    }

    /// Each publisher once.
    #[must_use]
    pub fn publishers(&self) -> &[Name] {
        &self.publishers
    }

    /// A document's publisher.
    #[must_use]
    pub fn publisher(&self, document: &Document) -> &Name {
        &self.publishers[document.publisher]
    }

    /// What a statement is called.
    #[must_use]
    pub fn of(&self, id: StatementId) -> &Document {
        &self.documents[id.0 as usize]
    }

    /// All statements.
    pub fn iter(&self) -> impl Iterator<Item = (StatementId, &Document)> {
        (0..).map(StatementId).zip(&self.documents)
    }
}
