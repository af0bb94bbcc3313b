//! Which dimension does a question run over: "which district", "which of the six states", 哪个年龄段?

use super::evidence::TokenSet;
use super::readings::Scene;
use crate::facts::base::{DimensionId, IndicatorId, Kind, MemberId};
use crate::facts::index::called::{Called, Sorts, has_word};
use crate::language::cue::Cue;
use crate::quantity::read::find;
use crate::question::Class;

/// Whether a word of the question is one for the members of a dimension.
fn is_word_for(scene: &Scene<'_>, place: usize, called: &Called) -> bool {
    let token = &scene.question.tokens[place];
    if called.names().any(|name| has_word(&token.text, name) || name == token.text.as_ref()) {
        return true;
    }
    // "Tenure" of "form of tenure", where nobody else knows the word.
    if token.class == Class::Unknown && token.text.is_ascii() {
        return called.names().any(|name| name.split(' ').any(|word| has_word(&token.text, word)));
    }
    let sorts = scene.once.sorts.get_or_init(|| scene.question.tokens.iter().map(|token| Sorts::said_in(&token.text)).collect())[place];
    if called.sorts.is_empty() { sorts.has_any_kind() } else { sorts.shares(called.sorts) }
}

/// What the name of all that everything is about begins with: "the city", "our whole county".
const WHOLE: [&str; 5] = ["the", "this", "our", "whole", "entire"];

/// Words before a word for the members of a dimension that ask for each of them by itself.
const EACH: [&str; 22] = [
    "by",
    "per",
    "each",
    "every",
    "across",
    "different",
    "various",
    "individual",
    "respective",
    "all",
    "any",
    "single",
    "各",
    "各个",
    "每",
    "每个",
    "每一",
    "分",
    "按",
    "按照",
    "不同",
    "所有",
];

/// The most words that the name of a dimension has.
const LONGEST_NAME: usize = 4;

/// The words that ask for each member of a dimension by itself: "by region", "in each of the six states", 各省.
pub fn told_apart(scene: &Scene<'_>, dimension: DimensionId) -> TokenSet {
    let tokens = &scene.question.tokens;
    let mut apart = super::frames::meaning(scene, "breakdown");
    let broken_down = !apart.is_empty();
    let (said, named) = words_for(scene, dimension);
    let said = said.union(named);
    let opens = |text: &str| {
        let first = text.split(' ').next().unwrap_or(text);
        EACH.contains(&first) && first != text || !text.is_ascii() && text.starts_with(['各', '分', '按', '每'])
    };
    let leads = |text: &str| text.split(' ').next_back().is_some_and(|last| EACH.contains(&last));
    // "Across the city" that all this is about is said of no district of it.
    let is_whole = |place: &usize| {
        let mut words = tokens[*place].text.split(' ');
        let last = words.next_back().unwrap_or_default();
        tokens[*place].class == Class::Neutral && words.any(|word| WHOLE.contains(&word)) && !last.ends_with('s')
    };
    let mut found = false;
    for place in said.iter().filter(|place| !is_whole(place)) {
        // "In each of the six states"
        let mut before = place;
        while before > 0
            && (matches!(tokens[before - 1].text.as_ref(), "the" | "of" | "of the" | "的")
                || matches!(tokens[before - 1].class, Class::Number(_)))
        {
            before -= 1;
        }
        let led = before.checked_sub(1).filter(|before| leads(&tokens[*before].text));
        // "By the state" is by the government, and "all of the state" all of one.
        let led = led.filter(|led| {
            *led + 1 == place
                || tokens[*led].text.split(' ').next_back().is_some_and(|last| matches!(last, "each" | "every" | "across" | "all" | "any"))
        });
        if led.is_some() || opens(&tokens[place].text) {
            found = true;
            led.into_iter().for_each(|led| apart.insert(led));
        }
    }
    if !(found || broken_down && !said.is_empty()) {
        return TokenSet::default();
    }
    apart.union(said)
}

/// The words for the members of a dimension as such, and those that say its name together.
fn words_for(scene: &Scene<'_>, dimension: DimensionId) -> (TokenSet, TokenSet) {
    scene.once.dimensions.once(dimension, || (said(scene, dimension), named_whole(scene, dimension)))
}

/// The words that say the name of a dimension together: "road user", 企业规模.
fn named_whole(scene: &Scene<'_>, dimension: DimensionId) -> TokenSet {
    let tokens = &scene.question.tokens;
    let names = &scene.facts.index.dimensions[usize::from(dimension.0)].names;
    let mut said = TokenSet::default();
    for start in 0..tokens.len() {
        for length in 2..=LONGEST_NAME.min(tokens.len() - start) {
            let texts: Vec<&str> = tokens[start..start + length].iter().map(|token| token.text.as_ref()).collect();
            let (english, chinese) = (texts.join(" "), texts.concat());
            // "By kind" is one word for the breakdown.
            let bare = english.split_once(' ').filter(|(first, _)| EACH.contains(first)).map_or(english.as_str(), |(_, rest)| rest);
            let says = |name: &str| bare == name || bare.strip_suffix('s') == Some(name) || chinese == name;
            if names.iter().any(|name| says(name)) {
                (start..start + length).for_each(|place| said.insert(place));
            }
        }
    }
    said
}

/// A dimension that an indicator's figures are told by, and the words of the question that stand for its members as such.
pub struct Ranged {
    /// The members that have a figure of their own.
    pub members: Vec<MemberId>,
    /// The words for them as such, with how many they are.
    pub said: TokenSet,
}

