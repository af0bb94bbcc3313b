//! How is a percentage of a whole drawn: one bar that is the whole, and the part in it?

use super::canvas::{Anchor, Canvas, EDGE, INNER, WIDTH, bold, regular};
use super::chart::Part;
use super::colours::Colours;
use super::marks::{self, Bar, Look, TAIL, Tone, ends, look};
use super::scale::Scale;
use crate::quantity::Decimal;

const THICK: i32 = 62;

/// Draws the part and its whole below the number in large letters; the place below them.
pub(super) fn draw(canvas: &mut Canvas<'_>, part: &Part, number: &str, y: i32) -> i32 {
    let colours = canvas.colours;
    let large = [64, 52, 42, 34].into_iter().map(bold).find(|style| canvas.width(number, *style) <= INNER).unwrap_or(bold(30));
    let number_y = y + large.size;
    canvas.text((EDGE, number_y), Anchor::Start, large, colours.accent, &canvas.cut(number, INNER, large));
    let top = number_y + 30;
    let Colours { track, edge, .. } = colours;
    canvas.draw(format_args!(
        r#"<rect x="{EDGE}" y="{top}" width="{INNER}" height="{THICK}" fill="{track}" stroke="{edge}" stroke-width="1.5"/>"#
    ));
    let scale = Scale::between(Decimal::ZERO, Decimal::ONE_HUNDRED, INNER);
    let (end, inner) = ends(&part.percent);
    let kind = match look(&part.percent) {
        // Where the whole ends there is no room for an open end.
        Look::Open | Look::About if scale.place(end) + TAIL > INNER => Look::Plain,
        look => look,
    };
    let bar =
        Bar { look: kind, length: scale.place(end), inner: inner.map_or(0, |inner| scale.place(inner)), thick: THICK, tone: Tone::Accent };
    marks::bar(canvas, &format!("translate({EDGE} {top})"), bar);
    let mut y = top + THICK + 44;
    for ((name, value), fill) in part.rows.iter().zip([colours.accent, track]) {
        y = row(canvas, y, name, value, fill);
    }
    y - 12
}

/// What a colour of the bar is, and its value.
fn row(canvas: &mut Canvas<'_>, y: i32, name: &str, value: &str, fill: &str) -> i32 {
    const LINE: i32 = 32;
    let (label, strong) = (regular(24), bold(25));
    let Colours { ink, edge, .. } = canvas.colours;
    let square = y - 20;
    canvas.draw(format_args!(
        r#"<rect x="{EDGE}" y="{square}" width="24" height="24" rx="4" fill="{fill}" stroke="{edge}" stroke-width="1.5"/>"#
    ));
    canvas.text((WIDTH - EDGE, y), Anchor::End, strong, ink, &canvas.cut(value, INNER / 2, strong));
    let room = INNER - 40 - 28 - canvas.width(value, strong).min(INNER / 2);
    let mut baseline = y;
    for line in canvas.wrapped(name, room, 2, label) {
        canvas.text((EDGE + 40, baseline), Anchor::Start, label, ink, &line);
        baseline += LINE;
    }
    baseline.max(y + LINE) + 12
}
