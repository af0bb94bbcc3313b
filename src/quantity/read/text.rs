//! How is a text looked at so that spelling variants of a character are one, and places stay known?

use super::phrases::Phrases;
use std::ops::Range;

/// The spaces that may stand between two words of one phrase.
const MOST_SPACES: usize = 3;

/// Characters of traditional Chinese that figures are written with, and their simplified forms.
#[rustfmt::skip]
const SIMPLIFIED: &[(char, char)] = &[
    ('萬', '万'), ('億', '亿'), ('兩', '两'), ('點', '点'), ('個', '个'), ('幣', '币'), ('圓', '元'), ('約', '约'),
    ('過', '过'), ('於', '于'), ('達', '达'), ('幾', '几'), ('餘', '余'), ('將', '将'), ('倍', '倍'), ('戶', '户'),
    ('項', '项'), ('間', '间'), ('數', '数'), ('萊', '莱'), ('臺', '台'), ('歐', '欧'), ('鎊', '镑'), ('韓', '韩'),
    ('盧', '卢'), ('負', '负'), ('壹', '一'), ('貳', '二'), ('贰', '二'), ('參', '三'), ('叁', '三'), ('肆', '四'),
    ('伍', '五'), ('陸', '六'), ('陆', '六'), ('柒', '七'), ('捌', '八'), ('玖', '九'), ('拾', '十'), ('佰', '百'),
    ('仟', '千'), ('零', '〇'), ('鐘', '钟'), ('鍾', '钟'), ('時', '时'), ('條', '条'), ('種', '种'), ('輛', '辆'),
    ('隻', '只'), ('筆', '笔'), ('門', '门'), ('畝', '亩'), ('裡', '里'), ('噸', '吨'), ('週', '周'), ('號', '号'),
    ('屆', '届'), ('紀', '纪'), ('內', '内'), ('間', '间'), ('從', '从'), ('到', '到'), ('滿', '满'), ('僅', '仅'),
    ('線', '线'), ('單', '单'), ('頁', '页'), ('歲', '岁'), ('張', '张'), ('隊', '队'), ('處', '处'), ('團', '团'),
];

/// A text as folded characters, each with its place in the text.
pub(super) struct Glyphs {
    letters: Vec<char>,
    starts: Vec<usize>,
}

impl Glyphs {
    /// The first so many characters of a text: lower case, half width, simplified.
    pub fn of(text: &str, most: usize) -> Self {
        // In English, as many characters as bytes, and never a tenth of the text too many.
        let count = text.len().min(most);
        let mut letters: Vec<char> = Vec::with_capacity(count);
        let mut starts = Vec::with_capacity(count + 1);
        let mut end = 0;
        let mut rest = text.char_indices().take(most).peekable();
        let mut before = ' ';
        while let Some((start, letter)) = rest.next() {
            let after = rest.peek().map_or(' ', |(_, letter)| *letter);
            letters.push(fold(before, letter, after));
            starts.push(start);
            end = start + letter.len_utf8();
            before = letter;
        }
        starts.push(end);
        Self { letters, starts }
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// The character at a place; NUL beyond the end.
    pub fn at(&self, index: usize) -> char {
        self.letters.get(index).copied().unwrap_or('\0')
    }

    /// The character before a place; NUL at the beginning.
    pub fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\0', |index| self.at(index))
    }

    /// The bytes that a stretch of characters takes in the text.
    pub fn span(&self, start: usize, end: usize) -> Range<usize> {
        let place = |index: usize| self.starts.get(index.min(self.len())).copied().unwrap_or_default();
        place(start)..place(end)
    }

    /// The folded characters of a stretch.
    pub fn text(&self, start: usize, end: usize) -> String {
        self.letters.get(start..end.min(self.len())).unwrap_or_default().iter().collect()
    }

    /// The place behind a phrase that begins here; a space in it stands for spaces or a hyphen.
    ///
    /// A phrase that ends with a letter must not be the beginning of a longer word.
    #[inline]
    pub fn phrase(&self, start: usize, phrase: &str) -> Option<usize> {
        let first = phrase.chars().next();
        if first.is_some_and(|first| first != ' ' && self.at(start) != first) { None } else { self.whole_phrase(start, phrase) }
    }

    fn whole_phrase(&self, start: usize, phrase: &str) -> Option<usize> {
        let mut at = start;
        let mut last = ' ';
        for letter in phrase.chars() {
            if letter == ' ' {
                let end = if self.at(at) == '-' { at + 1 } else { self.skip_spaces(at) };
                if end == at {
                    return None;
                }
                at = end;
            } else if self.at(at) == letter {
                at += 1;
            } else {
                return None;
            }
            last = letter;
        }
        let cut_word = last.is_ascii_alphabetic() && is_word_letter(self.at(at));
        (!cut_word).then_some(at)
    }

