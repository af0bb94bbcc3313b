//! How well do the words of a question fit each indicator?

use super::likeliest::{MOST_CANDIDATES, likeliest};
use super::said::{LeftOut, Said};
pub use super::token_set::TokenSet;
use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, Tie};
use crate::language::cue::Cue;
use crate::language::lexicon::{ConceptId, Lexicon};
use crate::quantity::read::Measure;
use crate::question::{Class, Facts, Question, Token};
use std::sync::LazyLock;

/// An indicator that a question may mean.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Which.
    pub indicator: IndicatorId,
    /// The tokens that its words, relations, unit or topic explain.
    pub explained: TokenSet,
    /// How much of one of its phrases the question says, from 0 to 1.
    pub coverage: f32,
    /// Whether the question says every word of one of its phrases, however little a word tells.
    pub full: bool,
    /// How much the explained tokens tell, over how much all content tokens tell.
    pub matched: f32,
}

/// Words that weigh next to nothing must not make what explains them fit beyond measure.
const MOST_MATCHED: f32 = 1.0;

impl Candidate {
    /// How well it fits, from 0 to about 1.
    pub fn fit(&self) -> f32 {
        self.coverage * 0.75 + self.matched.min(MOST_MATCHED) * 0.25
    }
}

/// What a question says, ready to be held against indicators.
pub struct Evidence<'a> {
    pub facts: &'a Facts,
    pub question: &'a Question,
    /// The features said, and how far they name each indicator.
    pub said: Said<'a>,
}

/// Below this weight a word is so common in the base that it needs no phrase around it to count.
const COMMON: f32 = 0.6;

/// How much a notion counts that was said with another.
const HALF_SAID: f32 = 0.7;

/// How much a narrower notion counts where the word for a broader one was said: "people" for police officers.
const NARROWED: f32 = 0.8;

/// How much the growth of something counts as said where its fall was.
const FALLEN: f32 = 0.9;

/// How much a word counts that was said of something else in the same question.
const LENT: f32 = 0.6;

/// How much a word of the question before counts beside one of the question itself.
const RECALLED: f32 = 0.8;

/// The notions of small and of medium size.
static SIZES: LazyLock<Vec<FeatureId>> = LazyLock::new(|| notions(&["small", "medium"]));

/// The notions of what is paid.
pub(super) static PRICES: LazyLock<Vec<FeatureId>> = LazyLock::new(|| notions(&["price", "cost", "fee", "paying", "payment"]));

/// Those of these notions that the lexicon has.
fn notions(keys: &[&str]) -> Vec<FeatureId> {
    keys.iter().filter_map(|key| Lexicon::get().concept_of(key)).map(FeatureId::from).collect()
}

impl<'a> Evidence<'a> {
    /// The evidence of a question.
    pub fn new(question: &'a Question, facts: &'a Facts) -> Self {
        Self::around(question, facts, TokenSet::all(question))
    }

    /// The evidence of some of a question's tokens, to which the others lend theirs: "of new listings" after "the share of all".
    pub fn around(question: &'a Question, facts: &'a Facts, focus: TokenSet) -> Self {
        let mut evidence = Self { facts, question, said: Said::new(&facts.index) };
        for (place, token) in question.tokens.iter().enumerate() {
            evidence.say_of(token, token.confidence * if focus.contains(place) { 1.0 } else { LENT });
        }
        // Whoever says "small business" mostly means small and medium ones.
        if let [small, medium] = SIZES[..]
            && evidence.said.has(small)
        {
            evidence.said.say(&[medium], HALF_SAID);
        }
        // "How many died" asks for the number of deaths.
        if question.has(Cue::HowMany) {
            evidence.said.say(&[Lexicon::get().concept_for(Cue::Count).into()], HALF_SAID);
        }
        // Who asks for how many a week takes it from how many a day.
        const TIMES: [Cue; 7] = [Cue::Second, Cue::Minute, Cue::Hour, Cue::Day, Cue::Week, Cue::Month, Cue::Year];
        let timed = TIMES.iter().chain(&[Cue::EachInterval]).any(|cue| question.has(*cue));
        if timed || super::stretch::names_a_whole_year(question) {
            let times = TIMES.map(|cue| FeatureId::from(Lexicon::get().concept_for(cue)));
            evidence.said.say(&times, HALF_SAID);
        }
        // "By how much did it fall" is asked of how much it grew.
        if question.has(Cue::Decline) {
            evidence.said.say(&[Lexicon::get().concept_for(Cue::Growth).into()], FALLEN);
        }
        // What is paid, costs or is charged is one thing.
        // "Prescriptions are 15 dollars each" tells a price without the word.
        let is_money = |found: &crate::quantity::read::Found| matches!(found.unit.measure, Measure::Money(_) | Measure::SharedMoney(..));
        let each = question.has(Cue::Each) && question.numbers.iter().any(is_money);
        if each || PRICES.iter().any(|price| evidence.said.has(*price)) {
            evidence.said.say(&PRICES, HALF_SAID);
        }
        let parts = [Cue::Majority, Cue::Minority, Cue::Half].iter().any(|cue| question.has(*cue));
        let percent = |index: usize| question.numbers[index].unit.measure == Measure::Percent || is_per_hundred(question, index);
        if parts || (0..question.numbers.len()).any(percent) {
            evidence.said.say(&[Lexicon::get().concept_for(Cue::Share).into()], 1.0);
        }
        evidence
    }

