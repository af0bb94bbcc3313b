//! Previews, requests and drafts that outlive a restart.

use crate::inbox::sandbox_and_folder;
use crate::kept::{FIGURE, Kept, REPORT, pressing};
use crate::stage::{button, components, is_mine, number, said};
use serde_json::Value;
use smebot::config::SecondKeeper;
use smebot::journal::Journal;
use smebot::sandbox::{Act, seed};
use std::path::Path;

/// A bot that keeps what is proposed, and the place of its journal.
async fn begun(second: SecondKeeper) -> (Kept, tempfile::TempDir) {
    let place = tempfile::tempdir().unwrap();
    let (sandbox, folder) = sandbox_and_folder().await;
    (Kept::run(sandbox, folder, &place.path().join("journal.sqlite"), second).await, place)
}

async fn restarted(kept: Kept, place: &tempfile::TempDir, second: SecondKeeper) -> Kept {
    let (sandbox, folder) = kept.left().await;
    Kept::run(sandbox, folder, &place.path().join("journal.sqlite"), second).await
}

/// How much is kept of what a member has proposed.
fn shelved(place: &tempfile::TempDir, who: u64) -> usize {
    let journal = Journal::open(&place.path().join("journal.sqlite")).unwrap();
    journal.shelved_of(who, jiff::Timestamp::now().as_second()).unwrap()
}

/// Whether words stand anywhere in the files of the journal.
fn is_written(place: &Path, words: &str) -> bool {
    let files = std::fs::read_dir(place).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    files.flatten().collect::<Vec<u8>>().windows(words.len()).any(|window| window == words.as_bytes())
}

async fn taught(kept: &Kept, phrase: &str) -> Value {
    let add = [("key", "ferry-passengers"), ("phrase", phrase), ("question", "how many moonlit hoppers?")];
    kept.order(seed::MIRA, seed::GENERAL, "phrase add", &add).await["message"].clone()
}

