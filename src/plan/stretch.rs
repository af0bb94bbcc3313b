//! Which stretch of time does a question ask over, and what does it deny or take away?

use super::evidence::{TokenSet, cued};
use super::readings::Scene;
use crate::language::cue::Cue;
use crate::quantity::Per;
use crate::question::calendar::PACES;
use crate::question::{Asked, Class, Question};

/// The first and last day that "since", "from ... to" and several periods span.
pub fn window(scene: &Scene<'_>) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let mut window: Option<(jiff::civil::Date, jiff::civil::Date)> = None;
    let mut stretch = |start, end| {
        window =
            Some(window.map_or((start, end), |(first, last): (jiff::civil::Date, jiff::civil::Date)| (first.min(start), last.max(end))));
    };
    for asked in &scene.question.periods {
        match asked {
            Asked::At(period) | Asked::Against(period) => stretch(period.start, period.end),
            Asked::Since(period) => stretch(period.start, jiff::civil::Date::MAX),
            Asked::Between(first, last) => stretch(first.start, last.end),
            Asked::Before | Asked::Recent | Asked::Moved { .. } | Asked::Within(_) => {}
        }
    }
    window
}

pub const TIME_CUES: [Cue; 8] = [Cue::Second, Cue::Minute, Cue::Hour, Cue::Day, Cue::Week, Cue::Month, Cue::Year, Cue::Average];

/// The stretch of time that a rate is asked over.
///
/// `own` is what an indicator's own rate is over: "the daily rate" does not ask for it where another stretch is named.
pub fn asked_per(scene: &Scene<'_>, own: Option<&Per>) -> Option<Per> {
    let said = || PACES.iter().filter(|(_, cue)| scene.has(*cue)).map(|(per, _)| per);
    let other = said().find(|per| Some(*per) != own).cloned();
    let (yearly, whole_year) = *scene.once.years.get_or_init(|| years(scene));
    (yearly || other.is_none() && whole_year).then_some(Per::Year).or(other).or_else(|| said().next().cloned())
}

/// Whether so much for each year is asked for, and not only what a whole year brings.
pub fn asks_by_the_year(scene: &Scene<'_>) -> bool {
    scene.once.years.get_or_init(|| years(scene)).0
}

/// Whether years are asked for, and whether a whole year is.
fn years(scene: &Scene<'_>) -> (bool, bool) {
    let bare_year =
        |place: usize| matches!(scene.question.tokens[place].text.as_ref(), "year" | "years" | "年" | "annual" | "年度" | "全年");
    let yearly = scene.question.cued(Cue::Year).any(|place| !bare_year(place) || after_each(scene, place));
    let whole_year = names_a_whole_year(scene.question)
        || scene.question.tokens.iter().any(|token| {
            matches!(
                token.text.as_ref(),
                "the whole" | "whole" | "entire" | "altogether" | "in all" | "in total" | "总共" | "一共" | "合计"
            )
        });
    (yearly, whole_year)
}

/// "Over the entire year", 全年: whether a year is asked for as a stretch of time.
pub fn names_a_whole_year(question: &Question) -> bool {
    const YEARS: [&str; 6] = ["full year", "whole year", "entire year", "all year", "全年", "整年"];
    // Nearly every word is told by this alone.
    let has_year = |text: &str| text.contains("year") || text.contains('年');
    question.tokens.iter().any(|token| has_year(&token.text) && YEARS.iter().any(|year| token.text.contains(year)))
}

fn after_each(scene: &Scene<'_>, place: usize) -> bool {
    place > 0 && scene.question.tokens[place - 1].cues.contains(&Cue::Each)
}

/// Whether the question denies something, rather than asking for agreement ("isn't it?").
pub fn negates(scene: &Scene<'_>) -> bool {
    *scene.once.negates.get_or_init(|| find_negates(scene))
}

fn find_negates(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    scene.question.cued(Cue::Not).any(|place| {
        let next = tokens[place + 1..].iter().find(|token| token.class != Class::Mark);
        // "If so many do, how many don't?" has the verb before it.
        let ends = next.is_none() && (scene.has(Cue::Share) || scene.has(Cue::HowMany)) && !scene.has(Cue::Claim);
        is_opposite(&tokens[place])
            || ends
            || next.is_some_and(|next| !matches!(next.text.as_ref(), "it" | "true" | "right" | "sure" | "they" | "correct" | "是" | "对"))
            || scene.question.language == crate::language::Language::Chinese
    })
}

/// Whether a word is one for the opposite of what the base knows, and so denies that.
pub fn is_opposite(token: &crate::question::Token) -> bool {
    let not = crate::facts::index::FeatureId::from(crate::language::lexicon::Lexicon::get().concept_for(Cue::Not));
    token.class == Class::Content && token.cues == [Cue::Not] && !token.features.is_empty() && !token.features.contains(&not)
}

/// The content that follows what denies or takes away: what is not meant.
pub fn denied(scene: &Scene<'_>) -> TokenSet {
    *scene.once.denied.get_or_init(|| find_denied(scene))
}

