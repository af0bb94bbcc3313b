//! Which readings are of targets?

use super::evidence::{TokenSet, cued};
use super::hinge;
use super::kin;
use super::readings::{Reading, Scene};
use super::single::{ASKED_FOR, Maker};
use super::stretch::{self, TIME_CUES, asked_per};
use super::wanted::counts_things;
use super::{Ask, Operand, Reason, frames};
use crate::facts::base::IndicatorId;
use crate::facts::period::Period;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::quantity::{Bounded, Decimal, Per};
use crate::question::{Class, Token};

/// What may be said of the way to a target.
const GOAL_CUES: [Cue; 12] = [
    Cue::Target,
    Cue::Progress,
    Cue::Difference,
    Cue::Needed,
    Cue::Growth,
    Cue::Share,
    Cue::Absolute,
    Cue::Greater,
    Cue::Not,
    Cue::Decline,
    Cue::Lesser,
    // "The shortfall against the target"
    Cue::Compare,
];

/// How much of its name is said of what is called by it.
const CALLED: f32 = 0.9;

/// Words for what of a target is not reached.
const LEFT: [&str; 12] =
    ["missing", "outstanding", "remaining", "remains", "unmet", "lacking", "left", "还差", "没完成", "未完成", "还剩", "尚未"];

impl Maker<'_, '_> {
    /// All readings of a target.
    pub fn goals(&self) -> Vec<Reading> {
        // "Take these away from those": what is left is no way to a target.
        let taken = stretch::taken_away(self.scene);
        if !taken.is_empty() && self.scene.question.cued(Cue::Progress).all(|place| taken.contains(place)) && !self.has(Cue::Target)
            || self.names_another_target()
        {
            return Vec::new();
        }
        let (target, actual) = if let Some(actual) = self.indicator.target_for {
            (self.id(), actual)
        } else {
            let Some(target) = kin::target_of(self.scene, self.id()) else {
                return Vec::new();
            };
            (target, self.id())
        };
        if self.is_of_another_year(target, actual) || self.holds_targets_apart(actual) {
            return Vec::new();
        }
        let pair = || -> Result<(Operand, Operand), Reason> {
            // "From the rooms of 2024 to the goal of 2027": the target is of the year that it has a figure for.
            let later = self.scene.periods.iter().rev().find_map(|period| self.scene.pick_at(target, *period).ok());
            let target = later
                .map_or_else(|| self.scene.pick(target), Ok)
                .or_else(|_| super::pick::pick(self.scene.base(), target, None, &self.scene.members_of(target)))?;
            let actual = kin::before_target(self.scene, actual, &target)?;
            // "The plan for 2035": a year of which neither is held is no other one.
            let is_held = |period: &Period| [target.indicator, actual.indicator].iter().any(|id| self.scene.pick_at(*id, *period).is_ok());
            match self.scene.periods.first() {
                Some(first) if !self.scene.periods.iter().any(is_held) => Err(Reason::NoSuchPeriod(*first)),
                _ => Ok((target, actual)),
            }
        };
        let mut readings = Vec::new();
        if self.id() == actual && self.asks_for_target_too() {
            // 专精特新有多少家，23年目标是多少: the year is the target's.
            let latest = || super::pick::pick(self.scene.base(), actual, None, &self.scene.members_of(actual));
            let both = pair().and_then(|(target, _)| {
                let held = self.scene.pick(actual).or_else(|reason| latest().map_err(|_| reason))?;
                Ok(Ask::Figures(vec![held, target]))
            });
            readings.push(self.reading(both, &[Cue::Target, Cue::HowMany, Cue::Share], ASKED_FOR * 3.0));
        }
        // "Share" in the name of what is itself a percentage asks for no percentage of it.
        let asks_share = (self.has(Cue::Share) || self.asks_how_much_of_it()) && !self.indicator.unit.is_percent();
        let wants_growth = self.has(Cue::Growth) && !self.adds_a_number() || asks_share && self.has(Cue::Needed);
        let ceiling = !frames::meaning(self.scene, "upper-limit").is_empty();
        let targeted =
            self.says_target() || self.names_target(target) || ceiling || self.has(Cue::Needed) && self.is_of_its_year(target, actual);
        let left = says_left(self.scene);
        let cues = GOAL_CUES;
        let progress = self.scene.operates(Cue::Progress);
        if progress && asks_share && !self.has(Cue::Growth) || asks_share && targeted && !self.has(Cue::Needed) && !self.has(Cue::Growth) {
            // "What percentage of the goal is still missing?"
            let is_left = !left.is_empty();
            let left = |(target, actual): (Operand, Operand)| Ask::ShareOfRest { part: actual, whole: target };
            let reached = |(target, actual): (Operand, Operand)| Ask::Progress { target, actual };
            let ask = if is_left { pair().map(left) } else { pair().map(reached) };
            readings.push(self.reading(ask, &cues, ASKED_FOR));
        }
        if wants_growth && (self.has(Cue::Needed) || targeted) && (targeted || progress) {
            readings.push(self.reading(pair().map(|(target, actual)| Ask::GrowthNeeded { target, actual }), &cues, ASKED_FOR));
        }
        let apart = hinge::separating(self.scene).union(self.beyond());
        let aims = self.asks_for_its_level();
        // 达标的污水厂有多少座 asks for no points that are left to a percentage.
        let gives = !counts_things(self.scene) || !self.indicator.unit.is_percent();
        let done = progress && self.asks_what_is_done();
        if done || self.claims_a_part(target) {
            readings.push(self.reading(pair().map(|(target, actual)| Ask::Progress { target, actual }), &cues, ASKED_FOR));
        }
        if gives && progress && !asks_share && !done
            || targeted && (self.has(Cue::Difference) || !apart.is_empty() || self.has(Cue::Needed) && !wants_growth && !aims)
            || targeted && !asks_share && !left.is_empty()
        {
            // "How many additional ones"
            let explained = self
                .candidate
                .explained
                .union(cued(self.scene.question, &cues))
                .union(self.gained())
                .union(apart)
                .union(left)
                .union(self.aimed_from())
                .union(self.on_top());
            readings.push(self.reading_of(pair().map(|(target, actual)| Ask::Gap { target, actual }), explained, ASKED_FOR * 0.9));
        }
        readings.extend(self.pace(targeted || progress, pair));
        readings
    }

