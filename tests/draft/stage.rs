//! How is a draft held against the one that a person made?

use serde::Deserialize;
use smebot::draft::{Draft, Link, Located, Of, Standing, Sureness, draft};
use smebot::facts::base::FactBase;
use smebot::facts::check::check;
use smebot::facts::load::{Files, Folder, Held};
use smebot::facts::period::Period;
use smebot::quantity::{Bounded, Decimal};
use smebot::question::Facts;
use smebot::render::drafted::{Heading, file};
use std::path::PathBuf;

/// A text with the draft that a person made of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The folder of the facts.
    pub base: PathBuf,
    /// Statements that are left out of it.
    #[serde(default)]
    pub without: Vec<String>,
    /// The day on which it was published.
    pub date: String,
    /// The text.
    pub text: String,
    /// The figures, in their order.
    #[serde(rename = "figure")]
    pub figures: Vec<Expected>,
}

/// A figure as a person drafts it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Words of the text that begin with it.
    pub words: String,
    /// Its period.
    pub period: String,
    /// The key of its indicator, or "new".
    pub of: String,
    /// Its members, each behind its dimension.
    #[serde(default)]
    pub members: Vec<String>,
    /// Its unit, where it is new.
    pub unit: Option<String>,
    /// Its value, or its lower end.
    pub value: String,
    /// Its bound.
    pub bound: String,
    /// "corroborated" or "contradicted", where something is held.
    pub held: Option<String>,
}

/// What came of a text.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// The figures that a person found.
    pub figures: usize,
    /// Those of them that were found with value, bound and place.
    pub found: usize,
    /// Those that have their indicator and members, or are seen to be new, and their period.
    pub right: usize,
    /// Those that the file would answer wrongly if nobody looked: of another indicator, members or period.
    pub wrong: usize,
    /// Those of these that are called sure.
    pub surely_wrong: usize,
    /// What was drafted and is no figure of the text.
    pub invented: usize,
}

impl Tally {
    pub fn add(&mut self, other: &Self) {
        self.figures += other.figures;
        self.found += other.found;
        self.right += other.right;
        self.wrong += other.wrong;
        self.surely_wrong += other.surely_wrong;
        self.invented += other.invented;
    }

    pub fn line(&self, name: &str) -> String {
        let Self { figures, found, right, wrong, surely_wrong, invented } = self;
        let missed = figures - found;
        format!("{name:<12} {figures:>7} {found:>6} {missed:>7} {right:>13} {wrong:>13} {surely_wrong:>12} {invented:>9}")
    }
}

pub const HEAD: &str = "text         figures  found  missed  linked right  linked wrong  surely wrong  invented";

pub fn case(name: &str) -> Case {
    toml::from_str(&std::fs::read_to_string(format!("tests/draft/{name}.toml")).unwrap()).unwrap()
}

/// The files of a case's facts, without the statements that it leaves out.
pub fn held(case: &Case) -> Held {
    let held = Held::of(&Folder(case.base.clone()));
    case.without.iter().fold(held, |held, key| {
        let file = PathBuf::from(format!("statements/{key}.toml"));
        assert!(held.read(&file).is_ok(), "{key}");
        held.with(&file, None)
    })
}

pub fn drafted(case: &Case) -> (Draft, FactBase, String) {
    let loaded = check(&held(case));
    let facts = Facts::described(loaded.base);
    let draft = draft(&case.text, &facts, case.date.parse().unwrap());
    let heading = Heading {
        title: "A title".to_owned(),
        publisher: "A publisher".to_owned(),
        published: case.date.clone(),
        url: "https://example.org/statement".to_owned(),
    };
    let file = file(&case.text, &draft, &heading, &facts.base);
    (draft, facts.base, file)
}

