//! Where can a long statement be cut so that it need not be held as a tree all at once?

use std::ops::Range;

/// How long a piece is at least, in bytes. The tree of a text takes some thirty times its space, and is made and read soonest where it
/// stays in the processor's cache.
const PIECE: usize = 1 << 16;

/// Cuts the text of a statement before lines that begin with `[[`, which means the same to TOML as reading it whole:
/// what stands under such a line belongs to it alone. A text with strings of several lines, which may hold such a line, is not cut.
pub(super) fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    if text.len() > PIECE && !text.contains("\"\"\"") && !text.contains("'''") {
        while let Some(cut) = cut_after(text, start + PIECE) {
            pieces.push(start..cut);
            start = cut;
        }
    }
    pieces.push(start..text.len());
    pieces
}

fn cut_after(text: &str, at: usize) -> Option<usize> {
    // OK because the sign that is looked for is ASCII: it is never found inside of a character.
    let rest = text.as_bytes().get(at..)?;
    rest.windows(3).position(|bytes| bytes == b"\n[[").map(|found| at + found + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_join_to_the_text_and_begin_at_a_figure() {
        let text = format!("title = \"企业\"\n{}", "[[figure]]\nkey = \"a\"\nstated = \"8,997家\"\n".repeat(100_000));
        let pieces = pieces(&text);
        assert!(pieces.len() > 2);
        assert_eq!(pieces.iter().map(|piece| &text[piece.clone()]).collect::<String>(), text);
        assert!(pieces[1..].iter().all(|piece| text[piece.clone()].starts_with("[[figure]]")));
    }

    #[test]
    fn a_text_with_strings_of_several_lines_is_not_cut() {
        let text = format!("note = '''\n[[figure]]\n'''\n{}", "[[figure]]\nkey = \"a\"\n".repeat(100_000));
        assert_eq!(pieces(&text).len(), 1);
    }
}
