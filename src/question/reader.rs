//! As what may a stretch of a message be read, and what does each reading cost?

use super::known::{Known, Reading};
use super::period::Asked;
use crate::facts::index::{FeatureId, Named};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::cue::Cue;
use crate::language::lexicon::{ConceptId, Lexicon, Senses};
use crate::language::segment::Piece;
use crate::quantity::read::Found;

/// What a stretch of atoms was read as.
#[derive(Clone, Debug)]
pub enum What<'a> {
    /// Words that the base or the languages know; both where both do.
    Known { named: Option<&'a Named>, senses: Option<&'a Senses> },
    /// Several words that might have been meant by a misspelt one.
    Mended(Vec<Reading<'a>>, f32),
    /// A period, by its place in the list.
    Period(usize),
    /// A number, by its place in the list.
    Number(usize),
    /// Nothing that anybody knows.
    Unknown,
    /// Punctuation.
    Mark,
}

/// The most words that are looked at for a phrase with a word of stress in it.
const LONGEST_STRESSED: usize = 7;

/// The most atoms that are looked at for a phrase with a hyphen in it.
const LONGEST_HYPHENED: usize = 9;

/// Marks that may stand inside a name.
const IN_NAMES: [&str; 9] = [",", "'", "\"", "、", "(", ")", "/", "&", "."];

/// By how much the name of an indicator costs less for each word: a long name that is said word for word is hardly said by chance ...
const LONGER: f32 = 0.1;
/// ... up to so many words.
const MOST_LONGER: usize = 5;

/// What a name costs more that begins with an article.
const ARTICLE: f32 = 0.05;

/// A message on its way to be cut: its atoms, what is known of them, and the periods and numbers found in it.
pub(super) struct Reader<'a, 'q> {
    pub(super) atoms: &'q [Atom],
    pub(super) known: &'q Known<'a>,
    pub(super) periods: &'q [(usize, usize, Asked)],
    pub(super) numbers: &'q [Found],
    /// The atoms that each number covers, as place and length.
    spans: Vec<(usize, usize)>,
    /// For each atom, what stands for its stem in the phrases of the lexicon and in those of the base.
    symbols: Vec<Symbols>,
}

struct Symbols {
    lexicon: Option<u32>,
    base: Option<u32>,
}

impl<'a, 'q> Reader<'a, 'q> {
    pub(super) fn new(atoms: &'q [Atom], known: &'q Known<'a>, periods: &'q [(usize, usize, Asked)], numbers: &'q [Found]) -> Self {
        let (lexicon, base) = (&Lexicon::get().phrases, &known.facts.index.phrases);
        let symbols = atoms.iter().map(|atom| Symbols { lexicon: lexicon.symbol(&atom.stem), base: base.symbol(&atom.stem) }).collect();
        Self { atoms, known, periods, numbers, spans: spans(atoms, numbers), symbols }
    }

    /// Every piece that may stand at a place; with `mend`, those that a slip might stand for as well.
    pub(super) fn pieces(&self, place: usize, mend: bool, pieces: &mut Vec<Piece<What<'a>>>) {
        let atom = &self.atoms[place];
        for (index, (start, length, _)) in self.periods.iter().enumerate() {
            if *start == place {
                pieces.push(Piece { length: *length, cost: 0.2, what: What::Period(index) });
            }
        }
        for (index, (start, length)) in self.spans.iter().enumerate() {
            if *start == place && *length > 0 {
                let cost = if !self.numbers[index].in_words {
                    0.3
                } else if *length > 1 {
                    0.8
                } else {
                    1.1
                };
                pieces.push(Piece { length: *length, cost, what: What::Number(index) });
            }
        }
        self.known(place, pieces);
        self.stressed(place, pieces);
        self.hyphened(place, pieces);
        self.lettered(place, pieces);
        self.joined(place, pieces);
        match atom.kind {
            // A mark that means something is read as what it means: "%".
            AtomKind::Mark if pieces.iter().any(|piece| piece.length == 1) => {}
            AtomKind::Mark => pieces.push(Piece { length: 1, cost: 0.05, what: What::Mark }),
            AtomKind::Word | AtomKind::Number => pieces.push(Piece { length: 1, cost: 3.0, what: What::Unknown }),
            AtomKind::Han => {
                self.ordinal(place, pieces);
                self.parted(place, pieces);
                self.unknown_han(place, pieces);
            }
        }
        if mend {
            match atom.kind {
                AtomKind::Word => self.mended_words(place, pieces),
                AtomKind::Han => {
                    self.mended_han(place, pieces);
                    self.seen_han(place, pieces);
                }
                AtomKind::Number | AtomKind::Mark => {}
            }
        }
    }

