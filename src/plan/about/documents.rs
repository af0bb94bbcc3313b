//! Which statements does a question name, by their title, their publisher or their speaker, in part?
//!
//! "When did the latest judicial yearbook come out", "going by the Reserve Bank's own numbers", 那家周报说多少. A sort of document
//! ("yearbook", 周报) that only one title or publisher has is enough; of publishers two of their words in a row are.

use crate::facts::base::StatementId;
use crate::facts::index::documents::{Name, PAPERS, Sorts, is_han};
use crate::plan::evidence::TokenSet;
use crate::plan::readings::Scene;
use crate::question::{Class, Token};

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
pub fn named<'s>(scene: &'s Scene<'_>) -> Option<&'s Named> {
    scene.once.documents.get_or_init(|| find_named(scene)).as_ref()
}

fn find_named(scene: &Scene<'_>) -> Option<Named> {
    let mut found = said_of_each(scene);
    let most = found.iter().map(|(_, said)| said.iter().count()).max()?;
    found.retain(|(_, said)| said.iter().count() == most);
    let published = |id: &StatementId| scene.base().statements[id.0 as usize].published;
    found.sort_by_key(|(id, _)| std::cmp::Reverse(published(id)));
    let said = found.iter().fold(TokenSet::default(), |all, (_, said)| all.union(*said));
    let pointing = (0..scene.question.tokens.len())
        .filter(|place| POINTING.contains(&scene.question.tokens[*place].text.as_ref()) && said.contains(*place + 1));
    Some(Named { statements: found.into_iter().map(|(id, _)| id).collect(), said: said.union(pointing.collect()) })
}

/// What the tokens of a question say of documents as such: which sorts each speaks of, and whether of any paper.
struct Speaks {
    sorts: Box<[Sorts]>,
    of_a_paper: TokenSet,
}

impl Speaks {
    fn of(tokens: &[Token]) -> Self {
        let sorts = |token: &Token| if token.class == Class::Mark { Sorts::default() } else { Sorts::which(|sort| token.says(sort)) };
        let of_a_paper = (0..tokens.len()).filter(|place| PAPERS.contains(&tokens[*place].text.as_ref())).collect();
        Self { sorts: tokens.iter().map(sorts).collect(), of_a_paper }
    }

    /// The tokens that are the sort of document that a statement's title or publisher has, or speak of a paper where it has the name of one.
    fn name(&self, title: &Name, publisher: &Name) -> TokenSet {
        let same = |place: &usize| self.sorts[*place].meets(title.sorts) || self.sorts[*place].meets(publisher.sorts);
        let papers = if publisher.is_a_paper { self.of_a_paper } else { TokenSet::default() };
        (0..self.sorts.len()).filter(same).collect::<TokenSet>().union(papers)
    }
}

/// The statements of which a title or a publisher is said, each with the tokens that name it surely enough.
fn said_of_each(scene: &Scene<'_>) -> Vec<(StatementId, TokenSet)> {
    let (tokens, documents) = (&scene.question.tokens, &scene.facts.index.documents);
    let speaks = Speaks::of(tokens);
    let by_publisher: Vec<TokenSet> = documents.publishers().iter().map(|publisher| in_a_row(tokens, publisher)).collect();
    let said = documents.iter().filter_map(|(id, document)| {
        let (title, publisher) = (&document.title, documents.publisher(document));
        let sorts = speaks.name(title, publisher);
        let by_publisher = by_publisher[document.publisher];
        if sorts.is_empty() && by_publisher.is_empty() {
            return None;
        }
        // What the title is about tells a yearbook from another.
        let subject = (0..tokens.len()).filter(|place| {
            let beside = sorts.contains(place + 1) || place.checked_sub(1).is_some_and(|last| sorts.contains(last));
            beside && is_telling(&tokens[*place]) && (title.has(&tokens[*place].text) || publisher.has(&tokens[*place].text))
        });
        Some((id, sorts.union(by_publisher).union(subject.collect())))
    });
    said.collect()
}

/// Whether a word is of a name rather than of grammar.
fn is_telling(token: &Token) -> bool {
    matches!(token.class, Class::Content | Class::Unknown) && (token.text.len() > 3 || token.text.chars().any(is_han))
}

/// Where two words or more of a name stand in a row.
fn in_a_row(tokens: &[Token], name: &Name) -> TokenSet {
    /// How many characters of a Chinese name tell it.
    const CHARACTERS: usize = 3;
    let long = |token: &Token| {
        let words: usize = token.text.split(' ').filter(|word| word.len() > 3 || word.chars().any(is_han)).count();
        words > 1 || token.text.chars().filter(|character| is_han(*character)).count() >= CHARACTERS
    };
    let has: TokenSet = (0..tokens.len()).filter(|place| is_telling(&tokens[*place]) && name.has(&tokens[*place].text)).collect();
    let follows = |place: usize| has.contains(place + 1) || place.checked_sub(1).is_some_and(|last| has.contains(last));
    has.iter().filter(|place| long(&tokens[*place]) || follows(*place)).collect()
}

/// Those of the documents that all the words are said of, by title or publisher: "the address on prisons" is none on courts.
pub fn on(scene: &Scene<'_>, named: &Named, about: TokenSet) -> Vec<StatementId> {
    let (tokens, documents) = (&scene.question.tokens, &scene.facts.index.documents);
    let is_on = |id: &StatementId| {
        let document = documents.of(*id);
        let (title, publisher) = (&document.title, documents.publisher(document));
        about.iter().all(|place| is_telling(&tokens[place]) && (title.has(&tokens[place].text) || publisher.has(&tokens[place].text)))
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
