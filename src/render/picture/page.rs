//! How is a chart laid out on its page: title above, values in the middle, what the marks mean and the source below?

use super::canvas::{Anchor, Canvas, EDGE, INNER, Style, WIDTH, bold, regular};
use super::chart::{Chart, Form, Mark};
use super::colours::Theme;
use super::fonts::Fonts;
use super::marks::{self, Bar, Look, Tone, look};
use super::words::{filled, words};
use super::{columns, line, rows, whole};

/// The least height of a picture.
const LEAST: i32 = 450;
const TITLE: Style = bold(34);
const ABOUT: Style = regular(23);
const LEGEND: Style = regular(19);
const SOURCE: Style = regular(18);
/// The most points that are drawn as columns.
const MOST_COLUMNS: usize = 10;

/// The SVG of a chart, with its height.
pub(super) fn svg(chart: &Chart, fonts: &Fonts, theme: Theme) -> String {
    let mut canvas = Canvas::new(fonts, chart.language, theme.colours());
    let mut y = heading(&mut canvas, chart) + 20;
    // What stands below is known before: short charts are stretched to fill the page.
    let foot = foot_height(&canvas, chart);
    let room = LEAST - y - foot;
    y = match &chart.form {
        Form::Bars(marks) => rows::draw(&mut canvas, marks, y, room),
        Form::Series(marks) if marks.len() > MOST_COLUMNS => line::draw(&mut canvas, marks, y),
        Form::Series(marks) => columns::draw(&mut canvas, marks, y).unwrap_or_else(|| rows::draw(&mut canvas, marks, y, room)),
        Form::Whole(part) => whole::draw(&mut canvas, part, &part.written.clone(), y),
        Form::Progress(part) => {
            let number = filled(words(chart.language).of_target, &[("figure", &part.written)]);
            whole::draw(&mut canvas, part, &number, y)
        }
    };
    let height = (y + foot).max(LEAST);
    draw_foot(&mut canvas, chart, height - foot);
    canvas.finish(height)
}

/// Draws title and what is below it; the place of the last line.
fn heading(canvas: &mut Canvas<'_>, chart: &Chart) -> i32 {
    let mut y = EDGE + 4;
    for line in canvas.wrapped(&chart.title, INNER, 2, TITLE) {
        y += 30;
        canvas.text((EDGE, y), Anchor::Start, TITLE, canvas.colours.ink, &line);
        y += 12;
    }
    if !chart.about.is_empty() {
        y += 22;
        let about = canvas.cut(&chart.about, INNER, ABOUT);
        canvas.text((EDGE, y), Anchor::Start, ABOUT, canvas.colours.quiet, &about);
    }
    y
}

/// The looks that want to be explained, in the order of the legend.
fn looks(chart: &Chart) -> Vec<(Look, &'static str)> {
    let words = words(chart.language);
    let used: Vec<Look> = match &chart.form {
        Form::Bars(marks) | Form::Series(marks) => marks.iter().map(|mark: &Mark| look(&mark.value)).collect(),
        Form::Whole(part) | Form::Progress(part) => vec![look(&part.percent)],
    };
    let all = [
        (Look::Open, words.open),
        (Look::Below, words.below),
        (Look::Nearly, words.nearly),
        (Look::About, words.about),
        (Look::Range, words.range),
    ];
    all.into_iter().filter(|(look, _)| used.contains(look)).collect()
}

/// The lines of the legend: each with what stands in it, and how far from the left.
fn legend(canvas: &Canvas<'_>, chart: &Chart) -> Vec<Vec<(i32, Look, &'static str)>> {
    let mut lines: Vec<Vec<(i32, Look, &'static str)>> = Vec::new();
    let mut x = INNER;
    for (look, meaning) in looks(chart) {
        let width = SWATCH + 10 + canvas.width(meaning, LEGEND);
        if x + width > INNER {
            lines.push(Vec::new());
            x = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push((x, look, meaning));
        }
        x += width + 34;
    }
    lines
}

/// How wide a sample of a mark is.
const SWATCH: i32 = 58;
const LEGEND_LINE: i32 = 30;
const SOURCE_LINE: i32 = 24;

fn source_lines(canvas: &Canvas<'_>, chart: &Chart) -> Vec<String> {
    canvas.wrapped(&chart.source, INNER, 2, SOURCE)
}

fn left_out(chart: &Chart) -> Option<String> {
    (chart.left_out > 0).then(|| filled(words(chart.language).more, &[("count", &chart.left_out.to_string())]))
}

fn foot_height(canvas: &Canvas<'_>, chart: &Chart) -> i32 {
    let lines = |count: usize| i32::try_from(count).unwrap_or_default();
    let legend = lines(legend(canvas, chart).len() + usize::from(left_out(chart).is_some())) * LEGEND_LINE;
    22 + legend + lines(source_lines(canvas, chart).len()) * SOURCE_LINE + EDGE - 12
}

fn draw_foot(canvas: &mut Canvas<'_>, chart: &Chart, top: i32) {
    let quiet = canvas.colours.quiet;
    let mut y = top + 22;
    if let Some(more) = left_out(chart) {
        canvas.text((EDGE, y + 12), Anchor::Start, LEGEND, quiet, &more);
        y += LEGEND_LINE;
    }
    for line in legend(canvas, chart) {
        for (x, look, meaning) in line {
            sample(canvas, EDGE + x, y - 2, look);
            canvas.text((EDGE + x + SWATCH + 10, y + 13), Anchor::Start, LEGEND, quiet, meaning);
        }
        y += LEGEND_LINE;
    }
    let edge = canvas.colours.edge;
    canvas.draw(format_args!(r#"<path d="M{EDGE} {y}H{}" stroke="{edge}" stroke-width="1"/>"#, WIDTH - EDGE, y = y - 4));
    for source in source_lines(canvas, chart) {
        y += SOURCE_LINE;
        canvas.text((EDGE, y), Anchor::Start, SOURCE, quiet, &source);
    }
}

/// A small mark beside what it means.
fn sample(canvas: &mut Canvas<'_>, x: i32, y: i32, look: Look) {
    let (length, inner) = match look {
        Look::Open => (SWATCH - marks::TAIL, 0),
        Look::About => (SWATCH - 24, 0),
        Look::Range => (SWATCH, SWATCH / 3),
        Look::Plain | Look::Below | Look::Nearly => (SWATCH, 0),
    };
    marks::bar(canvas, &format!("translate({x} {y})"), Bar { look, length, inner, thick: 18, tone: Tone::Accent });
}
