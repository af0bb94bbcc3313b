//! Over how long, or until how many, is a pace to go on: "over 30 days", "until a million", "to hit 10,000"?

use super::{meaning, numbers, plain};
use crate::language::cue::Cue;
use crate::plan::evidence::{TokenSet, cued};
use crate::plan::readings::Scene;
use crate::plan::stretch::TIME_CUES;
use crate::quantity::read::Measure;
use crate::quantity::{Bounded, Decimal, Per};
use crate::question::{Class, Token};

/// "Over 30 days", 一个季度: how many stretches of which length.
pub fn span(scene: &Scene<'_>) -> Option<(Decimal, Per, TokenSet)> {
    scene.once.span.get_or_init(|| find_span(scene)).clone()
}

fn find_span(scene: &Scene<'_>) -> Option<(Decimal, Per, TokenSet)> {
    // "Spread evenly over twelve months" says how a rate is reckoned.
    let spreads = |token: &Token| token.cues.contains(&Cue::Average) && token.says("evenly");
    if crate::plan::part_of_year::asked_part(scene).is_some() || scene.question.tokens.iter().any(spreads) {
        return None;
    }
    let counted = numbers(scene).find_map(|(place, found)| {
        // "Over 30 days" says how long, not that it is longer.
        let (Measure::Counted(noun), Bounded::Exact(count) | Bounded::About(count) | Bounded::Above(count)) =
            (&found.unit.measure, found.value)
        else {
            return None;
        };
        let per = Per::parse(noun).filter(|per| !matches!(per, Per::Each(..)))?;
        (count > Decimal::ZERO).then(|| (count, per, TokenSet::from_iter([place])))
    });
    let named = || {
        let tokens = scene.question.tokens.iter().enumerate();
        tokens.into_iter().find_map(|(place, token)| {
            let (count, per) = match token.text.as_ref() {
                "quarter" | "a quarter" | "per quarter" | "quarterly" | "each quarter" | "季度" | "一个季度" | "每季度" | "每个季度"
                | "一季" => (Decimal::from(3), Per::Month),
                "half a year" | "half-year" | "six months" | "半年" => (Decimal::from(6), Per::Month),
                "fortnight" | "a fortnight" => (Decimal::from(2), Per::Week),
                "decade" | "a decade" => (Decimal::from(10), Per::Year),
                "weekend" | "a weekend" => (Decimal::from(2), Per::Day),
                _ => return None,
            };
            Some((count, per, TokenSet::from_iter([place])))
        })
    };
    counted.or_else(named)
}

/// "How many days until a million", 多久才能到100万家: so many, and what the time is counted in.
pub fn goal(scene: &Scene<'_>) -> Option<(Decimal, Per, TokenSet)> {
    scene.once.goal.get_or_init(|| find_goal(scene)).clone()
}

fn find_goal(scene: &Scene<'_>) -> Option<(Decimal, Per, TokenSet)> {
    // "How many weeks" may be cut in two.
    let tokens = &scene.question.tokens;
    let times = &TIME_CUES[..7];
    let counted = scene
        .question
        .cued(Cue::HowMany)
        .find(|place| tokens.get(place + 1).is_some_and(|next| next.cues.iter().any(|cue| times.contains(cue))));
    let counted: TokenSet = counted.into_iter().flat_map(|place| [place, place + 1]).collect();
    let asked = meaning(scene, "duration").union(cued(scene.question, &[Cue::EachInterval])).union(counted);
    let said: String = asked.iter().map(|place| tokens[place].text.as_ref()).collect();
    if asked.is_empty() {
        return None;
    }
    let per = [
        (["day", "天"], Per::Day),
        (["week", "周"], Per::Week),
        (["month", "月"], Per::Month),
        (["year", "年"], Per::Year),
        (["hour", "小时"], Per::Hour),
        (["minute", "分钟"], Per::Minute),
    ];
    let per = per.into_iter().find(|(words, _)| words.iter().any(|word| said.contains(word))).map_or(Per::Day, |(_, per)| per);
    let (place, count) = numbers(scene).find_map(|(place, found)| Some((place, plain(found).filter(|count| *count > Decimal::ONE)?)))?;
    Some((count, per, asked.union(TokenSet::from_iter([place]))))
}

/// "To hit 10,000", 达到一万: a level that the member names.
pub fn aimed_at(scene: &Scene<'_>, index: usize) -> Option<(Decimal, TokenSet)> {
    let place = scene.question.tokens.iter().position(|token| token.class == Class::Number(index))?;
    /// "Make it a round 10,000": how many words may stand between.
    const BETWEEN: usize = 2;
    let tokens = &scene.question.tokens[..place];
    let passed = tokens.iter().rev().take(BETWEEN).take_while(|token| token.restricts == 0.0 && token.class == Class::Neutral).count();
    let aims = |token: &Token| {
        let said = token.text.as_ref();
        ["to", "hit", "reach", "get to", "until", "till", "make", "hits", "reaches", "attain"]
            .iter()
            .any(|word| said == *word || said.ends_with(&format!(" {word}")))
            // "How far short of a round 9,000", "how far is it from 9,000"
            || token.cues.contains(&Cue::Progress) && !scene.has(Cue::Target)
            || said == "from" && scene.has(Cue::Progress) && !scene.has(Cue::Target)
            || ["达到", "到", "满", "凑够", "凑满", "凑齐", "突破", "达", "够"].iter().any(|word| said.ends_with(word))
    };
    let level = plain(&scene.question.numbers[index])?;
    tokens.iter().rev().take(passed + 1).any(aims).then(|| (level, TokenSet::from_iter([place])))
}
