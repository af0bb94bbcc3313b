//! Which value does a claim give to what an ask comes to?
//!
//! The number in the claim, with its sign and its "at least"; or, without a number, that it doubled, is most of them, or fell.

use super::change::{self, is_of_a_move, is_part_of, moves, says_part_of_all, tells_growth};
use super::direction::{is_level_passed, is_put_beyond, passes_over};
use crate::facts::base::{Figure, IndicatorId, Kind};
use crate::language::cue::Cue;
use crate::plan::readings::Scene;
use crate::plan::{Ask, Claim};
use crate::quantity::read::{Found, Measure, ReadUnit, find};
use crate::quantity::{Bounded, Decimal, Per, Unit, measure};
use crate::question::Class;

/// "Earned less than the year before": whether it is in the year before that more is claimed, and no growth is spoken of besides.
fn is_less_than_before(scene: &Scene<'_>) -> bool {
    let is_the_year = |place: usize| {
        let text = scene.question.tokens[place].text.as_ref();
        text.starts_with("than ") || text.starts_with(['比', '较'])
    };
    scene.has(Cue::Lesser) && !scene.has(Cue::Greater) && scene.question.cued(Cue::Growth).all(is_the_year)
}

/// The claim that what is asked has the number or the part that was said; `None` where it cannot be of that.
pub(super) fn value_claim(scene: &Scene<'_>, ask: &Ask, unit: &Unit, number: Option<&Found>, part: Option<Bounded>) -> Option<Claim> {
    if tells_growth(scene, ask) && (part.is_some_and(|_| says_part_of_all(scene)) || number.is_some_and(|found| is_part_of(scene, found))) {
        return None;
    }
    let passes = |found: &Found| unit.is_percent() && passes_over(scene, found);
    if !tells_growth(scene, ask)
        && matches!(ask, Ask::Figure(_))
        && number.is_some_and(|found| is_of_a_move(scene, found) && !passes(found))
    {
        return None;
    }
    if number.is_some_and(|found| is_level_of_a_rate(scene, ask, found)) {
        return None;
    }
    if let Some(found) = number.filter(|found| !(found.in_words && part.is_some())) {
        if !fits(unit, found) || is_broken_count(ask, unit, found) || is_place_of_no_rank(scene, unit, found) {
            return None;
        }
        let (value, whose) = (as_asked(scene, found, ask), owner(scene, found, ask));
        return Some(Claim::Value { value, unit: unit.clone(), whose, aimed: super::aimed::aimed_later(scene, value, ask) });
    }
    if let (Ask::Ratio { .. }, Some(times)) = (ask, claimed_times(scene)) {
        return Some(Claim::Value { value: bounded(scene, times), unit: Unit::Times, whose: None, aimed: None });
    }
    // "Grew at half the pace of ..."
    if matches!(ask, Ask::Ratio { .. }) && scene.has(Cue::Half) {
        return Some(Claim::Value { value: Bounded::About(Decimal::new(5, 1)), unit: Unit::Times, whose: None, aimed: None });
    }
    // What doubled grew by a hundred per cent.
    if let Some(times) = claimed_times(scene).filter(|_| number.is_none() && tells_growth(scene, ask)) {
        let hundreds = |times: Decimal| (times - Decimal::ONE) * Decimal::ONE_HUNDRED;
        let value = match bounded(scene, times) {
            Bounded::Above(times) => Bounded::Above(hundreds(times)),
            Bounded::AtLeast(times) => Bounded::AtLeast(hundreds(times)),
            Bounded::Below(times) => Bounded::Below(hundreds(times)),
            other => Bounded::About(hundreds(other.point())),
        };
        return Some(Claim::Value { value, unit: unit.clone(), whose: None, aimed: None });
    }
    if let Some(value) = part.filter(|_| unit.is_percent()) {
        let value = number.filter(|found| found.unit.measure == Measure::Percent).map_or(value, |found| found.value);
        return Some(Claim::Value { value, unit: unit.clone(), whose: None, aimed: None });
    }
    if tells_growth(scene, ask) && moves(scene) && number.is_none() && claimed_times(scene).is_none() {
        return Some(Claim::Rose { rose: !scene.has(Cue::Decline) && !is_less_than_before(scene) });
    }
    None
}

