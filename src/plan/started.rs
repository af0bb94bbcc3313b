//! From which level did something rise or fall: "pupils were up 1.9 % in 2022; from what number?", 增长12%之前是多少?
//!
//! The rate is what the member has just said himself, so it answers nothing: what is told is the figure of the period before, or what
//! the growth implies of it where that is not held.

use super::evidence::{TokenSet, cued};
use super::readings::{Reading, Scene};
use super::single::{ASKED_FOR, Maker};
use super::{Ask, Operand, kin};
use crate::facts::base::IndicatorId;
use crate::facts::period::{Period, Shape};
use crate::language::Language;
use crate::language::cue::Cue;
use crate::quantity::read::Measure;
use crate::quantity::{Bounded, Decimal};
use crate::question::{Asked, Class};

/// What this turn of phrase is worth beside a plain figure: nothing else is asked by it.
const TURNED: f32 = 3.0 * ASKED_FOR;

/// The words that ask from which level something moved; `None` where none do.
pub fn asks_start(scene: &Scene<'_>) -> Option<TokenSet> {
    *scene.once.asks_start.get_or_init(|| {
        let moves = scene.has(Cue::Growth) || scene.has(Cue::Decline);
        let ranks = [Cue::Highest, Cue::Lowest, Cue::Rank, Cue::Why].iter().any(|cue| scene.has(*cue));
        match scene.question.language {
            _ if !moves || ranks => None,
            Language::English => in_english(scene),
            Language::Chinese => in_chinese(scene),
        }
    })
}

/// A word of a token.
struct Word<'s> {
    text: &'s str,
    place: usize,
}

fn words<'s>(scene: &'s Scene<'_>) -> Vec<Word<'s>> {
    let tokens = scene.question.tokens.iter().enumerate();
    tokens.flat_map(|(place, token)| token.text.split(' ').map(move |text| Word { text, place })).collect()
}

fn in_english(scene: &Scene<'_>) -> Option<TokenSet> {
    let words = words(scene);
    // "From what to what" asks for both ends.
    let ends_asked = words.windows(2).any(|pair| pair[0].text == "to" && matches!(pair[1].text, "what" | "how" | "which"));
    if ends_asked {
        return None;
    }
    (0..words.len()).find_map(|at| {
        from_what(scene, &words, at)
            .or_else(|| before_the_move(scene, &words, at))
            .or_else(|| had_been(scene, &words, at))
            .or_else(|| start(&words, at))
            .or_else(|| level_the_year_before(scene, &words, at))
    })
}

/// What a level is called where nothing is said of what it is: "from what base", "the starting point".
const LEVELS: [&str; 13] =
    ["level", "levels", "base", "number", "figure", "value", "amount", "total", "point", "size", "baseline", "sum", "count"];
const ASKING: [&str; 3] = ["what", "which", "whats"];
/// How many words may stand between what is asked for and the "from" at the end of it.
const LONGEST: usize = 9;

