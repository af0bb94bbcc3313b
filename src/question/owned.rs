//! Whose is what is asked for: "forest that belongs to the state", 归国家所有的林地?
//!
//! "The state" alone speaks of the whole country, and narrows nothing; what belongs to it is but a part.

use super::tokens::{Class, Maker};
use crate::facts::index::FeatureId;
use crate::language::Language;
use crate::language::lexicon::Lexicon;

/// What says in English that something is somebody's, right before the owner.
const BELONGS: [&str; 8] = [
    "belong to",
    "belongs to",
    "belonging to",
    "belonged to",
    "property of",
    "in the hands of",
    "in the ownership of",
    "in the possession of",
];
/// Owners that are the public.
const PUBLIC: [&str; 12] =
    ["state", "the state", "country", "the country", "government", "the government", "nation", "the nation", "国家", "政府", "国", "公家"];
/// What says so in Chinese before the owner, and what may say so behind him.
const OF: [&str; 6] = ["归", "属", "属于", "归属", "归属于", "为"];
const ALL_HIS: [&str; 4] = ["所有", "所有的", "拥有", "拥有的"];
/// The farthest that the words behind the owner stand from those before him.
const FAR: usize = 4;

impl Maker<'_> {
    /// Lets an owner count who is the public itself.
    pub(super) fn read_owners(&mut self) {
        let Some(owned) = Lexicon::get().concept_of("state-owned").map(FeatureId::from) else { return };
        for place in 1..self.question.tokens.len() {
            let token = &self.question.tokens[place];
            if token.class != Class::Neutral || !PUBLIC.contains(&token.text.as_ref()) || !self.is_owner(place) {
                continue;
            }
            let weight = self.facts.index.weight(owned);
            let token = &mut self.question.tokens[place];
            token.class = Class::Content;
            token.restricts = 1.0;
            token.weight = weight;
            token.features = vec![owned];
            token.cues.clear();
        }
    }

    /// Whether what stands around a token says that something is his.
    fn is_owner(&self, place: usize) -> bool {
        let tokens = &self.question.tokens;
        if self.question.language == Language::Chinese {
            let behind = tokens.iter().skip(place + 1).take(FAR).any(|token| ALL_HIS.contains(&token.text.as_ref()));
            let before = tokens[place - 1].text.as_ref();
            return matches!(before, "属于" | "归属" | "归属于") || OF.contains(&before) && behind;
        }
        let row: Vec<&str> = tokens[place.saturating_sub(FAR)..place].iter().map(|token| token.text.as_ref()).collect();
        let row = row.join(" ");
        let row = row.trim_end_matches(" the");
        BELONGS.iter().any(|belongs| row.ends_with(belongs))
    }
}
