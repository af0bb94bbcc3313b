//! Which readings are of several things that are named one after the other?
//!
//! "Profit, firm count or turnover", "the share of new listings than of all": the words that divide them cut the question into
//! stretches. What stands in one stretch only is meant of that one, what stands elsewhere may be meant of all.

use super::evidence::{Candidate, Evidence, TokenSet, cued};
use super::fit::{aims_at_a_year, is_target};
use super::pair::{AGAINST, has_figures, operations};
use super::readings::{Reading, Scene, TELLING};
use super::stretch::TIME_CUES;
use super::wanted::{can_give, wanted};
use super::{Ask, Operand};
use crate::facts::base::{Indicator, IndicatorId};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::question::{Asked, Class, Token};

/// Words that put two things side by side.
const JOINERS: [&str; 17] =
    ["and", "n", "&", "plus", "+", "/", "as well as", "and also", "、", "和", "与", "及", "以及", "跟", "还有", "外加", "连同"];
/// The most tokens between two things that stand side by side: "and of the".
const LONGEST_JOINT: usize = 4;
/// The most things that are held against each other: more are no list but a text.
const MOST_STRETCHES: usize = 6;
/// The most indicators that are tried for each stretch.
const MOST_TRIED: usize = 32;
/// How well each stretch has to name its indicator.
const LEAST_NAMED: f32 = 0.35;
/// The same where they are only listed: a comma may stand between anything.
const LEAST_LISTED: f32 = 0.6;
/// What several things that are held against each other are worth beside a plain figure.
const HELD_AGAINST: f32 = 0.12;
/// The same where an order of three or more is asked.
const RANKED: f32 = 0.3;

/// The readings of several things named one after the other.
pub fn readings(scene: &Scene<'_>) -> Option<Reading> {
    let reading = divided(scene, None);
    // "The share was higher on the one board than on all, right?" sets two against each other, however many words divide it.
    let ranks = matches!(&reading, Some(Reading { outcome: Ok(Ask::Rank { .. }), .. }));
    let claims = ranks && scene.has(Cue::Claim) && (scene.has(Cue::Greater) || scene.has(Cue::Lesser));
    match scene.question.tokens.iter().position(|token| token.text.as_ref() == "than").filter(|_| claims) {
        Some(than) => divided(scene, Some(than)).or(reading),
        None => reading,
    }
}

/// The reading of what the words that divide cut the question into, or one word alone.
fn divided(scene: &Scene<'_>, only: Option<usize>) -> Option<Reading> {
    let operating =
        cued(scene.question, &AGAINST).union(cued(scene.question, &[Cue::Everything, Cue::HowMany])).union(super::hinge::apart(scene));
    let against = operations(scene).find(|cue| *cue != Cue::Share);
    let token = |place: usize| &scene.question.tokens[place];
    // "More than twice the other"
    let is_multiple = |place: usize| match token(place).class {
        Class::Number(index) => against.is_some() && scene.question.numbers[index].unit.measure == Measure::Times,
        _ => false,
    };
    let divides_here = |place: usize| divides(token(place), against.is_some()) || is_multiple(place);
    let mut stretches = cut(scene, operating, |place| only.map_or_else(|| divides_here(place), |only| only == place));
    if stretches.len() < 2 && against == Some(Cue::Difference) && only.is_none() {
        stretches = cut(scene, operating, |place| divides(token(place), true) || turns(scene, place));
    }
    let count = stretches.len();
    // "More profit than in 2021, up by how much?" holds no two things against each other.
    let against_a_year = || scene.question.periods.iter().any(|asked| matches!(asked, Asked::Against(_)));
    let is_of_one = count == 2 && matches!(against, Some(Cue::Greater | Cue::Lesser)) && against_a_year();
    if !(2..=MOST_STRETCHES).contains(&count) || is_of_one {
        return None;
    }
    // A first or last stretch may say what all the others are of: "at these firms, which grew most: sales, profits or numbers".
    let mut ways: Vec<&[TokenSet]> = vec![&stretches];
    // "The little ones: number, goal": what they are of stands before the colon.
    if count > 2 && !tells_off(scene, &stretches) && !(against.is_none() && names_first(scene, &stretches[0])) {
        ways.extend([&stretches[1..], &stretches[..count - 1]]);
    }
    let mut best: Option<Named> = None;
    let shared = shared_by_all(scene, &stretches);
    let mut families = families(scene, against.is_some());
    if let Some((_, cue)) = shared {
        families.iter_mut().for_each(|family| family.retain(|id| is_told_by(&scene.base().indicators[id.0 as usize], cue)));
        families.retain(|family| family.len() > 1);
    }
    let shared = shared.map(|(tokens, _)| tokens).unwrap_or_default();
    if families.is_empty() {
        return None;
    }
    for way in ways {
        let heard = heard(scene, way, shared, operating, if against.is_some() { LEAST_NAMED } else { LEAST_LISTED });
        for family in &families {
            let Some(named) = name_each(scene, way, family, &heard, operating) else { continue };
            // As many as have a word of their own, and none that has not.
            let rank = |named: &Named| (named.distinct, std::cmp::Reverse(named.operands.len()));
            let better = best.as_ref().is_none_or(|best| (rank(&named), named.score) > (rank(best), best.score));
            if better {
                best = Some(named);
            }
        }
    }
    let Named { operands, explained, score, .. } = best?;
    let mut operands = super::kin::aligned(scene, operands);
    if let ([one, other], 2) = (&stretches[..], operands.len())
        && one.iter().next().zip(other.iter().next()).is_some_and(|(one, other)| super::hinge::is_set_against_first(scene, one, other))
    {
        operands.reverse();
    }
    let ask = asked(scene, against, operands)?;
    let worth = match ask {
        Ask::Figures(_) => -0.05,
        Ask::Rank { .. } => RANKED,
        _ => HELD_AGAINST,
    };
    let full = score > 0.9;
    Some(Reading { outcome: Ok(ask), claim: None, explained: explained.union(operating), score: score + worth, coverage: score, full })
}

