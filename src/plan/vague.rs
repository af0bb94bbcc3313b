//! Does a question say enough to tell what it means?

use super::Ask;
use super::evidence::{Candidate, TokenSet};
use super::fit::is_target;
use super::readings::{Reading, Scene, Standing};
use super::rivals::wants_all;
use crate::facts::base::IndicatorId;
use crate::facts::index::{FeatureId, Tie};
use crate::language::Language;
use crate::language::atoms::{Atom, atoms};
use crate::language::cue::Cue;
use crate::language::lexicon::{ConceptId, Lexicon};
use crate::question::{Class, Token};
use rustc_hash::FxHashSet;

/// The weight below which words tell nothing about which indicator is meant ("companies" in a base on companies).
pub const TELLING: f32 = 0.6;

/// Whether a figure was asked for in words that fit almost anything: nothing but operations and the commonest words of the base.
pub fn says_little(scene: &Scene<'_>, reading: &Reading) -> bool {
    let indicators = reading.outcome.as_ref().map(Ask::indicators).unwrap_or_default();
    let computes = !matches!(reading.outcome, Ok(Ask::Figure(_)));
    let told = |place: &usize| {
        let token = &scene.question.tokens[*place];
        // A word for a member may name what is measured, too: "social rent", "on the internet".
        let is_taken = |member| reading.main().is_some_and(|operand| operand.members(scene.base()).contains(&member));
        let names_both = match token.class {
            Class::Member(member) => {
                (computes || (reading.full || scene.has(Cue::Share)) && !is_taken(member)) && !token.features.is_empty()
            }
            _ => false,
        };
        token.cues.is_empty() && (names_both || !matches!(token.class, Class::Neutral | Class::Number(_) | Class::Member(_)))
    };
    let surely: f32 = reading.explained.iter().filter(told).map(|place| tells_of(scene, &indicators, place)).sum();
    // What restricts nothing tells something only beside what does: "would come back" after "visitors".
    let is_member = |place: &usize| matches!(scene.question.tokens[*place].class, Class::Member(_));
    let dated = !scene.members.is_empty() || !scene.periods.is_empty();
    let tells = |place: &usize| !told(place) && (surely > 0.0 || dated && !is_member(place));
    let beside: f32 = reading
        .explained
        .iter()
        .filter(tells)
        .map(|place| tells_of(scene, &indicators, place) + tells_how_counted(scene, &indicators, place))
        .sum();
    let aims = surely > 0.0 && scene.has(Cue::Target) && indicators.iter().any(|id| is_target(&scene.base().indicators[id.0 as usize]));
    // "What rate did the stock grow at?" names the growth of what is named in small part.
    let tells_growth = indicators.iter().any(|id| scene.base().indicators[id.0 as usize].growth_of.is_some());
    let grows = surely > 0.0 && tells_growth && scene.has(Cue::Growth) && !scene.has(Cue::Implied);
    let weight: f32 = surely + beside + if aims || grows { TELLING } else { 0.0 };
    // The value of a figure names it: "the 80,000 target".
    let by_value = scene.number_tokens().next().is_some() && scene.unmatched_numbers(&indicators).is_empty();
    let named = by_value || scene.question.numbers.iter().any(|number| !number.in_words) || !scene.members.is_empty();
    let about = matches!(
        reading.outcome,
        Ok(Ask::Define(_)
            | Ask::Source { .. }
            | Ask::Topic { .. }
            | Ask::Rank { .. }
            | Ask::Spread(_)
            | Ask::MostMoved { .. }
            | Ask::Figures(_)
            | Ask::Given { .. }
            | Ask::Proportion { .. })
    );
    let claims = named && reading.claim.is_some() && reading.coverage > 0.5;
    let names = reading.full && weight > 0.0;
    !(about || by_value || claims || names) && weight < TELLING
}

