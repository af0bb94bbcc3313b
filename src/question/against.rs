//! What does a question hold something against?
//!
//! 比2021年多了多少, "more in 2023 than the previous year": what stands behind the word that compares is no period of which a figure is
//! asked for.

use super::period::Asked;
use super::tokens::{Class, Maker};
use crate::facts::period::{Period, Shape};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::Measure;

/// What stands before a period that another is held against.
const AGAINST: [&str; 8] = ["比", "较", "相比", "比起", "相较", "相较于", "相比于", "对比"];

/// What opens 跟2022年比, and what closes it.
const BESIDE: [&str; 6] = ["跟", "和", "与", "同", "对", "拿"];
const SET_BESIDE: [&str; 7] = ["比", "相比", "比较", "比起来", "来比", "对比", "相较"];

impl Maker<'_> {
    /// Takes the period behind a word that compares for what another is held against.
    pub(super) fn read_against(&mut self) {
        self.read_year_before();
        if self.question.language != Language::Chinese {
            self.read_against_the_year_before();
            return;
        }
        for place in 1..self.question.tokens.len() {
            if let Class::Period(index) = self.question.tokens[place].class
                && AGAINST.contains(&self.question.tokens[place - 1].text.as_ref())
                && let Asked::At(period) = self.question.periods[index]
            {
                self.question.periods[index] = Asked::Against(period);
            }
        }
        self.read_set_beside();
        self.read_higher_by();
    }

    /// Takes the period of 跟2022年比 for what another is held against: the word behind it says no more.
    fn read_set_beside(&mut self) {
        for place in 1..self.question.tokens.len().saturating_sub(1) {
            let [before, named, behind] = [place - 1, place, place + 1].map(|place| &self.question.tokens[place]);
            if let Class::Period(index) = named.class
                && BESIDE.contains(&before.text.as_ref())
                && SET_BESIDE.contains(&behind.text.as_ref())
                && let Asked::At(period) = self.question.periods[index]
            {
                self.question.periods[index] = Asked::Against(period);
                self.pass_over(place + 1..place + 2);
            }
        }
    }

    /// Reads "vs yr before" as a word for growth, as "vs the year before" is one.
    fn read_against_the_year_before(&mut self) {
        let growth = Lexicon::get().concept_for(Cue::Growth);
        for place in 1..self.question.tokens.len() {
            let [.., hinge, period] = &mut self.question.tokens[..=place] else { continue };
            let is_before = matches!(period.class, Class::Period(index) if self.question.periods[index] == Asked::Before);
            if is_before && matches!(hinge.text.as_ref(), "vs" | "vs." | "versus") {
                hinge.class = Class::Content;
                hinge.cues = vec![Cue::Growth];
                hinge.features = vec![growth.into()];
            }
        }
    }

    /// Takes the year before the one year that is named for what that is held against, where "than" stands before it.
    fn read_year_before(&mut self) {
        let named: Vec<Period> =
            self.question.periods.iter().filter_map(|asked| if let Asked::At(period) = asked { Some(*period) } else { None }).collect();
        let [year] = named[..] else { return };
        let tokens = &self.question.tokens;
        let is_behind_than = |place: usize| {
            let words = ["in", "for", "during", "the"];
            let before = tokens[..place].iter().rev().find(|token| !words.contains(&token.text.as_ref()));
            let before = before.map_or("", |before| before.text.as_ref());
            [before, &tokens[place].text].iter().any(|text| text.split(' ').any(|word| word == "than")) || AGAINST.contains(&before)
        };
        let held = (0..tokens.len()).find_map(|place| match tokens[place].class {
            Class::Period(index) if self.question.periods[index] == Asked::Before && is_behind_than(place) => Some(index),
            _ => None,
        });
        if let Some(index) = held.filter(|_| year.shape == Shape::Year)
            && let Some(before) = year.moved(-1, Shape::Year)
        {
            self.question.periods[index] = Asked::Against(before);
        }
    }

    /// Reads 高了三成, 低了8% beside a year that something is held against as growth or decline by so much.
    fn read_higher_by(&mut self) {
        if !self.question.periods.iter().any(|asked| matches!(asked, Asked::Against(_))) {
            return;
        }
        let tokens = &self.question.tokens;
        let is_part = |place: usize| match tokens.get(place).map(|token| token.class) {
            Some(Class::Number(index)) => self.question.numbers[index].unit.measure == Measure::Percent,
            _ => false,
        };
        let moves = |place: &usize| {
            let text = tokens[*place].text.as_ref();
            let went = usize::from(matches!(tokens.get(place + 1).map(|next| next.text.as_ref()), Some("了" | "出" | "出了")));
            let cue = match text.trim_end_matches(['了', '出']) {
                "高" | "多" => Cue::Growth,
                "低" | "少" => Cue::Decline,
                _ => return None,
            };
            (tokens[*place].cues.is_empty() && is_part(place + 1 + went)).then_some((*place, cue))
        };
        if let Some((place, cue)) = (0..tokens.len()).find_map(|place| moves(&place)) {
            let token = &mut self.question.tokens[place];
            token.class = Class::Content;
            token.cues = vec![cue];
            token.features.clear();
            token.restricts = 1.0;
        }
    }
}
