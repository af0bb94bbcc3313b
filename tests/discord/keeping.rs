//! Those who keep the facts, and those who may not.

use crate::renewal::copy;
use crate::stage::{Set, Stage, said, setup};
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
