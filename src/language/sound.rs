//! Which known Chinese phrase sounds like the one that was typed?
//!
//! Pinyin input makes homophone slips (小巨仁 for 小巨人). Phrases are compared by their syllables without
//! tones, with the pairs that many speakers do not tell apart (zh and z, ing and in ...) made one.

use pinyin::ToPinyin;
use std::collections::HashMap;

/// Longest phrase compared by sound, in characters.
const LONGEST: usize = 12;

/// Known phrases by their sound.
#[derive(Clone, Debug, Default)]
pub struct Homophones {
    phrases: HashMap<Box<str>, Vec<Box<str>>>,
}

impl Homophones {
    /// The phrases by their sound.
    #[must_use]
    pub fn new(known: &[Box<str>]) -> Self {
        let mut phrases: HashMap<Box<str>, Vec<Box<str>>> = HashMap::new();
        for phrase in known.iter().filter(|phrase| (2..=LONGEST).contains(&phrase.chars().count())) {
            if let Some(sound) = sound(phrase) {
                let list = phrases.entry(sound.into()).or_default();
                if !list.contains(phrase) {
                    list.push(phrase.clone());
                }
            }
        }
        Self { phrases }
    }

    /// The known phrases that sound like `typed`, if enough of its characters are right:
    /// one at least in a phrase of two, else any.
    #[must_use]
    pub fn like(&self, typed: &str) -> Vec<&str> {
        let length = typed.chars().count();
        let Some(phrases) = sound(typed).filter(|_| (2..=LONGEST).contains(&length)).and_then(|sound| self.phrases.get(sound.as_str()))
        else {
            return Vec::new();
        };
        let shared = |phrase: &str| phrase.chars().zip(typed.chars()).filter(|(known, typed)| known == typed).count();
        phrases.iter().map(AsRef::as_ref).filter(|phrase| length > 2 || shared(phrase) > 0).collect()
    }
}

/// The pinyin of a Chinese phrase without tones, as one word; `None` if any character has none.
#[must_use]
pub fn pinyin(phrase: &str) -> Option<String> {
    phrase.to_pinyin().map(|syllable| syllable.map(|syllable| syllable.plain())).collect()
}

fn sound(phrase: &str) -> Option<String> {
    phrase
        .to_pinyin()
        .map(|syllable| syllable.map(|syllable| merged(syllable.plain())))
        .collect::<Option<Vec<_>>>()
        .map(|sound| sound.join(" "))
}

fn merged(syllable: &str) -> String {
    let mut sound = syllable.to_owned();
    for (two, one) in [("zh", "z"), ("ch", "c"), ("sh", "s")] {
        if let Some(rest) = sound.strip_prefix(two) {
            sound = format!("{one}{rest}");
        }
    }
    for nasal in ["ang", "eng", "ing"] {
        if sound.ends_with(nasal) {
            sound.pop();
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::Homophones;

    #[test]
    fn a_homophone_slip_is_heard() {
        let known = Homophones::new(&["小巨人".into(), "专精特新".into(), "利润".into()]);
        assert_eq!(known.like("小巨仁"), ["小巨人"]);
        assert_eq!(known.like("专京特新"), ["专精特新"]);
        assert_eq!(known.like("利闰"), ["利润"]);
        assert_eq!(known.like("丽闰"), Vec::<&str>::new());
        assert_eq!(known.like("德国"), Vec::<&str>::new());
    }
}
