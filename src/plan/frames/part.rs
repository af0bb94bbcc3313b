//! Which part or multiple of a figure is asked for, or is it to be reckoned back from a part: "a quarter of", "times 30"?

use super::{asks_number, before, meaning, numbers, plain, text};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::plan::evidence::{TokenSet, cued};
use crate::plan::readings::Scene;
use crate::quantity::read::{Found, Measure};
use crate::quantity::{Bounded, Decimal};
use crate::question::{Asked, Class};

/// "A quarter of", "10 % of", 的三分之一: a part in per cent, where it is not what a figure states.
pub fn portion(scene: &Scene<'_>) -> Option<(Bounded, TokenSet)> {
    *scene.once.portion.get_or_init(|| find_portion(scene))
}

fn find_portion(scene: &Scene<'_>) -> Option<(Bounded, TokenSet)> {
    let tokens = &scene.question.tokens;
    let fractions = ["half", "third", "one-quarter"].iter().fold(TokenSet::default(), |all, key| all.union(meaning(scene, key)));
    let percent = |found: &Found| {
        let is_exact = matches!(found.value, Bounded::Exact(_)) || found.in_words && matches!(found.value, Bounded::About(_));
        let is_part = found.unit.measure == Measure::Percent && is_exact;
        (is_part && (found.in_words || !states_percentage(scene, found.value.point()))).then_some(found.value)
    };
    let takes = |place: usize| {
        let said = text(scene, place);
        let english =
            said.ends_with(" of") || said.ends_with(" the") || matches!(text(scene, place + 1), "of" | "of the" | "of all" | "the");
        let chinese = before(scene, place).is_some_and(|(_, token)| matches!(token.text.as_ref(), "的" | "其中"));
        english || chinese
    };
    let read = numbers(scene).find_map(|(place, found)| Some((percent(found)?, place)).filter(|(_, place)| takes(*place)));
    let worded = || {
        let place = fractions.iter().find(|place| takes(*place))?;
        let written: Vec<Bounded> = scene.question.numbers.iter().filter(|found| found.in_words).filter_map(percent).collect();
        let known = |word: &str| (tokens[place].text.contains(word)).then_some(Bounded::Exact(Decimal::from(50)));
        let value = match written.as_slice() {
            [only] => Some(*only),
            _ => known("half").or_else(|| known("半")),
        };
        Some((value?, place))
    };
    let (value, place) = read.or_else(worded)?;
    // "Which half of 2024 was busier" takes no half of anything.
    if crate::plan::part_of_year::asked_part(scene).is_some_and(|(said, _)| said.contains(place)) {
        return None;
    }
    Some((value, TokenSet::from_iter([place])))
}

/// Whether a percentage is one that a figure states: then it is what is known, not a part to be taken.
fn states_percentage(scene: &Scene<'_>, value: Decimal) -> bool {
    let indicators = scene.candidates.iter().map(|candidate| &scene.base().indicators[candidate.indicator.0 as usize]);
    indicators.filter(|held| held.unit.is_percent()).any(|held| {
        let figures = &scene.base().figures[held.figures.start as usize..held.figures.end as usize];
        figures.iter().any(|figure| figure.value.point() == value)
    })
}

/// Whether what was said of a number is claimed: "are 13 % of them ...?" takes no part of anything.
pub fn is_predicated(scene: &Scene<'_>, said: TokenSet) -> bool {
    const COPULAS: [&str; 12] = ["is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could"];
    let Some(first) = said.iter().next() else { return false };
    let values = ["how", "what", "which"];
    let asks_for_value = scene.question.tokens.iter().any(|token| token.text.split(' ').any(|word| values.contains(&word)));
    // 小巨人占专精特新的三成？
    let makes_up = |place: usize| text(scene, place).ends_with(['占', '佔']) || scene.question.tokens[place].cues.contains(&Cue::Share);
    if scene.question.language == Language::Chinese && !scene.has(Cue::HowMany) && (0..first).any(makes_up) {
        return true;
    }
    !asks_for_value && first.checked_sub(1).is_some_and(|before| COPULAS.contains(&text(scene, before)))
}

/// "Times 30", 乘以30: the factor, with what says so.
pub fn factor(scene: &Scene<'_>) -> Option<(Decimal, TokenSet)> {
    *scene.once.factor.get_or_init(|| find_factor(scene))
}

