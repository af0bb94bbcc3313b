//! Which readings hold two figures or more against each other?

use super::evidence::{Candidate, TokenSet, cued};
use super::fit::{fitness, is_target};
use super::readings::{Reading, Scene};
use super::stretch::TIME_CUES;
use super::whole::stated_whole;
use super::{Ask, Operand, Reason};
use crate::facts::base::IndicatorId;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::quantity::{Per, Unit};
use crate::question::{Asked, Token};

/// The most indicators that are paired with each other.
pub const MOST_PAIRED: usize = 10;

/// The cues that hold figures against each other.
pub const AGAINST: [Cue; 12] = [
    Cue::Difference,
    Cue::Ratio,
    Cue::Greater,
    Cue::Lesser,
    Cue::Compare,
    Cue::Highest,
    Cue::Lowest,
    Cue::Rank,
    Cue::Share,
    Cue::Double,
    Cue::Triple,
    Cue::Growth,
];

/// All readings about several figures.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let held = || scene.candidates.iter().filter(|candidate| has_figures(scene, candidate.indicator)).take(MOST_PAIRED);
    if is_told_as_a_share(scene, held()) || super::started::asks_start(scene).is_some() {
        return Vec::new();
    }
    let mut readings = super::members::readings(scene);
    readings.extend(super::without::readings(scene));
    readings.extend(super::most_moved::readings(scene));
    readings.extend(super::fastest_year::readings(scene));
    readings.extend(super::groups::readings(scene));
    readings.extend(super::ratios::of_periods(scene));
    readings.extend(super::each_member::readings(scene));
    readings.extend(super::split::readings(scene));
    readings.extend(super::split::named(scene));
    readings.extend(super::ratios::per_unit(scene));
    readings.extend(super::division::divided(scene));
    let candidates: Vec<&Candidate> = held().collect();
    let alone_suffices = candidates.iter().any(|candidate| scene.unread(candidate.explained).is_empty());
    for (place, first) in candidates.iter().enumerate() {
        for second in &candidates[place + 1..] {
            readings.extend(pair(scene, first, second, alone_suffices));
        }
    }
    // "What percentage did both the one and the other?" is told by neither percentage.
    if super::hinge::does_both(scene) {
        readings.retain(|reading| !matches!(reading.outcome, Ok(Ask::Figures(_))));
    }
    readings
}

/// Whether what is set in relation to something is one percentage that is told: "what they spend on research relative to sales".
fn is_told_as_a_share<'c>(scene: &Scene<'_>, mut candidates: impl Iterator<Item = &'c Candidate>) -> bool {
    let relates = |token: &Token| token.cues.contains(&Cue::Compare) && token.cues.contains(&Cue::Share);
    let tells = |candidate: &&Candidate| {
        let held = indicator(scene, candidate);
        let explained = candidate.explained.union(cued(scene.question, &[Cue::Share]));
        held.unit.is_percent() && held.growth_of.is_none() && candidate.full && scene.unread(explained).is_empty()
    };
    scene.question.tokens.iter().any(relates) && candidates.any(|candidate| tells(&candidate))
}

/// Whether an indicator has any figure.
pub fn has_figures(scene: &Scene<'_>, indicator: IndicatorId) -> bool {
    !scene.base().indicators[indicator.0 as usize].figures.is_empty()
}

