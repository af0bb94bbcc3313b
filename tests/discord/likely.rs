//! What the inbox offers first: the indicators that the engine takes a question to be near to, and last what is new.

use crate::kept::Kept;
use crate::stage::{components, number, said, text};
use serde_json::Value;
use smebot::sandbox::{Act, seed};

/// What the menu of a message offers, in order.
fn offered(message: &Value) -> Vec<(String, String)> {
    let menu = components(message).into_iter().find(|part| part["type"] == 3).unwrap_or_else(|| panic!("no menu in {message:#}"));
    menu["options"].as_array().unwrap().iter().map(|option| (text(&option["label"]), text(&option["value"]))).collect()
}

/// Chooses of the menu of a message; what comes of it, which may be a form.
async fn chosen(kept: &Kept, message: &Value, value: &str) -> Value {
    let menu = components(message).into_iter().find(|part| part["type"] == 3).unwrap();
    let (channel, id, custom_id) = (number(&message["channel_id"]), number(&message["id"]), text(&menu["custom_id"]));
    let act = Act::Select { channel, message: id, custom_id, values: vec![value.to_owned()], forge: false };
    kept.stage.sandbox.ask(seed::MIRA, act).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_question_is_near_to_is_offered_first() {
    let kept = Kept::new(Vec::new()).await;
    for (question, stretch, typed, first) in [
        ("how many submarine vacancies are there?", "submarine vacancies", "", "crew vacancies"),
        ("how many foot passengers had umbrellas in 2024?", "foot passengers had umbrellas", "", "foot passengers"),
        // What is typed decides which; of these what is near comes first.
        ("how many purple foot passengers were there in 2024?", "purple foot passengers", "passeng", "foot passengers"),
        // What is typed in full is meant, whatever is near.
        ("how many dotted foot passengers were there in 2024?", "dotted", "crew vacancies", "crew vacancies"),
        ("打伞的步行乘客有多少？", "打伞的步行乘客", "", "foot passengers"),
    ] {
        kept.ask_in_vain(seed::ADA, question).await;
        let group = kept.pick(&kept.inbox().await, question).await;
        let menu = kept.fill_form(&group, "Teach a phrase", &[("phrase", stretch), ("means", typed)]).await;
        let shown: Vec<String> = offered(&menu).into_iter().map(|(label, _)| label).collect();
        assert_eq!(shown[0], first, "{question:?} with {typed:?}: {shown:?}");
        assert!(!typed.is_empty() || shown.len() == 25, "the others follow: {shown:?}");
        let menu = kept.fill_form(&group_of(&kept, question).await, "Add a figure", &[("means", typed), ("period", "2031")]).await;
        let shown: Vec<String> = offered(&menu).into_iter().map(|(label, _)| label).collect();
        assert_eq!(shown[0], first, "{question:?} with {typed:?}: {shown:?}");
    }
    kept.end().await;
}

/// The group of a question, from the inbox.
async fn group_of(kept: &Kept, question: &str) -> Value {
    kept.pick(&kept.inbox().await, question).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_asked_for_and_not_described_yet_is_described_from_the_inbox() {
    let kept = Kept::new(Vec::new()).await;
    let (question, refusal) = kept.ask_in_vain(seed::ADA, "how many quay lanterns are there?").await;
    kept.whispered(seed::ADA, &refusal, "Tell me when you know").await;
    let group = group_of(&kept, "quay lanterns").await;
    let menu = kept.fill_form(&group, "Add a figure", &[("means", "quay lanterns"), ("period", "2031")]).await;
    assert_eq!(offered(&menu).last().unwrap(), &("＋ New: quay lanterns (quay-lanterns)".to_owned(), "+quay lanterns".to_owned()));
    let opened = chosen(&kept, &menu, "+quay lanterns").await;
    assert_eq!(opened["modal"]["title"], "Something new, with its first figure", "{opened:#}");
    let source = "Lanterns\nHarbour office\n2032-01-05\nhttps://harbour.example/lanterns";
    let values = [("names", "quay lanterns"), ("unit", "lanterns"), ("kind", "stock"), ("stated", "about 340"), ("source", source)];
    kept.send_form(&opened, &values).await;
    let preview = kept.other(seed::MIRA, &menu).await;
    assert!(said(&preview).contains("+[quay-lanterns]") && said(&preview).contains("+stated = \"about 340\""), "{}", said(&preview));
    kept.press(seed::MIRA, &preview, "Apply").await;
    kept.told(seed::ADA, question, "About 340** quay lanterns").await;
    // A phrase means something that is there.
    kept.ask_in_vain(seed::ADA, "how many gleaming beacons are there?").await;
    let menu = kept.fill_form(&group_of(&kept, "beacons").await, "Teach a phrase", &[("phrase", "gleaming beacons")]).await;
    assert!(offered(&menu).iter().all(|(_, value)| !value.starts_with('+')), "{:?}", offered(&menu));
    kept.end().await;
}
