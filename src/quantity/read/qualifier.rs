//! Which words put a bound on the number that they stand by?

use super::phrases::Phrases;
use super::text::Glyphs;
use crate::quantity::bounds::Bounded;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A bound without its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qualifier {
    Exact,
    About,
    Above,
    AtLeast,
    Below,
    AtMost,
    Nearly,
}

use Qualifier::{About, Above, AtLeast, AtMost, Below, Exact, Nearly};

/// Words before a number. The longest that fits counts, so "not more than" is found before "more than".
#[rustfmt::skip]
static BEFORE: LazyLock<Phrases<Qualifier>> = LazyLock::new(|| Phrases::new([
    ("more than", Above), ("over", Above), ("exceeded", Above), ("exceeding", Above), ("exceeds", Above),
    ("exceed", Above), ("above", Above), ("upwards of", Above), ("upward of", Above), ("in excess of", Above),
    ("surpassed", Above), ("surpassing", Above), ("surpasses", Above), ("tops", Above), ("topped", Above), ("topping", Above),
    ("just over", Above), ("just above", Above), ("slightly over", Above), ("slightly more than", Above),
    ("slightly above", Above), ("well over", Above), ("well above", Above), ("far more than", Above),
    ("a little over", Above), ("a little more than", Above), ("greater than", Above), ("higher than", Above),
    // What moved past a level is told to be beyond it, and not by how much it moved.
    ("climbed past", Above), ("rose past", Above), ("went past", Above), ("got past", Above), ("moved past", Above),
    ("pushed past", Above), ("shot past", Above), ("sailed past", Above), ("soared past", Above), ("jumped past", Above),
    ("grew past", Above), ("crept past", Above), ("edged past", Above), ("broke past", Above), ("gone past", Above),
    ("risen past", Above), ("climbing past", Above), ("going past", Above), ("fell past", Below), ("dropped past", Below),
    ("slid past", Below), ("slipped past", Below), ("sank past", Below), ("dipped past", Below), ("plunged past", Below),
    ("fell through", Below), ("dropped through", Below), ("slid through", Below), ("slipped through", Below),
    ("sank through", Below), ("dipped through", Below), ("plunged through", Below), ("crossed the", Above),
    ("passed the", Above), ("topped the", Above), ("surpassed the", Above), ("exceeded the", Above), ("broke the", Above),
    ("broke through the", Above), ("cracked the", Above), ("cracked", Above), ("past the", Above),
    ("climbed past the", Above), ("rose past the", Above), ("went past the", Above), ("got past the", Above),
    ("moved past the", Above), ("pushed past the", Above), ("shot past the", Above), ("sailed past the", Above),
    ("soared past the", Above), ("jumped past the", Above), ("grew past the", Above), ("broke past the", Above),
    ("better than", Above), ("crossed", Above), ("passed", Above), ("broke through", Above), ("beyond", Above),
    ("well beyond", Above), ("well in excess of", Above), ("a good deal more than", Above), ("considerably more than", Above),
    ("no less than", AtLeast), ("no fewer than", AtLeast), ("not less than", AtLeast), ("not fewer than", AtLeast),
    ("no lower than", AtLeast), ("not lower than", AtLeast), ("at least", AtLeast), ("a minimum of", AtLeast),
    ("minimum of", AtLeast), ("minimum", AtLeast), ("min.", AtLeast), ("not under", AtLeast), ("not below", AtLeast),
    ("up to", AtMost), ("at most", AtMost), ("no more than", AtMost), ("not more than", AtMost), ("as many as", AtMost),
    ("as much as", AtMost), ("a maximum of", AtMost), ("maximum of", AtMost), ("not exceeding", AtMost),
    ("no higher than", AtMost), ("not over", AtMost), ("not above", AtMost),
    ("fewer than", Below), ("less than", Below), ("under", Below), ("below", Below), ("lower than", Below),
    ("well under", Below), ("well below", Below), ("smaller than", Below),
    ("nearly", Nearly), ("almost", Nearly), ("just under", Nearly), ("just below", Nearly), ("close to", Nearly),
    ("approaching", Nearly), ("just shy of", Nearly), ("shy of", Nearly), ("a little under", Nearly),
    ("slightly less than", Nearly), ("slightly under", Nearly), ("slightly below", Nearly), ("a little less than", Nearly),
    ("just less than", Nearly), ("not quite", Nearly), ("not yet", Below), ("not even", Below), ("north of", Above),
    ("south of", Below), ("at the very least", AtLeast), ("somewhere around", About), ("something like", About),
    ("about", About), ("around", About), ("some", About), ("roughly", About), ("approximately", About), ("approx.", About),
    ("approx", About), ("circa", About), ("ca.", About), ("c.", About), ("~", About), ("≈", About),
    ("in the region of", About), ("in the order of", About), ("on the order of", About), ("estimated", About),
    ("an estimated", About),
    ("exactly", Exact), ("precisely", Exact),
    (">=", AtLeast), ("≥", AtLeast), ("<=", AtMost), ("≤", AtMost), (">", Above), ("<", Below),
    ("超过", Above), ("超过了", Above), ("超", Above), ("逾", Above), ("高于", Above), ("多于", Above), ("大于", Above),
    ("突破", Above), ("越过", Above), ("越过了", Above), ("突破了", Above), ("高过", Above), ("已超", Above), ("略超", Above), ("略高于", Above),
    ("不低于", AtLeast), ("不少于", AtLeast), ("不小于", AtLeast), ("至少", AtLeast), ("最少", AtLeast), ("不下", AtLeast),
    ("起码", AtLeast), ("最起码", AtLeast), ("少说", AtLeast), ("少说也有", AtLeast), ("至少有", AtLeast), ("起码有", AtLeast),
    ("最少有", AtLeast), ("不下于", AtLeast), ("不止", Above), ("不只", Above), ("超出", Above), ("破", Above), ("破了", Above),
    ("已破", Above), ("冲破", Above), ("越过", Above), ("跨过", Above), ("跌破", Below), ("没到", Below), ("未到", Below), ("未达", Below),
    ("没有超过", AtMost), ("没超过", AtMost), ("顶多", AtMost), ("撑死", AtMost), ("差不多", About), ("差不多有", About),
    ("大概有", About), ("大约有", About), ("约莫", About), ("快到", Nearly), ("快有", Nearly), ("差一点到", Nearly), ("快要到", Nearly),
    ("不高于", AtMost), ("不超过", AtMost), ("不多于", AtMost), ("不大于", AtMost), ("至多", AtMost), ("最多", AtMost),
    ("不逾", AtMost), ("超没超过", Above), ("超没超", Above), ("超不超过", Above), ("超唔超过", Above), ("超不超", Above),
    ("过没过", Above), ("过不过", Above), ("破没破", Above), ("破不破", Above), ("突没突破", Above), ("突不突破", Above),
    ("有没有超", Above), ("有没有过", Above), ("有没有破", Above), ("有冇超过", Above), ("有冇过", Above), ("有冇破", Above), ("有冇超", Above),
    ("过了", Above), ("早过", Above), ("早过了", Above), ("早已过了", Above), ("早就过了", Above), ("已经过了", Above), ("已过了", Above),
    ("刚过", Above), ("刚过了", Above), ("刚刚过", Above), ("迈过", Above), ("迈过了", Above), ("站上", AtLeast), ("站上了", AtLeast),
    ("已经过", Above), ("早已过", Above), ("早就过", Above), ("已过", Above), ("是否过", Above), ("是不是过", Above), ("多过", Above),
    ("到没到", AtLeast), ("到不到", AtLeast), ("达没达到", AtLeast), ("有没有到", AtLeast), ("有没有达到", AtLeast), ("有没有", AtLeast),
    ("有冇到", AtLeast), ("有冇", AtLeast), ("够不够", AtLeast), ("够唔够", AtLeast), ("不低过", AtLeast), ("唔少过", AtLeast),
    ("唔止", Above), ("唔够", Below), ("唔到", Below), ("未够", Below), ("未及", Below), ("不够", Below), ("冇到", Below), ("没有到", Below),
    ("未过", AtMost), ("没过", AtMost), ("没破", AtMost), ("未破", AtMost), ("没突破", AtMost), ("未突破", AtMost), ("未超过", AtMost),
    ("唔超过", AtMost), ("冇超过", AtMost), ("少过", Below), ("低过", Below), ("快够", Nearly), ("差一点", Nearly),
    ("起码", AtLeast), ("起码有", AtLeast), ("至少有", AtLeast), ("最少有", AtLeast), ("不止", Above), ("破", Above), ("已破", Above),
    ("不足", Below), ("不到", Below), ("低于", Below), ("少于", Below), ("小于", Below), ("不满", Below), ("未满", Below),
    ("近", Nearly), ("将近", Nearly), ("接近", Nearly), ("几乎", Nearly), ("略低于", Nearly),
    ("都快", Nearly), ("都快有", Nearly), ("快要", Nearly), ("就快", Nearly), ("已经快", Nearly),
    ("约", About), ("大约", About), ("约为", About), ("大概", About), ("约有", About), ("大致", About), ("左右约", About),
    ("估计", About),
].into_iter()));

