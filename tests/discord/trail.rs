//! What is changed elsewhere than in Discord, in the files or from the command line: in the history, and told in the log channel.

use crate::kept::{FIGURE, Kept, REPORT};
use crate::stage::said;
use smebot::config::SecondKeeper;
use smebot::sandbox::seed;
use std::process::Command;

/// What the bot says in a room that has these words, once it says it.
async fn told(kept: &Kept, room: u64, words: &str) -> String {
    let found = || {
        let seen = kept.stage.sandbox.messages(seed::OWNER, room).into_iter().map(|seen| seen["message"].clone());
        seen.filter(|message| message["author"]["id"] == seed::BOT.to_string().as_str())
            .map(|message| said(&message))
            .find(|text| text.contains(words))
    };
    kept.stage.until(words, || found().is_some()).await;
    found().unwrap()
}

/// How often it says them.
fn count(kept: &Kept, room: u64, words: &str) -> usize {
    let seen = kept.stage.sandbox.messages(seed::OWNER, room).into_iter();
    seen.filter(|seen| said(&seen["message"]).contains(words)).count()
}

fn edit(kept: &Kept, from: &str, to: &str) {
    let text = kept.file(REPORT);
    assert!(text.contains(from), "{from:?} is not in {text}");
    std::fs::write(kept.folder.path().join(REPORT), text.replace(from, to)).unwrap();
}

