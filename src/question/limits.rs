//! Which words speak of what is aimed at or allowed, though they are none for a target?
//!
//! 给2025年定的快递量指标, "what cap did they put on permits": where the base has no limits but targets and quotas, those are meant.

use super::tokens::{Class, Maker, Token};
use crate::facts::base::{Indicator, Kind};
use crate::facts::index::{FeatureId, Profile, Tie};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

impl Maker<'_> {
    /// Reads what speaks of a target without the word.
    pub(super) fn read_limits(&mut self) {
        let target = FeatureId::from(Lexicon::get().concept_for(Cue::Target));
        if !self.facts.index.postings.contains_key(&target) {
            return;
        }
        self.read_quota();
        self.read_caps(target);
        self.read_overshoot();
        self.read_setting();
    }

    /// Takes a ceiling for a quota, in a base that has quotas and speaks of no ceilings.
    fn read_caps(&mut self, target: FeatureId) {
        let lexicon = Lexicon::get();
        let index = &self.facts.index;
        let limit = lexicon.concept_of("upper-limit").map(FeatureId::from).filter(|limit| !index.postings.contains_key(limit));
        let said =
            |notion: &FeatureId| self.question.tokens.iter().any(|token| token.features.contains(notion) || token.text.ends_with('额'));
        let quota = lexicon.concept_of("quota").map(FeatureId::from).filter(|quota| said(quota) && self.only_aims(*quota));
        let speaks_of_quotas = quota.is_some_and(|quota| index.postings.contains_key(&quota));
        let weight = index.weight(target);
        const CEILINGS: [&str; 9] =
            ["cap", "the cap", "a cap", "ceiling", "ceilings", "upper limit", "upper limits", "upper bound", "上限"];
        // "True or cap?" is asked of what may be a lie.
        let tokens = &self.question.tokens;
        let doubts = |place: usize| {
            let before = place.checked_sub(1).map_or("", |before| tokens[before].text.as_ref());
            tokens[place].text.as_ref() == "cap" && matches!(before, "or" | "no" | "some" | "that's" | "thats" | "is")
        };
        let is_ceiling = |place: &usize| {
            let token = &tokens[*place];
            let of = |notion: Option<FeatureId>| notion.is_some_and(|notion| token.features.contains(&notion));
            let is_limit = of(limit) && CEILINGS.contains(&token.text.as_ref()) && !doubts(*place);
            let is_quota = of(quota) || speaks_of_quotas && matches!(token.text.as_ref(), "名额" | "限额");
            (is_limit || is_quota) && !token.features.contains(&target)
        };
        for place in (0..tokens.len()).filter(is_ceiling).collect::<Vec<_>>() {
            let token = &mut self.question.tokens[place];
            token.class = Class::Content;
            // What a quota is of has that in its words, too, and is none.
            token.features.retain(|feature| Some(*feature) != quota);
            token.features.push(target);
            token.cues.push(Cue::Target);
            token.weight = weight;
            token.restricts = 1.0;
        }
    }

    /// Whether all that a notion is said of in the base is aimed at or ruled.
    fn only_aims(&self, notion: FeatureId) -> bool {
        let index = &self.facts.index;
        let named = index.profiles.iter().zip(&index.aims).filter(|(profile, _)| profile.tie(notion) == Some(Tie::Own));
        named.into_iter().all(|(_, aims)| *aims)
    }

    /// "Blew right through the quota", "sailed past the target": it was exceeded.
    fn read_overshoot(&mut self) {
        const VERBS: [&str; 22] = [
            "blew", "blow", "blown", "blows", "burst", "busted", "bust", "broke", "broken", "crashed", "smashed", "sailed", "shot", "went",
            "flew", "raced", "gone", "swept", "roared", "marched", "cruised", "stormed",
        ];
        /// How far the words of it may stand apart.
        const REACH: usize = 3;
        let tokens = &self.question.tokens;
        let is_verb = |token: &Token| token.text.split(' ').any(|word| VERBS.contains(&word));
        let is_aim = |token: &Token| token.cues.contains(&Cue::Target);
        let passes = |place: &usize| {
            let near = tokens[place.saturating_sub(REACH)..*place].iter();
            let behind = tokens[place + 1..].iter().take(REACH);
            matches!(tokens[*place].text.as_ref(), "through" | "past" | "over") && near.clone().any(is_verb) && behind.clone().any(is_aim)
        };
        let Some(place) = (0..tokens.len()).find(passes) else { return };
        let token = &mut self.question.tokens[place];
        token.class = Class::Content;
        token.features = vec![FeatureId::from(Lexicon::get().concept_for(Cue::Greater))];
        token.cues = vec![Cue::Greater];
        token.restricts = 1.0;
    }

    /// Takes a number that somebody has set for something for its target, where one is held: 省里给2025年的快递量定了个什么数.
    fn read_setting(&mut self) {
        const SETTING: [&str; 8] = ["定了", "定了个", "定下了", "定的是", "设了", "设了个", "订了", "立了"];
        const ASKED: [&str; 7] = ["什么", "啥", "多少", "几", "多大", "多高", "什么样"];
        /// How far behind the verb it may be asked what was set.
        const REACH: usize = 3;
        let tokens = &self.question.tokens;
        let asks = |token: &Token| ASKED.iter().any(|word| token.text.starts_with(word)) || token.cues.contains(&Cue::HowMany);
        let is_set = |place: &usize| SETTING.contains(&tokens[*place].text.as_ref()) && tokens[place + 1..].iter().take(REACH).any(asks);
        let Some(verb) = (0..tokens.len()).find(is_set).filter(|verb| self.has_a_target(*verb)) else { return };
        self.take_for(verb, Cue::Target);
    }

    /// Whether all that is named before a verb is what some target is of.
    fn has_a_target(&self, verb: usize) -> bool {
        let names = |token: &&Token| token.class == Class::Content && token.cues.is_empty() && token.is_required();
        let named: Vec<&Token> = self.question.tokens[..verb].iter().filter(names).collect();
        let explains = |profile: &Profile| named.iter().all(|token| token.features.iter().any(|feature| profile.tie(*feature).is_some()));
        let is_target = |indicator: &Indicator| indicator.kind == Some(Kind::Target) || indicator.target_for.is_some();
        let mut held = self.facts.base.indicators.iter().zip(&self.facts.index.profiles);
        !named.is_empty() && held.any(|(indicator, profile)| is_target(indicator) && explains(profile))
    }

    /// Takes 指标 that somebody has set for what is aimed at: 给2025年定的快递量指标.
    fn read_quota(&mut self) {
        const SETTING: [&str; 8] = ["定的", "定下的", "定下", "下达", "下达的", "设定的", "设的", "分配的"];
        let tokens = &self.question.tokens;
        let Some(quota) = tokens.iter().rposition(|token| token.text.as_ref() == "指标") else { return };
        if tokens[..quota].iter().any(|token| SETTING.contains(&token.text.as_ref())) {
            let token = &mut self.question.tokens[quota];
            token.class = Class::Content;
            token.cues = vec![Cue::Target];
            token.features = vec![FeatureId::from(Lexicon::get().concept_for(Cue::Target))];
            token.restricts = 1.0;
        }
    }
}
