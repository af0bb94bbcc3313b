//! Which readings hold the members of a dimension against each other?

use super::evidence::{Candidate, TokenSet, cued};
use super::fit::fitness;
use super::groups::{ascends, sums_up};
use super::pair::{AGAINST, MOST_PAIRED, operation, operations};
use super::readings::{Reading, Scene};
use super::{Ask, Operand, Reason};
use crate::facts::base::{DimensionId, IndicatorId, MemberId};
use crate::facts::index::FeatureId;
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// One indicator for several members, or ranked over all members of a dimension.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let base = scene.base();
    let mut readings = Vec::new();
    let superlative = [Cue::Highest, Cue::Lowest, Cue::Rank, Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Where];
    for candidate in scene.candidates.iter().take(MOST_PAIRED) {
        // 犯罪率: what is called so, and not what the same word is half the name of.
        let is_named = scene.question.named.iter().any(|(id, _)| *id == candidate.indicator);
        let fit = fitness(scene, candidate) + if is_named { NAMED } else { 0.0 };
        let sets = member_sets(&scene.named_members_of(candidate.indicator));
        if sets.len() > 1 {
            let operands: Result<Vec<Operand>, Reason> =
                sets.iter().map(|members| super::pick::pick(base, candidate.indicator, scene.period(), members)).collect();
            let ask = operands.map(|mut operands| match (operation(scene), operands.len()) {
                // "How many times bigger than A was B" asks how often the smaller goes into the larger.
                (Some(Cue::Ratio), 2) if asks_how_often(scene) && operands[0].value(base).point() < operands[1].value(base).point() => {
                    Ask::Ratio { left: operands.remove(1), right: operands.remove(0) }
                }
                (Some(Cue::Ratio | Cue::Double), 2) => Ask::Ratio { right: operands.remove(1), left: operands.remove(0) },
                // 女性养老金是男性的几成
                (Some(Cue::Share), 2) if is_part_of_the_other(scene) || relates(scene) => {
                    Ask::Share { whole: operands.remove(1), part: operands.remove(0) }
                }
                (Some(Cue::Difference), 2) => Ask::Difference { right: operands.remove(1), left: operands.remove(0) },
                (Some(_), 2) => Ask::Compare { right: operands.remove(1), left: operands.remove(0) },
                (Some(_), _) => Ask::Rank { operands, lowest_first: scene.has(Cue::Lowest) || ascends(scene), whole_list: true },
                (None, _) if sums_up(scene, candidate, &operands) => Ask::Total(operands),
                (None, _) => Ask::Figures(operands),
            });
            let together = matches!(ask, Ok(Ask::Total(_))).then(|| cued(scene.question, &[Cue::Total, Cue::HowMany, Cue::Count]));
            let explained = candidate.explained.union(cued(scene.question, &AGAINST)).union(together.unwrap_or_default());
            readings.push(Reading {
                outcome: ask.map_err(|reason| (reason, Vec::new())),
                claim: None,
                explained,
                score: fit + 0.1,
                coverage: candidate.coverage,
                full: candidate.full,
            });
        } else if let Some(whole) = against_whole(scene, candidate, fit) {
            readings.push(whole);
        } else if let Some(above) = above_all(scene, candidate, fit) {
            readings.push(above);
        } else if let Some(pair) = two_members(scene, candidate) {
            readings.push(pair);
        } else if let Some(listed) = told_apart(scene, candidate, fit) {
            readings.push(listed);
        } else if superlative.iter().any(|cue| scene.has(*cue)) {
            readings.extend(ranked(scene, candidate, fit));
        }
    }
    readings.extend(of_dimension_alone(scene));
    readings
}

/// Each member of a dimension by itself: "by region", 各省的.
fn told_apart(scene: &Scene<'_>, candidate: &Candidate, fit: f32) -> Option<Reading> {
    // "Across the zones, which shows the worst share": whatever is told, the worst is sought.
    let operates = operations(scene).any(|cue| !matches!(cue, Cue::Share | Cue::Compare | Cue::Rank));
    if operates || !scene.members_of(candidate.indicator).is_empty() {
        return None;
    }
    let ranged = super::dimensions::ranged(scene, candidate.indicator);
    ranged.into_iter().find_map(|ranged| {
        let apart = super::dimensions::told_apart(scene, ranged.members.first()?.dimension);
        let operands = (!apart.is_empty()).then(|| same_period(scene, candidate.indicator, &ranged.members));
        operands.filter(|operands| operands.len() > 1).map(|operands| Reading {
            outcome: Ok(Ask::Rank { operands, lowest_first: ascends(scene), whole_list: true }),
            claim: None,
            explained: candidate.explained.union(apart).union(super::superlative::ranking(scene)),
            score: fit + APART,
            coverage: candidate.coverage,
            full: candidate.full,
        })
    })
}

