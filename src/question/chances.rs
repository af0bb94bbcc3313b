//! "What are the odds that a random firm is listed?": how likely a thing picked at random is of a sort, which is the share that is.

/// What is asked for.
const CHANCES: [&str; 6] = ["odds", "chance", "chances", "probability", "likelihood", "prob"];
/// What joins it to the thing that is picked.
const JOINTS: [&str; 3] = ["that", "of", "for"];
/// What says that any one thing is picked, and not one that is known.
const ANY: [&str; 6] = ["a", "an", "any", "one", "some", "each"];
/// What says how it is picked.
const PICKED: [&str; 8] = ["random", "given", "randomly", "picked", "chosen", "selected", "arbitrary", "drawn"];

/// The message with "share of" for each of these, but where a base has the word itself.
pub(super) fn in_shares(text: &str, is_held: impl Fn(&str) -> bool) -> String {
    const MAYBE: [&str; 4] = ["odds", "chance", "prob", "likelihood"];
    let folded = text.to_ascii_lowercase();
    if !MAYBE.iter().any(|word| folded.contains(word)) {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let lower: Vec<&str> = folded.split(' ').collect();
    let is_at = |place: usize, list: &[&str]| lower.get(place).is_some_and(|word| list.contains(word));
    let asked = (0..words.len())
        .find(|place| is_at(*place, &CHANCES) && is_at(place + 1, &JOINTS) && is_at(place + 2, &ANY) && !is_held(lower[*place]));
    let Some(asked) = asked else { return text.to_owned() };
    let is_picked = |place: &usize| is_at(*place, &PICKED);
    let thing = (asked + 3..words.len()).find(|place| !is_picked(place)).unwrap_or(words.len());
    [&words[..asked], &["share", "of"], &words[thing..]].concat().join(" ")
}

/// The message with "four out of five inspections" for "four inspections out of five".
pub(super) fn parts_joined(text: &str) -> String {
    const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    /// How many words what is counted may have.
    const LONGEST: usize = 2;
    if !text.contains(" out of ") {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let number = |word: &str| {
        let bare = word.trim_matches(|end: char| !end.is_ascii_alphanumeric()).to_ascii_lowercase();
        NUMBERS.iter().position(|name| *name == bare).map(|place| place + 1).or_else(|| bare.parse().ok().filter(|digit| *digit <= 10))
    };
    let part = |place: usize| {
        let few = number(words[place])?;
        let out = (place + 2..=place + 1 + LONGEST).find(|out| words.get(*out) == Some(&"out") && words.get(out + 1) == Some(&"of"))?;
        let of = words.get(out + 2).and_then(|word| number(word))?;
        (few < of).then_some((place, out))
    };
    let Some((few, out)) = (0..words.len()).find_map(part) else { return text.to_owned() };
    let of = words[out + 2];
    let bare = of.trim_end_matches(|end: char| !end.is_ascii_alphanumeric());
    let counted = words[few + 1..out].join(" ") + &of[bare.len()..];
    [&words[..=few], &["out", "of", bare, counted.as_str()], &words[out + 3..]].concat().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{in_shares, parts_joined};

    #[test]
    fn the_parts_of_a_whole_stand_together() {
        assert_eq!(parts_joined("more than four inspections out of five were fine"), "more than four out of five inspections were fine");
        assert_eq!(parts_joined("Is it 3 small firms out of 4?"), "Is it 3 out of 4 small firms?");
        assert_eq!(parts_joined("five firms out of two"), "five firms out of two");
    }

    #[test]
    fn the_odds_of_a_thing_picked_at_random_are_a_share() {
        let plain = |text| in_shares(text, |word| word == "likelihood");
        assert_eq!(plain("what are the odds that a random firm is listed?"), "what are the share of firm is listed?");
        assert_eq!(plain("Chances of an SRDI firm being listed"), "share of SRDI firm being listed");
        assert_eq!(plain("what are the chances that the target is met"), "what are the chances that the target is met");
        assert_eq!(plain("the likelihood of a flood"), "the likelihood of a flood");
        assert_eq!(plain("the odds of any"), "the share of");
    }
}
