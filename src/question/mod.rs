//! What did the member say, in terms of what the base and the languages know?
//!
//! [`understand`] never fails: what it cannot read stands in the question as an unread word.

mod address;
mod against;
mod agents;
mod ago;
mod asides;
mod askers;
mod attribution;
mod background;
mod beside;
mod blanks;
pub mod calendar;
mod chances;
mod corrections;
mod counted;
mod deadlines;
mod degrees;
mod denied_members;
mod directions;
mod each_many;
mod examples;
mod han;
mod headings;
mod hearsay;
mod hyphens;
mod in_place;
mod inclusions;
mod intervals;
mod known;
mod landmarks;
mod lasting;
mod limits;
mod meaning;
mod meanwhile;
mod measured;
mod mending;
mod mentions;
mod mere;
mod most;
mod named_by_sort;
mod newly;
mod of_kind;
mod opposites;
mod ordinals;
mod owned;
mod participles;
mod per_head;
pub mod period;
mod placed_parts;
mod places_in_order;
mod priced;
mod publishers;
mod purpose;
mod quoted;
mod reader;
mod restriction;
mod runs;
mod setting;
mod shorthand;
mod speaker;
mod spelling;
mod split_words;
mod stories;
mod suffix;
mod tags;
mod taken_out;
mod token;
mod tokens;
mod which_year;
mod you;

pub(crate) use denied_members::{denial_of, may_ask};
pub use period::Asked;
pub(crate) use speaker::YES_OR_NO;
pub use tokens::{Class, Token};

use crate::facts::base::{FactBase, IndicatorId, TopicId};
use crate::facts::index::{Index, Meant, TermId};
use crate::language::atoms::{Atom, AtomKind, atoms};
use crate::language::cue::Cue;
use crate::language::fold::fold;
use crate::language::lexicon::Lexicon;
pub use crate::language::sound::Homophones;
use crate::language::{Language, is_han};
use crate::quantity::read::Found;
use jiff::civil::Date;
pub use spelling::Speller;

/// The most of a message that is read, in characters: Discord's own limit for a message is 4,000.
const LONGEST_QUESTION: usize = 4_000;

/// A fact base with its index and what is needed to mend misspelt words: all that a question is read against.
#[derive(Debug, Default)]
pub struct Facts {
    /// The base.
    pub base: FactBase,
    /// Its words.
    pub index: Index,
    /// For each indicator, those that name it in a relation.
    related: Vec<Vec<IndicatorId>>,
    speller: Speller,
    homophones: Homophones,
}

impl Facts {
    /// Makes a base ready to be asked.
    #[must_use]
    pub fn new(base: FactBase) -> Self {
        Self::meaning(base, Meant::Answerable)
    }

    /// Makes a base ready to have a new statement read, which may be the first to give a figure of what is described.
    #[must_use]
    pub fn described(base: FactBase) -> Self {
        Self::meaning(base, Meant::Described)
    }

    fn meaning(mut base: FactBase, meant: Meant) -> Self {
        crate::facts::quotas::tie(&mut base);
        let mut index = Index::build(&base, meant);
        let speller = Speller::new(std::mem::take(&mut index.spellings).into_iter());
        let homophones = Homophones::new(&std::mem::take(&mut index.han));
        let related = related(&base);
        Self { base, index, related, speller, homophones }
    }

    /// The indicators that name this one in a relation: its parts, its target, its growth, its shares.
    #[must_use]
    pub fn related(&self, indicator: IndicatorId) -> &[IndicatorId] {
        &self.related[indicator.0 as usize]
    }
}

fn related(base: &FactBase) -> Vec<Vec<IndicatorId>> {
    let mut related = vec![Vec::new(); base.indicators.len()];
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        let share = indicator.share.map(|share| [share.part, share.of]).into_iter().flatten();
        for end in [indicator.part_of, indicator.target_for, indicator.growth_of].into_iter().flatten().chain(share) {
            related[end.0 as usize].push(id);
        }
    }
    related
}

/// A message as it was understood.
#[derive(Clone, Debug)]
pub struct Question {
    /// The language it is in, and is to be answered in.
    pub language: Language,
    /// Its words, with what each may mean.
    pub tokens: Vec<Token>,
    /// The periods it names.
    pub periods: Vec<Asked>,
    /// The numbers it names.
    pub numbers: Vec<Found>,
    /// Topics that it names by a whole phrase, with the tokens that do.
    pub topics: Vec<(TopicId, std::ops::Range<usize>)>,
    /// Glossary terms that it names by a whole phrase.
    pub terms: Vec<(TermId, std::ops::Range<usize>)>,
    /// Indicators that it names by a whole phrase.
    pub named: Vec<(IndicatorId, std::ops::Range<usize>)>,
    /// Whose figures it asks for, by their places among all publishers: "going by the ministry's own count".
    pub publishers: Vec<usize>,
    /// How many years in a row something is said to have moved one way.
    pub in_a_row: Option<u8>,
    /// Whether it reports what somebody said.
    pub reported: bool,
    /// Whether it is written as a question.
    pub asks: bool,
    /// Whether it is a greeting, thanks or the like as a whole.
    pub chatter: bool,
}

