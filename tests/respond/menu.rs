//! Are commands and choices such as Discord takes, and are they what is meant?

use super::stage::{desk, known};
use jiff::Timestamp;
use smebot::chat::*;
use smebot::respond;
use smebot::respond::desk::Settings;
use smebot::respond::memory::Memory;
use smebot::respond::menu::{self, Said};

#[test]
fn choices_are_what_is_meant() {
    let known = known("facts");
    let (settings, memory) = (Settings::default(), Memory::default());
    let desk = desk(&known, &settings, &memory, Timestamp::UNIX_EPOCH);
    let author = Author { id: AuthorId(1), is_person: true, locale: Locale::Simplified };
    let room = Room { id: RoomId(1), is_direct: false };
    let offered = |typed: &str| {
        let options = vec![("key".to_owned(), typed.to_owned())];
        let command = Command { event: 1, author, room, may_reply: true, name: "fact".to_owned(), options };
        let response = respond::suggest(&desk, &Typed { command, option: "key".to_owned() });
        let [Action::Offer(choices)] = response.actions.as_slice() else { panic!("{response:?}") };
        assert!(choices.len() <= 25, "{typed:?}: {}", choices.len());
        choices.iter().map(|choice| choice.value.clone()).collect::<Vec<_>>()
    };
    for typed in ["little gi", "litle giants", "小巨人"] {
        assert_eq!(offered(typed).first().map(String::as_str), Some("little-giants"), "{typed:?}");
    }
    for typed in ["specialised and innovatve", "專精特新"] {
        assert!(offered(typed).iter().take(5).any(|key| key == "srdi-smes"), "{typed:?}: {:?}", offered(typed));
    }
    for typed in ["", "l"] {
        assert!(!offered(typed).is_empty(), "{typed:?}");
    }
    for typed in ["zzzzzzzzzzzzzzzzzzzz", &"x ".repeat(3_000)] {
        assert_eq!(offered(typed), Vec::<String>::new(), "{:?}", typed.get(..20));
    }
}

#[test]
fn commands_keep_the_rules_of_names_and_sizes() {
    for base in ["facts", "tests/bases/harbours", "tests/bases/energy", "tests/bases/universities", "tests/check/good"] {
        let menu = menu::menu(known(base).base());
        assert!((8..=25).contains(&menu.entries.len()) || base.ends_with("good"), "{base}: {} subcommands", menu.entries.len());
        let is_name = |name: &str| {
            (1..=32).contains(&name.chars().count())
                && name.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_')
                && name.to_lowercase() == name
        };
        let all = |said: &Said| [Some(said.en.clone()), said.zh_cn.clone(), said.zh_tw.clone()].into_iter().flatten().collect::<Vec<_>>();
        let longest = |said: &Said| all(said).iter().map(|text| text.chars().count()).max().unwrap();
        let mut total = 0;
        for language in 0..3 {
            let of = |said: &Said| [Some(&said.en), said.zh_cn.as_ref(), said.zh_tw.as_ref()][language].unwrap_or(&said.en).clone();
            let mut names: Vec<String> = menu.entries.iter().map(|entry| of(&entry.name)).collect();
            names.sort();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "{base}: two subcommands of one name");
        }
        for entry in &menu.entries {
            assert!(all(&entry.name).iter().all(|name| is_name(name)), "{base}: {:?}", entry.name);
            assert!(
                all(&entry.description).iter().all(|text| (1..=100).contains(&text.chars().count())),
                "{base}: {:?}",
                entry.description
            );
            total += longest(&entry.name) + longest(&entry.description);
            let required = entry.slots.iter().map(|slot| !slot.required);
            assert!(required.is_sorted(), "{base}: {} has a required option after one that is not", entry.name.en);
            assert!(entry.slots.len() <= 25);
            for slot in &entry.slots {
                assert!(all(&slot.name).iter().all(|name| is_name(name)), "{base}: {:?}", slot.name);
                assert!(all(&slot.description).iter().all(|text| (1..=100).contains(&text.chars().count())), "{base}: {slot:?}");
                total += longest(&slot.name) + longest(&slot.description);
            }
        }
        assert!(total <= 8_000, "{base}: {total} characters");
    }
    let shipped = menu::menu(known("facts").base());
    for topic in ["listings", "survey", "growth"] {
        assert!(shipped.entries.iter().any(|entry| entry.name.en == topic), "no /sme {topic}");
    }
}
