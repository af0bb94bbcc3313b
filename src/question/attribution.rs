//! Who says what a message claims, and what is asked about its being so?
//!
//! "A columnist writes that there are 41 harbours. Safe to print?", "does the evidence bear out that ...": the one who says it and the
//! wish to have it judged are beside the claim, and together make it one.

use super::speaker::{ASKERS, YES_OR_NO};
use super::tokens::{Class, Maker, Token};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use std::ops::Range;

/// How many words may stand before the verb of saying or before what is said.
pub(super) const MOST_BEFORE: usize = 9;
/// How many words that name nothing may stand between the verb of saying and what is said.
const MOST_BARE: usize = 3;
/// How many words a remark on a claim may have.
pub(super) const MOST_AFTER: usize = 8;
/// Cues of a question that is more than whether something is so.
const ASKS_MORE: [Cue; 12] = [
    Cue::HowMany,
    Cue::Share,
    Cue::Count,
    Cue::Define,
    Cue::Difference,
    Cue::Ratio,
    Cue::Instruction,
    Cue::Why,
    Cue::HowTo,
    Cue::Growth,
    Cue::Forecast,
    Cue::Everything,
];

impl Maker<'_> {
    /// Passes over who says a claim, and over what is asked about its being so, and makes it a claim.
    pub(super) fn drop_attribution(&mut self) {
        if self.question.language != Language::English {
            return;
        }
        let sentences = self.stretches();
        if let Some(said) = sentences.first().and_then(|claim| self.said_behind(claim)) {
            self.judge(said);
            for remark in sentences.iter().skip(1).filter(|remark| self.is_remark_on_a_claim(remark)).cloned().collect::<Vec<_>>() {
                self.judge(remark);
            }
            return;
        }
        for (place, sentence) in sentences.iter().enumerate() {
            let Some(said) = self.said_by_somebody(sentence) else { continue };
            if !self.states_a_number(&said) {
                continue;
            }
            self.judge(sentence.start..said.start);
            // What is asked of a claim comes behind it.
            for remark in &sentences[place + 1..] {
                if self.is_remark_on_a_claim(remark) {
                    self.judge(remark.clone());
                }
            }
            return;
        }
        // "27 % of them are: defensible?"
        let [claim, remarks @ ..] = sentences.as_slice() else { return };
        let asks = self.question.tokens[claim.clone()].iter().any(asks_more_than_whether);
        if !asks && self.states_a_number(claim) && !remarks.is_empty() && remarks.iter().all(|remark| self.is_remark_on_a_claim(remark)) {
            remarks.iter().for_each(|remark| self.judge(remark.clone()));
        }
    }

    /// Who says it, behind a comma: "62 % of them were listed, that's what the broker's note says".
    fn said_behind(&self, claim: &Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.question.tokens;
        let comma = claim.clone().rfind(|place| tokens[*place].text.as_ref() == ",")?;
        let said = comma + 1..claim.end;
        let mut words = tokens[said.clone()].iter().filter(|token| token.class != Class::Mark);
        let says = words.clone().next_back().is_some_and(is_saying) && words.clone().count() > 2;
        let fixes = |token: &Token| matches!(token.class, Class::Number(_) | Class::Period(_) | Class::Member(_) | Class::Country(_));
        // "That's what ... says" asks for nothing.
        let more = words.any(|token| fixes(token) || asks_more_than_whether(token) && !token.text.ends_with("what"));
        (says && !more && said.len() <= MOST_BEFORE + 1 && self.states_a_number(&(claim.start..comma))).then_some(said)
    }

    /// What somebody says, by this stretch: the part behind "that", a quotation mark, a colon or a verb of saying.
    fn said_by_somebody(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.question.tokens;
        let mut saying = false;
        for place in sentence.clone().take(MOST_BEFORE) {
            let token = &tokens[place];
            let leads = token.text.split(' ').next_back().is_some_and(|word| matches!(word, "that" | "whether" | "if"));
            let quotes = token.class == Class::Mark && matches!(token.text.as_ref(), "\"" | "'" | ":");
            saying |= is_saying(token);
            if place > sentence.start && (saying || self.asks_whether(sentence.start)) && (leads || quotes) {
                return Some(place + 1..sentence.end);
            }
            // "My uncle reckons 41 of them are", "one of the speakers claimed there are", "a client believes cats make up half of them",
            // "a speaker said the country had 41"
            let first = (sentence.start..place).rev().take_while(|place| is_bare(&tokens[*place])).take(MOST_BARE).last().unwrap_or(place);
            let after_verb = first > sentence.start + 1 && is_saying(&tokens[first - 1]);
            let begins = matches!(token.class, Class::Number(_)) || token.text.starts_with("there ") || self.names_something(token);
            if begins && after_verb {
                return Some(first..sentence.end);
            }
            let ends = token.class == Class::Mark && token.text.as_ref() != "-";
            if asks_more_than_whether(token) || asks_for_it(token) || self.orders(place) || self.names_something(token) || ends {
                return None;
            }
        }
        None
    }

    /// Whether a token is an order to the bot, with nobody before it who does it: "please say that", but "a columnist says that".
    fn orders(&self, place: usize) -> bool {
        let tokens = &self.question.tokens;
        let turns = |token: &Token| matches!(token.text.as_ref(), "please" | "pls" | "now" | "just" | "and" | "then" | "you");
        let before = place.checked_sub(1).map(|before| &tokens[before]);
        tokens[place].cues.contains(&Cue::Command) && before.is_none_or(|token| token.class == Class::Mark || turns(token))
    }

    /// Whether a sentence begins as one that is answered by yes or no.
    fn asks_whether(&self, start: usize) -> bool {
        let first = self.question.tokens[start].text.split(' ').next();
        first.is_some_and(|first| YES_OR_NO.contains(&first))
    }

    /// Whether a token names what is asked about, or is a number or a time.
    pub(super) fn names_something(&self, token: &Token) -> bool {
        let postings = &self.facts.index.postings;
        let held = || token.cues.is_empty() && token.features.iter().any(|feature| postings.contains_key(feature));
        matches!(token.class, Class::Number(_) | Class::Period(_) | Class::Member(_) | Class::Country(_))
            || token.class == Class::Content && !is_saying(token) && held()
    }

    /// Whether a stretch has a number or says "most", "half", "more than", and asks nothing.
    fn states_a_number(&self, stretch: &Range<usize>) -> bool {
        let tokens = &self.question.tokens[stretch.clone()];
        let asks = |token: &Token| {
            token.text.split(' ').next().is_some_and(|word| ASKERS.contains(&word) || word == "how") || token.cues.contains(&Cue::HowMany)
        };
        // "Profits outpaced sales", "sales shrank"
        let compares = |token: &Token| token.cues.iter().any(|cue| matches!(cue, Cue::Greater | Cue::Lesser | Cue::Decline));
        tokens.iter().any(|token| stands_for_a_number(token) || compares(token))
            && !tokens.iter().any(asks)
            && tokens.iter().any(|token| self.names_something(token))
    }

    /// Whether a stretch only asks about the claim before it: "safe?", "is she right?", "leave it in?", "does that stand up?"
    fn is_remark_on_a_claim(&self, stretch: &Range<usize>) -> bool {
        const OTHERWISE: [Cue; 6] = [Cue::Source, Cue::Speaker, Cue::Who, Cue::When, Cue::Where, Cue::Difference];
        let tokens = &self.question.tokens[stretch.clone()];
        let words = tokens.iter().filter(|token| token.class != Class::Mark);
        let asks = |token: &Token| asks_more_than_whether(token) || token.cues.iter().any(|cue| OTHERWISE.contains(cue));
        words.clone().count() <= MOST_AFTER
            && words.clone().next().is_some()
            && !words.clone().any(|token| asks(token) || self.names_something(token))
            && !words.clone().any(|token| ASKERS.iter().any(|asker| token.text.starts_with(asker)))
    }

    /// Passes over a stretch that wants something judged.
    pub(super) fn judge(&mut self, stretch: Range<usize>) {
        let claim = Lexicon::get().concept_for(Cue::Claim).into();
        let first = stretch.clone().find(|place| self.question.tokens[*place].class != Class::Mark);
        for place in stretch {
            let token = &mut self.question.tokens[place];
            let judges = token.cues.contains(&Cue::Claim);
            if token.class == Class::Mark || judges {
                continue;
            }
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
            if Some(place) == first {
                token.features.push(claim);
                token.cues.push(Cue::Claim);
            }
        }
    }

    /// The message cut where a sentence ends or a half of one, and behind what is quoted.
    fn stretches(&self) -> Vec<Range<usize>> {
        let tokens = &self.question.tokens;
        let is = |place: usize, marks: &[&str]| {
            tokens.get(place).is_some_and(|token| token.class == Class::Mark && marks.contains(&token.text.as_ref()))
        };
        let behind_quotation = |place: usize| place > 1 && is(place, &[":", ",", "-"]) && is(place - 1, &["\"", "'"]);
        self.cut(|place| is(place, &[".", "!", "?", ";", "\n", "…"]) || behind_quotation(place))
    }
}