impl Question {
    /// The places of the tokens that carry a cue.
    pub fn cued(&self, cue: Cue) -> impl Iterator<Item = usize> {
        self.tokens.iter().enumerate().filter(move |(_, token)| token.cues.contains(&cue)).map(|(place, _)| place)
    }

    /// Whether any token carries a cue.
    #[must_use]
    pub fn has(&self, cue: Cue) -> bool {
        self.cued(cue).next().is_some()
    }
}

/// Reads a message against a base. `as_of` is the day on which "last year" is said.
#[must_use]
pub fn understand(text: &str, facts: &Facts, as_of: Date) -> Question {
    let plain =
        newly::rates_spelt(&newly::spelt_out(&hyphens::joined(&hyphens::parted(&blanks::filled(&shorthand::signs_spelt(&plain(text)))))));
    let plain = ordinals::in_figures(&plain, &facts.base);
    let folded = fold(&chances::in_shares(&chances::parts_joined(&plain), |word| facts.speller.has(word)));
    let mut atoms = atoms(&folded);
    shorthand::spell_out(&mut atoms, |word| facts.speller.has(word));
    let language = language_of(&atoms);
    let (asks, chatter) = (asks(&folded, &atoms), is_chatter(&atoms));
    let mentions = mentions::find(&folded, atoms, &acronyms(&plain), facts, as_of);
    let mut question = Question { asks, chatter, ..tokens::tokens(mentions, facts, language) };
    ago::settle(&mut question, as_of);
    Question { chatter: chatter || address::asks_nothing(&question), ..question }
}

/// A message without what only Discord reads: mentions, channels, custom emoji, addresses.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest: &str = &text[..text.char_indices().nth(LONGEST_QUESTION).map_or(text.len(), |(end, _)| end)];
    while let Some(start) = rest.find('<') {
        let tag = &rest[start..];
        let end = tag.find('>').filter(|end| *end < 80 && matches!(tag.as_bytes().get(1), Some(b'@' | b'#' | b':' | b'a' | b'/' | b't')));
        plain.push_str(&rest[..start]);
        plain.push(' ');
        rest = &tag[end.map_or(1, |end| end + 1)..];
    }
    plain.push_str(rest);
    plain.split_whitespace().filter(|word| !word.starts_with("http://") && !word.starts_with("https://")).collect::<Vec<_>>().join(" ")
}

/// The words written in capitals, folded, in a message that has other words, too.
fn acronyms(plain: &str) -> Vec<String> {
    let shouted = |word: &&str| word.len() > 1 && word.chars().all(char::is_uppercase);
    let words = || plain.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    if words().all(|word| shouted(&word)) { Vec::new() } else { words().filter(shouted).map(fold).collect() }
}

fn language_of(atoms: &[Atom]) -> Language {
    let han = atoms.iter().filter(|atom| atom.kind == AtomKind::Han).count();
    let words = atoms.iter().filter(|atom| atom.kind == AtomKind::Word).count();
    if han > 0 && han >= words { Language::Chinese } else { Language::English }
}

fn asks(folded: &str, atoms: &[Atom]) -> bool {
    const QUESTION_WORDS: [&str; 12] = ["how", "what", "which", "who", "when", "where", "why", "is", "are", "do", "does", "did"];
    const PARTICLES: [&str; 14] = ["吗", "呢", "多少", "几", "什么", "哪", "谁", "是否", "么", "怎", "何", "是不是", "有没有", "咩"];
    folded.contains('?')
        || atoms.iter().any(|atom| QUESTION_WORDS[..7].contains(&atom.text.as_ref()))
        || atoms.first().is_some_and(|atom| QUESTION_WORDS.contains(&atom.text.as_ref()))
        || (folded.chars().any(is_han) && PARTICLES.iter().any(|particle| folded.contains(particle)))
}

/// Whether the whole message is an entry of the lexicon's chatter, or holds no word at all.
fn is_chatter(atoms: &[Atom]) -> bool {
    let words: Vec<&str> = atoms.iter().filter(|atom| atom.kind != AtomKind::Mark).map(|atom| atom.stem.as_ref()).collect();
    let all: Vec<&str> = atoms.iter().map(|atom| atom.stem.as_ref()).collect();
    let is_entry = |stems: &[&str]| Lexicon::get().phrases.get(stems.iter().copied()).is_some_and(|senses| senses.chatter);
    words.is_empty() || is_entry(&words) || is_entry(&all)
}
