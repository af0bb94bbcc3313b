//! By which other words is a thing of the base known?

use super::build::phrases;
use super::build::rows::row_of;
use super::compile::phrase_atoms;
use super::{Index, Row, WordId};
use crate::facts::base::{FactBase, Text};

/// The points of the compass, with those between them last.
pub(super) const COMPASS: [&str; 8] = ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];

/// The point of the compass that a name is, however it is written: "eastern region", "the north-east", "North Eastern".
fn compass_point(bare: &str) -> Option<&'static str> {
    const SORTS: [&str; 6] = [" region", " part", " provinces", " regions", " area", " half"];
    let place = SORTS.iter().find_map(|sort| bare.strip_suffix(sort)).unwrap_or(bare);
    let joined = place.replace(['-', ' '], "");
    COMPASS.into_iter().find(|point| joined == *point || joined.strip_suffix("ern") == Some(point))
}

/// How the English name of a place is said as an adjective, where that is regular: "southern", "Bavarian", "Ontarian".
pub fn other_forms(name: &str) -> Vec<String> {
    let folded = name.to_lowercase();
    let bare = folded.strip_prefix("the ").unwrap_or(&folded);
    if let Some(point) = compass_point(bare) {
        // "Northeast", "north east"
        let (first, second) = point.split_at(if point.len() > 5 { 5 } else { 0 });
        let parted = (!first.is_empty()).then(|| format!("{first} {second}"));
        let written = parted.into_iter().chain([point.to_owned()]);
        let sorts = ["part", "region", "provinces", "regions", "half"];
        let forms = |point: String| {
            let sorted = sorts.map(|sort| format!("{point}ern {sort}"));
            [format!("{point}ern"), format!("the {point}"), point].into_iter().chain(sorted)
        };
        return written.flat_map(forms).collect();
    }
    if bare.chars().all(crate::language::is_han) {
        return han_forms(bare);
    }
    let one_word = !bare.contains(' ') && bare.is_ascii() && bare.len() > 3;
    match bare {
        _ if !one_word => Vec::new(),
        _ if bare.ends_with("ia") => vec![format!("{bare}n")],
        _ if bare.ends_with("io") => vec![format!("{}an", &bare[..bare.len() - 1])],
        _ if bare.ends_with('a') => vec![format!("{bare}n")],
        _ => Vec::new(),
    }
}

/// What is named by where it stands and by more, as it is named in haste: the "Beijing Stock Exchange" is the "Beijing exchange".
pub fn with_the_place(phrase: &str) -> Option<String> {
    let [place, _, what] = phrase.split(' ').collect::<Vec<_>>()[..] else { return None };
    let is_place = crate::language::lexicon::Lexicon::get().senses(&phrase_atoms(place)).is_some_and(super::whose::is_of_place);
    is_place.then(|| format!("{place} {what}"))
}

/// A member's name with what all members of its dimension are: "Central region", "Valby district".
pub fn with_the_sort(name: &str, dimension: &Text) -> Vec<String> {
    let Some(sort) = dimension.en.as_deref().map(str::to_lowercase).filter(|_| name.is_ascii()) else { return Vec::new() };
    let folded = name.to_lowercase();
    let last = sort.rsplit(' ').next().unwrap_or(&sort);
    let mut sorts = vec![sort.as_str(), last];
    sorts.dedup();
    sorts.retain(|sort| !folded.ends_with(sort));
    sorts.into_iter().map(|sort| format!("{folded} {sort}")).collect()
}

/// How a Chinese name of a sort is said with another ending: 鞋子 for 鞋, 鞋类 for either.
///
/// A place is said without the sort of place that it is: 北部 for 北部大区.
fn han_forms(name: &str) -> Vec<String> {
    const SORTS: [&str; 9] = ["自治区", "大区", "地区", "省", "市", "州", "县", "府", "道"];
    let bare = SORTS.iter().find_map(|sort| name.strip_suffix(sort)).filter(|bare| bare.chars().count() > 1);
    if let Some(bare) = bare {
        return vec![bare.to_owned()];
    }
    match (name.chars().count(), name.strip_suffix('类')) {
        (1, _) => vec![format!("{name}子"), format!("{name}类"), format!("{name}儿")],
        (_, Some(sort)) if sort.chars().count() == 1 => vec![format!("{sort}子")],
        (_, Some(sort)) => vec![sort.to_owned()],
        (_, None) => Vec::new(),
    }
}

/// The names of a term mean the same: one whose words no indicator has stands for what the words of another stand for, so that whoever
/// knows a thing by its short name, or by that in the other language, is understood.
pub fn name_terms_alike(index: &mut Index, base: &FactBase) {
    for term in &base.glossary {
        let mut rows: Vec<(&str, Row)> = Vec::new();
        for phrase in phrases(&term.name, &term.asked) {
            rows.push((phrase, row_of(index, &phrase_atoms(phrase))));
        }
        let is_spoken = |word: &WordId| index.words.features(*word).iter().any(|feature| index.postings.contains_key(feature));
        let is_spoken_of = |row: &[WordId]| !row.is_empty() && row.iter().all(is_spoken);
        let Some((_, known)) = rows.iter().find(|(_, row)| is_spoken_of(row)).cloned() else { continue };
        for (phrase, row) in &rows {
            let strange = !row.iter().any(is_spoken);
            let atoms = phrase_atoms(phrase);
            if strange && !atoms.is_empty() {
                index.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref())).words.clone_from(&known);
            }
        }
    }
}
