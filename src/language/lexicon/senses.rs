//! What may a word or phrase mean?

/// A notion that the lexicon has words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(pub u16);

/// A country or a group of countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryId(pub u16);

/// What a word or phrase may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Senses {
    /// It restricts nothing.
    pub neutral: bool,
    /// It always restricts.
    pub restricting: bool,
    /// It opens a clause about the speaker.
    pub opener: bool,
    /// It names a country by the city that its government sits in.
    pub seat: bool,
    /// As a whole message it wants no answer.
    pub chatter: bool,
    /// Only the thesaurus has it: it tells nothing where a base does not speak of what it means.
    pub loose: bool,
    /// It names a country.
    pub country: Option<CountryId>,
    /// The notions it means, one list for each meaning; a list of several means all of them at once.
    pub concepts: Vec<Box<[ConceptId]>>,
}

/// Marks a concept that hardly ever narrows what is asked.
pub const SOFT: u8 = 1;
/// Marks a concept of how a whole is divided: region, sector, sex.
pub const PARTITION: u8 = 2;

/// Marks a concept that seldom narrows what is asked.
pub const WEAK: u8 = 4;

/// Marks a concept that may narrow what is asked or not.
pub const DOUBTFUL: u8 = 8;

/// Marks a concept of the whole of which everything is told: firms, people, the country.
pub const WHOLE: u8 = 16;

/// Marks a concept of what is the better the less there is of it: accidents, debt.
pub const UNWELCOME: u8 = 32;

/// Marks a concept that is one place: a province, a city.
pub const PLACE: u8 = 64;

/// What stands for no country.
const NOWHERE: u16 = u16::MAX;

/// The mark before a form in the tree of phrases.
pub const EXACTLY: char = '=';

/// What a form stands under in the tree of phrases where it means something else than its stem.
#[must_use]
pub fn exactly(form: &str) -> String {
    format!("{EXACTLY}{form}")
}

/// The mark before a word in the tree of phrases for what it means beside what is said of it elsewhere.
pub const BESIDE: char = '+';

/// What a word stands under in the tree of phrases for what it means beside what is said of it elsewhere.
#[must_use]
pub fn further(word: &str) -> String {
    format!("{BESIDE}{word}")
}

impl Senses {
    /// Whether a word with these senses may pass without being explained.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.neutral || self.opener || self.chatter
    }

    /// Whether a word with these senses may narrow what is asked.
    #[must_use]
    pub fn restricts(&self) -> bool {
        self.restricting || !self.concepts.is_empty() || self.country.is_some()
    }

    /// Adds a meaning of the thesaurus to a phrase of which no other file says anything.
    pub fn mean_loosely(&mut self, concept: ConceptId) {
        if self.loose || *self == Self::default() {
            self.add(&Self { loose: true, concepts: vec![[concept].into()], ..Self::default() });
        }
    }

    /// Adds what another form of the same word means.
    pub fn add(&mut self, other: &Self) {
        let Self { neutral, restricting, opener, seat, chatter, loose, country, concepts } = other;
        self.neutral |= neutral;
        self.restricting |= restricting;
        self.opener |= opener;
        self.seat |= seat;
        self.chatter |= chatter;
        self.loose |= loose;
        self.country = self.country.or(*country);
        for meaning in concepts {
            if !self.concepts.contains(meaning) {
                self.concepts.push(meaning.clone());
            }
        }
    }

    /// Writes the senses for [`Senses::thaw`].
    pub fn freeze(&self, bytes: &mut Vec<u8>) {
        let Self { neutral, restricting, opener, seat, chatter, loose, country, concepts } = self;
        let marks = [neutral, restricting, opener, seat, chatter, loose];
        bytes.extend(marks.map(|mark| u8::from(*mark)));
        bytes.extend(country.map_or(NOWHERE, |country| country.0).to_le_bytes());
        // OK because no word has 256 meanings, nor a meaning 256 notions.
        bytes.push(u8::try_from(concepts.len()).unwrap_or(u8::MAX));
        for meaning in concepts {
            bytes.push(u8::try_from(meaning.len()).unwrap_or(u8::MAX));
            bytes.extend(meaning.iter().flat_map(|concept| concept.0.to_le_bytes()));
        }
    }

    /// Reads the senses that begin with the first of `bytes`, and moves past them.
    pub fn thaw(bytes: &mut impl Iterator<Item = u8>) -> Option<Self> {
        let mut mark = || Some(bytes.next()? != 0);
        let (neutral, restricting, opener) = (mark()?, mark()?, mark()?);
        let (seat, chatter, loose) = (mark()?, mark()?, mark()?);
        let number = |bytes: &mut dyn Iterator<Item = u8>| Some(u16::from_le_bytes([bytes.next()?, bytes.next()?]));
        let country = Some(number(bytes)?).filter(|country| *country != NOWHERE).map(CountryId);
        let concepts =
            (0..bytes.next()?).map(|_| (0..bytes.next()?).map(|_| number(bytes).map(ConceptId)).collect()).collect::<Option<_>>()?;
        Some(Self { neutral, restricting, opener, seat, chatter, loose, country, concepts })
    }
}