fn pair(scene: &Scene<'_>, first: &Candidate, second: &Candidate, alone_suffices: bool) -> Option<Reading> {
    // How much something grew is not held against the thing itself.
    let grows = |one: &Candidate, other: &Candidate| indicator(scene, one).growth_of == Some(other.indicator);
    if grows(first, second) || grows(second, first) {
        return None;
    }
    // Nor is by how much a share rose the share less the growth of something.
    let is_growth = |candidate: &Candidate| indicator(scene, candidate).growth_of.is_some();
    let moves = scene.has(Cue::Growth) || scene.has(Cue::Decline);
    if moves && is_growth(first) != is_growth(second) && scene.has(Cue::Difference) {
        return None;
    }
    let like_shares = |candidate: &Candidate| indicator(scene, candidate).unit.is_percent();
    let operation = operations(scene).find(|cue| *cue != Cue::Share || !like_shares(first) && !like_shares(second));
    if operation.is_none() && alone_suffices {
        return None;
    }
    // "The highest and the lowest" are of more than two; and two numbers are not what is held against each other where shares are named.
    if operation == Some(Cue::Difference) && scene.has(Cue::Highest) && scene.has(Cue::Lowest) {
        return None;
    }
    // "The biggest sector by number of firms": which of its members, and not which of two numbers.
    if matches!(operation, Some(Cue::Highest | Cue::Lowest)) && super::dimensions::says_members(scene) {
        return None;
    }
    let no_share = matches!(operation, Some(Cue::Difference | Cue::Greater | Cue::Lesser | Cue::Compare))
        && !indicator(scene, first).unit.is_percent()
        && !indicator(scene, second).unit.is_percent();
    let cues: Vec<Cue> =
        if operation.is_some() { AGAINST.into_iter().filter(|cue| !(no_share && *cue == Cue::Share)).collect() } else { Vec::new() };
    let timed = |candidate: &Candidate| indicator(scene, candidate).unit.is_rate();
    let span = super::frames::span(scene).filter(|_| timed(first) || timed(second)).map(|(_, _, said)| said).unwrap_or_default();
    let explained =
        first.explained.union(second.explained).union(cued(scene.question, &cues)).union(span).union(super::hinge::apart(scene));
    if !scene.unread(explained).is_empty() {
        return None;
    }
    let (only_first, only_second) = (exclusive(scene, first, second), exclusive(scene, second, first));
    let part_of_a_name = is_part_of_a_name(scene, first, second) || is_part_of_a_name(scene, second, first);
    let twins = first.coverage > 0.9 && second.coverage > 0.9 && !part_of_a_name;
    let apart = !only_first.is_empty() && !only_second.is_empty();
    let of_one = matches!(operation, Some(Cue::Double | Cue::Triple)) || super::wanted::does_more_than_before(scene);
    if !(apart || twins && operation.is_some() && !of_one) || super::sides::is_one_side(scene, first, second) {
        return None;
    }
    // "Offences, per day" lists nothing beside the offences.
    let is_timed = |own: TokenSet| own.iter().all(|place| scene.question.tokens[place].cues.iter().any(|cue| TIME_CUES.contains(cue)));
    // What is aimed at is listed beside something only where a target is spoken of.
    let aims = is_target(indicator(scene, first)) || is_target(indicator(scene, second));
    let lists = joined(scene, only_first, only_second) && !is_timed(only_first) && !is_timed(only_second);
    if operation.is_none() && (aims && !scene.has(Cue::Target) || !lists) {
        return None;
    }
    if operation == Some(Cue::Difference) && tells_apart(scene) && !(apart && first.full && second.full) {
        return None;
    }
    // How far one margin is above another is told by itself, and no two such leads are held against each other.
    let leads = |candidate: &Candidate| indicator(scene, candidate).unit == Unit::PercentagePoints;
    if !apart && (leads(first) || leads(second)) {
        return None;
    }
    // What is held against another year is not held against another thing.
    if !apart && scene.question.periods.iter().any(|asked| matches!(asked, Asked::Against(_))) {
        return None;
    }
    // "By how much did sales grow" holds nothing against anything else.
    if operation == Some(Cue::Difference) && !apart && asks_how_far_it_moved(scene) {
        return None;
    }
    // "Apply the ratio to the sales: how much in yuan?" wants a sum of money, and no ratio of two percentages.
    if super::wanted::wanted(scene) == super::wanted::Wanted::Money && like_shares(first) && like_shares(second) {
        return None;
    }
    let (left, right) = super::sides::in_order(scene, (first, only_first), (second, only_second));
    let score = (fitness(scene, first) + fitness(scene, second)) / 2.0;
    let ask = scene.pick(left.indicator).and_then(|one| {
        let other = scene.pick(right.indicator).or_else(|_| super::kin::matching(scene, right.indicator, &one))?;
        let [one, other]: [Operand; 2] = super::kin::aligned(scene, vec![one, other]).try_into().map_err(|_| Reason::OutOfScope)?;
        asked(scene, operation, one, other, apart)
    });
    // The most and the least are not sought among what is not of a kind.
    if matches!(operation, Some(Cue::Highest | Cue::Lowest | Cue::Rank)) && matches!(ask, Err(Reason::NotAlike(..))) {
        return None;
    }
    // What is not of a kind is only held against each other where each is named by words of its own.
    if !apart && matches!(ask, Err(Reason::NotAlike(..))) {
        return None;
    }
    let targets = is_target(indicator(scene, left)) != is_target(indicator(scene, right));
    let worth = if operation.is_some() { 0.08 } else { -0.15 } - if targets { 0.1 } else { 0.0 };
    Some(Reading {
        outcome: ask.map_err(|reason| (reason, Vec::new())),
        claim: None,
        explained,
        score: score + worth,
        coverage: first.coverage.min(second.coverage),
        full: first.full && second.full,
    })
}

