//! Changes to which a second keeper has to agree, and the trail that changes leave in the log channel.

use crate::kept::{FIGURE, Kept, REPORT, pressing};
use crate::stage::{number, said};
use serde_json::Value;
use smebot::config::SecondKeeper;
use smebot::sandbox::seed;

/// What the bot says in a room that has these words.
pub async fn told(kept: &Kept, room: u64, words: &str) -> Value {
    let found = || {
        let seen = kept.stage.sandbox.messages(seed::OWNER, room).into_iter().map(|seen| seen["message"].clone());
        seen.filter(|message| message["author"]["id"] == seed::BOT.to_string().as_str()).find(|message| said(message).contains(words))
    };
    kept.stage.until(words, || found().is_some()).await;
    found().unwrap()
}

async fn proposed(kept: &Kept, stated: &str) -> Value {
    let figure = kept.offer(seed::MIRA, "edit", &[("key", "ferry-passengers"), ("figure", "2024")], ("figure", "annual-report")).await;
    let meant = [("key", "ferry-passengers"), ("figure", figure.as_str())];
    kept.fill_in(seed::MIRA, "edit", &meant, &[("stated", stated), ("period", "2024")]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_figure_is_written_once_another_keeper_agrees() {
    let kept = Kept::with(Vec::new(), SecondKeeper::ForChangedFigures, Some(seed::FIGURES)).await;
    let before = kept.file(REPORT);
    // What is stated for the first time is written at once, and told in the log channel.
    let preview = kept.fill(seed::MIRA, &FIGURE, &[("stated", "51 million")]).await;
    kept.press(seed::MIRA, &preview, "Apply").await;
    let report = told(&kept, seed::FIGURES, "Change 1 by").await;
    for words in [format!("<@{}>", seed::MIRA), "+stated = \"51 million\"".to_owned()] {
        assert!(said(&report).contains(&words), "{words:?} is not in {}", said(&report));
    }
    let added = kept.file(REPORT);
    assert_ne!(added, before);

    let preview = proposed(&kept, "48 million").await;
    let waiting = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&waiting).contains("a second keeper has to agree"), "{}", said(&waiting));
    assert_eq!(kept.file(REPORT), added, "nothing is written yet");
    let request = told(&kept, seed::FIGURES, "wants to change the facts").await;
    assert!(said(&request).contains("+stated = \"48 million\""), "{}", said(&request));
    // Neither its author nor one who is no keeper can agree.
    let own = kept.stage.sandbox.ask(seed::MIRA, pressing(&request, "Approve")).await.unwrap();
    assert!(said(&own["message"]["message"]).contains("your own change"), "{own:#}");
    let other = kept.stage.sandbox.ask(seed::ADA, pressing(&request, "Approve")).await.unwrap();
    assert!(said(&other["message"]["message"]).contains("for those who keep the facts"), "{other:#}");
    assert_eq!(kept.file(REPORT), added);
    let done = kept.press(seed::OWNER, &request, "Approve").await;
    assert!(said(&done).contains("It is change 2"), "{}", said(&done));
    assert!(kept.file(REPORT).contains("\"48 million\""));
    let report = told(&kept, seed::FIGURES, "Change 2 by").await;
    assert!(said(&report).contains(&format!("(approved by <@{}>)", seed::OWNER)), "{}", said(&report));
    let history = kept.read(seed::MIRA, "history", &[]).await;
    assert!(history.contains(&format!("<@{}> + <@{}> (Discord)", seed::MIRA, seed::OWNER)), "{history}");
    // A change taken back is a changed figure, too.
    let undo = kept.order(seed::MIRA, seed::GENERAL, "undo", &[("change", "2")]).await["message"].clone();
    let waiting = kept.press(seed::MIRA, &undo, "Apply").await;
    assert!(said(&waiting).contains("a second keeper has to agree"), "{}", said(&waiting));
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_declined_or_was_changed_meanwhile_is_not_written() {
    let kept = Kept::with(Vec::new(), SecondKeeper::Always, None).await;
    let before = kept.file(REPORT);
    let preview = proposed(&kept, "48 million").await;
    kept.press(seed::MIRA, &preview, "Apply").await;
    // Without a log channel it is asked where the command was given.
    let request = told(&kept, seed::GENERAL, "wants to change the facts").await;
    let declined = kept.press(seed::OWNER, &request, "Decline").await;
    assert!(said(&declined).contains("Declined by") && declined["components"].as_array().is_none_or(Vec::is_empty), "{declined:#}");
    assert_eq!(kept.file(REPORT), before);

    let preview = proposed(&kept, "47 million").await;
    kept.press(seed::MIRA, &preview, "Apply").await;
    let request = told(&kept, seed::GENERAL, "to \"47 million\"").await;
    assert_ne!(number(&request["id"]), number(&declined["id"]));
    std::fs::write(kept.folder.path().join(REPORT), format!("{before}\n# by another hand\n")).unwrap();
    let changed = kept.press(seed::OWNER, &request, "Approve").await;
    for words in ["Somebody has edited the file", "+# by another hand", "propose it anew"] {
        assert!(said(&changed).contains(words), "{words:?} is not in {}", said(&changed));
    }
    assert_eq!(kept.file(REPORT), format!("{before}\n# by another hand\n"));
    kept.end().await;
}
