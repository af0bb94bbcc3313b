//! How well does an indicator fit what the words of a question ask for?
//!
//! Beside the words themselves: the sort of value that is wanted, the whole that a share is said to be of,
//! the numbers given, and phrases that name another indicator.

use super::evidence::{Candidate, TokenSet};
use super::readings::Scene;
use crate::facts::base::{Indicator, Kind};
use crate::facts::index::{FeatureId, Tie};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::read::Measure;
use crate::quantity::{Per, Unit};
use crate::question::Class;

/// How well a candidate fits the words, and the sort of answer that they ask for.
pub fn fitness(scene: &Scene<'_>, candidate: &Candidate) -> f32 {
    let indicator = &scene.base().indicators[candidate.indicator.0 as usize];
    let mut fit = candidate.fit();
    if indicator.figures.is_empty() {
        fit -= 0.25;
    }
    let aims = scene.has(Cue::Target) || scene.has(Cue::Progress) || scene.has(Cue::Needed) || aims_at_a_year(scene);
    if is_target(indicator) && !aims {
        // A target is no answer where there is an actual figure; where there is none, it is what is known.
        let actual = indicator.target_for.is_some_and(|actual| !scene.base().indicators[actual.0 as usize].figures.is_empty());
        fit -= if actual { 0.35 } else { 0.1 };
    }
    if aims && is_held_for_a_later_year(scene, candidate.indicator, indicator) {
        fit += (AIMED_AT - fit).clamp(0.0, AIMING);
    }
    if matches!(&indicator.unit, Unit::Rate(_, Per::Each(..))) && !asks_for_rate(scene) {
        // "Deaths" are counted; that they are held against something is said.
        fit -= 0.2;
    }
    if scene.has(Cue::Share) && indicator.unit.is_percent() && indicator.growth_of.is_none() {
        fit += 0.06;
    }
    if names_other_whole(scene, indicator) {
        fit -= 0.4;
    }
    if super::units::counts_something_else(scene, candidate.indicator) {
        fit -= 0.15;
    }
    if leaves_out_a_number(scene, candidate) {
        fit -= 0.3;
    }
    fit + number_fit(scene, indicator) + named_fit(scene, candidate)
}

/// How much it says for a target that what it is for has no figure for the year that is asked about.
const AIMING: f32 = 0.4;
/// What it makes a target fit at most.
const AIMED_AT: f32 = 0.85;

/// Whether a target has a figure for the period asked, and what it is for has none: 想在2028年把警察增加到.
fn is_held_for_a_later_year(scene: &Scene<'_>, id: crate::facts::base::IndicatorId, indicator: &Indicator) -> bool {
    let actual = indicator.target_for.filter(|_| scene.period().is_some());
    actual.is_some_and(|actual| scene.pick(actual).is_err()) && scene.pick(id).is_ok()
}

/// Whether a number was said that is of some indicator's name, and not of this one's: "the six hours thing".
fn leaves_out_a_number(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let mut tokens = scene.question.tokens.iter().enumerate();
    tokens
        .any(|(place, token)| matches!(token.class, Class::Number(_)) && !token.features.is_empty() && !candidate.explained.contains(place))
}

/// Whether a question asks what is to be by a year: "by 2030 it should ...", 2030年要压到.
pub fn aims_at_a_year(scene: &Scene<'_>) -> bool {
    const MODAL: [&str; 60] = [
        "should",
        "supposed",
        "shall",
        "must",
        "ought",
        "by",
        "until",
        "ceiling",
        "cap",
        "allowed",
        "at most",
        "wants",
        "want",
        "wanted",
        "hopes",
        "hope",
        "hoping",
        "hoped",
        "aims",
        "aim",
        "aiming",
        "plans",
        "planning",
        "intends",
        "intended",
        "reach",
        "objective",
        "ambition",
        "要",
        "应",
        "应该",
        "须",
        "必须",
        "想",
        "想让",
        "定的",
        "要压到",
        "上限",
        "之前",
        "前",
        "不超过",
        "不能超过",
        "不得超过",
        "不可超过",
        "不许超过",
        "控制在",
        "不能高于",
        "想要",
        "希望",
        "打算",
        "准备",
        "要有",
        "要到",
        "要做到",
        "将",
        "力争",
        "争取",
        "冲到",
        "要冲到",
        "达到",
    ];
    let tokens = &scene.question.tokens;
    let modal =
        |token: &crate::question::Token| MODAL.contains(&token.text.as_ref()) || token.text.split(' ').any(|word| MODAL.contains(&word));
    !scene.periods.is_empty() && tokens.iter().any(modal)
}

