//! Long lists have pages: the history, of which each change is looked at and taken back, what is due, and what is wrong with the files.

use super::{KEEPER, Scene, buttons, is_another_s, is_refused, rights, texts};
use jiff::civil::date;
use smebot::chat::{Action, Caller, Control, KeeperPress, Locale, Order, Post, Response};
use smebot::facts::load::{Folder, Held, load};
use smebot::keep::change::{Change, Which};
use smebot::keep::disk::{self, By};
use smebot::keep::propose::{Trial, propose};
use smebot::question::Facts;
use smebot::respond::keeping;
use smebot::respond::known::Known;

fn may() -> Option<smebot::chat::Rights> {
    rights(false, &[KEEPER])
}

pub fn post(response: &Response) -> &Post {
    match &response.actions[..] {
        [Action::Respond { post, .. } | Action::Update { post }] => post,
        other => panic!("no post: {other:?}"),
    }
}

pub fn card(response: &Response) -> &str {
    &post(response).card.as_ref().unwrap_or_else(|| panic!("no card: {response:?}")).text
}

fn lines(response: &Response) -> Vec<&str> {
    card(response).lines().collect()
}

fn button(response: &Response, label: &str) -> String {
    let found = buttons(response).into_iter().find(|(other, _)| other == label);
    found.unwrap_or_else(|| panic!("no {label:?}: {response:?}")).1
}

fn labels(response: &Response) -> Vec<String> {
    buttons(response).into_iter().map(|(label, _)| label).filter(|label| !label.contains("Look at")).collect()
}

impl Scene {
    /// Makes a change beside the bot.
    pub fn changed(&self, change: &Change) {
        let trial = Trial { questions: &[], tests: &[], day: date(2024, 3, 1) };
        let proposal = propose(&Held::of(&Folder(self.folder.path().to_path_buf())), change, trial).unwrap();
        let by = By { author: "7".to_owned(), approver: None, door: keeping::DISCORD.to_owned(), second: 1_700_000_000 };
        disk::apply(self.folder.path(), &proposal, &by, &mut |_| {}).unwrap();
    }

    /// The files are answered from as they are.
    pub fn read_again(&mut self) {
        self.known = Known::new(Facts::new(load(self.folder.path()).base), "test".to_owned());
    }

    /// Chooses in the menu of a response the change with a number.
    fn chosen(&self, caller: Caller, response: &Response, number: i64) -> Response {
        let menu = post(response).rows.iter().flatten().find_map(|control| match control {
            Control::Menu { id, choices, .. } => Some((id.clone(), choices.clone())),
            Control::Button { .. } | Control::Checklist { .. } => None,
        });
        let (id, choices) = menu.unwrap_or_else(|| panic!("no menu: {response:?}"));
        let choice = choices.iter().find(|choice| choice.label.starts_with(&format!("{number} · ")));
        let chosen = vec![choice.unwrap_or_else(|| panic!("no {number} in {choices:?}")).value.clone()];
        self.at_desk(|desk| keeping::press(desk, &KeeperPress { caller, id, chosen }))
    }
}

fn taught(scene: &Scene, count: usize) {
    for number in 1..=count {
        scene.changed(&Change::Teach { key: "boats".to_owned(), phrase: format!("vessel {number}") });
    }
}

pub fn edited(stated: &str) -> Change {
    let figure = Which { key: "boats".to_owned(), period: "2023".to_owned(), ..Which::default() };
    Change::Edit { figure, stated: Some(stated.to_owned()), period: None, note: None }
}