    /// Phrases that base or lexicon know; where both know the same stretch, one piece says so.
    fn known(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        let rest = &self.atoms[place..];
        let facts = self.known.facts;
        let symbols = &self.symbols[place..];
        let mut senses: Vec<(usize, &'a Senses)> = Lexicon::get()
            .prefixes_of(rest.first(), symbols.iter().map(|symbols| symbols.lexicon))
            .filter(|(_, senses)| facts.index.hears(senses))
            .collect();
        // The base's phrases are kept without marks: "Schleswig-Holstein" is two words of one name, and "small, medium and large firms"
        // five of another.
        let joins = |place: usize| place > 0 && rest[place].text.as_ref() == "-" && rest[place].start == rest[place - 1].end;
        let parts = |place: usize| place > 0 && rest[place].kind == AtomKind::Mark && IN_NAMES.contains(&rest[place].text.as_ref());
        let words = (0..rest.len()).filter(|place| !joins(*place) && !parts(*place));
        for (count, named) in facts.index.phrases.prefixes(words.clone().map(|place| symbols[place].base)) {
            let Some(length) = words.clone().nth(count - 1).map(|last| last + 1) else { break };
            if named.indicators.is_empty() && (0..length).any(parts) || self.cuts_a_name(place, length) {
                continue;
            }
            let both = senses.iter().position(|(other, _)| *other == length).map(|index| senses.swap_remove(index).1);
            // A word of grammar is none of the base's own, though one of its phrases have it.
            let grammar = length == 1 && both.is_some_and(|senses| senses.passes() && !senses.restricts());
            // "The capital" is a shorter name than "Capital District", and less surely meant where both can be.
            let article = if rest[0].text.as_ref() == "the" && !named.members.is_empty() { ARTICLE } else { 0.0 };
            // A name with a number in it is no number: "65+" of an age group.
            let numbered = !named.members.is_empty() && rest[..length].iter().any(|atom| atom.kind == AtomKind::Number);
            let cost = if numbered {
                0.1
            } else if grammar {
                1.0
            } else if named.indicators.is_empty() {
                0.85 + article
            } else {
                0.85 - LONGER * (count.min(MOST_LONGER) - 1) as f32
            };
            pieces.push(Piece { length, cost, what: What::Known { named: Some(named), senses: both } });
        }
        // No phrase ends within a number: 每 before 一千家, not 每一.
        let cuts_number = |end: usize| self.spans.iter().any(|(start, length)| place < *start && *start < end && end < start + length);
        senses.retain(|(length, _)| !cuts_number(place + length));
        // "Roughly how many": the question word goes with what stands after it.
        senses.retain(|(length, _)| *length < 2 || !self.parts_question_word(place + length));
        // "Taken in the second quarter", "went up in Valby": the preposition is that of the time or the place.
        senses.retain(|(length, senses)| senses.passes() || !self.takes_preposition(place, *length));
        // "For work" is no excuse where work is what figures are told of.
        senses.retain(|(length, senses)| !senses.passes() || !self.hides_a_member(place, *length));
        // "In the open-air museums" names museums, and is not in the open.
        senses.retain(|(length, _)| *length < 2 || !self.cuts_a_member(place, *length));
        // 每个老师要带几个学生 tells nothing of what a teacher wants to know.
        senses.retain(|(length, senses)| *length < 2 || !senses.passes() || !self.is_each(place));
        for (length, senses) in senses {
            let cost = if length == 1 && rest[0].kind == AtomKind::Han {
                1.3
            } else if length > 1 && self.says_more_in_parts(&rest[..length], senses) {
                length as f32 + 0.5
            } else {
                1.0
            };
            pieces.push(Piece { length, cost, what: What::Known { named: None, senses: Some(senses) } });
        }
    }

    /// "Number of ferry passengers" has no "number of ferries" in it: a name begins behind "number of" that goes on beyond the phrase.
    fn cuts_a_name(&self, place: usize, length: usize) -> bool {
        const OPENING: usize = 2;
        let text = |at: usize| self.atoms.get(at).map_or("", |atom| atom.text.as_ref());
        if length <= OPENING || text(place) != "number" || text(place + 1) != "of" {
            return false;
        }
        let behind = self.symbols[place + OPENING..].iter().map(|symbols| symbols.base);
        self.known.facts.index.phrases.prefixes(behind).any(|(count, named)| count > length - OPENING && !named.indicators.is_empty())
    }

    /// Whether the name of a member begins inside a phrase and goes on behind it.
    fn cuts_a_member(&self, place: usize, length: usize) -> bool {
        let end = place + length;
        let is_cut = |start: usize| {
            let words: Vec<usize> = (start..self.atoms.len().min(end + length)).filter(|at| self.atoms[*at].text.as_ref() != "-").collect();
            let mut names = self.known.facts.index.phrases.prefixes(words.iter().map(|at| self.symbols[*at].base));
            names.any(|(count, named)| !named.members.is_empty() && count > 1 && words.get(count - 1).is_some_and(|last| *last >= end))
        };
        self.atoms[place].kind == AtomKind::Word && (place + 1..end).any(is_cut)
    }

    /// Whether a phrase is a preposition and the name of a member: "for work", "as a student", "at home".
    fn hides_a_member(&self, place: usize, length: usize) -> bool {
        const OPENING: [&str; 7] = ["for", "as", "at", "to", "by", "of", "from"];
        if length < 2 || !OPENING.contains(&self.atoms[place].text.as_ref()) {
            return false;
        }
        let article = usize::from(matches!(self.atoms[place + 1].text.as_ref(), "a" | "an" | "the"));
        let name = self.symbols[place + 1 + article..place + length].iter().map(|symbols| symbols.base);
        let is_whole = |(count, named): (usize, &Named)| count + 1 + article == length && !named.members.is_empty();
        self.known.facts.index.phrases.prefixes(name).any(is_whole)
    }

    /// Whether what stands here is each of some: behind 每, 每个, 每名.
    fn is_each(&self, place: usize) -> bool {
        let before = |back: usize| place.checked_sub(back).map_or("", |at| self.atoms[at].text.as_ref());
        before(1) == "每" || before(2) == "每" && matches!(before(1), "个" | "名" | "位" | "家" | "一")
    }

    /// Phrases of the lexicon with a word of stress in them: "what exactly counts as".
    fn stressed(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        const STRESS: [&str; 12] = [
            "exactly",
            "precisely",
            "actually",
            "really",
            "officially",
            "currently",
            "usually",
            "typically",
            "now",
            "even",
            "ever",
            "then",
        ];
        let rest = &self.atoms[place..];
        let is_word = |atom: &&Atom| atom.kind == AtomKind::Word;
        let words = rest.iter().take_while(is_word).count().min(LONGEST_STRESSED);
        let Some(stress) = (1..words.saturating_sub(1)).find(|at| STRESS.contains(&rest[*at].text.as_ref())) else { return };
        let without: Vec<Atom> = rest[..words].iter().enumerate().filter(|(at, _)| *at != stress).map(|(_, atom)| atom.clone()).collect();
        let across = Lexicon::get()
            .prefixes(&without)
            .filter(|(length, senses)| *length > stress && !senses.passes() && self.known.facts.index.hears(senses));
        pieces.extend(across.map(|(length, senses)| Piece {
            length: length + 1,
            cost: 1.0,
            what: What::Known { named: None, senses: Some(senses) },
        }));
    }

    /// Phrases of the lexicon that are written with a hyphen here: "the electric-car market".
    fn hyphened(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        let rest = &self.atoms[place..];
        let is_joint = |at: usize| {
            let touches = |left: &Atom, right: &Atom| left.end == right.start;
            at > 0
                && rest[at].text.as_ref() == "-"
                && touches(&rest[at - 1], &rest[at])
                && rest.get(at + 1).is_some_and(|next| touches(&rest[at], next))
        };
        let is_part = |at: &usize| rest[*at].kind == AtomKind::Word || is_joint(*at);
        let end = (0..rest.len().min(LONGEST_HYPHENED)).take_while(is_part).count();
        if rest[0].kind != AtomKind::Word || !(1..end).any(is_joint) {
            return;
        }
        let (places, without): (Vec<usize>, Vec<Atom>) = (0..end).filter(|at| !is_joint(*at)).map(|at| (at, rest[at].clone())).unzip();
        let across = Lexicon::get().prefixes(&without).filter_map(|(count, senses)| {
            let length = places.get(count - 1)? + 1;
            (length > count && !senses.passes() && !self.cuts_a_member(place, length) && self.known.facts.index.hears(senses))
                .then_some(Piece { length, cost: 1.0, what: What::Known { named: None, senses: Some(senses) } })
        });
        pieces.extend(across);
    }

    /// Whether a phrase that ends here would part "how" from "many", or "count" from "as".
    fn parts_question_word(&self, end: usize) -> bool {
        const MEASURES: [&str; 10] = ["many", "much", "long", "large", "big", "high", "old", "fast", "often", "few"];
        let text = |place: usize| self.atoms.get(place).map_or("", |atom| atom.text.as_ref());
        text(end - 1) == "how" && MEASURES.contains(&text(end)) || matches!(text(end - 1), "count" | "counts") && text(end) == "as"
    }

    /// Whether a phrase of several words ends with a preposition that belongs to a period, a year or a place after it.
    fn takes_preposition(&self, place: usize, length: usize) -> bool {
        const PREPOSITIONS: [&str; 7] = ["in", "on", "by", "from", "for", "during", "at"];
        let end = place + length;
        if length < 2 || !PREPOSITIONS.contains(&self.atoms[end - 1].text.as_ref()) {
            return false;
        }
        let text = |place: usize| self.atoms.get(place).map_or("", |atom| atom.text.as_ref());
        let next = end + usize::from(matches!(text(end), "the" | "a" | "all" | "of"));
        let Some(rest) = self.atoms.get(next..).filter(|rest| !rest.is_empty()) else { return false };
        let is_period = self.periods.iter().any(|(start, ..)| *start == next || *start == end);
        let symbols = self.symbols[self.atoms.len() - rest.len()..].iter().map(|symbols| symbols.base);
        is_period || self.known.facts.index.phrases.prefixes(symbols).any(|(_, named)| !named.members.is_empty())
    }

    /// Whether the base speaks of what the words of a phrase mean, but not of what the phrase as a whole does: "students per teacher"
    /// in a base on students and teachers that has no class sizes.
    fn says_more_in_parts(&self, phrase: &[Atom], senses: &Senses) -> bool {
        let lexicon = Lexicon::get();
        let held = |notion: &ConceptId| self.known.facts.index.postings.contains_key(&FeatureId::from(*notion));
        let spoken_of = |senses: &Senses| senses.concepts.iter().flatten().any(held);
        let is_cue = |senses: &Senses| senses.concepts.iter().flatten().any(|notion| lexicon.cue(*notion).is_some());
        if senses.passes() || senses.country.is_some() || senses.concepts.is_empty() || spoken_of(senses) || is_cue(senses) {
            return false;
        }
        let words = phrase
            .iter()
            .filter(|atom| atom.kind == AtomKind::Word)
            .map(|atom| lexicon.senses(std::slice::from_ref(atom)).filter(|senses| self.known.facts.index.hears(senses)));
        let (mut held_words, mut each) = (0, false);
        for word in words {
            match word {
                Some(word) if word.passes() && !word.restricts() => {}
                Some(word) if spoken_of(word) && !is_cue(word) => held_words += 1,
                Some(word) if word.concepts.iter().flatten().any(|notion| lexicon.cue(*notion) == Some(Cue::Each)) => each = true,
                _ => return false,
            }
        }
        held_words > 1 && each
    }

    /// "Sea ports" for a base on seaports: two words that one of the base's own is made of.
    fn joined(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        const LEAST: usize = 3;
        let long = |atom: &&Atom| atom.kind == AtomKind::Word && atom.text.len() >= LEAST;
        let [Some(left), Some(right)] = [place, place + 1].map(|place| self.atoms.get(place).filter(long)) else { return };
        let joined = format!("{}{}", left.text, right.text);
        let phrases = &self.known.facts.index.phrases;
        if phrases.symbol(&crate::language::fold::stem(&joined)).is_some()
            && let Some(reading) = self.reading(&joined)
        {
            pieces.push(Piece { length: 2, cost: 1.6, what: What::Known { named: reading.named, senses: reading.senses } });
        }
    }

    /// "a share" for "A-share": a letter and a word that are known as one.
    fn lettered(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        let letter = &self.atoms[place];
        if letter.kind != AtomKind::Word || letter.text.len() != 1 {
            return;
        }
        let Some(next) = self.atoms.get(place + 1).filter(|next| next.kind == AtomKind::Word) else { return };
        if let Some(reading) = self.reading(&format!("{}{}", letter.text, next.text)) {
            // A term of the base is what is meant, if it can be: "a share of" cannot.
            let of = self.atoms.get(place + 2).is_some_and(|after| after.text.as_ref() == "of");
            let cost = if reading.named.is_some() && !of { 0.8 } else { 1.4 };
            pieces.push(Piece { length: 2, cost, what: What::Known { named: reading.named, senses: reading.senses } });
        }
    }

    pub(super) fn reading(&self, text: &str) -> Option<Reading<'a>> {
        self.known.reading(text)
    }

