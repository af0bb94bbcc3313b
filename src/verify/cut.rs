//! Where does a text part into sentences, and a sentence into clauses?

use std::ops::Range;

/// The longest sentence, in bytes: a longer one is cut where it can be.
const LONGEST: usize = 900;

/// The sentences of a text, in bytes, without the space around them. A line ends a sentence, too.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (index, (place, letter)) in letters.iter().enumerate() {
        let next = letters.get(index + 1).map(|(_, letter)| *letter);
        let end = place + letter.len_utf8();
        let ends = match letter {
            '\n' | '\r' | '。' | '！' | '？' | '；' => true,
            '!' | '?' | ';' => next.is_none_or(char::is_whitespace),
            '.' => next.is_none_or(char::is_whitespace) && !is_abbreviation(&text[start..*place]),
            '”' | '"' | '’' => text[start..*place].ends_with(['.', '!', '?']) && next.is_none_or(char::is_whitespace),
            ',' | '，' => end - start > LONGEST,
            _ => end - start > 2 * LONGEST && letter.is_whitespace(),
        };
        if ends {
            push(&mut sentences, text, start..end);
            start = end;
        }
    }
    push(&mut sentences, text, start..text.len());
    sentences
}

fn push(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    if text[start..end].chars().any(char::is_alphanumeric) {
        sentences.push(start..end);
    }
}

/// Whether a point belongs to the word before it: "approx.", "U.S.", "No."
fn is_abbreviation(before: &str) -> bool {
    const WORDS: [&str; 16] = ["approx", "no", "mr", "mrs", "ms", "dr", "vs", "etc", "e.g", "i.e", "u.s", "u.k", "inc", "ltd", "co", "ca"];
    let word = before.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next().unwrap_or_default().to_lowercase();
    WORDS.contains(&word.as_str()) || word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
}

/// A sentence without what makes a part of it an aside to a question: what is included is told, too.
pub(crate) fn plain(sentence: &str) -> String {
    const INCLUDED: [&str; 6] = ["including", "among them", "of which", "其中", "包括", "包含"];
    let mut plain = sentence.to_owned();
    for word in INCLUDED {
        plain = plain.replace(word, ", ");
    }
    plain
}

/// Whether a sentence has one of these as words of its own; Chinese ones anywhere.
fn says(sentence: &str, words: &[&str]) -> bool {
    let lower = sentence.to_lowercase();
    let mut own = lower.split(|letter: char| !(letter.is_alphanumeric() || letter == '\'' || letter == '’'));
    own.any(|word| words.contains(&word)) || words.iter().any(|word| !word.is_ascii() && lower.contains(word))
}

/// Whether a sentence tells what is to be rather than what is.
pub(crate) fn aims(sentence: &str) -> bool {
    const WORDS: [&str; 24] = [
        "will",
        "shall",
        "plan",
        "plans",
        "planned",
        "planning",
        "aim",
        "aims",
        "aiming",
        "goal",
        "goals",
        "target",
        "targets",
        "wants",
        "hopes",
        "intends",
        "将培育",
        "将达到",
        "将建成",
        "力争",
        "计划",
        "目标",
        "预期",
        "拟",
    ];
    says(sentence, &WORDS)
}

/// Whether somebody tells of his own: "my rent rose by 5 %", 我家.
pub(crate) fn is_personal(sentence: &str) -> bool {
    const WORDS: [&str; 12] = ["my", "mine", "i", "i'm", "i’m", "i've", "i’ve", "我家", "我公司", "我司", "本人", "我的"];
    const OWN: [&str; 4] = ["our company", "our firm", "our business", "our shop"];
    let lower = sentence.to_lowercase();
    says(sentence, &WORDS) || OWN.iter().any(|own| lower.contains(own))
}

/// Whether a line looks like one of a table.
pub(crate) fn is_row(line: &str) -> bool {
    line.contains(['|', '\t'])
}

/// Where the words end that say what a figure is of: at the end of its clause.
pub(crate) fn clause_end(text: &str, from: usize, sentence_end: usize) -> usize {
    /// The longest stretch that is repeated, in characters.
    const LONGEST_WORDS: usize = 70;
    let rest = &text[from.min(sentence_end)..sentence_end];
    let conjunctions = [" while ", " but ", " whereas ", " including ", " up from "];
    // "Small and medium-sized" is one name; where a figure follows, "and" begins what that is of.
    let and = rest
        .match_indices(" and ")
        .map(|(place, _)| place)
        .find(|place| rest[*place..].chars().take(40).any(|letter| letter.is_ascii_digit()));
    let by_word = conjunctions.iter().filter_map(|word| rest.find(word)).chain(and).min();
    let by_mark =
        rest.find([',', ';', '.', '，', '；', '。', '、', '：', '！', '？', '!', '?', '\n', '|', '\t', '(', ')', '（', '）', '"', '《']);
    let end = by_word.into_iter().chain(by_mark).min().unwrap_or(rest.len());
    let words = &rest[..end];
    // Too long a clause is cut behind a word.
    let cut = words.char_indices().nth(LONGEST_WORDS).map_or(end, |(cut, _)| words[..cut].rfind(' ').unwrap_or(cut));
    let words = words[..cut].trim_end();
    let closed = if words.contains(['“', '‘']) { words } else { words.trim_end_matches(['”', '’']) };
    from + closed.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_sentences() {
        let cut = |text: &str| sentences(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            cut("It is 5.2% now. “Over 40.” He left!\n- approx. 3 m"),
            ["It is 5.2% now.", "“Over 40.”", "He left!", "- approx. 3 m"]
        );
        assert_eq!(cut("增长5.2%。利润为1万亿元；其他"), ["增长5.2%。", "利润为1万亿元；", "其他"]);
    }

    #[test]
    fn the_words_of_a_figure_end_with_their_clause() {
        let text = "about 59% of new listings, including 72% elsewhere";
        assert_eq!(&text[6..clause_end(text, 9, text.len())], "59% of new listings");
    }
}
