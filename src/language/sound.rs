//! Which known Chinese phrase sounds like the one that was typed?
//!
//! Pinyin input makes homophone slips (小巨仁 for 小巨人). Phrases are compared by their syllables without
//! tones, with the pairs that many speakers do not tell apart (zh and z, ing and in ...) made one.

use pinyin::ToPinyin;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Longest phrase compared by sound, in characters.
pub const LONGEST: usize = 12;

/// Known phrases by their sound.
#[derive(Clone, Debug, Default)]
pub struct Homophones {
    phrases: FxHashMap<Box<str>, Vec<Box<str>>>,
}

impl Homophones {
    /// The phrases by their sound.
    #[must_use]
    pub fn new(known: &[Box<str>]) -> Self {
        let phrases = by_sound(known.iter().map(AsRef::as_ref))
            .into_iter()
            .map(|(sound, group)| (sound.into(), group.into_iter().map(Into::into).collect()))
            .collect();
        Self { phrases }
    }

    /// The known phrases that have a sound.
    pub fn alike<'a>(&'a self, sound: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let group = self.phrases.get(sound);
        group.into_iter().flatten().map(AsRef::as_ref)
    }
}

/// Phrases that are short enough to be compared, in groups of one sound, in their order.
pub fn by_sound<'a>(known: impl Iterator<Item = &'a str>) -> BTreeMap<String, Vec<&'a str>> {
    let mut seen = FxHashSet::default();
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for phrase in known.filter(|phrase| (2..=LONGEST).contains(&phrase.chars().count())) {
        if let Some(sound) = sound(phrase).filter(|_| seen.insert(phrase)) {
            groups.entry(sound).or_default().push(phrase);
        }
    }
    groups
}

/// Whether enough characters of a phrase that sounds like `typed` are right: one at least in a phrase of two, else any.
#[must_use]
pub fn is_near(phrase: &str, typed: &str) -> bool {
    let right = phrase.chars().zip(typed.chars()).any(|(known, typed)| known == typed);
    right || typed.chars().count() > 2
}

/// The first letters of a Chinese phrase's syllables, as it is typed in haste (zjtx for 专精特新), where they could be no word.
#[must_use]
pub fn initials(phrase: &str) -> Option<String> {
    let initials: String = phrase.to_pinyin().map(|syllable| syllable.map(|syllable| syllable.first_letter())).collect::<Option<_>>()?;
    ((3..=6).contains(&initials.len()) && !initials.contains(['a', 'e', 'i', 'o', 'u', 'y'])).then_some(initials)
}

/// The pinyin of a Chinese phrase without tones, as one word; `None` if any character has none.
#[must_use]
pub fn pinyin(phrase: &str) -> Option<String> {
    phrase.to_pinyin().map(|syllable| syllable.map(|syllable| syllable.plain())).collect()
}

/// How a phrase sounds; `None` if any character has no sound.
#[must_use]
pub fn sound(phrase: &str) -> Option<String> {
    let mut sound = String::new();
    phrase.chars().all(|character| push_sound(&mut sound, character)).then_some(sound)
}

/// Characters that are also read otherwise, with how: who types by sound may pick them for either.
const READ_OTHERWISE: [(char, &str); 11] = [
    ('曾', "zeng"),
    ('长', "zhang"),
    ('行', "hang"),
    ('重', "chong"),
    ('调', "tiao"),
    ('参', "shen"),
    ('朝', "chao"),
    ('传', "zhuan"),
    ('藏', "zang"),
    ('校', "jiao"),
    ('盛', "cheng"),
];

/// The sound of a character that is also read otherwise, added to that of those before it.
#[must_use]
pub fn otherwise(sound: &str, character: char) -> Option<String> {
    let (_, syllable) = READ_OTHERWISE.iter().find(|(read, _)| *read == character)?;
    let mut sound = sound.to_owned();
    push_syllable(&mut sound, syllable);
    Some(sound)
}

/// Adds the sound of a character to that of those before it; whether it has one.
pub fn push_sound(sound: &mut String, character: char) -> bool {
    character.to_pinyin().map(|syllable| push_syllable(sound, syllable.plain())).is_some()
}

/// Adds a syllable, with what many speakers do not tell apart made one.
fn push_syllable(sound: &mut String, mut syllable: &str) {
    if !sound.is_empty() {
        sound.push(' ');
    }
    for (two, one) in [("zh", 'z'), ("ch", 'c'), ("sh", 's')] {
        if let Some(rest) = syllable.strip_prefix(two) {
            sound.push(one);
            syllable = rest;
        }
    }
    sound.push_str(syllable);
    if ["ang", "eng", "ing"].iter().any(|nasal| syllable.ends_with(nasal)) {
        sound.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{Homophones, is_near, sound};

    #[test]
    fn a_homophone_slip_is_heard() {
        let known = Homophones::new(&["小巨人".into(), "专精特新".into(), "利润".into()]);
        let like = |typed: &str| -> Vec<&str> {
            let sound = sound(typed).expect("Chinese characters have a sound");
            known.alike(&sound).filter(|phrase| is_near(phrase, typed)).collect()
        };
        assert_eq!(like("小巨仁"), ["小巨人"]);
        assert_eq!(like("专京特新"), ["专精特新"]);
        assert_eq!(like("利闰"), ["利润"]);
        assert_eq!(like("丽闰"), Vec::<&str>::new());
        assert_eq!(like("德国"), Vec::<&str>::new());
    }
}
