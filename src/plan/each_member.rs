//! How many of one member's are there for each of another's: "for each student how many workers", 每发一份学习许可，发几份工作许可?

use super::Ask;
use super::evidence::{Candidate, TokenSet, cued};
use super::fit::fitness;
use super::pair::MOST_PAIRED;
use super::pick;
use super::readings::{Reading, Scene};
use crate::facts::base::{Kind, MemberId};
use crate::language::cue::Cue;
use crate::question::{Class, Token};

/// What this is worth beside the figures of both.
const FOR_EACH: f32 = 0.3;

/// The figure of one member divided by that of another, of one indicator.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let Some((over, under, said)) = each(scene) else { return Vec::new() };
    let base = scene.base();
    let reading = |candidate: &Candidate| {
        let held = &base.indicators[candidate.indicator.0 as usize];
        let adds_up = (held.unit.is_counted() || held.unit.is_money()) && matches!(held.kind, Some(Kind::Flow | Kind::Stock));
        if !adds_up {
            return None;
        }
        let right = pick::pick(base, candidate.indicator, scene.period(), &[under]).ok()?;
        let left = pick::pick(base, candidate.indicator, Some(right.period(base)), &[over]).ok()?;
        let alike = left.period(base) == right.period(base);
        let asking = cued(scene.question, &[Cue::HowMany, Cue::Each, Cue::Ratio, Cue::Average, Cue::Count]);
        alike.then(|| Reading {
            outcome: Ok(Ask::Ratio { left, right }),
            claim: None,
            explained: candidate.explained.union(said).union(asking),
            score: fitness(scene, candidate) + FOR_EACH,
            coverage: candidate.coverage,
            full: candidate.full,
        })
    };
    scene.candidates.iter().take(MOST_PAIRED).filter_map(reading).collect()
}

/// Whose number is asked, for each of whose, and what says so.
fn each(scene: &Scene<'_>) -> Option<(MemberId, MemberId, TokenSet)> {
    let tokens = &scene.question.tokens;
    if !scene.has(Cue::HowMany) {
        return None;
    }
    let opens = |token: &Token| {
        let first = token.text.split(' ').next().unwrap_or_default();
        matches!(first, "each" | "every" | "per")
            || token.text.starts_with("for each")
            || token.text.starts_with("for every")
            || token.text.starts_with('每')
    };
    // "Each year" is no member.
    let timed = |token: &Token| token.cues.iter().any(|cue| super::stretch::TIME_CUES.contains(cue));
    let opener = tokens.iter().position(|token| opens(token) && !timed(token))?;
    let members = tokens.iter().enumerate().filter_map(|(place, token)| match token.class {
        Class::Member(member) => Some((place, member)),
        _ => None,
    });
    let [first, second] = members.collect::<Vec<_>>()[..] else { return None };
    if first.1 == second.1 || first.1.dimension != second.1.dimension {
        return None;
    }
    // What "each" leads to stands right behind it, before anything else is asked.
    let (under, over) = if opener < first.0 { (first, second) } else { (second, first) };
    let asked = scene.question.cued(Cue::HowMany).next()?;
    let between = opener.min(under.0)..opener.max(under.0);
    (opener < under.0 && !between.contains(&asked)).then(|| (over.1, under.1, TokenSet::from_iter([opener])))
}