/// How much a token tells about which of the base's indicators is meant, beside the operation that it asks for.
pub fn tells_of(scene: &Scene<'_>, indicators: &[IndicatorId], place: usize) -> f32 {
    let token = &scene.question.tokens[place];
    // "How much money" asks; what for has to be said.
    let money = Lexicon::get().concept_of("money").map(FeatureId::from);
    if !token.features.is_empty() && token.features.iter().all(|feature| Some(*feature) == money) {
        return 0.0;
    }
    if token.class == Class::Content && token.cues.is_empty() {
        return token.weight;
    }
    // "Applied" asks for applications, though it also asks to reckon; "Germans" is a country, and a word of the name.
    let index = &scene.facts.index;
    let is_own = |feature: &FeatureId| {
        let tied = |id: &IndicatorId| index.profiles[id.0 as usize].tie(*feature).is_some_and(|tie| tie > Tie::Unit);
        !is_cue(*feature) && !Lexicon::get().is_soft(feature.0) && indicators.iter().any(tied)
    };
    token.features.iter().filter(|feature| is_own(feature)).map(|feature| index.weight(*feature)).fold(0.0, f32::max)
}

/// How much it tells that a question asks for the average, or for so much a month.
const HOW_COUNTED: f32 = 0.3;

/// How much a token tells that says how the indicator is counted: "the retired in Lisbon, a month, on average".
fn tells_how_counted(scene: &Scene<'_>, indicators: &[IndicatorId], place: usize) -> f32 {
    const CUES: [Cue; 6] = [Cue::Average, Cue::Month, Cue::Week, Cue::Day, Cue::Hour, Cue::Minute];
    let token = &scene.question.tokens[place];
    let is_own = |cue: &Cue| {
        let feature = FeatureId::from(Lexicon::get().concept_for(*cue));
        let tied = |id: &IndicatorId| scene.facts.index.profiles[id.0 as usize].tie(feature).is_some_and(|tie| tie > Tie::Unit);
        CUES.contains(cue) && indicators.iter().any(tied)
    };
    if token.cues.iter().any(is_own) { HOW_COUNTED } else { 0.0 }
}

/// Whether a notion is one that the engine interprets.
pub fn is_cue(feature: FeatureId) -> bool {
    u16::try_from(feature.0).is_ok_and(|id| Lexicon::get().cue(ConceptId(id)).is_some())
}

/// How far behind the next best is where one reading alone can be meant.
const APART: f32 = 0.3;
/// How much of its name has to be said for that.
const DISTINCT: f32 = 0.7;

/// Whether no other reading comes near one that was asked for in common words: they are most of its name and little of any other
/// ("each month, for a flat, to a landlord"), or all of its name and the measure word of what it counts (游客总共住了多少晚).
pub fn stands_out(scene: &Scene<'_>, best: &Reading, fitting: &[Reading]) -> bool {
    let Some(main) = best.main() else { return false };
    let others = fitting.iter().filter(|other| match &other.outcome {
        Ok(ask) => !ask.indicators().contains(&main.indicator),
        Err((_, near)) => near.iter().all(|operand| operand.indicator != main.indicator),
    });
    let words = best.explained.iter().filter(|place| {
        let token = &scene.question.tokens[*place];
        let names = matches!(token.class, Class::Content | Class::Member(_)) && token.cues.is_empty();
        names && token.features.iter().any(|feature| !is_cue(*feature))
    });
    let by_words = best.coverage > DISTINCT && best.score > DISTINCT && words.count() > 1;
    let by_measure = best.coverage > NEARLY_SAID
        && best.claim.is_none()
        && scene.question.language == Language::Chinese
        && super::wanted::counts_things(scene);
    (by_words || by_measure) && others.map(|other| other.score).fold(0.0, f32::max) < best.score - APART
}

/// How much of a name is nearly all of it.
const NEARLY_SAID: f32 = 0.9;

/// A word of no more weight is what everything here is about.
const NOTHING: f32 = 0.3;

