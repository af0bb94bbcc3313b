//! How is a short series drawn: a column for each period?

use super::canvas::{Anchor, Canvas, EDGE, INNER, WIDTH, bold, regular};
use super::chart::Mark;
use super::marks::{self, Bar, Tone, ends, look};
use super::rows::behind;
use super::scale::Scale;
use crate::quantity::Decimal;

/// How high the columns and what is written above them may be.
const HEIGHT: i32 = 300;
/// The sizes that labels are tried with, and their lines.
const SIZES: [(i32, i32); 5] = [(25, 30), (22, 26), (20, 24), (18, 22), (16, 19)];
const MOST_LINES: usize = 3;

/// Draws the columns; the place below them. Nothing where the labels have no room.
pub(super) fn draw(canvas: &mut Canvas<'_>, marks: &[Mark], y: i32) -> Option<i32> {
    let count = i32::try_from(marks.len()).ok()?;
    let slot = INNER / count.max(1);
    let (values, value_line, value_size) = fitted(canvas, slot - 8, marks.iter().map(|mark| mark.short.as_str()), true)?;
    let (labels, label_line, label_size) = fitted(canvas, slot - 8, marks.iter().map(|mark| mark.label.as_str()), false)?;
    let tallest = |texts: &[Vec<String>]| i32::try_from(texts.iter().map(Vec::len).max().unwrap_or_default()).unwrap_or_default();
    let beyond: Vec<i32> = marks.iter().zip(&values).map(|(mark, value)| beyond(mark, value, value_line)).collect();
    let (scale, below) = fitting(marks, &beyond);
    let zero = y + HEIGHT - below;
    let thick = (slot * 3 / 5).min(110);
    let (ink, edge) = (canvas.colours.ink, canvas.colours.edge);
    canvas.draw(format_args!(r#"<path d="M{EDGE} {zero}H{}" stroke="{edge}" stroke-width="2"/>"#, WIDTH - EDGE));
    for (index, (mark, (value, label))) in marks.iter().zip(values.iter().zip(&labels)).enumerate() {
        let middle = EDGE + slot * i32::try_from(index).ok()? + slot / 2;
        let (end, inner) = ends(&mark.value);
        let length = scale.distance_from_zero(end);
        let look = look(&mark.value);
        let tone = if mark.stands_out { Tone::Accent } else { Tone::Soft };
        let bar = Bar { look, length, inner: inner.map_or(0, |inner| scale.distance_from_zero(inner)), thick, tone };
        let down = end < Decimal::ZERO;
        let (x, turn) = if down { (middle + thick / 2, 90) } else { (middle - thick / 2, -90) };
        marks::bar(canvas, &format!("translate({x} {zero}) rotate({turn})"), bar);
        let lines = i32::try_from(value.len()).ok()?;
        let outer = length.max(3) + behind(look) + 10;
        let mut baseline = if down { zero + outer + value_size - 4 } else { zero - outer - (lines - 1) * value_line };
        for line in value {
            canvas.text((middle, baseline), Anchor::Middle, bold(value_size), ink, line);
            baseline += value_line;
        }
        let mut baseline = y + HEIGHT + label_line;
        for line in label {
            canvas.text((middle, baseline), Anchor::Middle, regular(label_size), canvas.colours.quiet, line);
            baseline += label_line;
        }
    }
    Some(y + HEIGHT + tallest(&labels) * label_line + 12)
}

/// What stands behind the number of a column: an open end and the value.
fn beyond(mark: &Mark, value: &[String], line: i32) -> i32 {
    behind(look(&mark.value)) + i32::try_from(value.len()).unwrap_or_default() * line + 10
}

/// The longest scale with which all columns and what stands behind them have room, and how far they reach below zero.
fn fitting(marks: &[Mark], beyond: &[i32]) -> (Scale, i32) {
    let mut length = HEIGHT;
    loop {
        let scale = Scale::from_zero(marks, length);
        let reach = |negative: bool| {
            let those = marks.iter().zip(beyond).filter(|(mark, _)| (ends(&mark.value).0 < Decimal::ZERO) == negative);
            those.map(|(mark, beyond)| scale.distance_from_zero(ends(&mark.value).0) + beyond).max().unwrap_or_default()
        };
        let (above, below) = (reach(false), reach(true));
        if above + below <= HEIGHT || length <= HEIGHT / 4 {
            return (scale, below);
        }
        length -= 4;
    }
}

/// Texts in lines that go into a width, with the height of a line and the size; as large as possible.
fn fitted<'m>(
    canvas: &Canvas<'_>,
    width: i32,
    texts: impl Iterator<Item = &'m str> + Clone,
    strong: bool,
) -> Option<(Vec<Vec<String>>, i32, i32)> {
    SIZES.iter().find_map(|(size, line)| {
        let style = if strong { bold(*size) } else { regular(*size) };
        let wrapped: Vec<Vec<String>> = texts.clone().map(|text| canvas.lines(text, width, style)).collect();
        let fits = wrapped
            .iter()
            .all(|lines: &Vec<String>| lines.len() <= MOST_LINES && lines.iter().all(|line| canvas.width(line, style) <= width));
        fits.then_some((wrapped, *line, *size))
    })
}
