//! Fifty members ask while files change: each answer is the one before the change or the one after, whole.

use crate::kept::Kept;
use crate::stage::{Set, number, said};
use futures_util::future::join_all;
use serde_json::{Value, json};
use smebot::sandbox::{Act, seed};
use std::path::Path;

const MEMBERS: usize = 50;
const ROUNDS: u32 = 12;
const INDICATORS: &str = "[boats]\nname = { en = \"fishing boats\" }\nunit = \"boats\"\nkind = \"stock\"\npart_of = \"crews\"\n\n\
                          [crews]\nname = { en = \"registered boats\" }\nunit = \"boats\"\nkind = \"stock\"\n";

/// A statement whose two figures tell which it is.
fn write(folder: &Path, version: u32, by_renaming: bool) {
    let figures = [("boats", 11_000 + version), ("crews", 21_000 + version)];
    let figures = figures.map(|(key, stated)| format!("\n[[figure]]\nkey = \"{key}\"\nperiod = \"2023\"\nstated = \"{stated}\"\n"));
    let head = "title = \"Count\"\npublisher = \"Harbour office\"\npublished = 2024-02-01\nurl = \"https://harbour.example/count\"\n";
    let (file, text) = (folder.join("statements/2024-02-01-count.toml"), format!("{head}{}", figures.concat()));
    if by_renaming {
        let beside = folder.join("statements/.beside");
        std::fs::write(&beside, text).unwrap();
        std::fs::rename(beside, file).unwrap();
    } else {
        std::fs::write(file, text).unwrap();
    }
}

/// The two figures of an answer.
fn figures(answer: &Value) -> (u32, u32) {
    figures_in(answer).unwrap_or_else(|| panic!("not both figures are in {}", said(answer)))
}

/// The two figures of an answer; none in the notice that asks a member for patience.
fn figures_in(answer: &Value) -> Option<(u32, u32)> {
    let said = said(answer).replace(',', "");
    let numbers: Vec<u32> = said.split(|letter: char| !letter.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
    let of = |from: u32| numbers.iter().copied().find(|number| (from..from + 1_000).contains(number));
    of(11_000).zip(of(21_000))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_members_get_the_answer_before_or_after_a_change() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["indicators", "statements"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("indicators/all.toml"), INDICATORS).unwrap();
    write(folder.path(), 0, false);
    let sandbox = crate::stage::sandbox(&Set::default()).await;
    let kept = Kept::start(sandbox, folder, None).await;
    let joined = kept.stage.sandbox.control(serde_json::from_value(json!({"control": "join", "count": MEMBERS})).unwrap()).unwrap();
    let members: Vec<u64> = joined["members"].as_array().unwrap().iter().map(number).collect();
    let ask = || {
        let options = json!({"question": "what share of registered boats are fishing boats?"}).as_object().unwrap().clone();
        Act::Invoke { channel: seed::GENERAL, command: "sme".to_owned(), path: vec!["ask".to_owned()], options }
    };
    for version in 1..=ROUNDS {
        // All ask at once, and in the middle of them the file changes.
        let all = members.iter().enumerate().map(|(place, who)| {
            let (kept, act) = (&kept, ask());
            async move {
                if place == MEMBERS / 2 {
                    write(kept.folder.path(), version, version.is_multiple_of(2));
                }
                kept.stage.done(*who, act).await
            }
        });
        let answers = join_all(all).await;
        assert_eq!(answers.len(), MEMBERS);
        for answer in answers {
            let (boats, crews) = figures(&answer["message"]);
            assert_eq!(boats + 10_000, crews, "a mixture");
            assert!([version - 1, version].contains(&(boats - 11_000)), "neither before nor after change {version}: {boats}");
        }
        let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
        loop {
            // One member who asks again and again is asked for patience.
            let told = figures_in(&kept.stage.done(seed::ADA, ask()).await["message"]);
            if told.is_some_and(|(boats, _)| boats == 11_000 + version) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            assert!(tokio::time::Instant::now() < deadline, "change {version} is not answered from");
        }
    }
    kept.end().await;
}
