//! Which place in an order is asked for: 第二名是谁, 第二大的区?
//!
//! The whole order is told, in which every place is seen.

use super::tokens::{Class, Maker};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use std::ops::Range;

/// What is at its most, and at its least, behind a place: 第二大, 第三低.
const MOST: [char; 9] = ['大', '多', '高', '长', '快', '贵', '重', '强', '好'];
const LEAST: [char; 6] = ['低', '少', '小', '短', '慢', '轻'];
/// What puts things in order where a place in it is asked for, and says elsewhere who waits.
const LINES: [&str; 3] = ["排队", "站队", "排座次"];

impl Maker<'_> {
    /// Lets a place in an order ask for the order, and nothing else beside it speak of somebody.
    pub(super) fn read_places_in_order(&mut self) {
        let rank = Lexicon::get().concept_for(Cue::Rank);
        for place in 0..self.question.tokens.len() {
            let Some(order) = self.place_in_order(place) else { continue };
            let last = order.end - 1;
            let ascends = self.question.tokens[last].text.starts_with(LEAST);
            self.pass_over(order);
            let token = &mut self.question.tokens[last];
            token.class = Class::Content;
            token.cues = if ascends { vec![Cue::Rank, Cue::Lowest] } else { vec![Cue::Rank] };
            token.features = vec![rank.into()];
            token.restricts = 1.0;
            // 第二名是谁 asks for no person.
            let who = self.question.tokens.get(last + 1).is_some_and(|next| next.cues.contains(&Cue::Who)).then_some(last + 1);
            let lines = |place: &usize| LINES.contains(&self.question.tokens[*place].text.as_ref());
            let beside: Vec<usize> = (0..self.question.tokens.len()).filter(lines).chain(who).collect();
            beside.into_iter().for_each(|place| self.pass_over(place..place + 1));
        }
    }

    /// The tokens that name a place in an order from here on; the first one is what is most, which the lexicon knows.
    fn place_in_order(&self, place: usize) -> Option<Range<usize>> {
        let text = |at: usize| self.question.tokens.get(at).map_or("", |token| token.text.as_ref());
        let nth = text(place).strip_prefix('第')?;
        // 第 and 二 fall apart where no word is made of them.
        let (nth, next) = if nth.is_empty() { (text(place + 1), place + 2) } else { (nth, place + 1) };
        let nth = nth.trim_end_matches('的');
        let number = nth.trim_end_matches(['名', '位']);
        let is_number = !number.is_empty() && number.chars().all(|sign| "二三四五六七八九十0123456789".contains(sign));
        let what = text(next);
        let adjective = (what.starts_with(MOST) || what.starts_with(LEAST)) && what.trim_end_matches('的').chars().count() == 1;
        if !is_number {
            None
        } else if number.len() < nth.len() {
            Some(place..next)
        } else {
            adjective.then_some(place..next + 1)
        }
    }
}
