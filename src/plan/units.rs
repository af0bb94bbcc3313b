//! Of what are so many asked for, and in what unit?
//!
//! 多少套 asks for flats and 多少户 for households; 多少美元 asks for none of what is told in dong.

use super::evidence::{Candidate, TokenSet};
use super::readings::Scene;
use crate::facts::base::{Indicator, IndicatorId};
use crate::facts::index::{FeatureId, Tie};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::language::ordinary::{self, Sort};
use crate::quantity::{Decimal, Per, Unit};
use crate::question::{Class, Token};

/// Measure words by what they count: a word is none for what another counts where they share no row.
const ROWS_OF_MEASURE_WORDS: [&[&str]; 21] = [
    &["人", "名", "位", "人次", "口"],
    &["艘", "条"],
    &["辆", "台", "部", "车次"],
    &["家", "户", "间", "所"],
    &["家", "座", "所", "处"],
    &["套", "间", "栋", "幢", "户"],
    &["起", "宗", "例", "次"],
    &["班", "趟", "航次", "架次", "次", "人次"],
    &["座", "栋", "幢", "所"],
    &["份", "封", "件", "张", "人次"],
    &["件", "项", "起", "宗"],
    &["头", "匹", "羽"],
    &["岁"],
    &["年"],
    &["天", "日"],
    &["夜", "晚"],
    &["小时", "钟头"],
    &["分钟"],
    &["吨", "公斤", "斤"],
    &["公顷", "亩"],
    &["标准箱", "箱"],
];

/// Words for those who answer a survey.
const OF_SURVEYS: [&str; 5] = ["受访", "问卷", "调查", "样本", "答卷"];

/// Whether the measure word of "how many" counts other things than an indicator does: 多少条 asks for no passengers.
pub fn counts_others(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    // 多了多少医生 asks for no days.
    if super::wanted::is_time(&indicator.unit) && (counts_a_thing(scene) || counts_no_time(scene)) {
        return true;
    }
    let asked = *scene.once.asked_measures.get_or_init(|| asked_measures(scene));
    // The base's own measure words say what no row does: 多少家 asks for no loans in 册次, 多少户次 for no percentage.
    let own = asked_own_measure(scene);
    if indicator.unit.is_percent() && !scene.has(Cue::Share) && own.is_some_and(|own| own.chars().count() > 1) {
        return true;
    }
    let Some(unit) = indicator.unit_name.zh.as_deref() else { return false };
    let counted = rows_with(unit);
    if own == Some(unit) || own.is_none() && (asked == 0 || counted == 0) || asked & counted != 0 {
        return false;
    }
    if counted == 0 && !indicator.unit.is_counted() {
        return false;
    }
    // Whose name counts people is asked for in people, whatever its unit: 酒驾人数.
    let mut names = indicator.name.zh.iter().chain(&indicator.asked.zh);
    let asked_words = ROWS_OF_MEASURE_WORDS.iter().enumerate().filter(|(place, _)| asked >> place & 1 == 1).flat_map(|(_, row)| row.iter());
    let asked_words: Vec<String> = asked_words.map(|word| format!("{word}数")).collect();
    // Questionnaires are counted by those who fill them in: 收到多少份回答.
    !names.any(|name| asked_words.iter().any(|word| name.contains(word.as_str())) || OF_SURVEYS.iter().any(|word| name.contains(word)))
}

/// Whether a Chinese question asks how many there are of something that is named right behind "how many".
fn counts_a_thing(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let asks = |token: &Token| token.text.ends_with("多少") || token.text.ends_with("几个") || token.text.ends_with("几名");
    let is_thing = |token: &Token| token.class == Class::Content && token.cues.is_empty() && !token.features.is_empty();
    scene.question.language == Language::Chinese && tokens.windows(2).any(|pair| asks(&pair[0]) && is_thing(&pair[1]))
}

