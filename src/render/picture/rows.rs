//! How are things drawn side by side: one bar below the other?

use super::canvas::{Anchor, Canvas, EDGE, INNER, Style, WIDTH, bold, regular};
use super::chart::Mark;
use super::marks::{self, Bar, Look, TAIL, Tone, ends, look};
use super::scale::Scale;
use crate::quantity::Decimal;

/// The most bars with their labels above them; more have them at their side.
const MOST_ROOMY: usize = 6;
/// The most bars with labels of three lines; more have them of two.
const MOST_WITH_LONG_LABELS: usize = 12;

/// How the bars are set.
struct Set {
    label: Style,
    value: Style,
    thick: i32,
}

/// Draws the bars from `y` down, spread over `room` where they are few; the place below the last.
pub(super) fn draw(canvas: &mut Canvas<'_>, marks: &[Mark], y: i32, room: i32) -> i32 {
    if let [mark] = marks
        && mark.label.is_empty()
    {
        single(canvas, mark, y)
    } else if marks.len() <= MOST_ROOMY {
        roomy(canvas, marks, y, room)
    } else {
        compact(canvas, marks, y)
    }
}

/// Where zero is and how long bars are, between two places.
fn axis(marks: &[Mark], from: i32, to: i32) -> (i32, Scale) {
    let tail = |negative: bool| {
        let beyond = marks.iter().filter(|mark| ends(&mark.value).0.is_sign_negative() == negative).map(|mark| behind(look(&mark.value)));
        beyond.max().unwrap_or_default()
    };
    let (left, right) = (tail(true), tail(false));
    let scale = Scale::from_zero(marks, to - from - left - right);
    (from + left + scale.place(Decimal::ZERO), scale)
}

/// How far a mark reaches behind its number.
pub(super) fn behind(look: Look) -> i32 {
    match look {
        Look::Open => TAIL,
        Look::About => 24,
        Look::Plain | Look::Below | Look::Nearly | Look::Range => 0,
    }
}

fn draw_bar(canvas: &mut Canvas<'_>, mark: &Mark, zero: i32, scale: &Scale, y: i32, thick: i32) {
    let (end, inner) = ends(&mark.value);
    let turn = if end < Decimal::ZERO { " scale(-1 1)" } else { "" };
    let bar = Bar {
        look: look(&mark.value),
        length: scale.distance_from_zero(end),
        inner: inner.map_or(0, |inner| scale.distance_from_zero(inner)),
        thick,
        tone: if mark.stands_out { Tone::Accent } else { Tone::Soft },
    };
    marks::bar(canvas, &format!("translate({zero} {y}){turn}"), bar);
}

