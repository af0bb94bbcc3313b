//! Which readings ask what several sources state of one thing, or one of them alone?
//!
//! "Two outlets give different totals; which are on file?", 官方公报说多少，那家周报又说多少: of what sources disagree on, both figures are
//! told. "Going only by the yearbook, how many ...": that of the one that is named stands first, and the other beside it.

use super::documents::{Named, attributing, named};
use crate::facts::base::{FigureId, StatementId};
use crate::facts::index::FeatureId;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::plan::evidence::TokenSet;
use crate::plan::readings::{Reading, Scene};
use crate::plan::{Ask, Operand};
use crate::question::{Class, Token};

/// How many of the likeliest indicators may be meant.
const CANDIDATES: usize = 8;
/// By how much a reading fits better that takes up the words on sources.
const TAKEN_UP: f32 = 0.25;
/// What is said of accounts that do not agree.
const DIFFERING: [&str; 21] = [
    "different",
    "differ",
    "differs",
    "disagree",
    "disagrees",
    "disagreeing",
    "conflicting",
    "conflict",
    "contradict",
    "contradictory",
    "inconsistent",
    "mismatch",
    "discrepancy",
    "diverging",
    "不一样",
    "不一致",
    "矛盾",
    "不同",
    "打架",
    "出入",
    "不符",
];
/// What is said of sources and of what they state.
const ACCOUNTS: [&str; 23] = [
    "outlets",
    "outlet",
    "sources",
    "source",
    "publishers",
    "publisher",
    "papers",
    "reports",
    "accounts",
    "versions",
    "version",
    "only",
    "solely",
    "alone",
    "itself",
    "版本",
    "来源",
    "说法",
    "只看",
    "单看",
    "各自",
    "分别",
    "到底",
];

/// The figures that sources disagree on.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let named = named(scene);
    let differing = differing(scene);
    let differs = !differing.is_empty();
    // Of what grew, or why, a source is only told.
    let counts = [Cue::HowMany, Cue::Count, Cue::Share].iter().any(|cue| scene.has(*cue));
    let attributing = named.as_ref().map(|named| attributing(scene, named)).unwrap_or_default();
    let asks = (counts || !attributing.is_empty()) && !scene.asks_for_everything();
    let claims = scene.number_tokens().any(|index| !scene.question.numbers[index].in_words);
    if claims || !differs && (named.is_none() || !asks) {
        return Vec::new();
    }
    let accounts = accounts(scene, named).union(differing).union(attributing);
    let read = scene.candidates.iter().take(CANDIDATES).filter(|candidate| candidate.full).filter_map(|candidate| {
        let picked = scene.pick(candidate.indicator).ok().filter(|picked| !picked.disagreeing.is_empty() || !attributing.is_empty())?;
        // "Heat pumps" are no association of that name.
        let apart = |named: &&Named| !named.said.without(candidate.explained).is_empty();
        let of_named = named.filter(apart).and_then(|named| stated_by(scene, &picked, &named.statements));
        let told = if differs && !picked.disagreeing.is_empty() { of_named.or(Some(picked)) } else { of_named }?;
        Some(Reading {
            outcome: Ok(Ask::Figure(told)),
            claim: None,
            explained: candidate.explained.union(accounts),
            score: candidate.fit() + TAKEN_UP,
            coverage: candidate.coverage,
            full: candidate.full,
        })
    });
    read.collect()
}

/// The tokens that say that accounts do not agree.
fn differing(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let says = |place: &usize| {
        // 对不上 is cut as a question whether something is right.
        let is_off =
            |first: usize| tokens[first].text.ends_with("对不") && tokens.get(first + 1).is_some_and(|next| next.text.starts_with('上'));
        DIFFERING.iter().any(|word| tokens[*place].says(word)) || is_off(*place) || place.checked_sub(1).is_some_and(is_off)
    };
    (0..tokens.len()).filter(says).collect()
}

/// The figure that the sources which are named state, before those of the others; none where they state both or neither.
fn stated_by(scene: &Scene<'_>, picked: &Operand, statements: &[StatementId]) -> Option<Operand> {
    let all: Vec<FigureId> = std::iter::once(picked.figure).chain(picked.disagreeing.iter().copied()).collect();
    let is_theirs = |figure: &FigureId| statements.contains(&scene.base().figures[figure.0 as usize].statement);
    let (theirs, others): (Vec<FigureId>, Vec<FigureId>) = all.into_iter().partition(is_theirs);
    let [figure] = theirs[..] else { return None };
    Some(Operand { indicator: picked.indicator, figure, disagreeing: others })
}

/// The tokens that speak of sources, of what they state and of its not being the same.
fn accounts(scene: &Scene<'_>, named: Option<&Named>) -> TokenSet {
    const CUES: [Cue; 10] = [
        Cue::Source,
        Cue::Speaker,
        Cue::Claim,
        Cue::HowMany,
        Cue::Count,
        Cue::Total,
        Cue::Everything,
        Cue::Difference,
        Cue::Compare,
        Cue::Each,
    ];
    let official = Lexicon::get().concept_of("official").map(FeatureId::from);
    let speaks = |token: &Token| match token.class {
        // "Two outlets", 两个数
        Class::Number(index) => scene.question.numbers[index].in_words,
        Class::Mark | Class::Period(_) | Class::Member(_) | Class::Country(_) => false,
        Class::Content | Class::Neutral | Class::Unknown => {
            !token.cues.is_empty() && token.cues.iter().all(|cue| CUES.contains(cue))
                || DIFFERING.iter().chain(&ACCOUNTS).any(|word| token.says(word))
                || official.is_some_and(|official| token.features.contains(&official))
        }
    };
    let said = (0..scene.question.tokens.len()).filter(|place| speaks(&scene.question.tokens[*place]));
    named.map(|named| named.said).unwrap_or_default().union(said.collect())
}
