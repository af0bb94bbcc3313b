//! Which indicator is meant where only its unit and members of it are named: "bauxite tonnage", 铝土矿多少吨?
//!
//! Of what is told of these members it has to be the only one in that unit.

use super::evidence::{Candidate, TokenSet};
use super::fit::is_target;
use super::scene::Scene;
use crate::facts::base::{Indicator, IndicatorId};
use crate::question::Token;

/// How much of its name an indicator has said by its unit.
const SAID: f32 = 0.7;
/// How much of what is told its unit and the members tell.
const MATCHED: f32 = 0.8;

/// Units by nouns that say how much there is in them.
const NOUNS: [(&str, &str); 6] =
    [("tonnage", "tonnes"), ("mileage", "miles"), ("acreage", "acres"), ("吨数", "吨"), ("吨位", "吨"), ("里程", "公里")];

/// The indicator whose unit is named, with the tokens that do, where nothing else of the members that are named is told in it.
pub fn candidate(scene: &Scene<'_>) -> Option<Candidate> {
    let [first, ..] = scene.members.as_slice() else { return None };
    let base = scene.base();
    let mut found: Option<(IndicatorId, TokenSet)> = None;
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        let figures = &base.figures[indicator.figures.start as usize..indicator.figures.end as usize];
        let is_told = || figures.iter().any(|figure| figure.members.as_ref() == [*first]);
        if is_target(indicator) || !is_told() {
            continue;
        }
        let said: TokenSet = (0..scene.question.tokens.len()).filter(|place| says(&scene.question.tokens[*place], indicator)).collect();
        if !said.is_empty() && found.replace((id, said)).is_some() {
            return None;
        }
    }
    let (indicator, said) = found?;
    let own = scene.evidence.candidate(indicator, TokenSet::all(scene.question));
    if own.as_ref().is_some_and(|own| own.coverage >= SAID) {
        return None;
    }
    let explained = own.as_ref().map(|own| own.explained).unwrap_or_default().union(said);
    Some(Candidate { indicator, explained, coverage: SAID, full: false, matched: own.map_or(MATCHED, |own| own.matched.max(MATCHED)) })
}

/// Whether a word is the unit of an indicator, or has it behind "how many": "tonnes", 多少吨.
fn says(token: &Token, indicator: &Indicator) -> bool {
    let (english, chinese) = (indicator.unit_name.en.as_deref(), indicator.unit_name.zh.as_deref());
    let text = token.text.as_ref();
    let is_unit = |unit: &str| {
        let named = NOUNS.iter().any(|(noun, of)| *noun == text && *of == unit);
        let measures = super::measure::is_measure(unit) || !unit.is_ascii();
        named
            || measures
                && (text == unit
                    || !unit.is_ascii() && text.strip_suffix(unit).is_some_and(|asks| asks.ends_with(['少', '几', '万', '亿'])))
    };
    english.is_some_and(is_unit) || chinese.is_some_and(|unit| !MEASURE_WORDS.contains(&unit) && is_unit(unit))
}

/// Units that count anything, so that they name nothing.
const MEASURE_WORDS: [&str; 16] = ["个", "家", "人", "名", "位", "起", "件", "项", "次", "辆", "台", "张", "份", "座", "所", "户"];
