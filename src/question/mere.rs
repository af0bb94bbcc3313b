//! Which words only say that so much is little?
//!
//! "Only grew 6 %", "merely 40 of them": what is meant is the same without them.

use super::Facts;
use super::tokens::{Class, Maker, Token};
use crate::facts::index::FeatureId;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::Measure;

/// Words that make little of what stands behind them.
const MERE: [&str; 8] = ["only", "merely", "just", "barely", "a mere", "a measly", "a paltry", "all of"];

/// Notions of a trade as a whole.
const TRADES: [&str; 2] = ["sector", "industry"];

/// Over how long something grows where no other time is said.
const YEARLY: &str = "within a year";

/// Whether a phrase begins with a participle: "investing in", "listed".
pub(super) fn is_participle(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let stem = |ending: &str| first.strip_suffix(ending).is_some_and(|stem| stem.len() > 2);
    stem("ing") && !matches!(first, "during" | "including" | "counting" | "nothing" | "anything" | "everything") || stem("ed")
}

/// Whether a word names something that the base speaks of, and asks for nothing.
pub(super) fn names_held(token: &Token, facts: &Facts) -> bool {
    let is_held = |feature: &FeatureId| facts.index.postings.contains_key(feature);
    token.class == Class::Content && token.cues.is_empty() && token.features.iter().any(is_held)
}