/// "We're 14th by tonnage": whether a number is a place in a ranking, and the unit that of no rank.
fn is_place_of_no_rank(scene: &Scene<'_>, unit: &Unit, found: &Found) -> bool {
    let tokens = &scene.question.tokens;
    let before = change::place_of(scene, found).and_then(|place| place.checked_sub(1));
    let ranks = before.is_some_and(|before| tokens[before].cues.contains(&Cue::Rank) && tokens[before].text.starts_with("rank"));
    ranks && !unit.is_of_places()
}

/// "My brother is 1.58": whether a figure of whole things is claimed to have a part of one.
fn is_broken_count(ask: &Ask, unit: &Unit, found: &Found) -> bool {
    let is_whole = matches!(ask, Ask::Figure(_)) && unit.is_counted() && !unit.is_rate();
    is_whole && !found.is_scaled && found.value.is_exact() && !found.value.point().fract().is_zero()
}

/// Whether a percentage is the level that a rate came to, which is not how far it moved: "interest dropped under 15 %".
fn is_level_of_a_rate(scene: &Scene<'_>, ask: &Ask, found: &Found) -> bool {
    let (Ask::Growth { to, .. } | Ask::AnnualGrowth { to, .. }) = ask else { return false };
    to.unit(scene.base()).is_percent() && (is_level_passed(scene, found) || passes_over(scene, found))
}

/// The number that is claimed: the one with a unit before any without, and one in digits before one in words.
pub(super) fn claimed_number<'s>(scene: &'s Scene<'_>) -> Option<&'s Found> {
    // "A family of four" says of whom, and claims nothing.
    let tokens = &scene.question.tokens;
    let is_size = |index: &usize| {
        let place = tokens.iter().position(|token| token.class == Class::Number(*index));
        let before = place.and_then(|place| place.checked_sub(1)).map(|before| &tokens[before]);
        before.is_some_and(|before| before.cues.contains(&Cue::Gathering) && before.text.ends_with(" of"))
    };
    scene
        .number_tokens()
        .filter(|index| !is_size(index))
        .map(|index| &scene.question.numbers[index])
        .max_by_key(|found| (found.unit.measure != Measure::None, !found.in_words))
}

/// "Most", "half", "a minority", "double digits": what they claim of a percentage.
pub(super) fn claimed_part(scene: &Scene<'_>) -> Option<Bounded> {
    let half = Decimal::from(50);
    let all = ["nearly all", "almost all", "practically all", "virtually all", "几乎全部", "几乎所有", "几乎都"];
    if scene.question.tokens.iter().any(|token| all.contains(&token.text.as_ref())) {
        Some(Bounded::Nearly(Decimal::ONE_HUNDRED))
    } else if scene.has(Cue::Majority) && !asks_for_the_most(scene) {
        Some(Bounded::Above(half))
    } else if scene.has(Cue::Minority) {
        Some(Bounded::Below(half))
    } else if scene.has(Cue::Half) {
        Some(Bounded::About(half))
    } else {
        let two_digits = ["double digit", "double digits", "double - digit", "double-digit", "两位数"];
        let says = scene.question.tokens.iter().any(|token| two_digits.contains(&token.text.as_ref()));
        says.then_some(Bounded::AtLeast(Decimal::TEN))
    }
}

/// "The district with most homes", "most visited region": the most is asked for where a word for the members as such is said.
fn asks_for_the_most(scene: &Scene<'_>) -> bool {
    let most = |place: usize| matches!(scene.question.tokens[place].text.as_ref(), "most" | "the most");
    let ranges = |candidate: &crate::plan::evidence::Candidate| {
        crate::plan::dimensions::ranged(scene, candidate.indicator).iter().any(|ranged| !ranged.said.is_empty())
    };
    scene.members.is_empty() && scene.question.cued(Cue::Majority).all(most) && scene.candidates.iter().take(MOST_ASKED).any(ranges)
}

/// Among how many of the indicators that fit best one is looked for that is told by the members of what is named.
const MOST_ASKED: usize = 3;