/// What it is worth that a question asks for each member of a dimension in so many words.
const APART: f32 = 0.2;

/// "The largest district": the members in order of the one thing that is counted for them.
fn of_dimension_alone(scene: &Scene<'_>) -> Option<Reading> {
    let operations = cued(scene.question, &[Cue::Highest, Cue::Lowest]);
    // "Which state is highest?" goes on from what was asked before; what is large or common is so by itself.
    if !operations.iter().all(|place| scene.question.tokens[place].features.len() > 1) {
        return None;
    }
    let (indicator, ranged) = super::dimensions::counted_by(scene, operations)?;
    let operands = same_period(scene, indicator, &ranged.members);
    let explained = operations.union(ranged.said);
    let lowest_first = scene.has(Cue::Lowest);
    (operands.len() > 1).then_some(Reading {
        outcome: Ok(Ask::Rank { operands, lowest_first, whole_list: false }),
        claim: None,
        explained,
        score: OF_DIMENSION,
        coverage: 1.0,
        full: true,
    })
}

/// How well it fits that the members of a dimension are asked for by nothing but a word for them.
pub const OF_DIMENSION: f32 = 0.7;

/// All members of a dimension in order: "which district", 哪个年龄段.
pub fn ranked(scene: &Scene<'_>, candidate: &Candidate, fit: f32) -> Vec<Reading> {
    const OPERATIONS: [Cue; 7] = [Cue::Highest, Cue::Lowest, Cue::Rank, Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Where];
    // "More orders" may be what is measured; and who says "more" without "which" puts nothing in order.
    let in_name = |cue: Cue| scene.evidence.said.is_in_name(candidate.indicator, FeatureId::from(Lexicon::get().concept_for(cue)));
    let asks_which = || {
        let which = ["which", "what", "where", "who", "哪", "谁", "边"];
        scene.question.tokens.iter().any(|token| which.iter().any(|word| token.text.contains(word)))
    };
    let comparative = |cue: Cue| matches!(cue, Cue::Greater | Cue::Lesser);
    let operates = OPERATIONS.iter().any(|cue| scene.operates(*cue) && !in_name(*cue) && (!comparative(*cue) || asks_which()));
    // How much the members grew is not how much they have.
    let grew = [Cue::Growth, Cue::Decline].iter().any(|cue| scene.has(*cue) && !in_name(*cue))
        && scene.base().indicators[candidate.indicator.0 as usize].growth_of.is_none();
    if grew || !operates || !scene.members_of(candidate.indicator).is_empty() || super::superlative::is_of_something_else(scene, candidate)
    {
        return Vec::new();
    }
    // "The gap between the dearest state and the cheapest"
    let spreads = scene.has(Cue::Difference) && scene.has(Cue::Highest) && scene.has(Cue::Lowest);
    // 最贵的区是最便宜的区的几倍
    let divides = !spreads && scene.has(Cue::Ratio) && scene.has(Cue::Highest) && scene.has(Cue::Lowest);
    let apart = if spreads || divides { cued(scene.question, &[Cue::Difference, Cue::Ratio]) } else { TokenSet::default() };
    let whole_list = scene.has(Cue::Rank) || scene.has(Cue::Compare);
    let lowest = scene.has(Cue::Lowest) || scene.has(Cue::Lesser);
    let turned = is_turned_by_time(scene, candidate.indicator) || super::superlative::is_turned(scene, candidate.indicator);
    let lowest_first = ascends(scene) || lowest != turned;
    let ranged = super::dimensions::ranged(scene, candidate.indicator);
    // 小巨人和专精特新哪个多: of two things that are named one is asked for, and no member of either.
    let between_things = names_two_things(scene);
    // Where years or parts of one are sought or held against each other, no members are but by a word for them.
    let of_time = super::part_of_year::asks_which_year(scene)
        || super::part_of_year::asked_part(scene).is_some()
        || scene.periods.len() > 1 && !scene.has(Cue::Rank);
    let only_said = between_things || of_time;
    let over = ranged.into_iter().filter(|ranged| !only_said || !ranged.said.is_empty()).filter_map(|ranged| {
        let operands = same_period(scene, candidate.indicator, &ranged.members);
        let operations = cued(scene.question, &OPERATIONS).without(of_others(scene, candidate)).union(super::superlative::ranking(scene));
        let explained = candidate
            .explained
            .union(operations)
            .union(ranged.said)
            .union(apart)
            .union(super::superlative::bringing(scene, ranged.said).into_iter().collect())
            .union(accounts(scene));
        if operands.len() < 2 {
            return None;
        }
        Some(Reading {
            outcome: Ok(if spreads {
                Ask::Spread(operands)
            } else if divides {
                highest_by_lowest(scene, operands)?
            } else {
                Ask::Rank { operands, lowest_first, whole_list }
            }),
            claim: None,
            explained,
            // A word for the members as such asks for them.
            score: fit + if ranged.said.is_empty() { 0.12 } else { 0.2 },
            coverage: candidate.coverage,
            full: candidate.full,
        })
    });
    over.collect()
}