/// Whether nothing was said of what a figure is wanted of: "what have you got?"
pub fn says_nothing(scene: &Scene<'_>) -> bool {
    let asking =
        [Cue::Everything, Cue::HowMany, Cue::Count, Cue::Claim, Cue::Total, Cue::Define, Cue::Source, Cue::Who, Cue::When, Cue::Where];
    let said = scene.required.without(super::evidence::cued(scene.question, &asking));
    // "How many recipients were there" names some of which there are several sorts.
    let postings = &scene.facts.index.postings;
    let names = |token: &crate::question::Token| {
        let held = |feature: &FeatureId| postings.get(feature).is_some_and(|having| having.len() > 1);
        token.class == Class::Content && token.cues.is_empty() && token.weight > NOTHING && token.features.iter().any(held)
    };
    let nothing = said.is_empty() && !scene.question.tokens.iter().any(names) && scene.members.is_empty();
    nothing && scene.number_tokens().next().is_none() && !asks_for_a_sort(scene)
}

/// Whether a sort of figure is asked for, of some period: "could you give me the share for 2024?"
fn asks_for_a_sort(scene: &Scene<'_>) -> bool {
    !scene.periods.is_empty() && SORTS.iter().any(|cue| scene.has(*cue))
}

/// The sorts of figures of which a base mostly has several.
const SORTS: [Cue; 3] = [Cue::Share, Cue::Growth, Cue::Target];

/// Whether a reading takes no word of the question but operations, and the question has other words or no operation that asks which
/// figure: "you will be happy", "the sun's history"; but "what was the share?" asks for one that has to be chosen.
pub fn names_nothing(scene: &Scene<'_>, reading: &Reading) -> bool {
    const NO_FIGURE: [Cue; 9] =
        [Cue::Forecast, Cue::Progress, Cue::Trend, Cue::Highest, Cue::Lowest, Cue::Not, Cue::Greater, Cue::Lesser, Cue::Everything];
    let tokens = &scene.question.tokens;
    let content = || reading.explained.iter().filter(|place| tokens[*place].class == Class::Content);
    let names = content().any(|place| tokens[place].cues.is_empty());
    let figure = content().any(|place| tokens[place].cues.iter().any(|cue| !NO_FIGURE.contains(cue))) || asks_for_a_sort(scene);
    !names && !wants_all(scene) && scene.members.is_empty() && (!figure || scene.looseness(reading.explained) > 0.0)
}

/// Whether a topic is named beside other words that nobody knows, and not all of it asked for: "how does a computer work?"
pub fn is_beside_a_topic(scene: &Scene<'_>, reading: &Reading) -> bool {
    matches!(reading.outcome, Ok(Ask::Topic { .. })) && !wants_all(scene) && scene.looseness(reading.explained) > 0.0
}

/// Whether a question asks for a figure of somebody or some place and says nothing of what it is of: "the number for the north in 2024".
pub fn names_only_members(scene: &Scene<'_>) -> bool {
    let asking = [Cue::HowMany, Cue::Count, Cue::Total, Cue::Year, Cue::Share];
    let members = scene.question.tokens.iter().enumerate().filter(|(_, token)| matches!(token.class, Class::Member(_)));
    let said = super::evidence::cued(scene.question, &asking).union(members.map(|(place, _)| place).collect());
    // "The figure for the north, please"
    let names_figure = |token: &crate::question::Token| {
        token.text.split(' ').any(|word| matches!(word, "figure" | "figures" | "number" | "numbers" | "stat" | "stats" | "data" | "value"))
    };
    let asks = scene.question.asks || asking.iter().any(|cue| scene.has(*cue)) || scene.question.tokens.iter().any(names_figure);
    asks && !scene.members.is_empty()
        && scene.number_tokens().next().is_none()
        && scene.unread(said).is_empty()
        && scene.looseness(said) <= 0.0
}

