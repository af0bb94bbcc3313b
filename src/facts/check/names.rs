//! Do two indicators claim the same words, with nothing to tell them apart?

use crate::facts::base::Indicator;
use crate::facts::load::{Loaded, Span};
use crate::facts::problem::{Problem, Severity};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// With how many earlier claims to its phrase a claim is compared: the first that conflicts is enough.
const COMPARED_CLAIMS: usize = 64;

/// How an indicator claims a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    Name,
    Asked,
}

/// A phrase that an indicator claims.
struct Claimed {
    indicator: usize,
    span: Span,
    claim: Claim,
}

/// Notes phrases that two indicators claim, or one twice.
pub(super) fn check(loaded: &Loaded, problems: &mut Vec<Problem>) {
    let mut claims: HashMap<String, Vec<Claimed>> = HashMap::new();
    for (index, (indicator, places)) in loaded.base.indicators.iter().zip(&loaded.places.indicators).enumerate() {
        let names = [&indicator.name.en, &indicator.name.zh].into_iter().flatten().map(|name| (name, places.name, Claim::Name));
        let en = indicator.asked.en.iter().zip(&places.asked_en);
        let zh = indicator.asked.zh.iter().zip(&places.asked_zh);
        let asked = en.chain(zh).map(|(phrase, span)| (phrase, *span, Claim::Asked));
        for (phrase, span, claim) in names.chain(asked) {
            let folded = folded(phrase);
            let earlier = claims.entry(folded).or_default();
            let this = Claimed { indicator: index, span, claim };
            problems.extend(earlier.iter().take(COMPARED_CLAIMS).find_map(|other| conflict(loaded, phrase, &this, other)));
            earlier.push(this);
        }
    }
}

/// A phrase without what readers do not hear: case, spaces, full-width forms.
fn folded(phrase: &str) -> String {
    phrase.nfkc().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The problem with the later of two claims to one phrase. The same name is an error: nobody could choose between the two.
fn conflict(loaded: &Loaded, phrase: &str, this: &Claimed, other: &Claimed) -> Option<Problem> {
    let (indicator, earlier) = (&loaded.base.indicators[this.indicator], &loaded.base.indicators[other.indicator]);
    let file = loaded.places.indicators[this.indicator].file;
    if this.indicator == other.indicator {
        // Listing the name among the phrases, or one name in both languages, does no harm.
        let twice = this.claim == Claim::Asked && other.claim == Claim::Asked;
        return twice.then(|| loaded.places.warning(file, this.span, format!("{phrase:?} is listed twice")));
    }
    if are_told_apart(indicator, earlier) {
        return None;
    }
    let both_names = this.claim == Claim::Name && other.claim == Claim::Name;
    let message = if both_names {
        format!("{phrase:?} is the name of both {:?} and {:?}, and nothing tells them apart", indicator.key, earlier.key)
    } else {
        format!("{phrase:?} asks for both {:?} and {:?}, and nothing tells them apart", indicator.key, earlier.key)
    };
    let mut problem = loaded.places.error(file, this.span, message);
    problem.severity = if both_names { Severity::Error } else { Severity::Warning };
    Some(problem.help("say in one of them what the other is not, or a reader is asked which is meant"))
}

/// Whether the words around a phrase can tell which of the two is meant: their figures are of another sort.
fn are_told_apart(one: &Indicator, other: &Indicator) -> bool {
    let kinds = one.kind.zip(other.kind).is_some_and(|(one, other)| one != other);
    let targets = one.target_for.is_some() != other.target_for.is_some();
    let growths = one.growth_of.is_some() != other.growth_of.is_some();
    kinds || targets || growths || !one.unit.comparable(&other.unit)
}
