//! What does each word of a message contribute?

use super::known::{Reading, written};
use super::meaning::{features_of, features_of_stretch, is_neutral, is_neutral_in, own_features, with_further, with_narrower};
use super::mentions::Mentions;
use super::of_kind::{is_no_name, is_of_a_people, says_of_which_kind};
use super::reader::{What, is_clause_end};
use super::restriction::{is_background, restriction};
use super::token::DOUBTFUL;
pub use super::token::{Class, Token};
use super::{Facts, Question};
use crate::facts::base::MemberId;
use crate::facts::index::FeatureId;
use crate::facts::index::numbers::is_called_so;
use crate::language::Language;
use crate::language::atoms::{Atom, AtomKind};
use crate::language::cue::Cue;
use crate::language::lexicon::Lexicon;

/// The tokens of a message, and what it names by whole phrases.
pub fn tokens(mentions: Mentions<'_>, facts: &Facts, language: Language) -> Question {
    let mut maker = Maker {
        facts,
        clause: 0,
        opened: vec![false],
        kept: None,
        question: Question {
            language,
            tokens: Vec::new(),
            periods: mentions.periods,
            numbers: mentions.numbers,
            topics: Vec::new(),
            terms: Vec::new(),
            named: Vec::new(),
            publishers: Vec::new(),
            in_a_row: None,
            asks: false,
            reported: false,
            chatter: false,
        },
    };
    for (place, piece) in mentions.cut {
        let span = place..place + piece.length;
        let confidence = mentions.confidence[span.clone()].iter().copied().fold(1.0, f32::min);
        maker.push(&mentions.atoms[span], piece.what, confidence);
    }
    maker.read_owners();
    maker.name_sorts();
    maker.read_landmarks();
    maker.read_publishers();
    maker.drop_attribution();
    maker.drop_hearsay();
    maker.drop_corrected();
    maker.read_split_words();
    maker.read_tags();
    maker.drop_vocative();
    maker.place_same_part();
    maker.place_parts();
    maker.read_against();
    maker.drop_glosses();
    maker.read_each_many();
    maker.read_units();
    maker.read_one_in_many();
    maker.read_counted();
    maker.read_intervals();
    maker.read_degrees();
    maker.read_prices();
    maker.read_one_each();
    maker.drop_measures();
    maker.read_small_words();
    maker.read_taken();
    maker.drop_askers();
    maker.drop_yearly();
    maker.drop_likeness();
    maker.read_runs();
    maker.read_limits();
    maker.read_deadlines();
    maker.require_denied_members();
    maker.turn_opposites();
    maker.date_events();
    maker.read_year_of_most();
    maker.read_by_neighbours();
    maker.drop_size_of_kind();
    maker.read_most();
    maker.read_ranks();
    maker.read_places_in_order();
    maker.require_agents();
    maker.read_times();
    maker.read_trade();
    maker.drop_sources();
    maker.keep_how_long();
    maker.let_who_pass();
    maker.drop_background();
    maker.drop_opening();
    maker.drop_universals();
    maker.drop_inclusions();
    maker.drop_relatives();
    maker.drop_speaker();
    maker.drop_contrast();
    maker.drop_dismissed();
    maker.drop_groups();
    maker.drop_periods();
    maker.question
}

pub(super) struct Maker<'a> {
    pub(super) facts: &'a Facts,
    pub(super) clause: usize,
    /// For each clause, whether it opens as one about the speaker.
    pub(super) opened: Vec<bool>,
    /// What is never passed over: how long something takes.
    pub(super) kept: Option<usize>,
    pub(super) question: Question,
}

/// Whether a notion in a name says of which sort its figures are, so that it is no operation there.
fn describes(cue: Cue) -> bool {
    matches!(
        cue,
        Cue::HowMany
            | Cue::Count
            | Cue::Share
            | Cue::Growth
            | Cue::Decline
            | Cue::Target
            | Cue::Total
            | Cue::Average
            | Cue::AnnualAverage
            | Cue::Absolute
            | Cue::Each
            | Cue::Now
            | Cue::Second
            | Cue::Minute
            | Cue::Hour
            | Cue::Day
            | Cue::Week
            | Cue::Month
            | Cue::Year
    )
}

