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

#[cfg(test)]
mod tests {
    use super::in_shares;

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