/// What is called by its very name beside something else that is: "SRDI firms and little giants", though the first word is true of both.
pub fn named(scene: &Scene<'_>) -> Option<Reading> {
    let operates = AGAINST.iter().chain(&[Cue::Define, Cue::Source, Cue::Claim, Cue::Target, Cue::Progress]).any(|cue| scene.has(*cue));
    if operates || scene.number_tokens().next().is_some() {
        return None;
    }
    let tokens = &scene.question.tokens;
    let mut named: Vec<&(IndicatorId, std::ops::Range<usize>)> = Vec::new();
    for name in scene.question.named.iter().filter(|(id, _)| has_figures(scene, *id)) {
        // What stands between two names of a list joins them and names nothing.
        let joined = named.last().is_none_or(|(last, before)| {
            let between = before.end..name.1.start;
            *last != name.0
                && (before.end + 1..=before.end + LONGEST_JOINT).contains(&name.1.start)
                && between.clone().any(|place| JOINERS.contains(&tokens[place].text.as_ref()))
                && between.into_iter().all(|place| !scene.required.contains(place) || tokens[place].weight < TELLING)
        });
        if joined {
            named.push(name);
        }
    }
    if named.len() < 2 {
        return None;
    }
    let mut explained = cued(scene.question, &[Cue::HowMany, Cue::Count, Cue::Each, Cue::Everything]);
    let mut operands = Vec::new();
    // Each is called by its very name, so that the list is meant as surely as the one of them that the question says most of.
    let mut score: f32 = 0.0;
    for (id, _) in &named {
        let candidate = scene.candidates.iter().find(|candidate| candidate.indicator == *id)?;
        explained = explained.union(candidate.explained);
        score = score.max(candidate.fit());
        operands.push(scene.pick(*id).ok()?);
    }
    let outcome = Ok(Ask::Figures(super::kin::aligned(scene, operands)));
    Some(Reading { outcome, claim: None, explained, score: score + HELD_AGAINST, coverage: 1.0, full: true })
}

