//! What a keeper has typed into a form that is refused: he opens it again as he left it, he alone, for an hour.

use super::{KEEPER, Scene, buttons, is_another_s, is_refused, rights, texts};
use smebot::chat::{Action, AuthorId, Filled, Form, Outcome, Post, Response};
use smebot::respond::keeping;

const AGAIN: &str = "Open it again";

impl Scene {
    fn typed_in(&self, id: &str, replaces: bool, values: &[(&str, &str)]) -> Response {
        let filled = Filled { caller: self.caller(1, may()), id: id.to_owned(), replaces, values: texts(values) };
        self.at_desk(|desk| keeping::filled(desk, &filled))
    }
}

fn may() -> Option<smebot::chat::Rights> {
    rights(false, &[KEEPER])
}

fn opened(response: &Response) -> Form {
    match &response.actions[..] {
        [Action::Open(form)] => form.clone(),
        other => panic!("no form: {other:?}"),
    }
}

fn post(response: &Response) -> &Post {
    match &response.actions[..] {
        [Action::Respond { post, .. } | Action::Update { post }] => post,
        other => panic!("no post: {other:?}"),
    }
}

fn again(response: &Response) -> String {
    let found = buttons(response).into_iter().find(|(label, _)| label == AGAIN);
    found.unwrap_or_else(|| panic!("it cannot be opened again: {response:?}")).1
}

fn values(form: &Form) -> Vec<(&str, &str)> {
    form.blanks.iter().map(|blank| (blank.id.as_str(), blank.value.as_str())).collect()
}

#[test]
fn a_form_that_is_refused_is_opened_again_as_it_was_left() {
    let scene = Scene::new(&[KEEPER]);
    let form = opened(&scene.order(1, may(), "edit"));
    let typed = [("stated", "12 boats"), ("period", "someday"), ("note", "Counted\nat dusk"), ("question", "")];
    let refused = scene.typed_in(&form.id, false, &typed);
    assert_eq!(refused.outcome, Outcome::Refused);
    let button = again(&refused);
    assert!(keeping::leads_to_a_form(&button), "nothing may come before the form");
    // It is his alone, and no right is left out.
    assert!(is_another_s(&scene.press(2, may(), &button)));
    assert!(is_refused(&scene.press(1, rights(true, &[8]), &button)));
    let same = opened(&scene.press(1, may(), &button));
    assert_eq!((&same.id, &same.title, values(&same)), (&form.id, &form.title, typed.to_vec()));
    assert_eq!(same.blanks[0].label, form.blanks[0].label);
    // What is typed anew takes the place of the refusal; and what is refused anew is not lost either.
    let refused = scene.typed_in(&same.id, true, &[("stated", "13 boats"), ("period", "someday"), ("note", ""), ("question", "")]);
    let same = opened(&scene.press(1, may(), &again(&refused)));
    assert_eq!(values(&same)[..3], [("stated", "13 boats"), ("period", "someday"), ("note", "")]);
    let preview = scene.typed_in(&same.id, true, &[("stated", "13"), ("period", "2023"), ("note", ""), ("question", "")]);
    let is_in_place = matches!(&preview.actions[..], [Action::Update { .. }]);
    assert!(is_in_place && buttons(&preview).iter().any(|(label, _)| label == "Apply"), "{preview:?}");
    assert!(buttons(&preview).iter().all(|(label, _)| label != AGAIN), "it was not refused: {preview:?}");
    // The first is still what it was.
    assert_eq!(values(&opened(&scene.press(1, may(), &button))), typed);
    assert!(scene.is_untouched());
}

#[test]
fn so_is_one_whose_change_is_faulty_or_does_not_fit() {
    let scene = Scene::new(&[KEEPER]);
    let form = opened(&scene.order(1, may(), "add"));
    let typed = [("stated", "heaps"), ("note", "as they say"), ("question", "")];
    let faulty = scene.typed_in(&form.id, false, &typed);
    assert!(buttons(&faulty).iter().any(|(label, _)| label == "Discard"), "{faulty:?}");
    assert_eq!(values(&opened(&scene.press(1, may(), &again(&faulty)))), typed);
    // The statement is gone before it is filled in.
    std::fs::remove_file(scene.folder.path().join("statements/2024-02-01-count.toml")).unwrap();
    let typed = [("stated", "11"), ("note", ""), ("question", "how many boats?")];
    let unfit = scene.typed_in(&form.id, false, &typed);
    assert!(post(&unfit).text.contains("there is no statement"), "{unfit:?}");
    assert_eq!(values(&opened(&scene.press(1, may(), &again(&unfit)))), typed);
}

#[test]
fn of_a_draft_whose_source_is_refused_nothing_is_lost() {
    let scene = Scene::new(&[KEEPER]);
    let pasted = "The count of 2024\n\nAt the end of 2024 there were 12 fishing boats.";
    let draft = scene.typed_in(&opened(&scene.order(1, may(), "draft")).id, false, &[("pasted", pasted)]);
    let source = opened(&scene.press(1, may(), &buttons(&draft)[0].1));
    let typed = [("title", "The count"), ("publisher", "Office"), ("published", "soon"), ("url", "https://a.example/b"), ("question", "")];
    let typed: Vec<(&str, &str)> = typed.into_iter().filter(|(id, _)| source.blanks.iter().any(|blank| blank.id == *id)).collect();
    let faulty = scene.typed_in(&source.id, true, &typed);
    let same = opened(&scene.press(1, may(), &again(&faulty)));
    assert_eq!(values(&same), typed);
    let right: Vec<(&str, &str)> = typed.iter().map(|(id, value)| (*id, if *id == "published" { "2025-01-31" } else { value })).collect();
    let preview = scene.typed_in(&same.id, true, &right);
    assert!(buttons(&preview).iter().any(|(label, _)| label == "Apply"), "the draft is still there: {preview:?}");
    // A text in which nothing is found is pasted again.
    let refused = scene.typed_in(&opened(&scene.order(1, may(), "draft")).id, false, &[("pasted", "Nothing to count.")]);
    assert_eq!(values(&opened(&scene.press(1, may(), &again(&refused)))), [("pasted", "Nothing to count.")]);
}

