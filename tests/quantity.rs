//! What holds for every quantity, whatever its digits?
//!
//! 1. Every operation is sound: true values inside the inputs have their result inside the bound of the result.
//! 2. Rounding outward only widens.
//! 3. What is written in either language is read as the same value, with a unit that fits.
//! 4. Reading never panics, and every place it names is a stretch of the text.
//! 5. Two values compare as less only if every value of one is less than every value of the other.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use proptest::prelude::*;
use smebot::facts::base::Text;
use smebot::language::Language;
use smebot::quantity::{Bounded, Comparison, Decimal, Rounding, Unit, compare, read};
use smebot::render::number;

/// Decimals of every size that a fact base holds, zero and negative ones included.
fn decimals() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-9_999_i64..=9_999, 0_u32..=3).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
        (1_i64..=999_999, 0_u32..=10).prop_map(|(mantissa, zeros)| Decimal::from(mantissa) * Decimal::from(10_i64.pow(zeros))),
        (1_i64..=i64::MAX, 0_u32..=18).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
    ]
}

/// A bound that is not "about", with a value inside it.
fn bounded_with_truth() -> impl Strategy<Value = (Bounded, Decimal)> {
    (decimals(), decimals(), 0..7).prop_map(|(value, other, kind)| {
        let distance = other.abs() + Decimal::new(1, 3);
        match kind {
            0 => (Bounded::Exact(value), value),
            1 => (Bounded::Above(value), value + distance),
            2 => (Bounded::AtLeast(value), value + other.abs()),
            3 => (Bounded::Below(value), value - distance),
            4 => (Bounded::AtMost(value), value - other.abs()),
            5 => (Bounded::Nearly(value.abs() + Decimal::ONE), (value.abs() + Decimal::ONE) * Decimal::new(93, 2)),
            _ => (Bounded::Range(value, value + distance), value + distance / Decimal::from(3)),
        }
    })
}

/// Whether a value may lie inside a bound; exact ones may be rounded in the last of their digits.
fn admits(bound: Bounded, truth: Decimal) -> bool {
    match bound {
        Bounded::Exact(value) => (value - truth).abs() <= truth.abs().max(Decimal::ONE) * Decimal::new(1, 20),
        Bounded::About(_) => true,
        Bounded::Above(low) => truth > low,
        Bounded::AtLeast(low) => truth >= low,
        Bounded::Below(high) | Bounded::Nearly(high) => truth < high,
        Bounded::AtMost(high) => truth <= high,
        Bounded::Range(low, high) => low <= truth && truth <= high,
    }
}

fn bounds() -> impl Strategy<Value = Bounded> {
    bounded_with_truth().prop_flat_map(|(bound, _)| prop_oneof![Just(bound), Just(Bounded::About(bound.point()))])
}