/// What a question asks of several things.
fn asked(scene: &Scene<'_>, against: Option<Cue>, mut operands: Vec<Operand>) -> Option<Ask> {
    let has = |cue: Cue| scene.has(cue);
    let ranks = has(Cue::Rank) || has(Cue::Highest) || has(Cue::Lowest) || has(Cue::Compare) || has(Cue::Greater) || has(Cue::Lesser);
    let lowest_first = super::groups::ascends(scene) || (has(Cue::Lowest) || has(Cue::Lesser)) && !has(Cue::Highest) && !has(Cue::Greater);
    if operands.len() > 2 {
        return match against {
            None => Some(Ask::Figures(operands)),
            // 高出几个百分点 asks for one number, and no order.
            Some(_) if asks_how_far(scene) && !has(Cue::Highest) && !has(Cue::Lowest) => None,
            Some(Cue::Difference) if !ranks => Some(Ask::Spread(operands)),
            Some(_) if ranks => Some(Ask::Rank { operands, lowest_first, whole_list: true }),
            Some(_) => None,
        };
    }
    let (right, left) = (operands.pop()?, operands.pop()?);
    Some(match against {
        None => Ask::Figures(vec![left, right]),
        Some(Cue::Difference) => Ask::Difference { left, right },
        Some(Cue::Ratio | Cue::Double | Cue::Triple) => Ask::Ratio { left, right },
        Some(Cue::Greater | Cue::Lesser) if super::pair::asks_in_points(scene) => Ask::Difference { left, right },
        Some(_) => Ask::Compare { left, right },
    })
}

/// Whether a question asks by how much two things differ.
fn asks_how_far(scene: &Scene<'_>) -> bool {
    let asks = |text: &str| ["几", "多少", "how much", "how many"].iter().any(|word| text.contains(word));
    let text = |place: usize| scene.question.tokens.get(place).is_some_and(|token| asks(&token.text));
    // 高出几个点 is two words.
    scene.question.cued(Cue::Difference).any(|place| text(place) || text(place + 1))
}

/// The stretches that name something, between the words that divide.
fn cut(scene: &Scene<'_>, operations: TokenSet, divides: impl Fn(usize) -> bool) -> Vec<TokenSet> {
    let tokens = &scene.question.tokens;
    let mut stretches: Vec<TokenSet> = vec![TokenSet::default()];
    for place in 0..tokens.len() {
        if divides(place) {
            stretches.push(TokenSet::default());
        } else if let Some(last) = stretches.last_mut() {
            last.insert(place);
        }
    }
    let colon = tokens.iter().position(|token| token.text.as_ref() == ":");
    // "Which rose fastest: how many there are, what they sold, or what they earned?"
    let counts = |place: usize| {
        let token = &tokens[place];
        token.cues.contains(&Cue::Count) || token.cues.contains(&Cue::HowMany) && colon.is_some_and(|colon| place > colon)
    };
    // "Offences, per day" lists nothing beside the offences.
    let is_time = |place: usize| tokens[place].cues.iter().any(|cue| TIME_CUES.contains(cue));
    let names = |place: usize| scene.required.contains(place) && !is_time(place) || counts(place);
    stretches.retain(|stretch| stretch.without(operations).iter().any(names));
    // "Rank these for ...: a, b, c": what stands before the colon is about all of them.
    if let Some(colon) = colon {
        let is_after = |stretch: &TokenSet| stretch.iter().next().is_some_and(|place| place > colon);
        if stretches.iter().filter(|stretch| is_after(stretch)).count() > 1 {
            stretches.retain(is_after);
        }
    }
    stretches
}

/// "How far ahead of the one is the other", "the lead of the one over the other": whether what follows is the other.
fn turns(scene: &Scene<'_>, place: usize) -> bool {
    let text = scene.question.tokens[place].text.as_ref();
    const TURNS: [&str; 9] =
        ["over", "over the", "above", "below", "behind", "fall short of", "falls short of", "fell short of", "away from"];
    TURNS.contains(&text) || super::hinge::AUXILIARIES.contains(&text)
}

/// Whether all stretches stand behind a colon, which has something before it that they are of.
fn tells_off(scene: &Scene<'_>, stretches: &[TokenSet]) -> bool {
    let Some(colon) = scene.question.tokens.iter().position(|token| token.text.as_ref() == ":") else { return false };
    let is_after = |stretch: &TokenSet| stretch.iter().next().is_some_and(|place| place > colon);
    stretches.iter().all(is_after) && scene.required.iter().any(|place| place < colon)
}

/// Whether the first of a list is itself the name of something that can be told: 专精特新总数、小巨人数、今年目标.
fn names_first(scene: &Scene<'_>, first: &TokenSet) -> bool {
    let counts =
        first.iter().any(|place| [Cue::Count, Cue::Total, Cue::HowMany].iter().any(|cue| scene.question.tokens[place].cues.contains(cue)));
    counts && scene.question.named.iter().any(|(id, span)| span.clone().all(|place| first.contains(place)) && has_figures(scene, *id))
}

