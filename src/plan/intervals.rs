//! Which readings tell how much time there is between one of something and the next: "every how many seconds", 多久一家?

use super::Ask;
use super::readings::Reading;
use super::single::{ASKED_FOR, Maker};
use super::stretch::{TIME_CUES, asked_per};
use crate::facts::base::Kind;
use crate::language::cue::Cue;
use crate::quantity::{Per, Unit};
use crate::question::Class;

impl Maker<'_, '_> {
    /// Whether the number of an interval is left to be filled in: "every ___ seconds".
    fn leaves_a_blank(&self) -> bool {
        let tokens = &self.scene.question.tokens;
        let is_plural = |text: &str| matches!(text, "seconds" | "minutes" | "hours");
        self.scene.question.cued(Cue::Each).any(|place| {
            let mut after = tokens[place + 1..].iter().skip_while(|token| token.class == Class::Mark);
            tokens.get(place + 1).is_some_and(|next| next.class == Class::Mark) && after.next().is_some_and(|next| is_plural(&next.text))
        })
    }

    pub fn interval(&self) -> Option<Reading> {
        if !self.has(Cue::EachInterval) && !self.leaves_a_blank() {
            return None;
        }
        let said: String =
            self.scene.question.cued(Cue::EachInterval).map(|place| self.scene.question.tokens[place].text.as_ref()).collect();
        let within = [
            ("second", Per::Second),
            ("minute", Per::Minute),
            ("hour", Per::Hour),
            ("day", Per::Day),
            ("秒", Per::Second),
            ("分钟", Per::Minute),
            ("小时", Per::Hour),
            ("天", Per::Day),
        ];
        let told = within.into_iter().find(|(word, _)| said.contains(word)).map(|(_, per)| per);
        let per = told.or_else(|| asked_per(self.scene, None)).unwrap_or(Per::Second);
        let timed = matches!(&self.indicator.unit, Unit::Rate(_, per) if !matches!(per, Per::Each(..)))
            || matches!(self.indicator.unit, Unit::Counted(_)) && self.indicator.kind == Some(Kind::Flow);
        // How long it takes to free somebody is told in minutes, and comes every so often in none.
        let timed = timed && !super::wanted::is_time(&self.indicator.unit);
        timed.then(|| {
            let ask = self.scene.pick(self.id()).map(|rate| Ask::Interval { rate, per });
            let cues: Vec<Cue> = TIME_CUES.into_iter().chain([Cue::EachInterval, Cue::When, Cue::Average]).collect();
            self.reading(ask, &cues, ASKED_FOR * 2.0)
        })
    }
}
