//! How is a verdict on a claim said?

use super::found::Found;
use crate::compute::Verdict;
use crate::plan::Claim;
use crate::render::number;
use crate::render::piece::{Line, Meaning, Piece, Role, fill, piece, text};
use crate::render::voice::Voice;

/// The headline, after its verdict where a claim was judged.
pub fn judged(voice: &Voice<'_>, found: &Found<'_>, headline: Vec<Piece>) -> Line {
    let words = voice.words;
    let verdict = match found.finding.verdict {
        None => return voice.line(Role::Headline, headline),
        Some(Verdict::Supported { qualifier_lost: false }) => words.yes,
        Some(Verdict::Supported { qualifier_lost: true }) => words.yes_but,
        Some(Verdict::Refuted) => words.no,
        Some(Verdict::Unsupported) => words.unsettled,
    };
    let mut pieces = piece(Meaning::Headline, verdict);
    pieces.extend(text(words.after_verdict));
    pieces.extend(headline);
    voice.line(Role::Headline, pieces)
}

/// What the claimed number is really of, where it is known to be of something else.
pub fn whose(voice: &Voice<'_>, found: &Found<'_>) -> Option<Line> {
    let operand = found.whose?;
    let Some(Claim::Value { value, .. }) = found.claim else {
        return None;
    };
    let indicator = voice.indicator(operand.indicator);
    let claimed = number::value(value, &indicator.unit, &indicator.unit_name, voice.language);
    let is_own = found.finding.figures.first().is_some_and(|main| main.indicator == operand.indicator);
    let template = if is_own { voice.words.earlier } else { voice.words.whose };
    let pieces = fill(template, &[("value", piece(Meaning::Figure, claimed)), ("sentence", voice.sentence(operand, Meaning::Figure))]);
    Some(voice.line(Role::Aside, voice.stop(pieces)))
}
