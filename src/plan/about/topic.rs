//! Which readings ask for everything about something?
//!
//! A topic of the base by its own phrase, or whatever is about the things that were named: "everything about deaths", "brief me on
//! nurses and clinics".

use super::{asks_what, reading};
use crate::facts::base::{IndicatorId, TopicId};
use crate::facts::index::{Row, Tie, WordId};
use crate::language::cue::Cue;
use crate::plan::evidence::{Candidate, TokenSet, cued};
use crate::plan::readings::{Reading, Scene, TELLING};
use crate::plan::{Ask, Operand, pick};
use crate::question::Class;

/// How much of a phrase is as good as all of it.
const FULLY: f32 = 0.9;
/// The most figures that are listed for one thing.
const MOST_LISTED: usize = 12;

/// Everything on a topic or a thing.
pub fn readings(scene: &Scene<'_>) -> Vec<Reading> {
    let mut readings = topics(scene);
    readings.extend(everything_about(scene));
    readings.extend(topic_of_things(scene));
    readings.extend(super::member::readings(scene));
    readings.extend(everything(scene));
    readings
}

/// Everything on a topic: where the question asks for everything, or names the topic by its own phrase.
fn topics(scene: &Scene<'_>) -> Vec<Reading> {
    let question = scene.question;
    let everything = scene.asks_for_everything() || asks_what_was_said(scene);
    let mut readings = Vec::new();
    for (place, topic) in scene.base().topics.iter().enumerate() {
        let Ok(place) = u32::try_from(place) else {
            continue;
        };
        let id = TopicId(place);
        let named = named_by(scene, id);
        // 工地安全这些数字是哪个机构讲的, 谁赢了选举 ask for no figure.
        let asks_who = || question.tokens.iter().any(|token| token.text.starts_with('谁'));
        if (scene.has(Cue::Speaker) || asks_who()) && !everything {
            continue;
        }
        if named.is_empty() || !everything && (asks_what(scene) || asks_for_a_figure(scene) || !scene.unread(named).is_empty()) {
            continue;
        }
        // "Rural access" names the topic and no member, where what belongs to it is told of no member.
        let by_name = |indicator: &IndicatorId| {
            names_member(scene, named).then(|| pick::pick(scene.base(), *indicator, scene.period(), &[]).ok()).flatten()
        };
        let operands: Vec<Operand> =
            topic.indicators.iter().filter_map(|indicator| in_overview(scene, *indicator).or_else(|| by_name(indicator))).collect();
        if operands.is_empty() {
            continue;
        }
        let members = topic.indicators.iter().filter_map(|id| scene.candidates.iter().find(|candidate| candidate.indicator == *id));
        let mut explained = named.union(cued(question, &[Cue::Everything, Cue::Trend]));
        if everything {
            explained = explained.union(relative(scene));
        }
        for member in members {
            explained = explained.union(member.explained);
        }
        if everything {
            explained = explained.union(aspects(scene, explained)).union(trade(scene, named));
        }
        if names_more(scene, id, explained) {
            continue;
        }
        let score = match () {
            () if names_one_measure(scene) => MEASURED,
            () if everything && !scene.has(Cue::Trend) => 1.1,
            () => 0.95,
        };
        readings.push(reading(Ask::Topic { topic: id, operands }, explained, score));
    }
    readings
}

/// "Financial inclusion and who has accounts": the words with which a clause begins that is part of what is asked about.
fn relative(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let joins = |place: usize| {
        place.checked_sub(1).is_some_and(|before| {
            matches!(tokens[before].text.as_ref(), "and" | "on" | "about" | "of" | "," | "or" | ":") && place + 1 < tokens.len()
        })
    };
    cued(scene.question, &[Cue::Who, Cue::Where, Cue::When]).iter().filter(|place| joins(*place)).collect()
}

/// "The timber business", 木材这一行: what is said right behind a topic and only calls it a field.
fn trade(scene: &Scene<'_>, named: TokenSet) -> TokenSet {
    const FIELDS: [&str; 24] = [
        "business",
        "businesses",
        "industry",
        "sector",
        "trade",
        "scene",
        "field",
        "market",
        "world",
        "side",
        "front",
        "situation",
        "picture",
        "landscape",
        "行业",
        "产业",
        "领域",
        "市场",
        "这一行",
        "这行",
        "生意",
        "这一块",
        "业务",
        "情况",
    ];
    let tokens = &scene.question.tokens;
    let is_field = |place: &usize| tokens.get(*place).is_some_and(|token| FIELDS.contains(&token.text.as_ref()));
    named.iter().map(|place| place + 1).filter(|place| !named.contains(*place)).filter(is_field).collect()
}