/// "Doubled", "tripled": how many times as much is claimed.
pub(super) fn claimed_times(scene: &Scene<'_>) -> Option<Decimal> {
    if scene.has(Cue::Triple) { Some(Decimal::from(3)) } else { scene.has(Cue::Double).then(|| Decimal::from(2)) }
}

/// "More than doubled", "at least twice", "double or more": the multiple with the bound that these words put on a number.
fn bounded(scene: &Scene<'_>, times: Decimal) -> Bounded {
    let tokens = &scene.question.tokens;
    let place = scene.question.cued(Cue::Triple).chain(scene.question.cued(Cue::Double)).next();
    let before = place.and_then(|place| place.checked_sub(1)).map_or("", |before| tokens[before].text.as_ref());
    let after = if tokens.iter().skip(place.unwrap_or_default()).any(|token| token.text.as_ref() == "or more") { "or more" } else { "" };
    let mut said = find(&format!("{before} {times} {after}")).into_iter().map(|found| found.value);
    said.rfind(|value| value.point() == times && !value.is_exact()).unwrap_or(Bounded::About(times))
}

/// The claimed value: "only just over 7,000" says about 7,000, not anything above it; "fell by 3 %" says -3 %; "at least" may stand
/// apart from its number.
fn as_asked(scene: &Scene<'_>, found: &Found, ask: &Ask) -> Bounded {
    let stated = if let Ask::Figure(operand) = ask { Some(operand.value(scene.base()).point()) } else { None };
    let far_less = stated.is_some_and(|stated| stated >= found.value.point() + found.value.point());
    let tokens = &scene.question.tokens;
    let says = |words: &[&str]| tokens.iter().any(|token| words.contains(&token.text.as_ref()));
    // "The growth fell below 5 %" says where it came to, "sales fell by 5 %" how far they did.
    let came_to = matches!(ask, Ask::Figure(_)) && is_level_passed(scene, found) && !says(&["at"]);
    let fell =
        tells_growth(scene, ask) && !came_to && scene.has(Cue::Decline) && !scene.has(Cue::Growth) && found.value.point() > Decimal::ZERO;
    let exact = match ask {
        Ask::Figure(operand) => operand.value(scene.base()).is_exact(),
        Ask::Share { part, whole } => part.value(scene.base()).is_exact() && whole.value(scene.base()).is_exact(),
        _ => false,
    };
    let is_limit = matches!(ask, Ask::Figure(held) if scene.base().indicators[held.indicator.0 as usize].kind == Some(Kind::Rule));
    match found.value {
        value if fell => negative(value),
        // What is free up to so much has its limit there, and no lower.
        Bounded::AtMost(value) if exact && is_limit => Bounded::Exact(value),
        // 五百多万 is less than six million.
        Bounded::Above(value) if is_open_number(scene, found) && stated.is_some_and(|stated| stated >= value + step(value)) => {
            Bounded::Range(value, value + step(value))
        }
        // "A third", "a quarter" are said of what is about that.
        Bounded::Exact(value) | Bounded::About(value)
            // 七成二 is told to the hundredth.
            if found.in_words && exact && found.unit_span.is_none() && found.unit.measure == Measure::Percent
                && (!value.fract().is_zero() || (value % Decimal::from(5)).is_zero()) =>
        {
            Bounded::Range(value * LITTLE_LESS, value * LITTLE_MORE)
        }
        Bounded::Above(value) | Bounded::AtLeast(value)
            if far_less && says(&["only", "just", "barely", "merely", "只有", "只", "仅", "仅有", "才"]) =>
        {
            Bounded::About(value)
        }
        Bounded::Exact(value)
            if says(&["at least", "至少", "起码", "最少", "至少有", "起码有", "minimum", "or more", "or over", "and more"]) =>
        {
            Bounded::AtLeast(value)
        }
        // 超过2023年的1.5倍
        Bounded::Exact(value) if matches!(ask, Ask::Ratio { .. }) && is_put_beyond(scene, found).is_some() => {
            if is_put_beyond(scene, found) == Some(true) { Bounded::Above(value) } else { Bounded::Below(value) }
        }
        Bounded::Exact(value) if asks_whether_reached(scene, found) => {
            if scene.has(Cue::Decline) {
                Bounded::AtMost(value)
            } else {
                Bounded::AtLeast(value)
            }
        }
        Bounded::Exact(value) if says(&["at most", "no more than", "最多", "至多", "顶多", "maximum"]) => Bounded::AtMost(value),
        other => other,
    }
}