/// "Up from what?", "starting from how many?", "what level did that growth start from".
fn from_what(scene: &Scene<'_>, words: &[Word<'_>], at: usize) -> Option<TokenSet> {
    const ENDING: [&str; 14] = ["did", "was", "were", "has", "have", "had", "in", "the", "before", "exactly", "then", "a", "one", "does"];
    if !matches!(words[at].text, "from" | "at" | "on" | "off") {
        return None;
    }
    let text = |index: usize| words.get(index).map_or("", |word| word.text);
    let ends = |index: usize| words.get(index).is_none_or(|word| is_mark(scene, word.place) || ENDING.contains(&word.text));
    let is_from = words[at].text == "from";
    let told = |from: usize, to: usize| (from..=to.min(words.len() - 1)).map(|index| words[index].place).collect::<TokenSet>();
    let leads =
        at == 0 || is_mark(scene, words[at - 1].place) || moves_or_starts(scene, &words[at - 1]) || follows_a_move(scene, words, at);
    let asks_what = ASKING.contains(&text(at + 1));
    // "From what earlier level"
    let qualified = matches!(text(at + 2), "starting" | "initial" | "earlier" | "previous" | "original" | "prior");
    let noun = at + 2 + usize::from(qualified);
    if is_from && leads && asks_what && LEVELS.contains(&text(noun)) {
        return Some(told(at, noun));
    }
    let bare = asks_what && (ends(at + 2) || text(at + 2).ends_with('?')) || text(at + 1) == "what?";
    let counts = text(at + 1) == "how" && matches!(text(at + 2), "many" | "much") && ends(at + 3);
    if is_from && leads && (bare || counts) {
        return Some(told(at, at + if counts { 2 } else { 1 }));
    }
    // "That's up from?"
    if is_from && moves_or_starts(scene, &words[at.saturating_sub(1)]) && text(at + 1) == "?" {
        return Some(told(at, at));
    }
    // "What level did it start from"
    let asked = (at.saturating_sub(LONGEST)..at).rev().find(|index| ASKING.contains(&words[*index].text) || words[*index].text == "how")?;
    let one_clause = scene.question.tokens[words[asked].place].clause == scene.question.tokens[words[at].place].clause;
    // "It grew 10 % in 2024; what base was that from?" points at the movement.
    const POINTING: [&str; 6] = ["that", "this", "it", "they", "those", "which"];
    let moved_before = || (0..words[asked].place).any(|place| is_move(scene, place));
    let moved = moves_or_starts(scene, &words[at - 1]) || POINTING.contains(&words[at - 1].text) && moved_before();
    let asks_level =
        (asked + 1..at).take(2).any(|index| LEVELS.contains(&words[index].text) || matches!(words[index].text, "many" | "much"));
    // "By how much did it rise from" asks how far.
    let asks_far = asked > 0 && words[asked - 1].text == "by";
    let asks_bare = matches!(text(asked + 1), "did" | "was" | "were" | "is" | "are") && words[asked].text == "what";
    let closes = words.get(at + 1).is_none_or(|word| is_mark(scene, word.place) || word.text == "in");
    (is_from && !asks_far && one_clause && moved && closes && (asks_level || asks_bare)).then(|| {
        let level = (asked..at).filter(|index| LEVELS.contains(&words[*index].text) || *index == asked);
        level.chain([at - 1, at]).map(|index| words[index].place).collect()
    })
}

/// "They grew by 12 %. What had they been?"
fn had_been(scene: &Scene<'_>, words: &[Word<'_>], at: usize) -> Option<TokenSet> {
    const WAS: [&str; 4] = ["been", "stood", "numbered", "amounted"];
    let tokens = &scene.question.tokens;
    let asks = at > 0 && matches!(words[at - 1].text, "what" | "many" | "much" | "where") && words[at].text == "had";
    let been = (at + 1..words.len().min(at + LONGEST)).find(|index| WAS.contains(&words[*index].text))?;
    let clause = tokens[words[at].place].clause;
    let moved_before = (0..tokens.len()).any(|place| tokens[place].clause < clause && is_move(scene, place));
    let moves_here = (0..tokens.len()).any(|place| tokens[place].clause == clause && is_move(scene, place));
    (asks && moved_before && !moves_here).then(|| [words[at].place, words[been].place].into_iter().collect())
}