/// "An overview of how parcels are delivered: quality, losses, complaints": what a list behind a colon names beside what is known of
/// the topic, where that is at least half of it. An overview tells of each what there is.
fn aspects(scene: &Scene<'_>, known: TokenSet) -> TokenSet {
    let tokens = &scene.question.tokens;
    let Some(colon) = tokens.iter().position(|token| token.text.as_ref() == ":") else { return TokenSet::default() };
    let divides = |text: &str| matches!(text, "," | ";" | "and" | "、" | "和" | "/" | "&");
    let mut items: Vec<Vec<usize>> = vec![Vec::new()];
    for (place, token) in tokens.iter().enumerate().skip(colon + 1) {
        if divides(&token.text) {
            items.push(Vec::new());
        } else if token.is_required()
            && let Some(item) = items.last_mut()
        {
            item.push(place);
        }
    }
    items.retain(|item| !item.is_empty());
    let (told, others): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.iter().all(|place| known.contains(*place)));
    let names_one = |item: &Vec<usize>| {
        let [place] = item[..] else { return false };
        tokens[place].class == Class::Content && tokens[place].cues.is_empty()
    };
    let is_list = told.len() >= 2 && told.len() >= others.len() && others.iter().all(names_one);
    if is_list { others.into_iter().flatten().collect() } else { TokenSet::default() }
}

/// Whether something is named that belongs to another topic: 专利代理这一行 is none of the patents themselves.
fn names_more(scene: &Scene<'_>, topic: TopicId, explained: TokenSet) -> bool {
    let tokens = &scene.question.tokens;
    let is_left = |place: usize| {
        let token = &tokens[place];
        token.class == Class::Content
            && token.may_restrict()
            && token.cues.is_empty()
            && token.weight >= TELLING
            && !explained.contains(place)
    };
    scene.candidates.iter().any(|candidate| {
        candidate.coverage >= STANDS_FOR
            && scene.base().indicators[candidate.indicator.0 as usize].topic != Some(topic)
            && candidate.explained.iter().any(is_left)
    })
}

/// How well a topic fits a question for one measure of it.
const MEASURED: f32 = 0.6;

/// Whether one indicator is named in full with what is measured of it: "what have you got for the growth rate of exports?"
fn names_one_measure(scene: &Scene<'_>) -> bool {
    const MEASURES: [Cue; 4] = [Cue::Growth, Cue::Share, Cue::Average, Cue::Count];
    let is_plural = |text: &str| text.ends_with('s') || matches!(text.split(' ').next(), Some("all" | "every" | "each" | "both"));
    let tokens = || scene.question.tokens.iter();
    let measures = tokens().any(|token| {
        token.class == Class::Content
            && token.cues.iter().any(|cue| MEASURES.contains(cue))
            && token.text.split(' ').all(|word| !is_plural(word))
    });
    let asking = cued(scene.question, &[Cue::Everything, Cue::Growth, Cue::Share, Cue::Average, Cue::Count]);
    let is_named = |candidate: &Candidate| {
        candidate.full
            && scene.required.without(asking).without(candidate.explained).is_empty()
            && !asking.intersection(candidate.explained).is_empty()
    };
    measures
        && !tokens().any(|token| matches!(token.text.as_ref(), "all" | "every" | "each" | "both"))
        && scene.candidates.iter().any(is_named)
}

/// Whether the question asks for one figure in so many words.
fn asks_for_a_figure(scene: &Scene<'_>) -> bool {
    [Cue::Count, Cue::HowMany, Cue::Share, Cue::Growth, Cue::Target, Cue::Trend].iter().any(|cue| scene.has(*cue))
        || scene.question.tokens.iter().any(|token| token.text.contains("多少") || asks_one_size(&token.text))
}

/// "How big was the survey?", "how long is the wait?": whether one size is asked for, and not all that there is.
pub fn asks_one_size(text: &str) -> bool {
    const SIZES: [&str; 12] = ["big", "large", "small", "long", "high", "low", "old", "far", "fast", "often", "expensive", "strong"];
    let mut words = text.split(' ');
    words.next() == Some("how") && words.next().is_some_and(|size| SIZES.contains(&size))
}

/// Whether a topic's own name has the only members that are named.
fn names_member(scene: &Scene<'_>, named: TokenSet) -> bool {
    let tokens = scene.question.tokens.iter().enumerate();
    let mut members = tokens.filter(|(_, token)| matches!(token.class, Class::Member(_))).peekable();
    members.peek().is_some() && members.all(|(place, _)| named.contains(place))
}

