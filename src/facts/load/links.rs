//! Which indicators do the relations and terms of a fact base name?

use super::Loader;
use super::dimensions::in_english;
use super::indicator::blank;
use super::places::{IndicatorPlaces, Span};
use crate::facts::base::{Indicator, IndicatorId, Share};
use crate::quantity::{Decimal, Unit};

/// A relation by the key of its other end, before every indicator is known.
pub(super) struct Link {
    pub(super) from: IndicatorId,
    pub(super) relation: Relation,
    pub(super) target: Box<str>,
    pub(super) file: u32,
    pub(super) span: Span,
}

/// What one indicator is to another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    PartOf,
    TargetFor,
    GrowthOf,
    SharePart,
    ShareOf,
}

impl Loader {
    /// Ties every relation to the indicator that it names.
    pub(super) fn resolve_links(&mut self) {
        let mut part = None;
        for link in std::mem::take(&mut self.links) {
            let target = match self.indicators.get(&*link.target) {
                Some(Some(target)) => *target,
                Some(None) => continue,
                None => match self.undeclared(&link) {
                    Some(target) => target,
                    None => continue,
                },
            };
            let Some(indicator) = self.base.indicators.get_mut(link.from.0 as usize) else {
                continue;
            };
            match link.relation {
                Relation::PartOf => indicator.part_of = Some(target),
                Relation::TargetFor => indicator.target_for = Some(target),
                Relation::GrowthOf => indicator.growth_of = Some(target),
                Relation::SharePart | Relation::ShareOf => {
                    // The two ends of a share follow one another, in either order.
                    let (from, relation, first) = match part.take() {
                        Some(first) => first,
                        None => {
                            part = Some((link.from, link.relation, target));
                            continue;
                        }
                    };
                    if from != link.from || relation == link.relation {
                        part = Some((link.from, link.relation, target));
                        continue;
                    }
                    indicator.share = Some(match relation {
                        Relation::SharePart => Share { part: first, of: target },
                        _ => Share { part: target, of: first },
                    });
                }
            }
        }
    }

    /// The indicator that only a relation names, described by nothing but its key: it can be spoken of and implied all the same.
    /// `None` where the key is nearly that of another, so that it may be misspelt.
    fn undeclared(&mut self, link: &Link) -> Option<IndicatorId> {
        let message = format!("no indicator is called {:?}", link.target);
        let known = self.base.indicators.iter().map(|indicator| &*indicator.key);
        if let Some(help) = self.suggestions.did_you_mean(&link.target, known) {
            let problem = self.places.error(link.file, link.span, message);
            self.problems.push(problem.help(help));
            return None;
        }
        let from = self.base.indicators.get(link.from.0 as usize)?;
        let unit = match link.relation {
            Relation::PartOf | Relation::TargetFor => from.unit.clone(),
            Relation::GrowthOf | Relation::SharePart | Relation::ShareOf => Unit::Counted("".into()),
        };
        let problem = self.places.warning(link.file, link.span, message);
        self.problems.push(problem.help("describe it in a file of indicators/, so that people can ask for it by its name"));
        let id = IndicatorId(u32::try_from(self.base.indicators.len()).ok()?);
        let key: &str = &link.target;
        self.base.indicators.push(Indicator { name: in_english(key), unit, ..blank(key) });
        self.places.indicators.push(IndicatorPlaces { file: link.file, key: link.span, ..IndicatorPlaces::default() });
        self.unit_scales.push(Decimal::ONE);
        self.indicators.insert(key.into(), Some(id));
        Some(id)
    }

    /// What to do about the key of an indicator that there is not.
    pub(super) fn suggest_indicator(&self, key: &str) -> String {
        let known = self.base.indicators.iter().map(|indicator| &*indicator.key);
        self.suggestions.did_you_mean(key, known).unwrap_or_else(|| "describe it in a file of indicators/ first".into())
    }
}
