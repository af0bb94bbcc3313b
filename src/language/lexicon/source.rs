//! What do the files of the lexicon say?
//!
//! `build.rs` reads them and freezes what they say; the program holds only that.

use super::super::atoms::{AtomKind, atoms};
use super::super::cue::Cue;
use super::super::fold::{fold, stem};
use super::super::frozen;
use super::super::sound;
use super::super::trie::Trie;
use super::forms::{bare, plural, spellings};
use super::senses::{self, ConceptId, CountryId, Senses};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The lexicon as its files have it.
#[derive(Debug, Default)]
pub struct Source {
    phrases: Trie<Senses>,
    concepts: Vec<Box<str>>,
    concept_ids: HashMap<Box<str>, ConceptId>,
    /// How concepts are marked, where they are.
    marks: BTreeMap<ConceptId, u8>,
    /// For a notion, the narrower ones that people also use its words for.
    narrower: BTreeMap<ConceptId, Vec<ConceptId>>,
    /// For a notion, those that come along with it without narrowing it.
    associated: BTreeMap<ConceptId, Vec<ConceptId>>,
    words: BTreeSet<Box<str>>,
    han: Vec<Box<str>>,
    /// English words as they are written, each with what is said of this very form.
    forms: BTreeMap<Box<str>, Senses>,
    /// The code of each country, empty where it has none.
    codes: Vec<Box<str>>,
    /// The words of saying, as they are written.
    saying: BTreeSet<Box<str>>,
    /// Chinese words by which something said is judged.
    light: BTreeSet<Box<str>>,
    judging: BTreeSet<Box<str>>,
}

