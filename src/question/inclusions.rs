//! Which parts of a message only say that all of what is asked is meant?
//!
//! "On all boards", "including the small ones", "diesel, petrol, electric, everything", "new and old together", "never mind which".

use super::tokens::{Class, Maker, Token};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use std::ops::Range;

/// Words for what things of one sort are told apart by, in the singular.
const SORTS: [&str; 29] = [
    "generation",
    "vintage",
    "make",
    "model",
    "brand",
    "flavour",
    "flavor",
    "variety",
    "shade",
    "colour",
    "color",
    "stripe",
    "description",
    "shape",
    "length",
    "grade",
    "tier",
    "level",
    "form",
    "format",
    "standard",
    "technology",
    "operator",
    "provider",
    "carrier",
    "age",
    "width",
    "denomination",
    "background",
];

/// Whether something is named in a stretch of tokens that could be asked for.
pub(super) fn told(tokens: &[Token], stretch: Range<usize>) -> bool {
    tokens[stretch].iter().any(|token| token.class == Class::Content && token.cues.is_empty())
}

impl Maker<'_> {
    /// Passes over what names a whole by all of its parts: "on all boards", "in every region", 所有行业.
    pub(super) fn drop_universals(&mut self) {
        const ALL: [&str; 22] = [
            "all",
            "all the",
            "all of the",
            "every",
            "any",
            "every single",
            "across all",
            "across all the",
            "either",
            "whichever",
            "whatever",
            "all of",
            "所有",
            "全部",
            "各个",
            "各",
            "所有的",
            "任何",
            "不分",
            "不论",
            "不管",
            "无论",
        ];
        let lexicon = Lexicon::get();
        let tokens = &self.question.tokens;
        let postings = &self.facts.index.postings;
        // "Every generation", "all makes and models": what things are told apart by, where the base does not.
        let sorts = |token: &Token| {
            SORTS.contains(&token.text.trim_end_matches('s')) && !token.features.iter().any(|feature| postings.contains_key(feature))
        };
        let divides = |token: &Token| {
            !token.features.is_empty() && token.features.iter().all(|feature| lexicon.is_partition(feature.0)) || sorts(token)
        };
        let found: Vec<Range<usize>> = (1..tokens.len())
            .filter(|place| divides(&tokens[*place]) && ALL.contains(&tokens[place - 1].text.as_ref()))
            .map(|place| place - 1..place + 1)
            .collect();
        for universal in found {
            self.pass_over(universal);
        }
    }

    /// Passes over what is only said to belong to what is asked: "including the small ones", "little giants included", 包括小的.
    pub(super) fn drop_inclusions(&mut self) {
        const BEFORE: [&str; 9] = ["including", "include", "incl", "counting", "includes", "inclusive of", "包括", "包含", "含"];
        const AFTER: [&str; 5] = ["included", "inclusive", "counted in", "在内", "包括在内"];
        // What does not matter.
        const EITHER_WAY: [&str; 24] = [
            "never mind",
            "never mind what",
            "regardless",
            "regardless of",
            "irrespective of",
            "no matter",
            "no matter what",
            "no matter which",
            "no matter how",
            "whatever",
            "whatever the",
            "whichever",
            "independent of",
            "doesn't matter",
            "does not matter",
            "don't care",
            "not just",
            "not only",
            "不只",
            "不只是",
            "不光是",
            "不单是",
            "不仅是",
            "不限于",
        ];
        self.drop_examples();
        self.drop_likened();
        self.drop_all_in();
        let tokens = &self.question.tokens;
        let mut found: Vec<Range<usize>> = Vec::new();
        let parts = self.parts();
        for (number, part) in parts.iter().cloned().enumerate() {
            let told = |range: Range<usize>| told(tokens, range);
            // "Without counting the large ones" includes nothing.
            let is_denied = |place: usize| place > 0 && tokens[place - 1].cues.iter().any(|cue| matches!(cue, Cue::Not | Cue::Excluding));
            let opening = part.clone().find(|place| BEFORE.contains(&tokens[*place].text.as_ref()) && !is_denied(*place));
            // 不只是 is cut in two.
            let in_two = |place: usize| tokens.get(place + 1).map(|next| format!("{}{}", tokens[place].text, next.text));
            let says = |place: usize| {
                EITHER_WAY.contains(&tokens[place].text.as_ref()) || in_two(place).is_some_and(|both| EITHER_WAY.contains(&both.as_str()))
            };
            let indifferent = part.clone().find(|place| says(*place));
            if let Some(opening) = opening.or(indifferent).filter(|opening| told(0..*opening)) {
                // "Never mind" and "what fuel" are two parts.
                let next = parts.get(number + 1).filter(|next| opening + 1 == part.end && next.start == part.end);
                found.push(opening..next.map_or(part.end, |next| next.end));
            } else if part.start > 0 && AFTER.contains(&tokens[part.end - 1].text.as_ref()) && told(0..part.start) {
                found.push(part);
            }
        }
        found.extend(self.enumerated());
        found.extend(self.whole_lot());
        found.extend(self.opposites());
        for part in found {
            self.pass_over(part);
        }
    }

    /// "What slice of all of them ...? The whole lot": all that is asked a share or a number of, and not all figures.
    fn whole_lot(&self) -> Option<Range<usize>> {
        let tokens = &self.question.tokens;
        let parts = self.parts();
        let last = parts.last().filter(|last| last.start > 0)?;
        let everything = tokens[last.clone()].iter().all(|token| token.restricts == 0.0 || token.cues.contains(&Cue::Everything));
        let is_all = everything && tokens[last.clone()].iter().any(|token| token.cues.contains(&Cue::Everything));
        let asks = tokens[..last.start].iter().any(|token| token.class == Class::Content && token.cues.contains(&Cue::Share));
        (is_all && asks).then(|| last.clone())
    }

    /// A row that ends in all: "diesel, petrol, electric, everything", "farms of every sort: dairy, pigs, whatever".
    fn enumerated(&self) -> Option<Range<usize>> {
        const CLOSING: [&str; 16] = [
            "everything",
            "all",
            "all of it",
            "all of them",
            "whatever",
            "you name it",
            "the lot",
            "all together",
            "all in",
            "anything",
            "and so on",
            "all kinds",
            "all types",
            "all sorts",
            "the whole lot",
            "altogether",
        ];
        /// How long a thing in such a row may be.
        const SHORT: usize = 3;
        let tokens = &self.question.tokens;
        let parts = self.parts();
        let is_closing = |part: &Range<usize>| {
            part.len() <= SHORT
                && CLOSING.contains(&tokens[part.end - 1].text.as_ref())
                && tokens[part.clone()].iter().all(|token| token.restricts == 0.0 || token.cues.contains(&Cue::Everything))
        };
        let last = parts.iter().position(is_closing)?;
        let plain = |part: &Range<usize>| {
            let named = |token: &Token| matches!(token.class, Class::Content | Class::Neutral | Class::Unknown) && token.cues.is_empty();
            part.len() <= SHORT && tokens[part.clone()].iter().all(named)
        };
        let row = parts[..last].iter().rev().take_while(|part| plain(part)).count();
        let first = parts[last - row].start;
        let told = tokens[..first].iter().any(|token| token.class == Class::Content && token.cues.is_empty());
        (row > 1 && told).then_some(first..parts[last].end)
    }

    /// Both sides of a whole: "new and old ones together", "big and small".
    fn opposites(&self) -> Option<Range<usize>> {
        const PAIRS: [(&str, &str); 16] = [
            ("new", "old"),
            ("new", "existing"),
            ("large", "small"),
            ("youth", "elderly"),
            ("child", "adult"),
            ("state-owned", "private"),
            ("domestic", "foreign"),
            ("domestic", "abroad"),
            ("domestic", "international"),
            ("urban", "rural"),
            ("full-time", "part-time"),
            ("rich", "poverty"),
            ("male", "female"),
            ("paid", "free"),
            ("city", "village"),
            ("new", "second-hand"),
        ];
        // "Men and women together" are all; "men and women" may be asked for each.
        const CLOSING: [&str; 8] = ["combined", "together", "alike", "altogether", "in total", "in all", "taken together", "all"];
        let lexicon = Lexicon::get();
        let tokens = &self.question.tokens;
        let means = |token: &Token, key: &str| lexicon.concept_of(key).is_some_and(|concept| token.features.contains(&concept.into()));
        let against = [Cue::Difference, Cue::Ratio, Cue::Compare, Cue::Greater, Cue::Lesser, Cue::Share, Cue::Highest, Cue::Lowest];
        if tokens.iter().any(|token| token.cues.iter().any(|cue| against.contains(cue))) {
            return None;
        }
        let place = (1..tokens.len().saturating_sub(1)).find(|place| {
            let (before, after) = (&tokens[place - 1], &tokens[place + 1]);
            let closed = tokens[place + 2..].iter().take(2).any(|token| CLOSING.contains(&token.text.as_ref()));
            let sort = |token: &Token| token.class == Class::Content || closed && matches!(token.class, Class::Member(_));
            let both = sort(before) && sort(after);
            let are = |one: &str, other: &str| means(before, one) && means(after, other) || means(before, other) && means(after, one);
            both && matches!(tokens[*place].text.as_ref(), "and" | "or" | "&" | "/" | "as well as")
                && PAIRS.iter().any(|(one, other)| are(one, other))
        })?;
        Some(place - 1..place + 2)
    }
}
