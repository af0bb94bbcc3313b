//! Which number do these Chinese characters write?

use super::text::Glyphs;
use rust_decimal::Decimal;

/// The most characters of one number.
const MOST_CHARACTERS: usize = 24;

/// A number written in Chinese characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Characters {
    /// The number; of "六七十" the lower.
    pub low: Decimal,
    /// The number; of "六七十" the higher.
    pub high: Decimal,
    /// Whether it holds 百, 千, 万 or more, or is long: then it is a number even where no measure word follows.
    pub certain: bool,
    /// The place behind it.
    pub end: usize,
}

/// The digit that a character is.
pub(super) fn digit(letter: char) -> Option<i128> {
    match letter {
        '〇' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn magnitude(letter: char) -> Option<i128> {
    match letter {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        '兆' => Some(1_000_000_000_000),
        _ => None,
    }
}

/// Whether a character is part of a number.
pub(super) fn is_numeral(letter: char) -> bool {
    digit(letter).is_some() || magnitude(letter).is_some()
}

/// The place behind the numeral characters that begin here.
pub(super) fn run_end(glyphs: &Glyphs, start: usize) -> usize {
    let mut end = start;
    while is_numeral(glyphs.at(end)) {
        end += 1;
    }
    end
}

/// Whether a magnitude stands alone behind a word for "more than" or "nearly": 破万, 过亿, 近百万.
pub(super) fn is_bare_magnitude(glyphs: &Glyphs, start: usize) -> bool {
    let bound = matches!(glyphs.before(start), '破' | '过' | '超' | '近' | '逾' | '上');
    bound && magnitude(glyphs.at(start)).is_some_and(|large| large > 10)
}

/// The number in Chinese characters that begins here: 两万三千八百, 三点五, 二〇二二, 六七十.
pub(super) fn characters(glyphs: &Glyphs, start: usize) -> Option<Characters> {
    let vague = matches!((glyphs.before(start), glyphs.at(start)), ('几' | '数', '十'));
    let begins = digit(glyphs.at(start)).is_some() || glyphs.at(start) == '十' || is_bare_magnitude(glyphs, start);
    if !begins || vague || is_numeral(glyphs.before(start)) {
        return None;
    }
    let mut end = start;
    while is_numeral(glyphs.at(end)) {
        end += 1;
        if end - start > MOST_CHARACTERS {
            return None;
        }
    }
    // 百分 and 千分 belong to 百分点 and 千分之, not to the number before; 千瓦 and 千克 are units.
    let cut = matches!((glyphs.before(end), glyphs.at(end)), ('百' | '千', '分') | ('千', '瓦' | '克' | '米') | ('兆', '瓦'));
    if cut && end - start > 1 {
        end -= 1;
    }
    let one = is_bare_magnitude(glyphs, start).then_some('一');
    let letters: Vec<char> = one.into_iter().chain((start..end).map(|index| glyphs.at(index))).collect();
    if letters.iter().all(|letter| digit(*letter).is_some()) {
        return digits(glyphs, &letters, end);
    }
    let certain = letters.len() > 1 && letters.iter().any(|letter| magnitude(*letter).is_some_and(|large| large > 10));
    if let [first, second, rest @ ..] = letters.as_slice()
        && let (Some(low), Some(high)) = (digit(*first), digit(*second))
        && low > 0
        && high == low + 1
        && rest.iter().all(|letter| magnitude(*letter).is_some())
    {
        let with = |digit: char| -> Option<Decimal> {
            let letters: Vec<char> = std::iter::once(digit).chain(rest.iter().copied()).collect();
            whole(&letters)
        };
        return Some(Characters { low: with(*first)?, high: with(*second)?, certain, end });
    }
    let value = whole(&letters)?;
    Some(Characters { low: value, high: value, certain, end })
}

/// A number of digits only: one digit with or without decimals, two that follow each other, or a year.
fn digits(glyphs: &Glyphs, letters: &[char], end: usize) -> Option<Characters> {
    /// From how many digits on they are spelled one by one, as a year is.
    const SPELLED: usize = 3;
    let number = |letters: &[char]| {
        let value = letters.iter().try_fold(0_i128, |value, letter| value.checked_mul(10)?.checked_add(digit(*letter)?))?;
        Decimal::try_from_i128_with_scale(value, 0).ok()
    };
    // 零点几 is anything from nought to one.
    if glyphs.at(end) == '点' && glyphs.at(end + 1) == '几' && letters.len() == 1 {
        let low = number(letters)?;
        return Some(Characters { low, high: low.checked_add(Decimal::ONE)?, certain: false, end: end + 2 });
    }
    if glyphs.at(end) == '点' && digit(glyphs.at(end + 1)).is_some() && letters.len() == 1 {
        let mut last = end + 1;
        let mut decimals = Vec::new();
        while digit(glyphs.at(last)).is_some() && decimals.len() < MOST_CHARACTERS {
            decimals.push(glyphs.at(last));
            last += 1;
        }
        let scale = Decimal::try_from_i128_with_scale(1, u32::try_from(decimals.len()).ok()?).ok()?;
        let mut value = number(letters)?.checked_add(number(&decimals)?.checked_mul(scale)?)?;
        while let Some(large) = magnitude(glyphs.at(last)).filter(|_| last - end < MOST_CHARACTERS) {
            value = value.checked_mul(Decimal::try_from_i128_with_scale(large, 0).ok()?)?;
            last += 1;
        }
        return Some(Characters { low: value, high: value, certain: false, end: last });
    }
    match letters {
        [first, second] if digit(*first).zip(digit(*second)).is_some_and(|(low, high)| low > 0 && high == low + 1) => {
            Some(Characters { low: number(&[*first])?, high: number(&[*second])?, certain: false, end })
        }
        [_] | [_, _] if letters.len() == 2 => None,
        _ => {
            let value = number(letters)?;
            Some(Characters { low: value, high: value, certain: letters.len() >= SPELLED, end })
        }
    }
}

/// A number with magnitudes; `None` where it is none, as 十四五.
fn whole(letters: &[char]) -> Option<Decimal> {
    let (mut total, mut section, mut pending): (i128, i128, Option<i128>) = (0, 0, None);
    // What the next magnitude in a section, and the next one of sections, must stay below.
    let (mut within, mut across) = (10_000, i128::MAX);
    let mut last = 0;
    let mut gap = false;
    for letter in letters {
        if let Some(value) = digit(*letter) {
            if pending.is_some() && !gap {
                return None;
            }
            gap = value == 0;
            pending = Some(value);
            continue;
        }
        let large = magnitude(*letter)?;
        gap = false;
        if large < 10_000 {
            (large < within).then_some(())?;
            section = section.checked_add(pending.take().unwrap_or(1).checked_mul(large)?)?;
            within = large;
        } else {
            section = section.checked_add(pending.take().unwrap_or(0))?;
            // 八十万亿: the larger multiplies all before it; 一亿二千万: the smaller only what is new.
            if large > across || section == 0 {
                (large != across).then_some(())?;
                total = total.checked_add(section)?.checked_mul(large)?;
                (total > 0).then_some(())?;
            } else {
                (large < across).then_some(())?;
                total = total.checked_add(section.checked_mul(large)?)?;
            }
            (section, within, across) = (0, 10_000, large);
        }
        last = large;
    }
    if let Some(value) = pending {
        // 两万三 is 23,000; 十三 and 一百零三 are what they seem.
        let spoken = last >= 100 && !letters.iter().rev().skip(1).take(1).any(|letter| *letter == '〇');
        section = section.checked_add(if spoken { value.checked_mul(last / 10)? } else { value })?;
    }
    Decimal::try_from_i128_with_scale(total.checked_add(section)?, 0).ok()
}
