//! Which Chinese questions ask how long it takes for one more of something?
//!
//! 平均几小时发生一宗爆窃, 多少分钟响一次: so many hours for one, and not so many an hour.

use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// How many tokens behind the time the one thing may stand.
const REACH: usize = 6;
/// What asks how many there are of a stretch of time.
const ASKING: [&str; 8] = ["几", "多少", "几多", "好多", "每几", "每多少", "隔几", "隔多少"];
/// The stretches of time that are counted.
const TIMES: [Cue; 5] = [Cue::Second, Cue::Minute, Cue::Hour, Cue::Day, Cue::Week];
/// One of what comes again and again.
const ONE: [&str; 18] = [
    "一宗", "一起", "一件", "一家", "一个", "一例", "一次", "一名", "一位", "一户", "一间", "一单", "一人", "一条", "一辆", "一台", "一趟",
    "一份",
];

/// Words for a stretch of time that is as any other.
const ORDINARY: [&str; 8] = ["ordinary", "normal", "regular", "usual", "random", "平常", "普通", "寻常"];

impl Maker<'_> {
    /// Passes over what says that a day is as any other: "on an ordinary day".
    fn drop_ordinary(&mut self) {
        let tokens = &self.question.tokens;
        let lasts = |token: &Token| token.cues.iter().any(|cue| TIMES.contains(cue) || *cue == Cue::Month);
        let is_any = |place: &usize| ORDINARY.contains(&tokens[*place].text.as_ref()) && lasts(&tokens[*place + 1]);
        let found: Vec<usize> = (0..tokens.len().saturating_sub(1)).filter(is_any).collect();
        found.into_iter().for_each(|place| self.pass_over(place..place + 1));
    }

    /// Lets the time of 几小时一宗 ask for the time between two of them.
    pub(super) fn read_intervals(&mut self) {
        self.drop_lengths();
        self.drop_ordinary();
        let tokens = &self.question.tokens;
        if self.question.language != Language::Chinese || self.question.has(Cue::EachInterval) {
            return;
        }
        let is_time = |token: &Token| token.cues.iter().any(|cue| TIMES.contains(cue)) && token.class == Class::Content;
        let asks = |place: usize| {
            let text = tokens[place].text.as_ref();
            ASKING.contains(&text) || text.ends_with(['几']) && text.chars().count() < 4
        };
        let is_one = |place: &usize| ONE.contains(&tokens[*place].text.as_ref());
        let found = (1..tokens.len()).find(|place| {
            let behind = *place + 1..tokens.len().min(place + REACH);
            let clause = tokens[*place].clause;
            is_time(&tokens[*place])
                && asks(place - 1)
                && behind.clone().filter(|later| tokens[*later].clause == clause).any(|later| is_one(&later))
        });
        // 几天一起命案
        let is_whole = |token: &Token| {
            let counted = ASKING.iter().find_map(|asking| token.text.strip_prefix(asking));
            counted.is_some_and(|time| matches!(time, "秒" | "秒钟" | "分钟" | "小时" | "个小时" | "钟头" | "天" | "日" | "周"))
        };
        let beside =
            |place: &usize| is_whole(&tokens[*place]) && tokens.get(place + 1).is_some_and(|next| ONE.contains(&next.text.as_ref()));
        if let Some(time) = (0..tokens.len()).find(beside).filter(|_| found.is_none()) {
            let token = &mut self.question.tokens[time];
            token.class = Class::Content;
            token.features = vec![Lexicon::get().concept_for(Cue::EachInterval).into()];
            token.cues = vec![Cue::EachInterval];
            token.restricts = 1.0;
        } else if let Some(time) = found {
            let interval = Lexicon::get().concept_for(Cue::EachInterval).into();
            for place in [time - 1, time] {
                let token = &mut self.question.tokens[place];
                if place == time {
                    token.features.push(interval);
                    token.cues.push(Cue::EachInterval);
                } else {
                    token.class = Class::Neutral;
                    token.restricts = 0.0;
                }
            }
        }
    }
}
