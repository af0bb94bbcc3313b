//! What is wrong with a fact base beyond what loading has to look at?
//!
//! Loading reports what cannot be read and what names nothing. Here is looked at what can be read and still cannot be meant:
//! relations that go in a circle or join unlike things, names that two indicators share, figures stated twice.

mod figures;
mod names;
mod relations;

use super::load::{Files, Loaded, load_from};
use super::problem::{self, Problem};

/// Loads a fact base and finds every fault in it: those of loading and those of this module, in the order of the files.
pub fn check(files: &dyn Files) -> Loaded {
    let mut loaded = load_from(files);
    let further = faults(&loaded);
    loaded.problems.extend(further);
    problem::sort(&mut loaded.problems);
    loaded
}

/// The faults of a loaded base that loading did not look for.
pub fn faults(loaded: &Loaded) -> Vec<Problem> {
    let mut problems = Vec::new();
    relations::check(loaded, &mut problems);
    names::check(loaded, &mut problems);
    figures::check(loaded, &mut problems);
    if loaded.base.indicators.is_empty() && loaded.problems.is_empty() {
        let message = format!("no indicator is described in {}", loaded.base.folder.display());
        problems.push(Problem::error("", None, message).help("indicators are described in indicators/*.toml"));
    }
    problems
}
