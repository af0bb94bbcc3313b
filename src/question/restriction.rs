//! How surely does a word narrow what is asked?

use super::known::written;
use super::token::DOUBTFUL;
use super::tokens::Class;
use crate::facts::index::{FeatureId, Index};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::lexicon::Lexicon;
use crate::language::ordinary::{self, Sort};
use std::sync::LazyLock;

/// How surely a phrase restricts that begins with a verb of little meaning.
pub(super) const LIGHT: f32 = 0.4;

/// Whether a phrase begins with a verb that has little meaning of its own.
fn is_light(atoms: &[Atom]) -> bool {
    const VERBS: [&str; 14] = ["go", "come", "get", "take", "put", "bring", "make", "turn", "stand", "give", "set", "find", "have", "end"];
    const FORMS: [&str; 14] =
        ["going", "went", "gone", "came", "coming", "got", "took", "taken", "brought", "made", "stood", "given", "found", "had"];
    const AFTER: [&str; 11] = ["to", "in", "into", "on", "a", "an", "the", "for", "with", "from", "at"];
    let [first, .., last] = atoms else { return false };
    first.kind == AtomKind::Word
        && AFTER.contains(&last.text.as_ref())
        && (VERBS.contains(&first.stem.as_ref()) || FORMS.contains(&first.text.as_ref()))
}

/// Whether a notion is that of the whole of which everything is told, and of no kind.
pub(super) fn is_background(features: &[FeatureId]) -> bool {
    features.iter().any(|feature| Lexicon::get().is_whole(feature.0))
}

/// Whether any of these notions is one that the engine interprets.
pub(super) fn is_cue(features: &[FeatureId]) -> bool {
    let lexicon = Lexicon::get();
    features.iter().any(|feature| u16::try_from(feature.0).is_ok_and(|id| lexicon.cue(crate::language::lexicon::ConceptId(id)).is_some()))
}

/// Whether a word says "all" and nothing else.
fn is_all_of(features: &[FeatureId]) -> bool {
    static ALL: LazyLock<Option<FeatureId>> = LazyLock::new(|| Lexicon::get().concept_of("all-of").map(FeatureId::from));
    !features.is_empty() && features.iter().all(|feature| Some(*feature) == *ALL)
}

/// How surely a word that stands unexplained narrows the question.
pub(super) fn restriction(class: Class, atoms: &[Atom], features: &[FeatureId], index: &Index) -> f32 {
    let lexicon = Lexicon::get();
    // What the base speaks of tells its indicators apart, however little the word restricts elsewhere.
    let spoken_of = features.iter().any(|feature| index.postings.contains_key(feature));
    match class {
        Class::Neutral | Class::Mark | Class::Period(_) | Class::Number(_) | Class::Member(_) => 0.0,
        Class::Country(_) => 1.0,
        // "The whole market": where no name says "all", it tells nothing apart.
        Class::Content if !spoken_of && is_all_of(features) => 0.0,
        Class::Content if features.iter().any(|feature| lexicon.is_soft(feature.0)) => 0.15,
        Class::Content if features.iter().any(|feature| lexicon.is_weak(feature.0)) => 0.3,
        Class::Content if !spoken_of && features.iter().any(|feature| lexicon.is_doubtful(feature.0)) => DOUBTFUL,
        Class::Content if features.iter().all(|feature| feature.0 as usize >= lexicon.concept_count()) => by_dictionary(atoms),
        Class::Content if !spoken_of && lexicon.is_light(&written(atoms)) => LIGHT,
        // "Go to", "bring in", "found a": what the words mean together they need not mean here.
        Class::Content if is_light(atoms) && !is_cue(features) => LIGHT,
        Class::Content => 1.0,
        Class::Unknown => match atoms {
            // 只完成了, 才收到: no more than how it came about.
            [only]
                if matches!(
                    only.text.as_ref(),
                    "只" | "才" | "仅" | "光" | "就" | "曾" | "正" | "离" | "距" | "高" | "低" | "快" | "慢"
                ) =>
            {
                0.05
            }
            [only] if only.kind == AtomKind::Han && ordinary::is_verb(&only.text) => 0.12,
            [only] if only.kind == AtomKind::Han => 0.25,
            _ => by_dictionary(atoms),
        },
    }
}

/// How surely a word that no lexicon knows narrows the question, by the sort of word it is.
fn by_dictionary(atoms: &[Atom]) -> f32 {
    let is_word = match atoms {
        [only] => only.kind == AtomKind::Word || ordinary::is_verb(&only.text),
        several => several.iter().all(|atom| atom.kind == AtomKind::Han),
    };
    let written = written(atoms);
    match ordinary::sort(&written) {
        _ if atoms.len() == 1 && ordinary::is_verb(&written) => 0.25,
        Sort::Action if is_word => 0.25,
        // One of them may be how people talk, two are another subject.
        Sort::Ordinary if is_word => DOUBTFUL,
        _ => 1.0,
    }
}
