//! Which readings ask what a term means?
//!
//! "What is a little giant?", "explain STAR Market", "A-share = ?". Only terms of the base's glossary are explained, and what a
//! question says beside the term and the wish to know its meaning must be no other thing that could be meant.

use super::terms::{by_indicator, instances, is_called_otherwise, spoken};
use super::topic::asks_one_size;
use super::{asks_what, person, reading};
use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, TermId};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::plan::Ask;
use crate::plan::evidence::{TokenSet, cued};
use crate::plan::readings::{Reading, Scene, TELLING};
use crate::plan::stretch::TIME_CUES;
use crate::question::{Class, Token};
use std::ops::Range;

/// How much a word restricts at least that makes a term in front of it part of a longer name.
const HEAD: f32 = 0.5;

/// What opens a question whether something is so.
const WHETHER: [&str; 10] = ["is", "are", "was", "were", "does", "do", "did", "can", "could", "would"];

/// How much less well a meaning fits where a period or a member is named.
const AT: f32 = 0.3;

/// What a term means: where the question asks for a meaning, or names a term and nothing else.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let numbered = scene.number_tokens().next().is_some();
    let asks = scene.has(Cue::Define) || !numbered && !genus(scene).is_empty();
    let wonders = asks_what(scene) || scene.has(Cue::Who) || guesses(scene);
    // "What is the index now?" asks for what it stands at.
    let by_now = |token: &Token| matches!(token.text.as_ref(), "now" | "right now" | "currently" | "today" | "最新" | "目前" | "现在");
    if !asks && scene.question.tokens.iter().any(by_now) {
        return Vec::new();
    }
    let told = instances(scene, asks);
    // "What makes a ticket count?" counts nothing.
    let is_verb = |place: usize| {
        asks && matches!(scene.question.tokens[place].text.as_ref(), "count" | "counts")
            && scene.question.tokens.get(place + 1).is_none_or(|next| next.class == Class::Mark)
    };
    let counting = |cue: Cue| scene.question.cued(cue).any(|place| !told.contains(place) && !is_verb(place));
    let counts = counting(Cue::Count) || counting(Cue::HowMany) || !asks && numbered;
    // Without a word for meaning, a wish for a share or a figure is none for a meaning.
    let measures = [Cue::Share, Cue::Growth, Cue::Decline, Cue::Target, Cue::Trend, Cue::Average, Cue::Total];
    let is_measure = |token: &Token| {
        measures.iter().any(|cue| token.cues.contains(cue)) && !token.text.starts_with("a ")
            || token.text.split(' ').any(|word| word == "figure")
    };
    // "YoY = ?" guesses at what is itself a word for a measure.
    let is_term = |place: &usize| guesses(scene) && scene.question.terms.iter().any(|(_, span)| span.contains(place));
    let tokens = &scene.question.tokens;
    let measured = !asks && (0..tokens.len()).filter(|place| !is_term(place)).any(|place| is_measure(&tokens[place]));
    // What something was in some year is a figure.
    let dated = !asks && !scene.periods.is_empty();
    // "Geographical indications: what have you got?"
    let wants_everything = !asks && scene.asks_for_everything();
    if counts || measured || dated || wants_everything || !(asks || wonders) || person::is_asked_for(scene) {
        return Vec::new();
    }
    let mut terms: Vec<(TermId, Range<usize>)> =
        scene.question.terms.iter().filter(|(_, span)| !is_article_with_noun(scene, span)).cloned().collect();
    if terms.is_empty() && (asks || guesses(scene) || asks_for_meaning(scene)) {
        terms = spoken(scene, asks);
    }
    if terms.is_empty() && asks {
        terms.extend(by_indicator(scene));
    }
    terms.retain(|(term, span)| !is_called_otherwise(scene, *term, span));
    terms.sort_by_key(|(_, span)| std::cmp::Reverse(span.len()));
    let read = terms.into_iter().map(|(term, span)| definition(scene, term, span, asks));
    // "Who is it?", but not "who is its minister?"
    let is_all = |reading: &Reading| asks || asks_what(scene) || guesses(scene) || scene.looseness(reading.explained) == 0.0;
    read.filter(is_all).collect()
}

