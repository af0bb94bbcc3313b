//! Which sort of value do the words of a question ask for?
//!
//! A number of things, money, a percentage, a growth or a time: 多少家, 多少元, 几成, "how long". Where the words do not say, any will do.

use super::evidence::{Candidate, PRICES};
use super::measure::{self, asked_dimension, dimension_of};
use super::readings::Scene;
use crate::facts::base::Indicator;
use crate::facts::index::{FeatureId, Profile, Tie};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;
use crate::quantity::Unit;
use crate::question::{Asked, Class, Token};

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
    /// "The volume of", "how many litres", where something is told in units of that sort
    Measured(measure::Dimension),
    /// The words do not say.
    Anything,
}

/// The sort of value that the question asks for.
pub fn wanted(scene: &Scene<'_>) -> Wanted {
    *scene.once.wanted.get_or_init(|| find_wanted(scene))
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
    // "How many per cent more than in 2023" is told of any number.
    let tokens = &question.tokens;
    let of_a_move = |place: usize| {
        let moves = |cue: &Cue| matches!(cue, Cue::Greater | Cue::Lesser);
        tokens[place].cues.iter().any(moves) || tokens.get(place + 1).is_some_and(|next| next.cues.iter().any(moves))
    };
    let against = question.periods.iter().any(|asked| matches!(asked, Asked::Against(_)));
    if against && question.cued(Cue::Share).any(of_a_move) {
        return Wanted::Growth;
    }
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
    // "Mobile money" is no money that is asked for: a phrase that means several notions is as many tokens.
    let is_whole = |place: usize| {
        let beside = |other: Option<usize>| other.and_then(|other| tokens.get(other)).is_some_and(|other| other.text == tokens[place].text);
        !tokens[place].text.contains(' ') || !beside(place.checked_sub(1)) && !beside(Some(place + 1))
    };
    if money.is_some_and(|money| (0..tokens.len()).any(|place| tokens[place].features.contains(&money) && is_whole(place)))
        && names_no_number(scene)
        && !counts_before_money(scene)
    {
        return in_money(scene);
    }
    // 多少亿 asks for an amount, whatever it is of, and so does 多少钱 of what may be a price.
    let is_large = |text: &str| ["亿", "万", "多少钱", "几多钱", "几块钱", "什么价", "啥价"].iter().any(|unit| text.ends_with(unit));
    if names_no_number(scene) && question.tokens.iter().any(|token| is_large(&token.text)) {
        return Wanted::Amount;
    }
    if asks_what_it_costs(scene) {
        return in_money(scene);
    }
    if asks_how_long(scene) {
        return Wanted::Time;
    }
    if asks_for_a_rate(scene) {
        return Wanted::Percent;
    }
    if let Some(dimension) = asked_dimension(scene) {
        return Wanted::Measured(dimension);
    }
    if asks_in_magnitudes(scene) {
        return Wanted::Amount;
    }
    if counts(scene, &[Cue::HowMany, Cue::Count]) { Wanted::Things } else { Wanted::Anything }
}

/// Money, or any amount where the base counts its money by a noun that is no currency's ("talers").
fn in_money(scene: &Scene<'_>) -> Wanted {
    if holds_money(scene) { Wanted::Money } else { Wanted::Amount }
}

/// Whether anything of the base is told in a currency.
pub fn holds_money(scene: &Scene<'_>) -> bool {
    scene.base().indicators.iter().any(|indicator| is_money(&indicator.unit))
}

/// Whether a question has no number but of how long it is asked of: "over the three years".
fn names_no_number(scene: &Scene<'_>) -> bool {
    scene.number_tokens().all(|index| super::length::is_of_period(scene, index))
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
        Wanted::Measured(dimension) => dimension_of(unit) == Some(dimension),
        Wanted::Growth | Wanted::Anything => true,
    }
}

/// Whether a number of things is wanted.
pub fn counts_things(scene: &Scene<'_>) -> bool {
    wanted(scene) == Wanted::Things
}