/// What the last of several things in a row is told in, and all of them are: the growth of 户数、营收、利润增速.
fn shared_by_all(scene: &Scene<'_>, stretches: &[TokenSet]) -> Option<(TokenSet, Cue)> {
    if scene.question.language != Language::Chinese {
        return None;
    }
    let (last, others) = stretches.split_last()?;
    let tokens = &scene.question.tokens;
    let says = |stretch: &TokenSet, cue: Cue| stretch.iter().find(|place| tokens[*place].cues.contains(&cue));
    let tells = |cue: &Cue| says(last, *cue).filter(|place| last.iter().next() != Some(*place));
    let is_alone = |cue: &Cue| others.iter().all(|stretch| says(stretch, *cue).is_none());
    let cue = [Cue::Growth, Cue::Target, Cue::Share].into_iter().find(|cue| tells(cue).is_some() && is_alone(cue))?;
    // 多少家，占比多少 asks for one after the other.
    let asks = |stretch: &TokenSet| says(stretch, Cue::HowMany).is_some();
    (!others.iter().any(asks)).then(|| (says(last, cue).into_iter().collect(), cue))
}

/// Whether an indicator is a growth, a target or a share.
fn is_told_by(indicator: &Indicator, cue: Cue) -> bool {
    match cue {
        Cue::Growth => indicator.growth_of.is_some(),
        Cue::Target => is_target(indicator),
        _ => indicator.unit.is_percent() && indicator.growth_of.is_none(),
    }
}

/// Whether a word stands between two things that are named.
fn divides(token: &Token, against: bool) -> bool {
    const ALWAYS: [&str; 21] =
        [",", ";", "and", "n", "&", "/", "、", "和", "与", "及", "以及", "跟", "还有", "+", ":", "or", "vs", "还是", "或", "或者", "plus"];
    let always = ALWAYS.contains(&token.text.as_ref());
    let holds =
        token.cues.iter().any(|cue| matches!(cue, Cue::Greater | Cue::Lesser | Cue::Compare | Cue::Ratio | Cue::Double | Cue::Triple));
    let compares = matches!(
        token.text.as_ref(),
        "是" | "than" | "to" | "from" | "minus" | "minus the" | "less" | "同" | "比" | "较" | "对" | "减" | "减去" | "versus"
    );
    always || against && (holds || compares)
}

/// The indicators that can be held against each other: of one sort of unit, all growth rates or none. Where nothing is held against
/// anything, all are one family.
fn families(scene: &Scene<'_>, against: bool) -> Vec<Vec<IndicatorId>> {
    let mut families: Vec<Vec<IndicatorId>> = Vec::new();
    let held = |id: IndicatorId| &scene.base().indicators[id.0 as usize];
    // What is aimed at is none of what is listed, unless something is said of aims.
    let aims =
        against || [Cue::Target, Cue::Progress, Cue::Needed, Cue::Forecast].iter().any(|cue| scene.has(*cue)) || aims_at_a_year(scene);
    let is_meant = |id: &IndicatorId| has_figures(scene, *id) && (aims || !is_target(held(*id)));
    let candidates = scene.candidates.iter().map(|candidate| candidate.indicator).filter(is_meant);
    for id in candidates.take(MOST_TRIED) {
        let like = |family: &&mut Vec<IndicatorId>| {
            let (one, other) = (held(id), held(family[0]));
            !against
                || one.unit.comparable(&other.unit)
                    && one.growth_of.is_some() == other.growth_of.is_some()
                    && is_target(one) == is_target(other)
        };
        match families.iter_mut().find(like) {
            Some(family) => family.push(id),
            None => families.push(vec![id]),
        }
    }
    // Sales and profits are not their growth, unless something is said of how they moved.
    let moves = scene.has(Cue::Growth) || scene.has(Cue::Decline) || scene.question.tokens.iter().any(|token| is_of_speed(&token.text));
    families.retain(|family| family.len() > 1 && (!against || moves || held(family[0]).growth_of.is_none()));
    families
}

fn is_of_speed(text: &str) -> bool {
    ["fast", "slow", "quick", "speed", "pace", "rate", "快", "慢", "速"].iter().any(|word| text.contains(word))
}

