//! Which commands are there, made from the facts?

use super::desk::Desk;
use super::keeping::menu::{Keeping, keeping};
use crate::facts::base::{DimensionId, FactBase, Text, Topic};
use crate::language::traditional::traditional;
use std::collections::BTreeSet;

/// The command that all others are part of.
pub const ROOT: &str = "sme";
/// Asks a question.
pub const ASK: &str = "ask";
/// Gives one figure.
pub const FACT: &str = "fact";
/// Compares two.
pub const COMPARE: &str = "compare";
/// Draws a picture.
pub const CHART: &str = "chart";
/// Shows who stated what.
pub const SOURCES: &str = "sources";
/// Says what the bot does.
pub const HELP: &str = "help";
/// Shows and deletes what is kept of a member.
pub const PRIVACY: &str = "privacy";
/// Checks the figures of a text.
pub const CHECK_TEXT: &str = "check-text";
/// Everything on a topic that has no command of its own.
pub const TOPIC: &str = "topic";
/// What the command of a topic begins with whose key is the name of another command.
pub const TOPIC_MARK: &str = "topic-";
/// What can be done with any message.
pub const CHECK_FIGURES: &str = "Check the figures";

/// The most subcommands of a command, and the most options of one.
/// <https://discord.com/developers/docs/interactions/application-commands#application-command-object>
const MOST: usize = 25;
/// The longest name, in characters.
const LONGEST_NAME: usize = 32;
/// The longest description, in characters.
const LONGEST_DESCRIPTION: usize = 100;
/// The most characters of a command, all names and descriptions together: Discord's 8,000 and some to spare.
const MOST_CHARACTERS: usize = 7_600;
/// The most dimensions that a command has options for.
const MOST_DIMENSIONS: usize = 4;

/// A text in the languages that Discord shows it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// For everybody else.
    pub en: String,
    /// In simplified characters.
    pub zh_cn: Option<String>,
    /// In traditional characters.
    pub zh_tw: Option<String>,
}

impl Said {
    pub(super) fn new(en: &str, zh_cn: &str, zh_tw: &str) -> Self {
        Self { en: en.to_owned(), zh_cn: Some(zh_cn.to_owned()), zh_tw: Some(zh_tw.to_owned()) }
    }

    fn longest(&self) -> usize {
        let others = [&self.zh_cn, &self.zh_tw].into_iter().flatten();
        std::iter::once(&self.en).chain(others).map(|text| text.chars().count()).max().unwrap_or(0)
    }
}

/// An option of a subcommand: a text, or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it is called.
    pub name: Said,
    /// What it is for.
    pub description: Said,
    /// Whether it has to be filled in.
    pub required: bool,
    /// Whether choices are offered while it is typed.
    pub completes: bool,
    /// The longest text that it takes, in characters.
    pub longest: Option<u16>,
    /// Whether it is a file.
    pub is_file: bool,
}

/// A subcommand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub name: Said,
    /// What it does.
    pub description: Said,
    /// What can be filled in, the required first.
    pub slots: Vec<Slot>,
}

/// All that can be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// What the command as a whole is for.
    pub description: Said,
    /// Its subcommands.
    pub entries: Vec<Entry>,
    /// What can be done with any message.
    pub check_figures: Said,
    /// What those can do who keep the facts; nothing where the bot has no files.
    pub keeping: Option<Keeping>,
}

/// The commands of a base.
#[must_use]
pub fn menu(base: &FactBase) -> Menu {
    let mut entries = fixed(base);
    let left = MOST - entries.len();
    let topics: Vec<&Topic> = base.topics.iter().filter(|topic| !topic.indicators.is_empty()).collect();
    let all_fit = topics.len() <= left;
    let mut taken: BTreeSet<String> = entries.iter().flat_map(|entry| entry.name.zh_cn.iter().chain(&entry.name.zh_tw).cloned()).collect();
    let shown = if all_fit { topics.len() } else { left - 1 };
    entries.extend(topics.iter().take(shown).filter_map(|topic| of_topic(base, topic, &mut taken)));
    // What does not fit, or has a key that is no name, is still reached by name.
    if entries.len() < fixed(base).len() + topics.len() {
        entries.push(any_topic(base));
    }
    while length(&entries) > MOST_CHARACTERS {
        match entries.iter_mut().rev().find(|entry| entry.slots.len() > 1) {
            Some(longest) => drop(longest.slots.pop()),
            None => break,
        }
    }
    Menu {
        description: Said::new("Figures with their sources", "带来源的数据", "附來源的數據"),
        entries,
        check_figures: Said::new(CHECK_FIGURES, "核对数据", "核對數據"),
        keeping: Some(keeping(base)),
    }
}

