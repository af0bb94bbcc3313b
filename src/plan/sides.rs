//! On which side of a comparison does each of two things stand, and which of them does the question name first?

use super::evidence::{Candidate, TokenSet, cued};
use super::hinge;
use super::scene::Scene;
use crate::facts::index::Tie;
use crate::language::cue::Cue;

/// The candidates, each with the words that it alone explains, in the order in which the question names them.
pub fn in_order<'c>(
    scene: &Scene<'_>,
    first: (&'c Candidate, TokenSet),
    second: (&'c Candidate, TokenSet),
) -> (&'c Candidate, &'c Candidate) {
    let hinges = cued(scene.question, &[Cue::Greater, Cue::Lesser, Cue::Compare, Cue::Difference, Cue::Ratio]);
    // A word of no dictionary that need not be explained may be all that the one is named by, too: "more volunteers than restorers".
    let alone = |(candidate, own): (&Candidate, TokenSet), other: &Candidate| {
        let named = !own.is_empty() || !closer(scene, candidate, other).is_empty();
        let tells = |place: &usize| scene.question.tokens[*place].may_restrict() && scene.question.tokens[*place].cues.is_empty();
        if named { own } else { candidate.explained.without(other.explained).iter().filter(tells).collect() }
    };
    let first = (first.0, alone(first, second.0));
    let second = (second.0, alone(second, first.0));
    let place = |(candidate, own): (&Candidate, TokenSet), other: &Candidate| {
        own.iter().next().or_else(|| closer(scene, candidate, other).iter().next())
    };
    let places = (place(first, second.0), place(second, first.0));
    let around = hinge::is_first_around_than(scene, first.1, second.1);
    let before = match (places.0, places.1, hinges.iter().next()) {
        (Some(one), Some(other), _) if hinge::is_turned(scene, one, other) => one > other,
        (Some(one), Some(other), _) => around.unwrap_or(one < other),
        (Some(one), None, Some(hinge)) => one < hinge,
        (None, Some(other), Some(hinge)) => other > hinge,
        (Some(_), None, None) => false,
        (None, _, _) => true,
    };
    if before { (first.0, second.0) } else { (second.0, first.0) }
}

/// The tokens that are one candidate's own words and only by relation the other's, as those of a whole are its part's.
fn closer(scene: &Scene<'_>, one: &Candidate, other: &Candidate) -> TokenSet {
    // "The growth in number": a word that need not be explained may be all that the one is named by.
    let names = |place: usize| scene.required.contains(place) || scene.question.tokens[place].cues.contains(&Cue::Count);
    let is_closer = |place: &usize| {
        names(*place) && scene.tie(one.indicator, *place) == Some(Tie::Own) && scene.tie(other.indicator, *place) < Some(Tie::Own)
    };
    one.explained.iter().filter(is_closer).collect()
}

/// Whether the words that are the own ones of two things all stand on one side of "than", so that the other side names neither: "are there
/// more growers than farms?" holds no sort of farms against another.
pub fn is_one_side(scene: &Scene<'_>, first: &Candidate, second: &Candidate) -> bool {
    let Some(than) = scene.question.tokens.iter().position(|token| token.says("than")) else { return false };
    let named = |side: &dyn Fn(usize) -> bool| {
        let content = |place: &usize| scene.question.tokens[*place].cues.is_empty() && side(*place);
        scene.required.iter().filter(content).collect::<TokenSet>()
    };
    let own = |candidate: &Candidate, side: TokenSet| side.iter().any(|place| scene.tie(candidate.indicator, place) > Some(Tie::Unit));
    let (before, behind) = (named(&|place| place < than), named(&|place| place > than));
    let missed = |side: TokenSet| !side.is_empty() && !own(first, side) && !own(second, side);
    missed(before) && !behind.is_empty() || missed(behind) && !before.is_empty()
}
