//! What is an answer wanted for: "for my investment memo", "for an essay on housing"?
//!
//! What such a text is about narrows nothing of what is asked.

use super::tokens::{Class, Maker, Token};

/// What people write or hold.
const WORKS: [&str; 50] = [
    "memo",
    "report",
    "essay",
    "paper",
    "thesis",
    "dissertation",
    "article",
    "deck",
    "slide",
    "slides",
    "presentation",
    "column",
    "blog",
    "newsletter",
    "homework",
    "assignment",
    "seminar",
    "spreadsheet",
    "briefing",
    "pitch",
    "podcast",
    "exam",
    "pitchbook",
    "infographic",
    "lecture",
    "coursework",
    "op-ed",
    "speech",
    "brief",
    "feature",
    "chart",
    "graph",
    "diagram",
    "table",
    "model",
    "project",
    "poster",
    "leaflet",
    "brochure",
    "video",
    "quiz",
    "debate",
    "talk",
    "note",
    "factsheet",
    "fact-sheet",
    "handout",
    "webinar",
    "documentary",
    "application",
];
/// Who has them.
const OWNERS: [&str; 9] = ["my", "our", "a", "an", "this", "tomorrow's", "his", "her", "their"];
/// The most words between the two: "for my mid-term investment memo".
const MOST_BETWEEN: usize = 3;

impl Maker<'_> {
    /// Passes over what an answer is wanted for, where it stands behind the question.
    pub(super) fn drop_purpose(&mut self) {
        let tokens = &self.question.tokens;
        let opens = |place: usize| {
            let text = tokens[place].text.as_ref();
            let owned = |text: &str| OWNERS.contains(&text);
            if text == "for" {
                tokens.get(place + 1).is_some_and(|next| owned(&next.text)).then_some(place + 2)
            } else {
                text.strip_prefix("for ").is_some_and(owned).then_some(place + 1)
            }
        };
        let ends = |place: usize| tokens.get(place + 1).is_none_or(|next| next.class == Class::Mark);
        let works = |first: usize| {
            let within = (first..tokens.len().min(first + MOST_BETWEEN + 1)).take_while(|place| !narrows(&tokens[*place]));
            // What is the speaker's own is nothing that the base tells of.
            let own = first > 0 && tokens[first - 1].text.rsplit(' ').next().is_some_and(|word| matches!(word, "my" | "our"));
            let is_work = |place: usize| self.is_work(&tokens[place]) || own && place == first && is_called_work(&tokens[place]);
            within.into_iter().find(|place| is_work(*place) && ends(*place))
        };
        let found = (1..tokens.len()).find_map(|place| Some((place, works(opens(place)?)?)));
        if let Some((start, last)) = found {
            self.pass_over(start..last + 1);
        }
        self.drop_audience();
    }

    /// Passes over for whom an answer is wanted: "... for a reader new to the field".
    fn drop_audience(&mut self) {
        const AUDIENCES: [&str; 16] = [
            "reader",
            "readers",
            "audience",
            "layman",
            "laymen",
            "layperson",
            "beginner",
            "beginners",
            "newbie",
            "newbies",
            "outsider",
            "outsiders",
            "dummies",
            "listeners",
            "viewers",
            "non-expert",
        ];
        /// The most words between the two: "for a general reader".
        const MOST_BETWEEN: usize = 3;
        let tokens = &self.question.tokens;
        let opens = |place: usize| tokens[place].text.split(' ').next() == Some("for");
        let is_of_them = |place: &usize| AUDIENCES.contains(&tokens[*place].text.as_ref());
        let start = (1..tokens.len())
            .find(|place| opens(*place) && (*place + 1..tokens.len().min(place + 2 + MOST_BETWEEN)).any(|next| is_of_them(&next)));
        let Some(start) = start else { return };
        let end = (start..tokens.len()).find(|place| tokens[*place].class == Class::Mark).unwrap_or(tokens.len());
        if !tokens[start..end].iter().any(narrows) {
            self.pass_over(start..end);
        }
    }

    /// Passes over by when an answer is wanted: "... of claims for 2024 by noon".
    pub(super) fn drop_deadline(&mut self) {
        const DEADLINES: [&str; 16] = [
            "noon",
            "midday",
            "midnight",
            "lunch",
            "lunchtime",
            "tonight",
            "tomorrow",
            "dinner",
            "teatime",
            "eod",
            "cob",
            "bedtime",
            "close of business",
            "end of day",
            "this evening",
            "this afternoon",
        ];
        let tokens = &self.question.tokens;
        let is_deadline = |place: usize| {
            tokens.get(place).is_some_and(|token| {
                !matches!(token.class, Class::Period(_) | Class::Member(_)) && DEADLINES.contains(&token.text.as_ref())
            })
        };
        let opens = |place: usize| matches!(tokens[place].text.as_ref(), "by" | "before" | "until" | "till" | "for");
        let ends = |place: usize| tokens.get(place).is_none_or(|next| next.class == Class::Mark);
        let found = (1..tokens.len()).find(|place| opens(*place) && is_deadline(place + 1) && ends(place + 2));
        if let Some(place) = found {
            self.pass_over(place..place + 2);
        }
    }

    /// Whether a word is one for a text, of which the base does not speak itself.
    pub(super) fn is_work(&self, token: &Token) -> bool {
        let held = token.features.iter().any(|feature| self.facts.index.postings.contains_key(feature));
        !held && is_called_work(token)
    }
}

fn is_called_work(token: &Token) -> bool {
    token.text.split(' ').next_back().is_some_and(|word| WORKS.contains(&word))
}

/// Whether a word names when or where, so that it is no word of what a text is called.
fn narrows(token: &Token) -> bool {
    matches!(token.class, Class::Mark | Class::Period(_) | Class::Number(_) | Class::Member(_) | Class::Country(_))
}
