//! Which words does a phone make short: "ppl" for people, "lst yr" for last year, "y was it" for why?
//!
//! They are written out before anything is read, so that the phrases they are part of are known.

use crate::language::atoms::{Atom, AtomKind};
use crate::language::fold;
use crate::language::is_han;

/// What is written, and what is meant, wherever it stands.
const ANYWHERE: [(&str, &str); 34] = [
    ("hav", "have"),
    ("wen", "when"),
    ("hwo", "how"),
    ("mnay", "many"),
    ("mayn", "many"),
    ("chian", "china"),
    ("wer", "were"),
    ("yer", "year"),
    ("evry", "every"),
    ("tht", "that"),
    ("dat", "that"),
    ("dis", "this"),
    ("amng", "among"),
    ("wats", "whats"),
    ("whos", "who's"),
    ("wan", "want"),
    ("betwen", "between"),
    ("beetween", "between"),
    ("bewteen", "between"),
    ("chna", "china"),
    ("ppl", "people"),
    ("pple", "people"),
    ("lst", "last"),
    ("nxt", "next"),
    ("bcoz", "because"),
    ("bcuz", "because"),
    ("wich", "which"),
    ("whch", "which"),
    ("hw", "how"),
    ("wht", "what"),
    ("wat", "what"),
    ("mny", "many"),
    ("btwn", "between"),
    ("btw", "between"),
];

/// Words of time, before which "pr" is short for per.
const TIMES: [&str; 14] = ["day", "hour", "hr", "minute", "min", "second", "sec", "week", "month", "mth", "quarter", "qtr", "year", "yr"];

/// What a question goes on with that "y" opens.
const BEHIND_WHY: [&str; 10] = ["is", "are", "was", "were", "do", "does", "did", "so", "has", "have"];

/// What "4" stands behind for "for".
const BEFORE_FOR: [&str; 8] = ["aiming", "aim", "looking", "waiting", "thanks", "thx", "going", "asking"];

/// Writes out what is made short, but for the words that a base has itself.
pub(super) fn spell_out(atoms: &mut [Atom], is_held: impl Fn(&str) -> bool) {
    for place in 0..atoms.len() {
        let meant = match &*atoms[place].text {
            "pr" if next(atoms, place).is_some_and(|next| TIMES.contains(&next)) => "per",
            // "Per dya", but "d'ya know"
            "dya" if place > 0 && matches!(&*atoms[place - 1].text, "per" | "each" | "every" | "a" | "pr") => "day",
            "y" if place == 0 && next(atoms, place).is_some_and(|next| BEHIND_WHY.contains(&next)) => "why",
            // "by the way" opens, and does not stand between two things.
            "btw" if place == 0 || !atoms[place + 1..].iter().any(|atom| matches!(&*atom.text, "and" | "n" | "&")) => continue,
            "4" if place > 0 && BEFORE_FOR.contains(&&*atoms[place - 1].text) => "for",
            // "R & D" is no "are".
            "r" if next(atoms, place).is_some_and(|next| matches!(next, "not" | "non" | "in" | "there" | "they" | "the")) => "are",
            // "Where u get it": the language files have the other phrases with "u" as they are written.
            "u" if next(atoms, place).is_some_and(|next| matches!(next, "get" | "got" | "have" | "take" | "pull")) => "you",
            "ur" if next(atoms, place).is_some_and(|next| matches!(next, "numbers" | "figures" | "stats" | "info")) => "your",
            "w" if atoms[..place].last().is_some_and(|before| before.text.starts_with("compare")) => "with",
            short => match ANYWHERE.iter().find(|(written, _)| *written == short) {
                Some((_, meant)) => meant,
                None => continue,
            },
        };
        let atom = &mut atoms[place];
        if atom.kind != AtomKind::Mark && !is_held(&atom.text) {
            atom.kind = AtomKind::Word;
            atom.stem = fold::stem(meant).into();
            atom.text = meant.into();
        }
    }
}

/// The message with a space behind the sign that a number is to be multiplied by ("x365"), and with the words that phones write with signs
/// and digits.
pub(super) fn signs_spelt(text: &str) -> String {
    let is_number = |digits: &str| digits.starts_with(|first: char| first.is_ascii_digit()) && !digits.contains(char::is_alphabetic);
    let apart = |word: &str| {
        match word.to_ascii_lowercase().as_str() {
            "w/o" => return "without".to_owned(),
            "any1" => return "anyone".to_owned(),
            "some1" => return "someone".to_owned(),
            _ => {}
        }
        // "2o23": the letter for the digit.
        let is_digit = |letter: char| letter.is_ascii_digit() || matches!(letter, 'o' | 'O');
        let core = word.trim_matches(|end: char| !end.is_ascii_alphanumeric());
        if core.len() > 2
            && core.starts_with(|first: char| first.is_ascii_digit())
            && core.contains(['o', 'O'])
            && core.chars().all(is_digit)
        {
            return word.replace(['o', 'O'], "0");
        }
        // "The under-26s' part": the possessive of a number.
        if let Some(ages) = word
            .strip_suffix(['\'', '’'])
            .filter(|ages| ages.strip_suffix('s').is_some_and(|age| age.ends_with(|end: char| end.is_ascii_digit())))
        {
            return ages.to_owned();
        }
        let digits = word.strip_prefix(['x', 'X', '×', '*']).filter(|digits| is_number(digits));
        digits.map_or_else(|| word.to_owned(), |digits| format!("x {digits}"))
    };
    let apart = text.split(' ').map(apart).collect::<Vec<_>>().join(" ").replace("no. of ", "number of ").replace("No. of ", "number of ");
    let apart = shares_joined(&apart.replace("every single ", "every "));
    let apart = if is_chinese(&apart) { apart } else { lengths_spelt(&apart) };
    // 拿甲去除以乙 divides, and excludes nothing.
    let spelt = in_words(&apart).replace("去除以", "除以");
    if is_chinese(&spelt) { in_characters(numbers_apart(&spelt)) } else { spelt }
}

