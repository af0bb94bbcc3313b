//! How is a long series drawn: a line over time, with a mark at each figure?

use super::canvas::{Anchor, Canvas, EDGE, WIDTH, bold, regular};
use super::chart::{Mark, end};
use super::marks::{Look, ends, look};
use super::scale::{Scale, for_line};
use crate::quantity::Decimal;
use crate::render::number;
use std::fmt::Write;

const HEIGHT: i32 = 320;
const TICKS: u32 = 4;

/// Draws the line; the place below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, marks: &[Mark], y: i32) -> i32 {
    let (tick, label) = (regular(20), regular(20));
    let y = y + 14;
    let scale = for_line(marks, HEIGHT);
    let percent = marks.iter().any(|mark| mark.short.contains('%'));
    let ticks: Vec<(i32, String)> = scale
        .ticks(TICKS)
        .into_iter()
        .map(|value| {
            (
                y + HEIGHT - scale.place(value),
                format!("{}{}", number::bare(&crate::quantity::Bounded::Exact(value), canvas.language), if percent { "%" } else { "" }),
            )
        })
        .collect();
    let left = EDGE + ticks.iter().map(|(_, text)| canvas.width(text, tick)).max().unwrap_or_default() + 14;
    let right = WIDTH - EDGE - 14;
    let (quiet, edge, track) = (canvas.colours.quiet, canvas.colours.edge, canvas.colours.track);
    for (at, text) in &ticks {
        canvas.draw(format_args!(r#"<path d="M{left} {at}H{}" stroke="{track}" stroke-width="2"/>"#, WIDTH - EDGE));
        canvas.text((left - 12, at + 7), Anchor::End, tick, quiet, text);
    }
    let places = places(marks, left + 14, right, y + HEIGHT, &scale);
    let zero = y + HEIGHT - scale.place(Decimal::ZERO);
    if (y..=y + HEIGHT).contains(&zero) {
        canvas.draw(format_args!(r#"<path d="M{left} {zero}H{}" stroke="{edge}" stroke-width="2"/>"#, WIDTH - EDGE));
    }
    let mut path = String::new();
    for (index, (x, at)) in places.iter().enumerate() {
        // OK because writing to a string cannot fail.
        let _ = write!(path, "{}{x} {at}", if index == 0 { "M" } else { "L" });
    }
    let accent = canvas.colours.accent;
    canvas.draw(format_args!(r#"<path d="{path}" fill="none" stroke="{accent}" stroke-width="4" stroke-linejoin="round"/>"#));
    for (mark, (x, at)) in marks.iter().zip(&places) {
        let inner = ends(&mark.value).1.map(|inner| y + HEIGHT - scale.place(inner));
        point(canvas, (*x, *at), inner, look(&mark.value));
    }
    values(canvas, marks, &places, y);
    // The labels of periods that do not run into one another, the last for sure.
    let mut free = WIDTH;
    let widest = marks.iter().map(|mark| canvas.width(&mark.label, label)).max().unwrap_or_default() + 24;
    let stride = (marks.len() * usize::try_from(widest).unwrap_or(1)).div_ceil(usize::try_from(right - left).unwrap_or(1)).max(1);
    for (mark, (x, _)) in marks.iter().zip(&places).rev().step_by(stride) {
        let width = canvas.width(&mark.label, label);
        let from = (x - width / 2).min(WIDTH - EDGE - width);
        if from + width + 18 <= free && from >= EDGE {
            canvas.text((from, y + HEIGHT + 32), Anchor::Start, label, quiet, &mark.label);
            free = from;
        }
    }
    y + HEIGHT + 44
}

/// Where each figure stands: across by time, up by value.
fn places(marks: &[Mark], left: i32, right: i32, bottom: i32, scale: &Scale) -> Vec<(i32, i32)> {
    let day = |mark: &Mark| end(&mark.period);
    let (Some(first), Some(last)) = (marks.first().map(day), marks.last().map(day)) else { return Vec::new() };
    let days = i64::from((last - first).get_days().max(1));
    let across = |mark: &Mark| {
        let passed = i64::from((day(mark) - first).get_days());
        left + i32::try_from(passed * i64::from(right - left) / days).unwrap_or_default()
    };
    marks.iter().map(|mark| (across(mark), bottom - scale.place(ends(&mark.value).0))).collect()
}

/// A figure on the line, by its bound: an arrow where it is open.
fn point(canvas: &mut Canvas<'_>, (x, y): (i32, i32), inner: Option<i32>, look: Look) {
    let (accent, ground) = (canvas.colours.accent, canvas.colours.ground);
    let arrow = |canvas: &mut Canvas<'_>, up: i32| {
        let (stem, tip, wing) = (y - up * 10, y - up * 24, y - up * 16);
        canvas.draw(format_args!(
            r#"<path d="M{x} {stem}V{tip}M{} {wing}L{x} {tip}L{} {wing}" fill="none" stroke="{accent}" stroke-width="3"/>"#,
            x - 6,
            x + 6
        ));
    };
    match look {
        Look::Open => arrow(canvas, 1),
        Look::Below | Look::Nearly => arrow(canvas, -1),
        Look::Range => {
            let to = inner.unwrap_or(y);
            canvas.draw(format_args!(r#"<path d="M{x} {y}V{to}M{} {to}h12" fill="none" stroke="{accent}" stroke-width="3"/>"#, x - 6));
        }
        Look::Plain | Look::About => {}
    }
    let fill = if look == Look::About { ground } else { accent };
    canvas.draw(format_args!(r#"<circle cx="{x}" cy="{y}" r="7" fill="{fill}" stroke="{accent}" stroke-width="3"/>"#));
}

/// The values of the last figure, the highest, the lowest and the first, where they have room.
fn values(canvas: &mut Canvas<'_>, marks: &[Mark], places: &[(i32, i32)], top: i32) {
    let style = bold(22);
    let number = |index: &usize| ends(&marks[*index].value).0;
    let all = 0..marks.len();
    let (Some(highest), Some(lowest)) = (all.clone().max_by_key(number), all.clone().min_by_key(number)) else { return };
    let mut taken: Vec<(i32, i32, i32)> = Vec::new();
    for index in [marks.len() - 1, highest, lowest, 0] {
        let (x, y) = places[index];
        let width = canvas.width(&marks[index].short, style);
        let from = (x - width / 2).clamp(EDGE, (WIDTH - EDGE - width).max(EDGE));
        let (above, below) = (y - 22, y + 38);
        let is_valley = index > 0 && places[index - 1].1 < y || index + 1 < places.len() && places[index + 1].1 < y;
        let baseline = if is_valley && below < top + HEIGHT - 6 || above - 22 < top - 30 { below } else { above };
        let free = taken.iter().all(|(left, right, at)| from > right + 8 || from + width + 8 < *left || (baseline - at).abs() > 26);
        let crossed = places.iter().any(|(x, y)| (from - 10..from + width + 10).contains(x) && (baseline - 28..baseline + 9).contains(y));
        if free && !crossed {
            canvas.text((from, baseline), Anchor::Start, style, canvas.colours.ink, &marks[index].short);
            taken.push((from, from + width, baseline));
        }
    }
}
