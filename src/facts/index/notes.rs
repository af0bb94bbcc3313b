//! What may be said of a figure because the note on it says so: "before tax" of a wage that is noted as "per month, before tax"?

use super::build::phrases;
use super::compile::{look_up, own_term, phrase_atoms};
use super::{FeatureId, Index};
use crate::facts::base::{FactBase, IndicatorId};
use crate::language::atoms::{Atom, AtomKind};
use crate::language::cue::Cue;
use crate::language::lexicon::{ConceptId, Lexicon};
use rustc_hash::{FxHashMap, FxHashSet};

/// The fewest and the most atoms of what is noted and may be said in the same words.
const ATOMS: std::ops::RangeInclusive<usize> = 2..=5;

/// Words that tell by what a figure is counted, which every question may have.
const COUNTING: [&str; 14] = ["per", "each", "every", "of", "at", "in", "by", "每", "按", "占", "月", "年", "日", "计"];

/// What questions ask for, whatever it is of.
const ASKED: [Cue; 10] =
    [Cue::Growth, Cue::Decline, Cue::Share, Cue::Average, Cue::AnnualAverage, Cue::Target, Cue::Total, Cue::HowMany, Cue::Count, Cue::Year];

/// Names what the notes say in clauses of a few words, and finds what each indicator is noted for.
pub fn name_notes(index: &mut Index, base: &FactBase) -> FxHashMap<IndicatorId, Vec<FeatureId>> {
    let mut noted: FxHashMap<IndicatorId, Vec<FeatureId>> = FxHashMap::default();
    let in_names = stretches_of_names(base);
    for (id, indicator) in (0..).map(IndicatorId).zip(&base.indicators) {
        let notes = indicator.note.en.iter().chain(&indicator.note.zh);
        for clause in notes.flat_map(|note| note.split([';', ',', '；', '，', '。', '、'])) {
            let atoms = phrase_atoms(clause);
            // "Industrial mines" of "deaths at industrial mines" are known by the name.
            if is_sayable(index, &atoms) && !in_names.contains(&joined(&atoms)) {
                let feature: FeatureId = own_term(index, &atoms);
                noted.entry(id).or_default().push(feature);
            }
        }
    }
    noted
}

/// Every few words in a row of what the indicators are called, where any of them has a note.
fn stretches_of_names(base: &FactBase) -> FxHashSet<String> {
    let is_noted = base.indicators.iter().any(|indicator| indicator.note.en.is_some() || indicator.note.zh.is_some());
    let called = base.indicators.iter().filter(|_| is_noted).flat_map(|indicator| phrases(&indicator.name, &indicator.asked));
    let mut stretches = FxHashSet::default();
    for phrase in called {
        let atoms = phrase_atoms(phrase);
        ATOMS.for_each(|length| stretches.extend(atoms.windows(length).map(joined)));
    }
    stretches
}

fn joined(atoms: &[Atom]) -> String {
    atoms.iter().map(|atom| atom.stem.as_ref()).collect::<Vec<_>>().join(" ")
}

/// Whether a clause may be said as it stands, and nobody else knows it.
fn is_sayable(index: &Index, atoms: &[Atom]) -> bool {
    let is_word = |atom: &Atom| matches!(atom.kind, AtomKind::Word | AtomKind::Han) && !COUNTING.contains(&atom.text.as_ref());
    let known = || Lexicon::get().senses(atoms).is_some() || index.phrases.get(atoms.iter().map(|atom| atom.stem.as_ref())).is_some();
    // 同比增速 is what a question asks for, whatever it is of.
    let asks = |feature: &FeatureId| {
        let cue = u16::try_from(feature.0).ok().and_then(|id| Lexicon::get().cue(ConceptId(id)));
        cue.is_some_and(|cue| ASKED.contains(&cue))
    };
    ATOMS.contains(&atoms.len()) && atoms.iter().all(is_word) && !known() && !look_up(index, atoms).iter().any(asks)
}