/// A Chinese message with 近 for the 快 of what has nearly come to a number: 快两万公顷了, but 快3%了 and 快两天了 tell of speed and of time.
fn nearly_spelt(text: &str) -> String {
    let is_numeral = |character: char| character.is_ascii_digit() || "一二两三四五六七八九十".contains(character);
    let is_big = |character: char| "百千万亿".contains(character);
    let found = text.match_indices('快').find(|(at, quick)| {
        let behind = &text[at + quick.len()..];
        let clause = behind.split(['，', ',', '。', '？', '?', '！', '；']).next().unwrap_or_default();
        let is_large = clause.chars().take_while(|character| is_numeral(*character) || is_big(*character)).any(is_big);
        behind.starts_with(is_numeral) && is_large && clause.trim_end_matches(['吧', '吗', '啊']).ends_with('了')
    });
    found.map_or_else(|| text.to_owned(), |(at, quick)| format!("{}近{}", &text[..at], &text[at + quick.len()..]))
}

/// A Chinese message with a space behind the tenths of 超七成为, which nothing "becomes", and with digits for what is divided or multiplied by.
fn numbers_apart(text: &str) -> String {
    const NUMERALS: [char; 11] = ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '几'];
    let mut apart = nearly_spelt(text);
    for numeral in NUMERALS.iter().filter(|_| text.contains("成为")) {
        apart = apart.replace(&format!("{numeral}成为"), &format!("{numeral}成 为"));
    }
    for verb in ["除以", "乘以"] {
        let Some(at) = apart.find(verb).map(|at| at + verb.len()) else { continue };
        let numeral: String = apart[at..].chars().take_while(|letter| "一二两三四五六七八九十百千零".contains(*letter)).collect();
        // What is not written with a thing that it counts is no number by itself.
        let read = crate::quantity::read::find(&format!("{numeral}家")).pop().filter(|_| !numeral.is_empty());
        if let Some(read) = read {
            apart.replace_range(at..at + numeral.len(), &read.value.point().to_string());
        }
    }
    apart
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(is_han)
}

/// A Chinese message with the characters for the words that its writer left in pinyin: 今年mubiao是duoshao.
fn in_characters(text: String) -> String {
    const SPELT: [(&str, &str); 6] =
        [("duoshao", "多少"), ("mubiao", "目标"), ("qunian", "去年"), ("jinnian", "今年"), ("zhanbi", "占比"), ("qiye", "企业")];
    SPELT.iter().fold(text, |text, (pinyin, characters)| text.replace(pinyin, characters))
}

/// The message with a Chinese word for a sign of reckoning between two things: 新设企业数×365, 营收增幅−利润增幅.
fn in_words(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut before = None;
    for (place, character) in text.char_indices() {
        let next = || text[place + character.len_utf8()..].trim_start().chars().next();
        let between =
            |fits: fn(char) -> bool| before.is_some_and(|before: char| is_han(before) || before == '）') && next().is_some_and(fits);
        match character {
            '×' | '＊' | '*' if between(|next| next.is_ascii_digit()) => written.push('乘'),
            '−' | '－' if between(is_han) => written.push_str("减去"),
            '÷' if between(is_han) => written.push_str("除以"),
            '减' | '減' if ends_in_a_measure(&written) && between(is_han) && !next().is_some_and(goes_on) => written.push_str("减去"),
            other => written.push(other),
        }
        if !character.is_whitespace() {
            before = Some(character);
        }
    }
    written
}

/// Whether what is written so far ends with a word for what is measured, from which something may be taken: 家数增幅减营收增幅.
fn ends_in_a_measure(written: &str) -> bool {
    ["增速", "增幅", "升幅", "涨幅", "漲幅", "比重", "占比", "总数", "總數", "数量", "數量", "目标", "目標"]
        .iter()
        .any(|measure| written.trim_end().ends_with(measure))
}

/// Whether a character makes another verb of 减: 减少, 减去, 减到, 减了.
const fn goes_on(next: char) -> bool {
    matches!(next, '少' | '去' | '到' | '至' | '了' | '掉' | '半' | '速' | '慢' | '缓' | '弱' | '小' | '产')
}