fn definition(scene: &Scene<'_>, term: TermId, span: Range<usize>, asks: bool) -> Reading {
    let question = scene.question;
    // A word that is said again, or that another name of the term has, belongs to it.
    let names = scene.facts.index.glossary[term.0 as usize].iter().flatten().flat_map(|word| scene.facts.index.words.features(*word));
    let words: Vec<FeatureId> = span.clone().flat_map(|place| &question.tokens[place].features).chain(names).copied().collect();
    let is_said_again = |token: &Token| !token.features.is_empty() && token.features.iter().all(|feature| words.contains(feature));
    let said_again: TokenSet = (0..question.tokens.len()).filter(|place| is_said_again(&question.tokens[*place])).collect();
    let own = of_its_indicator(scene, scene.base().glossary[term.0 as usize].indicator).union(span.clone().collect()).union(said_again);
    // "Who dies weeks after the accident, does he still count?"
    let times = if asks { cued(question, &TIME_CUES) } else { TokenSet::default() };
    // "How old can a company be and still count as a startup?" asks for an age.
    let sizes: TokenSet = (0..question.tokens.len()).filter(|place| asks_one_size(&question.tokens[*place].text)).collect();
    // "When reports speak of it, what do they mean?"
    let means = question.cued(Cue::Define).any(|place| question.tokens[place].says("mean"));
    let speaking = if means { cued(question, &[Cue::Published]) } else { TokenSet::default() };
    let asking = cued(question, &[Cue::Define, Cue::Who, Cue::When, Cue::Difference, Cue::Year]).without(sizes).union(speaking);
    let mut explained = own.union(asking).union(times);
    explained = explained.union(beside(scene, &span, asks)).union(genus(scene)).union(instances(scene, asks));
    let start = span.start;
    let said: f32 = span.map(|place| question.tokens[place].weight).sum();
    let all: f32 = scene.required.without(cued(question, &[Cue::Define])).iter().map(|place| question.tokens[place].weight).sum();
    let fit = (said / all.max(0.1)).min(1.0);
    let plain = if follows_article(scene, start) { 0.85 } else { 0.55 };
    // What a term means is asked of no year and no place.
    let plain_place = scene.periods.is_empty() && scene.members.is_empty();
    // "Geographical indications: what have you got?" wants the figures, where there are any.
    let at = if plain_place && (asks || !scene.has(Cue::Everything)) { 0.0 } else { AT };
    reading(Ask::Define(term), explained, if asks { 0.8 } else { plain } + 0.4 * fit - at)
}

