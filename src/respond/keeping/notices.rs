//! What do those who follow the facts read of the bot itself: that it has started, which facts it answers from, and what members say of its answers?
//!
//! It is for no one reader, so it is in the bot's own language.

use super::words::words;
use crate::chat::{MessageId, RoomId};
use crate::render::markdown::{escaped, push_line};
use crate::respond::desk::Settings;

/// How many faults are told; the log has them all.
const SHOWN: usize = 8;

/// What they are told.
#[derive(Clone, Copy, Debug)]
pub enum Notice<'n> {
    /// The bot has started.
    Started {
        /// How many indicators, figures, statements and topics it knows.
        counts: [usize; 4],
        /// Which state of the facts that is.
        revision: &'n str,
    },
    /// Other facts are answered from.
    Renewed {
        /// How many figures they have.
        figures: usize,
        /// Of how many statements.
        statements: usize,
        /// Which state of the facts that is.
        revision: &'n str,
    },
    /// The files were changed and have faults, a line each.
    Faulty {
        /// The faults.
        faults: &'n [String],
        /// Which state of the facts is answered from still.
        revision: &'n str,
    },
    /// A member says that an answer was to another question.
    NotAsked {
        /// The answer.
        answer: MessageId,
        /// Where it stands.
        room: RoomId,
        /// The question, where it is known.
        question: Option<&'n str>,
    },
}

/// A notice in the bot's own language.
#[must_use]
pub fn notice(settings: &Settings, notice: &Notice<'_>) -> String {
    let words = words(settings.language);
    match notice {
        Notice::Started { counts: [indicators, figures, statements, topics], revision } => words
            .started
            .replace("{indicators}", &indicators.to_string())
            .replace("{figures}", &figures.to_string())
            .replace("{statements}", &statements.to_string())
            .replace("{topics}", &topics.to_string())
            .replace("{revision}", revision),
        Notice::Renewed { figures, statements, revision } => words
            .renewed
            .replace("{figures}", &figures.to_string())
            .replace("{statements}", &statements.to_string())
            .replace("{revision}", revision),
        Notice::Faulty { faults, revision } => {
            let mut text = words.not_renewed.replace("{revision}", revision);
            for fault in faults.iter().take(SHOWN) {
                push_line(&mut text, &format!("- {}", escaped(fault)));
            }
            if faults.len() > SHOWN {
                push_line(&mut text, &format!("- {}", words.more_faults.replace("{count}", &(faults.len() - SHOWN).to_string())));
            }
            text
        }
        Notice::NotAsked { answer, room, question } => {
            let question = question.map(|question| format!("\n> {}", escaped(question))).unwrap_or_default();
            let told = words.told_not_asked.replace("{answer}", &answer.0.to_string()).replace("{room}", &format!("<#{}>", room.0));
            format!("{told}{question}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn those_who_follow_the_facts_are_told_in_the_bot_s_own_language() {
        let of = |language, what: &Notice<'_>| notice(&Settings { language, ..Settings::default() }, what);
        let both = |what: &Notice<'_>| [of(Language::English, what), of(Language::Chinese, what)];
        let revision = "abc";
        assert_eq!(
            both(&Notice::Started { counts: [3, 5, 2, 1], revision }),
            [
                "Started with 3 indicators, 5 figures, 2 statements, 1 topics, revision abc.",
                "已启动：3个指标、5条数据、2份声明、1个主题，版本 abc。"
            ]
        );
        assert_eq!(
            both(&Notice::Renewed { figures: 5, statements: 2, revision }),
            ["The facts have changed: 5 figures of 2 statements, revision abc.", "数据已更新：2份声明的5条数据，版本 abc。"]
        );
        let faults: Vec<String> = (1..=10).map(|line| format!("a.toml:{line}:1: error: *")).collect();
        let [english, chinese] = both(&Notice::Faulty { faults: &faults, revision });
        assert!(
            english.starts_with(
                "The facts were changed, and have faults: what is answered stays at revision abc.\n- a.toml:1:1: error: \\*\n"
            )
        );
        assert!(english.ends_with("\n- and 2 more: smebot check") && chinese.ends_with("\n- 另有2处：smebot check"), "{english} {chinese}");
        let not_asked = Notice::NotAsked { answer: MessageId(7), room: RoomId(5), question: Some("@everyone **now**") };
        assert_eq!(
            both(&not_asked),
            [
                "Not what was asked, says a member of the answer 7 in <#5>:\n> @\u{200b}everyone \\*\\*now\\*\\*",
                "有成员表示 <#5> 中的回答 7 并非所问：\n> @\u{200b}everyone \\*\\*now\\*\\*"
            ]
        );
    }
}