#[test]
fn the_history_is_turned_over_and_each_change_is_looked_at_and_taken_back() {
    let scene = Scene::new(&[KEEPER]);
    taught(&scene, 31);
    scene.changed(&edited("12"));
    let first = scene.order(1, may(), "history");
    let all = lines(&first);
    assert_eq!((all.len(), labels(&first)), (15, vec!["▶".to_owned()]));
    assert!(all[0].contains("**32** · 2023-11-14 22:13 · <@7> (Discord) · edit boats for 2023: stated from \"10\" to \"12\""), "{all:?}");
    let second = scene.press(1, may(), &button(&first, "▶"));
    assert!(lines(&second)[0].starts_with("- **17** ·") && labels(&second) == ["◀", "▶"], "{second:?}");
    let third = scene.press(1, may(), &button(&second, "▶"));
    assert!(lines(&third).len() == 2 && lines(&third)[1].contains("add the phrase \"vessel 1\" to boats"), "{third:?}");
    assert_eq!(labels(&third), ["◀"]);
    // His alone, and each time by his right.
    assert!(is_another_s(&scene.press(2, may(), &button(&first, "▶"))));
    assert!(is_refused(&scene.press(1, rights(true, &[8]), &button(&first, "▶"))));
    // From what to what, and back to where it stands.
    let shown = scene.chosen(scene.caller(1, may()), &second, 17);
    assert!(post(&shown).text.contains("**17** ·") && post(&shown).text.contains("add the phrase \"vessel 17\""), "{shown:?}");
    assert!(card(&shown).contains("+++ b/indicators/all.toml") && card(&shown).contains("vessel 17"), "{shown:?}");
    assert!(is_another_s(&scene.chosen(scene.caller(2, may()), &second, 17)));
    assert!(is_refused(&scene.chosen(scene.caller(1, None), &second, 17)));
    let back = scene.press(1, may(), &button(&shown, "Back to the changes"));
    assert_eq!(card(&back), card(&second));
    let undo = scene.press(1, may(), &button(&scene.chosen(scene.caller(1, may()), &first, 32), "Undo"));
    assert!(card(&undo).contains("-stated = \"12\"\n+stated = \"10\"") && labels(&undo).contains(&"Apply".to_owned()), "{undo:?}");
    assert!(is_refused(&scene.press(1, rights(true, &[8]), &button(&shown, "Undo"))));
    assert!(is_another_s(&scene.press(2, may(), &button(&shown, "Undo"))));
}

#[test]
fn of_one_thing_the_history_is_turned_over_too() {
    let scene = Scene::new(&[KEEPER]);
    taught(&scene, 16);
    scene.changed(&Change::Describe { key: "nets".to_owned(), says: Box::new(nets()) });
    let of = |key: &str| {
        let order = Order { caller: scene.caller(1, may()), name: "history".to_owned(), options: texts(&[("key", key)]) };
        scene.at_desk(|desk| keeping::order(desk, &order))
    };
    let first = of("boats");
    assert!(lines(&first)[0].starts_with("- **16** ·"), "{first:?}");
    let second = scene.press(1, may(), &button(&first, "▶"));
    assert!(lines(&second).len() == 1 && lines(&second)[0].starts_with("- **1** ·"), "{second:?}");
    assert!(lines(&of("nets"))[0].contains("add the indicator nets"));
    assert!(post(&of("lamps")).text.contains("Nothing was changed"));
}

fn nets() -> smebot::keep::change::Description {
    let (names, units) = (vec!["nets".to_owned()], vec!["nets".to_owned()]);
    smebot::keep::change::Description { names, units, ..Default::default() }
}