const UNITS: [&str; 9] =
    ["percent", "percentage points", "yuan", "US dollars", "times", "index points", "enterprises", "days", "enterprises per day"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_operation_is_sound((left, a) in bounded_with_truth(), (right, b) in bounded_with_truth()) {
        let results = [
            (left.add(right), a.checked_add(b)),
            (left.sub(right), a.checked_sub(b)),
            (left.mul(right), a.checked_mul(b)),
            (left.div(right), a.checked_div(b)),
            (left.complement(b), b.checked_sub(a)),
            (left.scale_by(b), a.checked_mul(b)),
            (Ok(left.negate()), Some(-a)),
        ];
        for (index, (computed, truth)) in results.into_iter().enumerate() {
            // A product or quotient with all 28 digits was itself rounded, so it judges nothing.
            if let (Ok(bound), Some(truth)) = (computed, truth) && truth.mantissa().unsigned_abs() < 10_u128.pow(27) {
                prop_assert!(admits(bound, truth), "operation {index} on {left:?} and {right:?}: {truth} is not in {bound:?}");
                for rounding in [Rounding::ForJson, Rounding::ForReader, Rounding::Places(1), Rounding::Significant(2)] {
                    let shown = bound.outward(rounding);
                    let nearest = matches!(shown, Bounded::Exact(_));
                    prop_assert!(nearest || admits(shown, truth), "{truth} is not in {shown:?}, which is {bound:?} for {rounding:?}");
                }
            }
        }
    }

    #[test]
    fn a_root_is_sound((bound, truth) in bounded_with_truth(), degree in 1_u32..12) {
        if let Ok(root) = bound.nth_root(degree) {
            let power = |base: Decimal| (0..degree).try_fold(Decimal::ONE, |product, _| product.checked_mul(base));
            match root {
                Bounded::Above(low) | Bounded::AtLeast(low) => prop_assert!(power(low).is_some_and(|low| low <= truth)),
                Bounded::Below(high) | Bounded::AtMost(high) => prop_assert!(power(high).is_none_or(|high| high >= truth)),
                Bounded::Range(low, high) => {
                    prop_assert!(power(low).is_some_and(|low| low <= truth));
                    prop_assert!(power(high).is_none_or(|high| high >= truth));
                }
                Bounded::Exact(_) | Bounded::About(_) | Bounded::Nearly(_) => {}
            }
        }
    }

    #[test]
    fn what_is_known_not_to_be_negative_still_holds_its_values((bound, truth) in bounded_with_truth()) {
        prop_assert!(truth < Decimal::ZERO || admits(bound.non_negative(), truth));
    }

    #[test]
    fn what_is_written_is_read_again(value in bounds(), unit in 0..UNITS.len(), measure_word in any::<bool>()) {
        let unit = Unit::parse(UNITS[unit]);
        let zh = (measure_word && !matches!(&unit, Unit::Counted(noun) if **noun == *"days")).then(|| "家".into());
        for language in [Language::English, Language::Chinese] {
            let name = Text { en: None, zh: zh.clone() };
            let written = number::value(&value, &unit, &name, language);
            let found = read::read(&written).map_err(|fault| TestCaseError::fail(format!("{written}: {fault}")))?;
            prop_assert_eq!(found.value.normalized(), value.normalized(), "{}", written);
            prop_assert!(unit.fits(&found.unit), "{} was read as {:?}", written, found.unit);
            let bare = number::bare(&value, language);
            prop_assert_eq!(read::read(&bare).map(|found| found.value.normalized()), Ok(value.normalized()), "{}", bare);
        }
    }

    #[test]
    fn what_compares_as_less_is_less((left, a) in bounded_with_truth(), (right, b) in bounded_with_truth()) {
        match compare(left, right) {
            Comparison::Less => prop_assert!(a < b),
            Comparison::Equal => prop_assert!(a == b),
            Comparison::Greater => prop_assert!(a > b),
            Comparison::Unknown => {}
        }
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,60}") {
        check_places(&text);
    }

    #[test]
    fn reading_what_looks_like_figures_never_panics(
        text in "([0-9０-９,.]{1,6}|[一二三十百千万亿兆〇半成多余几分之]{1,4}|[ %/<>@#*~+-]| million| to | half|a third|约|近|超过|¥|RMB|每|家|元|年){1,12}"
    ) {
        check_places(&text);
    }
}

fn check_places(text: &str) {
    let mut last = 0;
    for found in read::find(text) {
        assert!(text.get(found.span.clone()).is_some_and(|stretch| !stretch.is_empty()), "{text}: {found:?}");
        assert!(found.span.start >= last, "{text}: {found:?}");
        assert!(found.unit_span.clone().is_none_or(|span| text.get(span).is_some()), "{text}: {found:?}");
        last = found.span.end;
    }
    let _ = read::read(text);
}

/// The rows of a list of tests/quantities.toml.
fn rows(list: &str) -> Vec<Vec<String>> {
    let table: toml::Table = include_str!("quantities.toml").parse().unwrap();
    let row = |row: &toml::Value| row.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap().to_owned()).collect();
    table[list].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn the_press_of_many_countries_is_read() {
    let mut wrong = Vec::new();
    for row in rows("read") {
        let (unit, scale) = Unit::parse_scaled(&row[0]);
        let value = |cell: usize| row[cell].parse::<Decimal>().unwrap();
        let wanted = match row[2].as_str() {
            "exact" => Bounded::Exact(value(3)),
            "about" => Bounded::About(value(3)),
            "above" => Bounded::Above(value(3)),
            "at_least" => Bounded::AtLeast(value(3)),
            "below" => Bounded::Below(value(3)),
            "at_most" => Bounded::AtMost(value(3)),
            "nearly" => Bounded::Nearly(value(3)),
            "range" => Bounded::Range(value(3), value(4)),
            other => panic!("there is no bound {other:?}"),
        };
        match read::read_as(&row[1], &unit, scale) {
            Ok(stated) if stated.value == wanted.normalized() && stated.per.is_none() => {}
            other => wrong.push(format!("{row:?}: {other:?}, unit {unit:?}")),
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn figures_of_another_unit_are_refused() {
    let accepted = rows("refused").into_iter().filter_map(|row| {
        let (unit, scale) = Unit::parse_scaled(&row[0]);
        read::read_as(&row[1], &unit, scale).ok().map(|stated| format!("{row:?}: {stated:?}"))
    });
    let accepted: Vec<String> = accepted.collect();
    assert!(accepted.is_empty(), "\n{}", accepted.join("\n"));
}
