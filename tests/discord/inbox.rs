//! What members asked in vain: who deals with it, who is told, and what is kept.

use crate::folder::copy;
use crate::kept::Kept;
use crate::stage::{Set, button, components, number, said, text};
use serde_json::{Map, Value, json};
use smebot::journal::inbox::{Came, Note};
use smebot::journal::{Journal, Keeps};
use smebot::sandbox::{Act, Sandbox, seed};
use std::path::{Path, PathBuf};

pub const TELL: &str = "Tell me when you know";
pub const RIDERS: &str = "how many salty riders were there in 2024?";

fn mention(text: &str) -> String {
    format!("<@{}> {text}", seed::BOT)
}

pub fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

pub fn labels(message: &Value) -> Vec<String> {
    components(message).iter().filter_map(|part| part["label"].as_str().map(str::to_owned)).collect()
}

/// A press of a button of a message, by whomever.
fn pressing(message: &Value, custom_id: String, forge: bool) -> Act {
    Act::Press { channel: number(&message["channel_id"]), message: number(&message["id"]), custom_id, forge }
}

impl Kept {
    /// Asks in vain; the question and the refusal.
    pub async fn ask_in_vain(&self, who: u64, text: &str) -> (u64, Value) {
        let question = self.stage.say(who, seed::GENERAL, &mention(text));
        let refusal = self.stage.answer(who, seed::GENERAL, question).await;
        (question, refusal)
    }

    pub async fn inbox(&self) -> Value {
        // A question is noted once its refusal is sent.
        self.stage.settle().await;
        self.order(seed::MIRA, seed::GENERAL, "inbox", &[]).await["message"].clone()
    }

    /// Chooses in the menu of a message; what stands in its place then.
    pub async fn pick(&self, message: &Value, label: &str) -> Value {
        self.stage.choose(seed::MIRA, message, label).await;
        self.other(seed::MIRA, message).await
    }

    /// Opens the form of a button and fills it in; what stands in the place of the message then.
    pub async fn fill_form(&self, message: &Value, label: &str, values: &[(&str, &str)]) -> Value {
        let opened = self.stage.sandbox.ask(seed::MIRA, pressing(message, button(message, label), false)).await.unwrap();
        assert!(opened["modal"].is_object(), "{opened:#}");
        self.send_form(&opened, values).await;
        self.other(seed::MIRA, message).await
    }

    pub async fn send_form(&self, opened: &Value, values: &[(&str, &str)]) {
        let values: Map<String, Value> = values.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        self.stage.sandbox.ask(seed::MIRA, Act::Submit { interaction: number(&opened["interaction"]), values }).await.unwrap();
    }

    /// What a member alone reads when he presses a button.
    pub async fn whispered(&self, who: u64, message: &Value, label: &str) -> String {
        let seen = self.stage.press(who, message, label).await;
        assert_eq!(seen["ephemeral"], true, "{seen:#}");
        said(&seen["message"])
    }

    pub async fn told(&self, who: u64, question: u64, words: &str) {
        self.stage.until("the answer that comes later", || self.stage.answers(who, seed::GENERAL, question).len() == 2).await;
        let later = self.stage.answers(who, seed::GENERAL, question).pop().unwrap()["message"].clone();
        assert!(said(&later).contains("You wanted to be told") && said(&later).contains(words), "{}", said(&later));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phrase_is_taught_from_the_inbox_and_who_waits_is_told_once() {
    let kept = Kept::new(Vec::new()).await;
    let (question, refusal) = kept.ask_in_vain(seed::ADA, RIDERS).await;
    let (unheard, _) = kept.ask_in_vain(seed::LIN, "the number of the salty riders in 2024").await;
    kept.ask_in_vain(seed::LIN, "how many quay lanterns **@everyone** are there?").await;
    assert!(kept.whispered(seed::LIN, &refusal, TELL).await.contains("Only the member who asked"));
    assert!(kept.whispered(seed::ADA, &refusal, TELL).await.contains("I reply to your message, once"));
    assert!(kept.whispered(seed::ADA, &refusal, TELL).await.contains("you have told me before"));

    let inbox = kept.inbox().await;
    let shown = said(&inbox);
    assert!(shown.contains("(2; who asked is not kept)") && shown.contains("2 without an answer"), "{shown}");
    assert!(shown.find("salty riders") < shown.find("quay lanterns"), "the most asked comes first: {shown}");
    assert!(!shown.contains("@everyone") && shown.contains("\\*\\*"), "{shown}");
    let group = kept.pick(&inbox, "salty riders").await;
    assert!(
        said(&group).contains("> the number of the salty riders in 2024\n> how many salty riders were there in 2024?"),
        "{}",
        said(&group)
    );
    // Words that nobody asked with are not taught from here.
    let opened = kept.stage.sandbox.ask(seed::MIRA, pressing(&group, button(&group, "Teach a phrase"), false)).await.unwrap();
    kept.send_form(&opened, &[("phrase", "../../boats"), ("means", "ferry passengers")]).await;
    let menu = kept.fill_form(&group, "Teach a phrase", &[("phrase", "salty riders"), ("means", "ferry passengers")]).await;
    let preview = kept.pick(&menu, "ferry passengers").await;
    for words in ["not public yet", "salty riders", "**Before:**", "**After:** 44.1 million"] {
        assert!(said(&preview).contains(words), "{words:?} is not in {}", said(&preview));
    }
    let done = kept.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&done).contains("It is change 1"), "{}", said(&done));

