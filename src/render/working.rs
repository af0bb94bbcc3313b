//! How is a working written: "8,997 ÷ more than 70,000"?

use super::{digits, number};
use crate::compute::Term;
use crate::facts::base::Text;
use crate::language::Language;
use crate::quantity::Unit;

/// A working as the language writes it.
#[must_use]
pub fn text(working: &[Term], language: Language) -> String {
    let mut text = String::new();
    let mut tight = true;
    for term in working {
        let (written, binds_left, binds_right) = match term {
            Term::Value(value, unit @ (Unit::Percent | Unit::PercentagePoints)) => (
                number::value(value, &Unit::Percent, &Text::default(), language).replace("percentage points", "") + points(unit),
                false,
                false,
            ),
            Term::Value(value, Unit::Counted(noun)) if is_time(noun) => {
                (number::value(value, &Unit::Counted(noun.clone()), &Text::default(), language), false, false)
            }
            Term::Value(value, _) => (number::bare(value, language), false, false),
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

fn points(unit: &Unit) -> &'static str {
    if *unit == Unit::PercentagePoints { " pp" } else { "" }
}

fn is_time(noun: &str) -> bool {
    matches!(noun, "seconds" | "minutes" | "hours" | "days" | "weeks" | "months" | "years")
}