/// Whether a question asks how many there are altogether, and not of what: 总共有多少？
pub fn asks_for_a_total(scene: &Scene<'_>) -> bool {
    const ALTOGETHER: [&str; 10] = ["总共", "一共", "总计", "合计", "合共", "共计", "加起来", "altogether", "in total", "in all"];
    let tokens = &scene.question.tokens;
    let is_total =
        |token: &crate::question::Token| token.cues.contains(&Cue::Total) || ALTOGETHER.iter().any(|word| token.text.contains(word));
    let is_bare = |token: &crate::question::Token| {
        let asks = token.cues.iter().any(|cue| matches!(cue, Cue::HowMany | Cue::Count | Cue::Total));
        asks || matches!(token.class, Class::Neutral | Class::Mark | Class::Period(_))
    };
    scene.has(Cue::HowMany) && tokens.iter().any(is_total) && tokens.iter().all(is_bare)
}

/// Whether words that a reading shares with a question ask for nothing that it has.
pub fn means_no_figure(scene: &Scene<'_>, reading: &Reading) -> bool {
    names_nothing_that_costs(scene, reading)
        || super::places::asks_for_other_places(scene, reading)
        || counts_those_asked(scene, reading)
        || asks_how_it_works(scene, reading)
        || is_only_aimed_at(scene, reading)
        || asks_for_somebody(scene, reading)
        || is_of_growth_denied(scene, reading)
        || is_of_growth_required(scene, reading)
        || super::sums::asks_for_a_sum(scene, reading)
        || super::sums::asks_for_names(scene, reading)
        || super::sums::asks_for_the_one(scene, reading)
}

/// "How many exist (the number, not growth)?": whether it is told how much something grew to one who says that he does not want that.
fn is_of_growth_denied(scene: &Scene<'_>, reading: &Reading) -> bool {
    let denied = |pair: &[crate::question::Token]| {
        matches!(pair[0].text.as_ref(), "not" | "不是" | "不要")
            && matches!(pair[1].text.as_ref(), "growth" | "the growth" | "增长" | "增速")
    };
    let grows = |id: &IndicatorId| scene.base().indicators[id.0 as usize].growth_of.is_some();
    let tells = reading.outcome.as_ref().is_ok_and(|ask| ask.indicators().iter().any(grows));
    tells && scene.question.tokens.windows(2).any(denied)
}

/// "Put that next to the goal: the required increase?": how much something grew is no answer to how much it still has to.
fn is_of_growth_required(scene: &Scene<'_>, reading: &Reading) -> bool {
    let required = |pair: &[crate::question::Token]| {
        ["required", "needed", "necessary"].iter().any(|word| pair[0].says(word)) && pair[1].cues.contains(&Cue::Growth)
    };
    let grew = |told: &super::Operand| scene.base().indicators[told.indicator.0 as usize].growth_of.is_some();
    matches!(&reading.outcome, Ok(Ask::Figure(told)) if grew(told)) && scene.question.tokens.windows(2).any(required)
}

/// "Who's the minister running this, name please": somebody is asked for, and no number of anything.
fn asks_for_somebody(scene: &Scene<'_>, reading: &Reading) -> bool {
    let counts = [Cue::HowMany, Cue::Count, Cue::Share, Cue::Total, Cue::Highest, Cue::Lowest].iter().any(|cue| scene.has(*cue));
    let asks_who =
        scene.question.tokens.iter().take(2).any(|token| matches!(token.text.as_ref(), "who" | "who's" | "who is" | "谁" | "谁是"));
    let tells = matches!(reading.outcome, Ok(Ask::Figure(_) | Ask::Figures(_) | Ask::Trend(_)));
    tells && !counts && asks_who && super::about::person::is_asked_for(scene)
}

/// Whether it is asked how many there are by now, and only told how many are aimed at.
fn is_only_aimed_at(scene: &Scene<'_>, reading: &Reading) -> bool {
    const BY_NOW: [&str; 15] = [
        "now",
        "right now",
        "currently",
        "today",
        "already",
        "so far",
        "to date",
        "as of now",
        "at present",
        "目前",
        "现在",
        "当前",
        "迄今",
        "已经有",
        "目前有",
    ];
    let Ok(Ask::Figure(operand)) = &reading.outcome else { return false };
    let aims = is_target(&scene.base().indicators[operand.indicator.0 as usize]);
    let tokens = &scene.question.tokens;
    let says = |cue: Cue| scene.has(cue);
    aims && reading.claim.is_none()
        && scene.has(Cue::HowMany)
        && tokens
            .iter()
            .any(|token| BY_NOW.contains(&token.text.as_ref()) || token.text.starts_with("已有") || token.text.starts_with("现有"))
        && ![Cue::Target, Cue::Forecast, Cue::Needed, Cue::Progress].into_iter().any(says)
}