/// Whether a question asks for something in relation to something else: "per 100,000", "death rate", 死亡率.
fn asks_for_rate(scene: &Scene<'_>) -> bool {
    const WORDS: [&str; 10] = ["rate", "rates", "mortality", "density", "ratio", "average", "capita", "intensity", "head", "率"];
    let says =
        |text: &str| WORDS.iter().any(|word| text.split(' ').any(|part| part == *word) || text.ends_with('率') || text.contains("平均"));
    let relates = scene.has(Cue::Each) || scene.has(Cue::Average) || !super::frames::meaning(scene, "per-capita").is_empty();
    relates || scene.question.tokens.iter().any(|token| says(&token.text))
}

/// Words said as one phrase of another indicator mean that one: "new listings" is not "all listed companies".
fn named_fit(scene: &Scene<'_>, candidate: &Candidate) -> f32 {
    let kin = &scene.facts.index.profiles[candidate.indicator.0 as usize].kin;
    let spans = scene.question.named.iter().filter(|(_, span)| span.len() > 1);
    let fits = spans.map(|(named, span)| {
        let same_span = scene.question.named.iter().filter(|(_, other)| other == span).map(|(named, _)| named);
        if *named == candidate.indicator || kin.contains(named) {
            0.05
        } else if span.clone().any(|place| candidate.explained.contains(place))
            && !same_span.clone().any(|named| *named == candidate.indicator || kin.contains(named))
        {
            -0.05
        } else {
            0.0
        }
    });
    fits.sum::<f32>().clamp(-0.12, 0.12)
}

/// The sort of value that a question's own words ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// "How many firms", 多少家
    Things,
    /// "How much in yuan", 多少元
    Money,
    /// "What per cent", 几成
    Percent,
    /// "How many hundred millions", 多少亿: of things or of money
    Amount,
    /// How something moved, in whatever way
    Growth,
    /// "How long", where something is told in minutes, days or years
    Time,
    /// The words do not say.
    Anything,
}

/// The sort of value that the question asks for.
pub fn wanted(scene: &Scene<'_>) -> Wanted {
    *scene.once.wanted.get_or_init(|| find_wanted(scene))
}

/// "By how many did they grow?" asks for a number, and for no percentage.
fn asks_by_how_many(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let measures = |place: usize| {
        let next = tokens.get(place + 1).map_or("", |token| token.text.as_ref());
        ["percent", "point", "%", "per cent", "times"].iter().any(|word| next.contains(word))
    };
    let asks = scene.question.cued(Cue::Difference).any(|place| tokens[place].text.as_ref() == "by how many" && !measures(place));
    asks && !scene.has(Cue::Share) && super::frames::meaning(scene, "money").is_empty()
}

fn find_wanted(scene: &Scene<'_>) -> Wanted {
    if asks_by_how_many(scene) {
        return Wanted::Things;
    }
    let moves = scene.has(Cue::Growth) || scene.has(Cue::Decline) || scene.has(Cue::Greater) && is_compared_in_time(scene);
    if moves && !counts(scene, &[Cue::HowMany]) {
        return Wanted::Growth;
    }
    let question = scene.question;
    let per_hundred = scene.number_tokens().any(|index| scene.is_per_hundred(index));
    let shares = scene.has(Cue::Share)
        && !((scene.has(Cue::HowMany) || scene.has(Cue::Count)) && (scene.has(Cue::Absolute) || super::frames::implies(scene)));
    if shares || per_hundred {
        let open = scene.question.cued(Cue::Share).all(|place| super::evidence::is_either(&question.tokens[place]));
        return match open && !per_hundred {
            true if super::evidence::asks_what_exists(question) => Wanted::Things,
            true => Wanted::Anything,
            false => Wanted::Percent,
        };
    }
    let money = Lexicon::get().concept_of("money").map(FeatureId::from);
    if money.is_some_and(|money| question.tokens.iter().any(|token| token.features.contains(&money)))
        && scene.number_tokens().next().is_none()
    {
        return Wanted::Money;
    }
    // 多少亿 asks for an amount, whatever it is of, and so does 多少钱 of what may be a price.
    let is_large = |text: &str| ["亿", "万", "多少钱", "几多钱", "几块钱", "什么价", "啥价"].iter().any(|unit| text.ends_with(unit));
    if scene.number_tokens().next().is_none() && question.tokens.iter().any(|token| is_large(&token.text)) {
        return Wanted::Amount;
    }
    if asks_how_long(scene) {
        return Wanted::Time;
    }
    if asks_in_magnitudes(scene) {
        return Wanted::Amount;
    }
    if counts(scene, &[Cue::HowMany, Cue::Count]) { Wanted::Things } else { Wanted::Anything }
}

