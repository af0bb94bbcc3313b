//! Which questions are alike, so that the inbox counts them as one; and what of a question is written down?
//!
//! Two questions are alike if the same is left of them without the words that restrict nothing: what the lexicon knows counts by what it means
//! ("firms" and "companies" are one), any other word by its stem, a number and a year as they are. The order does not matter. "How many" and
//! "number of" are left out, as every count is asked with them. English and Chinese are never alike: what a keeper teaches is words of one language.

use crate::language::atoms::{Atom, AtomKind, atoms};
use crate::language::cue::Cue;
use crate::language::fold::fold;
use crate::language::is_han;
use crate::language::lexicon::{Lexicon, Senses};
use crate::language::segment::{Piece, cheapest};
use crate::question;
use crate::respond::seal;
use std::collections::BTreeSet;

/// The most of a question that is written down, in characters.
const LONGEST: usize = 500;
/// What a word costs that nobody knows, where a known phrase costs one.
const UNKNOWN: f32 = 1.5;

/// What of a question is written down: on one line, without the members, rooms and addresses that it names.
#[must_use]
pub fn kept(text: &str) -> String {
    let plain = question::plain(text).replace("@everyone", " ").replace("@here", " ");
    let plain: String = plain.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number that questions share which are alike. Nothing of the question can be read from it.
#[must_use]
pub fn likeness(text: &str) -> u64 {
    let parts = parts(text);
    // OK because none of a sealed mark is 0.
    seal::fingerprint(&parts.iter().map(String::as_str).collect::<Vec<_>>()).max(1)
}

/// What is left of a question.
fn parts(text: &str) -> BTreeSet<String> {
    let folded = fold(&kept(text));
    let atoms: Vec<Atom> = atoms(&folded).into_iter().filter(|atom| atom.kind != AtomKind::Mark).collect();
    let lexicon = Lexicon::get();
    let cut = cheapest(atoms.len(), |place, pieces| {
        pieces.push(Piece { length: 1, cost: UNKNOWN, what: None });
        let known = lexicon.prefixes(&atoms[place..]);
        pieces.extend(known.map(|(length, senses)| Piece { length, cost: 1.0, what: Some(senses) }));
    });
    let mut parts = BTreeSet::new();
    // Characters of Chinese that no phrase has are one word as long as they stand together.
    let mut row = String::new();
    for (place, Piece { length, what, .. }) in cut {
        let atom = &atoms[place];
        if what.is_none() && atom.kind == AtomKind::Han {
            row.push_str(&atom.text);
            continue;
        }
        parts.insert(std::mem::take(&mut row));
        match what {
            Some(senses) => parts.extend(meaning(senses, &atoms[place..place + length])),
            None => drop(parts.insert(atom.stem.to_string())),
        }
    }
    parts.insert(row);
    parts.remove("");
    if parts.is_empty() {
        parts.insert(folded.clone());
    }
    parts.insert(if folded.chars().any(is_han) { "<zh>" } else { "<en>" }.to_owned());
    parts
}

/// What a known phrase stands for; nothing where it restricts nothing.
fn meaning(senses: &Senses, atoms: &[Atom]) -> Option<String> {
    // "Please" may be to please somebody, but then much else would be said of it.
    if senses.passes() {
        return None;
    }
    let lexicon = Lexicon::get();
    let concepts = || senses.concepts.iter().flat_map(|meaning| meaning.iter().copied());
    if concepts().any(|concept| matches!(lexicon.cue(concept), Some(Cue::HowMany | Cue::Count))) {
        return None;
    }
    let keys: BTreeSet<&str> = concepts().map(|concept| lexicon.key(concept)).collect();
    let country = senses.country.map(|country| format!("<country {}>", country.0)).unwrap_or_default();
    let stems = || atoms.iter().map(|atom| atom.stem.as_ref()).collect::<Vec<_>>().join(" ");
    Some(if keys.is_empty() && country.is_empty() {
        stems()
    } else {
        format!("{}{country}", keys.into_iter().collect::<Vec<_>>().join("|"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_for_the_same_are_alike_and_others_are_not() {
        for (one, other, are_alike) in [
            ("how many ferries are there in Norway?", "Number of ferries in norway", true),
            ("how many ferries are there in Norway?", "please, what is the number of the ferries in Norway", true),
            ("how many companies went bankrupt in 2023?", "How many firms went bankrupt in 2023", true),
            ("how many companies went bankrupt in 2023?", "how many firms went bankrupt in 2024?", false),
            ("<@1400000000000000000> dragon boats?", "dragon boat", true),
            ("dragon boats", "dragon ferries", false),
            ("ferries in Norway", "ferries in Sweden", false),
            ("请问挪威有多少渡轮？", "挪威渡轮的数量是多少", true),
            ("挪威有多少艘渡輪？", "挪威有多少艘渡轮", true),
            ("挪威有多少渡轮？", "瑞典有多少渡轮？", false),
            ("2023年龙舟有多少", "2024年龙舟有多少", false),
            ("挪威有多少渡轮？", "how many ferries are there in Norway?", false),
            ("how many?", "what?", false),
            ("", "?", false),
        ] {
            assert_eq!(likeness(one) == likeness(other), are_alike, "{one:?} {:?}\n{other:?} {:?}", parts(one), parts(other));
        }
    }

    #[test]
    fn nobody_and_no_place_is_written_down() {
        assert_eq!(kept("<@1400> hey @everyone\n how\tmany  <#77> https://a.b/c boats\u{7}?"), "hey how many boats?");
        assert_eq!(kept(&"船".repeat(4_000)).chars().count(), LONGEST);
    }
}