/// "What were they before the rise", "the level prior to that 3 % drop".
fn before_the_move(scene: &Scene<'_>, words: &[Word<'_>], at: usize) -> Option<TokenSet> {
    const BEFORE: [&str; 3] = ["before", "preceding", "prior"];
    /// How far behind "before" the movement may be said: "before the 3.6 percent growth".
    const REACH: usize = 5;
    if !BEFORE.contains(&words[at].text) {
        return None;
    }
    let asked = (0..at).rev().find(|index| ASKING.contains(&words[*index].text) || words[*index].text == "how")?;
    let one_clause = scene.question.tokens[words[asked].place].clause == scene.question.tokens[words[at].place].clause;
    // "What was the growth before the fall" asks for a growth.
    let asks_move = (asked..at).any(|index| is_move(scene, words[index].place));
    let behind = (at + 1..words.len().min(at + 1 + REACH)).take_while(|index| !is_mark(scene, words[*index].place));
    let moved = behind.into_iter().find(|index| is_move(scene, words[*index].place) || MOVEMENTS.contains(&words[*index].text))?;
    let plain = (at + 1..moved).all(|index| {
        let word = &words[index];
        let number = matches!(scene.question.tokens[word.place].class, Class::Number(_));
        number || matches!(word.text, "the" | "that" | "this" | "its" | "their" | "to" | "a" | "it" | "they" | "percent" | "per" | "cent")
    });
    let told =
        (at..=moved).map(|index| words[index].place).filter(|place| !matches!(scene.question.tokens[*place].class, Class::Number(_)));
    (one_clause && !asks_move && plain).then(|| told.collect())
}

/// "If it grew by 12 %, what was the level the year before?"
fn level_the_year_before(scene: &Scene<'_>, words: &[Word<'_>], at: usize) -> Option<TokenSet> {
    const FAR: usize = 4;
    let tokens = &scene.question.tokens;
    let is_before = |place: usize| match tokens[place].class {
        Class::Period(index) => scene.question.periods[index] == Asked::Before,
        _ => false,
    };
    let (level, before) = (words.get(at.checked_sub(1)?)?, &words[at]);
    let clause = tokens[before.place].clause;
    let asked = (at.saturating_sub(FAR)..at).any(|index| ASKING.contains(&words[index].text));
    let moves_here = words.iter().any(|word| tokens[word.place].clause == clause && is_move(scene, word.place));
    let asks = is_before(before.place) && level.place != before.place && LEVELS.contains(&level.text) && asked && !moves_here;
    asks.then(|| [level.place, before.place].into_iter().collect())
}

/// What a movement is called, be it by a word that says more than that: "before the drop".
const MOVEMENTS: [&str; 14] =
    ["growth", "rise", "increase", "gain", "jump", "surge", "climb", "expansion", "fall", "drop", "dip", "decline", "decrease", "slump"];

/// "What was the starting point of that growth?"
fn start(words: &[Word<'_>], at: usize) -> Option<TokenSet> {
    const STARTING: [&str; 4] = ["starting", "initial", "base", "pre-growth"];
    const NAMED: [&str; 7] = ["level", "point", "value", "number", "figure", "base", "amount"];
    let asks = words.iter().any(|word| ASKING.contains(&word.text));
    let next = words.get(at + 1).filter(|next| STARTING.contains(&words[at].text) && NAMED.contains(&next.text) && asks)?;
    Some([words[at].place, next.place].into_iter().collect())
}

fn is_mark(scene: &Scene<'_>, place: usize) -> bool {
    scene.question.tokens[place].class == Class::Mark
}

/// Whether a token says that something rose or fell.
fn is_move(scene: &Scene<'_>, place: usize) -> bool {
    scene.question.tokens[place].cues.iter().any(|cue| matches!(cue, Cue::Growth | Cue::Decline))
}

/// Whether a word says that something moved or began: "rose from", "starting from", "coming from".
fn moves_or_starts(scene: &Scene<'_>, word: &Word<'_>) -> bool {
    const STARTS: [&str; 13] =
        ["start", "starts", "started", "starting", "come", "came", "coming", "begin", "began", "beginning", "up", "down", "measured"];
    STARTS.contains(&word.text) || is_move(scene, word.place)
}

/// Whether all that stands before "from what" in its clause says by how much something moved: "grew 12 % in 2024 from what level".
fn follows_a_move(scene: &Scene<'_>, words: &[Word<'_>], at: usize) -> bool {
    let told = |word: &&Word<'_>| {
        let class = &scene.question.tokens[word.place].class;
        matches!(class, Class::Number(_) | Class::Period(_))
            || matches!(word.text, "in" | "by" | "year" | "on" | "and" | "so" | "but" | "then")
    };
    words[..at].iter().rev().find(|word| !told(word)).is_some_and(|word| is_move(scene, word.place) || is_mark(scene, word.place))
}

