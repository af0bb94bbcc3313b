//! Whatever is typed: emoji, 4,000 characters, marks that turn the reading direction, line ends of Windows, what would mention everybody.

use super::pages::{card, edited, post};
use super::{Scene, buttons, form, rights, texts};
use smebot::chat::{Action, Filled, Locale, Order, Outcome, Response};
use smebot::respond::keeping;

/// A keeper's response to a form into each of whose fields the same was typed.
fn all_typed(scene: &Scene, id: &str, fields: &[String], text: &str) -> Response {
    let caller = scene.caller(1, rights(true, &[]));
    let values: Vec<(&str, &str)> = fields.iter().map(|field| (field.as_str(), text)).collect();
    let filled = Filled { caller, id: id.to_owned(), replaces: false, values: texts(&values) };
    scene.at_desk(|desk| keeping::filled(desk, &filled))
}

#[test]
fn whatever_is_typed_into_a_form_is_shown_harmless_and_refused_or_made() {
    let scene = Scene::new(&[]);
    let long = "many boats ".repeat(364);
    let texts = [
        "🐟🐟",
        "@everyone <@&1> <#1>",
        "10\u{202e}01",
        "9\r\n",
        "``` **bold** ```",
        "''' \"\"\" \\ \u{0}",
        long.trim(),
        "[a](https://b.example)",
        "=1+1",
        "１０",
    ];
    let mut made = 0;
    for (name, _) in super::commands(&scene.known).into_iter().chain([("add +".to_owned(), Vec::new())]) {
        let opened = scene.order(1, rights(true, &[]), &name);
        let [Action::Open(asked)] = &opened.actions[..] else { continue };
        let fields: Vec<String> = asked.blanks.iter().map(|blank| blank.id.clone()).collect();
        for text in texts {
            let done = all_typed(&scene, &asked.id, &fields, text);
            let shown = match &done.actions[..] {
                [Action::Hand { .. }] => continue,
                _ => post(&done),
            };
            let refused = done.outcome == Outcome::Refused;
            assert!(refused || !buttons(&done).is_empty() || shown.text.contains("does not fit"), "{name} {text:?}: {done:?}");
            assert!(!shown.text.contains("**bold**") && !shown.text.contains("[a](https"), "{name} {text:?}: {shown:?}");
            if let Some(card) = &shown.card {
                // The difference is in one block, which nothing that was typed ends.
                let fences: usize = std::iter::once(&card.text)
                    .chain(card.fields.iter().map(|field| &field.text))
                    .map(|text| text.matches("```").count())
                    .sum();
                assert!(fences.is_multiple_of(2) && card.text.matches("```").count() <= 2, "{name} {text:?}: {card:?}");
            }
            made += usize::from(buttons(&done).iter().any(|(label, _)| label == "Apply"));
        }
    }
    assert!(made > 20, "{made} could be applied");
    assert!(scene.is_untouched(), "nothing is written before it is applied");
}

#[test]
fn what_turns_the_reading_direction_is_refused_and_a_pasted_line_end_is_left_out() {
    let scene = Scene::new(&[]);
    let id = form(&scene.order(1, rights(true, &[]), "add")).unwrap();
    let turned = all_typed(&scene, &id, &["stated".to_owned()], "10\u{202e}01");
    assert!(post(&turned).text.contains("cannot be applied") && format!("{turned:?}").contains("U+202E"), "{turned:?}");
    let pasted = all_typed(&scene, &id, &["stated".to_owned(), "note".to_owned()], "9\r\n");
    assert!(card(&pasted).contains("+stated = \"9\"\n"), "{pasted:?}");
    let broken = all_typed(&scene, &id, &["note".to_owned()], "Counted\r\nat dusk");
    assert!(!format!("{broken:?}").contains("\\\\r"), "{broken:?}");
}

#[test]
fn where_the_files_have_errors_of_their_own_it_is_said_that_nothing_is_public_until_they_are_put_right() {
    let scene = Scene::new(&[]);
    let file = scene.folder.path().join("indicators/lamps.toml");
    std::fs::write(&file, "[lamps]\nname = { en = \"lamps\" }\nunit = 7\n").unwrap();
    let ask = |locale| {
        let mut caller = scene.caller(1, rights(true, &[]));
        caller.author.locale = locale;
        let options = texts(&[("key", "boats"), ("phrase", "smacks")]);
        let order = Order { caller, name: "phrase add".to_owned(), options };
        scene.at_desk(|desk| keeping::order(desk, &order))
    };
    let check = |response: &Response| post(response).card.as_ref().unwrap().fields[0].text.clone();
    let preview = ask(Locale::English);
    let said = "Nothing new was found.\nThe files have faults besides, 1 of them errors: until these are put right, nothing that is changed is public (/sme-facts check).";
    assert_eq!(check(&preview), said);
    assert!(check(&ask(Locale::Simplified)).contains("文件中另有 1 处错误"));
    assert!(buttons(&preview).iter().any(|(label, _)| label == "Apply"));
    // What puts the last error right leaves none.
    std::fs::write(&file, "[lamps]\nname = { en = \"lamps\" }\nunit = \"lamps\"\n").unwrap();
    assert_eq!(check(&ask(Locale::English)), "Nothing new was found.");
    scene.changed(&edited("11"));
}
