//! Do the buttons of every answer come back as what was asked?

use super::stage::{desk, known, post_of};
use jiff::Timestamp;
use serde::Deserialize;
use smebot::chat::*;
use smebot::respond::button::{Button, Purpose};
use smebot::respond::desk::Settings;
use smebot::respond::memory::Memory;
use smebot::respond::seal::Seal;
use smebot::respond::{self, code};

/// The questions of the other tests, some of each file.
fn questions(prefix: &str) -> Vec<String> {
    #[derive(Deserialize)]
    struct Cases {
        case: Vec<Case>,
    }
    #[derive(Deserialize)]
    struct Case {
        ask: String,
    }
    let mut questions = Vec::new();
    for entry in std::fs::read_dir("tests/questions").unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with(prefix) {
            let cases: Cases = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            questions.extend(cases.case.into_iter().map(|case| case.ask).step_by(3));
        }
    }
    assert!(questions.len() > 30, "{prefix}: {} questions", questions.len());
    questions
}

#[test]
fn the_buttons_of_every_answer_come_back_as_what_was_asked() {
    let mut with_code = 0;
    for (base, prefix) in [("facts", "seed-dev"), ("tests/bases/harbours", "harbours"), ("tests/bases/energy", "energy")] {
        let known = known(base);
        let settings = Settings { seal: Seal::of("a test"), ..Settings::default() };
        let memory = Memory::default();
        for (question, place) in questions(prefix).iter().zip(1..) {
            let now = Timestamp::from_second(1_764_000_000 + 100 * place).unwrap();
            let desk = desk(&known, &settings, &memory, now);
            let author = Author { id: AuthorId(u64::MAX), is_person: true, locale: Locale::English };
            let room = Room { id: RoomId(u64::try_from(place).unwrap()), is_direct: false };
            let options = vec![("question".to_owned(), question.clone())];
            let command = Command { event: u64::try_from(place).unwrap(), author, room, may_reply: true, name: "ask".to_owned(), options };
            let response = respond::command(&desk, &command);
            let post = response.actions.iter().find_map(post_of).unwrap();
            assert!(!post.text.trim().is_empty() && post.text.chars().count() <= 2_000, "{question}: {}", post.text);
            assert!(post.rows.len() <= 5 && post.rows.iter().all(|row| row.len() <= 5), "{question}: {:?}", post.rows);
            let answer = smebot::ask(question, &[], &known.facts, desk.day);
            for control in post.rows.iter().flatten() {
                let (Control::Button { id, .. } | Control::Menu { id, .. } | Control::Checklist { id, .. }) = control;
                assert!(id.len() <= 100, "{question}: {id}");
                let button = Button::of(id, &settings.seal).unwrap();
                assert_eq!(button.id(&settings.seal), *id);
                if let smebot::answer::Content::Found { ask, .. } = &answer.content
                    && matches!(button.purpose, Purpose::Working | Purpose::Chart | Purpose::Sources | Purpose::Compare)
                {
                    assert_eq!(code::read(&button.code, &known).as_ref(), Some(ask), "{question}");
                    with_code += 1;
                }
            }
        }
    }
    assert!(with_code > 1_000, "{with_code} buttons");
}