/// What stands beside the term without changing what is to be explained: the setting ("in labour law, ..."), what it is told apart
/// from ("... from an ordinary firm"), a guess in a clause of its own ("..., is it a tax?").
fn beside(scene: &Scene<'_>, span: &Range<usize>, asks: bool) -> TokenSet {
    let tokens = &scene.question.tokens;
    let own_clause = tokens[span.start].clause;
    let postings = &scene.facts.index.postings;
    let names_other = |token: &Token| {
        token.weight >= TELLING && token.class == Class::Content && token.features.iter().any(|feature| postings.contains_key(feature))
    };
    let is_harmless = |token: &Token| {
        let restricts = matches!(token.class, Class::Country(_) | Class::Member(_) | Class::Number(_) | Class::Period(_));
        let is_condition = |cue: &Cue| matches!(cue, Cue::Needed | Cue::HowTo) || *cue == Cue::Target && reaches(token);
        let conditions = asks && !token.cues.is_empty() && token.cues.iter().all(is_condition);
        let operates = !conditions && !token.cues.iter().all(|cue| matches!(cue, Cue::Claim | Cue::Where));
        !restricts && !operates && (conditions || !names_other(token))
    };
    // "In maritime law, what is ...": a setting may be of anything.
    let narrows = |token: &Token| matches!(token.class, Class::Country(_) | Class::Member(_) | Class::Number(_) | Class::Period(_));
    // "Does Acme count as a little giant?" asks about Acme, and its name is no part of the setting.
    let is_one_thing = |place: usize| {
        let opens = tokens.iter().find(|token| token.clause == own_clause && token.class != Class::Mark);
        let is_whether = opens.is_some_and(|token| WHETHER.contains(&token.text.as_ref()));
        is_whether && place < span.start && tokens[place].class == Class::Unknown
    };
    let clause_is_harmless = |clause: usize| {
        let own = || tokens.iter().filter(|token| token.clause == clause);
        let is_setting =
            clause < own_clause && own().next().is_some_and(|token| matches!(token.text.as_ref(), "in" | "under" | "within" | "在"));
        own().all(is_harmless) || is_setting && !own().any(narrows)
    };
    let object_before = |cue: &Token| {
        ["mean", "means", "meaning", "stand for", "stands for", "signify", "signifies", "denote", "denotes", "refer to", "refers to"]
            .iter()
            .any(|verb| cue.text.ends_with(verb))
            || cue.text.ends_with("意思")
    };
    // "What does 'quarterly' mean in the report on X" asks for another word.
    let mistaken = tokens.iter().enumerate().any(|(place, cue)| {
        let nearest = || tokens[..place].iter().rposition(|token| token.is_required() && token.clause == cue.clause);
        cue.cues.contains(&Cue::Define)
            && object_before(cue)
            && place < span.start
            && nearest().is_some_and(|near| !tokens[near].cues.contains(&Cue::Define) && tokens[near].weight >= TELLING)
    });
    if mistaken {
        return TokenSet::default();
    }
    let modifies = |place: usize| place + 1 == span.start && tokens[place].class != Class::Neutral;
    // "Star wars film": the words right behind the term are the head of a longer name.
    let held = |token: &Token| token.features.iter().any(|feature| postings.contains_key(feature));
    let heads = tokens[span.end..].iter().take_while(|token| is_head(token) && !held(token)).count();
    let is_longer = |place: usize| (span.end..span.end + heads).contains(&place);
    (0..tokens.len())
        .filter(|place| !span.contains(place) && !modifies(*place) && !is_longer(*place))
        .filter(|place| {
            let token = &tokens[*place];
            if token.clause == own_clause { asks && is_harmless(token) && !is_one_thing(*place) } else { clause_is_harmless(token.clause) }
        })
        .collect()
}

/// 要达到什么门槛才算: whether a word that mostly speaks of a target is what has to be reached to be called something.
fn reaches(token: &Token) -> bool {
    ["reach", "meet", "达到", "满足", "符合"].iter().any(|verb| token.says(verb))
}

/// Whether a word right behind a term makes it part of the name of something else.
fn is_head(token: &Token) -> bool {
    matches!(token.class, Class::Content | Class::Unknown) && token.cues.is_empty() && token.restricts >= HEAD
}

/// "What kind of firm is that", "it is what organisation?": the words for the kind, which are no part of what is to be explained.
fn genus(scene: &Scene<'_>) -> TokenSet {
    const OPENERS: [&str; 9] = ["kind", "sort", "type", "kind of", "sort of", "type of", "kinds of", "sorts of", "types of"];
    const COPULAS: [&str; 9] = ["is", "are", "was", "is a", "is an", "is the", "is that", "is this", "'s"];
    const FARTHEST: usize = 8;
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
    let is_asking = |place: usize| text(place).starts_with("what") || text(place).starts_with("which");
    let Some(asking) = (0..tokens.len()).find(|place| is_asking(*place)) else {
        return TokenSet::default();
    };
    let opens = text(asking).split(' ').any(|word| OPENERS[..3].contains(&word)) || OPENERS.contains(&text(asking + 1));
    let end =
        (asking + 1..tokens.len()).take(FARTHEST).find(|place| COPULAS.contains(&text(*place)) || tokens[*place].class == Class::Mark);
    let said: TokenSet = (asking..end.unwrap_or(tokens.len())).collect();
    let measures = |place: usize| !tokens[place].cues.is_empty() && !tokens[place].cues.contains(&Cue::Define);
    let is_of_a_body = |place: &usize| BODIES.iter().any(|word| text(*place).split(' ').any(|part| part == *word));
    // "It is what organisation?" stands behind the copula, and asks without a word for "kind" where a body is meant.
    let follows = asking > 0 && COPULAS.contains(&text(asking - 1)) && said.iter().any(|place| is_of_a_body(&place));
    let leads = opens && end.is_some_and(|end| tokens[end].class != Class::Mark);
    if (follows || leads) && !said.iter().any(measures) { said } else { TokenSet::default() }
}