/// The dimensions of an indicator over which a question may run: those that it has a word for, else all.
pub fn ranged(scene: &Scene<'_>, indicator: IndicatorId) -> Vec<Ranged> {
    let base = scene.base();
    let held = &base.indicators[indicator.0 as usize].figures;
    let mut members: Vec<MemberId> = held
        .clone()
        .filter_map(|place| match base.figures[place as usize].members.as_ref() {
            [only] => Some(*only),
            _ => None,
        })
        .collect();
    members.sort_unstable();
    members.dedup();
    let mut dimensions: Vec<DimensionId> = members.iter().map(|member| member.dimension).collect();
    dimensions.dedup();
    let all: Vec<Ranged> = dimensions
        .into_iter()
        .map(|id| Ranged {
            members: members.iter().copied().filter(|member| member.dimension == id).collect(),
            said: {
                let (said, named) = words_for(scene, id);
                said.union(named)
            },
        })
        .collect();
    let is_named = |ranged: &Ranged| ranged.members.first().is_some_and(|member| !words_for(scene, member.dimension).1.is_empty());
    // "Kind of area" is the name of one dimension, though areas are what another is of.
    if all.iter().any(is_named) {
        return all.into_iter().filter(is_named).collect();
    }
    if all.iter().any(|ranged| !ranged.said.is_empty()) {
        return all.into_iter().filter(|ranged| !ranged.said.is_empty()).collect();
    }
    all
}

/// All dimensions of the base.
pub fn dimensions(scene: &Scene<'_>) -> impl Iterator<Item = DimensionId> {
    (0..).zip(&scene.base().dimensions).map(|(place, _)| DimensionId(place))
}

/// Whether a question has a word for the members of any dimension as such.
pub fn says_members(scene: &Scene<'_>) -> bool {
    *scene.once.says_members.get_or_init(|| dimensions(scene).any(|dimension| !words_for(scene, dimension).0.is_empty()))
}

/// What a superlative is asked of where nothing but a word for the members is said ("the largest district", "the most common form of
/// tenure"): the one thing that is counted for them. `operations` are the tokens of the superlative and what it is of.
pub fn counted_by(scene: &Scene<'_>, operations: TokenSet) -> Option<(IndicatorId, Ranged)> {
    let base = scene.base();
    if operations.is_empty() || !says_members(scene) || !scene.members.is_empty() {
        return None;
    }
    let ids = || (0..base.indicators.len()).filter_map(|place| u32::try_from(place).ok()).map(IndicatorId);
    let adds_up = |id: &IndicatorId| {
        let indicator = &base.indicators[id.0 as usize];
        (indicator.unit.is_counted() || indicator.unit.is_money())
            && matches!(indicator.kind, Some(Kind::Stock | Kind::Flow))
            && !super::fit::is_target(indicator)
    };
    let told = |id: IndicatorId| {
        let mut fitting = ranged(scene, id).into_iter().filter(|ranged| ranged.members.len() > 1 && !ranged.said.is_empty());
        fitting.next().map(|ranged| (id, ranged))
    };
    let all: Vec<(IndicatorId, Ranged)> = ids().filter(adds_up).filter_map(told).collect();
    let explains = |ranged: &Ranged| scene.unread(operations.union(ranged.said)).is_empty();
    let is_stock = |(id, _): &&(IndicatorId, Ranged)| base.indicators[id.0 as usize].kind == Some(Kind::Stock);
    // Where several are told by them, what there is goes before what comes of it in a year.
    let only = if all.len() == 1 { all.first() } else { all.iter().find(is_stock).filter(|_| all.iter().filter(is_stock).count() == 1) };
    let (id, ranged) = only.filter(|(_, ranged)| explains(ranged))?;
    Some((*id, Ranged { members: ranged.members.clone(), said: ranged.said }))
}

/// The words for the members of a dimension as such: "parts of the country", "the six states".
fn said(scene: &Scene<'_>, dimension: DimensionId) -> TokenSet {
    let tokens = &scene.question.tokens;
    let called = &scene.facts.index.dimensions[usize::from(dimension.0)];
    let may_be = |place: &usize| !matches!(tokens[*place].class, Class::Member(_) | Class::Country(_));
    let words: TokenSet = (0..tokens.len()).filter(|place| may_be(place) && is_word_for(scene, *place, called)).collect();
    let is_word = |place: usize| words.contains(place);
    let mut said = words;
    for (place, token) in tokens.iter().enumerate() {
        // "Part of the country" is one word for a place; "of the six states" counts them all.
        let is_part = matches!(token.text.as_ref(), "part of" | "parts of" | "part" | "parts" | "bit of" | "corner of" | "end of");
        let near = (place + 1..place + 3).any(is_word);
        let counts = near && number_said(scene, place) == Some(scene.base().dimensions[usize::from(dimension.0)].members.len().into());
        // "The four big regions" are all that there are.
        if counts && is_word(place + 2) && matches!(tokens[place + 1].text.as_ref(), "big" | "major" | "main" | "large" | "great" | "broad")
        {
            said.insert(place + 1);
        }
        // "The top market", "the number one port"
        let leads = matches!(token.text.as_ref(), "top" | "leading" | "number one" | "main" | "no. 1") && is_word(place + 1);
        if leads || is_part && (place + 1..place + 4).any(is_word) || counts {
            said.insert(place);
        }
    }
    if scene.has(Cue::Source) && !said.is_empty() {
        // 最大的来源: where things come from, not who says so.
        said = said.union(super::evidence::cued(scene.question, &[Cue::Source]));
    }
    said
}

/// The number that a token says, also where a word for it stands in a name that the base has: "four".
fn number_said(scene: &Scene<'_>, place: usize) -> Option<rust_decimal::Decimal> {
    let token = &scene.question.tokens[place];
    match token.class {
        Class::Number(index) => Some(scene.question.numbers[index].value.point()),
        Class::Content if token.cues.is_empty() => find(&token.text).first().map(|found| found.value.point()),
        _ => None,
    }
}
