//! What is at its most: what brings it, and is it something that an indicator tells?

use super::Ask;
use super::evidence::{Candidate, TokenSet, cued};
use super::readings::{Reading, Scene};
use crate::facts::base::IndicatorId;
use crate::facts::index::called::Sorts;
use crate::facts::index::{FeatureId, Tie};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::question::{Class, Token};

/// The verb between what is asked for and its most: "which state produces the most waste".
pub fn bringing(scene: &Scene<'_>, said: TokenSet) -> Option<usize> {
    const VERBS: [&str; 32] = [
        "produces",
        "produced",
        "produce",
        "generates",
        "generated",
        "generate",
        "makes",
        "made",
        "make",
        "creates",
        "created",
        "gets",
        "got",
        "receives",
        "received",
        "sees",
        "saw",
        "records",
        "recorded",
        "reports",
        "reported",
        "shows",
        "showed",
        "boasts",
        "holds",
        "held",
        "brings",
        "brought",
        "takes",
        "took",
        "posts",
        "posted",
    ];
    let tokens = &scene.question.tokens;
    let superlatives = cued(scene.question, &[Cue::Highest, Cue::Lowest]);
    let is_verb = |place: usize| VERBS.contains(&tokens[place].text.split(' ').next().unwrap_or_default());
    let leads = |place: usize| superlatives.iter().any(|at| at > place && at <= place + 2);
    said.iter().map(|place| place + 1).find(|place| *place < tokens.len() && is_verb(*place) && leads(*place))
}

/// 排个座次，前三名是谁: what puts all in order, and who is asked for then.
pub fn ranking(scene: &Scene<'_>) -> TokenSet {
    if scene.has(Cue::Rank) { cued(scene.question, &[Cue::Rank, Cue::Who]) } else { TokenSet::default() }
}

/// Whether what is at its most is said, and is nothing that an indicator tells: "the most optimistic exporters".
pub fn is_of_something_else(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let tokens = &scene.question.tokens;
    let most = |token: &Token| matches!(token.text.as_ref(), "most" | "least" | "the most" | "the least");
    let said: TokenSet = super::dimensions::ranged(scene, candidate.indicator)
        .into_iter()
        .map(|ranged| ranged.said)
        .fold(TokenSet::default(), TokenSet::union);
    let is_else = |place: usize| {
        let token = &tokens[place];
        token.class == Class::Content && token.restricts >= DOUBTED && !candidate.explained.contains(place) && !said.contains(place)
    };
    (1..tokens.len()).any(|place| most(&tokens[place - 1]) && is_else(place)) || is_anothers(scene, candidate)
}

/// Whether another indicator tells what is at its most, which with this one only comes along: "the most visitors" to a museum are no museums.
fn is_anothers(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let behind = |most: usize| scene.required.iter().find(|place| *place > most);
    let at_most = cued(scene.question, &[Cue::Highest, Cue::Lowest]);
    at_most.iter().filter_map(behind).any(|place| {
        let owns = |other: &Candidate| other.full && scene.tie(other.indicator, place) == Some(Tie::Own);
        scene.tie(candidate.indicator, place) == Some(Tie::Company) && scene.candidates.iter().any(owns)
    })
}

/// From here on a word behind "most" says what is at its most.
const DOUBTED: f32 = 0.5;