    /// "They were at 85 % of the 2023 goal": whether a percentage is said of the target.
    fn claims_a_part(&self, target: IndicatorId) -> bool {
        let scene = self.scene;
        let tokens = &scene.question.tokens;
        let in_percent = |token: &Token| match token.class {
            Class::Number(index) => scene.question.numbers[index].unit.measure == Measure::Percent,
            _ => false,
        };
        let counted = !scene.base().indicators[target.0 as usize].unit.is_percent();
        let of_it = |place: usize| {
            tokens.get(place + 1).is_some_and(|next| next.text.split(' ').next() == Some("of"))
                && tokens[place + 1..].iter().take_while(|token| token.class != Class::Mark).any(|token| token.cues.contains(&Cue::Target))
        };
        counted && (0..tokens.len()).any(|place| in_percent(&tokens[place]) && of_it(place))
    }

    /// "How many more on top of what there is": what is there is taken from the target.
    fn on_top(&self) -> TokenSet {
        let tokens = &self.scene.question.tokens;
        (0..tokens.len()).filter(|place| matches!(tokens[*place].text.as_ref(), "on top of" | "on top")).collect()
    }

    /// "How far are we from where they want to be?": no source is asked for.
    fn aimed_from(&self) -> TokenSet {
        let starts = |place: &usize| self.scene.question.tokens[*place].text.as_ref() == "from where";
        let far = self.has(Cue::Difference) && self.has(Cue::Target);
        self.scene.question.cued(Cue::Source).filter(|place| far && starts(place)).collect()
    }

    /// Whether a year is named for which another target of the same is held, and not this one.
    fn is_of_another_year(&self, target: IndicatorId, actual: IndicatorId) -> bool {
        let scene = self.scene;
        let is_set_for = |target: IndicatorId| scene.periods.iter().any(|period| scene.pick_at(target, *period).is_ok());
        let others =
            (0..).map(IndicatorId).zip(&scene.base().indicators).filter(|(id, other)| *id != target && other.target_for == Some(actual));
        !scene.periods.is_empty() && !is_set_for(target) && others.into_iter().any(|(id, _)| is_set_for(id))
    }

    /// "The difference between the target for 2023 and the one for 2025": whether two targets of the same are held against each other.
    fn holds_targets_apart(&self, actual: IndicatorId) -> bool {
        let scene = self.scene;
        let [one, other] = scene.periods[..] else { return false };
        let is_aimed_at = |period: Period| {
            let aims = |id: &IndicatorId| scene.base().indicators[id.0 as usize].target_for == Some(actual);
            scene.facts.related(actual).iter().filter(|id| aims(id)).any(|id| scene.pick_at(*id, period).is_ok())
        };
        scene.question.cued(Cue::Difference).next().is_some()
            && is_aimed_at(one)
            && is_aimed_at(other)
            && scene.pick_at(actual, one).is_err()
    }