/// Whether what tells one thing stands beside every word for the other: "small firms" in "innovative small firms" names nothing besides.
fn is_part_of_a_name(scene: &Scene<'_>, one: &Candidate, other: &Candidate) -> bool {
    let own = exclusive(scene, one, other);
    // 比用掉的少了多少: a word that restricts little names it, too.
    if !other.explained.without(one.explained).is_empty() {
        return false;
    }
    let words = other.explained.intersection(scene.required).without(cued(scene.question, &AGAINST));
    let beside = |place: usize| {
        let run = |next: &usize| words.contains(*next) || own.contains(*next);
        (0..place).rev().take_while(run).chain((place + 1..scene.question.tokens.len()).take_while(run)).any(|near| own.contains(near))
    };
    !own.is_empty() && !words.is_empty() && words.without(own).iter().all(beside)
}

/// Whether all that a question says of a difference is by how much something grew or fell.
fn asks_how_far_it_moved(scene: &Scene<'_>) -> bool {
    let is_extent = |place: usize| matches!(scene.question.tokens[place].text.as_ref(), "by how much" | "how much" | "how far");
    (scene.has(Cue::Growth) || scene.has(Cue::Decline)) && scene.question.cued(Cue::Difference).all(is_extent)
}

/// "What is the difference between sales and profit?" asks for what the words mean, where no figure is wanted in so many words.
fn tells_apart(scene: &Scene<'_>) -> bool {
    let figures = [
        Cue::HowMany,
        Cue::Count,
        Cue::Share,
        Cue::Growth,
        Cue::Decline,
        Cue::Trend,
        Cue::Absolute,
        Cue::Greater,
        Cue::Lesser,
        Cue::Target,
        Cue::Average,
        Cue::Total,
    ];
    let words = |token: &Token| token.text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let said: Vec<String> = scene.question.tokens.iter().take(OPENING).flat_map(words).collect();
    let asks = said.first().is_some_and(|first| matches!(first.as_str(), "what" | "what's" | "whats"))
        && said.iter().any(|word| word == "difference");
    asks && scene.periods.is_empty() && scene.number_tokens().next().is_none() && !figures.iter().any(|cue| scene.has(*cue))
}

/// How many tokens a question begins with.
const OPENING: usize = 5;

/// The indicator that a candidate stands for.
pub fn indicator<'a>(scene: &Scene<'a>, candidate: &Candidate) -> &'a crate::facts::base::Indicator {
    &scene.base().indicators[candidate.indicator.0 as usize]
}