/// How many times as much as the lowest the highest is.
fn highest_by_lowest(scene: &Scene<'_>, operands: Vec<Operand>) -> Option<Ask> {
    let value = |operand: &&Operand| operand.value(scene.base()).point();
    let (left, right) = (operands.iter().max_by_key(value)?.clone(), operands.iter().min_by_key(value)?.clone());
    Some(Ask::Ratio { left, right })
}

/// How much it says for an indicator that one of its phrases is said word for word.
const NAMED: f32 = 0.03;

/// Whether what is fastest has the lowest figure, and what is slowest the highest: the time that something takes.
fn is_turned_by_time(scene: &Scene<'_>, id: IndicatorId) -> bool {
    let unit = &scene.base().indicators[id.0 as usize].unit;
    let is_of_speed = |text: &str| ["fast", "quick", "slow", "speed", "快", "慢"].iter().any(|word| text.contains(word));
    let said = cued(scene.question, &[Cue::Highest, Cue::Lowest, Cue::Greater, Cue::Lesser]);
    super::wanted::is_time(unit) && said.iter().any(|place| is_of_speed(&scene.question.tokens[place].text))
}

/// "Which county accounts for most of them": the verb asks for no percentage.
fn accounts(scene: &Scene<'_>) -> TokenSet {
    let is_verb = |place: &usize| scene.question.tokens[*place].text.starts_with("account") && scene.has(Cue::Highest);
    scene.question.cued(Cue::Share).filter(is_verb).collect()
}

/// "Women's pensions as a percentage of men's".
fn relates(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let as_share = |place: usize| {
        tokens[place].text.starts_with("as ")
            || place > 1 && matches!(tokens[place - 2].text.as_ref(), "as")
            || place > 0 && tokens[place - 1].text.split(' ').any(|word| word == "as")
    };
    scene.question.cued(Cue::Share).any(as_share)
}

/// Whether two indicators are named, each by a phrase of its own.
fn names_two_things(scene: &Scene<'_>) -> bool {
    let named = &scene.question.named;
    named.iter().enumerate().any(|(place, (one, span))| {
        named[place + 1..].iter().any(|(other, its)| one != other && (span.end <= its.start || its.end <= span.start))
    })
}

/// The superlatives that say of what they are, where that is not of this indicator: "the dearest" is of a price.
fn of_others(scene: &Scene<'_>, candidate: &Candidate) -> TokenSet {
    let index = &scene.facts.index;
    let profile = &index.profiles[candidate.indicator.0 as usize];
    let tokens = scene.question.tokens.iter().enumerate();
    let is_of_another = |features: &[FeatureId]| {
        let mut things =
            features.iter().filter(|feature| !super::vague::is_cue(**feature) && index.postings.contains_key(feature)).peekable();
        things.peek().is_some() && things.all(|feature| profile.tie(*feature).is_none())
    };
    tokens.filter(|(_, token)| !token.cues.is_empty() && is_of_another(&token.features)).map(|(place, _)| place).collect()
}

