//! What does a participle or an idiom say without its helping verb: "new permits issued in June", "got cancelled", "claimed 40 lives"?
//!
//! The lexicon has "were issued", as "issued" by itself may be said of a statement; behind what is counted it is the same.

use super::known::reading_of;
use super::meaning::features_of;
use super::tokens::{Class, Maker, Token};
use crate::facts::index::FeatureId;
use crate::language::Language;
use crate::language::lexicon::Lexicon;

/// Verbs that cost lives.
const CLAIMING: [&str; 10] = ["claimed", "claim", "claims", "claiming", "took", "take", "takes", "taken", "cost", "costs"];
/// How far before the lives such a verb may stand: "claimed over five times as many lives".
const REACH: usize = 7;

impl Maker<'_> {
    /// Reads what stands without its helping verb, where the base speaks of that.
    pub(super) fn read_participles(&mut self) {
        if self.question.language != Language::English {
            return;
        }
        for place in 1..self.question.tokens.len() {
            if let Some(features) = self.meant_by_participle(place) {
                self.say(place, features);
            }
        }
        self.read_lives();
    }

    /// What a participle of no known meaning says behind a noun or behind "got", by its phrase with the verb.
    fn meant_by_participle(&self, place: usize) -> Option<Vec<FeatureId>> {
        let (before, token) = (&self.question.tokens[place - 1], &self.question.tokens[place]);
        let is_participle =
            token.class == Class::Unknown && !token.text.contains(' ') && (token.text.ends_with("ed") || token.text.ends_with("en"));
        let follows = before.class == Class::Content && before.cues.is_empty() || matches!(before.text.as_ref(), "got" | "get" | "getting");
        if !is_participle || !follows {
            return None;
        }
        let index = &self.facts.index;
        let reading = reading_of(&format!("were {}", token.text), self.facts)?;
        let held = |feature: &FeatureId| index.postings.contains_key(feature);
        let features: Vec<FeatureId> = features_of(&reading, &index.words).concat().into_iter().filter(held).collect();
        (!features.is_empty()).then_some(features)
    }

    /// Reads "claimed 40 lives" as that so many died.
    fn read_lives(&mut self) {
        let death = Lexicon::get().concept_of("death").map(FeatureId::from);
        let Some(death) = death.filter(|death| self.facts.index.postings.contains_key(death)) else { return };
        let tokens = &self.question.tokens;
        let Some(lives) = tokens.iter().position(|token| token.text.split(' ').next_back() == Some("lives")) else { return };
        let is_verb = |token: &Token| token.text.split(' ').any(|word| CLAIMING.contains(&word)) && !token.says("is");
        let Some(verb) = (lives.saturating_sub(REACH)..lives).rev().find(|place| is_verb(&tokens[*place])) else { return };
        self.pass_over(lives..lives + 1);
        self.say(verb, vec![death]);
    }

    /// Lets a token stand for what the base speaks of, and ask for no operation.
    fn say(&mut self, place: usize, features: Vec<FeatureId>) {
        let weight = features.iter().map(|feature| self.facts.index.weight(*feature)).fold(f32::INFINITY, f32::min);
        let token = &mut self.question.tokens[place];
        token.class = Class::Content;
        token.cues.clear();
        token.features = features;
        token.weight = weight;
        token.restricts = 1.0;
    }
}
