//! Who is quoted, and by whose word is something wanted?
//!
//! "My uncle says ...", 邻居说, "according to the ministry": who says it restricts nothing of what is said.

use super::speaker::ASKERS;
use super::tokens::{Class, Maker, Token};
use crate::facts::index::FeatureId;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

impl Maker<'_> {
    /// Makes neutral who is quoted: what stands before the first "says" of a message.
    pub(super) fn drop_speaker(&mut self) {
        const SAYING: [&str; 26] = [
            "says",
            "said",
            "say",
            "claims",
            "claimed",
            "told",
            "thinks",
            "reckons",
            "insists",
            "swears",
            "posted",
            "wrote",
            "argues",
            "tells",
            "mentioned",
            "keeps saying",
            "说",
            "讲",
            "称",
            "说是",
            "讲过",
            "跟我说",
            "告诉我",
            "话",
            "声称",
            "说过",
        ];
        const FARTHEST: usize = 8;
        let saying = self.question.tokens.iter().take(FARTHEST).position(|token| {
            let says = |verb: &&str| {
                token.text.starts_with(*verb) && token.text.len() < verb.len() + 12
                    || verb.is_ascii() && token.text.strip_suffix(*verb).is_some_and(|who| who.ends_with(' '))
            };
            SAYING.iter().any(says)
        });
        let Some(saying) = saying.filter(|saying| !self.are_things(*saying)) else { return };
        // "What did residents say in the survey" asks what they said.
        let asks = |token: &super::tokens::Token| ASKERS.iter().any(|asker| token.text.starts_with(asker));
        if self.question.tokens[..saying].iter().any(asks) {
            return;
        }
        let speaker = &mut self.question.tokens[..saying];
        // 每天新开多少家？说的是全国: who was asked before is nobody who says something.
        let asks = |token: &super::tokens::Token| matches!(token.text.as_ref(), "?" | "!" | "。") || token.cues.contains(&Cue::HowMany);
        let fixed = |token: &super::tokens::Token| matches!(token.class, Class::Number(_) | Class::Period(_) | Class::Country(_));
        if speaker.iter().any(|token| fixed(token) || asks(token)) {
            return;
        }
        for token in speaker.iter_mut().filter(|token| token.restricts > 0.0) {
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
        }
        self.question.reported = true;
    }

    /// Whether "claims" are what is counted: "insurance claims fell", "asylum claims in 2022", but "the ministry claims that ...".
    ///
    /// Where the base speaks of applications, they are those.
    fn are_things(&mut self, place: usize) -> bool {
        const CLAIMING: [&str; 7] = ["that", "there", "to", "it", "they", "we", "the"];
        let postings = &self.facts.index.postings;
        let tokens = &self.question.tokens;
        let is_held = |token: &Token| {
            token.class == Class::Content && token.cues.is_empty() && token.features.iter().any(|feature| postings.contains_key(feature))
        };
        let opens = |token: &Token| {
            token.text.split(' ').next().is_some_and(|word| CLAIMING.contains(&word))
                || matches!(token.class, Class::Number(_))
                || token.class == Class::Mark && matches!(token.text.as_ref(), ":" | "\"" | "'")
        };
        let follows = tokens.get(place + 1).is_some_and(opens);
        if tokens[place].text.as_ref() != "claims" || follows || !place.checked_sub(1).is_some_and(|before| is_held(&tokens[before])) {
            return false;
        }
        let application = Lexicon::get().concept_of("application").map(FeatureId::from);
        if let Some(application) = application.filter(|application| postings.contains_key(application)) {
            let weight = self.facts.index.weight(application);
            let token = &mut self.question.tokens[place];
            token.features = vec![application];
            token.cues.clear();
            token.weight = weight;
        }
        true
    }

    /// Makes neutral whose figures are wanted: "according to the government", "as reported by the union".
    pub(super) fn drop_sources(&mut self) {
        const OPENING: [&str; 7] =
            ["according to", "as per", "as reported by", "as stated by", "in the words of", "going by", "as told by"];
        const WHO: [&str; 17] = [
            "government",
            "ministry",
            "minister",
            "state",
            "authorities",
            "officials",
            "statistics",
            "data",
            "records",
            "council",
            "city",
            "agency",
            "office",
            "figures",
            "numbers",
            "survey",
            "report",
        ];
        let tokens = &self.question.tokens;
        let Some(opening) = tokens.iter().position(|token| OPENING.contains(&token.text.as_ref())) else { return };
        let own = |text: &str| text.split(' ').any(|word| self.facts.index.own.contains(crate::language::fold::stem(word).as_str()));
        let is_who = |text: &str| text.split(' ').any(|word| WHO.contains(&word)) || own(text);
        let end = (opening + 1..tokens.len().min(opening + 7)).take_while(|place| tokens[*place].class != Class::Mark);
        let Some(last) = end.filter(|place| is_who(&tokens[*place].text)).last() else { return };
        let told = tokens.iter().enumerate().any(|(place, token)| !(opening..=last).contains(&place) && token.class == Class::Content);
        if !told {
            return;
        }
        for token in &mut self.question.tokens[opening..=last] {
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
        }
    }
}
