//! Where does a row of Chinese characters hold words that nobody has told of, or a slip?
//!
//! Chinese has no spaces, so a word that the lexicon lacks must not fall apart into characters that it has. A dictionary says which
//! rows of characters are words; a row of no dictionary stays together, too.

use super::known::{Reading, written};
use super::reader::{Reader, What};
use crate::facts::index::FeatureId;
use crate::language::atoms::{Atom, AtomKind};
use crate::language::lexicon::Lexicon;
use crate::language::ordinary::{self, Sort};
use crate::language::segment::Piece;
use crate::language::sound;

/// Longest row of characters that may be one word of no dictionary.
const LONGEST_STRANGE: usize = 5;
/// Longest word of the dictionary, in characters.
const LONGEST_WORD: usize = 4;
/// Characters of grammar, which begin and end no word of no dictionary.
const PARTICLES: &str = "的了吗呢吧啊呀是在有和与及或也都就不没们这那哪几多个还更最很太又才只已将会能要可被把从向由为于以对若则但而且每某此该其之所同给让叫使比按经因占约近超共总往里啲咗嘅喺唔冇嗰嘢咁嚟畀俾佢哋咩乜";
/// What it costs to read a verb and its object around what says that it is done: a little more than where they stand together.
const PARTED: f32 = 1.1;
/// Longest phrase that is compared by its looks, in characters.
const LONGEST_SEEN: usize = 6;

/// Characters that are taken for each other, by eye or in the parts that make them up.
const LOOK_ALIKES: &str = "人入末未己已土士日曰市巿微徽干千贷货折拆侯候师帅间问住往辩辨情清治冶拔拨栽裁列例";

/// The character that another is taken for.
fn look_alike(character: char) -> Option<char> {
    let place = LOOK_ALIKES.chars().position(|known| known == character)?;
    LOOK_ALIKES.chars().nth(place ^ 1)
}

/// Characters that say where something is with what stands before them.
const LOCATIVES: &str = "里上中内";
/// Characters of numbers, which begin and end none either.
const NUMERALS: &str = "一二三四五六七八九十百千万亿两半";