/// Whether it is asked how long something takes, and something that may be meant is told in units of time.
fn asks_how_long(scene: &Scene<'_>) -> bool {
    let asks = |token: &crate::question::Token| token.text.starts_with("how long") || token.text.starts_with("how old");
    let unit = |candidate: &Candidate| &scene.base().indicators[candidate.indicator.0 as usize].unit;
    let is_told = |candidate: &Candidate| candidate.coverage > TIMED && is_time(unit(candidate));
    scene.question.tokens.iter().any(asks) && scene.candidates.iter().any(is_told)
}

/// How much of the name of something told in units of time has to be said for it to be what "how long" asks for.
const TIMED: f32 = 0.3;

/// Whether a unit is one of time.
fn is_time(unit: &Unit) -> bool {
    const TIMES: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];
    let of_time = |noun: &str| TIMES.contains(&noun.trim_end_matches('s'));
    match unit {
        Unit::Counted(noun) => of_time(noun),
        Unit::Rate(of, _) => is_time(of),
        Unit::Percent | Unit::PercentagePoints | Unit::Money(_) | Unit::Times | Unit::IndexPoints => false,
    }
}

/// Whether so many millions are asked for and it is not said of what: "revenue, how many trillion?"
fn asks_in_magnitudes(scene: &Scene<'_>) -> bool {
    const MAGNITUDES: [&str; 14] = [
        "trillion",
        "trillions",
        "billion",
        "billions",
        "million",
        "millions",
        "thousand",
        "thousands",
        "crore",
        "crores",
        "lakh",
        "lakhs",
        "bn",
        "mn",
    ];
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
    let is_content = |place: usize| tokens.get(place).is_some_and(|token| token.class == Class::Content && token.cues.is_empty());
    let magnitude = |place: usize| MAGNITUDES.contains(&text(place)) && !is_content(place + 1);
    // "Sales in trillions, how many?"
    let within = (1..tokens.len()).any(|place| text(place - 1) == "in" && text(place).ends_with('s') && magnitude(place));
    within && scene.has(Cue::HowMany)
        || scene.question.cued(Cue::HowMany).any(|place| {
            magnitude(place + 1) || text(place).rsplit(' ').next().is_some_and(|last| MAGNITUDES.contains(&last)) && !is_content(place + 1)
        })
}

/// Whether two periods are held against each other.
fn is_compared_in_time(scene: &Scene<'_>) -> bool {
    scene.periods.len() > 1
}

/// Whether a number of things is asked for in so many words, those of some cues: "how many firms", "the number of", 多少家.
fn counts(scene: &Scene<'_>, cues: &[Cue]) -> bool {
    const MEASURE_WORDS: [&str; 45] = [
        "家", "户", "个", "间", "名", "位", "人", "艘", "条", "辆", "头", "公顷", "吨", "起", "台", "座", "所", "张", "次", "件", "宗",
        "只", "根", "数量", "数目", "套", "份", "封", "单", "笔", "项", "班", "趟", "幢", "栋", "匹", "棵", "株", "箱", "架", "支", "小时",
        "岁", "晚", "夜",
    ];
    let question = scene.question;
    let counted = |text: &str| MEASURE_WORDS.iter().any(|word| text.contains(word)) && !text.contains("百分");
    cues.iter().flat_map(|cue| question.cued(*cue)).any(|place| {
        let token = &question.tokens[place];
        // "The growth in how many there are" asks for the growth.
        let is_inner = place > 0 && matches!(question.tokens[place - 1].text.as_ref(), "in" | "of") && scene.has(Cue::Growth);
        if is_inner {
            return false;
        }
        let next = question.tokens.get(place + 1);
        let after = next.map_or("", |token| token.text.as_ref());
        let named = ["number", "count", "tally"].iter().any(|word| token.text.contains(word));
        let is_measure = |text: &str| MEASURE_WORDS.iter().any(|word| text.ends_with(word));
        let measured = counted(&token.text) || is_measure(after) && after.chars().count() < 3;
        let percent = token.cues.contains(&Cue::Share) || next.is_some_and(|next| next.cues.contains(&Cue::Share));
        let many = token.text.contains("many") && !token.text.contains("times");
        (many || named || measured) && !percent
    })
}

