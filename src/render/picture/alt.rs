//! What does a picture say to those who cannot see it?

use super::chart::{Chart, Form, Mark};
use super::words::{filled, words};

/// The longest text of this sort that Discord takes:
/// <https://discord.com/developers/docs/resources/message#attachment-object>
pub const LONGEST: usize = 1024;

/// The picture in words: what it is of, its values, where they are from.
pub(super) fn text(chart: &Chart) -> String {
    let words = words(chart.language);
    let opening = match &chart.form {
        Form::Bars(_) => words.bars,
        Form::Series(_) => words.series,
        Form::Whole(_) => words.whole,
        Form::Progress(_) => words.progress,
    };
    let mut said = filled(opening, &[("title", &chart.title), ("about", &chart.about)]);
    let items: Vec<String> = match &chart.form {
        Form::Bars(marks) | Form::Series(marks) => marks.iter().map(|mark| item(chart, mark)).collect(),
        Form::Whole(part) | Form::Progress(part) => {
            let rows = part.rows.iter().map(|(name, value)| filled(words.item, &[("name", name), ("figure", value)]));
            std::iter::once(part.written.clone()).chain(rows).collect()
        }
    };
    let end = format!("{}{}", words.stop, chart.source);
    let mut left = items.len();
    for (index, item) in items.iter().enumerate() {
        let separator = if index == 0 { "" } else { words.separator };
        let more = format!("{}{}", words.separator, filled(words.more, &[("count", &(left + chart.left_out).to_string())]));
        let length = [said.as_str(), separator, item, &more, &end].iter().map(|part| part.chars().count()).sum::<usize>();
        if length > LONGEST {
            break;
        }
        said.push_str(separator);
        said.push_str(item);
        left -= 1;
    }
    if left + chart.left_out > 0 {
        said.push_str(words.separator);
        said.push_str(&filled(words.more, &[("count", &(left + chart.left_out).to_string())]));
    }
    said.push_str(&end);
    said.replace("（）", "").replace(" ()", "").chars().take(LONGEST).collect()
}

fn item(chart: &Chart, mark: &Mark) -> String {
    let label = if mark.label.is_empty() { &chart.title } else { &mark.label };
    filled(words(chart.language).item, &[("name", label), ("figure", &mark.written)])
}