impl Maker<'_> {
    /// Lets "who" pass by half where a number is asked besides: "who got money? I mean what part of the firms did".
    pub(super) fn let_who_pass(&mut self) {
        let tokens = &mut self.question.tokens;
        let asks = |cue: &Cue| matches!(cue, Cue::HowMany | Cue::Count | Cue::Share | Cue::Absolute);
        if tokens.iter().any(|token| token.cues.iter().any(asks)) {
            let passing = tokens.iter_mut().filter(|token| token.text.as_ref() == "who" && token.restricts > super::restriction::LIGHT);
            passing.for_each(|token| token.restricts = super::restriction::LIGHT);
        }
        self.drop_whose();
    }

    /// "The lifts whose inspection was overdue" asks for nobody.
    fn drop_whose(&mut self) {
        let tokens = &self.question.tokens;
        let is_relative = |place: &usize| {
            let before = &tokens[*place - 1];
            let names = before.class == Class::Content && before.cues.is_empty() && before.clause == tokens[*place].clause;
            tokens[*place].text.as_ref() == "whose" && names
        };
        if let Some(place) = (1..tokens.len()).find(is_relative) {
            self.pass_over(place..place + 1);
        }
    }

    /// Reads what only makes little of something, or says no more than what stands beside it.
    pub(super) fn read_small_words(&mut self) {
        self.drop_mere();
        self.drop_trade();
        self.drop_rise_to_rank();
        self.read_zero();
        self.require_measure_of_share();
        self.read_what_it_is();
        self.drop_behind();
        self.read_in_place();
        self.require_predicate();
    }

    /// "How many of the firms lost their label?": what they did narrows them, though the word be an ordinary one.
    fn require_predicate(&mut self) {
        const DONE: [&str; 13] =
            ["lost", "won", "quit", "sold", "went", "fell", "died", "broke", "sank", "withdrew", "shut", "gave", "became"];
        let tokens = &self.question.tokens;
        let Some(asked) = self.question.cued(Cue::HowMany).next() else { return };
        let does = |place: &usize| {
            let token = &tokens[*place];
            token.class == Class::Unknown
                && token.restricts >= super::restriction::LIGHT
                && DONE.contains(&token.text.as_ref())
                && names_held(&tokens[place - 1], self.facts)
        };
        // "How many volunteers left?": they went, or are what remains of something.
        let ends =
            |place: usize| tokens[place + 1..].iter().all(|token| token.class == Class::Mark || matches!(token.class, Class::Period(_)));
        let leaves = |place: &usize| tokens[*place].text.as_ref() == "left" && names_held(&tokens[place - 1], self.facts) && ends(*place);
        let takes = self.question.has(Cue::Excluding) || self.question.has(Cue::Not) || self.question.has(Cue::Progress);
        let quits = |place: &usize| {
            let stops = ["quit", "resigned", "retired", "died", "dropped"].contains(&tokens[*place].text.as_ref());
            stops && tokens[*place].class == Class::Neutral && names_held(&tokens[place - 1], self.facts) && ends(*place)
        };
        let does = |place: &usize| does(place) || quits(place);
        let left = (asked + 1..tokens.len())
            .find(leaves)
            .filter(|_| !takes && self.question.tokens.iter().all(|token| token.clause == tokens[asked].clause));
        if let Some(place) = (asked + 1..tokens.len()).find(does).or(left) {
            self.question.tokens[place].class = Class::Unknown;
            self.question.tokens[place].restricts = 1.0;
        }
    }

    /// "The sample size behind the poll": what stands behind a noun is not less than it.
    fn drop_behind(&mut self) {
        let tokens = &self.question.tokens;
        let names = |token: &Token| token.class == Class::Content && token.cues.is_empty();
        let stands = |place: &usize| tokens[*place].text.as_ref() == "behind" && names(&tokens[place - 1]);
        if let Some(place) = (1..tokens.len()).find(stands) {
            self.pass_over(place..place + 1);
            return;
        }
        // "Behind on their inspection": late, and not less than it.
        let late = |place: &usize| {
            tokens[*place].text.as_ref() == "behind" && matches!(tokens[*place + 1].text.as_ref(), "on" | "with" | "schedule")
        };
        let Some(place) = (0..tokens.len().saturating_sub(1)).find(late) else { return };
        let overdue = Lexicon::get().concept_of("overdue").map(FeatureId::from);
        let overdue = overdue.filter(|overdue| self.facts.index.postings.contains_key(overdue));
        let token = &mut self.question.tokens[place];
        token.class = if overdue.is_some() { Class::Content } else { Class::Unknown };
        token.cues.clear();
        token.features = overdue.into_iter().collect();
        token.restricts = 1.0;
    }

    /// Passes over the year within which something grew: a rate of growth is one of a year.
    pub(super) fn drop_yearly(&mut self) {
        let grows = self.question.tokens.iter().any(|token| token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline)));
        for token in self.question.tokens.iter_mut().filter(|token| grows && token.text.as_ref() == YEARLY) {
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
        }
    }

    /// Takes the ranks of something for its number, and not for an order.
    pub(super) fn read_ranks(&mut self) {
        // "The ranks of small firms" are their number.
        for place in 1..self.question.tokens.len() {
            let (before, of) = self.question.tokens.split_at_mut(place);
            let ranks = &mut before[place - 1];
            if ranks.text.as_ref() == "ranks" && of[0].text.as_ref() == "of" {
                ranks.cues.retain(|cue| *cue != Cue::Rank);
            }
        }
    }

    /// Passes over having risen to a rank that the base speaks of: "risen to little-giant rank" is no growth, and no order.
    fn drop_rise_to_rank(&mut self) {
        const FAR: usize = 6;
        let tokens = &self.question.tokens;
        let is_rank = |place: &usize| *place > 0 && tokens[*place].cues.contains(&Cue::Rank) && tokens[*place].text.as_ref() == "rank";
        let Some(rank) = (0..tokens.len()).find(is_rank) else { return };
        let rises = |place: &usize| {
            tokens[*place].cues.contains(&Cue::Growth) && tokens.get(place + 1).is_some_and(|next| next.text.as_ref() == "to")
        };
        let Some(rise) = (rank.saturating_sub(FAR)..rank).find(rises) else { return };
        for place in [rise, rank] {
            let token = &mut self.question.tokens[place];
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
        }
    }

    /// Keeps what a share is measured by, where that is not the number: "27 % of the market by value" is told by no share of firms.
    fn require_measure_of_share(&mut self) {
        const MEASURES: [&str; 12] = [
            "value",
            "market value",
            "market cap",
            "capitalisation",
            "capitalization",
            "weight",
            "volume",
            "turnover",
            "worth",
            "size",
            "amount",
            "assets",
        ];
        let tokens = &self.question.tokens;
        let is_percentage = |token: &Token| match token.class {
            Class::Number(index) => self.question.numbers[index].unit.measure == Measure::Percent,
            _ => token.cues.contains(&Cue::Share),
        };
        if !tokens.iter().any(is_percentage) {
            return;
        }
        let by = |place: &usize| matches!(tokens[*place - 1].text.as_ref(), "by" | "in terms of" | "measured by");
        let measures: Vec<usize> = (1..tokens.len()).filter(|place| MEASURES.contains(&tokens[*place].text.as_ref())).filter(by).collect();
        for place in measures {
            let token = &mut self.question.tokens[place];
            if token.class == Class::Neutral {
                token.class = Class::Content;
                token.restricts = 1.0;
            }
        }
    }

    /// Reads "zero" before what the base speaks of as its denial where a part is asked for: "what share did zero R&D", "the number that
    /// got zero loans".
    fn read_zero(&mut self) {
        let asks_part = [Cue::Share, Cue::HowMany, Cue::Count, Cue::Absolute].iter().any(|cue| self.question.has(*cue));
        let tokens = &self.question.tokens;
        let zero = |place: &usize| {
            matches!(tokens[*place].class, Class::Number(_))
                && tokens[*place].text.as_ref() == "zero"
                && tokens.get(place + 1).is_some_and(|known| names_held(known, self.facts))
        };
        if let Some(place) = (0..tokens.len()).find(zero).filter(|_| asks_part) {
            let token = &mut self.question.tokens[place];
            token.class = Class::Content;
            token.cues = vec![Cue::Not];
            token.restricts = 1.0;
        }
    }

    /// Takes 为何 at the end of a Chinese question behind what is asked for as "what is it": 家数为何.
    fn read_what_it_is(&mut self) {
        let tokens = &self.question.tokens;
        let Some(last) = tokens.iter().rposition(|token| token.class != Class::Mark).filter(|last| *last > 0) else { return };
        let before = &tokens[last - 1];
        let names = [Cue::Count, Cue::Share].iter().any(|cue| before.cues.contains(cue))
            || before.class == Class::Content && !before.features.is_empty();
        let is_measured = ["数", "量", "率", "额", "值", "比重", "比例", "占比"].iter().any(|ending| before.text.ends_with(ending));
        if tokens[last].text.as_ref() == "为何" && names && is_measured {
            let token = &mut self.question.tokens[last];
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
        }
    }

    /// Passes over a word for the trade as a whole, behind what the base speaks of: "the software sector", 芯片行业.
    fn drop_trade(&mut self) {
        let lexicon = Lexicon::get();
        let trades: Vec<FeatureId> = TRADES.iter().filter_map(|trade| lexicon.concept_of(trade)).map(FeatureId::from).collect();
        let postings = &self.facts.index.postings;
        for place in 1..self.question.tokens.len() {
            let (before, rest) = self.question.tokens.split_at_mut(place);
            let token = &mut rest[0];
            let is_trade = !token.features.is_empty()
                && token.features.iter().all(|feature| trades.contains(feature) && !postings.contains_key(feature));
            if is_trade
                && token.class == Class::Content
                && token.cues.is_empty()
                && before.last().is_some_and(|known| names_held(known, self.facts))
            {
                token.class = Class::Neutral;
                token.restricts = 0.0;
            }
        }
    }

    /// Passes over what makes little of a movement or a number.
    fn drop_mere(&mut self) {
        for place in 1..self.question.tokens.len() {
            let next = &self.question.tokens[place];
            let is_little = matches!(next.class, Class::Number(_)) || next.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline));
            let before = &mut self.question.tokens[place - 1];
            if is_little && before.cues.is_empty() && MERE.contains(&before.text.as_ref()) {
                before.class = Class::Neutral;
                before.restricts = 0.0;
            }
        }
    }
}