#[rustfmt::skip]
static NOT: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new([
    "haven't", "havent", "have not", "hasn't", "hasnt", "has not", "didn't", "didnt", "did not", "don't", "dont", "do not", "doesn't",
    "doesnt", "does not", "not", "never",
].into_iter().map(|word| (word, ()))));

static HARDLY: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(["even", "quite", "yet", "really", "actually", "ever"].into_iter().map(|word| (word, ()))));

#[rustfmt::skip]
static REACHED: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new([
    "hit", "reached", "reach", "passed", "pass", "crossed", "cross", "topped", "top", "cleared", "clear", "made it to", "make it to",
    "got to", "get to",
].into_iter().map(|word| (word, ()))));

/// The place behind what says that the level which follows is not reached: "haven't even hit", "didn't quite reach", "never passed".
fn not_reached(glyphs: &Glyphs, start: usize) -> Option<usize> {
    let behind = |at: usize, words: &Phrases<()>| glyphs.longest_of(at, words).map(|(_, end)| glyphs.skip_spaces(end));
    let denied = behind(start, &NOT)?;
    behind(behind(denied, &HARDLY).unwrap_or(denied), &REACHED)
}

/// Words after a number.
#[rustfmt::skip]
static AFTER: LazyLock<Phrases<Qualifier>> = LazyLock::new(|| Phrases::new([
    ("or more", AtLeast), ("or above", AtLeast), ("or higher", AtLeast), ("or over", AtLeast), ("and above", AtLeast),
    ("and over", AtLeast), ("and more", AtLeast), ("or greater", AtLeast), ("plus", AtLeast), ("-plus", AtLeast), ("+", AtLeast),
    ("or less", AtMost), ("or fewer", AtMost), ("or below", AtMost), ("or under", AtMost), ("and below", AtMost),
    ("or lower", AtMost), ("at most", AtMost), ("at least", AtLeast),
    ("or so", About), ("or thereabouts", About), ("and then some", Above), ("and change", Above), ("and counting", Above),
    ("还多", Above), ("还要多", Above), ("都不止", Above), ("还不止", Above), ("有余", Above), ("开外", Above),
    ("以上", AtLeast), ("及以上", AtLeast), ("或以上", AtLeast), ("以下", AtMost), ("及以下", AtMost), ("以内", AtMost),
    ("都不到", Below), ("还不到", Below), ("都没到", Below), ("都没有", Below), ("都未到", Below), ("都唔到", Below), ("也不到", Below),
    ("都不足", Below), ("都占不到", Below), ("也占不到", Below), ("都达不到", Below), ("都到不了", Below), ("都没有到", Below),
    ("都没达到", Below), ("都够不上", Below), ("都没占到", Below), ("都摸不到", Below), ("或以下", AtMost), ("or better", AtLeast), ("左右", About), ("上下", About), ("前后", About),
].into_iter()));

