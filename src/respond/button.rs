//! What does a button carry, so that it works after a restart?
//!
//! "s1", a letter for what it does, one for the language, who asked, and a code of what was asked; closed with a check. All of it fits the 100
//! characters that there are, and nothing of it is kept anywhere else.

use super::code;
use super::known::Known;
use super::seal::{self, AUTHOR, Seal};
use crate::chat::AuthorId;
use crate::language::Language;
use crate::plan::Ask;

/// The name and version of the format. A later one has another, so that what an old message carries is not misread.
const VERSION: &str = "s1";

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Shows how the answer was computed.
    Working,
    /// Draws it.
    Chart,
    /// Asks what to compare it with.
    Compare,
    /// Compares it with what is chosen.
    Versus,
    /// Shows where its figures come from.
    Sources,
    /// Says that something else was asked.
    NotAsked,
    /// Takes the answer away.
    Delete,
    /// Answers with what the button stands for.
    Pick,
    /// Answers with the figure that is chosen of a menu.
    Choose,
    /// Shows another part of a long answer.
    Page,
    /// Shows another part of the list of sources.
    SourcePage,
    /// Has the member told when there is an answer.
    Tell,
    /// Deletes what is kept of the member.
    Forget,
}

impl Purpose {
    const ALL: [(Self, char); 13] = [
        (Self::Working, 'W'),
        (Self::Chart, 'C'),
        (Self::Compare, 'M'),
        (Self::Versus, 'V'),
        (Self::Sources, 'S'),
        (Self::NotAsked, 'N'),
        (Self::Delete, 'D'),
        (Self::Pick, 'P'),
        (Self::Choose, 'H'),
        (Self::Page, 'G'),
        (Self::SourcePage, 'L'),
        (Self::Tell, 'T'),
        (Self::Forget, 'F'),
    ];

    fn letter(self) -> char {
        Self::ALL.iter().find(|(purpose, _)| *purpose == self).map_or('?', |(_, letter)| *letter)
    }

    fn of(letter: char) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == letter).map(|(purpose, _)| *purpose)
    }
}

/// What a button carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What it does.
    pub purpose: Purpose,
    /// The language of what it leads to.
    pub language: Language,
    /// Who asked.
    pub asker: AuthorId,
    /// Which part of a long answer, from 0; what tells buttons of one message apart where nothing else does.
    pub part: u8,
    /// What was asked, in letters.
    pub code: String,
}

/// Why a button leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dead {
    /// It was not made by this bot, or it was changed.
    Forged,
    /// What it stands for is not held any more, or it is of an older version.
    Stale,
}

impl Button {
    /// What is sent when it is pressed.
    #[must_use]
    pub fn id(&self, seal: &Seal) -> String {
        let language = match self.language {
            Language::English => 'e',
            Language::Chinese => 'z',
        };
        let asker = seal::digits(self.asker.0, AUTHOR);
        let part = seal::digits(self.part.into(), 2);
        seal.closed(&format!("{VERSION}{}{language}{asker}{part}{}", self.purpose.letter(), self.code))
    }

    /// What was sent when a button was pressed.
    ///
    /// # Errors
    /// Says why it leads nowhere.
    pub fn of(id: &str, seal: &Seal) -> Result<Self, Dead> {
        let version_is_known = id.starts_with(VERSION);
        let looks_like_ours = id.starts_with('s') && id.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        if !version_is_known && looks_like_ours {
            return Err(Dead::Stale);
        }
        seal.opened(id).and_then(parsed).ok_or(Dead::Forged)
    }

    /// What was asked.
    ///
    /// # Errors
    /// Says that what was asked is not held any more.
    pub fn ask(&self, known: &Known) -> Result<Ask, Dead> {
        code::read(&self.code, known).ok_or(Dead::Stale)
    }
}

fn parsed(text: &str) -> Option<Button> {
    let rest = text.strip_prefix(VERSION)?;
    let mut letters = rest.chars();
    let purpose = Purpose::of(letters.next()?)?;
    let language = match letters.next()? {
        'e' => Language::English,
        'z' => Language::Chinese,
        _ => return None,
    };
    let (asker, rest) = letters.as_str().split_at_checked(AUTHOR)?;
    let (part, code) = rest.split_at_checked(2)?;
    let part = u8::try_from(seal::number(part)?).ok()?;
    Some(Button { purpose, language, asker: AuthorId(seal::number(asker)?), part, code: code.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn button(code: &str) -> Button {
        Button {
            purpose: Purpose::Chart,
            language: Language::Chinese,
            asker: AuthorId(1_400_000_000_000_000_000),
            part: 3,
            code: code.to_owned(),
        }
    }

    #[test]
    fn a_button_comes_back_and_fits() {
        let seal = Seal::of("secret");
        let longest = button(&"x".repeat(code::LONGEST));
        for button in [button(""), button("FAbCdEf"), longest] {
            let id = button.id(&seal);
            assert!(id.len() <= 100, "{} characters", id.len());
            assert_eq!(Button::of(&id, &seal), Ok(button));
        }
    }

    #[test]
    fn a_forged_or_old_button_leads_nowhere() {
        let seal = Seal::of("secret");
        let id = button("FAbCdEf").id(&seal);
        assert_eq!(Button::of(&id.replace("FAb", "FAc"), &seal), Err(Dead::Forged));
        assert_eq!(Button::of(&id, &Seal::of("other")), Err(Dead::Forged));
        assert_eq!(Button::of(&id.replacen("s1", "s0", 1), &seal), Err(Dead::Stale));
        for id in ["", "s", "s1", "小巨人", "drop table", &"s1".repeat(60)] {
            assert_eq!(Button::of(id, &seal), Err(Dead::Forged), "{id:?}");
        }
    }
}
