//! Which names does a member mean who has typed a few letters?
//!
//! All names are folded beforehand, so that a choice is offered within a millisecond or two: those that begin with what is typed come first,
//! then those that hold it, then those that are spelt nearly so.

use crate::facts::base::{FactBase, IndicatorId, Phrases, Text};
use crate::language::fold::fold;
use crate::language::is_han;

/// The longest text that is looked up, in characters: no name is longer.
const LONGEST: usize = 100;
/// How well a name has to fit to be taken for what was typed in full.
pub const SURE: u32 = 60;

/// The names that can be looked up.
#[derive(Debug, Default)]
pub struct Lookup {
    names: Vec<Name>,
}

#[derive(Debug)]
struct Name {
    id: IndicatorId,
    /// What it is called, folded.
    phrases: Vec<String>,
}

impl Lookup {
    /// The names of a base: of every indicator that has a figure.
    #[must_use]
    pub fn new(base: &FactBase) -> Self {
        let with_figures = (0..).map(IndicatorId).zip(&base.indicators).filter(|(_, held)| !held.figures.is_empty());
        let names = with_figures.map(|(id, held)| {
            let mut phrases = vec![fold(&held.key.replace(['-', '_'], " "))];
            phrases.extend(all(&held.name, &held.asked).map(fold));
            phrases.sort_unstable();
            phrases.dedup();
            Name { id, phrases }
        });
        Self { names: names.collect() }
    }

    /// The indicators that fit what was typed, the best first, each with how well it fits from 0 to 100.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<(IndicatorId, u32)> {
        let typed: String = fold(typed).chars().take(LONGEST).collect();
        let sought = Sought::new(typed.trim());
        let mut found: Vec<(u32, usize, IndicatorId)> = self
            .names
            .iter()
            .filter_map(|name| {
                let best = name.phrases.iter().map(|phrase| (sought.fit(phrase), usize::MAX - phrase.len())).max()?;
                (best.0 > 0).then_some((best.0, usize::MAX - best.1, name.id))
            })
            .collect();
        found.sort_by_key(|(fit, length, id)| (std::cmp::Reverse(*fit), if sought.words.is_empty() { 0 } else { *length }, *id));
        found.into_iter().map(|(fit, _, id)| (id, fit)).collect()
    }
}

fn all<'a>(name: &'a Text, asked: &'a Phrases) -> impl Iterator<Item = &'a str> {
    name.en.iter().chain(&name.zh).chain(&asked.en).chain(&asked.zh).map(AsRef::as_ref)
}

struct Sought<'a> {
    typed: &'a str,
    words: Vec<&'a str>,
    is_chinese: bool,
}

impl<'a> Sought<'a> {
    fn new(typed: &'a str) -> Self {
        let words = typed.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        Self { typed, words, is_chinese: typed.chars().any(is_han) }
    }

    /// How well a phrase fits, from 0 to 100.
    fn fit(&self, phrase: &str) -> u32 {
        if self.typed.is_empty() || phrase == self.typed {
            return 100;
        }
        if phrase.starts_with(self.typed) {
            return 90;
        }
        if self.words.is_empty() {
            return 0;
        }
        let inside = phrase.match_indices(self.typed).map(|(start, _)| start).next();
        if let Some(start) = inside {
            let begins_a_word = phrase[..start].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
            return if begins_a_word || self.is_chinese { 80 } else { 65 };
        }
        if self.is_chinese { self.shared(phrase) } else { self.by_words(phrase) }
    }

    /// Of a Chinese text the share of its characters that the phrase has.
    fn shared(&self, phrase: &str) -> u32 {
        let all = self.typed.chars().filter(|letter| letter.is_alphanumeric()).count();
        let held = self.typed.chars().filter(|letter| letter.is_alphanumeric() && phrase.contains(*letter)).count();
        // At least two of three, or a name would fit that only shares its most common character.
        if all > 1 && held * 3 >= all * 2 { u32::try_from(held * 55 / all).unwrap_or(0) } else { 0 }
    }

    /// Every word begins one of the phrase, or is spelt nearly like one.
    fn by_words(&self, phrase: &str) -> u32 {
        let known: Vec<&str> = phrase.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut slips = 0;
        for word in &self.words {
            let nearest = known.iter().filter_map(|other| slip(word, other)).min();
            let Some(slip) = nearest else { return 0 };
            slips += slip;
        }
        70_u32.saturating_sub(15 * slips).max(1)
    }
}

/// In how many letters a typed word differs from the beginning of another; nothing where it is another word.
fn slip(word: &str, other: &str) -> Option<u32> {
    if other.starts_with(word) {
        return Some(0);
    }
    let length = word.chars().count();
    let tolerated = match length {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    let beginning: String = other.chars().take(length).collect();
    let distance = strsim::osa_distance(word, other).min(strsim::osa_distance(word, &beginning));
    u32::try_from(distance).ok().filter(|distance| *distance <= tolerated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::base::Indicator;
    use crate::quantity::Unit;

    fn indicator(key: &str, name: Text, asked: &[&str], has_figures: bool) -> Indicator {
        Indicator {
            key: key.into(),
            name,
            asked: Phrases { en: asked.iter().map(|phrase| (*phrase).into()).collect(), zh: Vec::new() },
            unit: Unit::Percent,
            unit_name: Text::default(),
            kind: None,
            topic: None,
            part_of: None,
            target_for: None,
            growth_of: None,
            share: None,
            expects: None,
            note: Text::default(),
            figures: 0..u32::from(has_figures),
        }
    }

    fn lookup() -> Lookup {
        let text = |en: &str, zh: &str| Text { en: Some(en.into()), zh: Some(zh.into()) };
        let base = FactBase {
            indicators: vec![
                indicator("ferries", text("ferries in service", "在役渡轮"), &["boats"], true),
                indicator("ferry-growth", text("growth of ferry traffic", "渡轮客运增速"), &[], true),
                indicator("piers", text("piers", "码头"), &["jetties"], true),
                indicator("unmeasured", text("ferry captains", "渡轮船长"), &[], false),
            ],
            ..FactBase::default()
        };
        Lookup::new(&base)
    }

    #[test]
    fn the_best_name_comes_first() {
        for (typed, best) in [
            ("fer", Some(0)),
            ("ferry gr", Some(1)),
            ("traffic", Some(1)),
            ("BOATS", Some(0)),
            ("ferrys", Some(1)),
            ("jeties", Some(2)),
            ("渡轮", Some(0)),
            ("渡輪客運", Some(1)),
            ("码头", Some(2)),
            ("", Some(0)),
            ("zeppelin", None),
            ("captains", None),
            ("!!!", None),
        ] {
            let found = lookup().find(typed);
            if typed == "渡轮" {
                assert_eq!(found.len(), 2, "{typed}");
            } else {
                assert_eq!(found.first().map(|(id, _)| id.0), best, "{typed:?} found {found:?}");
            }
        }
    }

    #[test]
    fn nothing_typed_offers_everything() {
        assert_eq!(lookup().find("  ").len(), 3);
    }
}