/// Whether the best of something has the lowest figure and the worst the highest: of deaths, accidents and delays fewer are better.
pub fn is_turned(scene: &Scene<'_>, id: IndicatorId) -> bool {
    const JUDGING: [&str; 11] = ["best", "worst", "better", "worse", "poorest", "safest", "最好", "最差", "最糟", "最坏", "最不理想"];
    let tokens = &scene.question.tokens;
    let judges = |place: usize| {
        let text = tokens[place].text.as_ref();
        !text.contains("represented") && JUDGING.iter().any(|word| text.contains(word))
    };
    if !cued(scene.question, &[Cue::Highest, Cue::Lowest, Cue::Greater, Cue::Lesser]).iter().any(judges) {
        return false;
    }
    let profile = &scene.facts.index.profiles[id.0 as usize];
    let lexicon = Lexicon::get();
    // A ratio of bad loans has its name from them.
    let indicator = &scene.base().indicators[id.0 as usize];
    let parts = indicator.share.map(|share| share.part).into_iter().chain(indicator.growth_of);
    let is_unwelcome = std::iter::once(id).chain(parts).any(|id| {
        let features = &scene.facts.index.profiles[id.0 as usize].features;
        features.iter().any(|(feature, tie)| *tie == Tie::Own && lexicon.is_unwelcome(feature.0))
    });
    let is_late = lexicon.concept_of("delay").is_some_and(|delay| profile.tie(delay.into()) == Some(Tie::Own));
    is_unwelcome || is_late && super::wanted::is_time(&scene.base().indicators[id.0 as usize].unit)
}

/// "More than any other region", "no region had more than": the words that hold one above all others without a superlative.
pub fn than_any(scene: &Scene<'_>) -> Option<TokenSet> {
    const OTHERS: [&str; 13] = [
        "any other",
        "any others",
        "every other",
        "all other",
        "all others",
        "all the other",
        "all the others",
        "any",
        "anywhere else",
        "everywhere else",
        "elsewhere",
        "the rest",
        "other",
    ];
    let tokens = &scene.question.tokens;
    if !scene.has(Cue::Greater) && !scene.has(Cue::Lesser) {
        return None;
    }
    let than = tokens.iter().position(|token| token.says("than"))?;
    let behind = |place: &usize| {
        let text = tokens[*place].text.as_ref();
        let text = text.strip_prefix("than ").unwrap_or(text);
        OTHERS.contains(&text) || text.starts_with("any of the")
    };
    let others: TokenSet = (than..tokens.len().min(than + REACH)).filter(behind).collect();
    let denies = |place: &usize| {
        let text = tokens[*place].text.as_ref();
        matches!(text, "no" | "no other" | "nowhere" | "nowhere else") || text == "none" || text.starts_with("none of")
    };
    let none: TokenSet = (0..than).filter(denies).collect();
    let said = others.union(none);
    (!said.is_empty()).then_some(said)
}

/// How far behind "than" it is said that all others are meant.
const REACH: usize = 4;

/// Whether a plain figure takes "wettest" for a word of its name and leaves out that the most is asked for.
pub fn is_left_out(scene: &Scene<'_>, reading: &Reading) -> bool {
    let Ok(Ask::Figure(operand)) = &reading.outcome else { return false };
    let profile = &scene.facts.index.profiles[operand.indicator.0 as usize];
    let tokens = &scene.question.tokens;
    let is_named = |place: usize| scene.question.named.iter().any(|(_, span)| span.contains(&place));
    // "Wettest region", "which year was deadliest": of several it is asked which, and "the smallest firms" are of one size.
    let ranges = |token: &Token| {
        let is_time = || token.text.split(' ').any(|word| matches!(word, "year" | "quarter" | "month" | "half" | "years" | "months"));
        let sorts = Sorts::said_in(&token.text);
        !matches!(token.class, Class::Period(_)) && (!sorts.is_empty() && !sorts.has_any_kind() || is_time())
    };
    if !tokens.iter().any(ranges) {
        return false;
    }
    let drops = |place: usize| {
        let token = &tokens[place];
        let is_superlative = token.text.ends_with("est") && !token.text.contains(' ') || token.text.starts_with("most ");
        let most = token.cues.iter().find(|cue| matches!(cue, Cue::Highest | Cue::Lowest));
        let is_own = |cue: &Cue| profile.tie(FeatureId::from(Lexicon::get().concept_for(*cue))).is_some();
        is_superlative && token.features.len() > 1 && most.is_some_and(|cue| !is_own(cue)) && !is_named(place)
    };
    (0..tokens.len()).any(drops)
}
