//! How is a value drawn, so that its bound is seen?
//!
//! A bar is drawn to the right from where it begins; who wants it elsewhere turns it. "More than" fades out behind its number,
//! "less than" is hatched up to it, "nearly" has a dashed end, "about" ends in a wave, a range is hatched between its ends.

use super::canvas::Canvas;
use crate::quantity::{Bounded, Decimal};

/// How far an open end reaches behind its number.
pub(super) const TAIL: i32 = 46;
/// How long the dashed end of "nearly" is.
const SHORT: i32 = 34;

/// How the bound of a value is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// As it is.
    Plain,
    /// With an open end.
    Open,
    /// Somewhere up to its end.
    Below,
    /// A little short of its end.
    Nearly,
    /// With a wavy end.
    About,
    /// Between two ends.
    Range,
}

/// How a value is drawn.
pub(super) fn look(value: &Bounded) -> Look {
    let negative = |number: &Decimal| number.is_sign_negative() && !number.is_zero();
    match value {
        Bounded::Exact(_) => Look::Plain,
        Bounded::About(_) => Look::About,
        // More than a fall of so much is a lesser fall: what is open lies on the side of zero.
        Bounded::Above(number) | Bounded::AtLeast(number) => {
            if negative(number) {
                Look::Below
            } else {
                Look::Open
            }
        }
        Bounded::Below(number) | Bounded::AtMost(number) => {
            if negative(number) {
                Look::Open
            } else {
                Look::Below
            }
        }
        Bounded::Nearly(_) => Look::Nearly,
        Bounded::Range(..) => Look::Range,
    }
}

/// The end of a value that is farther from zero, and of a range the other.
pub(super) fn ends(value: &Bounded) -> (Decimal, Option<Decimal>) {
    match *value {
        Bounded::Range(low, high) => {
            if low.abs() > high.abs() {
                (low, Some(high))
            } else {
                (high, Some(low))
            }
        }
        Bounded::Exact(number)
        | Bounded::About(number)
        | Bounded::Above(number)
        | Bounded::AtLeast(number)
        | Bounded::Below(number)
        | Bounded::AtMost(number)
        | Bounded::Nearly(number) => (number, None),
    }
}

/// What stands out and what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// What was asked for.
    Accent,
    /// What is set beside it.
    Soft,
}

/// A bar to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    /// How its bound is drawn.
    pub look: Look,
    /// How long it is to its number.
    pub length: i32,
    /// Where the nearer end of a range is.
    pub inner: i32,
    /// How thick it is.
    pub thick: i32,
    /// How it stands out.
    pub tone: Tone,
}

/// Draws a bar from (0, 0) to the right, moved and turned by `transform`.
pub(super) fn bar(canvas: &mut Canvas<'_>, transform: &str, bar: Bar) {
    let Bar { look, length, inner, thick, tone } = bar;
    if length == 0 && look == Look::Plain {
        return;
    }
    let (name, colour) = match tone {
        Tone::Accent => ("accent", canvas.colours.accent),
        Tone::Soft => ("soft", canvas.colours.soft),
    };
    canvas.draw(format_args!(r#"<g transform="{transform}">"#));
    let length = length.max(3);
    match look {
        Look::Plain => solid(canvas, length, thick, colour),
        Look::Open => {
            canvas.draw(format_args!(r#"<rect width="{length}" height="{thick}" fill="{colour}"/>"#));
            canvas.draw(format_args!(r#"<rect x="{length}" width="{TAIL}" height="{thick}" fill="url(#fade-{name})"/>"#));
            let (middle, reach) = (thick / 2, (thick / 3).min(9));
            for x in [length + 14, length + 26, length + 38] {
                let (top, bottom, tip) = (middle - reach, middle + reach, x + reach * 2 / 3);
                canvas.draw(format_args!(
                    r#"<path d="M{x} {top}L{tip} {middle}L{x} {bottom}" fill="none" stroke="{colour}" stroke-width="3"/>"#
                ));
            }
        }
        Look::Below => hatched(canvas, (0, length), thick, name, colour),
        Look::Nearly => {
            let from = (length - SHORT).max(length / 2);
            canvas.draw(format_args!(r#"<rect width="{from}" height="{thick}" fill="{colour}"/>"#));
            let (x, width, height) = (from + 1, (length - from - 2).max(1), (thick - 2).max(1));
            canvas.draw(format_args!(
                r#"<rect x="{x}" y="1" width="{width}" height="{height}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="5 4"/>"#
            ));
        }
        Look::Range => {
            let from = inner.clamp(0, length);
            canvas.draw(format_args!(r#"<rect width="{from}" height="{thick}" fill="{colour}"/>"#));
            hatched(canvas, (from, length), thick, name, colour);
        }
        Look::About => {
            let (turn, quarter) = (8.min(length), thick / 4);
            let wave = format!("q{turn} {quarter} 0 {}q-{turn} {quarter} 0 {}", thick / 2, thick - thick / 2);
            canvas.draw(format_args!(r#"<path d="M0 0H{length}{wave}H0Z" fill="{colour}"/>"#));
            for behind in [9, 18] {
                let x = length + behind;
                canvas.draw(format_args!(r#"<path d="M{x} 0{wave}" fill="none" stroke="{colour}" stroke-width="3"/>"#));
            }
        }
    }
    canvas.draw(format_args!("</g>"));
}

/// A bar with round corners at its end.
fn solid(canvas: &mut Canvas<'_>, length: i32, thick: i32, colour: &str) {
    let round = 5.min(length / 2).min(thick / 2);
    let (flat, side) = (length - round, thick - 2 * round);
    canvas.draw(format_args!(
        r#"<path d="M0 0H{flat}a{round} {round} 0 0 1 {round} {round}v{side}a{round} {round} 0 0 1 -{round} {round}H0Z" fill="{colour}"/>"#
    ));
}

fn hatched(canvas: &mut Canvas<'_>, (from, to): (i32, i32), thick: i32, name: &str, colour: &str) {
    let (x, y, width, height) = (from + 1, 1, (to - from - 2).max(1), (thick - 2).max(1));
    canvas.draw(format_args!(
        r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="url(#hatch-{name})" stroke="{colour}" stroke-width="2"/>"#
    ));
}