#[test]
fn a_keeper_whose_discord_is_in_chinese_reads_the_history_in_it() {
    let scene = Scene::new(&[KEEPER]);
    taught(&scene, 1);
    scene.changed(&edited("more than 12"));
    // By hand, as a bot that is running notices it.
    let file = scene.folder.path().join("statements/2024-02-01-count.toml");
    std::fs::write(&file, std::fs::read_to_string(&file).unwrap().replace("more than 12", "13")).unwrap();
    smebot::keep::notice::notice(scene.folder.path(), &Held::of(&Folder(scene.folder.path().to_path_buf())), 1_700_000_001).unwrap();
    let read = |locale| {
        let mut caller = scene.caller(1, may());
        caller.author.locale = locale;
        let order = Order { caller: caller.clone(), name: "history".to_owned(), options: Vec::new() };
        (scene.at_desk(|desk| keeping::order(desk, &order)), caller)
    };
    let (simplified, caller) = read(Locale::Simplified);
    let expected = [
        "- **3** · 2023-11-14 22:13 · 有人（直接编辑文件） · 更正 boats（2023）：数据由“more than 12”改为“13”",
        "- **2** · 2023-11-14 22:13 · <@7> (Discord) · 更正 boats（2023）：数据由“10”改为“more than 12”",
        "- **1** · 2023-11-14 22:13 · <@7> (Discord) · 为 boats 添加说法“vessel 1”",
    ];
    assert_eq!(lines(&simplified), expected);
    let shown = scene.chosen(Caller { event: caller.event + 1_000, ..caller }, &simplified, 2);
    assert!(buttons(&shown).iter().map(|(label, _)| label.as_str()).eq(["撤销", "返回更改记录"]), "{shown:?}");
    let (traditional, _) = read(Locale::Traditional);
    assert_eq!(post(&traditional).text, "最近的更改（世界協調時）：");
    assert!(
        lines(&traditional)[2].contains("為 boats 添加說法“vessel 1”") || lines(&traditional)[2].contains("為 boats 新增說法"),
        "{traditional:?}"
    );
    // What is told to all is in the bot's own language.
    let mut settings = scene.settings.clone();
    settings.language = smebot::language::Language::Chinese;
    let held = smebot::journal::history::History::open(&scene.folder.path().join(disk::HISTORY)).unwrap().change(3).unwrap().unwrap();
    assert!(keeping::reported(&settings, &held).text.contains("更正 boats（2023）：数据由“more than 12”改为“13”"));
}

#[test]
fn what_is_due_and_what_is_wrong_is_turned_over() {
    let mut scene = Scene::new(&[KEEPER]);
    let indicator = |number: usize, unit: &str| {
        format!("[lamps-{number:02}]\nname = {{ en = \"lamps of pier {number}\" }}\nunit = {unit}\nexpects = 2020-01-31\n\n")
    };
    let file = scene.folder.path().join("indicators/lamps.toml");
    std::fs::write(&file, (1..=33).map(|number| indicator(number, "\"lamps\"")).collect::<String>()).unwrap();
    scene.read_again();
    let first = scene.order(1, may(), "due");
    assert!(lines(&first).len() == 16 && card(&first).ends_with("… and 18 more"), "{first:?}");
    assert_eq!(labels(&first), ["▶"]);
    let second = scene.press(1, may(), &button(&first, "▶"));
    assert!(lines(&second)[0].contains("lamps of pier 16") && labels(&second) == ["◀", "▶"], "{second:?}");
    let third = scene.press(1, may(), &button(&second, "▶"));
    assert!(lines(&third).len() == 3 && lines(&third)[2].contains("lamps of pier 33") && labels(&third) == ["◀"], "{third:?}");
    assert!(is_another_s(&scene.press(2, may(), &button(&first, "▶"))));
    assert!(is_refused(&scene.press(1, None, &button(&first, "▶"))));
    std::fs::write(&file, (1..=20).map(|number| indicator(number, "7")).collect::<String>()).unwrap();
    for name in ["check", "reload"] {
        let first = scene.order(1, may(), name);
        assert!(post(&first).text.contains("20 of them errors") && card(&first).ends_with("… and 5 more"), "{first:?}");
        let second = scene.press(1, may(), &button(&first, "▶"));
        assert!(lines(&second).len() == 5 && lines(&second)[4].contains("indicators/lamps.toml:98:8: error"), "{second:?}");
        assert_eq!(card(&scene.press(1, may(), &button(&second, "◀"))), card(&first));
        assert!(is_refused(&scene.press(1, None, &button(&first, "▶"))));
    }
    // What became shorter meanwhile has its last page.
    let third = button(&second, "▶");
    std::fs::write(&file, indicator(1, "\"lamps\"")).unwrap();
    scene.read_again();
    assert!(card(&scene.press(1, may(), &third)).contains("lamps of pier 1"));
    let faults = scene.order(1, may(), "check");
    assert!(post(&faults).text.contains("no errors"), "{faults:?}");
}