/// "Selangor's rate is the highest of all states, isn't it?": its figure against the highest of the others.
fn above_all(scene: &Scene<'_>, candidate: &Candidate, fit: f32) -> Option<Reading> {
    let lowest = scene.has(Cue::Lowest);
    let asks_which = ["which", "what", "where", "who", "哪", "谁", "边", "多少", "几"];
    let asks = || scene.question.tokens.iter().any(|token| asks_which.iter().any(|word| token.text.contains(word)));
    let claims = || (scene.has(Cue::Claim) || scene.question.reported || scene.question.asks) && scene.number_tokens().next().is_none();
    let [own] = scene.members_of(candidate.indicator)[..] else { return None };
    let than_any = super::superlative::than_any(scene);
    let lowest = lowest || than_any.is_some() && scene.has(Cue::Lesser) && !scene.has(Cue::Greater);
    if scene.has(Cue::Highest) == lowest && than_any.is_none() || asks() || !claims() {
        return None;
    }
    // "The safest" has the fewest deaths and the most of what is good: which of the two is meant is not told.
    const JUDGING: [&str; 8] = ["safest", "healthiest", "cleanest", "best", "worst", "最安全", "最好", "最差"];
    let judges = |place: usize| JUDGING.iter().any(|word| scene.question.tokens[place].text.contains(word));
    if cued(scene.question, &[Cue::Highest, Cue::Lowest]).iter().any(judges) {
        return None;
    }
    let base = scene.base();
    let left = super::pick::pick(base, candidate.indicator, scene.period(), &[own]).ok()?;
    let dimension = &base.dimensions[usize::from(own.dimension.0)];
    let others = (0..).zip(&dimension.members).map(|(index, _)| MemberId { dimension: own.dimension, index }).filter(|other| *other != own);
    let held = others.filter_map(|other| super::pick::pick(base, candidate.indicator, Some(left.period(base)), &[other]).ok());
    let value = |operand: &Operand| operand.value(base).point();
    let right = if lowest { held.min_by_key(value) } else { held.max_by_key(value) }?;
    // A word for the members as such belongs to what is claimed.
    let said = super::dimensions::ranged(scene, candidate.indicator).into_iter().map(|ranged| ranged.said);
    let operations = cued(scene.question, &[Cue::Highest, Cue::Lowest, Cue::Claim]).without(of_others(scene, candidate));
    let against = if than_any.is_some() { cued(scene.question, &[Cue::Greater, Cue::Lesser, Cue::Not]) } else { TokenSet::default() };
    let explained = candidate.explained.union(operations).union(against).union(than_any.unwrap_or_default());
    Some(Reading {
        outcome: Ok(Ask::Compare { left, right }),
        claim: None,
        explained: said.fold(explained, TokenSet::union),
        score: fit + 0.15,
        coverage: candidate.coverage,
        full: candidate.full,
    })
}

/// "How much lower is it inland than the national average?", 比全国低多少: the figure of a member against that of all.
fn against_whole(scene: &Scene<'_>, candidate: &Candidate, fit: f32) -> Option<Reading> {
    let base = scene.base();
    let [own] = scene.members_of(candidate.indicator)[..] else { return None };
    const ALL: [&str; 18] = [
        "全市",
        "全城",
        "全省",
        "全区",
        "全岛",
        "整体",
        "总体",
        "平均水平",
        "the city",
        "the whole city",
        "citywide",
        "overall",
        "the national",
        "the nation's",
        "the country's",
        "the whole country",
        "the entire country",
        "the country",
    ];
    let tokens = scene.question.tokens.iter().enumerate();
    let worded: TokenSet = tokens.filter(|(_, token)| ALL.contains(&token.text.as_ref())).map(|(place, _)| place).collect();
    let whole = super::frames::meaning(scene, "nationwide").union(worded);
    let first = whole.iter().next()?;
    let operation = operations(scene).find(|cue| *cue != Cue::Share)?;
    // "In per cent of the residents" asks for no number of libraries.
    if scene.has(Cue::Share) && !base.indicators[candidate.indicator.0 as usize].unit.is_percent() {
        return None;
    }
    let member = super::pick::pick(base, candidate.indicator, scene.period(), &[own]).ok()?;
    let all = super::pick::pick(base, candidate.indicator, Some(member.period(base)), &[]).ok()?;
    let place = scene.question.tokens.iter().position(|token| token.class == crate::question::Class::Member(own));
    let (left, right) = if place < Some(first) { (member, all) } else { (all, member) };
    let ask = match operation {
        Cue::Ratio | Cue::Double | Cue::Triple => Ask::Ratio { left, right },
        Cue::Difference => Ask::Difference { left, right },
        Cue::Greater | Cue::Lesser | Cue::Compare => Ask::Compare { left, right },
        _ => return None,
    };
    let against: Vec<Cue> = AGAINST.into_iter().chain([Cue::Average]).collect();
    Some(Reading {
        outcome: Ok(ask),
        claim: None,
        explained: candidate.explained.union(whole).union(cued(scene.question, &against)),
        score: fit + 0.15,
        coverage: candidate.coverage,
        full: candidate.full,
    })
}