/// What another member reads who presses a button that is not his.
async fn forged(kept: &Kept, who: u64, message: &Value, label: &str) -> String {
    let (channel, id) = (number(&message["channel_id"]), number(&message["id"]));
    let act = Act::Press { channel, message: id, custom_id: button(message, label), forge: true };
    said(&kept.stage.sandbox.ask(who, act).await.unwrap()["message"]["message"])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_preview_is_tried_applied_or_discarded_after_a_restart() {
    let (kept, place) = begun(SecondKeeper::Never).await;
    let preview = taught(&kept, "wave hoppers").await;
    let dropped = taught(&kept, "zigzag hoppers").await;
    assert_eq!(shelved(&place, seed::MIRA), 2);
    assert!(!is_written(place.path(), "moonlit"), "a question that it is tried with is not written down");
    let kept = restarted(kept, &place, SecondKeeper::Never).await;
    for who in [seed::ADA, seed::OWNER] {
        let refused = forged(&kept, who, &preview, "Apply").await;
        assert!(refused.contains("for those who keep the facts") || refused.contains("not yours"), "{refused}");
    }
    let tried = kept.fill_form(&preview, "Try a question", &[("question", "how many wave hoppers in 2024?")]).await;
    for words in ["not public yet", "**Before:**", "**After:** 44.1 million"] {
        assert!(said(&tried).contains(words), "{words:?} is not in {}", said(&tried));
    }
    let kept = restarted(kept, &place, SecondKeeper::Never).await;
    let done = kept.press(seed::MIRA, &tried, "Apply").await;
    assert!(said(&done).contains("It is change 1"), "{}", said(&done));
    let discarded = kept.press(seed::MIRA, &dropped, "Discard").await;
    assert!(components(&discarded).is_empty(), "{discarded:#}");
    assert_eq!(shelved(&place, seed::MIRA), 0);
    let kept = restarted(kept, &place, SecondKeeper::Never).await;
    for gone in [&tried, &dropped] {
        let channel = number(&gone["channel_id"]);
        let act = Act::Press { channel, message: number(&gone["id"]), custom_id: button(gone, "Apply"), forge: true };
        kept.stage.sandbox.ask(seed::MIRA, act).await.unwrap();
    }
    kept.stage.settle().await;
    assert!(!is_written(place.path(), "zigzag"), "nothing is left of what was discarded");
    let indicators = kept.file("indicators/passengers.toml");
    assert_eq!((indicators.matches("wave hoppers").count(), indicators.contains("zigzag")), (1, false));
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_edited_while_the_bot_was_away_is_not_overwritten() {
    let (kept, place) = begun(SecondKeeper::Never).await;
    let preview = kept.fill(seed::MIRA, &FIGURE, &[("stated", "51 million")]).await;
    let (sandbox, folder) = kept.left().await;
    let edited = std::fs::read_to_string(folder.path().join(REPORT)).unwrap() + "\n# by another hand\n";
    std::fs::write(folder.path().join(REPORT), &edited).unwrap();
    let kept = Kept::run(sandbox, folder, &place.path().join("journal.sqlite"), SecondKeeper::Never).await;
    let changed = kept.press(seed::MIRA, &preview, "Apply").await;
    for words in ["Somebody has edited the file", "+# by another hand", "+stated = \"51 million\""] {
        assert!(said(&changed).contains(words), "{words:?} is not in {}", said(&changed));
    }
    assert_eq!(kept.file(REPORT), edited);
    let kept = restarted(kept, &place, SecondKeeper::Never).await;
    let done = kept.press(seed::MIRA, &changed, "Apply").await;
    assert!(said(&done).contains("It is change"), "{}", said(&done));
    assert!(kept.file(REPORT).contains("# by another hand") && kept.file(REPORT).contains("\"51 million\""));
    assert_eq!(shelved(&place, seed::MIRA), 0);
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_approved_after_a_restart_by_another_keeper() {
    let always = || SecondKeeper::Always;
    let (kept, place) = begun(always()).await;
    let preview = taught(&kept, "wave hoppers").await;
    let kept = restarted(kept, &place, always()).await;
    let waiting = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&waiting).contains("a second keeper has to agree"), "{}", said(&waiting));
    let request = || {
        let seen = kept.stage.sandbox.messages(seed::OWNER, seed::GENERAL).into_iter().filter(is_mine);
        seen.map(|seen| seen["message"].clone()).find(|message| said(message).contains("wants to change the facts"))
    };
    kept.stage.until("the request", || request().is_some()).await;
    let request = request().unwrap();
    let kept = restarted(kept, &place, always()).await;
    let own = kept.stage.sandbox.ask(seed::MIRA, pressing(&request, "Approve")).await.unwrap();
    assert!(said(&own["message"]["message"]).contains("your own change"), "{own:#}");
    assert!(!kept.file("indicators/passengers.toml").contains("wave hoppers"));
    let done = kept.press(seed::OWNER, &request, "Approve").await;
    assert!(said(&done).contains("It is change 1"), "{}", said(&done));
    assert!(kept.file("indicators/passengers.toml").contains("wave hoppers"));
    let history = kept.read(seed::MIRA, "history", &[]).await;
    assert!(history.contains(&format!("<@{}> + <@{}> (Discord)", seed::MIRA, seed::OWNER)), "{history}");
    assert_eq!(shelved(&place, seed::MIRA), 0);
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_draft_would_add_is_added_after_a_restart() {
    let (kept, place) = begun(SecondKeeper::Never).await;
    let text = "Ports in 2031\n\nIn 2031 the ferries carried more than 51 million passengers. A quixotic coffee in port was 4 euros.\n";
    let draft = kept.fill_in(seed::MIRA, "draft", &[], &[("pasted", text)]).await;
    assert!(is_written(place.path(), "more than 51 million") && !is_written(place.path(), "quixotic"), "no more of the text than is added");
    let kept = restarted(kept, &place, SecondKeeper::Never).await;
    let refused = forged(&kept, seed::OWNER, &draft, "Add these").await;
    assert!(refused.contains("not yours"), "{refused}");
    let source =
        [("title", "Ports in 2031"), ("publisher", "Port office"), ("published", "2032-01-15"), ("url", "https://ports.example/2031")];
    let preview = kept.fill_form(&draft, "Add these", &source).await;
    assert!(said(&preview).contains("+stated = \"more than 51 million\""), "{}", said(&preview));
    assert_eq!(shelved(&place, seed::MIRA), 1, "what is proposed takes the place of the draft");
    let kept = restarted(kept, &place, SecondKeeper::Never).await;
    let done = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&done).contains("It is change 1"), "{}", said(&done));
    kept.answers("More than 51 million").await;
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_was_opened_before_a_restart_works_after_it_and_of_what_is_refused_nothing_is_lost() {
    let (kept, place) = begun(SecondKeeper::Never).await;
    let right = kept.opened(seed::MIRA, "add", &FIGURE).await;
    let wrong = kept.opened(seed::MIRA, "edit", &[("key", "ferry-passengers"), ("figure", "2019")]).await;
    let long = kept.opened(seed::MIRA, "draft", &[]).await;
    let kept = restarted(kept, &place, SecondKeeper::Never).await;
    let preview = kept.submit(seed::MIRA, &right, &[("stated", "more than 51 million"), ("question", "ferry passengers in 2031?")]).await;
    assert!(said(&preview).contains("+stated = \"more than 51 million\""), "{}", said(&preview));
    let refused = kept.submit(seed::MIRA, &wrong, &[("stated", "@everyone 🐟"), ("period", "someday")]).await;
    for words in ["That is no period", "What you typed, to be pasted again:", "```\n@everyone 🐟\n```", "```\nsomeday\n```"] {
        assert!(said(&refused).contains(words), "{words:?} is not in {}", said(&refused));
    }
    let text = format!("@everyone {}", "Nothing to count. ".repeat(220));
    let refused = kept.submit(seed::MIRA, &long, &[("pasted", text.trim())]).await;
    assert!(said(&refused).contains("What you typed is in the file"), "{}", said(&refused));
    assert_eq!(refused["attachments"][0]["filename"], "typed.txt", "{refused:#}");
    let done = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&done).contains("It is change 1"), "{}", said(&done));
    kept.answers("More than 51 million").await;
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keeper_sees_and_deletes_what_he_has_proposed_and_without_a_journal_nothing_outlives_a_restart() {
    let (kept, place) = begun(SecondKeeper::Never).await;
    let preview = taught(&kept, "wave hoppers").await;
    let seen = kept.stage.command(seed::MIRA, "privacy", &[]).await;
    assert!(said(&seen["message"]).contains("not decided on yet: 1. It is kept with your number"), "{}", said(&seen["message"]));
    let other = said(&kept.stage.command(seed::ADA, "privacy", &[]).await["message"]);
    assert!(other.contains("Of you nothing is kept"), "{other}");
    let deleted = kept.stage.press(seed::MIRA, &seen["message"], "Delete it").await;
    assert!(said(&deleted["message"]).contains("Deleted: 1"), "{deleted:#}");
    assert_eq!(shelved(&place, seed::MIRA), 0);
    let gone = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&gone).contains("not kept any more"), "{}", said(&gone));
    kept.end().await;

    let (sandbox, folder) = sandbox_and_folder().await;
    let kept = Kept::start(sandbox, folder, None).await;
    let preview = taught(&kept, "wave hoppers").await;
    let seen = said(&kept.stage.command(seed::MIRA, "privacy", &[]).await["message"]);
    assert!(seen.contains("Nothing that members ask is kept here") && seen.contains("not decided on yet: 1."), "{seen}");
    let (sandbox, folder) = kept.left().await;
    let kept = Kept::start(sandbox, folder, None).await;
    let gone = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&gone).contains("not kept any more"), "{}", said(&gone));
    kept.end().await;
}