/// Whether an English question asks how many there are of something that is no time: "how many officers" is told in no minutes.
fn counts_no_time(scene: &Scene<'_>) -> bool {
    const TIMES: [&str; 14] =
        ["second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"];
    /// How far behind "how many" a time may stand: "how many calendar days".
    const REACH: usize = 3;
    let tokens = &scene.question.tokens;
    let is_time = |token: &Token| token.text.split(' ').any(|word| TIMES.contains(&word) || word == "nights");
    let is_thing = |token: &Token| token.class == Class::Content && token.cues.is_empty() && !token.features.is_empty();
    let asks = |place: usize| tokens[place].text.ends_with("how many") && is_thing(&tokens[place + 1]);
    let asker = (0..tokens.len().saturating_sub(1)).find(|place| asks(*place)).filter(|_| scene.question.language == Language::English);
    asker.is_some_and(|asker| !tokens[asker + 1..].iter().take(REACH).any(is_time))
}

/// The measure word with which the question asks how many there are, where something that may be meant is counted by it.
fn asked_own_measure<'s>(scene: &'s Scene<'_>) -> Option<&'s str> {
    scene.once.own_measure.get_or_init(|| find_own_measure(scene)).as_deref()
}

fn find_own_measure(scene: &Scene<'_>) -> Option<Box<str>> {
    const ASKERS: [&str; 4] = ["几多", "多少", "好多", "几"];
    const NOUNS: [&str; 4] = ["人次", "车次", "册次", "架次"];
    if scene.question.language != Language::Chinese {
        return None;
    }
    let tokens = &scene.question.tokens;
    let measure = |place: usize| -> Option<&str> {
        let text = tokens[place].text.as_ref();
        let (at, asker) = ASKERS.iter().find_map(|asker| text.rfind(asker).map(|at| (at, *asker)))?;
        let rest = &text[at + asker.len()..];
        if rest.is_empty() { tokens.get(place + 1).map(|next| next.text.as_ref()) } else { Some(rest) }
    };
    let noun = |token: &&Token| NOUNS.contains(&token.text.as_ref());
    let asked =
        scene.question.cued(Cue::HowMany).find_map(measure).or_else(|| tokens.iter().find(noun).map(|token| token.text.as_ref()))?;
    // 个 counts anything.
    if asked == "个" {
        return None;
    }
    let is_unit = |candidate: &Candidate| scene.base().indicators[candidate.indicator.0 as usize].unit_name.zh.as_deref() == Some(asked);
    // 户次 is the unit of what is counted in it alone, however little else is said of that.
    let least = if asked.chars().count() > 1 { 0.0 } else { HALF_SAID };
    scene.candidates.iter().any(|candidate| candidate.coverage > least && is_unit(candidate)).then(|| asked.into())
}

/// A bit for each row of measure words that has this one.
fn rows_with(measure_word: &str) -> u32 {
    let rows = ROWS_OF_MEASURE_WORDS.iter().enumerate();
    rows.filter(|(_, row)| row.contains(&measure_word)).fold(0, |rows, (place, _)| rows | 1 << place)
}

/// The rows of the measure word with which the question asks how many there are; none where it has no such word.
fn asked_measures(scene: &Scene<'_>) -> u32 {
    let rows = |place: usize| {
        let text = scene.question.tokens[place].text.as_ref();
        // 人次 ends with 次, but counts people.
        let words = ROWS_OF_MEASURE_WORDS.iter().flat_map(|row| row.iter());
        let longest = words.filter(|word| text.ends_with(**word)).max_by_key(|word| word.len());
        longest.map_or(0, |longest| rows_with(longest))
    };
    scene.question.cued(Cue::HowMany).map(rows).find(|rows| *rows != 0).unwrap_or(0)
}

/// The tokens of what an English question asks how many there are of: "kids" in "how many kids go to school"; none where it is people
/// in general, who may be anything that is counted.
pub fn counted_things(scene: &Scene<'_>) -> TokenSet {
    *scene.once.counted_things.get_or_init(|| find_counted_things(scene))
}