/// Whether the first of two is asked for as a part of the second: 是...的几成.
fn is_part_of_the_other(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let share = scene.question.cued(Cue::Share).last();
    let is = |place: usize| matches!(tokens[place].text.as_ref(), "是" | "系" | "占" | "相当于" | "等于" | "只有" | "只是");
    scene.question.language == Language::Chinese
        && share.is_some_and(|share| {
            (0..share).any(is) && share > 0 && (tokens[share - 1].text.as_ref() == "的" || tokens[share - 1].text.ends_with('的'))
        })
}

/// Whether it is asked how often one thing goes into another, rather than for the ratio of one to the other.
fn asks_how_often(scene: &Scene<'_>) -> bool {
    scene.has(Cue::Greater) || scene.question.cued(Cue::Ratio).any(|place| scene.question.tokens[place].text.contains("times"))
}

/// "Between the sexes", 男女: both members of a dimension that has just two.
fn two_members(scene: &Scene<'_>, candidate: &Candidate) -> Option<Reading> {
    let base = scene.base();
    if !scene.members_of(candidate.indicator).is_empty() {
        return None;
    }
    let (dimension, said) = base.dimensions.iter().zip(0..).find_map(|(dimension, place)| {
        let said = (dimension.members.len() == 2).then(|| super::frames::meaning(scene, &dimension.key))?;
        (!said.is_empty()).then_some((DimensionId(place), said))
    })?;
    let of = |index| super::pick::pick(base, candidate.indicator, scene.period(), &[MemberId { dimension, index }]).ok();
    let (left, right) = (of(0)?, of(1)?);
    let ask = match operation(scene)? {
        Cue::Ratio | Cue::Double | Cue::Triple => Ask::Ratio { left, right },
        Cue::Difference => Ask::Difference { left, right },
        _ => Ask::Compare { left, right },
    };
    Some(Reading {
        outcome: Ok(ask),
        claim: None,
        explained: candidate.explained.union(said).union(cued(scene.question, &AGAINST)),
        score: fitness(scene, candidate) + 0.1,
        coverage: candidate.coverage,
        full: candidate.full,
    })
}

/// The sets of members that are asked for: one for each member of the dimension of which several are named, together with those of
/// the others ("men and women in the west").
fn member_sets(members: &[MemberId]) -> Vec<Vec<MemberId>> {
    let several = |member: &&MemberId| members.iter().filter(|other| other.dimension == member.dimension).count() > 1;
    let Some(varying) = members.iter().find(several).map(|member| member.dimension) else {
        return vec![members.to_vec()];
    };
    let (each, common): (Vec<MemberId>, Vec<MemberId>) = members.iter().partition(|member| member.dimension == varying);
    let mut sets: Vec<Vec<MemberId>> = each.into_iter().map(|member| common.iter().copied().chain([member]).collect()).collect();
    sets.iter_mut().for_each(|set| set.sort_unstable());
    sets
}

/// The figures of several members for the period asked, else for the latest that most of them have.
fn same_period(scene: &Scene<'_>, indicator: IndicatorId, members: &[MemberId]) -> Vec<Operand> {
    let base = scene.base();
    let latest = members.iter().filter_map(|member| super::pick::pick(base, indicator, scene.period(), &[*member]).ok());
    let operands: Vec<Operand> = latest.collect();
    let periods: Vec<_> = operands.iter().map(|operand| operand.period(base)).collect();
    let usual = periods.iter().max_by_key(|period| (periods.iter().filter(|other| other == period).count(), period.end)).copied();
    operands.into_iter().filter(|operand| Some(operand.period(base)) == usual).collect()
}