/// Whether a place is taken for a word of a name of which nothing else is said: who asks how many there are in Beijing does not ask for
/// those on the Beijing Stock Exchange, where another name has all the other words.
pub fn takes_a_place_for_a_name(scene: &Scene<'_>, reading: &Reading) -> bool {
    /// How much of a name all of it is.
    const ALL: f32 = 0.95;
    /// How much of a name may be left unsaid that a place names well: "Ukrainian pupils".
    const LITTLE: f32 = 1.0;
    let Some(main) = reading.main() else { return false };
    let places = |place: &usize| matches!(scene.question.tokens[*place].class, Class::Country(_));
    let rest: TokenSet = reading.explained.iter().filter(|place| !places(place)).collect();
    let has_the_rest = |other: &Candidate| {
        other.indicator != main.indicator && other.coverage > ALL && !rest.is_empty() && rest.without(other.explained).is_empty()
    };
    let unsaid: f32 = scene.evidence.said.unsaid(main.indicator).iter().map(|(_, weight)| weight).sum();
    scene.standing == Standing::Alone
        && unsaid > LITTLE
        && reading.explained.iter().any(|place| places(&place))
        && scene.candidates.iter().any(has_the_rest)
}

/// Whether it is asked in what way something is done, and not how much of it: "how do airplanes fly?"; but "how do exports look?"
fn asks_how_it_works(scene: &Scene<'_>, reading: &Reading) -> bool {
    const STANDING: [&str; 10] = ["look", "looking", "stand", "do", "doing", "fare", "faring", "perform", "performing", "going"];
    let tokens = &scene.question.tokens;
    let mut words = tokens.iter().filter(|token| token.class != Class::Mark).flat_map(|token| token.text.split(' '));
    let opens = words.next() == Some("how") && words.next().is_some_and(|next| matches!(next, "do" | "does"));
    let operates = tokens.iter().any(|token| token.restricts > 0.0 && !token.cues.is_empty());
    let stands = words.any(|word| STANDING.contains(&word));
    let plain = matches!(reading.outcome, Ok(Ask::Figure(_))) && reading.claim.is_none() && scene.periods.is_empty();
    scene.standing == Standing::Alone && plain && opens && !operates && !stands
}

/// Whether it is asked what something costs, and nothing of what a reading tells is named but that it costs: "how much does a deck cost?"
fn names_nothing_that_costs(scene: &Scene<'_>, reading: &Reading) -> bool {
    let tokens = &scene.question.tokens;
    let names = |place: usize| {
        let token = &tokens[place];
        matches!(token.class, Class::Member(_)) || token.class == Class::Content && token.cues.is_empty() && token.text.as_ref() != "cost"
    };
    scene.standing == Standing::Alone && super::wanted::asks_what_it_costs(scene) && !reading.explained.iter().any(names)
}

/// Whether a reading tells how many were asked in a survey, and nothing says so: the people of a city are not those of them who were asked.
fn counts_those_asked(scene: &Scene<'_>, reading: &Reading) -> bool {
    let Ok(Ask::Figure(operand)) = &reading.outcome else { return false };
    let lexicon = Lexicon::get();
    let notions = ["survey", "sample"].map(|key| lexicon.concept_of(key).map(FeatureId::from));
    let asked = |feature: &FeatureId| notions.contains(&Some(*feature));
    let profile = &scene.facts.index.profiles[operand.indicator.0 as usize];
    let is_sample = notions.iter().flatten().any(|notion| profile.tie(*notion) == Some(Tie::Own));
    let tokens = &scene.question.tokens;
    let named = || reading.explained.iter().filter(|place| tokens[*place].class == Class::Content && tokens[*place].cues.is_empty());
    let is_whole = |place: usize| tokens[place].features.iter().any(|feature| lexicon.is_whole(feature.0));
    let says_so = tokens.iter().any(|token| token.features.iter().any(asked));
    scene.standing == Standing::Alone && is_sample && !says_so && named().next().is_some() && named().all(is_whole)
}

