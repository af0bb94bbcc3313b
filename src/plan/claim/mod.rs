//! Which readings judge what a member claims?

mod change;
mod direction;
mod moved;
mod several;

use super::evidence::{TokenSet, cued};
use super::readings::{Reading, Scene};
use super::{Ask, Claim, Operand};
use crate::facts::base::{Figure, IndicatorId};
use crate::language::cue::Cue;
use crate::quantity::read::{Found, Measure, ReadUnit};
use crate::quantity::{Bounded, Decimal, Unit};
use crate::question::Class;
use change::{each_time, is_of_a_move, is_of_the_day, is_part_of, moves, says_less_by_adjective, says_part_of_all, tells_growth};

/// The readings with the claim that the question makes, if it makes one; else the readings as they are.
pub fn judge(scene: &Scene<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let claims = scene.has(Cue::Claim) || scene.question.reported;
    let number = claimed_number(scene);
    let part = claimed_part(scene);
    let wants_value = !claims && asks_for_value(scene);
    let mut readings = readings;
    if !wants_value {
        readings.extend(moved::readings(scene));
    }
    if wants_value
        || !claims
            && !each_time(scene)
            && number.is_none()
            && part.is_none()
            && !says_more(scene)
            && !says_fell(scene)
            && claimed_times(scene).is_none()
    {
        return readings;
    }
    let mut judged = several::readings(scene);
    judged.retain(|reading| scene.unread(reading.explained).is_empty());
    // Where each number finds what it is said of, none is passed over.
    let single = judged.is_empty();
    for reading in readings.iter().filter(|_| single) {
        judged.extend(judged_reading(scene, reading, number, part));
    }
    // Whoever asks for the source of what he doubts wants the source.
    let is_other = |reading: &Reading| matches!(reading.outcome, Ok(Ask::Source { .. } | Ask::Define(_)));
    let keep_all = !(claims || part.is_some() || each_time(scene)) || judged.is_empty();
    judged.extend(readings.into_iter().filter(|reading| keep_all || is_other(reading)));
    judged
}

/// Whether a token has a word: anywhere in Chinese, which is not written in words; in English as one of its own.
fn is_said(text: &str, word: &str) -> bool {
    if word.is_ascii() { text.starts_with(word) || text.split(' ').any(|part| part == word) } else { text.contains(word) }
}

/// Whether the question asks for a value rather than whether something is so.
fn asks_for_value(scene: &Scene<'_>) -> bool {
    let words = [
        "what",
        "how",
        "by how much",
        "which",
        "who",
        "when",
        "where",
        "多少",
        "几",
        "什么",
        "哪",
        "谁",
        "啥",
        "多大",
        "多高",
        "多长",
        "多久",
    ];
    scene.has(Cue::HowMany)
        || scene.question.tokens.iter().any(|token| words.iter().any(|word| is_said(&token.text, word)))
        || scene.question.tokens.iter().any(|token| token.cues.iter().any(|cue| matches!(cue, Cue::Needed | Cue::Progress | Cue::Absolute)))
}

fn says_more(scene: &Scene<'_>) -> bool {
    scene.has(Cue::Greater) || scene.has(Cue::Lesser)
}

/// "Did profits fall?", "so profits went down?"
fn says_fell(scene: &Scene<'_>) -> bool {
    let first = scene.question.tokens.first().map(|token| token.text.as_ref());
    scene.has(Cue::Decline)
        || scene.question.asks
            && scene.question.cued(Cue::Growth).any(|place| {
                let verbs = ["rose", "grew", "increased", "climbed", "went up", "jumped", "surged", "soared", "expanded"];
                verbs.contains(&scene.question.tokens[place].text.as_ref())
            })
        || scene.has(Cue::Growth) && matches!(first, Some("is" | "are" | "was" | "were" | "did" | "do" | "does" | "has" | "have"))
}

fn claimed_number<'s>(scene: &'s Scene<'_>) -> Option<&'s Found> {
    scene
        .number_tokens()
        .map(|index| &scene.question.numbers[index])
        .max_by_key(|found| (found.unit.measure != Measure::None, !found.in_words))
}

