//! Is it asked how the two figures that were told last compare: "and the difference?", 差多少, 哪个多, after one and then the other?

use crate::language::cue::Cue;
use crate::plan::evidence::cued;
use crate::plan::readings::{Reading, Scene};
use crate::plan::utterance::{self, History};
use crate::plan::{Ask, Operand, Plan};
use crate::question::{Asked, Class};

/// What may be asked of two figures.
const OPERATIONS: [Cue; 8] =
    [Cue::Difference, Cue::Ratio, Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Progress, Cue::Growth, Cue::Decline];

/// The two figures told last, held against each other, where the question names nothing and asks for that.
pub fn readings(scene: &Scene<'_>, last: &Ask, before: History<'_>) -> Option<Reading> {
    let said = cued(scene.question, &OPERATIONS).union(cued(scene.question, &[Cue::Share, Cue::HowMany, Cue::Absolute]));
    let tokens = &scene.question.tokens;
    let names = |place: usize| matches!(tokens[place].class, Class::Member(_) | Class::Country(_) | Class::Number(_));
    let alone = scene.unread(said).is_empty()
        && !(0..tokens.len()).any(names)
        && scene.question.periods.iter().all(|asked| *asked == Asked::Before);
    if !alone || !OPERATIONS.iter().any(|cue| scene.has(*cue)) || !scene.question.periods.is_empty() {
        return None;
    }
    let Ask::Figure(right) = last else { return None };
    let (_, before) = utterance::asked(before, 0)?;
    let Plan::Answer { ask: Ask::Figure(left), .. } = &before.plan else { return None };
    let base = scene.base();
    let target = |one: &Operand, other: &Operand| base.indicators[one.indicator.0 as usize].target_for == Some(other.indicator);
    let same = left.indicator == right.indicator;
    // How far a target is, and how what was told last grew, is asked of one of them.
    let moves = scene.has(Cue::Growth) || scene.has(Cue::Decline);
    if left == right || target(left, right) || target(right, left) || !left.unit(base).comparable(right.unit(base)) || moves && !same {
        return None;
    }
    let in_time = same && left.members(base) == right.members(base);
    let (from, to) =
        if left.period(base).end <= right.period(base).end { (left.clone(), right.clone()) } else { (right.clone(), left.clone()) };
    let ask = match (scene.has(Cue::Ratio), moves) {
        (true, _) if in_time => Ask::Ratio { left: to, right: from },
        (true, _) => Ask::Ratio { left: left.clone(), right: right.clone() },
        (_, true) if in_time => Ask::Growth { from, to },
        (_, true) => return None,
        _ if scene.has(Cue::Difference) || scene.has(Cue::Progress) => Ask::Difference { left: left.clone(), right: right.clone() },
        _ => Ask::Compare { left: left.clone(), right: right.clone() },
    };
    Some(Reading { outcome: Ok(ask), claim: None, explained: said, score: 1.0, coverage: 1.0, full: true })
}