#[derive(serde::Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct File {
    concept: BTreeMap<String, Vec<String>>,
    compound: BTreeMap<String, String>,
    neutral: BTreeMap<String, Vec<String>>,
    chatter: BTreeMap<String, Vec<String>>,
    frame: BTreeMap<String, Vec<String>>,
    saying: BTreeMap<String, Vec<String>>,
    judging: BTreeMap<String, Vec<String>>,
    restricting: BTreeMap<String, Vec<String>>,
    light: BTreeMap<String, Vec<String>>,
    soft: BTreeMap<String, Vec<String>>,
    partition: BTreeMap<String, Vec<String>>,
    whole: BTreeMap<String, Vec<String>>,
    unwelcome: BTreeMap<String, Vec<String>>,
    place: BTreeMap<String, Vec<String>>,
    weak: BTreeMap<String, Vec<String>>,
    doubtful: BTreeMap<String, Vec<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Associated {
    associated: BTreeMap<String, Vec<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Broader {
    broader: BTreeMap<String, Vec<String>>,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Country {
    code: String,
    en: Vec<String>,
    zh: Vec<String>,
    seat: Seat,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Seat {
    en: Vec<String>,
    zh: Vec<String>,
}

const FILES: [&str; 6] = [
    include_str!("../concepts.en.toml"),
    include_str!("../concepts.zh.toml"),
    include_str!("../operations.en.toml"),
    include_str!("../operations.zh.toml"),
    include_str!("../neutral.en.toml"),
    include_str!("../neutral.zh.toml"),
];
/// Words for many more notions, which count where a base speaks of these.
const THESAURUS: [&str; 2] = [include_str!("../thesaurus.en.toml"), include_str!("../thesaurus.zh.toml")];
const ASSOCIATED: &str = include_str!("../associated.toml");
const BROADER: &str = include_str!("../broader.toml");
const COUNTRIES: &str = include_str!("../countries.toml");
/// Common words that the files above do not have, each with what it does in a question: `n` nothing, `c:KEY` it
/// means a concept, `c:KEY+KEY` several at once, `c:KEY|KEY` either.
const COMMON: &str = include_str!("../data/common.en.tsv");
/// What common words mean beside what the other files say of them: the forms of a word, and notions that it may name.
const FURTHER: [&str; 2] = [include_str!("../data/senses.en.tsv"), include_str!("../data/senses.zh.tsv")];

impl Source {
    /// Reads the files.
    ///
    /// # Errors
    /// Fails where a file is no TOML or has a table that nothing reads.
    pub fn read() -> Result<Self, toml::de::Error> {
        let mut source = Self::default();
        for cue in Cue::ALL {
            source.concept(cue.key());
        }
        for text in FILES {
            source.add(&toml::from_str(text)?);
        }
        source.add_broader(&toml::from_str(BROADER)?);
        source.add_associated(&toml::from_str(ASSOCIATED)?);
        source.add_countries(&toml::from_str(COUNTRIES)?);
        source.add_common(COMMON);
        source.add_plurals();
        source.keep_forms();
        for text in THESAURUS {
            source.add_thesaurus(&toml::from_str(text)?);
        }
        FURTHER.iter().for_each(|text| source.add_further(text));
        Ok(source)
    }

    /// Everything in the order in which [`super::Lexicon`] reads it.
    #[must_use]
    pub fn freeze(&self) -> Vec<u8> {
        let (trie, values) = frozen::freeze_trie(&self.phrases);
        let mut senses = Vec::new();
        values.iter().for_each(|value| value.freeze(&mut senses));
        let marks = (0..self.concepts.len()).map(|concept| {
            let id = u16::try_from(concept).map(ConceptId).ok();
            id.and_then(|id| self.marks.get(&id)).copied().unwrap_or_default()
        });
        let mut parts = vec![senses];
        parts.extend(trie);
        parts.extend(frozen::freeze_texts(self.concepts.iter().map(AsRef::as_ref)));
        parts.push(marks.collect());
        for table in [&self.narrower, &self.associated] {
            let pairs = table.iter().flat_map(|(key, list)| list.iter().flat_map(|value| [key.0, value.0]));
            parts.push(pairs.flat_map(u16::to_le_bytes).collect());
        }
        let words: Vec<&str> = self.words.iter().map(AsRef::as_ref).collect();
        parts.push(words.join("\n").into_bytes());
        let groups = sound::by_sound(self.han.iter().map(AsRef::as_ref));
        let alike: Vec<String> = groups.values().map(|group| group.join(" ")).collect();
        parts.extend(frozen::freeze_texts(groups.keys().map(AsRef::as_ref)));
        parts.extend(frozen::freeze_texts(alike.iter().map(AsRef::as_ref)));
        parts.extend(frozen::freeze_texts(self.codes.iter().map(AsRef::as_ref)));
        parts.extend(frozen::freeze_texts(self.saying.iter().map(AsRef::as_ref)));
        parts.extend(frozen::freeze_texts(self.judging.iter().map(AsRef::as_ref)));
        parts.extend(frozen::freeze_texts(self.light.iter().map(AsRef::as_ref)));
        frozen::join(&parts)
    }

    fn concept(&mut self, key: &str) -> ConceptId {
        let next = ConceptId(u16::try_from(self.concepts.len()).unwrap_or(u16::MAX));
        *self.concept_ids.entry(key.into()).or_insert_with(|| {
            self.concepts.push(key.into());
            next
        })
    }

    fn add(&mut self, file: &File) {
        for (key, phrases) in &file.concept {
            let concept = self.concept(key);
            for phrase in phrases {
                self.mean(phrase, &[concept]);
            }
        }
        for (phrase, keys) in &file.compound {
            let concepts: Vec<ConceptId> = keys.split_whitespace().map(|key| self.concept(key)).collect();
            self.mean(phrase, &concepts);
        }
        let marked = [
            (&file.soft, senses::SOFT),
            (&file.weak, senses::WEAK),
            (&file.doubtful, senses::DOUBTFUL),
            (&file.partition, senses::PARTITION),
            (&file.whole, senses::WHOLE),
            (&file.unwelcome, senses::UNWELCOME),
            (&file.place, senses::PLACE),
        ];
        for (table, mark) in marked {
            for key in table.values().flatten() {
                let concept = self.concept(key);
                *self.marks.entry(concept).or_default() |= mark;
            }
        }
        for phrase in file.neutral.values().flatten() {
            self.note(phrase, |senses| senses.neutral = true);
        }
        for phrase in file.chatter.values().flatten() {
            self.note(phrase, |senses| senses.chatter = true);
        }
        for phrase in file.frame.values().flatten() {
            self.note(phrase, |senses| senses.opener = true);
        }
        self.saying.extend(file.saying.values().flatten().map(|words| words.as_str().into()));
        self.light.extend(file.light.values().flatten().map(|word| word.as_str().into()));
        self.judging.extend(file.judging.values().flatten().map(|words| words.as_str().into()));
        for phrase in file.restricting.values().flatten() {
            self.note(phrase, |senses| senses.restricting = true);
        }
    }

    fn add_broader(&mut self, file: &Broader) {
        for (narrower, broader) in &file.broader {
            let narrower = self.concept(narrower);
            for broader in broader {
                let broader = self.concept(broader);
                self.narrower.entry(broader).or_default().push(narrower);
            }
        }
    }

    fn add_associated(&mut self, file: &Associated) {
        for (notion, others) in &file.associated {
            let notion = self.concept(notion);
            let others: Vec<ConceptId> = others.iter().map(|other| self.concept(other)).collect();
            self.associated.entry(notion).or_default().extend(others);
        }
    }

    /// Adds the words of the thesaurus, as far as no other file has them: single English words in their very form, as their stems are
    /// those of others, too ("office", "officer").
    fn add_thesaurus(&mut self, file: &File) {
        for (key, phrases) in &file.concept {
            let concept = self.concept(key);
            for phrase in phrases {
                let atoms = atoms(&fold(phrase));
                match &atoms[..] {
                    [word] if word.kind == AtomKind::Word => {
                        let is_noun = !word.text.ends_with('s');
                        for form in std::iter::once(word.text.to_string()).chain(is_noun.then(|| plural(&word.text))) {
                            // "Canvass" is no plural of "canvas".
                            if self.phrases.get([stem(&form).as_str()]).is_none_or(|senses| senses.loose) {
                                self.phrases.entry([senses::exactly(&form).as_str()]).mean_loosely(concept);
                            }
                        }
                    }
                    _ => self.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref())).mean_loosely(concept),
                }
            }
        }
    }

    /// Adds what words may name beside what the other files say of them.
    fn add_further(&mut self, text: &str) {
        for (forms, keys) in text.lines().filter_map(|line| line.split_once('\t')) {
            let concepts: Vec<ConceptId> = keys.split(' ').map(|key| self.concept(key)).collect();
            for form in forms.split(' ') {
                let senses = self.phrases.entry([senses::further(form).as_str()]);
                concepts.iter().for_each(|concept| senses.mean_loosely(*concept));
            }
        }
    }

    /// Adds the common words whose stems no other file has.
    fn add_common(&mut self, text: &str) {
        let rows = text.lines().filter_map(|line| line.split_once('\t'));
        let new: Vec<(&str, &str)> = rows.filter(|(word, _)| self.phrases.get([stem(word).as_str()]).is_none()).collect();
        for (word, label) in new {
            match label.strip_prefix("c:") {
                Some(meanings) => {
                    for meaning in meanings.split('|') {
                        let concepts: Vec<ConceptId> = meaning.split('+').map(|key| self.concept(key)).collect();
                        self.mean(word, &concepts);
                    }
                }
                None => self.note(word, |senses| senses.neutral = true),
            }
        }
    }

    /// Keeps what is said of a form where its stem says otherwise: "received" restricts nothing, though "receivers" do.
    /// Forms of one verb or noun ("ask", "asked") share all that is said of any of them.
    fn keep_forms(&mut self) {
        let mut words: BTreeMap<(String, String), Senses> = BTreeMap::new();
        for (form, own) in &self.forms {
            words.entry((stem(form), bare(form))).or_default().add(own);
        }
        for form in std::mem::take(&mut self.forms).into_keys() {
            let whole = self.phrases.get([stem(&form).as_str()]).cloned().unwrap_or_default();
            let Some(own) = words.get(&(stem(&form), bare(&form))) else { continue };
            if own.passes() && !own.restricts() && whole.restricts() || own.restricts() && !own.passes() && whole.passes() {
                *self.phrases.entry([senses::exactly(&form).as_str()]) = own.clone();
            }
        }
    }

    fn add_countries(&mut self, countries: &BTreeMap<String, Country>) {
        for (index, country) in countries.values().enumerate() {
            let country_id = u16::try_from(index).ok().map(CountryId);
            self.codes.push(country.code.as_str().into());
            for phrase in country.en.iter().chain(&country.zh) {
                self.note(phrase, |senses| senses.country = country_id);
            }
            for phrase in country.seat.en.iter().chain(&country.seat.zh) {
                self.note(phrase, |senses| {
                    if senses.country.is_none() {
                        senses.country = country_id;
                        senses.seat = true;
                    }
                });
            }
        }
    }

    fn mean(&mut self, phrase: &str, concepts: &[ConceptId]) {
        self.note(phrase, |senses| {
            if !senses.concepts.iter().any(|known| **known == *concepts) {
                senses.concepts.push(concepts.into());
            }
        });
    }

    /// Says something of a phrase in all its spellings, and of a single word also of its very form.
    fn note(&mut self, phrase: &str, say: impl Fn(&mut Senses)) {
        for spelling in spellings(phrase) {
            self.note_one(&spelling, &say);
        }
    }

    fn note_one(&mut self, phrase: &str, say: &impl Fn(&mut Senses)) {
        // "=interesting" is said of this very form, whatever its stem means.
        if phrase.starts_with(senses::EXACTLY) {
            return say(self.phrases.entry([phrase]));
        }
        let folded = fold(phrase);
        let atoms = atoms(&folded);
        if atoms.len() == 1 && folded.is_ascii() {
            self.words.insert(folded.as_str().into());
            say(self.forms.entry(folded.as_str().into()).or_default());
        } else if atoms.len() > 1 && folded.chars().all(super::super::script::is_han) {
            self.han.push(folded.as_str().into());
        }
        // The words of phrases, and what is counted in the plural, for correcting spelling.
        for atom in atoms.iter().filter(|atom| atom.kind == AtomKind::Word && atom.text.len() > 3) {
            self.words.insert(atom.text.clone());
        }
        say(self.phrases.entry(atoms.iter().map(|atom| atom.stem.as_ref())));
    }

    /// The plural of each word that means a concept, where it has one of the regular kind.
    fn add_plurals(&mut self) {
        let nouns = self.forms.iter().filter(|(_, senses)| !senses.concepts.is_empty()).map(|(form, _)| form.as_ref());
        let plurals: Vec<Box<str>> = nouns.filter(|noun| noun.len() > 3 && !noun.ends_with('s')).map(|noun| plural(noun).into()).collect();
        self.words.extend(plurals);
    }
}

#[cfg(test)]
mod tests {
    use super::{COMMON, FILES, File, Source};
    use crate::language::cue::Cue;

    #[test]
    fn the_program_holds_what_the_files_say() {
        let source = Source::read().expect("every file of the lexicon reads");
        assert!(source.freeze() == super::super::FROZEN, "build.rs froze something else");
    }

    #[test]
    fn every_common_word_is_neutral_or_means_a_known_concept() {
        let files: Vec<File> = FILES.iter().map(|text| toml::from_str(text).expect("a file")).collect();
        for line in COMMON.lines() {
            let (word, label) = line.split_once('\t').expect("a word, a tab, a label");
            let keys = label.strip_prefix("c:").unwrap_or_default().split(['|', '+']).filter(|key| !key.is_empty());
            let known = |key: &str| files.iter().any(|file| file.concept.contains_key(key));
            assert!(label == "n" || label.starts_with("c:") && keys.clone().count() > 0, "{word} has the label {label}");
            assert!(keys.clone().all(known), "{word} means a concept that no file has: {label}");
        }
    }

    #[test]
    fn every_cue_has_words_in_both_languages() {
        let files: Vec<File> = FILES.iter().map(|text| toml::from_str(text).expect("a file")).collect();
        for cue in Cue::ALL {
            for language in [0, 1] {
                let words = files.iter().skip(language).step_by(2).filter_map(|file| file.concept.get(cue.key())).flatten().count();
                assert!(words > 0, "{} has no words in file {language}", cue.key());
            }
        }
    }
}