/// How far from it a part of a whole may be said in words: "a third" of 31 to 35.6 %.
const LITTLE_LESS: Decimal = Decimal::from_parts(93, 0, 0, false, 2);
const LITTLE_MORE: Decimal = Decimal::from_parts(107, 0, 0, false, 2);

/// Whether a number is one of so many and some, 五百多万, 60多家.
fn is_open_number(scene: &Scene<'_>, found: &Found) -> bool {
    let text = change::place_of(scene, found).map(|place| scene.question.tokens[place].text.as_ref());
    text.is_some_and(|text| {
        text.chars().next().is_some_and(|first| first.is_ascii_digit() || "一二三四五六七八九十百千万两".contains(first))
            && text.chars().any(|letter| matches!(letter, '多' | '余' | '来'))
    })
}

/// 达到150万辆了没: whether it is asked if a level was come to.
fn asks_whether_reached(scene: &Scene<'_>, found: &Found) -> bool {
    const REACHING: [char; 6] = ['到', '达', '够', '至', '上', '有'];
    const ASKING: [&str; 12] = ["了没", "了没有", "了吗", "了么", "没有", "没", "了未", "未", "了冇", "冇", "了不", "了吧"];
    let tokens = &scene.question.tokens;
    let Some(place) = change::place_of(scene, found).filter(|place| *place > 0) else { return false };
    let reaches = tokens[place - 1].text.trim_end_matches('了').ends_with(REACHING);
    let next = |ahead: usize| tokens.get(place + ahead).map_or("", |token| token.text.as_ref());
    reaches && (ASKING.contains(&next(1)) || next(1) == "了" && ASKING.contains(&format!("了{}", next(2)).as_str()))
}

/// One of the last digit of a number that is no nought: 1,000,000 of 5,000,000, and at least one.
pub fn step(value: Decimal) -> Decimal {
    let mut step = Decimal::ONE;
    let mut rest = value.trunc();
    while rest >= Decimal::TEN && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        step *= Decimal::TEN;
    }
    step
}

/// The value that a clause claims of an indicator: "fell by 3 %" says -3 % of a growth.
pub fn as_said(scene: &Scene<'_>, found: &Found, indicator: IndicatorId) -> Bounded {
    let grows = scene.base().indicators[indicator.0 as usize].growth_of.is_some();
    // That something is held against the year before says nothing of its direction.
    const SINCE: [&str; 9] = ["同比", "环比", "同比增速", "比上年", "较上年", "year on year", "year-on-year", "yoy", "on the year"];
    let rises = |token: &crate::question::Token| {
        token.cues.contains(&Cue::Growth) && !token.cues.contains(&Cue::Decline) && !SINCE.contains(&token.text.as_ref())
    };
    let rises = scene.question.tokens.iter().any(rises);
    let fell = grows && scene.has(Cue::Decline) && !rises && found.value.point() > Decimal::ZERO;
    if fell { negative(found.value) } else { found.value }
}

/// The same value with the other sign.
fn negative(value: Bounded) -> Bounded {
    match value {
        Bounded::Exact(value) => Bounded::Exact(-value),
        Bounded::About(value) | Bounded::Nearly(value) => Bounded::About(-value),
        Bounded::Above(value) => Bounded::Below(-value),
        Bounded::AtLeast(value) => Bounded::AtMost(-value),
        Bounded::Below(value) => Bounded::Above(-value),
        Bounded::AtMost(value) => Bounded::AtLeast(-value),
        Bounded::Range(low, high) => Bounded::Range(-high, -low),
    }
}