impl<'a> Reader<'a, '_> {
    /// A verb and its object with what says that it is done between them: 献过血 for 献血, 结了婚 for 结婚.
    pub(super) fn parted(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        let [verb, done, object] =
            [place, place + 1, place + 2].map(|place| self.atoms.get(place).filter(|atom| atom.kind == AtomKind::Han));
        let (Some(verb), Some(done), Some(object)) = (verb, done, object) else { return };
        if !matches!(done.text.as_ref(), "过" | "了" | "完" | "着") {
            return;
        }
        let whole = format!("{}{}", verb.text, object.text);
        let names = |reading: &Reading<'_>| {
            let restricts = reading.senses.is_some_and(|senses| senses.restricts() && !senses.passes());
            restricts || reading.named.is_some_and(|named| !named.words.is_empty())
        };
        if let Some(reading) = self.reading(&whole).filter(names) {
            pieces.push(Piece { length: 3, cost: PARTED, what: What::Known { named: reading.named, senses: reading.senses } });
        }
    }

    /// Words that the dictionary has but nobody knows, and rows of characters that are no word.
    pub(super) fn unknown_han(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        let run = self.run(place, LONGEST_STRANGE);
        for length in 1..=run {
            if self.is_inside_something(place, length) {
                continue;
            }
            // A word costs less than two characters that happen to be known, and more than two known words.
            let cost = match (length, self.sort(place, length)) {
                (1, Sort::Action) => 1.6,
                (1, _) => 3.2,
                (2, Sort::Action | Sort::Ordinary | Sort::Name) => 2.0,
                (_, Sort::Action | Sort::Ordinary | Sort::Name) => 2.35,
                (_, Sort::Strange) if self.is_particle(place) || self.is_particle(place + length - 1) || self.is_pronoun(place) => continue,
                (_, Sort::Strange) => 0.8 + 1.8 * length as f32,
            };
            pieces.push(Piece { length, cost, what: What::Unknown });
        }
    }

    /// One of several in a row, 第六批, 第3届: unless the base knows it, which of them is meant restricts what is asked.
    pub(super) fn ordinal(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        const ROUNDS: &str = "批届轮期版代";
        const MOST: usize = 3;
        if self.atoms[place].text.as_ref() != "第" {
            return;
        }
        let is_numeral = |atom: &&Atom| atom.kind == AtomKind::Number || NUMERALS.contains(atom.text.as_ref());
        let numerals = self.atoms[place + 1..].iter().take(MOST).take_while(is_numeral).count();
        let is_round = self.atoms.get(place + 1 + numerals).is_some_and(|atom| ROUNDS.contains(atom.text.as_ref()));
        if numerals > 0 && is_round {
            pieces.push(Piece { length: numerals + 2, cost: 2.0, what: What::Unknown });
        }
    }

    /// Whether a row of characters is a known thing and where something is with it: 船上, 店里, 问卷中.
    fn is_inside_something(&self, place: usize, length: usize) -> bool {
        let ends = length > 1 && LOCATIVES.contains(self.atoms[place + length - 1].text.as_ref());
        let thing = || self.reading(&written(&self.atoms[place..place + length - 1]));
        ends && thing()
            .is_some_and(|reading| reading.named.is_some() || reading.senses.is_some_and(|senses| senses.restricts() && !senses.passes()))
    }

    /// Phrases that sound like what was typed.
    pub(super) fn mended_han(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        let (mut typed, mut heard) = (String::new(), String::new());
        // How it sounds where the one character that has two readings is read the other way.
        let mut otherwise: Option<String> = None;
        for length in 1..=self.run(place, sound::LONGEST) {
            let character = &self.atoms[place + length - 1].text;
            typed.push_str(character);
            let before = otherwise.is_none().then(|| heard.clone());
            if !character.chars().all(|character| sound::push_sound(&mut heard, character)) {
                break;
            }
            match &mut otherwise {
                Some(other) => drop(character.chars().all(|character| sound::push_sound(other, character))),
                None => otherwise = before.zip(character.chars().next()).and_then(|(before, read)| sound::otherwise(&before, read)),
            }
            if length == 1 {
                continue;
            }
            // Most rows sound like nothing that is known, which is the quickest to find out.
            let sounding = |heard| self.known.facts.homophones.alike(heard).chain(Lexicon::get().alike(heard));
            let alike = sounding(heard.as_str()).chain(otherwise.iter().flat_map(|heard| sounding(heard.as_str())));
            let meant = |known: &&str| {
                *known != typed
                    && sound::is_near(known, &typed)
                    && keeps_grammar(known, &typed)
                    && keeps_numbers(known, &typed)
                    && keeps_verb(known, &typed)
            };
            let mut alike = alike.filter(meant).peekable();
            if alike.peek().is_none() || self.is_said(place, length) {
                continue;
            }
            let is_word = self.sort(place, length) != Sort::Strange;
            // 一供 for 一共
            let opens_with_number = typed.starts_with(|first| NUMERALS.contains(first));
            let mut alike: Vec<&str> = alike.collect();
            alike.dedup();
            let readings: Vec<Reading<'a>> = alike
                .into_iter()
                .filter_map(|known| self.reading(known))
                .filter(|reading| (length > 2 || opens_with_number) && !is_word || self.is_spoken_of(reading))
                .collect();
            if !readings.is_empty() {
                pieces.push(Piece { length, cost: 1.6, what: What::Mended(readings, 0.9) });
            }
        }
    }

    /// Phrases that look like what was typed, but for one character: 收人 for 收入.
    pub(super) fn seen_han(&self, place: usize, pieces: &mut Vec<Piece<What<'a>>>) {
        let run = self.run(place, LONGEST_SEEN);
        let typed: Vec<char> = self.atoms[place..place + run].iter().flat_map(|atom| atom.text.chars()).collect();
        let Some(at) = typed.iter().position(|character| look_alike(*character).is_some()).filter(|_| typed.len() == run) else { return };
        for length in at.max(1) + 1..=run {
            let mut meant = typed[..length].to_vec();
            meant[at] = look_alike(typed[at]).unwrap_or(typed[at]);
            if self.sort(place, length) != Sort::Strange || self.is_said(place, length) {
                continue;
            }
            if let Some(reading) = self.reading(&String::from_iter(meant)).filter(|reading| self.is_spoken_of(reading)) {
                pieces.push(Piece { length, cost: 1.6, what: What::Mended(vec![reading], 0.9) });
            }
        }
    }

    /// Whether a slip may be meant for it: what the base speaks of, or what asks for something. Most rows of characters sound like
    /// some word that has nothing to do with the question.
    fn is_spoken_of(&self, reading: &Reading<'_>) -> bool {
        let mut notions = reading.senses.iter().flat_map(|senses| senses.concepts.iter().flatten().copied());
        let index = &self.known.facts.index;
        let postings = &index.postings;
        let home = reading.senses.and_then(|senses| senses.country);
        reading.named.is_some()
            || home.is_some() && home == self.known.facts.index.country
            || notions.any(|notion| {
                Lexicon::get().cue(notion).is_some()
                    || postings.contains_key(&FeatureId::from(notion))
                    || index.implied.contains(&FeatureId::from(notion))
            })
    }

    /// Whether a row of characters makes sense as it is typed: a known phrase or a verb with nothing beside it that names a thing.
    fn is_said(&self, place: usize, length: usize) -> bool {
        let is_verb = |at: usize, length: usize| self.sort(at, length) == Sort::Action;
        let known = |at: usize, length: usize| self.reading(&written(&self.atoms[at..at + length]));
        let small = |at: usize| is_verb(at, 1) || known(at, 1).is_some_and(|reading| reading.senses.is_some_and(|senses| senses.neutral));
        let end = place + length;
        // 多少吨 is two words that are known, and no 多少盾.
        let tells = |at: usize, length: usize| {
            known(at, length).is_some_and(|reading| reading.named.is_some() || reading.senses.is_some_and(|senses| !senses.passes()))
        };
        let splits = |at: usize| (at - place > 1 || end - at > 1) && tells(place, at - place) && tells(at, end - at);
        if (place + 1..end).any(splits) {
            return true;
        }
        (2..=length.min(LONGEST_WORD)).any(|long| {
            let word = |at: usize| is_verb(at, long) || known(at, long).is_some();
            (place..=end - long).any(|at| word(at) && (place..at).chain(at + long..end).all(small))
        })
    }

    fn sort(&self, place: usize, length: usize) -> Sort {
        if length > LONGEST_WORD { Sort::Strange } else { ordinary::sort(&written(&self.atoms[place..place + length])) }
    }

    fn is_particle(&self, place: usize) -> bool {
        [PARTICLES, NUMERALS].iter().any(|characters| characters.contains(self.atoms[place].text.as_ref()))
    }

    /// 我标, 你查: who does something begins no word of no dictionary.
    fn is_pronoun(&self, place: usize) -> bool {
        matches!(self.atoms[place].text.as_ref(), "我" | "你" | "您" | "咱" | "俺")
    }

    /// How many characters stand in a row, up to `most`.
    fn run(&self, place: usize, most: usize) -> usize {
        self.atoms[place..].iter().take(most).take_while(|atom| atom.kind == AtomKind::Han).count()
    }
}