/// The figure of an indicator that an overview shows: of what is mostly stated for whole years no half of one, though that be later.
fn in_overview(scene: &Scene<'_>, indicator: IndicatorId) -> Option<Operand> {
    let latest = scene.pick(indicator).ok()?;
    let usual = || crate::plan::pick::series(scene.base(), indicator, &scene.members_of(indicator)).pop();
    if scene.periods.is_empty() { usual().or(Some(latest)) } else { Some(latest) }
}

/// Everything about the things that were named: the figure of every indicator that has all the words of one of them.
fn everything_about(scene: &Scene<'_>) -> Option<Reading> {
    if !scene.asks_for_everything() || names_one_measure(scene) {
        return None;
    }
    let asking = cued(scene.question, &[Cue::Everything, Cue::Count, Cue::HowMany, Cue::Total]);
    let about: TokenSet = scene.required.without(asking);
    let telling: TokenSet = about.iter().filter(|place| scene.question.tokens[*place].weight >= TELLING).collect();
    if telling.is_empty() {
        return None;
    }
    let things = stretches(scene, telling);
    // Each of the things that are named gets its part of the list.
    let most = MOST_LISTED / things.len().max(1);
    let mut explained = asking;
    let mut operands: Vec<Operand> = Vec::new();
    for thing in &things {
        let (mut found, room) = (false, operands.len() + most);
        for candidate in scene.candidates.iter().filter(|candidate| has_all(scene, candidate, *thing, Tie::Inherited)) {
            let Some(operand) = in_overview(scene, candidate.indicator) else { continue };
            found = true;
            explained = explained.union(candidate.explained).union(*thing);
            if !operands.iter().any(|known| known.indicator == operand.indicator) && operands.len() < room {
                operands.push(operand);
            }
        }
        if !found {
            return None;
        }
    }
    if !scene.unread(explained).is_empty() {
        return None;
    }
    operands.sort_by_key(|operand| operand.indicator);
    (operands.len() > 1).then(|| reading(Ask::Figures(operands), explained, 1.08))
}

/// How much of its name has to be said of what stands for a topic.
const STANDS_FOR: f32 = 0.5;

/// Everything on the topic that all the things belong to which were named: 介绍一下学校和学生的整体数据, of a base whose topic has no such
/// name.
fn topic_of_things(scene: &Scene<'_>) -> Option<Reading> {
    if !scene.asks_for_everything() {
        return None;
    }
    let asking = cued(scene.question, &[Cue::Everything, Cue::Count, Cue::HowMany, Cue::Total]);
    let about: TokenSet = scene.required.without(asking);
    let telling: TokenSet = about.iter().filter(|place| scene.question.tokens[*place].weight >= TELLING).collect();
    let things = stretches(scene, telling);
    if things.len() < 2 {
        return None;
    }
    let base = scene.base();
    let meant = |thing: &TokenSet| {
        let named = scene.candidates.iter().filter(|candidate| {
            candidate.coverage >= STANDS_FOR && thing.without(candidate.explained).is_empty() && scene.pick(candidate.indicator).is_ok()
        });
        named.max_by(|one, other| one.coverage.total_cmp(&other.coverage)).map(|candidate| candidate.indicator)
    };
    let meant: Vec<IndicatorId> = things.iter().map(meant).collect::<Option<_>>()?;
    let topic = base.indicators[meant.first()?.0 as usize].topic?;
    if meant.iter().any(|id| base.indicators[id.0 as usize].topic != Some(topic)) {
        return None;
    }
    let indicators = &base.topics[topic.0 as usize].indicators;
    let operands: Vec<Operand> = indicators.iter().filter_map(|id| in_overview(scene, *id)).collect();
    let own = scene.candidates.iter().filter(|candidate| indicators.contains(&candidate.indicator));
    let explained = own.fold(asking.union(telling), |explained, candidate| explained.union(candidate.explained));
    let is_all = operands.len() > 1 && scene.unread(explained).is_empty();
    is_all.then(|| reading(Ask::Topic { topic, operands }, explained, 1.13))
}