/// The most qualifiers that are read before one number; "at least about" are two.
const MOST_IN_A_ROW: usize = 3;

/// The qualifiers that begin here as one, and the place behind them and the spaces after.
pub(super) fn before(glyphs: &Glyphs, start: usize) -> (Option<Qualifier>, usize) {
    let mut qualifier = None;
    let mut at = start;
    for _ in 0..MOST_IN_A_ROW {
        let below = not_reached(glyphs, at).map(|end| (Below, end));
        let Some((next, end)) = below.or_else(|| glyphs.longest_of(at, &BEFORE)) else {
            break;
        };
        if is_of_a_verb(glyphs, at) {
            break;
        }
        // 有没有超过六千万 asks, and denies nothing.
        let asks = glyphs.before(at) == '有' && glyphs.at(at) == '没';
        let next = match next {
            AtMost if asks => Above,
            Below if asks => AtLeast,
            other => other,
        };
        qualifier = Some(qualifier.map_or(next, |first| together(first, next)));
        at = glyphs.skip_spaces(end);
    }
    (qualifier, at)
}

/// Whether the "over" at a place goes with the verb before it: firms that "turned over 8 trillion" turned over no more than that, and of
/// 通过了60家 no more passed.
fn is_of_a_verb(glyphs: &Glyphs, at: usize) -> bool {
    const LONGEST: usize = 8;
    let behind: String = (at.saturating_sub(LONGEST)..at).map(|place| glyphs.at(place)).collect();
    let turns = ["turned", "turn", "turns", "turning"].iter().any(|verb| behind.trim_end().ends_with(verb));
    let passes = glyphs.at(at) == '过' && matches!(glyphs.before(at), '通' | '经');
    passes || turns && glyphs.phrase(at, "over").is_some()
}

