//! Something that is not described yet gets its name, its unit and its first figure in one form, one preview, one change, with one approval.

use crate::kept::{Kept, REPORT};
use crate::stage::{said, text};
use serde_json::Value;
use smebot::config::SecondKeeper;
use smebot::sandbox::seed;

const LAMPS: &str = "statements/2032-01-05-harbour-office.toml";
const SOURCE: &str = "Title: Lamps of the quays\nPublisher: Harbour office\nDate: 2032-01-05\nAddress: https://harbour.example/lamps";

fn form(names: &'static str, source: &'static str) -> [(&'static str, &'static str); 5] {
    [("names", names), ("unit", "lamps / 盏"), ("kind", "stock"), ("stated", "more than 1,200"), ("source", source)]
}

/// The fields of a form by name.
fn field<'v>(opened: &'v Value, name: &str) -> &'v Value {
    let fields = opened["modal"]["components"].as_array().unwrap().iter().map(|label| &label["component"]);
    fields.into_iter().find(|field| field["custom_id"] == name).unwrap_or_else(|| panic!("no {name:?} in {opened:#}"))
}

async fn lines(kept: &Kept) -> Vec<String> {
    let history = kept.read(seed::MIRA, "history", &[]).await;
    history.lines().filter(|line| line.contains("**") && line.contains(" · ")).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn something_new_and_its_figure_are_one_form_one_preview_and_one_change() {
    let kept = Kept::new(Vec::new()).await;
    let crew = kept.file("indicators/crew.toml");
    let typed = [("key", "harbour lamps")];
    let offered = kept.offered(seed::MIRA, "add", &typed, "key").await;
    assert_eq!(offered.last().unwrap(), &("＋ New: harbour lamps (harbour-lamps)".to_owned(), "+harbour lamps".to_owned()));
    let known = kept.offered(seed::MIRA, "add", &[("key", "ferry-passengers")], "key").await;
    assert!(known[0].1 == "ferry-passengers" && !known.iter().any(|(label, _)| label.contains("New")), "{known:?}");
    let topic = kept.offer(seed::MIRA, "add", &[("key", "+harbour lamps"), ("topic", "")], ("topic", "crew")).await;

    let options = [("key", "+harbour lamps"), ("period", "2031"), ("topic", topic.as_str())];
    let opened = kept.opened(seed::MIRA, "add", &options).await;
    assert_eq!(opened["modal"]["title"], "Something new, with its first figure");
    assert_eq!(opened["modal"]["components"].as_array().unwrap().len(), 5);
    assert_eq!(text(&field(&opened, "names")["value"]), "harbour lamps");
    assert_eq!(text(&field(&opened, "source")["value"]), "Title: \nPublisher: \nDate: \nAddress: ");
    let preview = kept.submit(seed::MIRA, &opened, &form("harbour lamps / 港灯\nquay lights\n码头灯", SOURCE)).await;
    let shown = said(&preview);
    for words in [
        "add the indicator harbour-lamps; add harbour-lamps for 2031",
        "+++ b/indicators/crew.toml",
        "+[harbour-lamps]",
        "+++ b/statements/2032-01-05-harbour-office.toml",
        "+stated = \"more than 1,200\"",
        "Nothing new was found",
    ] {
        assert!(shown.contains(words), "{words:?} is not in {shown}");
    }
    assert_eq!((kept.file(LAMPS), kept.file("indicators/crew.toml")), (String::new(), crew.clone()), "nothing is written yet");
    let opened = kept.stage.sandbox.ask(seed::MIRA, crate::kept::pressing(&preview, "Try a question")).await.unwrap();
    kept.submit(seed::MIRA, &opened, &[("question", "how many quay lights are there?")]).await;
    let tried = kept.other(seed::MIRA, &preview).await;
    assert!(said(&tried).contains("**After:** More than 1,200"), "{}", said(&tried));
    let done = kept.press(seed::MIRA, &tried, "Apply").await;
    assert!(said(&done).contains("It is change 1"), "{}", said(&done));
    assert!(kept.file(LAMPS).starts_with("title     = \"Lamps of the quays\"\npublisher = \"Harbour office\"\npublished = 2032-01-05\n"));
    let described = kept.file("indicators/crew.toml");
    for line in
        ["[harbour-lamps]", "{ en = [\"quay lights\"], zh = [\"码头灯\"] }", "unit  = { en = \"lamps\", zh = \"盏\" }", "kind  = \"stock\""]
    {
        assert!(described.starts_with(&crew) && described.contains(line), "{line:?} is not in {described}");
    }
    assert_eq!(lines(&kept).await.len(), 1, "one change");
    let door = kept.stage.bot.door();
    kept.stage.until("the lamps", || door.known().indicator_by_key("harbour-lamps").is_some()).await;
    let answer = kept.stage.ask(seed::ADA, seed::FIGURES, &format!("<@{}> how many quay lights are there?", seed::BOT)).await;
    assert!(said(&answer).contains("More than 1,200"), "{}", said(&answer));
    // It is known now, and no new one is made under its key.
    let again = kept.read(seed::MIRA, "add", &options).await;
    assert!(again.contains("with this key already"), "{again}");
    let undo = kept.order(seed::MIRA, seed::GENERAL, "undo", &[("change", "1")]).await["message"].clone();
    kept.press(seed::MIRA, &undo, "Apply").await;
    assert_eq!((kept.file(LAMPS), kept.file("indicators/crew.toml")), (String::new(), crew), "all of it is taken back");
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_new_is_added_to_a_known_source_and_what_does_not_fit_is_refused() {
    let kept = Kept::new(Vec::new()).await;
    let before = kept.file(REPORT);
    let known = [("key", "+港灯"), ("period", "2031"), ("statement", "2025-03-14-annual-report"), ("place", "corva")];
    let values = [("names", "港灯"), ("unit", "盏"), ("stated", "1200盏"), ("question", "港灯有多少？")];
    let preview = kept.fill(seed::MIRA, &known, &values).await;
    let shown = said(&preview);
    for words in ["+[gang-deng]", "+place  = \"corva\"", "+stated = \"1200盏\"", "**After:**"] {
        assert!(shown.contains(words), "{words:?} is not in {shown}");
    }
    kept.press(seed::MIRA, &preview, "Discard").await;
    // A page that is known is not cited twice.
    let url = before.lines().find_map(|line| line.strip_prefix("url")).unwrap().split('"').nth(1).unwrap();
    let cited = format!("Title: x\nPublisher: y\nDate: 2025\nAddress: {url}");
    let values = [("names", "quay lamps"), ("unit", "lamps"), ("stated", "7"), ("source", cited.as_str())];
    let new = [("key", "+quay lamps"), ("period", "2024")];
    assert!(said(&kept.fill(seed::MIRA, &new, &values).await).contains(&format!("+++ b/{REPORT}")));

    // A part has the unit of the whole.
    let part = kept.offer(seed::MIRA, "add", &[("key", "+x y"), ("part-of", "ferry pass")], ("part-of", "passengers")).await;
    let options = [("key", "+lamp spending"), ("period", "2031"), ("part-of", part.as_str())];
    let values = [("names", "lamp spending"), ("unit", "euros"), ("kind", "flow"), ("stated", "3 million euros"), ("source", SOURCE)];
    let faulty = said(&kept.fill(seed::MIRA, &options, &values).await);
    assert!(faulty.contains("cannot be applied") && faulty.contains("indicators/"), "{faulty}");
    for (name, value, words) in [
        ("source", "Title: x\nPublisher: y\nDate: \nAddress: https://example.org", "needs all four"),
        ("kind", "pile", "The kind is"),
        ("names", " \n ", "needs a name"),
    ] {
        let values = form("lamps", SOURCE).map(|(field, held)| (field, if field == name { value } else { held }));
        let refused = said(&kept.fill(seed::MIRA, &new, &values).await);
        assert!(refused.contains(words), "{name}: {refused}");
    }
    for (options, words) in [
        (&[("key", "ferry-passengers"), ("period", "2031"), ("topic", "crew")][..], "are for something new"),
        (&[("key", "no-such-thing"), ("period", "2031")][..], "There is no such indicator"),
        (&[("key", "+ferry passengers"), ("period", "2031")][..], "with this key already"),
        (&[("key", "+"), ("period", "2031")][..], "no name for something new"),
        (&[("key", "+lamps"), ("period", "yesterday")][..], "no period"),
    ] {
        let refused = kept.read(seed::MIRA, "add", options).await;
        assert!(refused.contains(words), "{options:?}: {refused}");
    }
    assert_eq!(kept.file(REPORT), before);
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_new_needs_one_agreement_and_nothing_is_overwritten() {
    let kept = Kept::with(Vec::new(), SecondKeeper::Always, Some(seed::FIGURES)).await;
    let new = [("key", "+harbour lamps"), ("period", "2031")];
    let preview = kept.fill(seed::MIRA, &new, &form("harbour lamps", SOURCE)).await;
    // Somebody has the same idea meanwhile, in the file where it would be described.
    let more = "indicators/more.toml";
    std::fs::write(kept.folder.path().join(more), "[buoys]\nname = { en = \"buoys\" }\nunit = \"buoys\"\n").unwrap();
    let again = kept.press(seed::MIRA, &preview, "Apply").await;
    for words in ["Somebody has edited the file", "+[buoys]", "+[harbour-lamps]", "+stated = \"more than 1,200\""] {
        assert!(said(&again).contains(words), "{words:?} is not in {}", said(&again));
    }
    let waiting = kept.press(seed::MIRA, &again, "Apply").await;
    assert!(said(&waiting).contains("a second keeper has to agree"), "{}", said(&waiting));
    assert!(kept.file(LAMPS).is_empty() && !kept.file(more).contains("lamps"), "nothing is written yet");
    let request = || {
        let seen = kept.stage.sandbox.messages(seed::OWNER, seed::FIGURES).into_iter().map(|seen| seen["message"].clone());
        seen.filter(|message| said(message).contains("wants to change the facts")).collect::<Vec<_>>()
    };
    kept.stage.until("the request", || !request().is_empty()).await;
    assert_eq!(request().len(), 1, "one request for both files");
    let done = kept.press(seed::OWNER, &request()[0], "Approve").await;
    assert!(said(&done).contains("It is change 2"), "{}", said(&done));
    assert!(
        kept.file(LAMPS).contains("more than 1,200") && kept.file(more).contains("[buoys]") && kept.file(more).contains("[harbour-lamps]")
    );
    kept.end().await;
}