/// The message without what a share is wanted in, which stands between it and what it is of: "what share, in per cent, of all firms".
fn shares_joined(text: &str) -> String {
    const IN: [&str; 5] = ["in per cent", "in percent", "in %", "as a percentage", "in percentage terms"];
    IN.iter().fold(text.to_owned(), |text, form| text.replace(&format!(", {form}, of "), " of "))
}

/// An English message with the days of "a fortnight", of "a thirty-day month", and with "how many" for "so-and-so-many".
fn lengths_spelt(text: &str) -> String {
    const SPELT: [(&str, &str); 9] = [
        ("every fortnight", "every two weeks"),
        ("each fortnight", "every two weeks"),
        ("per fortnight", "every two weeks"),
        ("a fortnight", "two weeks"),
        ("one fortnight", "two weeks"),
        ("fortnightly", "every two weeks"),
        ("so-and-so-many", "how many"),
        ("so-and-so many", "how many"),
        ("so and so many", "how many"),
    ];
    const STRETCHES: [&str; 4] = ["week", "month", "quarter", "year"];
    let spelt = SPELT.iter().fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant));
    if !spelt.contains("-day ") {
        return spelt;
    }
    let mut words: Vec<String> = spelt.split(' ').map(str::to_owned).collect();
    for place in 1..words.len() {
        let is_stretch = STRETCHES.iter().any(|stretch| words[place].trim_end_matches(|end: char| !end.is_alphanumeric()) == *stretch);
        if let Some(days) = words[place - 1].strip_suffix("-day").filter(|_| is_stretch) {
            words[place - 1] = format!("{days} days");
        }
    }
    words.join(" ")
}

fn next(atoms: &[Atom], place: usize) -> Option<&str> {
    atoms.get(place + 1).map(|atom| &*atom.text)
}

#[cfg(test)]
mod tests {
    use super::{signs_spelt, spell_out};
    use crate::language::atoms::atoms;

    fn spelt(text: &str) -> String {
        let mut atoms = atoms(text);
        spell_out(&mut atoms, |word| word == "wat");
        atoms.iter().map(|atom| &*atom.text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_sign_of_multiplication_stands_by_itself() {
        assert_eq!(signs_spelt("ok x365 then?"), "ok x 365 then?");
        assert_eq!(signs_spelt("Xbox and x4all"), "Xbox and x4all");
        assert_eq!(signs_spelt("planned for 2o23? the 2nd o 3rd"), "planned for 2023? the 2nd o 3rd");
        assert_eq!(signs_spelt("the under-26s' part, the 1990s"), "the under-26s part, the 1990s");
        assert_eq!(signs_spelt("每天新设企业数×365"), "每天新设企业数乘365");
        assert_eq!(signs_spelt("今年mubiao是duoshao家"), "今年目标是多少家");
        assert_eq!(signs_spelt("duoshao"), "duoshao");
        assert_eq!(signs_spelt("超七成为专精特新"), "超七成 为专精特新");
        assert_eq!(signs_spelt("营收除以十二"), "营收除以12");
        assert_eq!(signs_spelt("日均数乘以三百六十五"), "日均数乘以365");
        assert_eq!(signs_spelt("营收除以户数"), "营收除以户数");
        assert_eq!(signs_spelt("营收增幅 − 利润增幅"), "营收增幅 减去 利润增幅");
        assert_eq!(signs_spelt("葡萄园快两万公顷了，对不对"), "葡萄园近两万公顷了，对不对");
        assert_eq!(signs_spelt("比去年快3%了吗"), "比去年快3%了吗");
        assert_eq!(signs_spelt("户数增幅减营收增幅"), "户数增幅减去营收增幅");
        assert_eq!(signs_spelt("营收增幅减少了多少"), "营收增幅减少了多少");
        assert_eq!(signs_spelt("how many in a fortnight?"), "how many in two weeks?");
        assert_eq!(signs_spelt("per thirty-day month, the 30-day limit"), "per thirty days month, the 30-day limit");
        assert_eq!(signs_spelt("one in so-and-so-many"), "one in how many");
        assert_eq!(signs_spelt("What share, in per cent, of all firms"), "What share of all firms");
    }

    #[test]
    fn what_a_phone_makes_short_is_written_out() {
        assert_eq!(spelt("how many ppl work there"), "how many people work there");
        assert_eq!(spelt("lst yr, 9 pr day"), "last yr , 9 per day");
        assert_eq!(spelt("pr firms"), "pr firms");
        assert_eq!(spelt("y was it so low"), "why was it so low");
        assert_eq!(spelt("the y axis"), "the y axis");
        assert_eq!(spelt("btw how many"), "btw how many");
        assert_eq!(spelt("gap btw cats and dogs"), "gap between cats and dogs");
        assert_eq!(spelt("compared w 2021"), "compared with 2021");
        assert_eq!(spelt("those that r not big"), "those that are not big");
        assert_eq!(spelt("r & d"), "r & d");
        assert_eq!(spelt("wat"), "wat");
    }
}
