//! Those who keep the facts, and those who may not.

use crate::kept::{FIGURE, Kept, REPORT, invoke, pressing};
use crate::stage::{button, components, number, said, text};
use serde_json::Value;
use smebot::facts::load::{Folder, Held};
use smebot::keep::change::Change;
use smebot::keep::disk::{self, By};
use smebot::keep::propose::{Trial, propose};
use smebot::sandbox::{Act, seed};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_those_who_may_keep_the_facts_are_answered() {
    let kept = Kept::new(Vec::new()).await;
    for name in ["check", "reload", "history", "due"] {
        let mine = kept.read(seed::MIRA, name, &[]).await;
        assert!(!mine.contains("for those who keep"), "{name}: {mine}");
        // However an ordinary member's call came about: the bot decides, and not Discord's menu.
        let refusals = kept.stage.sandbox.ask(seed::ADA, invoke(name)).await;
        match refusals {
            Ok(seen) => assert!(said(&seen["message"]["message"]).contains("This is for those who keep the facts"), "{seen:#}"),
            Err(refusal) => assert!(
                format!("{refusal:?}").to_lowercase().contains("permission") || format!("{refusal:?}").contains("command"),
                "{refusal:?}"
            ),
        }
    }
    kept.end().await;
    let kept = Kept::new(vec![7]).await;
    assert!(
        kept.read(seed::MIRA, "check", &[]).await.contains("This is for those who keep the facts"),
        "she has not the role that is named"
    );
    kept.end().await;
    let kept = Kept::new(vec![seed::MODERATORS]).await;
    assert!(kept.read(seed::MIRA, "check", &[]).await.contains("no errors"));
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keepers_see_faults_history_and_what_is_due() {
    let kept = Kept::new(Vec::new()).await;
    let root = kept.folder.path().to_path_buf();
    let history = kept.read(seed::MIRA, "history", &[]).await;
    assert!(history.contains("Nothing was changed through smebot yet"), "{history}");
    // Whether a figure has grown old depends on the day of the test; none is expected.
    assert!(!kept.read(seed::MIRA, "due", &[]).await.contains("- expected"));

    let held = Held::of(&Folder(root.clone()));
    let change = Change::Teach { key: "ferry-passengers".to_owned(), phrase: "**boat** riders".to_owned() };
    let trial = Trial { questions: &[], tests: &[], day: jiff::civil::date(2025, 6, 1) };
    let by = By { author: "ada @everyone".to_owned(), approver: None, door: "test".to_owned(), second: 1_700_000_000 };
    disk::apply(&root, &propose(&held, &change, trial).unwrap(), &by, &mut |_| {}).unwrap();
    let history = kept.read(seed::MIRA, "history", &[("key", "ferry-passengers")]).await;
    assert!(history.contains("2023-11-14 22:13 · ada") && history.contains("(test) · add the phrase"), "{history}");
    assert!(history.contains("\\*\\*boat\\*\\* riders") && !history.contains("@everyone"), "{history}");
    assert!(kept.read(seed::MIRA, "history", &[("key", "cargo-handled")]).await.contains("Nothing was changed"));

    std::fs::write(root.join("indicators/zz.toml"), "[lamps]\nname = { en = \"harbour lamps\" }\nunit = \"lamps\"\nexpects = 2020-01-31\n")
        .unwrap();
    let reloaded = kept.read(seed::MIRA, "reload", &[]).await;
    assert!(reloaded.contains("have no errors"), "{reloaded}");
    let revision = reloaded.split("revision ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let door = kept.stage.bot.door();
    kept.stage.until("the new revision", || door.known().revision == revision).await;
    let due = kept.read(seed::MIRA, "due", &[]).await;
    assert!(due.contains("- expected 2020-01-31 · harbour lamps (lamps)"), "{due}");

    std::fs::write(root.join("indicators/zz.toml"), "[lamps]\nname = { en = \"harbour lamps\" }\nunit = 7\n").unwrap();
    for name in ["check", "reload"] {
        let faults = kept.read(seed::MIRA, name, &[]).await;
        assert!(faults.contains("1 of them errors") && faults.contains("- indicators/zz.toml:3:8: error: "), "{faults}");
        assert!(!faults.contains(root.to_str().unwrap()), "where the folder is on the machine is not shown: {faults}");
    }
    assert_eq!(door.known().revision, revision, "what was sound goes on answering");
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_figure_is_added_after_a_preview_and_taken_back() {
    let kept = Kept::new(Vec::new()).await;
    let before = kept.file(REPORT);
    let asked = [("stated", "more than 51 million"), ("question", "ferry passengers in 2031?")];
    let preview = kept.fill(seed::MIRA, &FIGURE, &asked).await;
    let text = said(&preview);
    for words in
        ["not public yet", "+stated = \"more than 51 million\"", "Nothing new was found", "**Before:**", "**After:** More than 51 million"]
    {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    assert_eq!(kept.file(REPORT), before, "nothing is written yet");
    let done = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&done).contains("It is change 1"), "{done:#}");
    assert!(kept.file(REPORT).contains("stated = \"more than 51 million\""));
    kept.answers("More than 51 million").await;
    let history = kept.read(seed::MIRA, "history", &[]).await;
    assert!(
        history.contains(&format!("<@{}> (Discord) · add ferry\\-passengers for 2031", seed::MIRA))
            || history.contains(&format!("<@{}> (Discord) · add ferry-passengers for 2031", seed::MIRA)),
        "{history}"
    );
    let undo = kept.order(seed::MIRA, seed::GENERAL, "undo", &[("change", "1")]).await["message"].clone();
    assert!(said(&undo).contains("-stated = \"more than 51 million\""), "{}", said(&undo));
    kept.press(seed::MIRA, &undo, "Apply").await;
    assert_eq!(kept.file(REPORT), before);
    assert!(kept.read(seed::MIRA, "undo", &[("change", "77")]).await.contains("no change 77"));
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_preview_is_its_author_s_and_of_one_moment() {
    let kept = Kept::new(Vec::new()).await;
    let before = kept.file(REPORT);
    let preview = kept.fill(seed::MIRA, &FIGURE, &[("stated", "51 million")]).await;
    // Another member presses what only Mira sees: the sandbox lets a test forge it.
    let forged = Act::Press {
        channel: number(&preview["channel_id"]),
        message: number(&preview["id"]),
        custom_id: button(&preview, "Apply"),
        forge: true,
    };
    if let Ok(seen) = kept.stage.sandbox.ask(seed::ADA, forged).await {
        assert!(said(&seen["message"]["message"]).contains("for those who keep the facts"), "{seen:#}");
    }
    assert_eq!(kept.file(REPORT), before);
    // Somebody edits the same file meanwhile: nothing is overwritten, and what it would do now is shown.
    std::fs::write(kept.folder.path().join(REPORT), format!("{before}\n# by another hand\n")).unwrap();
    let again = kept.press(seed::MIRA, &preview, "Apply").await;
    for words in ["Somebody has edited the file", "+# by another hand", "what your change would do now", "+stated = \"51 million\""] {
        assert!(said(&again).contains(words), "{words:?} is not in {}", said(&again));
    }
    assert_eq!(kept.file(REPORT), format!("{before}\n# by another hand\n"));
    let done = kept.press(seed::MIRA, &again, "Apply").await;
    // The edit is in the history, too.
    assert!(said(&done).contains("It is change 2"), "{done:#}");
    assert!(kept.file(REPORT).contains("by another hand") && kept.file(REPORT).contains("51 million"));
    // What is discarded is gone.
    let preview = kept.fill(seed::MIRA, &FIGURE, &[("stated", "52 million")]).await;
    let faulty = said(&preview);
    assert!(faulty.contains("cannot be applied") && faulty.contains("twice"), "{faulty}");
    let dropped = kept.press(seed::MIRA, &preview, "Discard").await;
    assert!(said(&dropped).contains("Nothing was changed"));
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_source_is_a_form_of_five_and_nothing_typed_gets_out() {
    let kept = Kept::new(Vec::new()).await;
    let values = [
        ("stated", "``` @everyone 51 million"),
        ("title", "Report @everyone **bold**"),
        ("publisher", "../../etc"),
        ("published", "2032-01-05"),
        ("url", "https://example.org/x"),
    ];
    let preview = kept.fill(seed::MIRA, &[("key", "ferry-passengers"), ("period", "2031")], &values).await;
    assert!(said(&preview).contains("cannot be applied"), "{}", said(&preview));
    let values = [
        ("stated", "51 million"),
        ("title", "Report"),
        ("publisher", "../../Etc Office"),
        ("published", "2032-01-05"),
        ("url", "https://example.org/x"),
    ];
    let preview = kept.fill(seed::MIRA, &[("key", "ferry-passengers"), ("period", "2031")], &values).await;
    kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(kept.file("statements/2032-01-05-etc-office.toml").starts_with("title     = \"Report\"\npublisher = \"../../Etc Office\"\n"));
    for options in [&[("key", "no-such-thing"), ("period", "2031")][..], &[("key", "ferry-passengers"), ("period", "yesterday")][..]] {
        assert!(kept.order(seed::MIRA, seed::GENERAL, "add", options).await["ephemeral"] == true);
    }
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phrase_is_added_and_removed_after_a_look_at_what_it_does() {
    let kept = Kept::new(Vec::new()).await;
    let add = [("key", "ferry-passengers"), ("phrase", "wave hoppers"), ("question", "how many wave hoppers?")];
    let preview = kept.order(seed::MIRA, seed::GENERAL, "phrase add", &add).await["message"].clone();
    let shown = said(&preview);
    for words in ["not public yet", "\"wave hoppers\"", "**Before:**", "**After:**"] {
        assert!(shown.contains(words), "{words:?} is not in {shown}");
    }
    let done = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&done).contains("It is change 1"), "{done:#}");
    assert!(kept.file("indicators/passengers.toml").contains("\"wave hoppers\"]"));
    let revision = kept.stage.bot.door().known().revision.clone();
    let door = kept.stage.bot.door();
    kept.stage.until("the phrase", || door.known().revision != revision || door.known().lookup.find("wave hoppers").len() == 1).await;
    let offered = kept.offer(seed::MIRA, "phrase remove", &[("key", "ferry-passengers"), ("phrase", "wave h")], ("phrase", "wave")).await;
    assert_eq!(offered, "wave hoppers");
    let remove = [("key", "ferry-passengers"), ("phrase", "wave hoppers")];
    let preview = kept.order(seed::MIRA, seed::GENERAL, "phrase remove", &remove).await["message"].clone();
    // A question of her own, tried before she decides; the form takes the place of the preview.
    let opened = kept.stage.sandbox.ask(seed::MIRA, pressing(&preview, "Try a question")).await.unwrap();
    kept.submit(seed::MIRA, &opened, &[("question", "so how many wave hoppers were there?")]).await;
    let tried = kept.other(seed::MIRA, &preview).await;
    assert!(said(&tried).contains("**After:**"), "{}", said(&tried));
    kept.press(seed::MIRA, &tried, "Apply").await;
    assert!(!kept.file("indicators/passengers.toml").contains("wave hoppers"));
    for options in [&[("key", "ferry-passengers"), ("phrase", "never said")][..], &[("key", "no-such-thing"), ("phrase", "boats")][..]] {
        let refused = kept.read(seed::MIRA, "phrase remove", options).await;
        assert!(refused.contains("not among the phrases") || refused.contains("There is no such indicator"), "{refused}");
    }
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_figure_is_put_right_retired_and_restored() {
    let kept = Kept::new(Vec::new()).await;
    let before = kept.file(REPORT);
    let figure = kept.offer(seed::MIRA, "edit", &[("key", "ferry-passengers"), ("figure", "2024")], ("figure", "annual-report")).await;
    let meant = [("key", "ferry-passengers"), ("figure", figure.as_str())];
    let opened = kept.opened(seed::MIRA, "edit", &meant).await;
    let fields: Vec<Value> = opened["modal"]["components"].as_array().unwrap().iter().map(|label| label["component"].clone()).collect();
    let stated = text(&fields.iter().find(|field| field["custom_id"] == "stated").unwrap()["value"]);
    assert!(before.contains(&stated), "what it says stands in the form: {fields:#?}");
    let period = text(&fields.iter().find(|field| field["custom_id"] == "period").unwrap()["value"]);
    let values = [("stated", "49 million"), ("period", period.as_str()), ("question", "ferry passengers in 2024?")];
    let preview = kept.submit(seed::MIRA, &opened, &values).await;
    assert!(said(&preview).contains("+stated = \"49 million\""), "{}", said(&preview));
    kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(kept.file(REPORT).contains("\"49 million\""));
    // The figure in the form is the one of the revision that is answered from.
    let door = kept.stage.bot.door();
    kept.stage.until("49 million", || door.known().base().figures.iter().any(|figure| &*figure.stated == "49 million")).await;
    let figure = kept.offer(seed::MIRA, "retire", &[("key", "ferry-passengers"), ("figure", "2024")], ("figure", "49 million")).await;
    let meant = [("key", "ferry-passengers"), ("figure", figure.as_str())];
    let preview = kept.fill_in(seed::MIRA, "retire", &meant, &[("why", "withdrawn")]).await;
    assert!(said(&preview).contains("+retired = \"withdrawn\""), "{}", said(&preview));
    kept.press(seed::MIRA, &preview, "Apply").await;
    kept.stage.until("it is retired", || door.known().base().retired.len() == 1).await;
    assert!(kept.offered(seed::MIRA, "edit", &[("key", "ferry-passengers"), ("figure", "49 m")], "figure").await.is_empty());
    let figure = kept.offer(seed::MIRA, "restore", &[("key", "ferry-passengers"), ("figure", "")], ("figure", "49 million")).await;
    let meant = [("key", "ferry-passengers"), ("figure", figure.as_str())];
    let preview = kept.order(seed::MIRA, seed::GENERAL, "restore", &meant).await["message"].clone();
    kept.press(seed::MIRA, &preview, "Apply").await;
    assert_eq!(kept.file(REPORT), before.replacen(&stated, "49 million", 1));
    for (figure, words) in [("1871", "There is no such figure"), ("#AAAAAA", "There is no such figure")] {
        let refused = kept.read(seed::MIRA, "edit", &[("key", "ferry-passengers"), ("figure", figure)]).await;
        assert!(refused.contains(words), "{refused}");
    }
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_edit_at_once_none_overwrites_the_other() {
    // Both have the role; Ada may not manage the server.
    let kept = Kept::new(vec![seed::MODERATORS, 0]).await;
    let figure = kept.offer(seed::MIRA, "edit", &[("key", "ferry-passengers"), ("figure", "2024")], ("figure", "annual-report")).await;
    let meant = [("key", "ferry-passengers"), ("figure", figure.as_str())];
    let first = kept.fill_in(seed::MIRA, "edit", &meant, &[("stated", "48 million"), ("period", "2024")]).await;
    let second = kept.fill_in(seed::MIRA, "edit", &meant, &[("stated", "47 million"), ("period", "2024")]).await;
    kept.press(seed::MIRA, &second, "Apply").await;
    let both = kept.press(seed::MIRA, &first, "Apply").await;
    let shown = said(&both);
    for words in [
        "has changed the same file since you looked (change 1)",
        "+stated = \"47 million\"",
        "-stated = \"47 million\"",
        "+stated = \"48 million\"",
    ] {
        assert!(shown.contains(words), "{words:?} is not in {shown}");
    }
    assert!(kept.file(REPORT).contains("\"47 million\""), "nothing is overwritten");
    assert_eq!(components(&both).len(), 3);
    kept.end().await;
}