/// The unit of what an ask comes to.
pub(super) fn unit_of(scene: &Scene<'_>, ask: &Ask) -> Option<Unit> {
    let of = |id: IndicatorId| scene.base().indicators[id.0 as usize].unit.clone();
    Some(match ask {
        Ask::Ratio { .. } => Unit::Times,
        Ask::Share { .. }
        | Ask::ShareOfRest { .. }
        | Ask::Progress { .. }
        | Ask::GrowthNeeded { .. }
        | Ask::Growth { .. }
        | Ask::AnnualGrowth { .. }
        | Ask::RelativeGrowth { .. } => Unit::Percent,
        Ask::CountOf { group, .. } => of(group.indicator),
        Ask::Difference { left, .. } if of(left.indicator).is_percent() => Unit::PercentagePoints,
        Ask::RateOver { rate, .. } => match of(rate.indicator) {
            Unit::Rate(of, _) => *of,
            other => other,
        },
        Ask::Interval { .. } => return None,
        other => of(other.main()?.indicator),
    })
}

/// Whether a claimed number can be of a unit at all.
pub fn fits(unit: &Unit, found: &Found) -> bool {
    // So many an hour are not so many a day, nor so many at all.
    if let Some(per @ (Per::Second | Per::Minute | Per::Hour | Per::Day | Per::Week | Per::Month)) = &found.unit.per
        && !matches!(unit, Unit::Rate(_, own) if own == per)
    {
        return false;
    }
    match &found.unit.measure {
        Measure::None if unit.is_money() => found.value.point() > Decimal::from(1_000_000),
        Measure::None => !unit.is_percent() || found.value.point() <= Decimal::ONE_THOUSAND,
        Measure::Counted(noun) if is_time(noun) => matches!(unit, Unit::Counted(own) if is_time(own)),
        Measure::Counted(noun) if is_of_a_measure(noun) => counts_in_measures(unit),
        Measure::Counted(_) => !unit.is_money() && !unit.is_percent() || found.value.point() <= Decimal::ONE_HUNDRED && !unit.is_money(),
        Measure::Percent => unit.is_percent() || *unit == Unit::Times,
        Measure::PercentagePoints => matches!(unit, Unit::PercentagePoints | Unit::Percent),
        Measure::Money(_) | Measure::SharedMoney(..) => {
            // "300 million euros a year" is what is paid in a year, and a rent of 7,400 kroner is one a month.
            let over_time = matches!(unit, Unit::Rate(of, _) if of.is_money());
            unit.is_money() && unit.fits(&ReadUnit { per: None, ..found.unit.clone() }) || over_time && unit.fits(&found.unit)
        }
        Measure::Times => *unit == Unit::Times,
        Measure::IndexPoints => *unit == Unit::IndexPoints,
    }
}

/// Whether what is counted is a measure of length, weight or the like, and no thing: 94 square metres are no 94 homes.
fn is_of_a_measure(noun: &str) -> bool {
    noun.len() > SHORT_SIGN && measure::of_noun(noun).is_some()
}

/// The letters of a sign that may stand for other things, too: "mb", 兆.
const SHORT_SIGN: usize = 3;

/// Whether a unit counts such a measure, be it of something: "tonnes of honey".
fn counts_in_measures(unit: &Unit) -> bool {
    let counted = if let Unit::Rate(of, _) = unit { of.as_ref() } else { unit };
    let Unit::Counted(noun) = counted else { return false };
    measure::of_noun(noun).is_some() || noun.split(' ').any(is_of_a_measure)
}

/// Whether what is counted is time: three hours are no three clinics.
fn is_time(noun: &str) -> bool {
    const TIMES: [&str; 12] = ["second", "minute", "hour", "day", "week", "month", "year", "分钟", "小时", "天", "周", "年"];
    TIMES.iter().any(|time| noun.strip_suffix('s').unwrap_or(noun) == *time)
}

/// The other indicator whose figure is the claimed number, for saying whose it is.
fn owner(scene: &Scene<'_>, found: &Found, ask: &Ask) -> Option<IndicatorId> {
    let own = ask.indicators();
    // "Above 100" is a mark to be passed, and no figure of another thing that happens to be 100.
    let is_same =
        |figure: &Figure| if found.value.is_exact() { figure.value.point() == found.value.point() } else { figure.value == found.value };
    let states = |figure: &Figure| is_same(figure) && !own.contains(&figure.indicator);
    scene.candidates.iter().map(|candidate| candidate.indicator).find(|id| {
        let held = &scene.base().indicators[id.0 as usize];
        fits(&held.unit, found) && scene.base().figures[held.figures.start as usize..held.figures.end as usize].iter().any(states)
    })
}
