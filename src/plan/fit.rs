//! How well does an indicator fit what the words of a question ask for?
//!
//! Beside the words themselves: whether it is a target or a rate, the whole that a share is said to be of, the numbers given, and
//! phrases that name another indicator.

use super::evidence::Candidate;
use super::readings::Scene;
use super::whole::{is_turned_round, names_other_whole};
use crate::facts::base::{Indicator, IndicatorId, Kind};
use crate::facts::index::{FeatureId, Meant, Tie};
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::quantity::{Per, Unit};
use crate::question::Class;

/// How well a candidate fits the words, and the sort of answer that they ask for.
pub fn fitness(scene: &Scene<'_>, candidate: &Candidate) -> f32 {
    let indicator = &scene.base().indicators[candidate.indicator.0 as usize];
    let mut fit = candidate.fit();
    if indicator.figures.is_empty() {
        fit -= 0.25;
    }
    let aims = scene.has(Cue::Target) || scene.has(Cue::Progress) || scene.has(Cue::Needed) || aims_at_a_year(scene);
    if is_target(indicator) && !aims {
        // A target is no answer where there is an actual figure; where there is none, it is what is known.
        let actual = indicator.target_for.is_some_and(|actual| !scene.base().indicators[actual.0 as usize].figures.is_empty());
        fit -= if actual { 0.35 } else { 0.1 };
    }
    if aims && says_what_for(scene, candidate, indicator) && is_held_for_a_later_year(scene, candidate.indicator, indicator) {
        fit += (AIMED_AT - fit).clamp(0.0, AIMING);
    }
    if matches!(&indicator.unit, Unit::Rate(_, Per::Each(..))) && !asks_for_rate(scene) {
        // "Deaths" are counted; that they are held against something is said.
        fit -= 0.2;
    }
    if scene.has(Cue::Share) && indicator.unit.is_percent() && indicator.growth_of.is_none() {
        fit += 0.06;
    }
    if is_turned_round(scene, candidate.indicator) {
        fit -= 1.0;
    } else if names_other_whole(scene, indicator) {
        fit -= 0.4;
    }
    if super::units::counts_something_else(scene, candidate.indicator) {
        fit -= 0.15;
    }
    if leaves_out_a_number(scene, candidate) {
        fit -= 0.3;
    }
    if indicator.unit.is_counted() && !super::wanted::is_time(&indicator.unit) && is_higher(scene) {
        // There are more of them, and they are no higher.
        fit -= 0.12;
    }
    fit + number_fit(scene, indicator) + named_fit(scene, candidate)
}

/// 高多少, 贵多少: whether something is higher or dearer, which no number of things is.
fn is_higher(scene: &Scene<'_>) -> bool {
    let is_higher = |place: usize| {
        let text = scene.question.tokens[place].text.as_ref();
        ["高多少", "低多少", "高几", "低几", "贵", "便宜", "高出多少", "高了多少", "高还是低", "higher", "dearer"]
            .iter()
            .any(|word| text.starts_with(word))
    };
    [Cue::Difference, Cue::Greater, Cue::Lesser].into_iter().any(|cue| scene.question.cued(cue).any(is_higher))
}

/// How much it says for a target that what it is for has no figure for the year that is asked about.
const AIMING: f32 = 0.4;
/// What it makes a target fit at most.
const AIMED_AT: f32 = 0.85;

/// Whether a target has a figure for the period asked, and what it is for has none: 想在2028年把警察增加到.
fn is_held_for_a_later_year(scene: &Scene<'_>, id: IndicatorId, indicator: &Indicator) -> bool {
    let actual = indicator.target_for.filter(|_| scene.period().is_some());
    actual.is_some_and(|actual| scene.pick(actual).is_err()) && scene.pick(id).is_ok()
}

/// Whether a question says a word of what a target is for.
fn says_what_for(scene: &Scene<'_>, candidate: &Candidate, indicator: &Indicator) -> bool {
    let actual = indicator.target_for.map(|actual| &scene.facts.index.profiles[actual.0 as usize]);
    let says = |place: usize| {
        let token = &scene.question.tokens[place];
        let own = |feature: &FeatureId| actual.is_some_and(|actual| actual.tie(*feature) == Some(Tie::Own));
        token.cues.is_empty() && token.features.iter().any(own)
    };
    // What is drafted tells of a year that no figure is held for, whatever it calls it.
    scene.facts.index.meant == Meant::Described || candidate.explained.iter().any(says)
}

/// Whether a number was said that is of some indicator's name, and not of this one's: "the six hours thing".
fn leaves_out_a_number(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let mut tokens = scene.question.tokens.iter().enumerate();
    tokens
        .any(|(place, token)| matches!(token.class, Class::Number(_)) && !token.features.is_empty() && !candidate.explained.contains(place))
}