/// The qualifier that stands behind a number, and the place behind it.
pub(super) fn after(glyphs: &Glyphs, start: usize) -> Option<(Qualifier, usize)> {
    let at = glyphs.skip_spaces(start);
    let (qualifier, end) = glyphs.longest_of(at, &AFTER)?;
    // A plus with a space before its sign or a number behind it adds.
    let is_sign = glyphs.at(at) == '+';
    let is_plus = is_sign || glyphs.phrase(at, "plus").is_some();
    let number_follows = glyphs.at(glyphs.skip_spaces(end)).is_ascii_digit();
    let adds = is_sign && at != start || is_plus && number_follows;
    (!adds).then_some((qualifier, end))
}

/// What two qualifiers of one number say together: what both allow.
pub(super) fn together(first: Qualifier, second: Qualifier) -> Qualifier {
    match (first, second) {
        _ if first == second => first,
        (Exact, other) | (other, Exact) => other,
        (Above | AtLeast, Above | AtLeast) => first,
        (Below | AtMost | Nearly, Below | AtMost | Nearly) => first,
        (About, _) | (_, About) => About,
        (Above | AtLeast, Below | AtMost | Nearly) | (Below | AtMost | Nearly, Above | AtLeast) => About,
    }
}

impl Qualifier {
    /// The number with this bound.
    pub fn bound(self, value: Decimal) -> Bounded {
        match self {
            Exact => Bounded::Exact(value),
            About => Bounded::About(value),
            Above => Bounded::Above(value),
            AtLeast => Bounded::AtLeast(value),
            Below => Bounded::Below(value),
            AtMost => Bounded::AtMost(value),
            Nearly => Bounded::Nearly(value),
        }
    }
}
