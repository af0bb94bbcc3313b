//! Do the relations between indicators make sense?

use crate::facts::base::{FactBase, Indicator, IndicatorId, Kind};
use crate::facts::load::reading::in_words as unit;
use crate::facts::load::{IndicatorPlaces, Loaded, Span};
use crate::facts::problem::{Problem, Severity};
use crate::quantity::Unit;

/// Notes relations that lead back to where they began, and those between unlike things.
pub(super) fn check(loaded: &Loaded, problems: &mut Vec<Problem>) {
    for (indicator, places) in loaded.base.indicators.iter().zip(&loaded.places.indicators) {
        let relations = Relations { loaded, indicator, places };
        problems.extend([relations.same_unit(), relations.same_target(), relations.growth()].into_iter().flatten());
        problems.extend(relations.share());
        problems.extend(relations.target_kind());
    }
    loops(loaded, problems);
}

/// An indicator with its relations.
struct Relations<'l> {
    loaded: &'l Loaded,
    indicator: &'l Indicator,
    places: &'l IndicatorPlaces,
}

impl Relations<'_> {
    fn same_unit(&self) -> Option<Problem> {
        let whole = self.other(self.indicator.part_of?)?;
        let message = format!(
            "{:?} is in {}, but what it is a part of, {:?}, is in {}",
            self.indicator.key,
            unit(&self.indicator.unit),
            whole.key,
            unit(&whole.unit)
        );
        let problem = self.unlike(whole, self.places.part_of, message)?;
        let is_percentage = self.indicator.unit.is_percent();
        Some(if is_percentage { problem.help("a percentage of it is a `share`, not a part") } else { problem })
    }

    fn same_target(&self) -> Option<Problem> {
        let actual = self.other(self.indicator.target_for?)?;
        let message = format!(
            "the target {:?} is in {}, but {:?} is in {}",
            self.indicator.key,
            unit(&self.indicator.unit),
            actual.key,
            unit(&actual.unit)
        );
        self.unlike(actual, self.places.target_for, message)
            .map(|problem| problem.help("give both the same unit, or name another indicator"))
    }

    fn growth(&self) -> Option<Problem> {
        self.indicator.growth_of?;
        match self.indicator.unit {
            Unit::Percent | Unit::PercentagePoints | Unit::Times => None,
            _ => Some(self.not_in("a rate of growth is in percent, percentage points or times", self.places.growth_of)),
        }
    }

    fn share(&self) -> Option<Problem> {
        let share = self.indicator.share?;
        if self.indicator.unit != Unit::Percent {
            return Some(self.not_in("a share is in percent", self.places.share));
        }
        let (part, of) = (self.other(share.part)?, self.other(share.of)?);
        if share.part == share.of {
            let message = format!("the share {:?} has {:?} as its part and as its whole", self.indicator.key, part.key);
            return Some(self.loaded.places.error(self.places.file, self.places.share, message));
        }
        let undescribed = |indicator: &Indicator| indicator.unit == Unit::Counted("".into());
        if undescribed(part) || undescribed(of) || part.unit.comparable(&of.unit) || (part.unit.is_counted() && of.unit.is_counted()) {
            return None;
        }
        let message = format!("the part {:?} is in {}, but the whole {:?} is in {}", part.key, unit(&part.unit), of.key, unit(&of.unit));
        Some(self.loaded.places.error(self.places.file, self.places.share, message))
    }

    fn target_kind(&self) -> Option<Problem> {
        self.indicator.target_for?;
        let kind = self.indicator.kind.filter(|kind| matches!(kind, Kind::Stock | Kind::Flow))?;
        let message = format!("{:?} is a target for another indicator, but its `kind` says {kind:?}", self.indicator.key);
        Some(self.loaded.places.error(self.places.file, self.places.target_for, message.to_lowercase()))
    }

    /// The problem with two indicators that cannot be compared. Two nouns may name the same things, so that is a warning.
    fn unlike(&self, other: &Indicator, span: Span, message: String) -> Option<Problem> {
        if self.indicator.unit.comparable(&other.unit) {
            return None;
        }
        let mut problem = self.loaded.places.error(self.places.file, span, message);
        if self.indicator.unit.is_counted() && other.unit.is_counted() {
            problem.severity = Severity::Warning;
        }
        Some(problem)
    }

    fn not_in(&self, rule: &str, span: Span) -> Problem {
        let message = format!("{rule}, but {:?} is in {}", self.indicator.key, unit(&self.indicator.unit));
        self.loaded.places.error(self.places.file, span, message)
    }

    fn other(&self, id: IndicatorId) -> Option<&Indicator> {
        self.loaded.base.indicators.get(id.0 as usize)
    }
}

/// How many loops are listed: every one that is undone may undo others.
const LISTED_LOOPS: usize = 100;

/// How far the search for loops is with an indicator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    No,
    OnThePath,
    Done,
}

/// Notes every relation that closes a loop. It walks with a list of its own, because a chain may be longer than the stack.
fn loops(loaded: &Loaded, problems: &mut Vec<Problem>) {
    let base = &loaded.base;
    let mut listed_count = 0;
    let mut seen = vec![Seen::No; base.indicators.len()];
    for start in 0..base.indicators.len() {
        if seen[start] != Seen::No {
            continue;
        }
        seen[start] = Seen::OnThePath;
        let mut path = vec![(start, 0)];
        while let Some((at, next)) = path.last_mut() {
            let (at, edge) = (*at, *next);
            *next += 1;
            let Some(target) = ends(base, at).get(edge).copied() else {
                seen[at] = Seen::Done;
                path.pop();
                continue;
            };
            let Some(target) = target.map(|id| id.0 as usize).filter(|target| *target < seen.len()) else {
                continue;
            };
            match seen[target] {
                Seen::No => {
                    seen[target] = Seen::OnThePath;
                    path.push((target, 0));
                }
                Seen::OnThePath if listed_count < LISTED_LOOPS => {
                    listed_count += 1;
                    problems.push(closed(loaded, &path, edge, target));
                }
                Seen::OnThePath | Seen::Done => {}
            }
        }
    }
}

/// What an indicator names in its relations, in a fixed order.
fn ends(base: &FactBase, at: usize) -> [Option<IndicatorId>; 5] {
    let indicator = &base.indicators[at];
    let share = indicator.share;
    [indicator.part_of, indicator.target_for, indicator.growth_of, share.map(|share| share.part), share.map(|share| share.of)]
}

fn closed(loaded: &Loaded, path: &[(usize, usize)], edge: usize, target: usize) -> Problem {
    const SHOWN: usize = 8;
    let at = path.last().map_or(target, |(at, _)| *at);
    let places = &loaded.places.indicators[at];
    let span = [places.part_of, places.target_for, places.growth_of, places.share, places.share][edge];
    let key = |index: usize| &*loaded.base.indicators[index].key;
    let begin = path.iter().position(|(index, _)| *index == target).unwrap_or(0);
    let mut keys: Vec<&str> = path[begin..].iter().map(|(index, _)| key(*index)).take(SHOWN).collect();
    if path.len() - begin > SHOWN {
        keys.push("…");
    }
    keys.push(key(target));
    loaded.places.error(places.file, span, format!("these relations go in a circle: {}", keys.join(" → ")))
}