/// Whether a question asks what is to be by a year: "by 2030 it should ...", 2030年要压到.
pub fn aims_at_a_year(scene: &Scene<'_>) -> bool {
    *scene.once.aims_at_a_year.get_or_init(|| find_aims_at_a_year(scene))
}

fn find_aims_at_a_year(scene: &Scene<'_>) -> bool {
    const MODAL: [&str; 67] = [
        "should",
        "supposed",
        "shall",
        "must",
        "ought",
        "by",
        "until",
        "ceiling",
        "cap",
        "allowed",
        "at most",
        "wants",
        "want",
        "wanted",
        "hopes",
        "hope",
        "hoping",
        "hoped",
        "aims",
        "aim",
        "aiming",
        "plans",
        "planning",
        "intends",
        "intended",
        "reach",
        "objective",
        "ambition",
        "要",
        "应",
        "应该",
        "须",
        "必须",
        "想",
        "想让",
        "定的",
        "要压到",
        "上限",
        "之前",
        "前",
        "不超过",
        "不能超过",
        "不得超过",
        "不可超过",
        "不许超过",
        "控制在",
        "不能高于",
        "想要",
        "希望",
        "打算",
        "准备",
        "要有",
        "要到",
        "要做到",
        "将",
        "力争",
        "争取",
        "冲到",
        "要冲到",
        "达到",
        "想到",
        "想达到",
        "打算到",
        "想做到",
        "争取到",
        "计划到",
        "准备到",
    ];
    let tokens = &scene.question.tokens;
    let modal =
        |token: &crate::question::Token| MODAL.contains(&token.text.as_ref()) || token.text.split(' ').any(|word| MODAL.contains(&word));
    !scene.periods.is_empty() && tokens.iter().any(modal)
}

/// Whether a question asks for something in relation to something else: "per 100,000", "death rate", 死亡率.
fn asks_for_rate(scene: &Scene<'_>) -> bool {
    *scene.once.asks_for_rate.get_or_init(|| find_asks_for_rate(scene))
}

fn find_asks_for_rate(scene: &Scene<'_>) -> bool {
    const WORDS: [&str; 10] = ["rate", "rates", "mortality", "density", "ratio", "average", "capita", "intensity", "head", "率"];
    let says =
        |text: &str| WORDS.iter().any(|word| text.split(' ').any(|part| part == *word) || text.ends_with('率') || text.contains("平均"));
    let relates = scene.has(Cue::Each) || scene.has(Cue::Average) || !super::frames::meaning(scene, "per-capita").is_empty();
    relates || scene.question.tokens.iter().any(|token| says(&token.text))
}

/// Words said as one phrase of another indicator mean that one: "new listings" is not "all listed companies".
fn named_fit(scene: &Scene<'_>, candidate: &Candidate) -> f32 {
    let kin = &scene.facts.index.profiles[candidate.indicator.0 as usize].kin;
    // 回收率 is the name of a rate, and no word for what is recycled.
    let is_rate = |span: &std::ops::Range<usize>| scene.question.tokens[span.start].text.ends_with('率');
    let spans = scene.question.named.iter().filter(|(_, span)| span.len() > 1 || is_rate(span));
    let fits = spans.map(|(named, span)| {
        let same_span = scene.question.named.iter().filter(|(_, other)| other == span).map(|(named, _)| named);
        if *named == candidate.indicator || kin.contains(named) {
            0.05
        } else if span.clone().any(|place| candidate.explained.contains(place))
            && !same_span.clone().any(|named| *named == candidate.indicator || kin.contains(named))
        {
            -0.05
        } else {
            0.0
        }
    });
    fits.sum::<f32>().clamp(-0.12, 0.12)
}

/// A number in the question says what sort of figure is meant.
fn number_fit(scene: &Scene<'_>, indicator: &Indicator) -> f32 {
    let fits: Vec<bool> = scene
        .number_tokens()
        .filter_map(|index| match &scene.question.numbers[index].unit.measure {
            Measure::Percent => Some(indicator.unit.is_percent()),
            Measure::Money(_) | Measure::SharedMoney(..) => Some(indicator.unit.is_money()),
            Measure::Counted(_) => Some(!indicator.unit.is_percent() && !indicator.unit.is_money()),
            Measure::None | Measure::PercentagePoints | Measure::Times | Measure::IndexPoints => None,
        })
        .collect();
    if fits.is_empty() {
        0.0
    } else if fits.contains(&true) {
        0.08
    } else {
        -0.12
    }
}

/// Whether an indicator is of a target.
pub fn is_target(indicator: &Indicator) -> bool {
    indicator.kind == Some(Kind::Target) || indicator.target_for.is_some()
}
