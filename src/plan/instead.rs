//! Which figure that is held is meant, where there is none of what the words speak for best?

use super::contrast::contrast;
use super::readings::{Reading, Scene, TELLING};
use super::rivals::{AS_WELL, FAR, UNDECIDED, is_named_more_fully};
use super::{Ask, Reason};
use crate::facts::base::{IndicatorId, MemberId};
use crate::language::cue::Cue;
use crate::question::Asked;

/// Whether a figure that is held for the period and place asked is as likely to be meant as one that is not.
pub fn is_held_instead(scene: &Scene<'_>, best: &Reading, other: &Reading) -> bool {
    let (Err((reason @ (Reason::NoSuchPeriod(_) | Reason::NoSuchMember(_)), near)), Ok(ask)) = (&best.outcome, &other.outcome) else {
        return false;
    };
    // Where nothing is near what is missing, what all the words fit nearly as well is what was meant.
    if near.is_empty() && matches!(ask, Ask::Figure(_)) && best.score - other.score < AS_WELL {
        return true;
    }
    let missing = near.first().map(|operand| operand.indicator);
    // A growth that is not stated for the period comes of the levels that are.
    if let Ask::Growth { to, .. } | Ask::AnnualGrowth { to, .. } | Ask::Difference { left: to, .. } = ask {
        // 上半年营收增长多少: years are held against each other instead of no half.
        let base = scene.base();
        let is_of_that_sort = |asked: &Asked| match asked {
            Asked::Within(part) => to.period(base).shape == part.shape,
            _ => true,
        };
        if !scene.question.periods.iter().all(is_of_that_sort) {
            return false;
        }
        let level = missing.and_then(|missing| scene.base().indicators[missing.0 as usize].growth_of);
        return (level == Some(to.indicator) || missing == Some(to.indicator)) && best.score - other.score < FAR;
    }
    // How many of a group there are where only their share is stated for the place.
    if let Ask::CountOf { share, complement: false, .. } = ask {
        let part = scene.base().indicators[share.indicator.0 as usize].share.map(|share| share.part);
        return part.is_some() && part == missing && best.score - other.score < FAR;
    }
    let Ask::Figure(held) = ask else { return false };
    // "How green should it be by 2030?" asks for what is aimed at, where there is no figure for that year but the target's.
    let target = scene.base().indicators[held.indicator.0 as usize].target_for;
    if target.is_some() && target == missing && super::fit::aims_at_a_year(scene) {
        return true;
    }
    if is_held_for_all(scene, missing, held.indicator) {
        return true;
    }
    // 塑料回收率 is no tonnage of plastic: what is called by its very name is meant.
    let named = |id: IndicatorId| scene.question.named.iter().any(|(named, _)| *named == id);
    missing.is_some_and(|missing| {
        let is_share = scene.has(Cue::Share) && held.unit(scene.base()).is_percent();
        missing != held.indicator
            && (is_share || !is_named_more_fully(scene, missing, held.indicator) && (!named(missing) || named(held.indicator)))
            && best.score - other.score < FAR
            && contrast(&scene.evidence, missing, held.indicator) < if is_undivided(scene, missing, reason) { DIVIDED } else { UNDECIDED }
    })
}

/// The same where nothing is told by members of what the words speak for: 海外救援 tells donations apart, and no donors.
const DIVIDED: f32 = 1.5;

/// Whether a member was asked for and an indicator has no figure for any member of that dimension.
fn is_undivided(scene: &Scene<'_>, indicator: IndicatorId, reason: &Reason) -> bool {
    let Reason::NoSuchMember(asked) = reason else { return false };
    let base = scene.base();
    let mut figures = base.indicators[indicator.0 as usize].figures.clone().map(|place| &base.figures[place as usize]);
    let is_asked = |member: &MemberId| asked.iter().any(|asked| asked.dimension == member.dimension);
    !figures.any(|figure| figure.members.iter().any(is_asked))
}

/// Whether what is held is all of what is not: the hectares lost to fire in a region that no figure of burnt forest is of are those burnt
/// there, as of forest nothing was said.
fn is_held_for_all(scene: &Scene<'_>, missing: Option<IndicatorId>, held: IndicatorId) -> bool {
    missing.is_some_and(|missing| {
        let named = scene.question.named.iter().any(|(named, _)| *named == missing);
        let unsaid = scene.evidence.said.unsaid(missing);
        scene.base().indicators[missing.0 as usize].part_of == Some(held) && !named && unsaid.iter().any(|(_, weight)| *weight >= TELLING)
    })
}