/// Whether an "and" or a comma stands between what only the one and what only the other explains.
fn joined(scene: &Scene<'_>, one: TokenSet, other: TokenSet) -> bool {
    let tokens = &scene.question.tokens;
    let (Some(one), Some(other)) = (one.iter().next(), other.iter().next()) else {
        return false;
    };
    let between = &tokens[one.min(other)..one.max(other)];
    between.iter().any(|token| {
        matches!(
            token.text.as_ref(),
            "and" | "&" | "plus" | "," | ";" | "、" | "和" | "与" | "及" | "以及" | "跟" | "同" | "or" | "as well as" | "还有" | "+"
        )
    })
}

/// What a question does with two figures.
pub fn operation(scene: &Scene<'_>) -> Option<Cue> {
    operations(scene).next()
}

/// All that a question may do with two figures, the likeliest first.
pub fn operations<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Cue> + use<'s> {
    scene.once.operations.get_or_init(|| find_operations(scene)).iter().copied()
}

fn find_operations(scene: &Scene<'_>) -> Vec<Cue> {
    // 最高一档的那批企业有多少户, 每年最多可以涨多少: the highest is held against nothing where it is not asked which that is.
    let which = ["哪", "谁", "边", "差", "什么", "啥"];
    let counts = scene.question.language == Language::Chinese
        && !scene.question.tokens.iter().any(|token| which.iter().any(|word| token.text.contains(word)));
    let is_none =
        |cue: &Cue| counts && matches!(cue, Cue::Highest | Cue::Lowest) || *cue == Cue::Ratio && super::length::divides_by_it(scene);
    const ORDER: [Cue; 11] = [
        Cue::Ratio,
        Cue::Double,
        Cue::Triple,
        Cue::Difference,
        Cue::Share,
        Cue::Greater,
        Cue::Lesser,
        Cue::Highest,
        Cue::Lowest,
        Cue::Compare,
        Cue::Rank,
    ];
    let times = scene.question.numbers.iter().any(|number| number.unit.measure == Measure::Times);
    // "So many per hundred of the others" asks for no multiple.
    let is_ratio = times || super::hinge::is_ratio(scene) && super::frames::per_many(scene).is_none();
    let ratio = is_ratio.then_some(Cue::Ratio);
    let taken = (super::hinge::takes_from(scene) || !super::hinge::separating(scene).is_empty()).then_some(Cue::Difference);
    ratio.into_iter().chain(taken).chain(ORDER.into_iter().filter(|cue| scene.has(*cue) && !is_none(cue))).collect()
}

/// The content tokens that one candidate explains and the other does not.
fn exclusive(scene: &Scene<'_>, one: &Candidate, other: &Candidate) -> TokenSet {
    let operations = cued(scene.question, &AGAINST);
    let own = one.explained.without(other.explained).intersection(scene.required).without(operations);
    // "Up by how much" asks, and speaks for no number of things.
    own.iter().filter(|place| !scene.question.tokens[*place].text.ends_with("how much")).collect()
}