/// Whether so many of an indicator's unit are asked for: "by how many kroner", 多了多少人次, 增加了多少万亿.
pub fn asks_so_many(scene: &Scene<'_>, indicator: &Indicator) -> bool {
    const MEASURES: [&str; 12] = ["人次", "套", "份", "床", "架", "篇", "项", "例", "笔", "块", "天", "岁"];
    let tokens = &scene.question.tokens;
    let text = |place: usize| tokens.get(place).map_or("", |token| token.text.as_ref());
    // 少了几块钱
    const COINS: [&str; 8] = ["块", "块钱", "元", "元钱", "钱", "毛", "角", "分钱"];
    let is_coin = |word: &str| indicator.unit.is_money() && COINS.contains(&word);
    let is_part = |place: usize| tokens.get(place).is_some_and(|token| token.cues.contains(&Cue::Share));
    let is_unit = |word: &str| {
        !word.is_empty()
            && (indicator.unit_name.zh.as_deref().is_some_and(|unit| unit.starts_with(word))
                || MEASURES.contains(&word)
                || is_coin(word)
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
    let more = tokens.iter().any(|token| MORE.iter().any(|more| token.text.starts_with(more))) && !scene.has(Cue::Share);
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

/// 比上年多罚了多少钱: whether so much more or less was done.
pub fn does_more(scene: &Scene<'_>) -> bool {
    let says = |text: &str| text.starts_with(['多', '少']) || text.ends_with(['多', '少']);
    scene.question.cued(Cue::Difference).any(|place| says(&scene.question.tokens[place].text))
}

/// Whether it is the year before that so much more was done than, so that no other thing is: 比上年多培养了多少人.
pub fn does_more_than_before(scene: &Scene<'_>) -> bool {
    let before = |place: usize| scene.question.tokens[place].text.starts_with(['比', '较']);
    does_more(scene) && scene.question.cued(Cue::Growth).any(before)
}

/// Whether it is asked what came on top of what was there before: "how much did sales add over 2021?"
pub fn adds(scene: &Scene<'_>) -> bool {
    const ADDING: [&str; 5] = ["add", "adds", "added", "gain", "gained"];
    scene.question.tokens.iter().any(|token| ADDING.iter().any(|word| token.says(word)))
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

/// Whether two periods are held against each other.
fn is_compared_in_time(scene: &Scene<'_>) -> bool {
    scene.periods.len() > 1
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

/// Whether people or things are asked for that are said to have to do with money: "how many people apply for unemployment money".
fn counts_before_money(scene: &Scene<'_>) -> bool {
    const APART: usize = 2;
    let tokens = &scene.question.tokens;
    let money = super::frames::meaning(scene, "money");
    let Some(asker) = tokens.iter().position(|token| token.text.ends_with("how many")) else { return false };
    let names = |place: usize| tokens[place].class == Class::Content && tokens[place].cues.is_empty() && !money.contains(place);
    (asker + 1..tokens.len().min(asker + 1 + APART)).any(names) && money.iter().all(|place| place > asker + APART)
}

/// Whether it is asked what something costs, where the price of something like it is held, and an indicator is of no price.
pub fn is_no_price(scene: &Scene<'_>, indicator: &Indicator, profile: &Profile) -> bool {
    let is_price = || PRICES.iter().any(|notion| profile.tie(*notion).is_some());
    // "How much does it cost to get in?" is told by no spending of the state's.
    let is_another = || asks_what_one_pays(scene) && indicator.unit.is_money();
    (is_another() || !is_money(&indicator.unit) && *scene.once.is_priced.get_or_init(|| asks_for_a_price(scene))) && !is_price()
}

/// "How much does a ticket cost?" asks what somebody pays for one, and for no sum.
fn asks_what_one_pays(scene: &Scene<'_>) -> bool {
    let pays = |token: &Token| token.text.split(' ').any(|word| matches!(word, "does" | "do"));
    asks_what_it_costs(scene) && scene.question.tokens.iter().any(pays)
}

/// Whether a unit is one of money.
pub fn is_money(unit: &Unit) -> bool {
    unit.is_money() || matches!(unit, Unit::Rate(of, _) if of.is_money())
}

fn asks_for_a_price(scene: &Scene<'_>) -> bool {
    let notions = &*PRICES;
    let tokens = &scene.question.tokens;
    let says = |token: &Token| token.class == Class::Content && token.features.iter().any(|feature| notions.contains(feature));
    let opens = |token: &Token| matches!(token.text.split(' ').next(), Some("what" | "whats" | "what's" | "how"));
    let is_price = |candidate: &Candidate| {
        let profile = &scene.facts.index.profiles[candidate.indicator.0 as usize];
        let unit = &scene.base().indicators[candidate.indicator.0 as usize].unit;
        is_money(unit) && candidate.coverage > HALF_TOLD && notions.iter().any(|notion| profile.tie(*notion) == Some(Tie::Own))
    };
    scene.question.language == Language::English
        && !scene.has(Cue::HowMany)
        && tokens.iter().any(opens)
        && tokens.iter().any(says)
        && scene.candidates.iter().any(is_price)
}

/// Whether it is asked what something costs: "how much does a patent cost", "what did it cost to build".
pub fn asks_what_it_costs(scene: &Scene<'_>) -> bool {
    let tokens = &scene.question.tokens;
    let has = |token: &Token, words: &[&str]| token.text.split(' ').any(|word| words.contains(&word));
    let helps = |place: &usize| has(&tokens[*place], &["does", "do", "did", "will", "would", "should"]);
    let asked = (0..tokens.len()).find(|place| has(&tokens[*place], &["much", "what"]));
    let helped = asked.and_then(|asked| (asked..tokens.len()).find(helps));
    helped.is_some_and(|helped| tokens[helped..].iter().any(|token| token.text.as_ref() == "cost"))
}

/// How much of the name of a price has to be said for it to be what is asked for.
pub const HALF_TOLD: f32 = 0.5;

/// Whether it is asked how long something takes, and something that may be meant is told in units of time.
fn asks_how_long(scene: &Scene<'_>) -> bool {
    let asks = |token: &crate::question::Token| {
        let text = token.text.as_ref();
        text.starts_with("how long") || text.starts_with("how old") || text.contains("多久") || text.contains("多长时间")
    };
    let unit = |candidate: &Candidate| &scene.base().indicators[candidate.indicator.0 as usize].unit;
    // "How long do cases last?" asks for a time, whatever else is said of it.
    let lasts =
        |token: &Token| token.class == Class::Neutral && matches!(token.text.as_ref(), "take" | "takes" | "took" | "last" | "lasted");
    let least = if scene.question.tokens.iter().any(lasts) { 0.0 } else { TIMED };
    let is_told = |candidate: &Candidate| candidate.coverage > least && is_time(unit(candidate));
    scene.question.tokens.iter().any(asks) && scene.candidates.iter().any(is_told)
}

/// Whether a "rate" is asked for where what may be meant and is called so is a percentage: "the poorest resolution rate".
fn asks_for_a_rate(scene: &Scene<'_>) -> bool {
    let Some(rate) = scene.question.tokens.iter().find(|token| matches!(token.text.as_ref(), "rate" | "rates")) else { return false };
    let is_called = |candidate: &&Candidate| {
        let profile = &scene.facts.index.profiles[candidate.indicator.0 as usize];
        rate.features.iter().any(|feature| profile.tie(*feature) == Some(Tie::Own))
    };
    let mut called = scene.candidates.iter().filter(is_called).peekable();
    called.peek().is_some() && called.all(|candidate| scene.base().indicators[candidate.indicator.0 as usize].unit.is_percent())
}

/// How much of the name of something told in units of time has to be said for it to be what "how long" asks for.
const TIMED: f32 = 0.3;

/// Whether a unit is one of time.
pub fn is_time(unit: &Unit) -> bool {
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