    /// One word written as two.
    fn mended_words(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        let mut joined = self.atoms[place].text.clone().into_string();
        for (length, next) in self.atoms[place + 1..].iter().take_while(|next| next.kind == AtomKind::Word).take(4).enumerate() {
            joined.push_str(&next.text);
            // "Line ring" is no "liner": the second word must not go as an ending.
            let is_ending = || crate::language::fold::stem(&joined).len() <= joined.len() - next.text.len() + 1;
            // "In its ranks" is no "innit".
            let is_grammar = matches!(&*next.text, "its" | "it" | "is" | "as" | "us");
            if joined.len() > 4
                && !is_grammar
                && let Some(reading) = self.reading(&joined).filter(|_| !is_ending())
            {
                pieces.push(Piece { length: length + 2, cost: 1.7, what: What::Mended(vec![reading], 0.95) });
            }
        }
    }
}

fn spans(atoms: &[Atom], numbers: &[Found]) -> Vec<(usize, usize)> {
    numbers
        .iter()
        .map(|found| {
            let first = atoms.partition_point(|atom| atom.end <= found.span.start);
            let end = atoms.partition_point(|atom| atom.start < found.span.end);
            (first, end.saturating_sub(first))
        })
        .collect()
}

/// Whether a mark ends a clause.
pub(super) fn is_clause_end(mark: &str) -> bool {
    matches!(mark, "," | "." | ";" | ":" | "!" | "?" | "。" | "、" | "…" | "(" | ")" | "\n")
}