/// `smebot facts` as somebody on the same machine runs it.
fn command_line(kept: &Kept, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_smebot"))
        .args(["--facts", kept.folder.path().to_str().unwrap(), "facts", "--author", "ben"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_edited_in_the_files_is_in_the_history_is_told_and_can_be_undone() {
    let kept = Kept::with(Vec::new(), SecondKeeper::Never, Some(seed::FIGURES)).await;
    let before = kept.file(REPORT);
    edit(&kept, "44.1 million", "44.3 million");
    let report = told(&kept, seed::FIGURES, "Change 1 by").await;
    let change = "edit ferry-passengers for 2024: stated from \"44.1 million\" to \"44.3 million\"";
    for words in ["somebody (file)", "-stated = \"44.1 million\"", "+stated = \"44.3 million\""] {
        assert!(report.contains(words), "{words:?} is not in {report}");
    }
    for history in [kept.read(seed::MIRA, "history", &[]).await, kept.read(seed::MIRA, "history", &[("key", "ferry-passengers")]).await] {
        assert!(history.contains(&format!("somebody (file) · {change}")), "{history}");
    }
    assert!(command_line(&kept, &["history"]).contains(&format!("somebody (file)  {change}")));
    let undo = kept.order(seed::MIRA, seed::GENERAL, "undo", &[("change", "1")]).await["message"].clone();
    let done = kept.press(seed::MIRA, &undo, "Apply").await;
    assert!(said(&done).contains("It is change 2"), "{}", said(&done));
    assert_eq!(kept.file(REPORT), before);
    kept.stage.settle().await;
    // What is done in Discord is told once, there, and is no edit of the files.
    assert_eq!((count(&kept, seed::FIGURES, "Change 1 by"), count(&kept, seed::FIGURES, "Change 2 by")), (1, 1));
    assert_eq!(count(&kept, seed::FIGURES, "Change 3 by"), 0);
    // With a fault nothing is written down until it is put right; then what it came to is.
    edit(&kept, "44.1 million", "many, many");
    told(&kept, seed::FIGURES, "have faults").await;
    edit(&kept, "many, many", "44.4 million");
    let report = told(&kept, seed::FIGURES, "Change 3 by").await;
    assert!(report.contains("from \"44.1 million\" to \"44.4 million\""), "{report}");
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_command_line_changes_beside_a_bot_is_told_one_by_one() {
    let kept = Kept::with(Vec::new(), SecondKeeper::Never, Some(seed::FIGURES)).await;
    let add = |period: &'static str, stated: &'static str| {
        ["add", "ferry-passengers", "--period", period, "--stated", stated, "--statement", "2025-03-14-annual-report", "--apply"]
    };
    command_line(&kept, &add("2030", "50 million"));
    command_line(&kept, &add("2031", "51 million"));
    for (number, stated) in [(1, "50 million"), (2, "51 million")] {
        let report = told(&kept, seed::FIGURES, &format!("Change {number} by")).await;
        assert!(
            report.contains("ben (command line): add ferry-passengers") && report.contains(&format!("+stated = \"{stated}\"")),
            "{report}"
        );
    }
    let history = kept.read(seed::MIRA, "history", &[]).await;
    assert!(history.contains("ben (command line) · add ferry-passengers for 2031"), "{history}");
    kept.stage.settle().await;
    assert_eq!((count(&kept, seed::FIGURES, "Change 1 by"), count(&kept, seed::FIGURES, "Change 2 by")), (1, 1));
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_changed_while_no_bot_was_running_is_found_by_the_next() {
    let kept = Kept::new(Vec::new()).await;
    let preview = kept.fill(seed::MIRA, &FIGURE, &[("stated", "51 million")]).await;
    kept.press(seed::MIRA, &preview, "Apply").await;
    let (sandbox, folder) = kept.left().await;
    let path = folder.path().join(REPORT);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("\"51 million\"", "\"52 million\"")).unwrap();
    let kept = Kept::start(sandbox, folder, None).await;
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    loop {
        let history = kept.read(seed::MIRA, "history", &[]).await;
        if history.contains("somebody (file) · edit ferry-passengers for 2031: stated from \"51 million\" to \"52 million\"") {
            break;
        }
        assert!(tokio::time::Instant::now() < deadline, "{history}");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_is_looked_at_in_the_history_and_taken_back_from_there_and_so_is_that() {
    let kept = Kept::new(Vec::new()).await;
    let before = kept.file(REPORT);
    let preview = kept.fill(seed::MIRA, &FIGURE, &[("stated", "51 million")]).await;
    kept.press(seed::MIRA, &preview, "Apply").await;
    let added = kept.file(REPORT);
    // Whoever may keep the facts takes back what another did.
    let history = kept.order(seed::OWNER, seed::GENERAL, "history", &[]).await["message"].clone();
    let shown = kept.choose(seed::OWNER, &history, "1 · add ferry-passengers for 2031").await;
    for words in [&format!("<@{}> (Discord) · add ferry-passengers for 2031: \"51 million\"", seed::MIRA), "+stated = \"51 million\""] {
        assert!(said(&shown).contains(words), "{words:?} is not in {}", said(&shown));
    }
    let undo = kept.press(seed::OWNER, &shown, "Undo").await;
    assert!(
        said(&undo).contains("undo 1: add ferry-passengers for 2031") && said(&undo).contains("-stated = \"51 million\""),
        "{}",
        said(&undo)
    );
    let done = kept.press(seed::OWNER, &undo, "Apply").await;
    assert!(said(&done).contains("It is change 2"), "{}", said(&done));
    assert_eq!(kept.file(REPORT), before);
    // An undo is a change itself, and is undone.
    for (number, text) in [(2, &added), (3, &before)] {
        let history = kept.order(seed::MIRA, seed::GENERAL, "history", &[("key", "ferry-passengers")]).await["message"].clone();
        let shown = kept.choose(seed::MIRA, &history, &format!("{number} · undo")).await;
        let undo = kept.press(seed::MIRA, &shown, "Undo").await;
        let done = kept.press(seed::MIRA, &undo, "Apply").await;
        assert!(said(&done).contains(&format!("It is change {}", number + 1)), "{}", said(&done));
        assert_eq!(&kept.file(REPORT), text);
    }
    // What is not as it was left any more is not taken back.
    let undo = kept.order(seed::MIRA, seed::GENERAL, "undo", &[("change", "1")]).await["message"].clone();
    assert!(said(&undo).contains("what change 1 wrote was changed since"), "{}", said(&undo));
    kept.end().await;
}