fn find_counted_things(scene: &Scene<'_>) -> TokenSet {
    /// The most words of a thing that is counted.
    const LONGEST: usize = 4;
    let tokens = &scene.question.tokens;
    let asks = |token: &Token| {
        let text = token.text.as_ref();
        text == "how many" || text.ends_with("number of") || text == "count of"
    };
    let Some(asker) = tokens.iter().position(asks).filter(|_| scene.question.language == Language::English) else {
        return TokenSet::default();
    };
    // "Go to", "attend"
    let is_verb = |token: &Token| {
        let mut words = token.text.split(' ');
        let first = words.next().unwrap_or_default();
        let last = words.next_back();
        ordinary::sort(first) == Sort::Action
            || last.is_some_and(|last| matches!(last, "to" | "in" | "on" | "at" | "for" | "with" | "from" | "up"))
    };
    let names = |place: &usize| {
        let token = &tokens[*place];
        let begins = *place == asker + 1;
        token.class == Class::Content && token.cues.is_empty() && (begins || !is_verb(token))
    };
    let things: TokenSet = (asker + 1..tokens.len().min(asker + 1 + LONGEST)).take_while(names).collect();
    let person = Lexicon::get().concept_of("person").map(FeatureId::from);
    let is_anybody = |place: usize| person.is_some_and(|person| tokens[place].features.contains(&person));
    if things.iter().all(is_anybody) { TokenSet::default() } else { things }
}

/// Whether an indicator counts what the question asks how many there are of, or has it in its name.
pub fn counts_the_same(scene: &Scene<'_>, indicator: IndicatorId) -> bool {
    let profile = &scene.facts.index.profiles[indicator.0 as usize];
    let is_counted =
        |feature: &FeatureId| profile.counted.binary_search(feature).is_ok() || profile.tie(*feature).is_some_and(|tie| tie > Tie::Unit);
    counted_things(scene).iter().any(|place| scene.question.tokens[place].features.iter().any(is_counted))
}

/// Whether the question asks how many there are of something else: schools are no answer to "how many kids go to school".
pub fn counts_something_else(scene: &Scene<'_>, indicator: IndicatorId) -> bool {
    let counts = |other: &Candidate| other.coverage > HALF_SAID && counts_the_same(scene, other.indicator);
    let is_counted = || *scene.once.is_counted.get_or_init(|| scene.candidates.iter().any(counts));
    !counted_things(scene).is_empty() && !counts_the_same(scene, indicator) && is_counted()
}

/// The words for what is counted itself, and only tells where the people were that are asked for: "incidents" in "how many people got sick in
/// food poisoning incidents", where people have an indicator of their own.
pub fn where_people_were(scene: &Scene<'_>, candidate: &Candidate) -> TokenSet {
    let tokens = &scene.question.tokens;
    let topic = &scene.base().indicators[candidate.indicator.0 as usize].topic;
    if candidate.coverage < HALF_SAID || !asks_for_people(scene) || !counts_people(scene, candidate.indicator) {
        return TokenSet::default();
    }
    let is_beside = |other: &&Candidate| {
        let indicator = &scene.base().indicators[other.indicator.0 as usize];
        other.coverage > HALF_SAID && indicator.unit.is_counted() && indicator.topic == *topic && !counts_people(scene, other.indicator)
    };
    let others: Vec<IndicatorId> = scene.candidates.iter().filter(is_beside).map(|other| other.indicator).collect();
    let counts = |id: &IndicatorId, feature: &FeatureId| scene.facts.index.profiles[id.0 as usize].counted.binary_search(feature).is_ok();
    let is_counted = |place: &usize| {
        let features = &tokens[*place].features;
        features.iter().any(|feature| others.iter().any(|id| counts(id, feature)))
    };
    let unread = (0..tokens.len()).filter(|place| !candidate.explained.contains(*place) && tokens[*place].cues.is_empty());
    unread.filter(is_counted).collect()
}

/// Whether people are asked for, and an indicator counts what only tells where they were: no incidents are those who got sick in them.
pub fn only_has_people(scene: &Scene<'_>, id: IndicatorId) -> bool {
    let counted = &scene.facts.index.profiles[id.0 as usize].counted;
    let is_its = |place: usize| scene.question.tokens[place].features.iter().any(|feature| counted.binary_search(feature).is_ok());
    let told = || scene.candidates.iter().fold(TokenSet::default(), |told, candidate| told.union(where_people_were(scene, candidate)));
    asks_for_people(scene) && !counts_people(scene, id) && scene.once.where_people_were.get_or_init(told).iter().any(is_its)
}

/// Whether a question asks how many people: 多少人, "how many people".
fn asks_for_people(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    if scene.question.language == Language::Chinese {
        return *scene.once.asked_measures.get_or_init(|| asked_measures(scene)) & 1 == 1;
    }
    let person = Lexicon::get().concept_of("person").map(FeatureId::from);
    let is_anybody = |token: &Token| person.is_some_and(|person| token.features.contains(&person));
    tokens.windows(2).any(|pair| pair[0].text.ends_with("how many") && is_anybody(&pair[1]))
}

