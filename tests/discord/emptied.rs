//! What is said of an indicator or a term, and need not be, is taken out with a dash.

use crate::kept::Kept;
use crate::stage::said;
use serde_json::Value;
use smebot::sandbox::seed;

/// What stands in each field of a form, and the hint that is seen once it is empty.
fn fields(opened: &Value) -> Vec<(String, String, String)> {
    let fields = opened["modal"]["components"].as_array().unwrap().iter().map(|label| &label["component"]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    fields.map(|field| (text(&field["custom_id"]), text(&field["value"]), text(&field["placeholder"]))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dash_takes_out_what_need_not_be_said_and_no_more() {
    let kept = Kept::new(Vec::new()).await;
    let edit = [("key", "foot-passengers")];
    let offered = kept.offered(seed::MIRA, "indicator edit", &edit, "part-of").await;
    assert_eq!(offered.last().unwrap(), &("- (take it out)".to_owned(), "-".to_owned()));
    let nothing = kept.offered(seed::MIRA, "indicator edit", &edit, "growth-of").await;
    assert!(nothing.iter().all(|(_, value)| value != "-"), "there is nothing to take out: {nothing:?}");

    let options = [("key", "foot-passengers"), ("part-of", "-"), ("kind", "-")];
    let opened = kept.opened(seed::MIRA, "indicator edit", &options).await;
    let shown = fields(&opened);
    let held = |name: &str| shown.iter().find(|(field, ..)| field == name).unwrap().1.clone();
    assert!(shown.iter().all(|(_, _, hint)| hint.contains("a lone - takes it out") || hint.contains("A lone - takes it out")), "{shown:?}");
    let (english, chinese) = (held("name-en"), held("name-zh"));
    let values = |name_en: &'static str, name_zh: &'static str| [("name-en", name_en), ("name-zh", name_zh)];
    let preview = kept.submit(seed::MIRA, &opened, &values("foot passengers", "-")).await;
    for words in [
        "without kind and part\\_of and name.zh",
        "-part_of = \"ferry-passengers\"",
        "-kind    = \"flow\"",
        "+name    = { en = \"foot passengers\" }",
    ] {
        assert!(said(&preview).contains(words), "{words:?} is not in {}", said(&preview));
    }
    assert_eq!((english.as_str(), chinese.as_str()), ("foot passengers", "步行乘客"));
    kept.press(seed::MIRA, &preview, "Apply").await;
    let file = kept.file("indicators/passengers.toml");
    let table = file.split("[foot-passengers]").nth(1).unwrap().split("\n[").next().unwrap();
    assert!(!table.contains("part_of") && !table.contains("kind") && !table.contains("步行乘客") && table.contains("topic"), "{table}");

    // What is only deleted may be a slip, and what is needed stays.
    let door = kept.stage.bot.door();
    let name = || {
        let known = door.known();
        known.base().indicators[known.indicator_by_key("foot-passengers").unwrap().0 as usize].name.zh.clone()
    };
    kept.stage.until("the name is gone", || name().is_none()).await;
    for (values, words) in [
        (values("", ""), "write a lone - into it"),
        (values("foot passengers", "-"), "changed nothing of it"),
        (values("-", ""), "needs its name"),
    ] {
        let refused = kept.fill_in(seed::MIRA, "indicator edit", &edit, &values).await;
        assert!(said(&refused).contains(words), "{words:?} is not in {}", said(&refused));
    }
    for (name, options, words) in [
        ("indicator edit", &[("key", "foot-passengers"), ("unit", "-")][..], "needs its unit"),
        ("indicator edit", &[("key", "women-crew-share"), ("share-part", "-"), ("share-of", "ferry-crew")], "needs both"),
        ("indicator new", &[("key", "lamps"), ("topic", "-")], "nothing to take out of what is new"),
        ("add", &[("key", "+lamps"), ("period", "2031"), ("topic", "-")], "nothing to take out of what is new"),
    ] {
        let refused = kept.read(seed::MIRA, name, options).await;
        assert!(refused.contains(words), "{words:?} is not in {refused}");
    }
    let share = [("key", "women-crew-share"), ("share-part", "-")];
    let values = [("name-en", "share of women in ferry crew"), ("name-zh", "船员中女性比重")];
    let preview = kept.fill_in(seed::MIRA, "indicator edit", &share, &values).await;
    assert!(said(&preview).contains("-share = {"), "{}", said(&preview));
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_note_and_what_is_said_of_a_term_are_taken_out() {
    let kept = Kept::new(Vec::new()).await;
    let edit = [("key", "ferry-passengers")];
    let opened = kept.opened(seed::MIRA, "indicator edit", &edit).await;
    let values: Vec<(String, String)> = fields(&opened).into_iter().map(|(name, value, _)| (name, value)).collect();
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (name.as_str(), if name.starts_with("note") { "—" } else { value.as_str() })).collect();
    let preview = kept.submit(seed::MIRA, &opened, &values).await;
    let done = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&done).contains("without note.en and note.zh"), "{}", said(&done));
    assert!(!kept.file("indicators/passengers.toml").contains("each boarding counts once"));

    let glossary = kept.file("glossary.toml");
    let term = [("term", "gross-tonnage")];
    let opened = kept.opened(seed::MIRA, "glossary", &term).await;
    let values: Vec<(String, String)> = fields(&opened).into_iter().map(|(name, value, _)| (name, value)).collect();
    let with = |emptied: &'static [&'static str]| -> Vec<(&str, &str)> {
        values.iter().map(|(name, value)| (name.as_str(), if emptied.contains(&name.as_str()) { "-" } else { value.as_str() })).collect()
    };
    let preview = kept.submit(seed::MIRA, &opened, &with(&["publisher", "text"])).await;
    assert!(said(&preview).contains("without definition.en and publisher") && said(&preview).contains("-publisher"), "{}", said(&preview));
    kept.press(seed::MIRA, &preview, "Discard").await;
    // Of a citation something has to be left.
    let faulty = kept.fill_in(seed::MIRA, "glossary", &term, &with(&["publisher", "url"])).await;
    assert!(said(&faulty).contains("cannot be cited"), "{}", said(&faulty));
    let new = [("name", "x"), ("text", "-"), ("publisher", "Office"), ("url", "https://example.org")];
    let refused = kept.fill_in(seed::MIRA, "glossary", &[("term", "new-term")], &new).await;
    assert!(said(&refused).contains("nothing to take out"), "{}", said(&refused));
    assert_eq!(kept.file("glossary.toml"), glossary);
    kept.end().await;
}
