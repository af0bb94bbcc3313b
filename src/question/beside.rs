//! Which sentences say nothing that what is asked could be narrowed by, though the speaker is not in them?
//!
//! "Somebody at the printer's must have a sore wrist: how many cards ...?", "Typical government, ...", "Working on a chart.": such a
//! sentence shares no notion with what is held, has no place, time, number or group in it, and refers to nothing.

use super::speaker::{ASKERS, has_word};
use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use std::ops::Range;

/// Verbs without which a stretch of words is no sentence: a bare name ("wool mills.") says what is asked about.
const FINITE: [&str; 40] = [
    "is", "are", "was", "were", "has", "have", "had", "must", "can", "could", "will", "would", "should", "may", "might", "do", "does",
    "did", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "can't", "cannot", "couldn't", "won't", "wouldn't", "don't",
    "doesn't", "didn't", "needs", "wants", "keeps", "gets", "got", "seems", "looks", "sounds",
];

/// Words by which a sentence says of which of them something is asked, or points at what is.
const NARROWING: [&str; 52] = [
    "only",
    "just",
    "solely",
    "without",
    "except",
    "excluding",
    "excluded",
    "including",
    "included",
    "not",
    "other",
    "others",
    "those",
    "these",
    "they",
    "them",
    "their",
    "it",
    "its",
    "that",
    "this",
    "ones",
    "such",
    "both",
    "each",
    "every",
    "all",
    "any",
    "none",
    "about",
    "concerning",
    "regarding",
    "refers",
    "refer",
    "referring",
    "limited",
    "restricted",
    "restrict",
    "count",
    "counts",
    "counting",
    "covers",
    "cover",
    "means",
    "mean",
    "meant",
    "namely",
    "specifically",
    "especially",
    "namely:",
    "among",
    "per",
];

/// What a speaker says first who is not pleased, or is.
const EXCLAIMING: [&str; 20] = [
    "typical",
    "classic",
    "bloody",
    "damn",
    "damned",
    "blasted",
    "stupid",
    "silly",
    "poor",
    "lovely",
    "brilliant",
    "great",
    "nice",
    "wow",
    "ugh",
    "oh",
    "dear",
    "goodness",
    "good",
    "bravo",
];

/// What people are doing for which they need a number.
const AT_WORK: [&str; 14] = [
    "working",
    "writing",
    "preparing",
    "drafting",
    "doing",
    "making",
    "building",
    "updating",
    "compiling",
    "editing",
    "finishing",
    "designing",
    "putting",
    "researching",
];

/// The most words of an exclamation.
const LONGEST_EXCLAMATION: usize = 4;

impl Maker<'_> {
    /// Whether a part of a message restricts nothing that another part asks; what it tells of what is held is nothing, as is known before.
    pub(super) fn is_beside(&self, part: &Range<usize>) -> bool {
        if self.question.language != Language::English || self.is_fixed(part) {
            return false;
        }
        let words: Vec<&Token> = self.question.tokens[part.clone()].iter().filter(|token| token.class != Class::Mark).collect();
        let Some(first) = words.first() else { return false };
        let opens = part.start == 0;
        let exclaims = opens && words.len() <= LONGEST_EXCLAMATION && EXCLAIMING.contains(&first.text.as_ref());
        let narrows = |token: &&Token| has_word(token, &NARROWING);
        exclaims
            || !words.iter().any(narrows)
                && (self.is_sentence(part, &words)
                    || self.is_sentence_of_its_own(part) && tells_of_work(&words)
                    || opens && self.is_of_a_work(part))
    }

    /// "NGO briefing note, ...": what the answer is to go into, before everything else.
    fn is_of_a_work(&self, part: &Range<usize>) -> bool {
        /// The most words of what a work is called.
        const LONGEST: usize = 4;
        let tokens = &self.question.tokens;
        let ends = tokens.get(part.end).is_some_and(|mark| matches!(mark.text.as_ref(), "," | ":" | "." | "-"));
        part.len() <= LONGEST && ends && tokens[part.clone()].last().is_some_and(|last| self.is_work(last))
    }

    /// Whether a part has a time, a number, a place or a group in it, or asks.
    fn is_fixed(&self, part: &Range<usize>) -> bool {
        let tokens = &self.question.tokens[part.clone()];
        let asks = |token: &Token| ASKERS.iter().any(|asker| token.text.starts_with(asker));
        let operates = |token: &Token| token.restricts > 0.0 && token.cues.iter().any(|cue| !matches!(cue, Cue::Average | Cue::Trend));
        let fixed = |token: &Token| {
            matches!(token.class, Class::Period(_) | Class::Number(_) | Class::Member(_) | Class::Country(_))
                || asks(token)
                || operates(token)
        };
        // "Working on a chart" names no member that is called work.
        let skipped = usize::from(tokens.first().is_some_and(is_at_work));
        tokens[skipped..].iter().any(fixed)
    }

    /// Whether a part is a sentence that says something: it has a subject before its verb and ends where a sentence does.
    fn is_sentence(&self, part: &Range<usize>, words: &[&Token]) -> bool {
        /// The fewest words of one: "the wall has ears".
        const SHORTEST: usize = 4;
        let verb = words.iter().position(|token| has_word(token, &FINITE));
        words.len() >= SHORTEST && verb.is_some_and(|verb| verb > 0) && self.is_sentence_of_its_own(part)
    }

    /// Whether a part stands between the ends of sentences, or before a colon that a sentence follows.
    pub(super) fn is_sentence_of_its_own(&self, part: &Range<usize>) -> bool {
        let mark = |place: usize| self.question.tokens.get(place).map(|token| token.text.as_ref());
        let begins = part.start == 0 || matches!(mark(part.start - 1), Some("." | "!" | "?" | "…" | "\n"));
        let ends = matches!(mark(part.end), None | Some("." | "!" | ":" | "…" | "\n"));
        begins && ends
    }
}

/// Whether a word is what people do for which they need a number.
pub(super) fn is_at_work(token: &Token) -> bool {
    token.text.split(' ').next().is_some_and(|verb| AT_WORK.contains(&verb))
}

/// "Working on a chart", "drafting the annual report": what the speaker is at, with what it is of behind the verb.
fn tells_of_work(words: &[&Token]) -> bool {
    let article = |token: &&Token| token.text.split(' ').any(|word| matches!(word, "a" | "an" | "the" | "my" | "our" | "some"));
    words.first().is_some_and(|token| is_at_work(token)) && words.iter().take(4).any(article)
}