fn find_denied(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let denials = cued(scene.question, &[Cue::Not, Cue::Excluding]);
    // "The rest of them" denies nothing that follows.
    let is_rest = |text: &str| {
        ["rest", "remain", "other", "left", "else", "其余", "其他", "其它", "剩", "余下", "另外"].iter().any(|word| text.contains(word))
    };
    let Some(first) = denials.iter().find(|place| !is_rest(&tokens[*place].text)) else {
        return TokenSet::default();
    };
    if is_opposite(&tokens[first]) {
        return TokenSet::from_iter([first]);
    }
    let clause = tokens[first].clause;
    // 癌症以外的: what is not meant stands before it.
    let behind = ["以外", "之外", "除外", "外", "后", "之后", "以后", "完"].iter().any(|word| tokens[first].text.starts_with(word));
    if behind {
        let own = |place: &usize| tokens[*place].class == Class::Content || tokens[*place].text.as_ref() == "除";
        let before: TokenSet = (0..first).rev().take_while(own).collect();
        return before;
    }
    // 没上网的人占总人口多少: what the part is set against is not denied.
    let chinese = scene.question.language == crate::language::Language::Chinese;
    // The same of the non-listed share of all firms.
    let is_share = |place: usize| !chinese && tokens[place].cues.contains(&Cue::Share) && tokens[place].text.ends_with(" of");
    let sets_against = |place: usize| chinese && tokens[place].text.starts_with('占') || is_share(place);
    let taken_from = taken_from(scene, first);
    (first + 1..tokens.len())
        .take_while(|place| !sets_against(*place) && Some(*place) != taken_from)
        .take_while(|place| tokens[*place].clause == clause && tokens[*place].class != Class::Mark && tokens[*place].text.as_ref() != "的")
        .filter(|place| tokens[*place].class == Class::Content && tokens[*place].cues.is_empty())
        .collect()
}

/// Whether one thing is to be subtracted from another, so that both are named.
pub fn subtracts(scene: &Scene<'_>) -> bool {
    scene
        .question
        .cued(Cue::Excluding)
        .any(|place| scene.question.tokens[place].cues.contains(&Cue::Difference) && taken_from(scene, place).is_some())
}

/// Whether one thing is to be taken from another that is named behind it: "subtract the active ones from the registered ones".
pub fn is_taken_from(scene: &Scene<'_>) -> bool {
    scene.question.cued(Cue::Excluding).any(|place| taken_from(scene, place).is_some())
}

/// "How many dormant ones remain?": a word that nobody knows and that only says what the rest is, where it is said how that comes about.
pub fn named_rest(scene: &Scene<'_>) -> TokenSet {
    const LEFT: [&str; 6] = ["remain", "remains", "left", "leave", "leaves", "remaining"];
    let tokens = &scene.question.tokens;
    if !is_taken_from(scene) {
        return TokenSet::default();
    }
    let Some(asked) = scene.question.cued(Cue::HowMany).last() else { return TokenSet::default() };
    let Some(left) = (asked + 1..tokens.len()).find(|place| LEFT.contains(&tokens[*place].text.as_ref())) else {
        return TokenSet::default();
    };
    (asked + 1..left).filter(|place| tokens[*place].class == Class::Unknown).collect()
}

/// "Exclude the one from the other": where that begins from which something is taken.
fn taken_from(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let tokens = &scene.question.tokens;
    if !tokens[verb].cues.contains(&Cue::Excluding) {
        return None;
    }
    let names = |place: usize| tokens[place].class == Class::Content && tokens[place].cues.is_empty();
    let clause = (verb + 1..tokens.len()).take_while(|place| tokens[*place].clause == tokens[verb].clause);
    let places: Vec<usize> = clause.take_while(|place| tokens[*place].class != Class::Mark).collect();
    let from = places.iter().rposition(|place| matches!(tokens[*place].text.as_ref(), "from" | "from the" | "from all" | "out of"))?;
    // "From the registered ones" names what may be no more than a hint elsewhere.
    let hints = |place: usize| tokens[place].class == Class::Neutral && !tokens[place].features.is_empty() && tokens[place].cues.is_empty();
    let splits = places[..from].iter().any(|place| names(*place)) && places[from..].iter().any(|place| names(*place) || hints(*place));
    splits.then_some(places[from])
}

/// "Take ... out", "leave ... aside": the words that take something away, with what they take between them.
pub fn taken_away(scene: &Scene<'_>) -> TokenSet {
    *scene.once.taken_away.get_or_init(|| find_taken_away(scene))
}

fn find_taken_away(scene: &Scene<'_>) -> TokenSet {
    const TAKING: [&str; 9] = ["take", "takes", "taking", "taken", "leave", "leaving", "strip", "set", "cut"];
    let tokens = &scene.question.tokens;
    let verb = tokens.iter().position(|token| TAKING.iter().any(|verb| token.text.split(' ').next() == Some(verb)));
    let particle = tokens.iter().position(|token| matches!(token.text.as_ref(), "out" | "away" | "away from" | "aside" | "off"));
    match (verb, particle) {
        (Some(verb), Some(particle)) if verb < particle => [verb, particle].into_iter().collect(),
        _ => TokenSet::default(),
    }
}

/// Words for those of a whole that are nothing but that: "the ordinary ones".
pub fn plain_ones(scene: &Scene<'_>) -> TokenSet {
    *scene.once.plain_ones.get_or_init(|| find_plain_ones(scene))
}

fn find_plain_ones(scene: &Scene<'_>) -> TokenSet {
    const PLAIN: [&str; 17] = [
        "ordinary",
        "regular",
        "plain",
        "normal",
        "other",
        "others",
        "mere",
        "simple",
        "left",
        "remain",
        "remaining",
        "普通",
        "一般",
        "其余",
        "其他",
        "余下",
        "剩",
    ];
    let tokens = scene.question.tokens.iter().enumerate();
    tokens.filter(|(_, token)| PLAIN.contains(&token.text.as_ref())).map(|(place, _)| place).collect()
}