    /// The same, with what an earlier question said counted too.
    pub fn recalling(mut self, previous: &Question) -> Self {
        for token in &previous.tokens {
            self.say_of(token, token.confidence * RECALLED);
        }
        self
    }

    /// Says what a token stands for: a narrower notion that people use its word for, less surely.
    fn say_of(&mut self, token: &Token, confidence: f32) {
        let lexicon = Lexicon::get();
        let concept =
            |feature: &FeatureId| u16::try_from(feature.0).ok().filter(|id| usize::from(*id) < lexicon.concept_count()).map(ConceptId);
        let broader = |feature: &FeatureId| {
            let mut broader = token.features.iter().filter_map(concept).flat_map(|notion| lexicon.narrower(notion));
            token.features.len() > 1 && broader.any(|narrower| FeatureId::from(narrower) == *feature)
        };
        for feature in &token.features {
            self.said.say(&[*feature], if broader(feature) { confidence * NARROWED } else { confidence });
        }
    }

    /// The indicators that share words with the tokens of `focus`, best first.
    pub fn candidates(&self, focus: TokenSet) -> Vec<Candidate> {
        let mut lists: Vec<(f32, &Vec<IndicatorId>)> = focus
            .iter()
            .flat_map(|place| &self.question.tokens[place].features)
            .filter_map(|feature| Some((self.facts.index.weight(*feature), self.facts.index.postings.get(feature)?)))
            .collect();
        lists.sort_by(|left, right| right.0.total_cmp(&left.0));
        let mut indicators: Vec<IndicatorId> = Vec::new();
        for (_, list) in &lists {
            if indicators.len() >= MOST_CANDIDATES {
                break;
            }
            indicators.extend(list.iter().take(MOST_CANDIDATES * 4));
        }
        indicators.sort_unstable();
        indicators.dedup();
        let indicators = likeliest(indicators, &lists);
        let mut candidates: Vec<Candidate> = indicators.into_iter().filter_map(|indicator| self.candidate(indicator, focus)).collect();
        candidates.sort_by(|left, right| right.fit().total_cmp(&left.fit()).then(left.indicator.cmp(&right.indicator)));
        candidates
    }

    /// How well one indicator fits.
    pub fn candidate(&self, indicator: IndicatorId, focus: TokenSet) -> Option<Candidate> {
        let profile = &self.facts.index.profiles[indicator.0 as usize];
        let own = self.said.heard(indicator);
        let mut explained = TokenSet::default();
        let (mut matched, mut total) = (0.0, 0.0);
        for place in focus.iter() {
            let token = &self.question.tokens[place];
            // "How many will there be?" is no name of what is called after the future.
            if is_of_a_verb(token) {
                continue;
            }
            let mut tie = None;
            for feature in &token.features {
                let Some(known) = profile.tie(*feature) else { continue };
                // Where one of its names is said in full, the words of its others are true of it: "burst water pipes", "broken water mains".
                let is_named = || own.full && known == Tie::Own;
                let said =
                    || is_named() || own.licenses(*feature) || profile.kin.iter().any(|kin| self.said.heard(*kin).licenses(*feature));
                if known <= Tie::Unit || self.facts.index.weight(*feature) < COMMON || said() {
                    tie = tie.max(Some(known));
                } else {
                    tie = tie.max(profile.tie_beside_words(*feature));
                }
            }
            if let Some(tie) = tie {
                explained.insert(place);
                matched += token.weight * token.confidence * strength(tie);
            }
            if token.is_required() || tie.is_some_and(|tie| tie == Tie::Own) {
                total += token.weight;
            }
        }
        let matched = matched / f32::max(total, 0.1);
        (!explained.is_empty()).then(|| Candidate { indicator, explained, coverage: own.coverage, full: own.full, matched })
    }