/// The commands for the facts on a desk.
#[must_use]
pub fn of(desk: &Desk<'_>) -> Menu {
    menu(desk.known.base())
}

fn length(entries: &[Entry]) -> usize {
    let slots = |entry: &Entry| entry.slots.iter().map(|slot| slot.name.longest() + slot.description.longest()).sum::<usize>();
    entries.iter().map(|entry| entry.name.longest() + entry.description.longest() + slots(entry)).sum()
}

pub(super) fn slot(name: Said, description: Said) -> Slot {
    Slot { name, description, required: true, completes: false, longest: None, is_file: false }
}

pub(super) fn name_slot(name: Said, description: Said) -> Slot {
    Slot { completes: true, ..slot(name, description) }
}

pub(super) fn key() -> Slot {
    name_slot(Said::new("key", "指标", "指標"), Said::new("What is measured: type a few letters", "指标：输入几个字", "指標：輸入幾個字"))
}

pub(super) fn optional(slot: Slot) -> Slot {
    Slot { required: false, ..slot }
}

fn period() -> Slot {
    optional(name_slot(
        Said::new("period", "时期", "時期"),
        Said::new("When, such as 2022; else the latest", "时期，如2022；默认最新", "時期，如2022；預設最新"),
    ))
}

fn fixed(base: &FactBase) -> Vec<Entry> {
    let entry = |name, description, slots| Entry { name, description, slots };
    let question = Slot {
        longest: Some(1_000),
        ..slot(Said::new("question", "问题", "問題"), Said::new("In English or Chinese", "中文或英文", "中文或英文"))
    };
    let text = Slot {
        longest: Some(4_000),
        ..slot(Said::new("text", "文字", "文字"), Said::new("The text to check", "要核对的文字", "要核對的文字"))
    };
    let a = name_slot(Said::new("a", "甲", "甲"), Said::new("The one", "其一", "其一"));
    let b = name_slot(Said::new("b", "乙", "乙"), Said::new("The other", "其二", "其二"));
    let with = optional(name_slot(Said::new("with", "对比", "對比"), Said::new("Beside this", "与之对比", "與之對比")));
    let scoped = |slots: Vec<Slot>| slots.into_iter().chain(dimensions(base, None)).collect::<Vec<Slot>>();
    vec![
        entry(Said::new(ASK, "提问", "提問"), Said::new("Ask in your own words", "用自己的话提问", "用自己的話提問"), vec![question]),
        entry(Said::new(FACT, "数据", "數據"), Said::new("One figure", "查一个数据", "查一個數據"), scoped(vec![key(), period()])),
        entry(
            Said::new(COMPARE, "比较", "比較"),
            Said::new("Compare two figures", "比较两个数据", "比較兩個數據"),
            scoped(vec![a, b, period()]),
        ),
        entry(Said::new(CHART, "图表", "圖表"), Said::new("A picture of figures", "数据图", "數據圖"), vec![key(), with, period()]),
        entry(Said::new(SOURCES, "来源", "來源"), Said::new("Who stated what, and where", "数据出处", "數據出處"), vec![optional(key())]),
        entry(Said::new(HELP, "帮助", "說明"), Said::new("What I do", "使用说明", "使用說明"), Vec::new()),
        entry(
            Said::new(CHECK_TEXT, "核对文字", "核對文字"),
            Said::new("Check every figure of a text", "核对一段文字中的数据", "核對一段文字中的數據"),
            vec![text],
        ),
        entry(
            Said::new(PRIVACY, "隐私", "隱私"),
            Said::new("What is kept of you, and how to delete it", "保存了您的哪些内容，如何删除", "保存了您的哪些內容，如何刪除"),
            Vec::new(),
        ),
    ]
}