/// Whether so many of an indicator's unit are asked for: "by how many kroner", 多了多少人次, 增加了多少万亿.
pub fn asks_so_many(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    const MEASURES: [&str; 12] = ["人次", "套", "份", "床", "架", "篇", "项", "例", "笔", "块", "天", "岁"];
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
    let is_part = |place: usize| tokens.get(place).is_some_and(|token| token.cues.contains(&Cue::Share));
    let is_unit = |word: &str| {
        !word.is_empty()
            && (indicator.unit_name.zh.as_deref().is_some_and(|unit| unit.starts_with(word))
                || MEASURES.contains(&word)
                || ["万", "亿"].iter().any(|large| word.ends_with(large)))
    };
    // 多了多少 asks for so many, unless a percentage is asked.
    const MORE: [&str; 12] = [
        "多了多少",
        "少了多少",
        "多多少",
        "少多少",
        "多出多少",
        "多出了多少",
        "多几",
        "少几",
        "多了几",
        "少了几",
        "多赚了多少",
        "多花了多少",
    ];
    let more = tokens.iter().any(|token| MORE.contains(&token.text.as_ref())) && !scene.has(Cue::Share);
    more || (0..tokens.len()).any(|place| {
        let said = text(place);
        let times = said.contains("times") || said.contains('倍') || said.contains("percent");
        // "The growth in how many there are" asks for the growth.
        let inner = place.checked_sub(1).is_some_and(|before| text(before).split(' ').any(|word| matches!(word, "in" | "of")));
        let english = said.split(' ').any(|word| word == "many") && !times && !inner && !said.starts_with("in ");
        let chinese = (said.ends_with("多少") || said.ends_with('几')) && is_unit(text(place + 1))
            || ["多少", "几"].iter().any(|asks| said.split_once(asks).is_some_and(|(_, unit)| is_unit(unit)));
        (english || chinese) && !is_part(place) && !is_part(place + 1)
    })
}

/// Whether an indicator can give the sort of value that is wanted.
pub fn can_give(wanted: Wanted, unit: &Unit) -> bool {
    match wanted {
        Wanted::Things => {
            !matches!(unit, Unit::Percent | Unit::PercentagePoints | Unit::Money(_)) && !matches!(unit, Unit::Rate(of, _) if of.is_money())
        }
        Wanted::Money => unit.is_money() || matches!(unit, Unit::Rate(of, _) if of.is_money()),
        Wanted::Percent => !matches!(unit, Unit::Counted(_) | Unit::Money(_)),
        Wanted::Amount => !matches!(unit, Unit::Percent | Unit::PercentagePoints),
        Wanted::Time => is_time(unit),
        Wanted::Growth | Wanted::Anything => true,
    }
}

pub fn counts_things(scene: &Scene<'_>) -> bool {
    wanted(scene) == Wanted::Things
}

/// Whether the words after "share of" (before 里, 中; after 占) name the whole of a share, as far as they are content.
/// "What share of ferries is electric" and "what share of electric ships are ferries" ask for different shares.
pub fn names_other_whole(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    let Some(share) = indicator.share else {
        return false;
    };
    let whole = stated_whole(scene);
    let ties = |place: usize, of: crate::facts::base::IndicatorId, least: Tie| {
        let profile = &scene.facts.index.profiles[of.0 as usize];
        scene.question.tokens[place].features.iter().any(|feature| profile.tie(*feature) >= Some(least))
    };
    let named = || whole.iter().filter(|place| scene.required.contains(*place) && scene.question.tokens[*place].cues.is_empty());
    // "Of respondents put money into research": what is said of the part begins where the words are of the whole no longer.
    let is_of_whole = |place: &usize| ties(*place, share.of, Tie::Unit);
    let begins_part = |place: usize| !is_of_whole(&place) && ties(place, share.part, Tie::Own);
    let part = named().skip_while(|place| !is_of_whole(place)).find(|place| begins_part(*place));
    let named = || named().take_while(|place| Some(*place) != part);
    // "Of the victims, how many reported it" asks for no share of victims, where a share of them is known.
    let is_whole_of_another = || {
        let other = |candidate: &Candidate| scene.base().indicators[candidate.indicator.0 as usize].share.map(|share| share.of);
        scene.candidates.iter().any(|candidate| other(candidate) == Some(share.part))
    };
    let weight = |place: &usize| scene.question.tokens[*place].weight;
    let telling = named().max_by(|one, other| weight(one).total_cmp(&weight(other)));
    let names_part = telling.is_some_and(|place| ties(place, share.part, Tie::Own)) && is_whole_of_another();
    names_part || named().any(|place| !is_of_whole(&place))
}