    /// Whether all that is said of this is said of another target that is called by its whole name: "the target for officers, in per cent"
    /// is none for what is itself a percentage.
    fn names_another_target(&self) -> bool {
        let own = self.candidate.explained.intersection(self.scene.required).without(cued(self.scene.question, &[Cue::Share]));
        self.candidate.coverage < CALLED
            && self.scene.candidates.iter().any(|other| {
                let held = &self.scene.base().indicators[other.indicator.0 as usize];
                held.target_for.is_some_and(|actual| actual != self.id())
                    && other.indicator != self.id()
                    && other.coverage > CALLED
                    && own.without(other.explained).is_empty()
            })
    }

    /// "How many below the 2030 target were there?": the word that asks by how much a target is missed or passed.
    fn beyond(&self) -> TokenSet {
        const BEYOND: [&str; 9] = ["above", "below", "over", "under", "beyond", "short of", "beneath", "past", "off"];
        /// The most words that stand between it and the target: "the official 2030".
        const FAR: usize = 4;
        let tokens = &self.scene.question.tokens;
        let Some(asks) = self.scene.question.cued(Cue::HowMany).next() else { return TokenSet::default() };
        let aims = |place: usize| tokens[place + 1..].iter().take(FAR).any(|token| token.cues.contains(&Cue::Target));
        let near = asks + 1..tokens.len().min(asks + 1 + FAR);
        near.filter(|place| BEYOND.contains(&tokens[*place].text.as_ref()) && aims(*place)).collect()
    }

    /// "How many must still be added by 2030?": the year is that of the target, of which no more is known.
    fn is_of_its_year(&self, target: IndicatorId, actual: IndicatorId) -> bool {
        self.scene.period().is_some_and(|asked| {
            let held = |id| self.scene.pick_at(id, asked).is_ok_and(|operand| operand.period(self.scene.base()) == asked);
            held(target) && !held(actual)
        })
    }

    /// Whether what grows is only how many are added: 还得增加多少, but 还得增长多少.
    fn adds_a_number(&self) -> bool {
        const ADDING: [&str; 3] = ["增加", "新增", "增添"];
        let mut grows = self.scene.question.tokens.iter().filter(|token| token.cues.contains(&Cue::Growth));
        let so_many = self.indicator.unit.is_counted() && counts_things(self.scene);
        !self.has(Cue::Share) && (so_many || grows.all(|token| ADDING.iter().any(|word| token.says(word))))
    }

    /// Whether a target is spoken of, and not what somebody wants: "how many guests want to return" aims at nothing.
    fn says_target(&self) -> bool {
        let scene = self.scene;
        let own = &scene.facts.index.name_words;
        let names = |place: usize| {
            let token = &scene.question.tokens[place];
            token.class == Class::Content || !own.contains(&token.text)
        };
        // "If they hit the goal"
        let reaches = |place: usize| ["goal", "target", "目标"].iter().any(|aim| scene.question.tokens[place].text.contains(aim));
        scene.question.cued(Cue::Target).any(names)
            || scene.question.cued(Cue::Progress).any(reaches)
            || self.has(Cue::Target) && super::fit::aims_at_a_year(scene)
    }

    /// "How many were completed, and what was the target?", 目标又是多少: whether the target is asked for beside what there is.
    fn asks_for_target_too(&self) -> bool {
        const JOINTS: [&str; 8] = [",", ";", "?", "。", "and", "&", "和", "、"];
        const ASKERS: [&str; 7] = ["how", "what", "what's", "多少", "几", "多大", "多高"];
        let tokens = &self.scene.question.tokens;
        let asks = |token: &Token| ASKERS.iter().any(|word| token.says(word)) || token.cues.contains(&Cue::HowMany);
        let Some(target) = self.scene.question.cued(Cue::Target).next() else { return false };
        let Some(joint) = (0..target).rev().find(|place| JOINTS.contains(&tokens[*place].text.as_ref())) else { return false };
        let names = |token: &Token| token.is_required() && !token.cues.iter().any(|cue| matches!(cue, Cue::Target | Cue::HowMany));
        tokens[..joint].iter().any(asks) && tokens[joint..].iter().any(asks) && !tokens[joint..].iter().any(names)
    }