/// The dimensions by which the figures of a topic, or of all, are told apart.
pub(super) fn dimensions(base: &FactBase, topic: Option<&Topic>) -> Vec<Slot> {
    const TAKEN: [&str; 10] = ["key", "period", "a", "b", "with", "topic", "text", "question", "statement", "figure"];
    let figures = base.figures.iter().filter(|figure| topic.is_none_or(|topic| topic.indicators.contains(&figure.indicator)));
    let used: BTreeSet<DimensionId> = figures.flat_map(|figure| figure.members.iter().map(|member| member.dimension)).collect();
    let slots = used.into_iter().filter_map(|id| {
        let held = &base.dimensions[id.0 as usize];
        let key = command_name(&held.key).filter(|key| !TAKEN.contains(&key.as_str()))?;
        let name = localised(&key, &held.name, &mut BTreeSet::new());
        Some(optional(name_slot(name, described(&held.name, &held.key))))
    });
    slots.take(MOST_DIMENSIONS).collect()
}

fn of_topic(base: &FactBase, topic: &Topic, taken: &mut BTreeSet<String>) -> Option<Entry> {
    const FIXED: [&str; 9] = [ASK, FACT, COMPARE, CHART, SOURCES, HELP, CHECK_TEXT, PRIVACY, TOPIC];
    let key = command_name(&topic.key)?;
    let key = if FIXED.contains(&key.as_str()) { command_name(&format!("{TOPIC_MARK}{key}"))? } else { key };
    let short = topic.asked.zh.iter().find_map(|word| command_name(word));
    let name = Text { en: None, zh: short.map(Into::into).or_else(|| topic.name.zh.clone()) };
    let slots = std::iter::once(period()).chain(dimensions(base, Some(topic))).collect();
    Some(Entry { name: localised(&key, &name, taken), description: described(&topic.name, &topic.key), slots })
}

fn any_topic(base: &FactBase) -> Entry {
    let topic = name_slot(Said::new("topic", "主题", "主題"), Said::new("Which topic", "哪个主题", "哪個主題"));
    Entry {
        name: Said::new(TOPIC, "主题", "主題"),
        description: Said::new("Everything on a topic", "一个主题的全部数据", "一個主題的全部數據"),
        slots: [topic, period()].into_iter().chain(dimensions(base, None)).collect(),
    }
}

/// A name with its Chinese ones, each of which no other command may have.
fn localised(key: &str, name: &Text, taken: &mut BTreeSet<String>) -> Said {
    let simplified = name.zh.as_deref().and_then(command_name);
    let other = simplified.as_deref().and_then(|name| command_name(&traditional(name)));
    let zh_cn = simplified.filter(|name| taken.insert(name.clone()));
    let zh_tw = other.filter(|name| zh_cn.as_ref() == Some(name) || zh_cn.is_some() && taken.insert(name.clone()));
    Said { en: key.to_owned(), zh_cn, zh_tw }
}

fn described(name: &Text, key: &str) -> Said {
    let short = |text: &str| {
        let text: String = text.chars().take(LONGEST_DESCRIPTION).collect();
        if text.is_empty() { None } else { Some(text) }
    };
    let zh_cn = name.zh.as_deref().and_then(short);
    let zh_tw = zh_cn.as_deref().map(traditional);
    let en =
        name.en.as_deref().and_then(short).or_else(|| zh_cn.clone()).unwrap_or_else(|| key.chars().take(LONGEST_DESCRIPTION).collect());
    Said { en, zh_cn, zh_tw }
}

/// A text as the name of a command: letters, digits, "-" and "_", small, not too long.
/// <https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming>
fn command_name(text: &str) -> Option<String> {
    let small = text.to_lowercase();
    let is_allowed = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    ((1..=LONGEST_NAME).contains(&small.chars().count()) && small.chars().all(is_allowed)).then_some(small)
}
