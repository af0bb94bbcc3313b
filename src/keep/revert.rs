//! How is a change taken back when other things have changed since?

use crate::journal::history::Extent;

/// What stands for the ends of a file where a part of it is sought; no line of TOML is like it.
const EDGE: &str = "\u{0}\n";

/// The text in which a change is taken back whose texts are all of the file or a part of it.
pub(super) fn taken_back(extent: Extent, before: &str, after: &str, now: &str) -> Option<String> {
    let Extent::Part { is_first, is_last } = extent else { return reverted(before, after, now) };
    let whole_lines = |text: &str| if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    let edged = |text: &str, (first, last): (bool, bool)| {
        let edge = |is_there| if is_there { EDGE } else { "" };
        format!("{}{}{}", edge(first), whole_lines(text), edge(last))
    };
    let part = |text: &str| edged(text, (is_first, is_last));
    // With the edges in it the change is never all of the text, so it is always sought by the lines around it.
    let reverted = reverted(&part(before), &part(after), &edged(now, (true, true)))?;
    Some(reverted.replace(EDGE, ""))
}

/// The text in which one change is taken back and the others stay: what it put in has to stand there still, once and as it was.
pub(super) fn reverted(before: &str, after: &str, now: &str) -> Option<String> {
    if now == after {
        return Some(before.to_owned());
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(before), lines(after));
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old == new).count();
    let (gone, come) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    // The lines around it say where it was, also where it only took something away.
    let (above, below) = (context(&new[..head], true), context(&new[new.len() - tail..], false));
    let now: Vec<&str> = lines(now);
    for (above, below) in [(above, below), (above, &below[..0]), (&above[..0], below)] {
        let sought: Vec<&str> = above.iter().chain(come).chain(below).copied().collect();
        if sought.is_empty() || (come.is_empty() && (above.is_empty() || below.is_empty())) {
            continue;
        }
        let places: Vec<usize> = now.windows(sought.len()).enumerate().filter(|(_, window)| *window == sought).map(|(at, _)| at).collect();
        if let [at] = places[..] {
            let start = at + above.len();
            let kept = now[..start].iter().chain(gone).chain(&now[start + come.len()..]);
            return Some(kept.copied().collect());
        }
    }
    None
}

/// How many lines around a change have to be as they were.
const CONTEXT: usize = 3;

fn context<'l>(lines: &'l [&'l str], is_above: bool) -> &'l [&'l str] {
    let count = lines.len().min(CONTEXT);
    if is_above { &lines[lines.len() - count..] } else { &lines[..count] }
}

/// The lines of a text, each with its end.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::{Extent, reverted, taken_back};

    #[test]
    fn a_part_is_found_by_the_lines_and_the_ends_around_it() {
        let last = Extent::Part { is_first: false, is_last: true };
        assert_eq!(taken_back(last, "b\nc\n", "b\n", "0\na\nb").as_deref(), Some("0\na\nb\nc\n"), "it stood at the end");
        assert_eq!(taken_back(last, "b\nc\n", "b\n", "a\nb\nx\n"), None, "which is another now");
        let inner = Extent::Part { is_first: false, is_last: false };
        assert_eq!(taken_back(inner, "a\nb\nc\n", "a\nB\nc\n", "0\na\nB\nc\nd\n").as_deref(), Some("0\na\nb\nc\nd\n"));
        let all = Extent::Part { is_first: true, is_last: true };
        assert_eq!(taken_back(all, "a\n", "b\n", "b\n").as_deref(), Some("a\n"));
        assert_eq!(taken_back(all, "a\n", "b\n", "b\nc\n").as_deref(), Some("a\nc\n"), "what came since stays");
    }

    #[test]
    fn a_change_is_taken_back_and_later_ones_stay() {
        let before = "a\nb\nc\nd\ne\nf\ng\n";
        let after = "a\nb\nC\nd\ne\nf\ng\n";
        assert_eq!(reverted(before, after, after).as_deref(), Some(before));
        assert_eq!(reverted(before, after, "a\nb\nC\nd\ne\nf\ng\nh\n").as_deref(), Some("a\nb\nc\nd\ne\nf\ng\nh\n"));
        assert_eq!(reverted(before, after, "a\nb\nX\nd\ne\nf\ng\n"), None, "it was changed again");
        assert_eq!(reverted(before, after, "a\nb\nC\nX\nY\nZ\n").as_deref(), Some("a\nb\nc\nX\nY\nZ\n"));
        let (short, long) = ("a\nb\n", "a\nb\n\nx\n");
        assert_eq!(reverted(short, long, "a\nb\n\nx\n\ny\n").as_deref(), Some("a\nb\n\ny\n"));
        assert_eq!(reverted(long, short, "0\na\nb\n"), None, "nothing says where it was");
    }
}
