//! How is a working written: "8,997 ÷ more than 70,000"?

use super::{digits, number};
use crate::compute::Term;
use crate::facts::base::Text;
use crate::language::Language;
use crate::quantity::measure;
use crate::quantity::{Bounded, Unit};

/// A working as the language writes it.
#[must_use]
pub fn text(working: &[Term], language: Language) -> String {
    let mut text = String::new();
    let mut tight = true;
    for (index, term) in working.iter().enumerate() {
        let (written, binds_left, binds_right) = match term {
            Term::Value(value, unit) => {
                let is_negative = index > 0 && value.point().is_sign_negative();
                let written = written(value, unit, language);
                (if is_negative { format!("({written})") } else { written }, false, false)
            }
            Term::Number(value) => (digits::number(*value, language), false, false),
            Term::Sign(sign) => ((*sign).to_owned(), sign.starts_with(')'), sign.ends_with('(') || sign.ends_with('/')),
        };
        if !tight && !binds_left {
            text.push(' ');
        }
        text.push_str(&written);
        tight = binds_right;
    }
    text
}

/// A value with the unit that its working needs: percentages and lengths of time, which are converted, but no nouns.
fn written(value: &Bounded, unit: &Unit, language: Language) -> String {
    match unit {
        Unit::Percent | Unit::PercentagePoints => number::value(value, unit, &Text::default(), language),
        Unit::Counted(noun) if measure::is_time(noun) => number::value(value, unit, &Text::default(), language),
        Unit::Counted(_) | Unit::Money(_) | Unit::Times | Unit::IndexPoints | Unit::Rate(..) => number::bare(value, language),
    }
}
