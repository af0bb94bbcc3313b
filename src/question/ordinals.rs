//! Which ordinals are places in a ranking: "are we 4th in the world", "the country came fourth"?
//!
//! Only where the base tells a rank at all; "4 May" and "the fourth quarter" are times.

use crate::facts::base::FactBase;

/// The first ones in words.
const WORDS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
/// What stands before a place: "is fourth", "ranked 12th", "came third", "in 5th place".
const BEFORE: [&str; 20] = [
    "is", "are", "was", "were", "we're", "were", "it's", "its", "ranks", "ranked", "rank", "came", "comes", "come", "stands", "stood",
    "at", "in", "finished", "number",
];
/// What says by itself that a place follows.
const RANKED: [&str; 4] = ["ranks", "ranked", "rank", "number"];
/// What stands behind it.
const BEHIND: [&str; 15] = [
    "in",
    "among",
    "amongst",
    "worldwide",
    "globally",
    "internationally",
    "place",
    "position",
    "on",
    "by",
    "for",
    "out",
    "overall",
    "now",
    "from",
];

/// The message with numbers for such ordinals.
pub(super) fn in_figures(text: &str, base: &FactBase) -> String {
    if !base.indicators.iter().any(|indicator| indicator.unit.is_of_places()) {
        return text.to_owned();
    }
    let text = &tops_spelt(text);
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |place: usize| words.get(place).map(|word| word.trim_matches(|end: char| !end.is_alphanumeric()).to_ascii_lowercase());
    let says = |place: Option<usize>, list: &[&str]| place.and_then(bare).is_some_and(|word| list.contains(&word.as_str()));
    let written = words.iter().enumerate().map(|(place, word)| {
        let core = word.trim_matches(|end: char| !end.is_alphanumeric());
        let ends = words.len() == place + 1 || !word.ends_with(char::is_alphanumeric);
        // "First in 2023", "a second in a row" are no places, if nothing says so.
        let is_open = !["first", "second"].contains(&core.to_ascii_lowercase().as_str());
        let leads = says(place.checked_sub(1), &BEFORE) || is_open && !says(place.checked_sub(1), &["the", "a", "every", "each"]);
        let stands = leads && (ends || says(Some(place + 1), &BEHIND));
        match number(core).filter(|_| stands) {
            Some(number) if says(place.checked_sub(1), &RANKED) => word.replacen(core, &number, 1),
            Some(number) => word.replacen(core, &format!("rank {number}"), 1),
            None => (*word).to_owned(),
        }
    });
    written.collect::<Vec<_>>().join(" ")
}

/// The message with "rank at most 10" for being "in the top ten", 世界前十.
fn tops_spelt(text: &str) -> String {
    const AMONG: [&str; 9] = ["in", "among", "amongst", "into", "inside", "within", "reach", "reached", "made"];
    const BEING: [char; 7] = ['是', '进', '入', '居', '列', '跻', '到'];
    const NUMERALS: [(&str, &str); 10] = [
        ("三", "3"),
        ("四", "4"),
        ("五", "5"),
        ("六", "6"),
        ("七", "7"),
        ("八", "8"),
        ("九", "9"),
        ("十", "10"),
        ("二十", "20"),
        ("五十", "50"),
    ];
    let words: Vec<&str> = text.split(' ').collect();
    let lower: Vec<String> = words.iter().map(|word| word.trim_matches(|end: char| !end.is_alphanumeric()).to_ascii_lowercase()).collect();
    let digits = |word: &str| (!word.is_empty() && word.chars().all(|digit| digit.is_ascii_digit())).then(|| word.to_owned());
    let spelt = |word: &str| CARDINALS.iter().position(|cardinal| *cardinal == word).map(|place| (place + 3).to_string());
    // "In the world's top ten"
    let top = (1..words.len().saturating_sub(1))
        .find(|place| lower[*place] == "top" && lower[place.saturating_sub(3)..*place].iter().any(|word| AMONG.contains(&word.as_str())));
    let english = top.and_then(|top| Some((top, digits(&lower[top + 1]).or_else(|| spelt(&lower[top + 1]))?)));
    if let Some((top, number)) = english {
        let start = (0..top).rev().find(|place| AMONG.contains(&lower[*place].as_str())).unwrap_or(top);
        let tail = words[top + 1].trim_start_matches(char::is_alphanumeric);
        return [&words[..start], &["rank", "at", "most", &format!("{number}{tail}")], &words[top + 2..]].concat().join(" ");
    }
    // 已经是世界前十了
    for (at, front) in text.match_indices('前') {
        let before = text[..at].chars().rev().take(4).any(|character| BEING.contains(&character));
        let behind = &text[at + front.len()..];
        let arabic: String = behind.chars().take_while(char::is_ascii_digit).collect();
        let numeral = NUMERALS.iter().filter(|(numeral, _)| behind.starts_with(numeral)).max_by_key(|(numeral, _)| numeral.len());
        let number = match numeral {
            Some((numeral, digits)) => Some((numeral.len(), (*digits).to_owned())),
            None => (!arabic.is_empty()).then_some((arabic.len(), arabic)),
        };
        if let Some((length, number)) = number.filter(|_| before) {
            let rest = &behind[length..];
            let ends = ["名", "位", "强", ""].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
            let goes_on = ends.starts_with(['年', '天', '个', '月', '周', '家']);
            if !goes_on {
                return format!("{}排名最多{number}{ends}", &text[..at]);
            }
        }
    }
    text.to_owned()
}

/// The numbers of those at the top, from three on.
const CARDINALS: [&str; 8] = ["three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// "4th", "fourth": 4.
fn number(ordinal: &str) -> Option<String> {
    let lower = ordinal.to_ascii_lowercase();
    if let Some(place) = WORDS.iter().position(|word| *word == lower) {
        return Some((place + 1).to_string());
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending))?;
    (!digits.is_empty() && digits.len() < 4 && digits.chars().all(|digit| digit.is_ascii_digit())).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{number, tops_spelt};

    #[test]
    fn who_is_among_the_first_ten_has_at_most_the_tenth_place() {
        assert_eq!(tops_spelt("are we in the world's top ten?"), "are we rank at most 10?");
        assert_eq!(tops_spelt("is the country among the top 5 for exports"), "is the country rank at most 5 for exports");
        assert_eq!(tops_spelt("list the top ten regions"), "list the top ten regions");
        assert_eq!(tops_spelt("已经是世界前十了"), "已经是世界排名最多10了");
        assert_eq!(tops_spelt("进了全球前20名吗"), "进了全球排名最多20吗");
        assert_eq!(tops_spelt("到前三年为止"), "到前三年为止");
    }

    #[test]
    fn ordinals_are_numbers() {
        assert_eq!(number("14th").as_deref(), Some("14"));
        assert_eq!(number("Fourth").as_deref(), Some("4"));
        assert_eq!(number("th"), None);
        assert_eq!(number("fourteen"), None);
    }
}
