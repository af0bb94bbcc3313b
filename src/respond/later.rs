//! What was asked with a command, as the button below its reply carries it, so that the member can be told later?
//!
//! A message says itself what was asked in it; after a command there is none that does. What was looked up is written out in letters. A question in
//! words is too long for that: its button carries by what the inbox finds its words, and those before it, which are kept there without who asked. Where
//! it follows up a question that had an answer, only the memory of a day knows that one, and afterwards the member has to ask again.

use super::button::Dead;
use super::desk::Desk;
use super::memory::Thread;
use super::seal::{self, FINGERPRINT};
use super::{alike, code, known};
use crate::answer::{Answer, Content};
use crate::chat::MessageId;
use crate::facts::base::{IndicatorId, MemberId};
use crate::facts::period::Period;
use crate::language::Language;
use crate::render::label::Labels;

/// Begins a question that stands by itself.
const STANDS: char = 'q';
/// Begins one that follows up another.
const FOLLOWS: char = 'Q';
/// Begins what was looked up.
const OF: char = 'f';
/// How many letters the marks of a question have.
const MARKS: usize = 2 * FINGERPRINT;

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A question.
    Question {
        /// Its words.
        text: String,
        /// What had been asked before it.
        before: Thread,
        /// Whether it would be understood otherwise without.
        follows: bool,
    },
    /// A figure, by what it is of.
    Figure {
        /// What is measured.
        indicator: IndicatorId,
        /// When, where that was said.
        period: Option<Period>,
        /// Of whom.
        members: Vec<MemberId>,
    },
}

impl Asked {
    /// In letters; nothing where there is nothing to be found by them, or a button cannot carry them.
    pub fn written(&self, desk: &Desk<'_>) -> Option<String> {
        let code = match self {
            Self::Question { text, before, follows } => {
                let own = Some(marks(text)).filter(|_| !alike::kept(text).is_empty())?;
                let before = before.iter().map(|text| marks(text));
                format!("{}{own}{}", if *follows { FOLLOWS } else { STANDS }, before.collect::<String>())
            }
            Self::Figure { indicator, period, members } => {
                let base = desk.known.base();
                let key = known::key("indicator", &base.indicators[indicator.0 as usize].key);
                let members: String = members.iter().map(|id| seal::digits(known::member(base, *id), FINGERPRINT)).collect();
                let period = period.map(|period| period.to_string()).unwrap_or_default();
                format!("{OF}{}{members}.{period}", seal::digits(key, FINGERPRINT))
            }
        };
        Some(code).filter(|code| code.len() <= code::LONGEST)
    }
}

/// Whether an answer would be another without the questions before.
pub(super) fn follows(answer: &Answer, alone: impl FnOnce() -> Answer, before: &[String]) -> bool {
    let Content::Abstention { reason, near } = &answer.content else { return false };
    !before.is_empty() && !matches!(alone().content, Content::Abstention { reason: why, near: other } if why == *reason && other == *near)
}

/// What the letters of a button below a reply ask, with what was asked before it.
pub(super) fn read(desk: &Desk<'_>, code: &str, reply: MessageId, language: Language) -> Result<(String, Thread), Dead> {
    let mut letters = code.chars();
    let (letter, rest) = (letters.next().ok_or(Dead::Stale)?, letters.as_str());
    let found = match letter {
        STANDS | FOLLOWS => question(desk, rest, reply, letter == FOLLOWS),
        OF => figure(desk, rest, language).map(|question| (question, Thread::new())),
        _ => None,
    };
    found.ok_or(Dead::Stale)
}

fn question(desk: &Desk<'_>, code: &str, reply: MessageId, follows: bool) -> Option<(String, Thread)> {
    let (own, mut rest) = code.split_at_checked(MARKS)?;
    let remembered = desk.memory.thread_of(reply, desk.now).and_then(|mut thread| Some((thread.pop()?, thread)));
    if let Some(known) = remembered.filter(|(text, _)| marks(text) == own) {
        return Some(known);
    }
    let inbox = desk.inbox?;
    let in_inbox = |marked: &str| {
        let likeness = seal::number(marked.split_at_checked(FINGERPRINT)?.0)?;
        inbox.wordings(likeness)?.into_iter().find(|text| marks(text) == marked)
    };
    let mut before = Thread::new();
    while let Some((one, behind)) = rest.split_at_checked(MARKS) {
        match in_inbox(one) {
            Some(text) => before.push(text),
            None if follows => return None,
            None => {}
        }
        rest = behind;
    }
    Some((in_inbox(own)?, before))
}

fn figure(desk: &Desk<'_>, code: &str, language: Language) -> Option<String> {
    let base = desk.known.base();
    let (what, period) = code.split_once('.')?;
    let (key, mut rest) = what.split_at_checked(FINGERPRINT)?;
    let labels = Labels::new(base, language);
    let mut parts = vec![labels.indicator(desk.known.indicator(seal::number(key)?)?).to_owned()];
    while let Some((one, behind)) = rest.split_at_checked(FINGERPRINT) {
        let sought = seal::number(one)?;
        parts.push(labels.members(&[known::members(base).find(|id| known::member(base, *id) == sought)?]));
        rest = behind;
    }
    if !period.is_empty() {
        parts.push(labels.period(&Period::parse(period).ok()?));
    }
    Some(parts.join(", "))
}

/// By what the inbox finds a question: the number that it shares with questions that are alike, and the fingerprint of its own words.
fn marks(text: &str) -> String {
    let kept = alike::kept(text);
    let words = seal::fingerprint(&["question", &kept]);
    seal::digits(alike::likeness(&kept), FINGERPRINT) + &seal::digits(words, FINGERPRINT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::Picture;
    use crate::facts::base::{DimensionId, FactBase};
    use crate::facts::load::load;
    use crate::question::Facts;
    use crate::respond::desk::{Painter, Settings};
    use crate::respond::known::Known;
    use crate::respond::memory::Memory;
    use jiff::Timestamp;
    use jiff::civil::date;

    struct Blind;

    impl Painter for Blind {
        fn paint(&self, _: &Answer, _: &FactBase) -> Option<Picture> {
            None
        }
    }

    #[test]
    fn what_a_button_cannot_carry_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let dimensions = (0..14).map(|number| format!("[sort-{number}]\nname = {{ en = \"sort {number}\" }}\n\n[sort-{number}.members.one]\nname = {{ en = \"one of {number}\" }}\n\n"));
        std::fs::create_dir(folder.path().join("indicators")).unwrap();
        std::fs::write(folder.path().join("dimensions.toml"), dimensions.collect::<String>()).unwrap();
        std::fs::write(folder.path().join("indicators/all.toml"), "[boats]\nname = { en = \"boats\" }\nunit = \"boats\"\n").unwrap();
        let known = Known::new(Facts::new(load(folder.path()).base), String::new());
        let (settings, memory, now, day) = (Settings::default(), Memory::default(), Timestamp::UNIX_EPOCH, date(2025, 12, 1));
        let desk =
            Desk { known: &known, settings: &settings, memory: &memory, painter: &Blind, inbox: None, keeper: None, home: None, now, day };
        let written = |count| {
            let members = (0..count).map(|dimension| MemberId { dimension: DimensionId(dimension), index: 0 }).collect();
            Asked::Figure { indicator: IndicatorId(0), period: None, members }.written(&desk)
        };
        let few = written(2).unwrap();
        assert_eq!(read(&desk, &few, MessageId(1), Language::English).unwrap().0, "boats, one of 0, one of 1");
        assert_eq!(written(14), None);
    }
}