/// "Most", "half", "a minority", "double digits": what they claim of a percentage.
fn claimed_part(scene: &Scene<'_>) -> Option<Bounded> {
    let half = Decimal::from(50);
    let all = ["nearly all", "almost all", "practically all", "virtually all", "几乎全部", "几乎所有", "几乎都"];
    if scene.question.tokens.iter().any(|token| all.contains(&token.text.as_ref())) {
        Some(Bounded::Nearly(Decimal::ONE_HUNDRED))
    } else if scene.has(Cue::Majority) {
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

/// The operations that a claim is made with.
fn judged_cues() -> [Cue; 13] {
    [
        Cue::Claim,
        Cue::Majority,
        Cue::Minority,
        Cue::Half,
        Cue::Double,
        Cue::Triple,
        Cue::Greater,
        Cue::Lesser,
        Cue::Count,
        Cue::HowMany,
        Cue::Decline,
        Cue::Growth,
        Cue::Share,
    ]
}

/// The cause that a claim gives ("... fell because of the war"): it is not judged, and does not narrow what is.
fn cause(scene: &Scene<'_>) -> TokenSet {
    const OPENING: [&str; 14] = [
        "because of",
        "because",
        "due to",
        "owing to",
        "thanks to",
        "on account of",
        "caused by",
        "cos of",
        "cuz of",
        "bc of",
        "由于",
        "因为",
        "受",
        "拜",
    ];
    let tokens = &scene.question.tokens;
    let Some(start) = tokens.iter().position(|token| OPENING.contains(&token.text.as_ref())) else {
        return TokenSet::default();
    };
    let holds = |place: &usize| {
        tokens[*place].class != Class::Mark && !matches!(tokens[*place].class, Class::Number(_) | Class::Period(_) | Class::Member(_))
    };
    (start..tokens.len()).take_while(holds).collect()
}

fn judged_reading(scene: &Scene<'_>, reading: &Reading, number: Option<&Found>, part: Option<Bounded>) -> Option<Reading> {
    if is_of_the_day(scene) && number.is_some_and(|found| is_of_a_move(scene, found)) {
        return None;
    }
    let asked = reading.outcome.as_ref().ok()?;
    let more = direction::first_is_more(scene).filter(|_| number.is_none());
    // "Exports to the one were above those to the other" holds the two figures against each other.
    let held = match (asked, more) {
        (Ask::Figures(both), Some(_)) => <[Operand; 2]>::try_from(both.clone()).ok().map(|[left, right]| Ask::Compare { left, right }),
        _ => None,
    };
    let ask = held.as_ref().unwrap_or(asked);
    let mut explained = reading.explained.union(cued(scene.question, &judged_cues())).union(cause(scene));
    if super::about::is_afterthought(scene) {
        explained = explained.union(cued(scene.question, &[Cue::Source]));
    }
    let unit = unit_of(scene, ask);
    let claim = match ask {
        Ask::Compare { .. } if number.is_none() => {
            let less = scene.has(Cue::Lesser) || says_less_by_adjective(scene);
            Claim::More { than_right: more.unwrap_or(!less) }
        }
        Ask::Figure(_)
        | Ask::Complement(_)
        | Ask::Share { .. }
        | Ask::Ratio { .. }
        | Ask::Difference { .. }
        | Ask::CountOf { .. }
        | Ask::RateOver { .. }
        | Ask::Interval { .. }
        | Ask::ImpliedWhole { .. }
        | Ask::Remainder { .. }
        | Ask::ShareOfRest { .. }
        | Ask::Progress { .. }
        | Ask::Gap { .. }
        | Ask::GrowthNeeded { .. }
        | Ask::EarlierLevel { .. }
        | Ask::EarlierDifference { .. }
        | Ask::Growth { .. }
        | Ask::AnnualGrowth { .. }
        | Ask::ImpliedRest { .. }
        | Ask::RelativeGrowth { .. } => value_claim(scene, ask, unit.as_ref()?, number, part)?,
        Ask::Trend(_) if number.is_none() && moves(scene) => Claim::Rose { rose: !scene.has(Cue::Decline) },
        Ask::Figures(_)
        | Ask::Rank { .. }
        | Ask::Spread(_)
        | Ask::Trend(_)
        | Ask::Topic { .. }
        | Ask::Define(_)
        | Ask::Source { .. }
        | Ask::Proportion { .. }
        | Ask::Pace { .. }
        // The number that is given is no claim.
        | Ask::Given { .. }
        | Ask::Compare { .. } => return None,
    };
    // "Did profits grow faster than sales?" claims more than that they grew.
    if matches!(claim, Claim::Rose { .. }) && holds_against(scene) {
        return None;
    }
    let worth = match &claim {
        Claim::Value { value, .. } if states(scene, ask, *value) => 0.06,
        Claim::Value { value, .. } if is_close(scene, ask, *value) => 0.04,
        Claim::Value { value, .. } if is_of_another_order(scene, ask, *value) => -0.12,
        // That it moved each year is said of all the years.
        Claim::Rose { .. } if matches!(ask, Ask::Trend(_)) == each_time(scene) => 0.1,
        Claim::Value { .. } | Claim::Each(_) | Claim::More { .. } | Claim::Rose { .. } => 0.0,
    };
    Some(Reading { outcome: Ok(ask.clone()), claim: Some(claim), explained, score: reading.score + worth, ..reading.clone() })
}

/// Whether something is said to be more or less than something else, other than than it was before.
fn holds_against(scene: &Scene<'_>) -> bool {
    const VERBS: [&str; 14] = [
        "outpace",
        "outpaced",
        "outgrow",
        "outgrew",
        "beat",
        "beats",
        "outnumber",
        "outstrip",
        "outstripped",
        "exceed",
        "lag",
        "lagged",
        "trail",
        "trailed",
    ];
    let is_against = |text: &str| text.ends_with("than") || text == "than" || text.contains('比') || VERBS.contains(&text);
    let past = scene.has(Cue::Previous) || !scene.question.periods.is_empty() && scene.periods.len() != 1;
    let compares = scene.question.cued(Cue::Greater).chain(scene.question.cued(Cue::Lesser));
    let next = |place: usize| scene.question.tokens.get(place + 1).is_some_and(|token| token.text.as_ref() == "than");
    !past && compares.into_iter().any(|place| is_against(&scene.question.tokens[place].text) || next(place))
}

/// Which of the figures that a claim may be about its number is of: the one that has just that value, else the one of a size with it.
pub fn by_value<'r>(scene: &Scene<'_>, fitting: &'r [Reading], choices: &[Operand]) -> Option<&'r Reading> {
    let claims = || {
        let named = fitting.iter().filter(|reading| reading.coverage >= LEAST_NAMED);
        named.filter_map(|reading| match (&reading.outcome, &reading.claim) {
            (Ok(ask @ Ask::Figure(operand)), Some(Claim::Value { value, .. })) => {
                choices.iter().any(|choice| choice.indicator == operand.indicator).then_some((reading, ask, *value))
            }
            _ => None,
        })
    };
    let only = |fits: &dyn Fn(&Ask, Bounded) -> bool| {
        let mut fitting = claims().filter(|(_, ask, value)| fits(ask, *value)).map(|(reading, ..)| reading);
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let counts = |ask: &Ask| ask.main().is_some_and(|operand| !operand.unit(scene.base()).is_percent());
    only(&|ask, value| states(scene, ask, value)).or_else(|| only(&|ask, value| counts(ask) && is_of_a_size(scene, ask, value)))
}

/// How much of a name has to be said for a number to tell that it is meant.
const LEAST_NAMED: f32 = 0.34;

/// How many times as much as a count or an amount may be, a claimed number is of a size with it.
const OF_A_SIZE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// Whether a claimed number is about as large as a stated count or amount.
fn is_of_a_size(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    let Ask::Figure(operand) = ask else { return false };
    let (stated, claimed) = (operand.value(scene.base()).point(), value.point());
    let within = |small: Decimal, large: Decimal| small.checked_mul(OF_A_SIZE).is_some_and(|most| most >= large);
    within(stated, claimed) && within(claimed, stated)
}

/// Whether the asked figure itself has the claimed value.
fn states(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    matches!(ask, Ask::Figure(operand) if operand.value(scene.base()).point() == value.point())
}

/// Whether the asked figure is so near the claimed value that one may be told for the other.
fn is_close(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    let Ask::Figure(operand) = ask else { return false };
    let stated = operand.value(scene.base()).point();
    stated != Decimal::ZERO && (value.point() - stated).abs().checked_mul(CLOSE).is_some_and(|apart| apart <= stated.abs())
}

/// One by the part of a figure within which another number is close to it.
const CLOSE: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

/// How many times as much as a count or an amount may be, a claimed number is hardly one of it.
const ANOTHER_ORDER: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// Whether a claimed number is so much larger or smaller than a stated count or amount that something else is likelier meant.
fn is_of_another_order(scene: &Scene<'_>, ask: &Ask, value: Bounded) -> bool {
    let Ask::Figure(operand) = ask else { return false };
    let (stated, claimed) = (operand.value(scene.base()).point(), value.point());
    let far = |small: Decimal, large: Decimal| small.checked_mul(ANOTHER_ORDER).is_some_and(|most| most < large);
    !operand.unit(scene.base()).is_percent() && (far(stated, claimed) || far(claimed, stated))
}

fn value_claim(scene: &Scene<'_>, ask: &Ask, unit: &Unit, number: Option<&Found>, part: Option<Bounded>) -> Option<Claim> {
    if tells_growth(scene, ask) && (part.is_some_and(|_| says_part_of_all(scene)) || number.is_some_and(|found| is_part_of(scene, found))) {
        return None;
    }
    if !tells_growth(scene, ask) && matches!(ask, Ask::Figure(_)) && number.is_some_and(|found| is_of_a_move(scene, found)) {
        return None;
    }
    if let Some(found) = number.filter(|found| !(found.in_words && part.is_some())) {
        if !fits(unit, found) {
            return None;
        }
        let whose = owner(scene, found, ask);
        return Some(Claim::Value { value: as_asked(scene, found, ask), unit: unit.clone(), whose });
    }
    if let (Ask::Ratio { .. }, Some(times)) = (ask, claimed_times(scene)) {
        return Some(Claim::Value { value: Bounded::About(times), unit: Unit::Times, whose: None });
    }
    // What doubled grew by a hundred per cent.
    if let Some(times) = claimed_times(scene).filter(|_| number.is_none() && tells_growth(scene, ask)) {
        let value = Bounded::About((times - Decimal::ONE) * Decimal::ONE_HUNDRED);
        return Some(Claim::Value { value, unit: unit.clone(), whose: None });
    }
    if let Some(value) = part.filter(|_| unit.is_percent()) {
        let value = number.filter(|found| found.unit.measure == Measure::Percent).map_or(value, |found| found.value);
        return Some(Claim::Value { value, unit: unit.clone(), whose: None });
    }
    if tells_growth(scene, ask) && moves(scene) && number.is_none() && claimed_times(scene).is_none() {
        return Some(Claim::Rose { rose: !scene.has(Cue::Decline) });
    }
    None
}

fn claimed_times(scene: &Scene<'_>) -> Option<Decimal> {
    if scene.has(Cue::Triple) { Some(Decimal::from(3)) } else { scene.has(Cue::Double).then(|| Decimal::from(2)) }
}

/// The claimed value: "only just over 7,000" says about 7,000, not anything above it; "fell by 3 %" says -3 %; "at least" may stand
/// apart from its number.
fn as_asked(scene: &Scene<'_>, found: &Found, ask: &Ask) -> Bounded {
    let stated = if let Ask::Figure(operand) = ask { Some(operand.value(scene.base()).point()) } else { None };
    let far_less = stated.is_some_and(|stated| stated >= found.value.point() + found.value.point());
    let tokens = &scene.question.tokens;
    let says = |words: &[&str]| tokens.iter().any(|token| words.contains(&token.text.as_ref()));
    let fell = tells_growth(scene, ask) && scene.has(Cue::Decline) && !scene.has(Cue::Growth) && found.value.point() > Decimal::ZERO;
    let exact = match ask {
        Ask::Figure(operand) => operand.value(scene.base()).is_exact(),
        Ask::Share { part, whole } => part.value(scene.base()).is_exact() && whole.value(scene.base()).is_exact(),
        _ => false,
    };
    match found.value {
        value if fell => negative(value),
        // 五百多万 is less than six million.
        Bounded::Above(value) if is_open_number(scene, found) && stated.is_some_and(|stated| stated >= value + step(value)) => {
            Bounded::Range(value, value + step(value))
        }
        // "A third", "a quarter" are said of what is about that.
        Bounded::Exact(value) | Bounded::About(value)
            if found.in_words && exact && found.unit_span.is_none() && found.unit.measure == Measure::Percent =>
        {
            Bounded::Range(value * LITTLE_LESS, value * LITTLE_MORE)
        }
        Bounded::Above(value) | Bounded::AtLeast(value)
            if far_less && says(&["only", "just", "barely", "merely", "只有", "只", "仅", "仅有", "才"]) =>
        {
            Bounded::About(value)
        }
        Bounded::Exact(value) if says(&["at least", "至少", "起码", "最少", "至少有", "起码有", "minimum"]) => {
            Bounded::AtLeast(value)
        }
        Bounded::Exact(value) if says(&["at most", "no more than", "最多", "至多", "顶多", "maximum"]) => Bounded::AtMost(value),
        other => other,
    }
}

/// Whether a number is one of so many and some, 五百多万, 60多家.
fn is_open_number(scene: &Scene<'_>, found: &Found) -> bool {
    let text = change::place_of(scene, found).map(|place| scene.question.tokens[place].text.as_ref());
    text.is_some_and(|text| {
        text.chars().next().is_some_and(|first| first.is_ascii_digit() || "一二三四五六七八九十百千万两".contains(first))
            && text.chars().any(|letter| matches!(letter, '多' | '余' | '来'))
    })
}

/// One of the last digit of a number that is no nought: 1,000,000 of 5,000,000, and at least one.
pub(super) fn step(value: Decimal) -> Decimal {
    let mut step = Decimal::ONE;
    let mut rest = value.trunc();
    while rest >= Decimal::TEN && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        step *= Decimal::TEN;
    }
    step
}

/// The value that a clause claims of an indicator: "fell by 3 %" says -3 % of a growth.
pub(super) fn as_said(scene: &Scene<'_>, found: &Found, indicator: IndicatorId) -> Bounded {
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

/// How far from it a part of a whole may be said in words: "a third" of 31 to 35.6 %.
const LITTLE_LESS: Decimal = Decimal::from_parts(93, 0, 0, false, 2);
const LITTLE_MORE: Decimal = Decimal::from_parts(107, 0, 0, false, 2);

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

/// Whether a claimed number can be of a unit at all.
pub(super) fn fits(unit: &Unit, found: &Found) -> bool {
    match &found.unit.measure {
        Measure::None if unit.is_money() => found.value.point() > Decimal::from(1_000_000),
        Measure::None => !unit.is_percent() || found.value.point() <= Decimal::ONE_THOUSAND,
        Measure::Counted(noun) if is_time(noun) => matches!(unit, Unit::Counted(own) if is_time(own)),
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

/// Whether what is counted is time: three hours are no three clinics.
fn is_time(noun: &str) -> bool {
    const TIMES: [&str; 12] = ["second", "minute", "hour", "day", "week", "month", "year", "分钟", "小时", "天", "周", "年"];
    TIMES.iter().any(|time| noun.strip_suffix('s').unwrap_or(noun) == *time)
}

/// The other indicator whose figure is the claimed number, for saying whose it is.
fn owner(scene: &Scene<'_>, found: &Found, ask: &Ask) -> Option<IndicatorId> {
    let own = ask.indicators();
    let states = |figure: &Figure| figure.value.point() == found.value.point() && !own.contains(&figure.indicator);
    scene.candidates.iter().map(|candidate| candidate.indicator).find(|id| {
        let held = &scene.base().indicators[id.0 as usize];
        fits(&held.unit, found) && scene.base().figures[held.figures.start as usize..held.figures.end as usize].iter().any(states)
    })
}

/// The unit of what an ask comes to.
fn unit_of(scene: &Scene<'_>, ask: &Ask) -> Option<Unit> {
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
