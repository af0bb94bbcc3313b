//! Which words that also tell of a change, an operation or money say only where or how something is?
//!
//! "Schools down in Cork" are not fewer, "the mean daily number" asks for no meaning, and who goes to school spends nothing.

use super::tokens::{Class, Maker, Token};
use crate::facts::index::FeatureId;
use crate::language::cue::Cue;
use crate::language::fold::stem;
use crate::language::lexicon::Lexicon;

impl Maker<'_> {
    /// Reads words by those beside them.
    pub(super) fn read_by_neighbours(&mut self) {
        self.drop_directions();
        self.drop_likenesses();
        self.read_mean();
        self.read_going();
        self.read_form();
        self.read_worth();
        self.read_adding();
        self.read_participles();
    }

    /// Takes "what were exports worth" for a question of their value in money, and for none whether they are worth it.
    fn read_worth(&mut self) {
        let tokens = &self.question.tokens;
        let asks = |token: &Token| token.says("what") || token.text.ends_with("how much");
        let last =
            |place: usize| tokens.get(place + 1).is_none_or(|next| matches!(next.class, Class::Mark | Class::Period(_)) || next.says("in"));
        let is_value = |place: &usize| tokens[*place].text.as_ref() == "worth" && last(*place) && tokens[..*place].iter().any(asks);
        let Some(place) = (1..tokens.len()).find(is_value) else { return };
        let money = Lexicon::get().concept_of("money").map(FeatureId::from);
        let token = &mut self.question.tokens[place];
        token.cues.clear();
        token.features = money.into_iter().collect();
    }

    /// Takes "add the one and the other" for a wish for their sum.
    fn read_adding(&mut self) {
        const BEFORE: [&str; 8] = ["please", "pls", "can you", "could you", "now", "then", "if you", "if i"];
        const JOINING: [&str; 4] = ["and", "to", "plus", "with"];
        let tokens = &self.question.tokens;
        let opens =
            |place: usize| place == 0 || tokens[place - 1].class == Class::Mark || BEFORE.contains(&tokens[place - 1].text.as_ref());
        let adds = |place: &usize| matches!(tokens[*place].text.as_ref(), "add" | "add the" | "adding") && opens(*place);
        let Some(place) = (0..tokens.len()).find(adds) else { return };
        if !tokens[place..].iter().any(|token| JOINING.contains(&token.text.as_ref())) {
            return;
        }
        self.take_for(place, Cue::Total);
    }

    /// Takes no change from what only says where a place lies: "down in Cork", "up north", "over in the west".
    fn drop_directions(&mut self) {
        const DIRECTIONS: [&str; 6] = ["down", "up", "over", "out", "back", "round"];
        const PLACING: [&str; 8] = ["in", "at", "around", "near", "on", "by", "there", "here"];
        // "How much was it up in Cork" tells of a change.
        const MOVING: [&str; 24] = [
            "is", "was", "are", "were", "be", "been", "go", "goes", "went", "gone", "going", "come", "came", "much", "percent", "%", "by",
            "it", "they", "that", "move", "moved", "trend", "trending",
        ];
        let tokens = &self.question.tokens;
        let is = |token: Option<&Token>, words: &[&str]| token.is_some_and(|token| words.contains(&token.text.as_ref()));
        let is_place = |place: usize| {
            let article = usize::from(is(tokens.get(place), &["the"]));
            tokens.get(place + article).is_some_and(|token| matches!(token.class, Class::Member(_) | Class::Country(_)))
        };
        let moves = |place: usize| {
            let before = place.checked_sub(1).and_then(|before| tokens.get(before));
            before.is_none_or(|before| before.text.split(' ').next_back().is_some_and(|word| MOVING.contains(&word)))
                || before.is_some_and(|before| matches!(before.class, Class::Number(_)))
        };
        let asks_how_much = tokens.iter().any(|token| token.text.ends_with("how much") || token.cues.contains(&Cue::Share));
        let asks_how_long = tokens.iter().any(|token| matches!(token.text.as_ref(), "how long" | "how old" | "how far"));
        let asks_how_many = !asks_how_much && (asks_how_long || self.question.has(Cue::HowMany) || self.question.has(Cue::Count));
        let found: Vec<usize> = (0..tokens.len())
            .filter(|place| is(tokens.get(*place), &DIRECTIONS) && is(tokens.get(place + 1), &PLACING) && is_place(place + 2))
            .filter(|place| asks_how_many && !moves(*place))
            .collect();
        // "Turns up", "rings up": the verb takes the word with it.
        const VERBS: [&str; 16] = [
            "turn", "show", "ring", "call", "sign", "give", "look", "follow", "wake", "stand", "line", "hang", "wash", "phone", "back",
            "sit",
        ];
        let takes = |place: &usize| {
            let before = &tokens[place - 1];
            let word = before.text.split(' ').next_back().unwrap_or_default();
            let is_verb = VERBS.contains(&stem(word).as_str()) && before.restricts == 0.0;
            is(tokens.get(*place), &["up", "down"]) && is_verb && tokens[*place].class == Class::Neutral
        };
        let taken: Vec<usize> = (1..tokens.len()).filter(takes).collect();
        for place in found.into_iter().chain(taken) {
            self.pass_over(place..place + 1);
        }
    }

    /// Passes over what something is only likened to: "Nasdaq-style", "hidden-champion type".
    fn drop_likenesses(&mut self) {
        const LIKE: [&str; 5] = ["- style", "- like", "- type", "- esque", "- ish"];
        let tokens = &self.question.tokens;
        let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
        let is_stranger = |place: usize| {
            let token = &tokens[place];
            matches!(token.class, Class::Unknown) || token.class == Class::Content && !self.is_held(token)
        };
        let found: Vec<usize> = (0..tokens.len()).filter(|place| LIKE.contains(&text(place + 1)) && is_stranger(*place)).collect();
        for place in found {
            self.pass_over(place..place + 2);
        }
    }

    /// Whether the base speaks of what a token may stand for.
    fn is_held(&self, token: &Token) -> bool {
        token.features.iter().any(|feature| self.facts.index.postings.contains_key(feature))
    }

    /// Tells the mean of numbers from what a word means: "mean daily sales", but "what does it mean".
    fn read_mean(&mut self) {
        const ASKING: [&str; 8] = ["do", "does", "did", "you", "they", "it", "that", "would"];
        let tokens = &self.question.tokens;
        let says = |token: &Token, words: &[&str]| token.text.split(' ').any(|word| words.contains(&word));
        let Some(place) = tokens.iter().position(|token| token.text.as_ref() == "mean" && token.cues.contains(&Cue::Average)) else {
            return;
        };
        // "Sample size? I mean the poll where ..."
        if tokens[..place].last().is_some_and(|before| matches!(before.text.as_ref(), "i" | "we")) {
            self.pass_over(place..place + 1);
            return;
        }
        let asks = tokens[..place].iter().any(|token| token.clause == tokens[place].clause && says(token, &ASKING));
        let of_something = tokens.get(place + 1).is_some_and(|next| next.class == Class::Content);
        let kept = if asks {
            Cue::Define
        } else if of_something {
            Cue::Average
        } else {
            return;
        };
        let feature = FeatureId::from(Lexicon::get().concept_for(kept));
        let token = &mut self.question.tokens[place];
        token.cues.retain(|cue| *cue == kept);
        token.features.retain(|known| *known == feature);
    }

    /// Reads "form china in 2024" as "from china": nothing is formed before a place or a period.
    fn read_form(&mut self) {
        let tokens = &self.question.tokens;
        let named = |place: usize| {
            tokens.get(place).is_some_and(|token| matches!(token.class, Class::Member(_) | Class::Country(_) | Class::Period(_)))
        };
        let found: Vec<usize> = (1..tokens.len()).filter(|place| tokens[*place].text.as_ref() == "form" && named(place + 1)).collect();
        for place in found {
            self.pass_over(place..place + 1);
        }
    }

    /// Lets who goes somewhere spend nothing: "kids going to school", "went to the police"; but "the money that goes to schools".
    fn read_going(&mut self) {
        const GOING: [&str; 4] = ["go to", "goes to", "going to", "went to"];
        const MONEY: [&str; 9] = ["money", "spending", "funding", "subsidy", "cost", "budget", "tax", "loan", "grant"];
        let notions: Vec<FeatureId> = MONEY.iter().filter_map(|key| Lexicon::get().concept_of(key)).map(FeatureId::from).collect();
        let tokens = &self.question.tokens;
        let is_going = |token: &Token| GOING.contains(&token.text.as_ref());
        let is_of_money = |token: &Token| !is_going(token) && token.features.iter().any(|feature| notions.contains(feature));
        let much =
            tokens.iter().any(|token| token.text.ends_with("much") || token.cues.contains(&Cue::Share) && token.text.contains("how much"));
        if much || tokens.iter().any(is_of_money) {
            return;
        }
        for token in self.question.tokens.iter_mut().filter(|token| is_going(token) && token.class == Class::Content) {
            token.class = Class::Neutral;
            token.restricts = 0.0;
        }
    }

    /// Makes neutral a "who" that relates and does not ask: "the firms who invested".
    pub(super) fn drop_relatives(&mut self) {
        self.drop_keeping();
        for place in 1..self.question.tokens.len() {
            let before = &self.question.tokens[place - 1];
            let relates = matches!(before.class, Class::Content | Class::Member(_) | Class::Period(_))
                && !before.cues.contains(&Cue::Claim)
                || matches!(before.text.as_ref(), "those" | "ones" | "people" | "all" | "everyone" | "anyone")
                // "The ones asked who ..."
                || place > 1 && before.text.ends_with("ed") && !before.features.is_empty();
            let token = &mut self.question.tokens[place];
            // "Victims who reported it" are no wish to know who did.
            let is_inner = token.text.contains(" who ") || relates && token.text.starts_with("who ");
            if is_inner && token.cues.iter().any(|cue| matches!(cue, Cue::Speaker | Cue::Source)) {
                token.cues.clear();
                token.class = Class::Neutral;
                token.restricts = 0.0;
            }
            if relates && token.text.as_ref() == "who" {
                token.class = Class::Neutral;
                token.restricts = 0.0;
                token.cues.clear();
            }
        }
    }

    /// Passes over that the bot knows of something: "which of the cities you track", "all banks that you cover".
    fn drop_keeping(&mut self) {
        const VERBS: [&str; 14] = [
            "track", "follow", "cover", "monitor", "list", "hold", "have", "keep", "record", "watch", "know", "tracked", "covered",
            "listed",
        ];
        let tokens = &self.question.tokens;
        let is_thing = |place: usize| matches!(tokens[place].class, Class::Content | Class::Member(_)) && tokens[place].cues.is_empty();
        let is_kept = |place: &usize| {
            let before = if matches!(tokens[place - 1].text.as_ref(), "that" | "which") { place.checked_sub(2) } else { Some(place - 1) };
            // "The firms you have surveyed" goes on.
            let ends = tokens.get(place + 2).is_none_or(|next| next.class != Class::Content || !next.cues.is_empty());
            let verb = tokens.get(place + 1).is_some_and(|next| VERBS.contains(&next.text.as_ref()));
            tokens[*place].text.as_ref() == "you" && verb && ends && before.is_some_and(is_thing)
        };
        if let Some(place) = (1..tokens.len()).find(is_kept) {
            self.pass_over(place..place + 2);
        }
    }
}