    /// The longest of listed phrases that begins here, with what it means and the place behind it.
    pub fn longest_of<T: Copy>(&self, start: usize, phrases: &Phrases<T>) -> Option<(T, usize)> {
        self.longest(start, phrases.beginning_with(self.at(start)).iter().copied())
    }

    /// The longest of the phrases that begin here, with its place in the list and the place behind it.
    pub fn longest<'a, T>(&self, start: usize, phrases: impl Iterator<Item = (&'a str, T)>) -> Option<(T, usize)> {
        let mut best: Option<(T, usize)> = None;
        for (phrase, meaning) in phrases {
            if let Some(end) = self.phrase(start, phrase)
                && best.as_ref().is_none_or(|(_, longest)| end > *longest)
            {
                best = Some((meaning, end));
            }
        }
        best
    }

    /// The place behind the spaces that begin here.
    pub fn skip_spaces(&self, start: usize) -> usize {
        let spaces = (start..start + MOST_SPACES).take_while(|index| is_space(self.at(*index))).count();
        start + spaces
    }

    /// The place of the first of the spaces that end here.
    pub fn trim_spaces(&self, end: usize) -> usize {
        end - (0..end).take_while(|back| is_space(self.at(end - back - 1))).count()
    }

    /// The place behind the Latin word that begins here; the same place where none does.
    pub fn word_end(&self, start: usize) -> usize {
        let mut at = start;
        while self.at(at).is_ascii_alphabetic() || is_inner(self.at(at)) && at > start && self.at(at + 1).is_ascii_alphabetic() {
            at += 1;
        }
        at
    }

    /// The Latin word before a place, with at most one space between; empty where there is none.
    pub fn word_before(&self, index: usize) -> String {
        /// Longer than any word that is asked for.
        const LONGEST: usize = 16;
        let end = if is_space(self.before(index)) { index - 1 } else { index };
        let count = (0..LONGEST).take_while(|back| end > *back && self.at(end - back - 1).is_ascii_alphabetic()).count();
        self.text(end - count, end)
    }

    /// The next place at which a word, a number or a sign can begin.
    pub fn next_start(&self, index: usize) -> usize {
        let mut at = index + 1;
        while at < self.len() && is_word_letter(self.at(at)) && is_word_letter(self.before(at)) {
            at += 1;
        }
        at
    }

    /// Whether a word or a number can begin here: not in the middle of one.
    pub fn is_start(&self, index: usize) -> bool {
        !(is_word_letter(self.at(index)) && is_word_letter(self.before(index)))
    }
}

/// Whether a character is a letter or digit of Latin writing, any script without spaces left out.
pub(super) fn is_word_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter.is_alphanumeric() && !is_han(letter)
}

/// Whether a character is a Chinese character.
pub(in crate::quantity) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '〇' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is a space of any width.
pub(super) fn is_space(letter: char) -> bool {
    letter == ' ' || letter == '\t'
}

fn is_inner(letter: char) -> bool {
    letter == '-' || letter == '\''
}

/// One character as it is compared: lower case, half width, simplified.
fn fold(before: char, letter: char, after: char) -> char {
    let full_digit = |letter: char| ('０'..='９').contains(&letter);
    match letter {
        // Between full-width digits it groups them, elsewhere it is the comma between clauses.
        '，' => {
            if full_digit(before) && full_digit(after) {
                ','
            } else {
                letter
            }
        }
        '\u{ff01}'..='\u{ff5e}' => half_width(letter).to_ascii_lowercase(),
        '￥' => '¥',
        '￡' => '£',
        '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{fe63}' => '-',
        '\u{2012}'..='\u{2015}' => '–',
        '\u{2018}' | '\u{2019}' => '\'',
        '〜' | '∼' => '~',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' | '\n' | '\r' => ' ',
        _ if letter.is_ascii() => letter.to_ascii_lowercase(),
        _ if is_of_another_word(before, letter, after) => letter,
        _ => SIMPLIFIED.iter().find(|(traditional, _)| *traditional == letter).map_or(letter, |(_, simple)| *simple),
    }
}

/// Whether a numeral of cheques is part of a word that is no number: 队伍年均增速 speaks of no five years, 登陆 of no six.
fn is_of_another_word(before: char, letter: char, after: char) -> bool {
    match letter {
        '伍' => "队隊退入落行".contains(before),
        '陆' | '陸' => "大登着著内內水".contains(before) || "地上路续續".contains(after),
        '拾' => before == '收',
        _ => false,
    }
}

fn half_width(letter: char) -> char {
    // OK because U+FF01 to U+FF5E mirror U+0021 to U+007E.
    char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter)
}