impl Maker<'_> {
    fn push(&mut self, atoms: &[Atom], what: What<'_>, confidence: f32) {
        match what {
            What::Mark => {
                if is_clause_end(&atoms[0].text) {
                    self.clause += 1;
                    self.opened.push(false);
                }
                self.token(atoms, Class::Mark, vec![], 1.0);
            }
            What::Period(index) => {
                self.token(atoms, Class::Period(index), vec![], 1.0);
                // 环比 asks how it moved since the quarter before.
                if let Some(token) = self.question.tokens.last_mut().filter(|token| token.text.as_ref() == "环比") {
                    token.cues.push(Cue::Growth);
                }
            }
            What::Number(index) => self.number(atoms, index),
            What::Unknown => self.token(atoms, Class::Unknown, vec![], 1.0),
            What::Known { named, senses } => self.known(atoms, Reading { named, senses }, confidence),
            What::Mended(readings, likeness) => match readings.as_slice() {
                [only] => self.known(atoms, *only, likeness.min(confidence)),
                several => self.undecided(atoms, several, likeness.min(confidence)),
            },
        }
    }

    /// A number, which may be a member ("25 to 64") or of the name of something ("longer than four months").
    fn number(&mut self, atoms: &[Atom], index: usize) {
        let found = &self.question.numbers[index];
        match self.facts.index.member_of_number(found) {
            Some(member) => self.token(atoms, Class::Member(member), vec![], 1.0),
            None => {
                let features = self.facts.index.number(found);
                let class = if is_called_so(found) && !features.is_empty() { Class::Neutral } else { Class::Number(index) };
                self.token(atoms, class, features, 1.0);
            }
        }
    }

    /// One token for each notion that a known stretch stands for.
    fn known(&mut self, atoms: &[Atom], reading: Reading<'_>, confidence: f32) {
        let first = self.question.tokens.len();
        let country = reading.senses.and_then(|senses| senses.country);
        // The city that a publisher is named for is what its figures are about: the "Copenhagen Housing Agency".
        let seat = reading.senses.is_some_and(|senses| senses.seat);
        let own = seat && atoms.iter().all(|atom| self.facts.index.seats.contains(&atom.stem));
        let in_the_city = seat && self.is_place() && !own;
        // Whatever the words of an indicator's name mean elsewhere, there they are the name: "visits to museums" is of no one kind.
        let is_name = reading.named.is_some_and(|named| !named.indicators.is_empty() && named.members.is_empty());
        if let Some(member) = self.member_of(atoms, &reading).filter(|_| !is_name) {
            self.token(atoms, Class::Member(member), features_of(&reading, &self.facts.index.words).concat(), confidence);
            if reading.named.is_some_and(|named| !named.members.is_empty()) {
                self.head_of_member(atoms, confidence);
            }
        } else if let Some(country) = country.filter(|country| in_the_city || !own && Some(*country) != self.facts.index.country) {
            let index = &self.facts.index;
            let own = own_features(&reading, &index.words).concat();
            // "The world" of a "world rank" is what the name says.
            let said = || features_of(&reading, &index.words).concat().into_iter().filter(|feature| index.postings.contains_key(feature));
            let features = if own.is_empty() { said().collect() } else { own };
            self.token(atoms, Class::Country(country), features, confidence);
        } else {
            let rows = features_of_stretch(atoms, &reading, self.facts);
            let is_of_all = |row: &Vec<FeatureId>| self.is_of_all(row);
            let neutral = country.is_some() || is_neutral_in(&reading, atoms) || !rows.is_empty() && rows.iter().all(is_of_all);
            let class = if neutral { Class::Neutral } else { Class::Content };
            let member = |features: &[FeatureId]| match features {
                [notion] => self.facts.index.members.get(notion).copied(),
                _ => None,
            };
            let members: Vec<Option<MemberId>> = rows.iter().map(|features| member(features)).collect();
            // One word that names several members of a dimension names none: "MSMEs".
            let is_one_of_several = |one: MemberId| members.iter().flatten().any(|other| other.dimension == one.dimension && *other != one);
            for (features, member) in rows.into_iter().zip(&members) {
                // 男护士 names a member and a thing in one word.
                let member = member.filter(|one| class == Class::Content && !is_name && !is_one_of_several(*one));
                self.token(atoms, member.map_or(class, Class::Member), features, confidence);
            }
            if self.question.tokens.len() == first {
                self.token(atoms, class, vec![], confidence);
                if reading.senses.is_some_and(|senses| senses.restricting) && class == Class::Content {
                    self.question.tokens[first].restricts = 1.0;
                }
            }
        }
        if reading.senses.is_some_and(|senses| senses.opener) {
            self.opened[self.clause] = true;
        }
        let span = first..self.question.tokens.len();
        if is_name && atoms.len() > 1 {
            // "The largest loan that can be guaranteed" puts nothing in order, "books published" asks for no date.
            self.question.tokens[span.clone()].iter_mut().for_each(|token| token.cues.retain(|cue| describes(*cue)));
        }
        if let Some(named) = reading.named {
            self.question.topics.extend(named.topics.iter().map(|topic| (*topic, span.clone())));
            self.question.terms.extend(named.terms.iter().map(|term| (*term, span.clone())));
            self.question.named.extend(named.indicators.iter().map(|indicator| (*indicator, span.clone())));
        }
    }

    /// The thing that a member's name says as its last word: "old-age pension" speaks of pensions, 老年养老金 of 养老金.
    fn head_of_member(&mut self, atoms: &[Atom], confidence: f32) {
        let index = &self.facts.index;
        for start in 1..atoms.len() {
            let head = &atoms[start..];
            let named = index.phrases.get(head.iter().map(|atom| atom.stem.as_ref()));
            let senses = Lexicon::get().senses(head);
            let features = features_of(&Reading { named, senses }, &index.words).concat();
            let is_thing = |feature: &FeatureId| index.postings.contains_key(feature) && !index.members.contains_key(feature);
            if named.is_none_or(|named| named.members.is_empty()) && features.iter().any(is_thing) {
                self.token(head, Class::Neutral, features, confidence);
                return;
            }
        }
    }

    /// The member that a stretch names: by its name, or by another word for the notion that the name stands for ("ladies" for women).
    fn member_of(&self, atoms: &[Atom], reading: &Reading<'_>) -> Option<MemberId> {
        let named = reading.named.and_then(|named| named.members.first()).copied();
        // "Korean firms" are none of those that one trades with.
        let country = reading.senses.filter(|senses| !senses.seat && !is_of_a_people(atoms)).and_then(|senses| senses.country);
        let country = country.filter(|country| Some(*country) != self.facts.index.country);
        let country = country.and_then(|country| self.facts.index.countries.get(&country)).copied();
        named.or(country).or_else(|| {
            // "Guys" turn to somebody; "what about guys" asks for men.
            const ASKED: [&str; 8] = ["what about", "how about", "among", "for", "of", "by", "only", "just"];
            let asked = self.question.tokens.last().is_some_and(|before| ASKED.contains(&before.text.as_ref()));
            let meanings = &reading.senses.filter(|senses| !senses.passes() || asked && !senses.opener)?.concepts;
            let index = &self.facts.index;
            let member = |meaning: &[crate::language::lexicon::ConceptId]| match meaning {
                [notion] => index.members.get(&FeatureId::from(*notion)).copied(),
                _ => None,
            };
            // 城里人 may be said of a city as well as of towns: it is said of the one that the base knows.
            let is_held = |meaning: &[crate::language::lexicon::ConceptId]| {
                meaning.iter().any(|notion| index.postings.contains_key(&FeatureId::from(*notion)))
            };
            let (mut named, mut others) = (Vec::new(), false);
            for meaning in meanings {
                match member(meaning) {
                    Some(member) if named.contains(&member) => {}
                    Some(member) => named.push(member),
                    None => others |= is_held(meaning),
                }
            }
            match named.as_slice() {
                [only] if !others => Some(*only),
                _ => None,
            }
        })
    }

    /// Whether what comes next is a place rather than a government: "in Beijing", but "Beijing plans".
    fn is_place(&self) -> bool {
        const LOCATIVE: [&str; 11] = ["of", "in", "from", "within", "across", "around", "near", "at", "inside", "outside", "based in"];
        self.question.language == Language::Chinese
            || self.question.tokens.last().is_some_and(|token| LOCATIVE.contains(&token.text.as_ref()))
    }

    /// Whether what comes next is had by those who are asked about: "passengers who had umbrellas".
    fn is_had(&self) -> bool {
        const HAVING: [&str; 12] = ["had", "have", "has", "having", "with", "without", "own", "owned", "wear", "wore", "carry", "carried"];
        self.question.tokens.last().is_some_and(|before| before.text.split(' ').next_back().is_some_and(|word| HAVING.contains(&word)))
    }

    /// Whether something stands for the place that all this is about.
    fn is_of_all(&self, features: &[FeatureId]) -> bool {
        !features.is_empty() && features.iter().all(|feature| self.facts.index.whose.contains(feature))
    }

    /// One token that may stand for any of several words.
    fn undecided(&mut self, atoms: &[Atom], readings: &[Reading<'_>], confidence: f32) {
        let neutral = readings.iter().all(is_neutral);
        let features = readings.iter().flat_map(|reading| features_of(reading, &self.facts.index.words)).flatten().collect();
        self.token(atoms, if neutral { Class::Neutral } else { Class::Content }, features, confidence);
    }

    fn token(&mut self, atoms: &[Atom], class: Class, features: Vec<FeatureId>, confidence: f32) {
        let (class, features) = with_further(class, with_narrower(features, &self.facts.index), atoms, &self.facts.index);
        let mut features = features;
        let lexicon = Lexicon::get();
        // One share is a part of something; what is traded are shares.
        let share = FeatureId::from(lexicon.concept_for(Cue::Share));
        if let [only] = atoms
            && only.text.as_ref() == "share"
            && features.contains(&share)
        {
            features = vec![share];
        }
        // "Receipts" may be what is measured: then they are no proof.
        let source = FeatureId::from(lexicon.concept_for(Cue::Source));
        if features.len() > 1 && atoms.iter().any(|atom| self.facts.index.name_words.contains(&atom.text)) {
            features.retain(|feature| *feature != source);
        }
        // "Pledge loans" aim at nothing.
        let is_own = |feature: &FeatureId| feature.0 as usize >= lexicon.concept_count() && self.facts.index.postings.contains_key(feature);
        if let [only] = atoms
            && let Some((_, cue)) = crate::facts::index::HOMONYMS.iter().find(|(word, _)| *word == only.stem.as_ref())
            && features.iter().any(is_own)
        {
            let asked = FeatureId::from(lexicon.concept_for(*cue));
            features.retain(|feature| *feature != asked);
        }
        let mut cues: Vec<Cue> = features
            .iter()
            .filter(|feature| (feature.0 as usize) < lexicon.concept_count())
            .filter_map(|feature| lexicon.cue(crate::language::lexicon::ConceptId(u16::try_from(feature.0).ok()?)))
            .collect();
        // Whoever speaks of an army of small firms counts them.
        if cues.contains(&Cue::Gathering) && !cues.contains(&Cue::Count) {
            features.push(lexicon.concept_for(Cue::Count).into());
            cues.push(Cue::Count);
        }
        cues.dedup();
        // 一共 goes with whatever is asked for, though a name have a word for "total".
        if cues == [Cue::Total] && matches!(written(atoms).as_str(), "一共" | "总共" | "合共" | "拢共" | "共") {
            features.clear();
        }
        let index = &self.facts.index;
        let weight = features.iter().map(|feature| index.weight(*feature)).fold(f32::INFINITY, f32::min);
        let weight = if features.is_empty() { index.weight(FeatureId(u32::MAX)) } else { weight };
        let joint = if atoms.iter().all(|atom| atom.kind == AtomKind::Han) { "" } else { " " };
        let text = atoms.iter().map(|atom| atom.text.as_ref()).collect::<Vec<_>>().join(joint).into();
        let of_kind = cues.is_empty() && says_of_which_kind(&self.question.tokens, index);
        // "Exports of coffee", though coffee is no more than small talk elsewhere; but "of Jiangsu" where all this is about Jiangsu.
        let is_thing = class == Class::Neutral && of_kind && !features.is_empty() && atoms.len() == 1 && !atoms[0].text.ends_with("ed");
        let class = if is_thing && is_no_name(&features, index) && !self.is_of_all(&features) { Class::Content } else { class };
        let restricts = restriction(class, atoms, &features, index);
        let restricts = if restricts == DOUBTFUL && features.is_empty() && self.is_had() { 1.0 } else { restricts };
        let restricts =
            if class == Class::Content && restricts == DOUBTFUL && of_kind && !is_background(&features) { 1.0 } else { restricts };
        // What stands right before a Chinese noun is no background: 软件企业 is not any firm.
        let is_done = matches!(atoms, [_, done, _] if matches!(done.text.as_ref(), "了" | "过" | "着"));
        let is_noun = class == Class::Content && joint.is_empty() && cues.is_empty() && !is_done;
        if let Some(before) = self.question.tokens.last_mut().filter(|before| is_noun && before.restricts == DOUBTFUL) {
            before.restricts = 1.0;
        }
        // "How many purple passengers" asks for those that are purple.
        let is_held = !is_noun && class == Class::Content && features.iter().any(|feature| index.postings.contains_key(feature));
        if let [.., asks, which] = &mut self.question.tokens[..]
            && is_held
            && which.restricts == DOUBTFUL
            && which.features.is_empty()
            && asks.cues.iter().any(|cue| matches!(cue, Cue::HowMany | Cue::Count))
        {
            which.restricts = 1.0;
        }
        let doubted = confidence < super::mending::DOUBTED;
        self.question.tokens.push(Token { class, restricts, text, features, cues, weight, confidence, doubted, clause: self.clause });
    }
}
