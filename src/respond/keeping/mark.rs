//! What do forms and buttons of those who keep the facts carry?
//!
//! "k1", a letter for what it is, whose it is, fingerprints of what it is about, and a text; closed with a check. A form is made again from what it
//! carries. What was proposed is too long for that: its buttons carry a number under which it is kept for a while.

use crate::chat::AuthorId;
use crate::respond::seal::{self, AUTHOR, FINGERPRINT, Seal};

/// What it begins with.
pub(super) const MARK: &str = "k1";
/// The most characters that a service takes. <https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id>
const LONGEST: usize = 100;
/// In the place of a fingerprint: there is none.
pub(super) const NONE: u64 = 0;
/// In the place of one: what is there is to be taken out. Nothing else has all its digits the highest, or hardly ever.
pub(super) const EMPTY: u64 = (1 << (6 * FINGERPRINT)) - 1;

/// What a form or a button is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The form for a new figure.
    Add,
    /// The form for a figure that is put right.
    Edit,
    /// The form for why a figure is answered no longer.
    Retire,
    /// The form for something new with its first figure.
    First,
    /// The form for a new indicator.
    New,
    /// The form for an indicator that is described otherwise.
    Describe,
    /// The form for a remark.
    Remark,
    /// The form for a term of the glossary.
    Term,
    /// The button that makes what was proposed.
    Apply,
    /// The button that drops it.
    Discard,
    /// The button that has a question tried on it.
    Try,
    /// The form for that question.
    Question,
    /// The button with which a second keeper agrees.
    Approve,
    /// The button with which one does not.
    Decline,
    /// The button that shows a page of the inbox.
    Inbox,
    /// The menu of its groups.
    Group,
    /// The button that has words of a question taught.
    Teach,
    /// The form for which words.
    Stretch,
    /// The menu of what they mean.
    Taught,
    /// The button that adds a figure that was asked for.
    Missing,
    /// The form for what it is of.
    What,
    /// The menu of what it may be of.
    Measured,
    /// The button that closes a group.
    Closed,
    /// The button that keeps it from coming back.
    Unwanted,
    /// The button that takes either back.
    Reopened,
    /// The form for the text of a statement.
    Paste,
    /// The button that adds what is sure of a draft.
    Adds,
    /// The list in which is ticked what of a draft is added.
    Picks,
    /// The form for where that was read.
    Source,
    /// The button that opens a form again with what was typed into it.
    Again,
    /// The button that shows a page of the history.
    Changes,
    /// The menu of its changes.
    Change,
    /// The button that takes a change back.
    TakeBack,
    /// The button that shows a page of what is due.
    Due,
    /// The button that shows a page of what is wrong with the files.
    Faults,
}

impl Kind {
    const ALL: [(Self, char); 35] = [
        (Self::Add, 'f'),
        (Self::Edit, 'e'),
        (Self::Retire, 'r'),
        (Self::First, 'F'),
        (Self::New, 'n'),
        (Self::Describe, 'i'),
        (Self::Remark, 'm'),
        (Self::Term, 't'),
        (Self::Apply, 'a'),
        (Self::Discard, 'd'),
        (Self::Try, 'u'),
        (Self::Question, 'q'),
        (Self::Approve, 'p'),
        (Self::Decline, 'x'),
        (Self::Inbox, 'I'),
        (Self::Group, 'G'),
        (Self::Teach, 'T'),
        (Self::Stretch, 'S'),
        (Self::Taught, 'M'),
        (Self::Missing, 'N'),
        (Self::What, 'W'),
        (Self::Measured, 'V'),
        (Self::Closed, 'C'),
        (Self::Unwanted, 'X'),
        (Self::Reopened, 'O'),
        (Self::Paste, 'D'),
        (Self::Adds, 'A'),
        (Self::Picks, 'k'),
        (Self::Source, 'B'),
        (Self::Again, 'g'),
        (Self::Changes, 'H'),
        (Self::Change, 'h'),
        (Self::TakeBack, 'U'),
        (Self::Due, 'y'),
        (Self::Faults, 'c'),
    ];
}

/// What a form or a button carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// What it is.
    pub kind: Kind,
    /// Whose it is: who opened the form, or who proposed the change.
    pub author: AuthorId,
    /// Fingerprints or numbers of what it is about.
    pub parts: Vec<u64>,
    /// A text.
    pub text: String,
}

impl Mark {
    /// One about a single thing.
    pub fn of(kind: Kind, author: AuthorId, part: u64) -> Self {
        Self { kind, author, parts: vec![part], text: String::new() }
    }

    /// The first part.
    pub fn part(&self, place: usize) -> Option<u64> {
        self.parts.get(place).copied().filter(|part| *part != NONE)
    }

    /// As text, closed; nothing where that is too long.
    pub fn closed(&self, seal: &Seal) -> Option<String> {
        let letter = Kind::ALL.iter().find(|(kind, _)| *kind == self.kind).map(|(_, letter)| *letter)?;
        let count = seal::digits(u64::try_from(self.parts.len()).ok()?, 1);
        let parts: String = self.parts.iter().map(|part| seal::digits(*part, FINGERPRINT)).collect();
        let closed = seal.closed(&format!("{MARK}{letter}{}{count}{parts}{}", seal::digits(self.author.0, AUTHOR), self.text));
        (closed.encode_utf16().count() <= LONGEST).then_some(closed)
    }

    /// From text; nothing where it was not made by this bot.
    pub fn opened(text: &str, seal: &Seal) -> Option<Self> {
        let mut letters = seal.opened(text)?.strip_prefix(MARK)?.chars();
        let letter = letters.next()?;
        let kind = Kind::ALL.iter().find(|(_, known)| *known == letter).map(|(kind, _)| *kind)?;
        let (author, rest) = letters.as_str().split_at_checked(AUTHOR)?;
        let (count, mut rest) = rest.split_at_checked(1)?;
        let mut parts = Vec::new();
        for _ in 0..seal::number(count)? {
            let (part, behind) = rest.split_at_checked(FINGERPRINT)?;
            parts.push(seal::number(part)?);
            rest = behind;
        }
        Some(Self { kind, author: AuthorId(seal::number(author)?), parts, text: rest.to_owned() })
    }
}

/// What a mark is, where it looks like one of ours; whether it is one is seen when it is opened.
pub(super) fn kind(text: &str) -> Option<Kind> {
    let letter = text.strip_prefix(MARK)?.chars().next()?;
    Kind::ALL.iter().find(|(_, known)| *known == letter).map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_comes_back_and_no_other_opens() {
        let (seal, other) = (Seal::of("one"), Seal::of("two"));
        for (kind, _) in Kind::ALL {
            let mark =
                Mark { kind, author: AuthorId(1_400_000_000_000_000_000), parts: vec![7, NONE, 1 << 35], text: "2024-H1 家".to_owned() };
            let closed = mark.closed(&seal).unwrap();
            assert_eq!(Mark::opened(&closed, &seal).as_ref(), Some(&mark));
            assert_eq!(super::kind(&closed), Some(kind));
            assert_eq!(Mark::opened(&closed, &other), None);
            assert_eq!(Mark::opened(&closed.replace("2024", "2025"), &seal), None);
        }
        for text in ["", "k1", "k1f", "k2fxxxx", "小巨人小巨人"] {
            assert_eq!(Mark::opened(text, &seal), None, "{text:?}");
        }
        let long = Mark { text: "x".repeat(90), ..Mark::of(Kind::Add, AuthorId(1), 1) };
        assert_eq!(long.closed(&seal), None);
    }
}