fn in_chinese(scene: &Scene<'_>) -> Option<TokenSet> {
    const BOTH: [&str; 5] = ["到多少", "至多少", "到了多少", "为多少", "到几"];
    const FROM: [&str; 7] = ["从多少", "由多少", "从什么水平", "从哪个水平", "从什么基数", "从几", "从哪儿"];
    const STARTS: [&str; 12] = [
        "起点",
        "基数",
        "基期",
        "原来是多少",
        "原来有多少",
        "原先是多少",
        "原先有多少",
        "本来是多少",
        "原本是多少",
        "原本有多少",
        "原来多少",
        "原先多少",
    ];
    let tokens = &scene.question.tokens;
    let joined: String = tokens.iter().map(|token| token.text.as_ref()).collect();
    if BOTH.iter().any(|both| joined.contains(both)) {
        return None;
    }
    // 从去年底的基数到今年的目标得增长多少 names where the way begins, and asks how long it is.
    let aims = scene.has(Cue::Target) || scene.has(Cue::Progress);
    let asks = !aims && (joined.contains("多少") || joined.contains('几') || joined.contains("什么"));
    let spelt = FROM.iter().chain(&STARTS).find_map(|row| covering(scene, &joined, row)).filter(|_| asks);
    spelt.or_else(|| before_the_move_in_chinese(scene).filter(|_| asks))
}

/// The tokens that have a part of what is spelt out.
fn covering(scene: &Scene<'_>, joined: &str, row: &str) -> Option<TokenSet> {
    let start = joined.find(row)?;
    let end = start + row.len();
    let mut from = 0;
    let spans = scene.question.tokens.iter().enumerate().map(|(place, token)| {
        let span = from..from + token.text.len();
        from = span.end;
        (place, span)
    });
    Some(spans.filter(|(_, span)| span.start < end && start < span.end).map(|(place, _)| place).collect())
}

/// 增长前是多少, 涨12%之前有几家
fn before_the_move_in_chinese(scene: &Scene<'_>) -> Option<TokenSet> {
    const BEFORE: [&str; 6] = ["前", "之前", "以前", "前是", "前有", "前的"];
    let tokens = &scene.question.tokens;
    let before = (1..tokens.len()).find(|place| BEFORE.contains(&tokens[*place].text.as_ref()))?;
    let told = |place: &usize| matches!(tokens[*place].class, Class::Number(_)) || tokens[*place].text.as_ref() == "了";
    let moved = (0..before).rev().find(|place| !told(place)).filter(|place| is_move(scene, *place))?;
    Some([moved, before].into_iter().collect())
}

impl Maker<'_, '_> {
    /// The level from which this indicator moved, or that of which it is the growth.
    pub fn started(&self, asking: TokenSet) -> Option<Reading> {
        let scene = self.scene;
        let level = self.indicator.growth_of.unwrap_or(self.id());
        if super::fit::is_target(&scene.base().indicators[level.0 as usize]) {
            return None;
        }
        let growth = kin::growth_of(scene, level);
        let (earlier, later) = self.around(level, growth)?;
        let rate = growth.and_then(|growth| scene.pick_at(growth, later).ok()).filter(|rate| rate.period(scene.base()) == later);
        let reached = scene.pick_at(level, later).ok();
        let held = scene.pick_at(level, earlier).ok().filter(|held| held.period(scene.base()).end < later.end);
        let numbers = self.as_stated(rate.as_ref(), held.as_ref(), reached.as_ref())?;
        let ask = match (held, reached, rate) {
            (Some(held), ..) => Ask::Figure(held),
            (None, Some(level), Some(growth)) => Ask::EarlierLevel { level, growth },
            (None, ..) => return None,
        };
        let cues = [Cue::Previous, Cue::Growth, Cue::Decline, Cue::HowMany, Cue::Count, Cue::Implied, Cue::Difference, Cue::Absolute];
        let of = |id: IndicatorId| scene.candidates.iter().find(|candidate| candidate.indicator == id);
        let kin = || of(level).into_iter().chain(growth.and_then(of));
        let named = kin().map(|candidate| candidate.explained).fold(TokenSet::default(), TokenSet::union);
        let explained = self.candidate.explained.union(named).union(asking).union(numbers).union(cued(scene.question, &cues));
        // Whoever says all of the level's name says enough, though it is the commonest word of the base.
        let full = kin().any(|candidate| candidate.full);
        Some(Reading { full, ..self.reading_of(Ok(ask), explained, TURNED) })
    }