    kept.told(seed::ADA, question, "44.1 million").await;
    kept.stage.settle().await;
    assert_eq!(kept.stage.answers(seed::ADA, seed::GENERAL, question).len(), 2, "once");
    assert_eq!(kept.stage.answers(seed::LIN, seed::GENERAL, unheard).len(), 1, "whoever did not ask to be told is left alone");
    assert!(said(&kept.inbox().await).contains("answered by now"));

    let group = kept.pick(&kept.inbox().await, "salty riders").await;
    let closed = kept.press(seed::MIRA, &group, "Close").await;
    assert!(said(&closed).contains("Closed."), "{}", said(&closed));
    let group = kept.press(seed::MIRA, &closed, "Take that back").await;
    assert!(said(&group).contains("2 without an answer"), "{}", said(&group));
    kept.press(seed::MIRA, &group, "Close").await;
    let group = kept.pick(&kept.inbox().await, "quay lanterns").await;
    kept.press(seed::MIRA, &group, "Not for us").await;
    kept.ask_in_vain(seed::ADA, "number of quay lanterns").await;
    let empty = said(&kept.inbox().await);
    assert!(empty.contains("Nothing was asked in vain in the last 30 days"), "what is like it does not come back: {empty}");
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_figure_that_was_asked_for_is_added_from_the_inbox() {
    let kept = Kept::new(Vec::new()).await;
    let (question, refusal) = kept.ask_in_vain(seed::ADA, "ferry passengers in 2031?").await;
    kept.whispered(seed::ADA, &refusal, TELL).await;
    let group = kept.pick(&kept.inbox().await, "ferry passengers in 2031").await;
    let opened = kept.stage.sandbox.ask(seed::MIRA, pressing(&group, button(&group, "Add a figure"), false)).await.unwrap();
    assert!(opened["modal"].to_string().contains("\"2031\""), "the period is filled in: {opened:#}");
    let values = [("means", "ferry passengers"), ("period", "2031"), ("statement", "2025-03-14-annual-report")];
    let menu = kept.fill_form(&group, "Add a figure", &values).await;
    let choice = components(&menu).into_iter().find(|part| part["type"] == 3).unwrap();
    let option = choice["options"].as_array().unwrap().iter().find(|option| option["label"] == "ferry passengers").unwrap();
    let act = Act::Select {
        channel: number(&menu["channel_id"]),
        message: number(&menu["id"]),
        custom_id: text(&choice["custom_id"]),
        values: vec![text(&option["value"])],
        forge: false,
    };
    let opened = kept.stage.sandbox.ask(seed::MIRA, act).await.unwrap();
    assert!(opened["modal"].is_object(), "{opened:#}");
    kept.send_form(&opened, &[("stated", "more than 51 million")]).await;
    let preview = kept.other(seed::MIRA, &menu).await;
    assert!(said(&preview).contains("+stated = \"more than 51 million\""), "{}", said(&preview));
    kept.press(seed::MIRA, &preview, "Apply").await;
    kept.told(seed::ADA, question, "More than 51 million").await;
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_but_a_keeper_has_anything_of_the_inbox_and_no_keeper_another_s() {
    let kept = Kept::new(Vec::new()).await;
    for text in [
        // Twice, so that it comes first however long the others take.
        RIDERS,
        RIDERS,
        "how many quay lanterns are there?",
        "what do gulls weigh?",
        "how many trams in Paris?",
        "how many tulips in Delft?",
        "how many owls in Bonn?",
    ] {
        kept.ask_in_vain(seed::ADA, text).await;
    }
    let inbox = kept.inbox().await;
    let second = kept.press(seed::MIRA, &inbox, "▶").await;
    assert!(said(&second).contains("**6.**"), "{}", said(&second));
    let inbox = kept.press(seed::MIRA, &second, "◀").await;
    let mut screens = vec![inbox.clone(), second];
    let group = kept.pick(&inbox, "salty riders").await;
    let menu = kept.fill_form(&group, "Teach a phrase", &[("phrase", "salty riders"), ("means", "ferry")]).await;
    let group_again = kept.pick(&kept.inbox().await, "salty riders").await;
    let missing = kept.fill_form(&group_again, "Add a figure", &[("means", "ferry"), ("period", "2031")]).await;
    let group_last = kept.pick(&kept.inbox().await, "tulips").await;
    let ended = kept.press(seed::MIRA, &group_last, "Close").await;
    screens.extend([group, menu, missing, ended]);
    let before = said(&kept.inbox().await);
    let mut tried = 0;
    for part in screens.iter().flat_map(|screen| components(screen).into_iter().map(move |part| (screen, part))) {
        let (screen, part) = part;
        let custom_id = text(&part["custom_id"]);
        for who in [seed::ADA, seed::LIN] {
            let act = if part["type"] == 3 {
                let values = vec![text(&part["options"][0]["value"])];
                let (channel, message) = (number(&screen["channel_id"]), number(&screen["id"]));
                Act::Select { channel, message, custom_id: custom_id.clone(), values, forge: true }
            } else {
                pressing(screen, custom_id.clone(), true)
            };
            // The sandbox may know that the message is not theirs; if the press gets through, the bot refuses.
            if let Ok(seen) = kept.stage.sandbox.ask(who, act).await {
                assert!(!seen["modal"].is_object(), "{part:#}");
                let refusal = said(&seen["message"]["message"]);
                let is_refusal = refusal.contains("for those who keep the facts") || refusal.contains("仅供本服务器的数据维护者使用");
                assert!(is_refusal, "{part:#}: {seen:#}");
                tried += 1;
            }
        }
    }
    assert!(tried >= 20, "{tried} controls were tried");
    assert_eq!(said(&kept.inbox().await), before, "and nothing has come of it");
    kept.end().await;
    // A role is named: whoever manages the server and has it not is refused, too.
    let kept = Kept::new(vec![7]).await;
    assert!(said(&kept.inbox().await).contains("for those who keep the facts"));
    kept.end().await;
}

pub async fn opened(path: &Path) -> Option<Journal> {
    Some(Journal::open(path).unwrap().keeping(Keeps::Days(30), now()).unwrap())
}

pub async fn sandbox_and_folder() -> (Sandbox, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("tests/bases/harbours"), folder.path());
    (crate::stage::sandbox(&Set::default()).await, folder)
}

/// A bot with a journal of its own, the folder that the journal lies in, and where.
pub async fn started() -> (tempfile::TempDir, PathBuf, Kept) {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("journal.sqlite");
    let (sandbox, folder) = sandbox_and_folder().await;
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    (place, path, kept)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waits_is_told_after_a_restart_and_a_question_that_is_gone_breaks_nothing() {
    let (_place, path, kept) = started().await;
    let (question, refusal) = kept.ask_in_vain(seed::ADA, RIDERS).await;
    let (gone, other) = kept.ask_in_vain(seed::LIN, RIDERS).await;
    let (deleted, third) = kept.ask_in_vain(seed::LIN, RIDERS).await;
    kept.whispered(seed::LIN, &other, TELL).await;
    kept.whispered(seed::LIN, &third, TELL).await;
    let waits = |journal: &Path, who| Journal::open(journal).unwrap().waiting_of(who, now()).unwrap().len();
    assert_eq!(waits(&path, seed::LIN), 2);
    kept.stage.sandbox.act(seed::LIN, Act::Delete { channel: seed::GENERAL, message: deleted }).unwrap();
    kept.stage.until("the deletion", || waits(&path, seed::LIN) == 1).await;
    let (sandbox, folder) = kept.left().await;

    // The bot remembers nothing of the question now: the message says it.
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    assert!(kept.whispered(seed::ADA, &refusal, TELL).await.contains("I reply to your message, once"));
    assert!(said(&kept.inbox().await).contains("3 without an answer"));
    let (sandbox, folder) = kept.left().await;
    sandbox.act(seed::LIN, Act::Delete { channel: seed::GENERAL, message: gone }).unwrap();
    let file = folder.path().join("indicators/riders.toml");
    let taught = "[salty-riders]\nname = { en = \"salty riders\" }\nunit = \"riders\"\nkind = \"flow\"\n";
    std::fs::write(file, taught).unwrap();
    let report = folder.path().join("statements/2025-03-14-annual-report.toml");
    let figures =
        std::fs::read_to_string(&report).unwrap() + "\n[[figure]]\nkey = \"salty-riders\"\nperiod = \"2024\"\nstated = \"1,234 riders\"\n";
    std::fs::write(&report, figures).unwrap();
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    kept.told(seed::ADA, question, "1,234").await;
    kept.stage.until("nobody waits any more", || waits(&path, seed::ADA) + waits(&path, seed::LIN) == 0).await;
    let (sandbox, folder) = kept.left().await;
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    kept.stage.settle().await;
    assert_eq!(kept.stage.answers(seed::ADA, seed::GENERAL, question).len(), 2, "once");
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_sees_and_deletes_what_is_kept_of_him() {
    let (place, path, kept) = started().await;
    let (_, refusal) = kept.ask_in_vain(seed::ADA, RIDERS).await;
    assert!(said(&kept.stage.command(seed::ADA, "privacy", &[]).await["message"]).contains("Of you nothing is kept"));
    let bytes = |folder: &Path| {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
        files.flatten().collect::<Vec<u8>>()
    };
    let holds = |number: u64| {
        let (text, bytes) = (number.to_string(), bytes(place.path()));
        let has = |sought: &[u8]| bytes.windows(sought.len()).any(|window| window == sought);
        has(text.as_bytes()) || has(&number.to_be_bytes())
    };
    assert!(!holds(seed::ADA), "who asked is written nowhere");
    kept.whispered(seed::ADA, &refusal, TELL).await;
    assert!(holds(seed::ADA), "until she asks to be told");
    let other = said(&kept.stage.command(seed::BEN, "privacy", &[]).await["message"]);
    assert!(other.contains("Of you nothing is kept") && !other.contains("salty riders"), "{other}");
    let mine = kept.stage.command(seed::ADA, "privacy", &[]).await;
    assert_eq!(mine["ephemeral"], true);
    assert!(said(&mine["message"]).contains("salty riders") && said(&mine["message"]).contains("30 days"), "{mine:#}");
    let deleted = kept.stage.press(seed::ADA, &mine["message"], "Delete it").await;
    assert!(said(&deleted["message"]).contains("Deleted: 1"), "{deleted:#}");
    assert_eq!(Journal::open(&path).unwrap().waiting_of(seed::ADA, now()).unwrap(), []);
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_old_is_gone_and_where_it_is_switched_off_nothing_is_kept() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("journal.sqlite");
    let old = Note { question: "how many old things?".to_owned(), likeness: 7, came: Came::Unanswered };
    Journal::open(&path).unwrap().note(&old, now() - 31 * 86_400).unwrap();
    let (sandbox, folder) = sandbox_and_folder().await;
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    assert!(said(&kept.inbox().await).contains("Nothing was asked in vain"));
    kept.ask_in_vain(seed::ADA, RIDERS).await;
    assert!(said(&kept.inbox().await).contains("salty riders"));
    let (sandbox, folder) = kept.left().await;

    let off = Journal::open(&path).unwrap().keeping(Keeps::Nothing, now()).unwrap();
    let kept = Kept::start(sandbox, folder, Some(off)).await;
    let (_, refusal) = kept.ask_in_vain(seed::ADA, RIDERS).await;
    assert!(!labels(&refusal).contains(&TELL.to_owned()), "{:?}", labels(&refusal));
    assert!(said(&kept.inbox().await).contains("keeps nothing of what is asked"));
    assert!(said(&kept.stage.command(seed::ADA, "privacy", &[]).await["message"]).contains("Nothing that members ask is kept here"));
    let (sandbox, folder) = kept.left().await;
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    assert!(said(&kept.inbox().await).contains("Nothing was asked in vain"), "what had been kept was deleted");
    kept.end().await;
}