/// Whether what was typed has the same characters of numbers in the same places: a number is never mended, and nothing becomes one.
/// Nor is buying taken for selling, though they sound alike.
fn keeps_numbers(known: &str, typed: &str) -> bool {
    const OPPOSITES: &str = "买卖";
    let fixed = |character: char| NUMERALS.contains(character) || OPPOSITES.contains(character);
    known.chars().zip(typed.chars()).all(|(known, typed)| known == typed || !fixed(known) && !fixed(typed))
        && typed.chars().any(|character| !NUMERALS.contains(character))
}

/// Whether an everyday verb before 了 is left as it is: 攒了多少 is no 涨了多少.
fn keeps_verb(known: &str, typed: &str) -> bool {
    let verb = |text: &str| text.chars().next().map(String::from).filter(|first| ordinary::is_verb(first));
    let done = typed.chars().nth(1).is_some_and(|next| matches!(next, '了' | '过' | '着'));
    !done || verb(typed).is_none() || verb(typed) == known.chars().next().map(String::from)
}

/// Whether a word of grammar at the end of what was typed is one of what is known, too: 公思在 is 公司 and 在, and not 公司债.
fn keeps_grammar(known: &str, typed: &str) -> bool {
    let ends = |text: &str| text.chars().next_back();
    typed.chars().count() < 3 || ends(known) == ends(typed) || !ends(typed).is_some_and(|last| PARTICLES.contains(last))
}
