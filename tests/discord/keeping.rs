//! Those who keep the facts, and those who may not.

use crate::folder::copy;
use crate::stage::{Set, Stage, button, number, said, setup};
use serde_json::{Map, Value, json};
use smebot::cli::live::keeping::Files;
use smebot::cli::live::{Live, renew};
use smebot::discord::Bot;
use smebot::facts::load::{Folder, Held};
use smebot::keep::change::Change;
use smebot::keep::disk::{self, By};
use smebot::keep::propose::{Trial, propose};
use smebot::sandbox::{Act, seed};
use std::path::Path;
use std::sync::Arc;

/// A stage whose bot keeps its facts in a folder of its own.
struct Kept {
    stage: Stage,
    folder: tempfile::TempDir,
    watch: smebot::cli::live::watch::Watch,
}

impl Kept {
    async fn new(keeper_roles: Vec<u64>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new("tests/bases/harbours"), folder.path());
        let set = Set::default();
        let sandbox = crate::stage::sandbox(&set).await;
        let files = Arc::new(Files::new(folder.path().to_path_buf()));
        let mut setup = setup(&sandbox, &set);
        setup.keeper = Some(Arc::clone(&files) as Arc<dyn smebot::respond::keeping::Keeper>);
        setup.settings.keeper_roles = keeper_roles;
        let bot = Bot::start(setup).await.unwrap();
        let stage = Stage { sandbox, bot };
        stage.connected().await;
        let held = Held::of(&Folder(folder.path().to_path_buf()));
        let watch = renew::renew(stage.bot.door(), Live::since(folder.path(), &held)).unwrap();
        files.watched_by(watch.looker());
        Self { stage, folder, watch }
    }

    async fn order(&self, who: u64, channel: u64, name: &str, options: &[(&str, &str)]) -> Value {
        let options: Map<String, Value> = options.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let act = Act::Invoke { channel, command: "sme-facts".to_owned(), path: vec![name.to_owned()], options };
        self.stage.done(who, act).await
    }

    /// What a member reads, who alone reads it.
    async fn read(&self, who: u64, name: &str, options: &[(&str, &str)]) -> String {
        let seen = self.order(who, seed::GENERAL, name, options).await;
        assert_eq!(seen["ephemeral"], true, "{seen:#}");
        said(&seen["message"])
    }

    async fn end(self) {
        drop(self.watch);
        self.stage.end().await;
    }
}

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

fn invoke(name: &str) -> Act {
    Act::Invoke { channel: seed::GENERAL, command: "sme-facts".to_owned(), path: vec![name.to_owned()], options: Map::new() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keepers_see_faults_history_and_what_is_due() {
    let kept = Kept::new(Vec::new()).await;
    let root = kept.folder.path().to_path_buf();
    assert!(kept.read(seed::MIRA, "history", &[]).await.contains("Nothing was changed through smebot yet"));
    assert!(kept.read(seed::MIRA, "due", &[]).await.contains("Nothing is due"));

    let held = Held::of(&Folder(root.clone()));
    let change = Change::Teach { key: "ferry-passengers".to_owned(), phrase: "**boat** riders".to_owned() };
    let trial = Trial { questions: &[], day: jiff::civil::date(2025, 6, 1) };
    let by = By { author: "ada @everyone".to_owned(), door: "test".to_owned(), second: 1_700_000_000 };
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
    assert!(due.contains("2020-01-31 · harbour lamps (lamps)"), "{due}");

    std::fs::write(root.join("indicators/zz.toml"), "[lamps]\nname = { en = \"harbour lamps\" }\nunit = 7\n").unwrap();
    for name in ["check", "reload"] {
        let faults = kept.read(seed::MIRA, name, &[]).await;
        assert!(faults.contains("1 of them errors") && faults.contains("- indicators/zz.toml:3:8: error: "), "{faults}");
        assert!(!faults.contains(root.to_str().unwrap()), "where the folder is on the machine is not shown: {faults}");
    }
    assert_eq!(door.known().revision, revision, "what was sound goes on answering");
    kept.end().await;
}

impl Kept {
    /// Fills the form in that `/sme-facts add` opens; the preview.
    async fn fill(&self, who: u64, options: &[(&str, &str)], values: &[(&str, &str)]) -> Value {
        let options: Map<String, Value> = options.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let act = Act::Invoke { channel: seed::GENERAL, command: "sme-facts".to_owned(), path: vec!["add".to_owned()], options };
        let opened = self.stage.sandbox.ask(who, act).await.unwrap();
        assert!(opened["modal"].is_object(), "{opened:#}; {:#?}", self.stage.last_calls());
        let values: Map<String, Value> = values.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let seen = self.stage.done(who, Act::Submit { interaction: number(&opened["interaction"]), values }).await;
        assert_eq!(seen["ephemeral"], true, "{seen:#}");
        seen["message"].clone()
    }

    fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    async fn answers(&self, words: &str) {
        let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
        loop {
            let answer = self.stage.ask(seed::ADA, seed::FIGURES, &format!("<@{}> ferry passengers in 2031?", seed::BOT)).await;
            if said(&answer).contains(words) {
                return;
            }
            assert!(tokio::time::Instant::now() < deadline, "{words:?} is not answered, but {}", said(&answer));
        }
    }
}

const REPORT: &str = "statements/2025-03-14-annual-report.toml";
const FIGURE: [(&str, &str); 3] = [("key", "ferry-passengers"), ("period", "2031"), ("statement", "2025-03-14-annual-report")];

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
    let done = kept.stage.press(seed::MIRA, &preview, "Apply").await;
    assert!(said(&done["message"]).contains("It is change 1"), "{done:#}");
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
    kept.stage.press(seed::MIRA, &undo, "Apply").await;
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
    let again = kept.stage.press(seed::MIRA, &preview, "Apply").await["message"].clone();
    assert!(said(&again).contains("changed meanwhile"), "{}", said(&again));
    assert_eq!(kept.file(REPORT), format!("{before}\n# by another hand\n"));
    let done = kept.stage.press(seed::MIRA, &again, "Apply").await;
    assert!(said(&done["message"]).contains("It is change 1"), "{done:#}");
    assert!(kept.file(REPORT).contains("by another hand") && kept.file(REPORT).contains("51 million"));
    // What is discarded is gone.
    let preview = kept.fill(seed::MIRA, &FIGURE, &[("stated", "52 million")]).await;
    let faulty = said(&preview);
    assert!(faulty.contains("cannot be applied") && faulty.contains("twice"), "{faulty}");
    let dropped = kept.stage.press(seed::MIRA, &preview, "Discard").await;
    assert!(said(&dropped["message"]).contains("Nothing was changed"));
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
    kept.stage.press(seed::MIRA, &preview, "Apply").await;
    assert!(kept.file("statements/2032-01-05-etc-office.toml").starts_with("title     = \"Report\"\npublisher = \"../../Etc Office\"\n"));
    for options in [&[("key", "no-such-thing"), ("period", "2031")][..], &[("key", "ferry-passengers"), ("period", "yesterday")][..]] {
        assert!(kept.order(seed::MIRA, seed::GENERAL, "add", options).await["ephemeral"] == true);
    }
    kept.end().await;
}
