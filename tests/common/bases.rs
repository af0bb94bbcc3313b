//! On which facts are questions asked, and which values does an answer have?

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use smebot::answer::{Answer, Content};
use smebot::facts::base::FactBase;
use smebot::facts::load::{Texts, load, load_from};
use smebot::plan::Ask;
use smebot::quantity::Bounded;
use std::path::{Path, PathBuf};

/// The shipped base with no statement but the article that the project began with.
fn seed() -> FactBase {
    let mut files = Vec::new();
    collect(Path::new("facts"), Path::new("facts"), &mut files);
    files.retain(|(path, _)| !path.starts_with("statements") || path.ends_with("2023-03-27-china-banking-news.toml"));
    load_from(&Texts(files.into_iter().collect())).base
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push((path.strip_prefix(root).unwrap().to_path_buf(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The base of a name: "seed", "shipped", or a folder of `tests/bases`.
pub fn base_of(name: &str) -> FactBase {
    match name {
        "seed" => seed(),
        "shipped" => load(Path::new("facts")).base,
        other => load(&Path::new("tests/bases").join(other)).base,
    }
}

/// The values of an answer, the headline first, each with the name of its bound.
pub fn values(answer: &Answer, base: &FactBase) -> Vec<(f64, &'static str)> {
    let number = |value: Bounded| match value {
        Bounded::Range(low, high) => vec![(f64::try_from(low).unwrap(), "range"), (f64::try_from(high).unwrap(), "range")],
        other => vec![(f64::try_from(other.point()).unwrap(), bound(other))],
    };
    let of = |operands: &[smebot::plan::Operand]| {
        operands
            .iter()
            .flat_map(|operand| std::iter::once(operand.figure).chain(operand.disagreeing.iter().copied()))
            .flat_map(|figure| number(base.figures[figure.0 as usize].value))
            .collect::<Vec<_>>()
    };
    match &answer.content {
        Content::Found { ask, finding, .. } => {
            let figures = of(&finding.figures);
            let computed: Vec<_> = finding.computed.iter().flat_map(|computed| number(computed.value)).collect();
            let figure_first = matches!(
                ask,
                Ask::Figure(_) | Ask::Figures(_) | Ask::Compare { .. } | Ask::Rank { .. } | Ask::Topic { .. } | Ask::Trend(_)
            );
            if figure_first { [figures, computed].concat() } else { [computed, figures].concat() }
        }
        Content::Choices(operands) => of(operands),
        Content::Abstention { .. } | Content::Silence => Vec::new(),
    }
}

fn bound(value: Bounded) -> &'static str {
    match value {
        Bounded::Exact(_) => "exact",
        Bounded::About(_) => "about",
        Bounded::Above(_) => "above",
        Bounded::AtLeast(_) => "at_least",
        // "Nearly" is "just below": either word is right.
        Bounded::Below(_) | Bounded::Nearly(_) => "below",
        Bounded::AtMost(_) => "at_most",
        Bounded::Range(..) => "range",
    }
}

/// Whether two values are the same but for rounding; the sign may be in the wording.
pub fn close(one: f64, other: f64) -> bool {
    (one.abs() - other.abs()).abs() <= 0.003 * other.abs().max(1e-9)
}
