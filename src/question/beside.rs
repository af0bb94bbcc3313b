//! Which sentences say nothing that what is asked could be narrowed by, though the speaker is not in them?
//!
//! "Somebody at the printer's must have a sore wrist: how many cards ...?", "Typical government, ...", "Working on a chart.": such a
//! sentence shares no notion with what is held, has no place, time, number or group in it, and refers to nothing.

use super::speaker::{ASKERS, has_word};
use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use std::ops::Range;

/// Of whom a sentence tells nothing that is asked: "somebody at the printer's must have a sore wrist". Of anything else it might tell
/// which of them are meant: "the senders must be women".
const ANYBODY: [&str; 10] =
    ["somebody", "someone", "nobody", "no one", "some people", "some folks", "some idiot", "some genius", "some joker", "whoever"];

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
const EXCLAIMING: [&str; 12] =
    ["typical", "classic", "bloody", "damn", "damned", "blasted", "wow", "ugh", "oh", "goodness", "bravo", "yikes"];

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
        // "Typical households" are those that are asked about.
        let is_plural = words.last().is_some_and(|last| last.text.ends_with('s'));
        let exclaims = opens && words.len() <= LONGEST_EXCLAMATION && !is_plural && EXCLAIMING.contains(&first.text.as_ref());
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

    /// Whether a part is a sentence of somebody or nobody in particular.
    fn is_sentence(&self, part: &Range<usize>, words: &[&Token]) -> bool {
        /// The fewest words of one.
        const SHORTEST: usize = 4;
        let subject = words.first().is_some_and(|first| ANYBODY.iter().any(|word| first.text.starts_with(word)));
        words.len() >= SHORTEST && subject && self.is_sentence_of_its_own(part)
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