    /// 完成了几成, 达成率, "the completion rate": whether the word for the way to a target asks for a part of it.
    fn asks_how_much_of_it(&self) -> bool {
        const PARTS: [&str; 4] = ["几成", "成率", "达标率", "百分比"];
        let tokens = &self.scene.question.tokens;
        let is_rate = |place: usize| tokens.get(place + 1).is_some_and(|next| matches!(next.text.as_ref(), "rate" | "percentage"));
        self.scene.question.cued(Cue::Progress).any(|place| is_rate(place) || PARTS.iter().any(|part| tokens[place].text.contains(part)))
    }

    /// 实际完成了多少, "how many have been achieved": what has been done of it, and not what is left.
    fn asks_what_is_done(&self) -> bool {
        const DONE: [&str; 8] =
            ["完成了多少", "完成多少", "实现了多少", "达成多少", "达成了多少", "achieved so far", "reached so far", "done so far"];
        let tokens = &self.scene.question.tokens;
        let mut said = self.scene.question.cued(Cue::Progress).peekable();
        said.peek().is_some()
            && said.all(|place| DONE.contains(&tokens[place].text.as_ref()))
            && ![Cue::Needed, Cue::Difference].iter().any(|cue| self.has(*cue))
    }

    /// 目标要降到多少: whether the level is asked for that is aimed at.
    fn asks_for_its_level(&self) -> bool {
        let tokens = &self.scene.question.tokens;
        let asks =
            |place: usize| tokens.get(place).is_some_and(|token| token.cues.contains(&Cue::HowMany) || token.text.starts_with("多少"));
        (0..tokens.len()).any(|place| tokens[place].text.contains("到多少") || tokens[place].text.ends_with('到') && asks(place + 1))
    }

    /// What each month has to bring, to reach the target.
    fn pace(&self, targeted: bool, pair: impl Fn() -> Result<(Operand, Operand), Reason>) -> Option<Reading> {
        let scene = self.scene;
        // 以2024全年成绩看 names the year that is told, and asks for no year's part of what is left.
        let per = asked_per(scene, None)
            .filter(|per| *per != Per::Year || stretch::asks_by_the_year(scene))
            .filter(|_| targeted && (self.has(Cue::Needed) || self.has(Cue::Progress) || self.has(Cue::Difference)))?;
        let span = frames::span(scene).filter(|(_, unit, _)| *unit == per);
        let said = span.as_ref().map(|(_, _, said)| *said).unwrap_or_default();
        let base = scene.base();
        let ask = pair().and_then(|(target, actual)| {
            let (from, to) = (actual.period(base).end, target.period(base).end);
            let months = || i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month());
            let days = || i64::from((to - from).get_days());
            let stretches = match per {
                Per::Day => Some(days()),
                Per::Week => Some(days() / 7),
                Per::Month => Some(months()),
                Per::Year => Some(months() / 12),
                Per::Second | Per::Minute | Per::Hour | Per::Each(..) => None,
            };
            let count = span.map(|(count, ..)| count).or(stretches.map(Decimal::from)).filter(|count| *count > Decimal::ZERO);
            count.map(|count| Ask::Pace { target, actual, count, per: per.clone() }).ok_or(Reason::Unsupported)
        });
        // "Each month of the twelve": how many there are may be said beside it.
        let counted = ask.as_ref().ok().and_then(|ask| if let Ask::Pace { count, .. } = ask { Some(Bounded::Exact(*count)) } else { None });
        let says = |token: &Token| matches!(token.class, Class::Number(index) if Some(scene.question.numbers[index].value) == counted);
        let said: TokenSet =
            (0..scene.question.tokens.len()).filter(|place| says(&scene.question.tokens[*place])).chain(said.iter()).collect();
        let cues: Vec<Cue> = GOAL_CUES.into_iter().chain(TIME_CUES).chain([Cue::Each, Cue::Average]).collect();
        ask.is_ok().then(|| self.reading_of(ask, self.candidate.explained.union(cued(scene.question, &cues)).union(said), ASKED_FOR * 2.0))
    }

    /// Whether the question gives the target by its number.
    fn names_target(&self, target: IndicatorId) -> bool {
        let aims = |index: usize| !super::length::is_of_period(self.scene, index);
        self.scene.number_tokens().any(aims) && self.scene.unmatched_numbers(&[target]).is_empty()
    }
}

/// The words for what is not reached.
fn says_left(scene: &Scene<'_>) -> TokenSet {
    let says = |place: &usize| LEFT.iter().any(|word| scene.question.tokens[*place].says(word));
    *scene.once.says_left.get_or_init(|| (0..scene.question.tokens.len()).filter(says).collect())
}
