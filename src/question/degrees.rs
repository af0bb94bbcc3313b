//! Which words for a degree ask for nothing but a value: "and how slow is it?", "how bad was it", "what monthly revenue", "turn the share into a count"?

use super::tokens::{Class, Maker, Token};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// What stands behind a word for a degree that is asked of what was spoken of.
const OF_IT: [&str; 16] = [
    "is it",
    "was it",
    "are they",
    "were they",
    "is that",
    "was that",
    "it is",
    "it was",
    "they are",
    "they were",
    "is it there",
    "it",
    "is this",
    "that is",
    "that was",
    "is he",
];
/// Words by which a stretch of time qualifies what is asked for.
const QUALIFYING: [(&str, Cue); 2] = [("monthly", Cue::Month), ("yearly", Cue::Year)];

impl Maker<'_> {
    /// Reads what only says in which terms a value is asked for.
    pub(super) fn read_degrees(&mut self) {
        self.drop_degrees_of_it();
        self.drop_particles();
        self.drop_pronouns();
        self.read_conversions();
        self.read_rates();
        self.read_which_year();
        self.drop_when_of_clause();
        self.read_qualifying_times();
        self.read_per_head();
        self.drop_scale();
    }

    /// Passes over the scale of a mark, which is no part of anything: "what score out of a hundred", 满分一百打了几分.
    fn drop_scale(&mut self) {
        const MARKS: [&str; 16] = [
            "mark", "marks", "score", "scores", "rating", "ratings", "grade", "grades", "points", "scored", "rated", "graded", "得分",
            "评分", "分数", "打分",
        ];
        /// How far before its scale a mark may be named.
        const REACH: usize = 4;
        let tokens = &self.question.tokens;
        let is_scale = |text: &str| {
            let rest = ["out of a ", "out of "].iter().find_map(|opening| text.strip_prefix(opening));
            rest.is_some_and(|rest| matches!(rest, "hundred" | "100" | "ten" | "10" | "one hundred" | "five" | "5" | "every hundred"))
        };
        let named = |place: usize| {
            tokens[place.saturating_sub(REACH)..place].iter().any(|token| token.text.split(' ').any(|word| MARKS.contains(&word)))
        };
        let number = |place: usize| {
            tokens[place].text.as_ref() == "out of" && place + 1 < tokens.len() && matches!(tokens[place + 1].class, Class::Number(_))
        };
        let found = (1..tokens.len()).find(|place| named(*place) && (is_scale(&tokens[*place].text) || number(*place)));
        if let Some(place) = found {
            let length = if is_scale(&tokens[place].text) { 1 } else { 2 };
            self.pass_over(place..place + length);
        }
    }

    /// Lets "how slow is it" ask how much it is, and no movement.
    fn drop_degrees_of_it(&mut self) {
        let tokens = &self.question.tokens;
        let moves = |cue: &Cue| matches!(cue, Cue::Growth | Cue::Decline | Cue::Greater | Cue::Lesser);
        const DEGREES: [&str; 10] = ["bad", "good", "serious", "severe", "big", "large", "slow", "fast", "steep", "strong"];
        let is_degree = |place: usize| {
            if DEGREES.contains(&tokens[place].text.as_ref()) {
                return tokens[..place].iter().any(|token| token.cues.iter().any(|cue| matches!(cue, Cue::Highest | Cue::Lowest)));
            }
            let single = !tokens[place].text.contains(' ') && !tokens[place].text.ends_with("ed") && !tokens[place].text.ends_with("er");
            single && !tokens[place].cues.is_empty() && tokens[place].cues.iter().all(moves)
        };
        let of_it = |place: usize| tokens.get(place + 1).is_some_and(|next| OF_IT.contains(&next.text.as_ref()));
        let found: Vec<usize> =
            (1..tokens.len()).filter(|place| tokens[place - 1].text.as_ref() == "how" && is_degree(*place) && of_it(*place)).collect();
        for place in found {
            self.pass_over(place..place + 1);
        }
    }

    /// Passes over "the former", which only says again what was named.
    fn drop_pronouns(&mut self) {
        let tokens = &self.question.tokens;
        let is_pronoun = |place: usize| {
            let text = tokens[place].text.as_ref();
            let ends = tokens
                .get(place + 1)
                .is_none_or(|next| next.class == Class::Mark || matches!(next.text.as_ref(), "than" | "compared" | "is" | "was"));
            matches!(text, "former" | "latter" | "the former" | "the latter")
                && ends
                && (text.contains(' ') || tokens[place - 1].says("the"))
        };
        if let Some(place) = (1..tokens.len()).find(|place| is_pronoun(*place)) {
            self.pass_over(place..place + 1);
        }
    }

    /// Passes over the "down" of "break the total down for me", by which nothing fell.
    fn drop_particles(&mut self) {
        const VERBS: [&str; 12] =
            ["break", "breaking", "broke", "broken", "boil", "narrow", "note", "write", "jot", "drill", "pin", "round"];
        /// How far behind its verb the particle may stand.
        const REACH: usize = 8;
        let tokens = &self.question.tokens;
        let is_particle = |place: &usize| tokens[*place].text.as_ref() == "down" && tokens[*place].cues == [Cue::Decline];
        let is_verb = |place: usize| VERBS.iter().any(|verb| tokens[place].text.split(' ').next_back() == Some(*verb));
        let found = (1..tokens.len()).filter(is_particle).find(|place| {
            let clause = tokens[*place].clause;
            (place.saturating_sub(REACH)..*place).any(|before| tokens[before].clause == clause && is_verb(before))
        });
        // "Used up", "ended up": nothing rose.
        const USED: [&str; 20] = [
            "used",
            "using",
            "eaten",
            "filled",
            "snapped",
            "swallowed",
            "soaked",
            "gobbled",
            "ended",
            "end",
            "wound",
            "turned",
            "showed",
            "signed",
            "followed",
            "freed",
            "split",
            "ate",
            "took",
            "taken",
        ];
        let is_up = |place: &usize| tokens[*place].text.as_ref() == "up" && tokens[*place].cues == [Cue::Growth];
        let is_used = |place: usize| tokens[place].text.rsplit(' ').next().is_some_and(|verb| USED.contains(&verb));
        let found = found.or_else(|| (1..tokens.len()).filter(is_up).find(|place| is_used(place - 1)));
        if let Some(place) = found {
            self.pass_over(place..place + 1);
        }
    }

    /// Lets "turn the share into a rough company count" ask for a number, and for no percentage.
    fn read_conversions(&mut self) {
        const VERBS: [&str; 8] = ["turn", "convert", "translate", "turning", "converting", "translating", "convert the", "translate the"];
        const NUMBERS: [&str; 8] = ["count", "headcount", "number", "numbers", "heads", "head count", "actual number", "actual numbers"];
        /// How far behind "into" the number may be named.
        const REACH: usize = 6;
        let tokens = &self.question.tokens;
        let Some(verb) = tokens.iter().position(|token| VERBS.contains(&token.text.as_ref())) else { return };
        let Some(into) = (verb + 1..tokens.len()).find(|place| tokens[*place].text.split(' ').any(|word| word == "into")) else { return };
        let is_share = tokens[verb..into].iter().any(|token| token.cues.contains(&Cue::Share));
        let is_number = |token: &super::tokens::Token| NUMBERS.contains(&token.text.as_ref()) || token.cues.contains(&Cue::HowMany);
        if is_share && tokens[into..].iter().take(REACH).any(is_number) {
            let absolute = Lexicon::get().concept_for(Cue::Absolute);
            let token = &mut self.question.tokens[into];
            token.class = Class::Content;
            token.features = vec![absolute.into()];
            token.cues = vec![Cue::Absolute];
            token.restricts = 1.0;
        }
    }

    /// Lets 在哪 before 一年 ask when, and not where.
    fn read_which_year(&mut self) {
        let tokens = &self.question.tokens;
        let is_year = |place: usize| matches!(tokens[place].text.as_ref(), "一年" | "年" | "个年份" | "年度" | "一年度");
        let is_where = |place: usize| matches!(tokens[place].text.as_ref(), "在哪" | "哪" | "到哪");
        let Some(place) = (1..tokens.len()).find(|place| is_year(*place) && is_where(place - 1)) else { return };
        let when = Lexicon::get().concept_for(Cue::When);
        let token = &mut self.question.tokens[place - 1];
        token.class = Class::Content;
        token.features = vec![when.into()];
        token.cues = vec![Cue::When];
        self.pass_over(place..place + 1);
    }

    /// Lets "how many per month" ask how many there are, and for no ratio of two things.
    fn read_rates(&mut self) {
        const TIMES: [Cue; 7] = [Cue::Second, Cue::Minute, Cue::Hour, Cue::Day, Cue::Week, Cue::Month, Cue::Year];
        let lexicon = Lexicon::get();
        for place in 1..self.question.tokens.len() {
            let [.., before, time] = &mut self.question.tokens[..=place] else { continue };
            let is_time = time.cues.iter().any(|cue| TIMES.contains(cue));
            if is_time && before.text.as_ref() == "how many per" {
                before.cues = vec![Cue::HowMany];
                before.features = vec![lexicon.concept_for(Cue::HowMany).into()];
            }
        }
    }

    /// "When you speak of a colony, what is counted?": the clause says of what, and asks for no time.
    fn drop_when_of_clause(&mut self) {
        let tokens = &self.question.tokens;
        let Some(first) = tokens.iter().position(|token| token.class != Class::Mark) else { return };
        let opens = tokens[first].text.as_ref() == "when" && tokens[first].cues == [Cue::When];
        let asks =
            |token: &Token| ["what", "how", "which", "who", "does", "is"].contains(&token.text.split(' ').next().unwrap_or_default());
        let later = tokens.iter().find(|token| token.clause > tokens[first].clause && token.class != Class::Mark);
        if opens && later.is_some_and(asks) {
            self.pass_over(first..first + 1);
        }
    }

    /// Lets "what monthly revenue" ask for a month's, and not when.
    fn read_qualifying_times(&mut self) {
        let lexicon = Lexicon::get();
        for token in self.question.tokens.iter_mut().filter(|token| token.cues == [Cue::When]) {
            let last = token.text.rsplit(' ').next().unwrap_or_default();
            let Some((_, cue)) = QUALIFYING.iter().find(|(word, _)| *word == last) else { continue };
            token.class = Class::Content;
            token.features = vec![lexicon.concept_for(*cue).into()];
            token.cues = vec![*cue];
        }
    }
}