fn find_factor(scene: &Scene<'_>) -> Option<(Decimal, TokenSet)> {
    const TIMES: [&str; 12] =
        ["times", "by", "multiply", "multiplied", "multiplied by", "multiply by", "x", "乘", "乘以", "乘满", "乘足", "×"];
    let multiplies = scene.question.tokens.iter().enumerate().filter(|(_, token)| {
        let said = token.text.as_ref();
        said.starts_with("multipl") || matches!(said, "times" | "x" | "×" | "*" | "乘" | "乘以" | "乘上" | "乘满" | "乘足")
    });
    let said: TokenSet = multiplies.map(|(place, _)| place).collect();
    // "Twice the number", "3 times the number", 两倍: no factor where one thing is said to be as much as another.
    let compares = [Cue::Greater, Cue::Lesser, Cue::Compare, Cue::Growth, Cue::Claim].iter().any(|cue| scene.has(*cue));
    // "Did they double between 2022 and 2025?"
    let spans = scene.question.periods.iter().any(|asked| matches!(asked, Asked::Between(..) | Asked::Since(_)));
    // "Are there twice as many ones as others?", 是它的两倍吗
    let first = scene.question.tokens.first().and_then(|token| token.text.split(' ').next());
    let ends = scene.question.tokens.iter().rev().find(|token| token.class != Class::Mark).is_some_and(|last| last.text.ends_with('吗'));
    const WHETHER: [&str; 10] = ["is", "are", "was", "were", "do", "does", "did", "has", "have", "had"];
    let counts = scene.has(Cue::HowMany) || scene.question.tokens.iter().any(|token| token.text.contains("多少"));
    let whether = !counts && (ends || first.is_some_and(|first| WHETHER.contains(&first)));
    let compares = compares || spans || whether;
    if !compares && (scene.question.asks || asks_number(scene)) {
        let multiple = numbers(scene).find_map(|(place, found)| match (&found.unit.measure, found.value) {
            (Measure::Times, Bounded::Exact(times)) => Some((times, TokenSet::from_iter([place]))),
            _ => None,
        });
        let worded = [(Cue::Double, 2), (Cue::Triple, 3)].into_iter().find(|(cue, _)| scene.has(*cue));
        let worded = worded.map(|(cue, times)| (Decimal::from(times), cued(scene.question, &[cue])));
        if let Some(found) = multiple.or(worded) {
            return Some(found);
        }
    }
    let (place, number) = numbers(scene).find_map(|(place, found)| {
        let beside = before(scene, place).is_some_and(|(_, token)| TIMES.contains(&token.text.as_ref()));
        Some((place, plain(found)?)).filter(|_| beside)
    })?;
    let opener = before(scene, place).map(|(opener, _)| opener);
    (!said.is_empty()).then(|| (number, said.union(opener.into_iter().chain([place]).collect())))
}

/// 用占的比例倒推，一共卖了多少: a share is named to be reckoned from, and no percentage asked for.
pub fn reckons_from_share(scene: &Scene<'_>) -> bool {
    scene.question.cued(Cue::Implied).last().is_some_and(|from| scene.question.cued(Cue::Share).all(|said| said < from))
}

/// Whether a number is to be reckoned back from what is known: "working backwards", "if that is 27 %, how many are there".
pub fn implies(scene: &Scene<'_>) -> bool {
    *scene.once.implies.get_or_init(|| find_implies(scene))
}

fn find_implies(scene: &Scene<'_>) -> bool {
    const GIVEN: [&str; 20] = [
        "if", "given", "since", "as", "because", "seeing", "knowing", "suppose", "assuming", "with", "按", "按照", "根据", "如果", "既然",
        "若", "要是", "已知", "依", "照",
    ];
    if scene.has(Cue::Implied) {
        return true;
    }
    let tokens = &scene.question.tokens;
    let Some(asked) = scene.question.cued(Cue::HowMany).max() else {
        return false;
    };
    let percent = numbers(scene).filter(|(_, found)| found.unit.measure == Measure::Percent).map(|(place, _)| place);
    let shares: Vec<usize> = scene.question.cued(Cue::Share).chain(percent).collect();
    let given = tokens.iter().position(|token| token.text.split(' ').next().is_some_and(|first| GIVEN.contains(&first)));
    let follows = |share: usize| {
        tokens[share].clause < tokens[asked].clause || tokens[share..asked].iter().any(|token| matches!(token.text.as_ref(), "then" | "so"))
    };
    // "These are 27 % of all. So how many are there in total?"
    let concludes = |share: &usize| {
        let share = *share;
        let mut between = tokens.get(share..asked).unwrap_or_default().iter();
        let total = tokens[asked..].iter().any(|token| token.cues.contains(&Cue::Total));
        share < asked
            && total
            && between.any(|token| matches!(token.text.as_ref(), "." | ";"))
            && matches!(tokens[share].class, Class::Number(_))
    };
    if shares.iter().any(concludes) {
        return true;
    }
    given.is_some_and(|given| shares.iter().any(|share| given < *share && *share < asked && follows(*share)))
}