/// How a draft compares, and what is not as a person has it.
pub fn measured(case: &Case) -> (Tally, Vec<String>) {
    let (draft, base, _) = drafted(case);
    let mut tally = Tally { figures: case.figures.len(), ..Tally::default() };
    let mut faults = Vec::new();
    let mut taken = vec![false; draft.figures.len()];
    for expected in &case.figures {
        // Two figures may have the same words: the next one in the text is meant.
        let is_it = |(place, figure): &(usize, &Located)| {
            let begins = case.text[figure.place.start..].starts_with(&expected.words);
            let ends = case.text[..figure.place.end].ends_with(&expected.words);
            let inside = figure.place.clone().any(|at| case.text.is_char_boundary(at) && case.text[at..].starts_with(&expected.words));
            !taken[*place] && (begins || ends || inside)
        };
        let Some((place, figure)) = draft.figures.iter().enumerate().find(is_it) else {
            faults.push(format!("missed {:?}", expected.words));
            continue;
        };
        taken[place] = true;
        let (value, bound) = value_of(figure);
        if value.to_string() != expected.value || bound != expected.bound {
            faults.push(format!("{:?} is {bound} {value}", expected.words));
            continue;
        }
        tally.found += 1;
        let fault = fault(&base, &case.text, figure, expected);
        if fault.is_none() {
            tally.right += 1;
        } else if let (Some((link, _)), false) = (figure.entry(), fault.as_ref().is_some_and(|fault| fault.starts_with("held"))) {
            tally.wrong += 1;
            tally.surely_wrong += usize::from(link.sureness == Sureness::Sure);
        }
        faults.extend(fault.map(|fault| format!("{:?}: {fault}", expected.words)));
    }
    for (figure, _) in draft.figures.iter().zip(&taken).filter(|(figure, taken)| !**taken && figure.of != Of::Unplaced) {
        tally.invented += 1;
        faults.push(format!("invented {:?}: {:?}", &case.text[figure.place.clone()], figure.of));
    }
    (tally, faults)
}

fn value_of(figure: &Located) -> (Decimal, &'static str) {
    let value = match &figure.of {
        Of::Known(link) => link.value,
        Of::New(_) | Of::Unplaced => figure.value,
    };
    let bound = match value {
        Bounded::Exact(_) => "exact",
        Bounded::About(_) => "about",
        Bounded::Above(_) => "above",
        Bounded::AtLeast(_) => "at_least",
        Bounded::Below(_) => "below",
        Bounded::AtMost(_) => "at_most",
        Bounded::Nearly(_) => "nearly",
        Bounded::Range(low, _) => return (low, "range"),
    };
    (value.point(), bound)
}

fn members(base: &FactBase, link: &Link) -> Vec<String> {
    let named = link.members.iter().map(|member| {
        let dimension = &base.dimensions[usize::from(member.dimension.0)];
        format!("{} {}", dimension.key, dimension.members[member.index as usize].key)
    });
    named.collect()
}

fn fault(base: &FactBase, text: &str, figure: &Located, expected: &Expected) -> Option<String> {
    let period = figure.period.map(|period| period.to_string()).unwrap_or_default();
    let wanted = Period::parse(&expected.period).unwrap();
    let is_then = figure.period == Some(wanted);
    match &figure.of {
        Of::Known(link) => {
            let key = &base.indicators[link.indicator.0 as usize].key;
            let members = members(base, link);
            if **key != *expected.of || members != expected.members || !is_then {
                return Some(format!(
                    "{:?} {key} {members:?} {period}, not {} {:?} {}",
                    link.sureness, expected.of, expected.members, expected.period
                ));
            }
            if link.sureness == Sureness::Unsure || link.stated.is_none() {
                return Some(format!("{:?}, stated {:?}", link.sureness, link.stated.clone().map(|place| &text[place])));
            }
            let standing = match link.standing {
                Standing::First => None,
                Standing::Corroborated(_) => Some("corroborated"),
                Standing::Contradicted(_) => Some("contradicted"),
            };
            (standing != expected.held.as_deref()).then(|| format!("held {standing:?}, not {:?}", expected.held))
        }
        Of::New(proposed) => {
            let wrong = expected.of != "new" || !is_then || expected.unit.as_ref().is_some_and(|unit| *unit != proposed.unit);
            wrong.then(|| {
                format!("new {} in {:?} {period} “{}”, not {expected:?}", proposed.key, proposed.unit, &text[proposed.name.clone()])
            })
        }
        Of::Unplaced => Some(format!("unplaced, not {expected:?}")),
    }
}