/// Whether a question begins with what stands here: "of all offers what per cent", "among firms how many".
fn asks_anew(text: &str) -> bool {
    ["what", "how", "which"].iter().any(|word| text.starts_with(word))
}

/// The tokens that are said to be the whole of a share.
pub fn stated_whole(scene: &Scene<'_>) -> TokenSet {
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens.get(place).map_or("", |token: &crate::question::Token| token.text.as_ref());
    let ends = |place: usize| {
        matches!(
            text(place),
            "are"
                | "is"
                | "were"
                | "was"
                | "that"
                | "which"
                | "who"
                | "got"
                | "obtained"
                | "had"
                | "have"
                | "invested"
                | ","
                | "?"
                | "by"
                | "came"
        ) || tokens[place].restricts == 0.0
            && tokens[place].features.is_empty()
            && text(place).len() > 2
            && tokens[place].class == Class::Neutral
            && text(place) != "all"
            && text(place) != "the"
    };
    // "Out of every hundred firms", "per thousand firms"
    let round = scene.question.cued(Cue::Share).find(|place| text(*place).ends_with("hundred") || text(*place).ends_with("ten"));
    let many = round.or_else(|| super::frames::per_many(scene).and_then(|(_, said)| said.iter().last()));
    if let Some(many) = many {
        return (many + 1..tokens.len()).take_while(|place| !ends(*place)).collect();
    }
    for place in scene.question.cued(Cue::Share) {
        let of = place + 1;
        if text(of) == "of" || text(place).ends_with(" of") {
            let start = if text(of) == "of" { of + 1 } else { of };
            let after: Vec<usize> = (start..tokens.len()).take_while(|place| !ends(*place)).collect();
            // "The share of X in Y" names the part first.
            let within = after
                .iter()
                .position(|place| matches!(text(*place), "in" | "in all" | "in the" | "among" | "amongst" | "within" | "on" | "inside"));
            let inner =
                within.map(|within| &after[within + 1..]).filter(|inner| inner.iter().any(|place| tokens[*place].class == Class::Content));
            return inner.unwrap_or(&after).iter().copied().collect();
        }
        if text(place).starts_with('占') {
            let after: TokenSet =
                (of..tokens.len()).take_while(|place| !matches!(text(*place), "的" | "多少" | "几" | "?" | ",")).collect();
            // "Of these so many per cent" says what of before it.
            if !after.is_empty() {
                return after;
            }
        }
    }
    let opening = tokens.iter().position(|token| matches!(token.text.as_ref(), "of" | "among" | "amongst" | "out of" | "within" | "in"));
    if let (Some(opening), Some(share)) = (opening, scene.question.cued(Cue::Share).next())
        && opening < share
        && (tokens[opening..share].iter().any(|token| token.class == Class::Mark) || opening == 0 && asks_anew(text(share)))
    {
        // "Of those who had been robbed, ..."
        let is_clause = tokens[opening..share].iter().any(|token| token.text.ends_with("who")) && opening == 0;
        let closes = |place: usize| tokens[place].class == Class::Mark || !is_clause && ends(place);
        return (opening + 1..share).take_while(|place| !closes(*place)).collect();
    }
    let inside = tokens.iter().position(|token| matches!(token.text.as_ref(), "里" | "中" | "里面" | "里头" | "当中" | "之中" | "里边"));
    match inside {
        Some(inside) if scene.has(Cue::Share) => {
            (0..inside).rev().take_while(|place| !matches!(tokens[*place].class, Class::Mark | Class::Period(_))).collect()
        }
        _ => TokenSet::default(),
    }
}

/// A number in the question says what sort of figure is meant.
fn number_fit(scene: &Scene<'_>, indicator: &Indicator) -> f32 {
    let fits: Vec<bool> = scene
        .number_tokens()
        .filter_map(|index| match &scene.question.numbers[index].unit.measure {
            Measure::Percent => Some(indicator.unit.is_percent()),
            Measure::Money(_) | Measure::SharedMoney(..) => Some(indicator.unit.is_money()),
            Measure::Counted(_) => Some(!indicator.unit.is_percent() && !indicator.unit.is_money()),
            Measure::None | Measure::PercentagePoints | Measure::Times | Measure::IndexPoints => None,
        })
        .collect();
    if fits.is_empty() {
        0.0
    } else if fits.contains(&true) {
        0.08
    } else {
        -0.12
    }
}

pub fn is_target(indicator: &Indicator) -> bool {
    indicator.kind == Some(Kind::Target) || indicator.target_for.is_some()
}
