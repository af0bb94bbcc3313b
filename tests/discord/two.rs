//! Two different moderators at once: on the same thing, on two things of one file, on two files, and each with the other's agreement.

use crate::kept::{FIGURE, Kept, REPORT};
use crate::second::told;
use crate::stage::said;
use serde_json::Value;
use smebot::config::SecondKeeper;
use smebot::sandbox::seed;

/// What one of them proposes for the same figure.
async fn edits(kept: &Kept, who: u64, stated: &str) -> Value {
    let figure = kept.offer(who, "edit", &[("key", "ferry-passengers"), ("figure", "2024")], ("figure", "annual-report")).await;
    let meant = [("key", "ferry-passengers"), ("figure", figure.as_str())];
    kept.fill_in(who, "edit", &meant, &[("stated", stated), ("period", "2024")]).await
}

fn says(message: &Value, words: &[&str]) {
    for word in words {
        assert!(said(message).contains(word), "{word:?} is not in {}", said(message));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_second_on_the_same_thing_sees_both_and_overwrites_nothing() {
    let kept = Kept::new(Vec::new()).await;
    let before = kept.file(REPORT);
    let first = edits(&kept, seed::MIRA, "48 million").await;
    let second = edits(&kept, seed::OWNER, "47 million").await;
    says(&kept.press(seed::OWNER, &second, "Apply").await, &["It is change 1"]);
    let both = kept.press(seed::MIRA, &first, "Apply").await;
    let who = format!("<@{}> has changed the same file since you looked (change 1)", seed::OWNER);
    says(&both, &[&who, "-stated = \"44.1 million\"", "+stated = \"47 million\"", "-stated = \"47 million\"", "+stated = \"48 million\""]);
    assert_eq!(kept.file(REPORT), before.replace("44.1 million", "47 million"), "nothing is overwritten");
    // She has seen it, and decides.
    says(&kept.press(seed::MIRA, &both, "Apply").await, &["It is change 2"]);
    let history = kept.read(seed::OWNER, "history", &[("key", "ferry-passengers")]).await;
    for words in ["**2** · ".to_owned(), format!("<@{}> (Discord) · edit", seed::MIRA), format!("<@{}> (Discord) · edit", seed::OWNER)] {
        assert!(history.contains(&words), "{words:?} is not in {history}");
    }
    // One takes the other's change back, and his own stands again.
    let undo = kept.order(seed::OWNER, seed::GENERAL, "undo", &[("change", "2")]).await["message"].clone();
    says(&kept.press(seed::OWNER, &undo, "Apply").await, &["It is change 3"]);
    assert_eq!(kept.file(REPORT), before.replace("44.1 million", "47 million"));
    // Something new that both have thought of is made once.
    let new = [("key", "+harbour lamps"), ("period", "2024"), ("statement", "2025-03-14-annual-report")];
    let lamps = |stated| [("names", "harbour lamps"), ("unit", "lamps"), ("stated", stated)];
    let first = kept.fill(seed::MIRA, &new, &lamps("120")).await;
    let second = kept.fill(seed::OWNER, &new, &lamps("130")).await;
    says(&kept.press(seed::OWNER, &second, "Apply").await, &["It is change 4"]);
    let late = kept.press(seed::MIRA, &first, "Apply").await;
    says(&late, &["does not fit any more", "there is an indicator", "already", "+[harbour-lamps]", "+stated = \"130\""]);
    assert!(kept.file(REPORT).contains("\"130\"") && !kept.file(REPORT).contains("\"120\""));
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_things_of_one_file_and_of_two_are_both_made_at_once() {
    let kept = Kept::new(Vec::new()).await;
    let before = kept.file(REPORT);
    // Two things of one file: whoever comes second looks again, and both are there.
    let first = kept.fill(seed::MIRA, &FIGURE, &[("stated", "51 million")]).await;
    let second = edits(&kept, seed::OWNER, "47 million").await;
    says(&kept.press(seed::OWNER, &second, "Apply").await, &["It is change 1"]);
    let again = kept.press(seed::MIRA, &first, "Apply").await;
    says(&again, &["has changed the same file since you looked (change 1)", "+stated = \"47 million\"", "+stated = \"51 million\""]);
    says(&kept.press(seed::MIRA, &again, "Apply").await, &["It is change 2"]);
    let both = kept.file(REPORT);
    assert!(both.contains("\"47 million\"") && both.contains("\"51 million\""), "{both}");
    // Two files, at the same moment: nobody has to look again.
    let phrase = |who, key: &'static str, phrase: &'static str| {
        let kept = &kept;
        async move { kept.order(who, seed::GENERAL, "phrase add", &[("key", key), ("phrase", phrase)]).await["message"].clone() }
    };
    let (hers, his) = (phrase(seed::MIRA, "ferry-passengers", "wave hoppers"), phrase(seed::OWNER, "ferry-crew", "deck hands"));
    let (hers, his) = tokio::join!(hers, his);
    let (hers, his) = tokio::join!(kept.press(seed::MIRA, &hers, "Apply"), kept.press(seed::OWNER, &his, "Apply"));
    says(&hers, &["Done: add the phrase \"wave hoppers\""]);
    says(&his, &["Done: add the phrase \"deck hands\""]);
    // The same figure, at the same moment: one of the two is made, and the other sees it.
    let (hers, his) = (edits(&kept, seed::MIRA, "45 million").await, edits(&kept, seed::OWNER, "46 million").await);
    let (hers, his) = tokio::join!(kept.press(seed::MIRA, &hers, "Apply"), kept.press(seed::OWNER, &his, "Apply"));
    let done = [&hers, &his].map(|shown| said(shown).contains("It is change 5"));
    assert_ne!(done[0], done[1], "{}\n\n{}", said(&hers), said(&his));
    let (made, lost, other) = if done[0] { ("45 million", "46 million", &his) } else { ("46 million", "45 million", &hers) };
    assert!(kept.file(REPORT).contains(&format!("\"{made}\"")) && !kept.file(REPORT).contains(lost), "{}", kept.file(REPORT));
    says(other, &["Nothing", &format!("+stated = \"{lost}\"")]);
    // All of it is in the history, and all of it can be taken back.
    for number in ["5", "4", "3", "2", "1"] {
        let undo = kept.order(seed::MIRA, seed::GENERAL, "undo", &[("change", number)]).await["message"].clone();
        says(&kept.press(seed::MIRA, &undo, "Apply").await, &["Done: undo"]);
    }
    assert_eq!(kept.file(REPORT), before);
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_agrees_to_the_other_s_change_and_never_to_one_that_was_overtaken() {
    let kept = Kept::with(Vec::new(), SecondKeeper::ForChangedFigures, Some(seed::FIGURES)).await;
    let before = kept.file(REPORT);
    let (hers, his) = (edits(&kept, seed::MIRA, "45 million").await, edits(&kept, seed::OWNER, "46 million").await);
    says(&kept.press(seed::MIRA, &hers, "Apply").await, &["a second keeper has to agree"]);
    says(&kept.press(seed::OWNER, &his, "Apply").await, &["a second keeper has to agree"]);
    let hers = told(&kept, seed::FIGURES, "+stated = \"45 million\"").await;
    let his = told(&kept, seed::FIGURES, "+stated = \"46 million\"").await;
    for (who, request) in [(seed::MIRA, &hers), (seed::OWNER, &his)] {
        let own = kept.stage.sandbox.ask(who, crate::kept::pressing(request, "Approve")).await.unwrap();
        says(&own["message"]["message"], &["your own change"]);
    }
    assert_eq!(kept.file(REPORT), before, "nothing is written yet");
    // What is new moves no figure: it waits for nobody, and makes both look again.
    let preview = kept.fill(seed::MIRA, &FIGURE, &[("stated", "51 million")]).await;
    says(&kept.press(seed::MIRA, &preview, "Apply").await, &["It is change 1"]);
    let overtaken = kept.press(seed::OWNER, &hers, "Approve").await;
    says(&overtaken, &["has changed the same file since you looked (change 1)", "propose it anew"]);
    let added = kept.file(REPORT);
    // Proposed anew by her, and agreed to by him at the moment at which she agrees to his.
    let again = edits(&kept, seed::MIRA, "45.5 million").await;
    kept.press(seed::MIRA, &again, "Apply").await;
    let again = told(&kept, seed::FIGURES, "+stated = \"45.5 million\"").await;
    let (first, second) = tokio::join!(kept.press(seed::OWNER, &again, "Approve"), kept.press(seed::MIRA, &his, "Approve"));
    says(&first, &["It is change 2"]);
    // His was proposed on what the file was before.
    says(&second, &["propose it anew"]);
    assert_eq!(kept.file(REPORT), added.replace("44.1 million", "45.5 million"));
    let history = kept.read(seed::MIRA, "history", &[]).await;
    assert!(history.contains(&format!("<@{}> + <@{}> (Discord) · edit", seed::MIRA, seed::OWNER)), "{history}");
    kept.end().await;
}
