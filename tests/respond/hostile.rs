//! Does anything that is typed panic, mention anybody, or pass as markup?

use super::stage::{desk, known, post_of};
use jiff::Timestamp;
use smebot::chat::*;
use smebot::respond;
use smebot::respond::desk::Settings;
use smebot::respond::memory::Memory;

#[test]
fn nothing_that_is_typed_panics_or_reaches_anybody() {
    let known = known("tests/bases/harbours");
    let settings = Settings { listens_in: vec![RoomId(5)], ..Settings::default() };
    let long = "how many ferries ".repeat(300);
    let hostile = [
        "@everyone how many ferries? <@123456789012345678> <@&1> <#2> @here",
        "[ferries](https://evil.example) **ferries** ||ferries|| `ferries` ```ferries```",
        "\u{202e}ferries\u{202c} \u{200b}\u{0}\u{1f}{name} {} %s %n ${x} $(id) ../../etc/passwd",
        "-# ferries\n# ferries\n> ferries\n- ferries",
        "'; DROP TABLE note; --",
        "ferries in 99999999999999999999999999",
        "9e999 ferries of -0 in 0000-00-00",
        "渡轮\u{fffd}\u{10ffff}🛥️👨‍👩‍👧‍👦 <:a:1> <a:b:2> <t:1:R> </sme ask:1>",
        "<@",
        "<@1>",
        " ",
        "",
        long.as_str(),
    ];
    let commands = [
        "ask",
        "fact",
        "compare",
        "chart",
        "sources",
        "help",
        "check-text",
        "topic",
        "passengers",
        "topic-fleet",
        "",
        "nonsense",
        "@everyone",
    ];
    for (text, place) in hostile.into_iter().zip(0_u64..) {
        let memory = Memory::default();
        let now = Timestamp::from_second(1_764_000_000).unwrap();
        let desk = desk(&known, &settings, &memory, now);
        let mut responses = Vec::new();
        for (name, turn) in commands.into_iter().zip(0_u64..) {
            let author = Author { id: AuthorId(turn), is_person: true, locale: Locale::Unknown };
            let room = Room { id: RoomId(turn), is_direct: false };
            let keys = ["question", "key", "a", "b", "with", "period", "place", "topic", "text"];
            let options: Vec<(String, String)> = keys.iter().map(|key| ((*key).to_owned(), text.to_owned())).collect();
            let command = Command { event: 1_000 * place + turn, author, room, may_reply: true, name: name.to_owned(), options };
            for option in keys {
                responses.push(respond::suggest(&desk, &Typed { command: command.clone(), option: option.to_owned() }));
            }
            responses.push(respond::command(&desk, &command));
            responses.push(respond::check(&desk, &Check { event: 500 + 1_000 * place + turn, author, room, text: text.to_owned() }));
            let press = Press {
                asked: None,
                event: 900 + 1_000 * place + turn,
                author,
                room,
                message: MessageId(1),
                question: None,
                id: text.to_owned(),
                chosen: vec![text.to_owned()],
            };
            responses.push(respond::press(&desk, &press));
        }
        for direct in [true, false] {
            let message = Message {
                id: MessageId(7_000 + place + u64::from(direct)),
                room: Room { id: RoomId(5), is_direct: direct },
                author: Author { id: AuthorId(99), is_person: true, locale: Locale::Unknown },
                text: text.to_owned(),
                mentions_me: false,
                mentions_others: false,
                reply_to: None,
                at: now,
            };
            responses.push(respond::message(&desk, &message));
        }
        for post in responses.iter().flat_map(|response| &response.actions).filter_map(post_of) {
            let cards = post.card.iter().flat_map(|card| std::iter::once(&card.text).chain(card.fields.iter().map(|field| &field.text)));
            for said in std::iter::once(&post.text).chain(cards) {
                for bad in ["@everyone", "@here", "<@1", "<@&", "<#", "](https", "||", "```", "\u{202e}", "\u{0}"] {
                    assert!(!said.contains(bad), "{text:?} came back with {bad:?}: {said}");
                }
            }
        }
    }
}
