//! Which sort of place is asked for: "which province has the most", 各省有多少, "how many per city"?
//!
//! Figures by region tell nothing of which province it is, and those by city nothing of which country.

use super::Ask;
use super::readings::{Reading, Scene};
use crate::facts::base::{Dimension, MemberId, Text};
use crate::facts::index::FeatureId;
use crate::language::lexicon::Lexicon;
use crate::question::Class;

/// A sort of place, and what else may be called so.
struct Sort {
    en: &'static [&'static str],
    zh: &'static [&'static str],
}

const COUNTRY: usize = 0;

/// The sorts that are told apart; countries first.
const SORTS: [Sort; 4] = [
    Sort { en: &["country", "countries", "nation", "nations"], zh: &["国家"] },
    Sort { en: &["province", "provinces"], zh: &["省", "省份"] },
    Sort { en: &["city", "cities", "town", "towns", "municipality", "municipalities"], zh: &["市", "城市", "地级市", "城"] },
    Sort { en: &["county", "counties", "district", "districts", "borough", "boroughs"], zh: &["县", "区县", "县区"] },
];

/// What asks for one of a sort, or for each, right before it.
const ASKERS: [&str; 25] = [
    "how many",
    "多少个",
    "几个",
    "有几个",
    "有多少个",
    "which",
    "what",
    "name the",
    "in which",
    "what is the",
    "each",
    "every",
    "per",
    "by",
    "for each",
    "for every",
    "rank",
    "哪个",
    "哪些",
    "哪",
    "各",
    "各个",
    "每个",
    "每",
    "分",
];

/// Whether figures of members are told, or none, where those of another sort of place are asked for.
pub fn asks_for_other_places(scene: &Scene<'_>, reading: &Reading) -> bool {
    let Some(sort) = (0..SORTS.len()).find(|sort| is_asked(scene, *sort)) else { return false };
    let base = scene.base();
    let indicators = reading.outcome.as_ref().map(Ask::indicators).unwrap_or_default();
    // "How many pilot cities", "spending per city": the name itself speaks of them.
    let names = |text: &Text| words(text).any(|word| is_called(&word, sort));
    let is_of_them = |id: &crate::facts::base::IndicatorId| {
        let indicator = &base.indicators[id.0 as usize];
        names(&indicator.name)
    };
    if indicators.iter().any(is_of_them) {
        return false;
    }
    match &reading.outcome {
        Ok(Ask::Rank { operands, .. }) => {
            let mut members = operands.iter().flat_map(|operand| operand.members(base));
            !members.any(|member| tells(scene, *member, sort))
        }
        Ok(Ask::Ratio { .. } | Ask::Figure(_) | Ask::Figures(_) | Ask::Proportion { .. } | Ask::Topic { .. }) => {
            let of_one = reading.main().is_some_and(|main| main.members(base).iter().any(|member| tells(scene, *member, sort)));
            scene.members.is_empty() && sort != COUNTRY && !of_one
        }
        _ => false,
    }
}

/// Whether a member may be of a sort: by what its dimension or it is called, or where neither says of which sort it is.
fn tells(scene: &Scene<'_>, member: MemberId, sort: usize) -> bool {
    if sort == COUNTRY {
        return scene.facts.index.countries.values().any(|country| *country == member);
    }
    let dimension: &Dimension = &scene.base().dimensions[member.dimension.0 as usize];
    let called = |text: &Text, sort: usize| words(text).any(|word| is_called(&word, sort));
    if called(&dimension.name, sort) {
        return true;
    }
    let other = (0..SORTS.len()).any(|other| other != sort && called(&dimension.name, other));
    // "Eastern region" is none of these by its own name.
    let held = || dimension.members.iter().map(|member| &member.name);
    let is_region = held().all(|name| words(name).any(|word| matches!(word.as_str(), "region" | "regions") || word.ends_with("地区")));
    !(other || is_region)
}

/// The words of a name; a Chinese name is one.
fn words(text: &Text) -> impl Iterator<Item = String> {
    let english = text.en.iter().flat_map(|name| name.split([' ', '-'])).map(str::to_lowercase);
    english.chain(text.zh.iter().map(|name| name.to_string()))
}

/// Whether a word calls something by a sort; a region (地区) is of none of them.
fn is_called(word: &str, sort: usize) -> bool {
    const REGIONS: [&str; 5] = ["地区", "区域", "大区", "片区", "地域"];
    let is_region = REGIONS.iter().any(|region| word.ends_with(region));
    let in_chinese = |name: &&str| word.ends_with(*name) || word.contains(*name) && name.chars().count() > 1;
    SORTS[sort].en.contains(&word) || !is_region && SORTS[sort].zh.iter().any(in_chinese)
}

/// Whether one of a sort is asked for, or each of them.
fn is_asked(scene: &Scene<'_>, sort: usize) -> bool {
    let tokens = &scene.question.tokens;
    let Sort { en, zh } = &SORTS[sort];
    let text = |place: usize| tokens[place].text.as_ref();
    let asks = |place: usize| {
        let is_few = |place: usize| {
            matches!(tokens[place].class, Class::Number(_)) || matches!(text(place), "two" | "three" | "four" | "five" | "six" | "ten")
        };
        let before = place.checked_sub(1);
        let before = before.filter(|before| is_few(*before)).map_or(before, |few| few.checked_sub(1));
        before.is_some_and(|before| ASKERS.contains(&text(before)))
    };
    let of_sort = |place: usize| {
        let whole = text(place);
        let asked_in_one =
            |words: &[&str]| ASKERS.iter().any(|asker| whole.strip_prefix(asker).is_some_and(|rest| words.contains(&rest.trim_start())));
        asked_in_one(en)
            || asked_in_one(zh)
            || (en.contains(&whole) || zh.contains(&whole)) && (asks(place) || is_at_its_most(scene, place))
    };
    (0..tokens.len()).any(of_sort)
}

/// 小巨人最多的城市, "the city with the most"
fn is_at_its_most(scene: &Scene<'_>, place: usize) -> bool {
    let tokens = &scene.question.tokens;
    let highest = |token: &crate::question::Token| {
        let notion = Lexicon::get().concept_of("highest").map(FeatureId::from);
        token.features.iter().any(|feature| Some(*feature) == notion)
    };
    let before = place.checked_sub(1).map(|before| &tokens[before]);
    let in_chinese = before.is_some_and(|before| highest(before) && before.text.ends_with('的'));
    let with = tokens.get(place + 1).is_some_and(|next| matches!(next.text.as_ref(), "with" | "with the" | "having"));
    in_chinese || with && tokens[place + 1..].iter().take(3).any(highest)
}
