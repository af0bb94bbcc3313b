//! What does a made-up fact base of any size hold, and what do people ask it?
//!
//! An indicator is a measure of a population in a sector ("operating revenue of large private firms in textile manufacturing").
//! Each has twins that differ in one of the three. The figures stand in one statement for each sector and year, as a statistical
//! office would publish them. Everything follows from the [`Shape`]: the same shape gives the same bytes.

use crate::words::{MEASURES, POPULATIONS, SECTORS, Words, Worth};
use smebot::facts::load::Texts;
use std::fmt::Write as _;
use std::path::PathBuf;

/// How large a made-up base is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub sectors: usize,
    pub measures: usize,
    pub populations: usize,
    /// The regions that each figure is given for, beside the total.
    pub places: usize,
    pub years: usize,
}

/// The sizes that are measured, by their number of figures.
pub const SHAPES: [(&str, Shape); 4] = [
    ("20", shape(2, 5, 2, 0, 1)),
    ("1,000", shape(5, 5, 2, 4, 4)),
    ("100,000", shape(25, 20, 10, 4, 4)),
    ("1,000,000", shape(50, 40, 25, 4, 4)),
];

const fn shape(sectors: usize, measures: usize, populations: usize, places: usize, years: usize) -> Shape {
    Shape { sectors, measures, populations, places, years }
}

const PLACES: [(&str, &str, &str); 4] = [
    ("coastal", "coastal region", "沿海地区"),
    ("inland", "inland region", "内陆地区"),
    ("highland", "highland region", "高原地区"),
    ("island", "island region", "海岛地区"),
];
const LAST_YEAR: usize = 2024;

/// One indicator of a made-up base.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    pub sector: &'static Words,
    pub measure: &'static Words,
    pub worth: Worth,
    pub population: &'static Words,
}

impl Shape {
    pub fn indicator_count(self) -> usize {
        self.sectors * self.measures * self.populations
    }

    pub fn figure_count(self) -> usize {
        self.indicator_count() * (self.places + 1) * self.years
    }

    /// The indicator at a place of the list.
    pub fn made(self, index: usize) -> Made {
        let (measure, worth) = &MEASURES[index / self.populations % self.measures];
        Made {
            sector: &SECTORS[index / self.populations / self.measures],
            measure,
            worth: *worth,
            population: &POPULATIONS[index % self.populations],
        }
    }

    /// The files of the base.
    pub fn texts(self) -> Texts {
        let mut texts = Texts::default();
        texts.0.insert("topics.toml".into(), self.topics());
        texts.0.insert("dimensions.toml".into(), self.dimensions());
        for (sector, words) in SECTORS[..self.sectors].iter().enumerate() {
            texts.0.insert(PathBuf::from(format!("indicators/{}.toml", words.key())), self.indicators(sector));
            for year in 0..self.years {
                let year = LAST_YEAR - year;
                let path = format!("statements/{}-03-01-office-{}.toml", year + 1, words.key());
                texts.0.insert(PathBuf::from(path), self.statement(sector, year));
            }
        }
        texts
    }

    fn topics(self) -> String {
        let mut text = String::new();
        for sector in &SECTORS[..self.sectors] {
            let _ = writeln!(text, "[{}]\nname = {{ en = \"{}\", zh = \"{}\" }}\n", sector.key(), sector.en, sector.zh);
        }
        text
    }

    fn dimensions(self) -> String {
        let mut text = String::from("[place]\nname = { en = \"region\", zh = \"地区\" }\n");
        for (key, en, zh) in &PLACES[..self.places] {
            let _ = writeln!(text, "\n[place.members.{key}]\nname = {{ en = \"{en}\", zh = \"{zh}\" }}");
        }
        text
    }

    fn of_sector(self, sector: usize) -> impl Iterator<Item = (usize, Made)> {
        let each = self.measures * self.populations;
        (sector * each..(sector + 1) * each).map(move |index| (index, self.made(index)))
    }

    fn indicators(self, sector: usize) -> String {
        let mut text = String::new();
        for (_, made) in self.of_sector(sector) {
            let _ = writeln!(
                text,
                "[{}]\nname = {{ en = \"{}\", zh = \"{}\" }}\nasked = {{ en = [\"{}\"], zh = [\"{}\"] }}\nunit = {}\nkind = \"{}\"\ntopic = \"{}\"",
                made.key(),
                made.en(),
                made.zh(),
                made.asked_en(),
                made.asked_zh(),
                made.worth.unit(),
                made.worth.kind(),
                made.sector.key()
            );
            if let Some(of) = made.worth.growth_of().filter(|of| *of < self.measures) {
                let level = Made { measure: &MEASURES[of].0, worth: MEASURES[of].1, ..made };
                let _ = writeln!(text, "growth_of = \"{}\"", level.key());
            }
            text.push('\n');
        }
        text
    }

    fn statement(self, sector: usize, year: usize) -> String {
        let words = &SECTORS[sector];
        let published = year + 1;
        let mut text = format!(
            "title = {{ en = \"Annual figures on {}, {year}\", zh = \"{year}年{}年度统计\" }}\npublisher = {{ en = \"Office of Figures\", zh = \"数字局\" }}\npublished = {published}-03-01\nurl = \"https://office.example/{published}/{}\"\n",
            words.en,
            words.zh,
            words.key()
        );
        for (index, made) in self.of_sector(sector) {
            for place in 0..=self.places {
                let _ = write!(
                    text,
                    "\n[[figure]]\nkey = \"{}\"\nperiod = \"{year}\"\nstated = \"{}\"\n",
                    made.key(),
                    made.worth.stated(index, year, place)
                );
                if place > 0 {
                    let _ = writeln!(text, "place = \"{}\"", PLACES[place - 1].0);
                }
            }
        }
        text
    }
}

impl Made {
    pub fn key(&self) -> String {
        format!("{}-{}-{}", self.sector.key(), self.population.key(), self.measure.key())
    }

    pub fn en(&self) -> String {
        format!("{} of {} in {}", self.measure.en, self.population.en, self.sector.en)
    }

    pub fn zh(&self) -> String {
        format!("{}{}{}", self.sector.zh, self.population.zh, self.measure.zh)
    }

    pub fn asked_en(&self) -> String {
        format!("{} {} {}", self.sector.en, self.population.en, self.measure.en)
    }

    pub fn asked_zh(&self) -> String {
        format!("{}的{}的{}", self.population.zh, self.sector.zh, self.measure.zh)
    }
}

impl Worth {
    /// The words of a source for a figure.
    fn stated(self, index: usize, year: usize, place: usize) -> String {
        // Any spread of values does; this one repeats only after thousands.
        let seed = (index * 7_919 + year * 104_729 + place * 1_299_709) % 90_001;
        match self {
            Self::Count => format!("{}", 1_000 + seed * 13),
            Self::People => format!("more than {} people", 2_000 + seed * 11),
            Self::Money => format!("{}.{} billion yuan", 1 + seed / 97, seed % 10),
            Self::Share => format!("{}.{}%", seed % 97, seed % 9 + 1),
            Self::Growth(_) => format!("{}.{}%", seed % 23, seed % 9 + 1),
        }
    }
}