fn zero_line(canvas: &mut Canvas<'_>, marks: &[Mark], zero: i32, from: i32, to: i32) {
    let edge = canvas.colours.edge;
    if marks.iter().any(|mark| ends(&mark.value).0 < Decimal::ZERO) {
        canvas.draw(format_args!(r#"<path d="M{zero} {from}V{to}" stroke="{edge}" stroke-width="2"/>"#));
    }
}

/// One value in large letters, and its bar.
fn single(canvas: &mut Canvas<'_>, mark: &Mark, y: i32) -> i32 {
    const THICK: i32 = 62;
    let large = [64, 52, 42].into_iter().map(bold).find(|style| canvas.width(&mark.written, *style) <= INNER).unwrap_or(bold(32));
    let baseline = y + large.size + 10;
    let number = canvas.cut(&mark.written, INNER, large);
    canvas.text((EDGE, baseline), Anchor::Start, large, canvas.colours.accent, &number);
    let (zero, scale) = axis(std::slice::from_ref(mark), EDGE, WIDTH - EDGE);
    draw_bar(canvas, mark, zero, &scale, baseline + 40, THICK);
    baseline + 40 + THICK + 20
}

/// Label and value above each bar.
fn roomy(canvas: &mut Canvas<'_>, marks: &[Mark], y: i32, room: i32) -> i32 {
    const SET: Set = Set { label: regular(25), value: bold(27), thick: 34 };
    const LINE: i32 = 32;
    let (zero, scale) = axis(marks, EDGE, WIDTH - EDGE);
    let labels: Vec<Vec<String>> =
        marks.iter().map(|mark| canvas.wrapped(&mark.label, label_room(canvas, mark, SET.value), 2, SET.label)).collect();
    let lines = |count: usize| i32::try_from(count.max(1)).unwrap_or(1) * LINE;
    let needed: i32 = labels.iter().map(|label| lines(label.len()) + SET.thick).sum();
    let gap = ((room - needed) / i32::try_from(marks.len().max(1)).unwrap_or(1)).clamp(26, 60);
    let top = y + gap / 2 - 8;
    let height = needed + gap * i32::try_from(marks.len()).unwrap_or_default();
    zero_line(canvas, marks, zero, top, top + height - gap + 6);
    let mut y = top;
    let (ink, colour) = (canvas.colours.ink, canvas.colours.ink);
    for (mark, label) in marks.iter().zip(&labels) {
        let value_y = y + lines(label.len()) - LINE + 22;
        canvas.text((WIDTH - EDGE, value_y), Anchor::End, SET.value, colour, value(mark, canvas, SET.value));
        for line in label {
            canvas.text((EDGE, y + 22), Anchor::Start, SET.label, ink, line);
            y += LINE;
        }
        if label.is_empty() {
            y += LINE;
        }
        draw_bar(canvas, mark, zero, &scale, y, SET.thick);
        y += SET.thick + gap;
    }
    top + height - gap + 12
}

/// The value of a mark as it goes into its line: with its unit where there is room.
fn value<'m>(mark: &'m Mark, canvas: &Canvas<'_>, style: Style) -> &'m str {
    if canvas.width(&mark.written, style) <= INNER / 2 { &mark.written } else { &mark.short }
}

fn label_room(canvas: &Canvas<'_>, mark: &Mark, style: Style) -> i32 {
    INNER - canvas.width(value(mark, canvas, style), style) - 28
}

/// Label, bar and value in one line.
fn compact(canvas: &mut Canvas<'_>, marks: &[Mark], y: i32) -> i32 {
    const SET: Set = Set { label: regular(20), value: bold(20), thick: 24 };
    const ROW: i32 = 42;
    const LINE: i32 = 22;
    let widest = |widths: &mut dyn Iterator<Item = i32>| widths.max().unwrap_or_default();
    let values = widest(&mut marks.iter().map(|mark| canvas.width(&mark.short, SET.value))).min(INNER / 3);
    let wanted = widest(&mut marks.iter().map(|mark| canvas.width(&mark.label, SET.label)));
    let labels = wanted.min((INNER - values - 48) * 9 / 20);
    let (from, to) = (EDGE + labels + 16, WIDTH - EDGE - values - 16);
    let (zero, scale) = axis(marks, from, to);
    let most_lines = if marks.len() > MOST_WITH_LONG_LABELS { 2 } else { 3 };
    let wrapped: Vec<Vec<String>> = marks.iter().map(|mark| canvas.wrapped(&mark.label, labels, most_lines, SET.label)).collect();
    let height_of =
        |label: &Vec<String>| ROW + (i32::try_from(label.len()).unwrap_or(1) - 1).max(0) * LINE - if label.len() > 1 { 4 } else { 0 };
    let height: i32 = wrapped.iter().map(height_of).sum();
    zero_line(canvas, marks, zero, y, y + height - 10);
    let (ink, mut y) = (canvas.colours.ink, y);
    for (mark, label) in marks.iter().zip(&wrapped) {
        let middle = y + (height_of(label) - 8) / 2;
        let first = middle + 7 - i32::try_from(label.len().saturating_sub(1)).unwrap_or_default() * LINE / 2;
        let mut baseline = first;
        for line in label {
            canvas.text((EDGE, baseline), Anchor::Start, SET.label, ink, line);
            baseline += LINE;
        }
        draw_bar(canvas, mark, zero, &scale, middle - SET.thick / 2, SET.thick);
        canvas.text((WIDTH - EDGE, middle + 7), Anchor::End, SET.value, ink, &canvas.cut(&mark.short, values, SET.value));
        y += height_of(label);
    }
    y
}