/// Whether an indicator counts people as such.
fn counts_people(scene: &Scene<'_>, id: IndicatorId) -> bool {
    let person = Lexicon::get().concept_of("person").map(FeatureId::from);
    person.is_some_and(|person| scene.facts.index.profiles[id.0 as usize].counted.binary_search(&person).is_ok())
}

/// How much of the name of another has to be said that counts what is asked for.
const HALF_SAID: f32 = 0.5;

/// Whether the question names the unit that it asks in, and an indicator is told in another: 多少欧分, 多少美元.
pub fn is_in_other_unit(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    let Some(asked) = asked_unit(scene) else { return false };
    !told_in(scene.question.language, indicator).is_some_and(|unit| unit.ends_with(asked))
}

/// The unit of an indicator without what it is taken over: 克朗 of 克朗/月, "litres" of "litres per day".
fn told_in(language: Language, indicator: &Indicator) -> Option<&str> {
    let (name, over) = match language {
        Language::Chinese => (&indicator.unit_name.zh, "/"),
        Language::English => (&indicator.unit_name.en, " per "),
    };
    name.as_deref()?.split(over).next().map(str::trim)
}

/// The unit in which the question asks, if what may be meant is told in it: what stands behind "how many", where it is no measure word.
fn asked_unit<'s>(scene: &'s Scene<'_>) -> Option<&'s str> {
    scene.once.asked_unit.get_or_init(|| find_asked_unit(scene)).as_deref()
}

fn find_asked_unit(scene: &Scene<'_>) -> Option<Box<str>> {
    const ASKERS: [&str; 3] = ["几多", "多少", "几"];
    const MAGNITUDES: [char; 6] = ['十', '百', '千', '万', '亿', '兆'];
    let tokens = &scene.question.tokens;
    let behind = |place: usize| -> Option<&str> {
        let text = tokens[place].text.as_ref();
        let (at, asker) = ASKERS.iter().find_map(|asker| text.rfind(asker).map(|at| (at, *asker)))?;
        let rest = text[at + asker.len()..].trim_start_matches(MAGNITUDES);
        let next = || tokens.get(place + 1).map(|token| token.text.trim_start_matches(MAGNITUDES));
        if rest.is_empty() { next() } else { Some(rest) }
    };
    let is_measure_word = |unit: &str| ROWS_OF_MEASURE_WORDS.iter().flat_map(|row| row.iter()).any(|word| *word == unit);
    let candidates = || scene.candidates.iter().map(|candidate| &scene.base().indicators[candidate.indicator.0 as usize]);
    let is_told = |is_it: &dyn Fn(&str) -> bool| candidates().filter_map(|held| told_in(scene.question.language, held)).any(is_it);
    if scene.question.language == Language::English {
        let asks = |place: usize| matches!(tokens[place].text.as_ref(), "how many" | "how many more");
        let mut units = (1..tokens.len()).filter(|place| asks(place - 1)).map(|place| tokens[place].text.as_ref());
        return units.find(|unit| super::measure::is_measure(unit) && is_told(&|told| told == *unit)).map(Into::into);
    }
    // 多少个 asks in no unit.
    let is_unit = |unit: &&str| unit.chars().count() > 1 && !is_measure_word(unit) || matches!(*unit, "升" | "米" | "克" | "瓦" | "度");
    let mut units = (0..tokens.len()).filter_map(behind).filter(is_unit);
    units.find(|unit| is_told(&|told| told.ends_with(unit))).map(Into::into)
}

/// How many times a year a rate is counted.
pub fn times_a_year(unit: &Unit) -> Decimal {
    Decimal::from(match unit {
        Unit::Rate(_, Per::Second) => 31_536_000,
        Unit::Rate(_, Per::Minute) => 525_600,
        Unit::Rate(_, Per::Hour) => 8_760,
        Unit::Rate(_, Per::Day) => 365,
        Unit::Rate(_, Per::Week) => 52,
        Unit::Rate(_, Per::Month) => 12,
        _ => 1,
    })
}
