//! May the program be given away under its own licences?
//!
//! 1. Every crate that is built, for the program or its tests, has a licence that deny.toml allows.
//! 2. Every crate comes from crates.io.
//!
//! `cargo deny check` says more, and takes minutes to install; `.ci/run` calls it only where it is there. Both read deny.toml.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde::Deserialize;
use spdx::{Expression, ParseMode};
use std::process::Command;

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    license: Option<String>,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    source: Option<String>,
}

fn deny() -> Deny {
    toml::from_str(&std::fs::read_to_string("deny.toml").unwrap()).unwrap()
}

fn is_allowed(licence: &str, allowed: &[String]) -> bool {
    // Old crates separate alternatives with a slash, which ParseMode::LAX reads.
    Expression::parse_mode(licence, ParseMode::LAX)
        .is_ok_and(|expression| expression.evaluate(|wanted| allowed.iter().any(|known| *known == wanted.to_string())))
}

#[test]
fn every_licence_is_allowed() {
    let host = Command::new(env!("CARGO")).args(["-vV"]).output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // What is built on this machine has been fetched, so nothing has to be now.
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Metadata = serde_json::from_slice(&output.stdout).unwrap();
    let allowed = deny().licenses.allow;
    assert!(metadata.packages.len() > 20);
    let faults: Vec<String> = metadata
        .packages
        .iter()
        .filter(|package| !package.license.as_deref().is_some_and(|licence| is_allowed(licence, &allowed)))
        .map(|package| format!("{}: {:?}", package.name, package.license))
        .collect();
    assert!(faults.is_empty(), "licences that deny.toml does not allow:\n{}", faults.join("\n"));
}

#[test]
fn every_crate_comes_from_an_allowed_registry() {
    let lock: Lock = toml::from_str(&std::fs::read_to_string("Cargo.lock").unwrap()).unwrap();
    let allowed = deny().sources.allow_registry;
    let is_known = |source: &String| source.strip_prefix("registry+").is_some_and(|registry| allowed.iter().any(|known| known == registry));
    let faults: Vec<&str> = lock
        .package
        .iter()
        .filter(|package| package.source.as_ref().is_some_and(|source| !is_known(source)))
        .map(|package| package.name.as_str())
        .collect();
    assert!(faults.is_empty(), "from elsewhere: {faults:?}");
}

#[test]
fn a_licence_that_is_not_allowed_is_noticed() {
    let allowed = ["MIT".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned()];
    assert!(is_allowed("GPL-3.0-only OR MIT", &allowed) && is_allowed("Apache-2.0/MIT", &allowed));
    assert!(is_allowed("Apache-2.0 WITH LLVM-exception", &allowed));
    assert!(!is_allowed("MIT AND GPL-3.0-only", &allowed) && !is_allowed("Apache-2.0", &allowed) && !is_allowed("whatever", &allowed));
}