/// The telling words of each thing that was named, where several are: what stands on both sides of an "and" or a comma.
fn stretches(scene: &Scene<'_>, telling: TokenSet) -> Vec<TokenSet> {
    let divides =
        |text: &str| matches!(text, "," | ";" | "and" | "&" | "/" | "、" | "和" | "与" | "及" | "以及" | "跟" | "同" | "还有" | "+" | "or");
    let mut things = vec![TokenSet::default()];
    for (place, token) in scene.question.tokens.iter().enumerate() {
        if divides(&token.text) {
            things.push(TokenSet::default());
        } else if telling.contains(place)
            && let Some(last) = things.last_mut()
        {
            last.insert(place);
        }
    }
    things.retain(|thing| !thing.is_empty());
    // One thing may be named with an "and" in it, of which no half names anything.
    let names = |thing: &TokenSet| {
        scene
            .candidates
            .iter()
            .any(|candidate| (candidate.full || candidate.coverage > FULLY) && has_all(scene, candidate, *thing, Tie::Own))
    };
    if things.iter().all(names) { things } else { vec![telling] }
}

/// Whether all these words belong so closely to the indicator.
fn has_all(scene: &Scene<'_>, candidate: &Candidate, words: TokenSet, least: Tie) -> bool {
    let profile = &scene.facts.index.profiles[candidate.indicator.0 as usize];
    words.iter().all(|place| scene.question.tokens[place].features.iter().any(|feature| profile.tie(*feature) >= Some(least)))
}

/// "What figures do you have?": one figure of each topic, as an overview.
fn everything(scene: &Scene<'_>) -> Option<Reading> {
    let asking = cued(scene.question, &[Cue::Everything, Cue::Count, Cue::HowMany]);
    let figures: TokenSet = (0..scene.question.tokens.len()).filter(|place| super::is_document(&scene.question.tokens[*place])).collect();
    let explained = asking.union(figures);
    let of_bot =
        scene.question.tokens.iter().any(|token| token.text.split(' ').any(|word| matches!(word, "you" | "u" | "your" | "你" | "你们")));
    let general = scene.has(Cue::Everything) && of_bot && scene.unread(explained).is_empty() && scene.looseness(explained) <= 0.0;
    if !general || scene.number_tokens().next().is_some() || !scene.periods.is_empty() || !scene.members.is_empty() {
        return None;
    }
    let firsts = scene.base().topics.iter().filter_map(|topic| topic.indicators.iter().find_map(|id| scene.pick(*id).ok()));
    let operands: Vec<Operand> = firsts.take(MOST_LISTED).collect();
    (!operands.is_empty()).then(|| reading(Ask::Figures(operands), explained, 1.2))
}

/// The tokens that name a topic: a whole phrase of it, or all the words of one in any order.
fn named_by(scene: &Scene<'_>, topic: TopicId) -> TokenSet {
    let question = scene.question;
    let whole: TokenSet = question.topics.iter().filter(|(named, _)| *named == topic).flat_map(|(_, span)| span.clone()).collect();
    if !whole.is_empty() {
        return whole;
    }
    let says = |word: &WordId| {
        let features = scene.facts.index.words.features(*word);
        scene.required.iter().find(|place| question.tokens[*place].features.iter().any(|feature| features.contains(feature)))
    };
    let rows = scene.facts.index.topics.get(topic.0 as usize).into_iter().flatten();
    let is_said = |row: &&Row| row.iter().all(|word| scene.evidence.said.has_word(*word));
    let by_words = rows.filter(is_said).filter_map(|row| row.iter().map(says).collect::<Option<TokenSet>>()).next();
    by_words.unwrap_or_else(|| if scene.facts.index.survey == Some(topic) { in_survey(scene) } else { TokenSet::default() })
}

/// The tokens that speak of a survey.
fn in_survey(scene: &Scene<'_>) -> TokenSet {
    crate::plan::frames::meaning(scene, "survey")
}

/// Whether it is asked what people said in a survey.
fn asks_what_was_said(scene: &Scene<'_>) -> bool {
    const SAYING: [&str; 12] =
        ["say", "said", "answer", "answered", "think", "thought", "reply", "replied", "respond", "responded", "tell", "told"];
    const MEASURES: [Cue; 6] = [Cue::HowMany, Cue::Count, Cue::Share, Cue::Growth, Cue::Majority, Cue::Who];
    let tokens = &scene.question.tokens;
    let says = |token: &crate::question::Token| token.text.split(' ').any(|word| SAYING.contains(&word));
    let asking = tokens.iter().position(|token| matches!(token.text.as_ref(), "what" | "what did" | "what all"));
    let measured = MEASURES.iter().any(|cue| scene.has(*cue)) || scene.number_tokens().next().is_some();
    !in_survey(scene).is_empty() && !measured && asking.is_some_and(|asking| tokens[asking..].iter().any(says))
}
