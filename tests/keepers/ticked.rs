//! Of a draft it is ticked which figures are added: what is sure is ticked already, what is likely or contradicts what is held is not.

use super::pages::{card, post};
use super::{KEEPER, Scene, buttons, form, is_another_s, is_refused, rights};
use smebot::chat::{Action, Choice, Control, Given, KeeperPress, Response, Rights};
use smebot::respond::keeping;

fn may() -> Option<Rights> {
    rights(false, &[KEEPER])
}

fn drafted(scene: &Scene, text: &str) -> Response {
    let given = Given { caller: scene.caller(1, may()), text: Ok(text.to_owned()), statement: None };
    scene.at_desk(|desk| keeping::given(desk, &given))
}

/// What is offered to be ticked, and how many of it are.
fn list(response: &Response) -> (String, Vec<Choice>, usize) {
    let [Action::Hand { post, .. }] = &response.actions[..] else { panic!("{response:?}") };
    let found = post.rows.iter().flatten().find_map(|control| match control {
        Control::Checklist { id, choices, ticked, .. } => Some((id.clone(), choices.clone(), *ticked)),
        Control::Button { .. } | Control::Menu { .. } => None,
    });
    found.unwrap_or_else(|| panic!("nothing to tick: {post:?}"))
}

fn tick(scene: &Scene, who: u64, rights: Option<Rights>, id: &str, values: &[&str]) -> Response {
    let chosen = values.iter().map(|value| (*value).to_owned()).collect();
    let press = KeeperPress { caller: scene.caller(who, rights), id: id.to_owned(), chosen };
    scene.at_desk(|desk| keeping::press(desk, &press))
}

const TEXT: &str = "The count\n\nAt the end of 2024 there were 12 fishing boats. By the end of 2023 there were 11 fishing boats.";

#[test]
fn what_is_ticked_is_added_and_no_more() {
    let scene = Scene::new(&[KEEPER]);
    let draft = drafted(&scene, TEXT);
    let (id, choices, ticked) = list(&draft);
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!((labels, ticked), (vec!["12 · fishing boats · 2024", "11 · fishing boats · 2023"], 1));
    assert!(format!("{draft:?}").contains("tick them in the list"), "{draft:?}");
    assert!(keeping::leads_to_a_form(&id), "nothing may come before the form");
    assert!(is_another_s(&tick(&scene, 2, may(), &id, &["0"])));
    assert!(is_refused(&tick(&scene, 1, rights(true, &[8]), &id, &["0"])));
    for forged in [&[][..], &["2"], &["0", "7"], &["-1"], &["boats"]] {
        assert!(is_another_s(&tick(&scene, 1, may(), &id, forged)), "{forged:?}");
    }
    for (values, stated, other) in
        [(&["1"][..], &["11"][..], Some("12")), (&["0", "1"], &["12", "11"], None), (&["0"], &["12"], Some("11"))]
    {
        let source = form(&tick(&scene, 1, may(), &id, values)).unwrap();
        let preview = scene.fill(1, may(), &source);
        for words in stated {
            assert!(card(&preview).contains(&format!("+stated = \"{words}\"")), "{values:?}: {preview:?}");
        }
        assert!(other.is_none_or(|words| !card(&preview).contains(&format!("\"{words}\""))), "{values:?}: {preview:?}");
        assert!(post(&preview).text.contains(if stated.len() == 1 { "add 1 figure of" } else { "add 2 figures of" }), "{preview:?}");
    }
    assert!(scene.is_untouched());
}

#[test]
fn where_there_is_nothing_to_choose_there_is_no_list() {
    let scene = Scene::new(&[KEEPER]);
    let one = drafted(&scene, "The count\n\nAt the end of 2024 there were 12 fishing boats.");
    assert_eq!(buttons(&one).iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>(), ["Add these"]);
    let doubtful = drafted(&scene, "The count\n\nBy the end of 2023 there were 11 fishing boats.");
    let (_, choices, ticked) = list(&doubtful);
    assert_eq!((choices.len(), ticked, buttons(&doubtful).len()), (1, 0, 1), "it can be added, and by no button at once");
    assert_eq!(buttons(&drafted(&scene, "A coffee was 4 euros.")), Vec::new());
}
