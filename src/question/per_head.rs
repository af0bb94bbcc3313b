//! Which words ask for so much for each person: 摊到每个人头上, "for every inhabitant"?
//!
//! They mean what "per head" does, where the base tells something per head.

use super::tokens::{Class, Maker, Token};
use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, Tie};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// Words for one person, whoever that is, by whose number what is told per head is divided.
const ANYBODY: [&str; 19] = [
    "person",
    "head",
    "inhabitant",
    "resident",
    "citizen",
    "soul",
    "individual",
    "man woman and child",
    "man, woman and child",
    "人",
    "个人",
    "人头",
    "人头上",
    "居民",
    "国民",
    "公民",
    "百姓",
    "老百姓",
    "国人",
];
/// What comes to each of them.
const HEADS: [&str; 5] = ["头上", "身上", "头", "人头上", "人头"];

impl Maker<'_> {
    /// Reads "each person" as "per head", where the base tells something per head.
    pub(super) fn read_per_head(&mut self) {
        let Some(per_head) = Lexicon::get().concept_of("per-capita").map(FeatureId::from) else { return };
        let tokens = &self.question.tokens;
        let is_told = self.facts.index.postings.contains_key(&per_head);
        // 平均到每个人身上
        let said = tokens.iter().position(|token| token.features.contains(&per_head));
        let heads = |place: usize| tokens.get(place + 1).is_some_and(|next| HEADS.contains(&next.text.as_ref()));
        if let Some(place) = said.filter(|place| heads(*place)) {
            self.pass_over(place + 1..place + 2);
            return;
        }
        if !is_told || tokens.iter().any(|token| token.features.contains(&per_head)) {
            return;
        }
        let each = |token: &Token| token.cues == [Cue::Each] || matches!(token.text.as_ref(), "每" | "每个" | "each" | "every");
        let anybody = |token: &Token| {
            let is_named =
                matches!(token.class, Class::Content) && token.features.first().is_some_and(|own| self.names_others(*own, per_head));
            (ANYBODY.contains(&token.text.as_ref()) || self.is_home(token)) && !is_named
        };
        // "How much honey does a person eat?"
        let does = |place: usize| {
            let helps = place > 1 && matches!(tokens[place - 2].text.as_ref(), "does" | "do" | "did" | "would");
            let one = matches!(tokens[place - 1].text.as_ref(), "a" | "one" | "an average" | "the average" | "a typical" | "the typical");
            helps && one && ANYBODY.contains(&tokens[place].text.as_ref())
        };
        let is_each = |place: &usize| each(&tokens[place - 1]) && anybody(&tokens[*place]) || does(*place);
        let Some(place) = (1..tokens.len()).find(is_each) else { return };
        let has_heads = heads(place);
        self.pass_over(place - 1..place);
        if has_heads {
            self.pass_over(place + 1..place + 2);
        }
        let weight = self.facts.index.weight(per_head);
        let token = &mut self.question.tokens[place];
        token.class = Class::Content;
        token.features = vec![per_head];
        token.cues.clear();
        token.weight = weight;
        token.restricts = 1.0;
    }

    /// Whether a word is one for the country that everything here is about, and so for its people: 每个中国人.
    pub(super) fn is_home(&self, token: &Token) -> bool {
        self.facts.index.is_home(&crate::language::atoms::atoms(&token.text))
    }

    /// Whether the base names something by a notion that is not told per head.
    fn names_others(&self, notion: FeatureId, per_head: FeatureId) -> bool {
        let profiles = &self.facts.index.profiles;
        let is_own = |id: &IndicatorId| {
            let tie = |feature| profiles[id.0 as usize].tie(feature);
            tie(notion) == Some(Tie::Own) && tie(per_head) != Some(Tie::Own)
        };
        let index = &self.facts.index;
        index.postings.get(&notion).is_some_and(|having| having.iter().any(is_own))
    }
}