    /// The period before a movement, and the one that it led to: the two that are named, else the one that is and the year before.
    fn around(&self, level: IndicatorId, growth: Option<IndicatorId>) -> Option<(Period, Period)> {
        let scene = self.scene;
        let mut named: Vec<Period> = scene.periods.clone();
        if let [Asked::Between(first, last)] = scene.question.periods[..] {
            named = vec![first, last];
        }
        named.sort_by_key(|period| period.end);
        named.dedup();
        match named[..] {
            [earlier, later] => Some((earlier, later)),
            [later] => Some((before(scene, later)?, later)),
            [] => {
                let latest =
                    |id: IndicatorId| Some(super::pick::pick(scene.base(), id, None, &scene.members_of(id)).ok()?.period(scene.base()));
                let later = growth.and_then(latest).or_else(|| latest(level))?;
                Some((before(scene, later)?, later))
            }
            _ => None,
        }
    }

    /// The tokens of the percentages that the member states of the movement; `None` where one of them is not how far it moved, so that he
    /// speaks of something else.
    fn as_stated(&self, rate: Option<&Operand>, held: Option<&Operand>, reached: Option<&Operand>) -> Option<TokenSet> {
        let (scene, base) = (self.scene, self.scene.base());
        let value = |operand: &Operand| operand.value(base).point();
        let reckoned = held.zip(reached).filter(|(held, _)| !value(held).is_zero());
        let reckoned = reckoned.map(|(held, reached)| (value(reached) / value(held) - Decimal::ONE) * Decimal::ONE_HUNDRED);
        let is_it = |said: Bounded| {
            let said = said.point().abs();
            let same = |known: Decimal| known.abs().round_dp(said.normalize().scale()) == said;
            rate.map(value).is_some_and(same) || reckoned.is_some_and(same)
        };
        // Who says that they rose is not told from where they fell.
        let moved = rate.map(value).or(reckoned);
        let turned = moved.is_some_and(|moved| moved.is_sign_negative() && !moved.is_zero()) != scene.has(Cue::Decline);
        if moved.is_some() && turned && scene.has(Cue::Growth) != scene.has(Cue::Decline) {
            return None;
        }
        let tokens = scene.question.tokens.iter().enumerate();
        let percentages = tokens.filter_map(|(place, token)| match token.class {
            Class::Number(index) => Some((place, &scene.question.numbers[index])),
            _ => None,
        });
        let percentages: Vec<_> = percentages.filter(|(_, found)| found.unit.measure == Measure::Percent).collect();
        percentages.iter().all(|(_, found)| is_it(found.value)).then(|| percentages.iter().map(|(place, _)| *place).collect())
    }
}

/// The period that a growth is held against: the same a year before, or the one right before where that is said.
fn before(scene: &Scene<'_>, later: Period) -> Option<Period> {
    const RIGHT_BEFORE: [&str; 5] = ["环比", "quarter on quarter", "quarter-on-quarter", "month on month", "month-on-month"];
    let right_before = scene.question.tokens.iter().any(|token| RIGHT_BEFORE.iter().any(|word| token.text.contains(word)));
    later.moved(-1, if right_before { later.shape } else { Shape::Year })
}
