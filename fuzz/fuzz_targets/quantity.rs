//! Any text has its figures found, at places that are in it; and what is stated of a true value stays true in a computation.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smebot::quantity::{compare, judge, read};

fuzz_target!(|text: &str| {
    let found = read::find(text);
    for figure in &found {
        assert!(text.get(figure.span.clone()).is_some(), "the place of a figure is in its text");
        assert!(figure.unit_span.clone().is_none_or(|span| text.get(span).is_some()), "the place of a unit is in its text");
    }
    let _ = read::read(text);
    for pair in found.windows(2) {
        let [one, other] = pair else { continue };
        let (one, other) = (one.value, other.value);
        judge(one, other);
        compare(one, other);
        for result in [one.add(other), one.sub(other), one.mul(other), one.div(other), other.nth_root(3)].into_iter().flatten() {
            judge(result, result);
        }
    }
});