/// How much of what is left unread may restrict, altogether, before a reading is no reading of the question.
const MOST_UNREAD: f32 = 0.55;
/// The same where a single word says what the question is about.
const MOST_UNREAD_BESIDE_ONE: f32 = 0.45;

/// The same where nothing says it, as in "what is the highest hand in poker?"
const MOST_UNREAD_BESIDE_NONE: f32 = 0.2;

/// How much of what a reading leaves unread may restrict: where one word alone speaks for it, not even another that is only ordinary, as in
/// "what was the black death?" asked of deaths at work.
fn most_unread(scene: &Scene<'_>, reading: &Reading) -> f32 {
    let tokens = &scene.question.tokens;
    let says = |place: usize| {
        let token = &tokens[place];
        matches!(token.class, Class::Member(_)) || token.class == Class::Content && token.cues.is_empty()
    };
    // What merely comes along with what is held says nothing of it.
    let names_it = |place: &usize| says(*place) && !has_company_alone(scene, reading, *place);
    let told: FxHashSet<&str> = reading.explained.iter().filter(names_it).map(|place| tokens[place].text.as_ref()).collect();
    let ranks = matches!(reading.outcome, Ok(Ask::Rank { .. } | Ask::Spread(_) | Ask::MostMoved { .. } | Ask::Given { .. }));
    if scene.standing == Standing::Alone && told.is_empty() && ranks {
        return MOST_UNREAD_BESIDE_NONE;
    }
    // A word that only the base has, as 小巨人, is said of nothing else.
    let is_own = |feature: &FeatureId| feature.0 as usize >= Lexicon::get().concept_count();
    let names = reading.explained.iter().any(|place| says(place) && tokens[place].features.iter().any(is_own));
    // Who names a year, a number or the country that all this is about asks for figures.
    let figures = || {
        let numbers = !scene.question.periods.is_empty() || !scene.question.numbers.is_empty();
        numbers || tokens.iter().any(|token| is_home(scene, token))
    };
    if scene.standing == Standing::Alone && told.len() < 2 && !names && !figures() { MOST_UNREAD_BESIDE_ONE } else { MOST_UNREAD }
}

/// Whether a word is a name of the country, or of whoever all figures are of.
fn is_home(scene: &Scene<'_>, token: &Token) -> bool {
    let index = &scene.facts.index;
    let is_whose = |atoms: &[Atom]| index.phrases.get(atoms.iter().map(|atom| atom.stem.as_ref())).is_some_and(|named| named.attribution);
    let names = |atoms: Vec<Atom>| index.is_home(&atoms) || is_whose(&atoms);
    token.class == Class::Neutral && names(atoms(&token.text))
}

/// Whether a reading leaves too much unread that may restrict.
pub fn leaves_too_much(scene: &Scene<'_>, reading: &Reading) -> bool {
    scene.looseness(reading.explained) > most_unread(scene, reading)
}

/// Whether a word of a reading merely comes along with what that tells.
fn has_company_alone(scene: &Scene<'_>, reading: &Reading, place: usize) -> bool {
    let token = &scene.question.tokens[place];
    let indicators = reading.outcome.as_ref().map(Ask::indicators).unwrap_or_default();
    let profiles = indicators.iter().map(|id| &scene.facts.index.profiles[id.0 as usize]);
    let tie = profiles.flat_map(|profile| token.features.iter().filter_map(|feature| profile.tie(*feature))).max();
    tie == Some(Tie::Company)
}
