//! Which statements does a question name, by their title, their publisher or their speaker, in part?
//!
//! "When did the latest judicial yearbook come out", "going by the Reserve Bank's own numbers", 那家周报说多少. A sort of document
//! ("yearbook", 周报) that only one title or publisher has is enough; of publishers two of their words in a row are.

use crate::facts::base::{Statement, StatementId, Text};
use crate::language::fold::{fold, stem};
use crate::plan::evidence::TokenSet;
use crate::plan::readings::Scene;
use crate::question::{Class, Token};

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
const PAPERS: [&str; 8] = ["newspaper", "newspapers", "press", "media", "报纸", "报社", "媒体", "报章"];
/// The sorts of which a paper's name has one.
const NAMES_OF_PAPERS: [&str; 15] =
    ["weekly", "daily", "times", "herald", "post", "courier", "magazine", "news", "周报", "日报", "时报", "周刊", "商报", "邮报", "信使报"];
/// What points at a document: "that weekly", 那家周报.
const POINTING: [&str; 10] = ["that", "this", "the", "那家", "这家", "那份", "这份", "该", "那个", "这个"];

/// The statements that a question names, and by which words.
pub struct Named {
    /// Those of which most is said, the last published first.
    pub statements: Vec<StatementId>,
    /// The tokens that name them.
    pub said: TokenSet,
}

/// The statements that a question names, if it names any.
pub fn named(scene: &Scene<'_>) -> Option<Named> {
    let statements = (0..).map(StatementId).zip(&scene.base().statements);
    let mut found: Vec<(StatementId, TokenSet)> =
        statements.filter_map(|(id, statement)| said_of(scene, statement).map(|said| (id, said))).collect();
    let most = found.iter().map(|(_, said)| said.iter().count()).max()?;
    found.retain(|(_, said)| said.iter().count() == most);
    let published = |id: &StatementId| scene.base().statements[id.0 as usize].published;
    found.sort_by_key(|(id, _)| std::cmp::Reverse(published(id)));
    let said = found.iter().fold(TokenSet::default(), |all, (_, said)| all.union(*said));
    let pointing = (0..scene.question.tokens.len())
        .filter(|place| POINTING.contains(&scene.question.tokens[*place].text.as_ref()) && said.contains(*place + 1));
    Some(Named { statements: found.into_iter().map(|(id, _)| id).collect(), said: said.union(pointing.collect()) })
}

/// The tokens that name a statement, if they name it surely enough.
fn said_of(scene: &Scene<'_>, statement: &Statement) -> Option<TokenSet> {
    let (title, publisher) = (Words::of(&statement.title), Words::of(&statement.publisher));
    let tokens = &scene.question.tokens;
    let sorts: TokenSet = (0..tokens.len())
        .filter(|place| {
            names_sort(&tokens[*place], &title) || names_sort(&tokens[*place], &publisher) || names_paper(&tokens[*place], &publisher)
        })
        .collect();
    let by_publisher = in_a_row(tokens, &publisher);
    if sorts.is_empty() && by_publisher.is_empty() {
        return None;
    }
    // What the title is about tells a yearbook from another.
    let subject = (0..tokens.len()).filter(|place| {
        let beside =
            place.checked_add(1).is_some_and(|next| sorts.contains(next)) || place.checked_sub(1).is_some_and(|last| sorts.contains(last));
        beside && is_telling(&tokens[*place]) && (title.has(&tokens[*place]) || publisher.has(&tokens[*place]))
    });
    Some(sorts.union(by_publisher).union(subject.collect()))
}

/// The words of a title or a name.
struct Words {
    stems: Vec<String>,
    han: String,
}

impl Words {
    fn of(text: &Text) -> Self {
        let english = fold(text.en.as_deref().unwrap_or_default());
        let stems = english.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).map(stem).collect();
        Self { stems, han: fold(text.zh.as_deref().unwrap_or_default()) }
    }

    fn says(&self, word: &str) -> bool {
        if word.is_ascii() || !word.chars().any(is_han) { self.stems.contains(&stem(word)) } else { self.han.contains(word) }
    }

    /// Whether all words of a token stand in it.
    fn has(&self, token: &Token) -> bool {
        token.text.split(' ').all(|word| self.says(word))
    }
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// Whether a word is of a name rather than of grammar.
fn is_telling(token: &Token) -> bool {
    matches!(token.class, Class::Content | Class::Unknown) && (token.text.len() > 3 || token.text.chars().any(is_han))
}

/// Whether a token is the sort of document that a title or a name has.
fn names_sort(token: &Token, words: &Words) -> bool {
    let sorts = SORTS.iter().chain(&IN_CHINESE);
    token.class != Class::Mark && sorts.filter(|sort| token.says(sort)).any(|sort| words.says(sort))
}

/// Whether a token speaks of a paper, and this is the name of one.
fn names_paper(token: &Token, words: &Words) -> bool {
    PAPERS.contains(&token.text.as_ref()) && NAMES_OF_PAPERS.iter().any(|name| words.says(name))
}

/// Where two words or more of a name stand in a row.
fn in_a_row(tokens: &[Token], words: &Words) -> TokenSet {
    /// How many characters of a Chinese name tell it.
    const CHARACTERS: usize = 3;
    let long = |token: &Token| {
        let words: usize = token.text.split(' ').filter(|word| word.len() > 3 || word.chars().any(is_han)).count();
        words > 1 || token.text.chars().filter(|character| is_han(*character)).count() >= CHARACTERS
    };
    let has = |place: usize| tokens.get(place).is_some_and(|token| is_telling(token) && words.has(token));
    let follows = |place: usize| has(place + 1) || place.checked_sub(1).is_some_and(has);
    (0..tokens.len()).filter(|place| has(*place) && (long(&tokens[*place]) || follows(*place))).collect()
}

/// Those of the documents that all the words are said of, by title or publisher: "the address on prisons" is none on courts.
pub fn on(scene: &Scene<'_>, named: &Named, about: TokenSet) -> Vec<StatementId> {
    let tokens = &scene.question.tokens;
    let is_on = |id: &StatementId| {
        let statement = &scene.base().statements[id.0 as usize];
        let (title, publisher) = (Words::of(&statement.title), Words::of(&statement.publisher));
        about.iter().all(|place| is_telling(&tokens[place]) && (title.has(&tokens[place]) || publisher.has(&tokens[place])))
    };
    named.statements.iter().copied().filter(is_on).collect()
}

/// The words of "according to", right before the documents that are named: they say whose figure is wanted, and do not ask whose it is.
pub fn attributing(scene: &Scene<'_>, named: &Named) -> TokenSet {
    const WORDS: [&str; 12] =
        ["according to", "as per", "per", "based on", "going by", "judging by", "by", "根据", "按照", "依据", "按", "据"];
    /// How far before the document they may stand.
    const REACH: usize = 3;
    let tokens = &scene.question.tokens;
    let leads = |place: &usize| {
        let behind = (place + 1..tokens.len()).take(REACH).find(|next| named.said.contains(*next));
        WORDS.iter().any(|word| tokens[*place].text.starts_with(word)) && behind.is_some()
    };
    (0..tokens.len()).filter(leads).collect()
}