/// One indicator for each stretch.
struct Named {
    operands: Vec<Operand>,
    explained: TokenSet,
    /// How many have a word of their own that is not true of all the others.
    distinct: usize,
    score: f32,
}

/// For each stretch the candidates that explain all that it says, and how well it names them.
fn heard(scene: &Scene<'_>, stretches: &[TokenSet], shared: TokenSet, operations: TokenSet, least: f32) -> Vec<Vec<Candidate>> {
    let inside = stretches.iter().copied().fold(TokenSet::default(), TokenSet::union);
    let outside = TokenSet::all(scene.question).without(inside);
    let hear = |stretch: &TokenSet| {
        let focus = stretch.union(outside).union(shared);
        let own = stretch.intersection(scene.required).without(operations);
        let evidence = Evidence::around(scene.question, scene.facts, focus);
        let fitting = scene.candidates.iter().filter(|candidate| own.without(candidate.explained).is_empty()).take(MOST_TRIED);
        let heard = fitting.filter_map(|candidate| evidence.candidate(candidate.indicator, focus));
        heard.filter(|candidate| own.without(candidate.explained).is_empty() && candidate.fit() >= least).collect()
    };
    stretches.iter().map(hear).collect()
}

fn name_each(
    scene: &Scene<'_>,
    stretches: &[TokenSet],
    family: &[IndicatorId],
    heard: &[Vec<Candidate>],
    operations: TokenSet,
) -> Option<Named> {
    let all = TokenSet::all(scene.question);
    let mut named = Named { operands: Vec::new(), explained: TokenSet::default(), distinct: 0, score: 0.0 };
    let of_family =
        |candidates: &Vec<Candidate>| candidates.iter().filter(|candidate| family.contains(&candidate.indicator)).cloned().collect();
    let mut fitting: Vec<Vec<Candidate>> = heard.iter().map(of_family).collect();
    // The stretch that leaves least choice goes first: what it names, no other can mean.
    let mut chosen: Vec<Option<Candidate>> = vec![None; stretches.len()];
    for _ in stretches {
        let open = (0..stretches.len()).filter(|place| chosen[*place].is_none());
        let next = open.min_by_key(|place| fitting[*place].len())?;
        let best = fitting[next]
            .iter()
            .max_by(|left, right| left.fit().total_cmp(&right.fit()).then(right.indicator.cmp(&left.indicator)))?
            .clone();
        for others in &mut fitting {
            others.retain(|candidate| candidate.indicator != best.indicator);
        }
        chosen[next] = Some(best);
    }
    for best in chosen.into_iter().flatten() {
        // "Profit, firm count, turnover: which grew most" asks for the growth of the count.
        let grows = scene.base().indicators[best.indicator.0 as usize].growth_of.is_some();
        let operand = scene.pick(best.indicator).ok().filter(|operand| grows || can_give(wanted(scene), operand.unit(scene.base())))?;
        let everywhere = scene.evidence.candidate(best.indicator, all).map(|candidate| candidate.explained).unwrap_or_default();
        named.explained = named.explained.union(everywhere);
        named.score += best.fit();
        named.operands.push(operand);
    }
    named.score /= stretches.len() as f32;
    named.distinct = distinct(scene, stretches, &named, operations);
    // One of them may be the plain case of the other: "of new listings at the one board than of new listings".
    (named.distinct > 0 && named.distinct + 1 >= stretches.len()).then_some(named)
}

/// How many stretches have a word of their own that is not true of all the others: "in points" names nothing.
fn distinct(scene: &Scene<'_>, stretches: &[TokenSet], named: &Named, operations: TokenSet) -> usize {
    let profiles = &scene.facts.index.profiles;
    let is_of = |place: usize, id: IndicatorId| {
        scene.question.tokens[place].features.iter().any(|feature| profiles[id.0 as usize].tie(*feature).is_some())
    };
    let pairs = stretches.iter().zip(&named.operands);
    pairs
        .filter(|(stretch, own)| {
            let others = named.operands.iter().filter(|other| other.indicator != own.indicator);
            let mut words = stretch.without(operations).iter().filter(|place| is_of(*place, own.indicator));
            words.any(|place| others.clone().any(|other| !is_of(place, other.indicator)))
        })
        .count()
}