    /// The words of the official name of an indicator, in the question's language, that the question leaves out.
    pub fn unsaid_of_name(&self, indicator: IndicatorId) -> Vec<LeftOut<'a>> {
        let facts: &'a Facts = self.facts;
        let names = &facts.index.profiles[indicator.0 as usize].names;
        let own = names.iter().find(|(language, _)| *language == self.question.language);
        own.map(|(_, name)| self.said.left_out(name)).unwrap_or_default()
    }
}

/// "How many will there be?", 会有多少: whether a verb says that something is to come.
fn is_of_a_verb(token: &Token) -> bool {
    const COMING: [&str; 5] = ["will there be", "there will be", "would there be", "将有", "会有"];
    token.cues == [Cue::Forecast] && COMING.contains(&token.text.as_ref())
}

fn strength(tie: Tie) -> f32 {
    match tie {
        Tie::Own => 1.0,
        Tie::Inherited => 0.85,
        Tie::Unit | Tie::Company => 0.5,
    }
}

/// Cues that change nothing about which figure is meant: a question may always carry them.
const SOFT: [Cue; 8] = [Cue::HowMany, Cue::Count, Cue::Total, Cue::Claim, Cue::Define, Cue::Year, Cue::Each, Cue::Needed];

/// Whether a token carries a cue that changes nothing about which figure is meant.
pub fn is_soft(token: &Token) -> bool {
    token.cues.iter().any(|cue| SOFT.contains(cue))
}

/// Whether a token asks for a number as well as for a part: "how many of them".
pub fn is_either(token: &Token) -> bool {
    token.cues.contains(&Cue::Share) && token.text.starts_with("how many of")
}

/// Whether a question asks how many of something there are: what is there is counted.
pub fn asks_what_exists(question: &Question) -> bool {
    let exists = |word: &str| matches!(word, "there" | "exist" | "existed" | "exists");
    question.tokens.iter().any(|token| token.text.split(' ').any(exists))
}

/// The tokens that a reading has to explain.
pub fn required(question: &Question) -> TokenSet {
    let tokens = &question.tokens;
    let per_something = |place: usize| {
        let next = tokens.get(place + 1);
        let round = |text: &str| ["hundred", "thousand", "million", "百", "千", "万"].iter().any(|word| text.contains(word));
        // 每100家里有几家 asks for a percentage.
        let is_many = |next: &Token| match next.class {
            Class::Number(index) => question.numbers[index].value.point() != rust_decimal::Decimal::ONE_HUNDRED,
            _ => false,
        };
        let per_many = matches!(tokens[place].text.as_ref(), "every" | "each" | "per" | "每" | "每一" | "for every")
            && next.is_some_and(|next| is_many(next) || round(&next.text));
        // "One in how many", but not "the growth in how many there are".
        let one_in = tokens[place].cues.contains(&Cue::HowMany)
            && place > 1
            && matches!(tokens[place - 1].text.as_ref(), "in" | "every")
            && !tokens[..place - 1]
                .iter()
                .rev()
                .find(|token| !matches!(token.class, Class::Period(_) | Class::Mark))
                .is_some_and(|token| token.cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline)));
        if per_many || one_in {
            return true;
        }
        tokens[place].text.as_ref() == "per" && next.is_some_and(|next| next.class == Class::Content && next.cues.is_empty())
    };
    let is_free = |place: usize| is_soft(&tokens[place]) || is_either(&tokens[place]);
    (0..tokens.len()).filter(|place| tokens[*place].is_required() && (!is_free(*place) || per_something(*place))).collect()
}

/// Whether a number is the hundred of "out of a hundred", which asks for a percentage.
pub fn is_per_hundred(question: &Question, index: usize) -> bool {
    let tokens = &question.tokens;
    let place = tokens.iter().position(|token| token.class == Class::Number(index));
    let before = place.and_then(|place| tokens[..place].iter().rev().find(|token| token.class != Class::Mark));
    let opens = before.is_some_and(|token| {
        token.text.ends_with("out of")
            || matches!(token.text.as_ref(), "of" | "in" | "in every" | "of every" | "every" | "每" | "平均每" | "每一" | "per")
    });
    opens && question.numbers[index].value.point() == rust_decimal::Decimal::ONE_HUNDRED
}

/// The tokens that carry one of these cues.
pub fn cued(question: &Question, cues: &[Cue]) -> TokenSet {
    let tokens = question.tokens.iter().enumerate().filter(|(_, token)| !token.cues.is_empty());
    tokens.filter(|(_, token)| token.cues.iter().any(|cue| cues.contains(cue))).map(|(place, _)| place).collect()
}

/// The members that a question names, in the order in which it names them.
pub fn members(question: &Question) -> Vec<crate::facts::base::MemberId> {
    let mut members = Vec::new();
    for token in &question.tokens {
        if let Class::Member(member) = token.class
            && !members.contains(&member)
        {
            members.push(member);
        }
    }
    members
}
