//! Which words of a message are beside the question?
//!
//! What the speaker tells of himself, who is quoted, and what is only named to be set aside.

use super::mere::is_participle;
use super::tokens::{Class, Maker, Token};
use crate::facts::index::FeatureId;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// How many tokens after a verb of trade its country may be told.
const REACH: usize = 7;

/// Words that ask for what is left once something is taken away.
const REMAINING: [&str; 9] = ["remain", "remains", "remaining", "are left", "is left", "left over", "还剩", "剩下", "剩余"];

/// "I don't want the percentage, ..."
fn is_unwanted(pair: &[Token]) -> bool {
    pair[0].text.as_ref() == "not" && matches!(pair[1].text.as_ref(), "want" | "need" | "want the" | "need the")
}

impl Maker<'_> {
    /// Makes neutral what is only named to be set aside: "revenue, not profit", "not the goal", 不是目标.
    pub(super) fn drop_contrast(&mut self) {
        const AUXILIARIES: [&str; 24] = [
            "are", "is", "was", "were", "did", "do", "does", "have", "has", "had", "will", "would", "can", "could", "be", "been", "should",
            "that", "which", "who", "ca", "wo", "must", "may",
        ];
        let tokens = &self.question.tokens;
        let postings = &self.facts.index.postings;
        // "Loans not performing" are what a base may call so itself.
        let speaks_of_not = postings.contains_key(&FeatureId::from(Lexicon::get().concept_for(Cue::Not)));
        let ends = |place: usize| tokens.get(place).is_none_or(|token| token.class == Class::Mark || token.text.as_ref() == "but");
        let found: Vec<_> = tokens
            .iter()
            .enumerate()
            .filter_map(|(place, token)| {
                let after_verb = |text: &str| text.rsplit(' ').next().is_some_and(|word| AUXILIARIES.contains(&word));
                // "Not turnover, not earnings: how quickly did their number go up?"
                let leads = || place == 0 && tokens[place + 1..].iter().any(|token| token.clause > tokens[place].clause);
                // "Firms not investing in machines", "those not listed": what is not done tells which ones are meant.
                // But "registered, not planned" tells which figure is meant.
                let is_held = |next: &Token| {
                    next.cues.is_empty()
                        && (next.text.contains("ing") || next.features.iter().any(|feature| postings.contains_key(feature)))
                };
                let denies = || {
                    let next = tokens.get(place + 1);
                    !speaks_of_not
                        && tokens[place - 1].class != Class::Mark
                        && next.is_some_and(|next| is_participle(&next.text) && is_held(next))
                };
                let english =
                    token.text.as_ref() == "not" && if place > 0 { !after_verb(&tokens[place - 1].text) && !denies() } else { leads() };
                let chinese = matches!(
                    token.text.as_ref(),
                    "不是"
                        | "而不是"
                        | "并非"
                        | "不要"
                        | "别给"
                        | "不问"
                        | "唔要"
                        | "不是要"
                        | "不单"
                        | "不只"
                        | "不光"
                        | "不单是"
                        | "不只是"
                        | "不光是"
                        | "不限于"
                ) && (place == 0
                    || tokens[place - 1].class == Class::Mark
                    || matches!(tokens[place - 1].text.as_ref(), "注意" | "记住" | "可" | "但" | "我说的" | "说的" | "我指的")
                    || self.is_behind_what_is_meant(place));
                // 别给我百分比
                let gives = |text: &str| matches!(text, "给我" | "给" | "报" | "发" | "拿" | "写" | "要" | "算" | "说");
                let forbids =
                    matches!(token.text.as_ref(), "别" | "甭" | "勿" | "莫") && tokens.get(place + 1).is_some_and(|next| gives(&next.text));
                // "Don't give me the percentage"
                const GIVING: [&str; 8] = ["give", "give me", "tell", "tell me", "show me", "send me", "want", "need"];
                let declines = matches!(token.text.as_ref(), "do not" | "don't" | "dont")
                    && tokens.get(place + 1).is_some_and(|next| GIVING.contains(&next.text.as_ref()));
                let forbids = forbids || declines;
                let chinese = chinese || forbids;
                let start = place + 1 + usize::from(forbids);
                let start = start
                    + usize::from(tokens.get(start).is_some_and(|token| {
                        matches!(
                            token.text.as_ref(),
                            "the" | "a" | "an" | "in" | "of" | "only" | "just" | "merely" | "只" | "只是" | "仅" | "说" | "看"
                        )
                    }));
                let end = (start..(start + 4).min(tokens.len())).find(|place| ends(place + 1))?;
                let content = tokens
                    .iter()
                    .enumerate()
                    .filter(|(other, token)| !(place..=end).contains(other) && token.class == Class::Content)
                    .count();
                // "Of the new ones, what share is not ...?" asks of what is not.
                let asked = tokens[start..=end.min(tokens.len() - 1)]
                    .iter()
                    .any(|token| [Cue::Share, Cue::HowMany, Cue::Difference].iter().any(|cue| token.cues.contains(cue)));
                // 要数量，别给我百分比 says which sort is not wanted.
                let refuses = forbids || matches!(token.text.as_ref(), "不要" | "别给" | "不问" | "唔要" | "不是要");
                ((english || chinese) && content > 0 && end >= start && (!asked || refuses)).then_some(place..=end)
            })
            .filter(|stretch| !self.denies_the_only_member(stretch) && !self.denies_what_they_are(*stretch.start()))
            .collect();
        for place in found.into_iter().flatten() {
            let token = &mut self.question.tokens[place];
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
        }
    }

    /// 我指收入不是利润: whether a clause says before a place what is meant.
    fn is_behind_what_is_meant(&self, place: usize) -> bool {
        let tokens = &self.question.tokens[..place];
        let start = tokens.iter().rposition(|token| token.class == Class::Mark).map_or(0, |mark| mark + 1);
        super::stories::says_what_is_meant(&tokens[start..])
    }

    /// "Those that were ordinary firms, not little ones": whether a "not" behind a comma says what they are not.
    fn denies_what_they_are(&self, place: usize) -> bool {
        const NEAR: usize = 6;
        let tokens = &self.question.tokens;
        let words = tokens[place.saturating_sub(NEAR)..place].iter().flat_map(|token| token.text.split(' ')).collect::<Vec<_>>();
        let tells = |pair: &[&str]| matches!(pair, ["that" | "which" | "who", "are" | "were" | "is" | "was"]);
        tokens[place].text.as_ref() == "not" && words.windows(2).any(tells)
    }

    /// Makes neutral a clause that names something only to dismiss it: "never mind the profits, ...", 营收先放一边,我要的是...
    pub(super) fn drop_dismissed(&mut self) {
        const DISMISSING: [&str; 26] = [
            "不管",
            "光说",
            "光看",
            "别光说",
            "never mind",
            "forget",
            "forget about",
            "not after",
            "am not after",
            "i am not after",
            "leave aside",
            "leaving aside",
            "aside",
            "to one side",
            "not interested in",
            "do not care about",
            "放一边",
            "先放一边",
            "先不说",
            "先不管",
            "先不谈",
            "先不提",
            "暂且不谈",
            "不谈",
            "不用管",
            "先别管",
        ];
        let tokens = &self.question.tokens;
        let names =
            |clause: usize| tokens.iter().any(|token| token.clause == clause && token.class == Class::Content && token.cues.is_empty());
        let last = tokens.last().map_or(0, |token| token.clause);
        let dismissed: Vec<usize> = tokens
            .iter()
            .filter(|token| DISMISSING.contains(&token.text.as_ref()))
            .map(|token| token.clause)
            .chain((0..=last).filter(|clause| self.dismisses(*clause)))
            .chain(tokens.windows(2).filter(|pair| is_unwanted(pair)).map(|pair| pair[0].clause))
            .filter(|clause| (clause + 1..=last).any(names))
            .collect();
        // "Leaving the giants aside, how many remain?" takes them away.
        let are_left = |place: usize| {
            let verb = place.checked_sub(1).map(|before| tokens[before].text.as_ref());
            tokens[place].says("left") && matches!(verb, Some("are" | "is" | "were" | "was"))
        };
        let remains = |place: usize| {
            are_left(place) || REMAINING.iter().any(|word| tokens[place].says(word)) || tokens[place].text.starts_with("还剩")
        };
        if (0..tokens.len()).any(remains) {
            let takes = |token: &&mut Token| dismissed.contains(&token.clause) && DISMISSING.contains(&token.text.as_ref());
            for token in self.question.tokens.iter_mut().filter(takes) {
                token.class = Class::Content;
                token.cues = vec![Cue::Excluding];
            }
            return;
        }
        let hard_to_tell: Vec<usize> = dismissed.iter().copied().filter(|clause| self.dismisses(*clause)).collect();
        let beside = |token: &&mut Token| {
            dismissed.contains(&token.clause) && matches!(token.class, Class::Content | Class::Unknown | Class::Neutral)
                || hard_to_tell.contains(&token.clause) && matches!(token.class, Class::Number(_))
        };
        for token in self.question.tokens.iter_mut().filter(beside) {
            token.class = Class::Neutral;
            token.restricts = 0.0;
            token.features.clear();
            token.cues.clear();
        }
    }

    /// Whether a Chinese clause says that what it names is hard to tell or is not to be spoken of: 翻了几番不好说，……, 别扯新股，…….
    fn dismisses(&self, clause: usize) -> bool {
        const ENDS: [&str; 14] = [
            "不好说",
            "很难说",
            "不说了",
            "不去说",
            "先不论",
            "且不论",
            "暂且不论",
            "不去管",
            "先不算",
            "不必说",
            "不用说",
            "不提了",
            "说不准",
            "说不清",
        ];
        // 不看小巨人, 不算小巨人 take them away.
        const BEGINNINGS: [&str; 15] = [
            "别看",
            "先不说",
            "别说",
            "别提",
            "不提",
            "不讲",
            "别扯",
            "少扯",
            "别跟我扯",
            "别跟我说",
            "别跟我讲",
            "别跟我提",
            "甭提",
            "我不问",
            "我不是问",
        ];
        let words = self.question.tokens.iter().filter(|token| token.clause == clause && token.class != Class::Mark);
        let text: String = words.map(|token| token.text.as_ref()).collect();
        ENDS.iter().any(|end| text.ends_with(end)) || BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
    }

    /// Lets an event say that what it happened to is new where something else says when it happened, or what part of all it was:
    /// "how many went public in 2022" are the new ones, "how many went public" may be all that ever did.
    pub(super) fn date_events(&mut self) {
        let Some(newness) = Lexicon::get().concept_of("newness").map(FeatureId::from) else { return };
        let dated = !self.question.periods.is_empty() || self.question.has(Cue::Share);
        for token in self.question.tokens.iter_mut().filter(|token| dated && token.features.contains(&newness)) {
            token.restricts = 1.0;
        }
    }

    /// Takes no comparison from what only says what size something is of: "smaller firms", "the smaller ones".
    pub(super) fn drop_size_of_kind(&mut self) {
        const SIZES: [&str; 8] = ["smaller", "the smaller", "littler", "tinier", "larger", "the larger", "bigger", "the bigger"];
        let tokens = &self.question.tokens;
        let has_than = tokens.iter().any(|token| token.text.split(' ').any(|word| matches!(word, "than" | "which" | "whichever")));
        let is_kind = |place: usize| {
            tokens.get(place).is_some_and(|next| {
                matches!(next.text.as_ref(), "ones" | "one")
                    || next.class == Class::Content && next.cues.is_empty() && !next.features.is_empty()
            })
        };
        let kinds: Vec<usize> = (0..tokens.len())
            .filter(|place| {
                !has_than && tokens[*place].features.len() > 1 && SIZES.contains(&tokens[*place].text.as_ref()) && is_kind(place + 1)
            })
            .collect();
        for place in kinds {
            self.question.tokens[place].cues.clear();
        }
    }

    /// Takes "how many times did people ..." for a count of what they did, and for no comparison.
    pub(super) fn read_times(&mut self) {
        const AUXILIARIES: [&str; 10] = ["did", "do", "does", "has", "have", "had", "were", "was", "are", "is"];
        let tokens = &mut self.question.tokens;
        let holds_against =
            tokens.iter().any(|token| token.text.split(' ').any(|word| matches!(word, "than" | "as" | "over" | "compared" | "against")));
        let how_many = Lexicon::get().concept_for(Cue::HowMany);
        for place in 1..tokens.len() {
            let asks = tokens[place - 1].text.as_ref() == "how many times" && !holds_against;
            if asks && tokens[place].text.split(' ').next().is_some_and(|word| AUXILIARIES.contains(&word)) {
                tokens[place - 1].cues = vec![Cue::HowMany];
                tokens[place - 1].features = vec![how_many.into()];
            }
        }
    }

    /// Lets what is sold to another country be exports, and what is bought from one imports, where the base speaks of them.
    pub(super) fn read_trade(&mut self) {
        const SOLD: [&str; 16] = [
            "sell",
            "sells",
            "sold",
            "selling",
            "sales",
            "sale",
            "ship",
            "ships",
            "shipped",
            "shipping",
            "send",
            "sent",
            "deliver",
            "delivered",
            "deliveries",
            "shipments",
        ];
        const BOUGHT: [&str; 15] = [
            "buy",
            "buys",
            "bought",
            "buying",
            "purchase",
            "purchases",
            "purchased",
            "purchasing",
            "source",
            "sourced",
            "order",
            "ordered",
            "obtain",
            "obtained",
            "get",
        ];
        const ABROAD: [&str; 6] = ["abroad", "overseas", "foreign countries", "other countries", "world", "the world"];
        let tokens = &self.question.tokens;
        // "The price of shipping a container to the US" asks for no exports.
        const PRICES: [&str; 9] = ["price", "prices", "cost", "costs", "rate", "rates", "charge", "fee", "expensive"];
        if tokens.iter().any(|token| token.text.split(' ').any(|word| PRICES.contains(&word))) {
            return;
        }
        let ways = [("export", &SOLD[..], ["to", "into"]), ("import", &BOUGHT[..], ["from", "off"])];
        for (notion, verbs, prepositions) in ways {
            let Some(notion) = Lexicon::get().concept_of(notion).map(FeatureId::from) else { continue };
            if !self.facts.index.postings.contains_key(&notion) {
                continue;
            }
            let is_verb = |token: &super::tokens::Token| token.text.split(' ').any(|word| verbs.contains(&word));
            let Some(verb) = tokens.iter().position(is_verb) else { continue };
            let is_country = |place: usize| match tokens[place].class {
                Class::Country(_) => true,
                Class::Member(member) => self.facts.index.countries.values().any(|country| country.dimension == member.dimension),
                _ => ABROAD.contains(&tokens[place].text.as_ref()),
            };
            // What others buy from the home country are its exports.
            let is_home = |place: usize| self.is_home(&tokens[place]);
            let leads = (verb + 1..tokens.len().min(verb + REACH)).find(|place| {
                let after = (place + 1..tokens.len().min(place + 6)).find(|next| is_country(*next) || is_home(*next));
                prepositions.contains(&tokens[*place].text.as_ref()) && after.is_some_and(|after| !is_home(after))
            });
            if leads.is_some() {
                let index = &self.facts.index;
                let token = &mut self.question.tokens[verb];
                token.class = Class::Content;
                token.features = vec![notion];
                token.cues.clear();
                token.weight = index.weight(notion);
                token.restricts = 1.0;
                return;
            }
        }
    }
}