#[test]
fn what_was_typed_is_forgotten_with_what_was_asked() {
    let scene = Scene::new(&[KEEPER]);
    let form = opened(&scene.order(1, may(), "edit"));
    let refused = scene.typed_in(&form.id, false, &[("stated", "12"), ("period", "someday")]);
    let button = again(&refused);
    scene.memory.forget(AuthorId(2));
    opened(&scene.press(1, may(), &button));
    scene.memory.forget(AuthorId(1));
    let gone = scene.press(1, may(), &button);
    assert!(gone.outcome == Outcome::Refused && post(&gone).text.contains("not remembered any more"), "{gone:?}");
    // What is not remembered is refused as ever, without a promise.
    let refused = scene.typed_in(&form.id, false, &[("stated", "12"), ("period", "someday")]);
    assert!(refused.outcome == Outcome::Refused && buttons(&refused).is_empty(), "{refused:?}");
}

/// What a refusal shows of what was typed, each field below what stands above it in the form.
fn quoted(response: &Response) -> Vec<(String, String)> {
    let card = post(response).card.as_ref().unwrap_or_else(|| panic!("nothing is shown again: {response:?}"));
    card.fields.iter().map(|field| (field.title.clone(), field.text.clone())).collect()
}

#[test]
fn what_is_typed_into_a_form_that_was_opened_before_a_restart_works_or_is_shown_again() {
    let mut scene = Scene::new(&[KEEPER]);
    let names = super::commands(&scene.known).into_iter().map(|(name, _)| name).chain(["add +".to_owned()]);
    let forms: Vec<(String, Form)> = names
        .filter_map(|name| match &scene.order(1, may(), &name).actions[..] {
            [Action::Open(form)] => Some((name, form.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(forms.len(), 9, "add, edit, retire, draft, remark, glossary, indicator new and edit, and something new");
    // The bot is started anew: it remembers no form.
    scene.memory = smebot::respond::memory::Memory::default();
    for (name, form) in &forms {
        let done = scene.fill(1, may(), &form.id);
        assert!(done.outcome == Outcome::Other && !buttons(&done).is_empty(), "{name}: {done:?}");
    }
    // So is another's, as after the token was reset: it is refused, and what was typed is shown again, each field under its label.
    let own = std::mem::replace(&mut scene.settings.seal, smebot::respond::seal::Seal::of("another token"));
    for (name, form) in &forms {
        let typed: Vec<(&str, &str)> = form.blanks.iter().map(|blank| (blank.id.as_str(), "two\nlines <@7> @everyone *")).collect();
        let refused = scene.typed_in(&form.id, false, &typed);
        assert!(is_another_s(&refused), "{name}: {refused:?}");
        let shown = quoted(&refused);
        assert_eq!(shown.len(), form.blanks.len(), "{name}");
        for ((label, text), blank) in shown.iter().zip(&form.blanks) {
            assert!(label.contains(' ') || label.starts_with(char::is_uppercase), "{name}: {label:?} above {}", blank.id);
            assert_eq!(text, "```\ntwo\nlines <@7> @everyone *\n```");
        }
    }
    scene.settings.seal = own;
    let edit = &forms.iter().find(|(name, _)| name == "edit").unwrap().1;
    let refused =
        scene.typed_in(&edit.id, false, &[("stated", "12 boats"), ("period", "someday"), ("note", ""), ("question", "how many?")]);
    let fields = ["The figure in the words of the source", "Period", "A question in your own words"];
    let texts = ["12 boats", "someday", "how many?"].map(|text| format!("```\n{text}\n```"));
    assert_eq!(quoted(&refused), fields.map(str::to_owned).into_iter().zip(texts).collect::<Vec<_>>());
    assert!(post(&refused).text.contains("That is no period"), "{refused:?}");
    assert!(scene.is_untouched());
}

#[test]
fn what_is_too_long_for_a_message_or_would_break_out_of_it_comes_as_a_file() {
    let scene = Scene::new(&[KEEPER]);
    let form = opened(&scene.order(1, may(), "draft"));
    let long = format!("{}\u{202e}🐟", "Nothing to count. ".repeat(200));
    for text in [long.as_str(), "``` @everyone", "`"] {
        let refused = scene.typed_in(&form.id, false, &[("pasted", text)]);
        let [Action::Hand { post, documents }] = &refused.actions[..] else { panic!("{refused:?}") };
        assert!(post.text.contains("No figure was found") && post.text.contains("What you typed is in the file"), "{post:?}");
        let file = String::from_utf8(documents[0].bytes.clone()).unwrap();
        assert_eq!(file, format!("The text of the statement:\n{text}\n"));
        // He opens it again, as long as that is remembered.
        assert_eq!(values(&opened(&scene.press(1, may(), &again(&refused)))), [("pasted", text)]);
    }
}
