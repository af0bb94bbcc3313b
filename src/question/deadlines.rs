//! Which words say what there has to be by a time that is still to come: 年底之前要攒够多少家, "how many are needed by year-end"?
//!
//! What is needed by then is what is aimed at, and not what there is.

use super::tokens::{Class, Maker};
use crate::language::cue::Cue;

impl Maker<'_> {
    /// Lets what is needed by the end of the year be a target.
    pub(super) fn read_deadlines(&mut self) {
        // 年底前还要多少家 asks how many are lacking, and where a target is named what is needed is needed for it.
        let Some(deadline) = self.deadline().filter(|_| !self.question.has(Cue::Target)) else { return };
        let tokens = &self.question.tokens;
        let lacks = |place: &usize| tokens[*place].text.contains('还') || *place > 0 && tokens[place - 1].text.ends_with('还');
        let needed: Vec<usize> = self.question.cued(Cue::Needed).filter(|place| !lacks(place)).collect();
        // 材料里要写年底前得发展到多少家: what is needed by then is said behind it, if it is said there at all.
        let behind = needed.iter().find(|place| **place > deadline);
        let Some(place) = behind.or(needed.first()).copied() else { return };
        self.take_for(place, Cue::Target);
    }

    /// Where the end of this year, quarter or month is named as the time by which something has to be so.
    fn deadline(&self) -> Option<usize> {
        const ENDS: [&str; 8] = ["年底", "年末", "年内", "季末", "季度末", "月底", "月末", "岁末"];
        const BEFORE: [&str; 4] = ["前", "之前", "以前", "为止"];
        const UNTIL: [&str; 6] = ["到", "赶在", "在", "截止", "截止到", "今年"];
        const BY: [&str; 7] = ["by", "before", "until", "till", "by year", "by the end", "before the end"];
        const IN_ENGLISH: [&str; 6] = ["by year - end", "by year end", "by the end", "before the end", "by end of year", "by new year"];
        let tokens = &self.question.tokens;
        let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
        (0..tokens.len()).find(|place| {
            let place = *place;
            let before = place.checked_sub(1).map_or("", text);
            let in_chinese = ENDS.contains(&text(place)) && (BEFORE.contains(&text(place + 1)) || UNTIL.contains(&before))
                || UNTIL.iter().any(|until| text(place).strip_prefix(until).is_some_and(|end| ENDS.contains(&end)))
                || ENDS.iter().any(|end| BEFORE.iter().any(|word| text(place).strip_suffix(word) == Some(end)));
            let is_end = matches!(text(place), "year - end" | "year end" | "the end of the year" | "the year is out" | "the year ends");
            // "By the end of 2022" names a year that may lie behind.
            let of_year =
                IN_ENGLISH.contains(&text(place)) && !matches!(tokens.get(place + 2).map(|token| token.class), Some(Class::Period(_)));
            in_chinese || of_year || is_end && BY.contains(&before)
        })
    }
}