/// Whether a token is a number, or a word that stands for one: "most", "half", "twice".
pub(super) fn stands_for_a_number(token: &Token) -> bool {
    const COMPARING: [Cue; 5] = [Cue::Majority, Cue::Minority, Cue::Half, Cue::Double, Cue::Triple];
    matches!(token.class, Class::Number(_)) || token.cues.iter().any(|cue| COMPARING.contains(cue))
}

/// Whether a token asks who or which: "who says that there are 41?"
fn asks_for_it(token: &Token) -> bool {
    let first = token.text.split(' ').next();
    first.is_some_and(|first| matches!(first, "who" | "who's" | "whose" | "which" | "what" | "what's" | "where" | "when" | "how" | "why"))
}

/// Whether a token asks for more than whether something is so.
pub(super) fn asks_more_than_whether(token: &Token) -> bool {
    token.cues.iter().any(|cue| ASKS_MORE.contains(cue))
}

/// Whether a token neither names nor asks nor says anything.
fn is_bare(token: &Token) -> bool {
    token.class == Class::Neutral && token.cues.is_empty() && !is_saying(token)
}

/// Whether a token tells that somebody says something.
fn is_saying(token: &Token) -> bool {
    let lexicon = Lexicon::get();
    // "claim that"
    let said = token.text.strip_suffix(" that").unwrap_or(&token.text);
    lexicon.says(said) || said.rsplit(' ').next().is_some_and(|word| lexicon.says(word))
}