fn asked(scene: &Scene<'_>, operation: Option<Cue>, left: Operand, right: Operand, apart: bool) -> Result<Ask, Reason> {
    let base = scene.base();
    let (one, other) = (left.unit(base), right.unit(base));
    let Some(operation) = operation else {
        // "How long" is not answered by how much.
        let fits = |unit: &Unit| super::wanted::can_give(super::wanted::wanted(scene), unit);
        return if fits(one) && fits(other) {
            Ok(Ask::Figures(vec![left, right]))
        } else {
            Err(Reason::NotAlike(left.indicator, right.indicator))
        };
    };
    // What is founded in a year may be set against what there is.
    let of_rate = |rate: &Unit, other: &Unit| matches!(rate, Unit::Rate(of, per) if of.comparable(other) && !matches!(per, Per::Each(..)));
    if operation == Cue::Share && (of_rate(one, other) || of_rate(other, one)) {
        let (rate, stock) = if one.is_rate() { (&left, &right) } else { (&right, &left) };
        // A part is no larger than its whole.
        let of_a_year = rate.value(base).point().checked_mul(super::units::times_a_year(rate.unit(base)));
        if of_a_year.is_none_or(|of_a_year| of_a_year > stock.value(base).point()) {
            return Err(Reason::NotAlike(left.indicator, right.indicator));
        }
        return Ok(if one.is_rate() { Ask::Share { part: left, whole: right } } else { Ask::Share { part: right, whole: left } });
    }
    // "Are there more job openings than unemployed people?", "four times as many learners as apprentices"
    let of_one_year = scene.periods.len() < 2 && matches!(operation, Cue::Ratio | Cue::Double | Cue::Triple);
    let are_numbers = (of_one_year || matches!(operation, Cue::Greater | Cue::Lesser))
        && super::measure::is_number_of_things(one)
        && super::measure::is_number_of_things(other);
    if !one.comparable(other) && !are_numbers {
        return Err(Reason::NotAlike(left.indicator, right.indicator));
    }
    Ok(match operation {
        // "How many times as high": the larger over the smaller, unless each was named by words of its own.
        Cue::Ratio if !apart && !says_times(scene) && left.value(base).point() < right.value(base).point() => {
            Ask::Ratio { left: right, right: left }
        }
        Cue::Ratio | Cue::Double | Cue::Triple => Ask::Ratio { left, right },
        Cue::Difference => Ask::Difference { left, right },
        Cue::Greater | Cue::Lesser if asks_in_points(scene) => Ask::Difference { left, right },
        Cue::Share if one.is_counted() || one.is_money() || matches!(one, Unit::Rate(of, _) if of.is_money()) => {
            let whole = stated_whole(scene).intersection(scene.required);
            let is_no_more = |part: &Operand, whole: &Operand| part.value(base).point() <= whole.value(base).point();
            let names = |operand: &Operand| !whole.is_empty() && whole.iter().all(|place| scene.tie(operand.indicator, place).is_some());
            match (names(&left), names(&right)) {
                (true, true) if super::whole::is_part_of_less(scene, &left, &right) => {
                    return Err(Reason::NotAlike(left.indicator, right.indicator));
                }
                _ if super::kin::are_siblings(scene, left.indicator, right.indicator) && !super::hinge::is_set_in_relation(scene) => {
                    return Err(Reason::NotAlike(left.indicator, right.indicator));
                }
                (_, true) if is_no_more(&left, &right) => Ask::Share { part: left, whole: right },
                (true, _) if is_no_more(&right, &left) => Ask::Share { part: right, whole: left },
                // "The sample against all of them, what percentage is that?"
                _ if scene.has(Cue::Compare) && is_no_more(&left, &right) => Ask::Share { part: left, whole: right },
                _ => return Err(Reason::NotAlike(left.indicator, right.indicator)),
            }
        }
        Cue::Share => return Err(Reason::NotAlike(left.indicator, right.indicator)),
        _ => Ask::Compare { left, right },
    })
}

/// Whether it is asked by how many points one is above another: 多涨了几个百分点.
pub fn asks_in_points(scene: &Scene<'_>) -> bool {
    const POINTS: [&str; 6] = ["几个百分点", "多少个百分点", "多少百分点", "几个点", "多少个点", "how many points"];
    scene.question.tokens.iter().any(|token| POINTS.iter().any(|points| token.text.contains(points)))
}

/// Whether the multiple is given, so that it is said of the first and not asked of the larger.
fn says_times(scene: &Scene<'_>) -> bool {
    let is_multiple = |number: &crate::quantity::read::Found| number.unit.measure == Measure::Times;
    scene.has(Cue::Double) || scene.has(Cue::Triple) || scene.question.numbers.iter().any(is_multiple)
}
