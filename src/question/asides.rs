//! Which words of a message are beside the question?
//!
//! What the speaker tells of himself, who is quoted, and what is only named to be set aside.

use super::tokens::{Class, Maker};
use crate::language::cue::Cue;

impl Maker<'_> {
    /// Makes neutral what is only named to be set aside: "revenue, not profit", "not the goal", 不是目标.
    pub(super) fn drop_contrast(&mut self) {
        const AUXILIARIES: [&str; 24] = [
            "are", "is", "was", "were", "did", "do", "does", "have", "has", "had", "will", "would", "can", "could", "be", "been", "should",
            "that", "which", "who", "ca", "wo", "must", "may",
        ];
        let tokens = &self.question.tokens;
        let ends = |place: usize| tokens.get(place).is_none_or(|token| token.class == Class::Mark);
        let found = tokens.iter().enumerate().find_map(|(place, token)| {
            let after_verb = |text: &str| text.rsplit(' ').next().is_some_and(|word| AUXILIARIES.contains(&word));
            let english = token.text.as_ref() == "not" && place > 0 && !after_verb(&tokens[place - 1].text);
            let chinese = matches!(
                token.text.as_ref(),
                "不是" | "而不是" | "并非" | "不单" | "不只" | "不光" | "不单是" | "不只是" | "不光是" | "不限于"
            ) && (place == 0 || tokens[place - 1].class == Class::Mark);
            let start = place + 1;
            let start = start
                + usize::from(tokens.get(start).is_some_and(|token| {
                    matches!(
                        token.text.as_ref(),
                        "the" | "a" | "an" | "in" | "of" | "only" | "just" | "merely" | "只" | "只是" | "仅" | "说" | "看"
                    )
                }));
            let end = (start..(start + 4).min(tokens.len())).find(|place| ends(place + 1))?;
            let content =
                tokens.iter().enumerate().filter(|(other, token)| !(place..=end).contains(other) && token.class == Class::Content).count();
            // "Of the new ones, what share is not ...?" asks of what is not.
            let asked = tokens[start..=end.min(tokens.len() - 1)]
                .iter()
                .any(|token| [Cue::Share, Cue::HowMany, Cue::Difference].iter().any(|cue| token.cues.contains(cue)));
            ((english || chinese) && content > 0 && end >= start && !asked).then_some(place..=end)
        });
        for place in found.into_iter().flatten() {
            let token = &mut self.question.tokens[place];
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
        }
    }

    /// Makes neutral the sentences in which the speaker tells of himself, where another sentence asks the question.
    pub(super) fn drop_stories(&mut self) {
        const OWN: [&str; 16] =
            ["i", "my", "we", "our", "me", "im", "i'm", "myself", "mine", "ours", "我", "我们", "咱", "俺", "i am", "we are"];
        const ASKING: [&str; 12] =
            ["?", "how many", "how much", "what", "which", "多少", "几", "吗", "how large", "how big", "is it true", "number of"];
        let mut sentence = 0;
        let sentences: Vec<usize> = self
            .question
            .tokens
            .iter()
            .map(|token| {
                let own = sentence;
                sentence += usize::from(matches!(token.text.as_ref(), "." | "!" | "?" | "。" | ";"));
                own
            })
            .collect();
        let has = |number: usize, words: &[&str]| {
            self.question.tokens.iter().zip(&sentences).any(|(token, own)| *own == number && words.contains(&token.text.as_ref()))
        };
        let stories: Vec<usize> = (0..=sentence).filter(|number| has(*number, &OWN) && !has(*number, &ASKING)).collect();
        // "Our paper says so and so. Is that right?" asks about what was said before.
        let speaks_of_facts = |number: usize| {
            let postings = &self.facts.index.postings;
            self.question.tokens.iter().zip(&sentences).any(|(token, own)| {
                *own == number && token.class == Class::Content && token.features.iter().any(|feature| postings.contains_key(feature))
            })
        };
        let asked = (0..=sentence).any(|number| has(number, &ASKING) && speaks_of_facts(number));
        if !asked {
            return;
        }
        for (token, _) in self.question.tokens.iter_mut().zip(&sentences).filter(|(_, own)| stories.contains(own)) {
            // "I'd rather not do the maths" denies nothing of what is asked.
            token.cues.clear();
            if token.restricts > 0.0 {
                token.class = Class::Neutral;
                token.restricts = 0.0;
            }
        }
    }

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
        let saying = self
            .question
            .tokens
            .iter()
            .take(FARTHEST)
            .position(|token| SAYING.iter().any(|verb| token.text.starts_with(verb) && token.text.len() < verb.len() + 12));
        let Some(saying) = saying else { return };
        let speaker = &mut self.question.tokens[..saying];
        if speaker.iter().any(|token| matches!(token.class, Class::Number(_) | Class::Period(_) | Class::Country(_))) {
            return;
        }
        for token in speaker.iter_mut().filter(|token| token.restricts > 0.0) {
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
        }
        self.question.reported = true;
    }

    /// Makes neutral a "who" that relates and does not ask: "the firms who invested".
    pub(super) fn drop_relatives(&mut self) {
        for place in 1..self.question.tokens.len() {
            let before = &self.question.tokens[place - 1];
            let relates = before.class == Class::Content && !before.cues.contains(&Cue::Claim)
                || matches!(before.text.as_ref(), "those" | "ones" | "people" | "all" | "everyone" | "anyone");
            let token = &mut self.question.tokens[place];
            if relates && token.text.as_ref() == "who" {
                token.class = Class::Neutral;
                token.restricts = 0.0;
                token.cues.clear();
            }
        }
    }

    /// Whether a clause begins with the speaker and reports nothing: "I have five minutes", but not "I heard that ...".
    fn is_of_the_speaker(&self, clause: usize) -> bool {
        const OWN: [&str; 10] = ["i", "i'm", "i've", "we", "we're", "my", "our", "i have", "we have", "i am"];
        const REPORTING: [&str; 18] = [
            "heard", "read", "think", "thought", "guess", "bet", "believe", "remember", "recall", "reckon", "saw", "say", "said", "claim",
            "assume", "doubt", "suppose", "know",
        ];
        let mut words = self.question.tokens.iter().filter(|token| token.clause == clause && token.class != Class::Mark);
        let first = words.next().is_some_and(|token| OWN.contains(&token.text.as_ref()));
        first && !words.any(|token| token.cues.contains(&Cue::Claim) || token.text.split(' ').any(|word| REPORTING.contains(&word)))
    }

    /// Makes neutral the clauses that are about the speaker: those that open so and name nothing of the base.
    pub(super) fn drop_asides(&mut self) {
        let index = &self.facts.index;
        let count = self.opened.len();
        let speaks_of_facts: Vec<bool> = (0..count)
            .map(|clause| {
                let own = self.is_of_the_speaker(clause);
                self.question.tokens.iter().any(|token| {
                    token.clause == clause
                        && (matches!(token.class, Class::Number(_) | Class::Period(_)) && !own
                            || matches!(token.class, Class::Country(_) | Class::Member(_))
                            || token.class == Class::Content && token.features.iter().any(|feature| index.postings.contains_key(feature)))
                })
            })
            .collect();
        if !speaks_of_facts.contains(&true) {
            return;
        }
        let opened: Vec<bool> = (0..count).map(|clause| self.opened[clause] || self.is_of_the_speaker(clause)).collect();
        for token in &mut self.question.tokens {
            if opened[token.clause]
                && !speaks_of_facts[token.clause]
                && (token.restricts > 0.0 || matches!(token.class, Class::Number(_)))
                && !matches!(token.class, Class::Country(_))
            {
                token.class = Class::Neutral;
                token.restricts = 0.0;
            }
        }
    }
}