/// Words for who acts, of which somebody asks what one is.
const BODIES: [&str; 12] = [
    "organisation",
    "organization",
    "institution",
    "agency",
    "body",
    "ministry",
    "authority",
    "department",
    "company",
    "firm",
    "thing",
    "term",
];

/// "X = ?", "X?? like grades??": a term put before a question mark with nothing but a guess.
fn guesses(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let equates = tokens.iter().any(|token| token.text.as_ref() == "=");
    let likens = tokens.iter().any(|token| matches!(token.text.as_ref(), "like" | "as in" | "some kind of" | "some sort of"));
    equates || likens && tokens.iter().any(|token| token.text.as_ref() == "?")
}

/// "A share" where an article and a noun are meant, not a letter that is part of a name: "what is a share?"
fn is_article_with_noun(scene: &Scene<'_>, span: &Range<usize>) -> bool {
    let tokens = &scene.question.tokens;
    let Some(noun) = tokens[span.start].text.strip_prefix("a ") else {
        return false;
    };
    let before = span.start.checked_sub(1).map_or("", |place| tokens[place].text.as_ref());
    let after = tokens.get(span.end);
    let needs_article =
        ["what is", "what's", "whats", "is", "what", "define", "explain", "of", "by", "mean by", "meant by"].contains(&before);
    !noun.ends_with('s') && needs_article && !after.is_some_and(|token| token.class == Class::Content && token.cues.is_empty())
}

/// Whether a term is asked for as one of a kind ("what is a ...", "what are ...s", "... 是什么"), not as a known amount ("what is the ...").
fn follows_article(scene: &Scene<'_>, place: usize) -> bool {
    let before = place.checked_sub(1).map_or("", |place| scene.question.tokens[place].text.as_ref());
    matches!(before, "" | "a" | "an" | "are" | "is" | "what is" | "what are" | "as" | "what's" | "whats")
        || scene.question.language == Language::Chinese
}

/// The tokens that the counted indicator of a term explains ("what is a little giant firm").
fn of_its_indicator(scene: &Scene<'_>, indicator: Option<IndicatorId>) -> TokenSet {
    let candidate = indicator.and_then(|id| scene.candidates.iter().find(|candidate| candidate.indicator == id));
    candidate.map(|candidate| candidate.explained).unwrap_or_default()
}

/// Whether the question asks what something is, as of a kind: no figure answers that.
pub fn asks_for_meaning(scene: &Scene<'_>) -> bool {
    *scene.once.asks_for_meaning.get_or_init(|| find_asks_for_meaning(scene))
}

fn find_asks_for_meaning(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let of_a_kind = tokens.iter().enumerate().take(6).any(|(place, token)| {
        let next = tokens.get(place + 1).map_or("", |token| token.text.as_ref());
        matches!(token.text.as_ref(), "what is" | "what's" | "whats" | "what are" | "is" | "what" | "what exactly is")
            && (matches!(next, "a" | "an") || next.starts_with("a "))
            || matches!(
                token.text.as_ref(),
                "what is a" | "what is an" | "what's a" | "what's an" | "什么是" | "什么叫" | "何谓" | "何为" | "咩系"
            )
    });
    let bare = tokens.iter().enumerate().take(4).any(|(place, token)| {
        matches!(token.text.as_ref(), "what is" | "what's" | "whats" | "what are" | "is" | "what")
            && tokens.get(place + 1).is_some_and(|next| next.class == Class::Content)
    });
    let words = tokens.iter().filter(|token| token.class == Class::Content).count();
    let of_a_kind = of_a_kind || bare && words <= 2;
    let measures = [Cue::HowMany, Cue::Count, Cue::Share, Cue::Growth, Cue::Ratio, Cue::Difference]
        .iter()
        .any(|cue| scene.question.cued(*cue).any(|place| !tokens[place].text.starts_with("a ") && tokens[place].confidence >= 1.0))
        || tokens.iter().any(|token| token.cues.contains(&Cue::When) && asks_one_size(&token.text));
    let numbered = scene.number_tokens().next().is_some() && !scene.has(Cue::Define);
    !measures && !numbered && scene.periods.is_empty() && (of_a_kind || scene.has(Cue::Define))
}
