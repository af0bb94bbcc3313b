//! How long does it take until choices are there for what a member types into an option?

use jiff::Timestamp;
use jiff::civil::date;
use smebot::answer::Answer;
use smebot::chat::{Action, Author, AuthorId, Command, Locale, Picture, Room, RoomId, Typed};
use smebot::facts::base::FactBase;
use smebot::facts::load::load;
use smebot::question::Facts;
use smebot::respond::desk::{Desk, Painter, Settings};
use smebot::respond::known::Known;
use smebot::respond::memory::Memory;
use smebot::respond::suggest;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is promised: Discord drops what comes late, and a member types on.
const PROMISED: Duration = Duration::from_millis(50);
/// How often each is measured; the slowest of the fastest counts.
const TURNS: usize = 20;

struct Blind;

impl Painter for Blind {
    fn paint(&self, _: &Answer, _: &FactBase) -> Option<Picture> {
        None
    }
}

pub fn measure() {
    let known = Known::new(Facts::new(load(Path::new("facts")).base), "bench".to_owned());
    let (settings, memory) = (Settings::default(), Memory::default());
    let (now, day) = (Timestamp::UNIX_EPOCH, date(2025, 12, 1));
    let desk =
        Desk { known: &known, settings: &settings, memory: &memory, painter: &Blind, inbox: None, keeper: None, home: None, now, day };
    let author = Author { id: AuthorId(1), is_person: true, locale: Locale::Simplified };
    let room = Room { id: RoomId(1), is_direct: false };
    let long = "x ".repeat(3_000);
    let all = ["", "l", "little gi", "specialised and innovatve", "小巨人", "專精特新", "zzzzzzzzzzzzzzzzzzzz", &long];
    let slowest = all.map(|typed| {
        let options = vec![("key".to_owned(), typed.to_owned())];
        let command = Command { event: 1, author, room, may_reply: true, name: "fact".to_owned(), options };
        let typed = Typed { command, option: "key".to_owned() };
        let turn = || {
            let start = Instant::now();
            let response = black_box(suggest(&desk, &typed));
            assert!(matches!(response.actions.as_slice(), [Action::Offer(_)]));
            start.elapsed()
        };
        (0..TURNS).map(|_| turn()).min().unwrap_or_default()
    });
    let slowest = slowest.into_iter().max().unwrap_or_default();
    println!(
        "choices for what is typed, of the shipped facts: at most {:.2} ms, of {} ms",
        slowest.as_secs_f64() * 1e3,
        PROMISED.as_millis()
    );
    assert!(slowest < PROMISED, "choices take {slowest:?}");
}
