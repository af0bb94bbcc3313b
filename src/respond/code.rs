//! How is what was asked written in a few letters, so that a button can carry it?
//!
//! A letter for the operation, then what it applies to by fingerprint, then its numbers. What is written is read again at once, and
//! what does not come back the same is not written: a button is left out rather than lead to something else.

use super::figures;
use super::known::{self, Known};
use super::seal::{self, FINGERPRINT};
use crate::facts::base::{IndicatorId, TopicId};
use crate::plan::{Ask, Given, Operand, Provenance, operand, series};
use crate::quantity::{Bounded, Currency, Decimal, Per};

/// The longest code, in letters: what a button of 100 leaves beside who asked and the check.
pub const LONGEST: usize = 76;

/// What was asked, in letters; `None` where it is too long or cannot be written.
#[must_use]
pub fn written(ask: &Ask, known: &Known) -> Option<String> {
    let writer = Writer { known };
    let code = writer.series(ask).or_else(|| writer.ask(ask))?;
    (code.len() <= LONGEST && read(&code, known).as_ref() == Some(ask)).then_some(code)
}

/// What letters ask; `None` where they are none, or what they ask is not held any more.
#[must_use]
pub fn read(code: &str, known: &Known) -> Option<Ask> {
    let mut reader = Reader { rest: code, known };
    let ask = reader.ask()?;
    reader.rest.is_empty().then_some(ask)
}

/// A figure in letters.
#[must_use]
pub fn figure(operand: &Operand, known: &Known) -> String {
    seal::digits(known::figure(known.base(), operand.figure), FINGERPRINT)
}

/// The figure that letters are of.
#[must_use]
pub fn figure_of(code: &str, known: &Known) -> Option<Operand> {
    let mut reader = Reader { rest: code, known };
    reader.operand().filter(|_| reader.rest.is_empty())
}

struct Writer<'a> {
    known: &'a Known,
}

impl Writer<'_> {
    fn figures(&self, letter: &str, operands: &[&Operand]) -> String {
        operands.iter().fold(letter.to_owned(), |code, operand| code + &figure(operand, self.known))
    }

    fn list(&self, letter: &str, operands: &[Operand]) -> String {
        self.figures(letter, &operands.iter().collect::<Vec<_>>())
    }

    /// All figures of an indicator over its periods, by the last of them.
    fn series(&self, ask: &Ask) -> Option<String> {
        let Ask::Trend(operands) = ask else { return None };
        let last = operands.last()?;
        let base = self.known.base();
        (series(base, last.indicator, last.members(base)) == *operands).then(|| self.figures("T", &[last]))
    }

    fn ask(&self, ask: &Ask) -> Option<String> {
        let base = self.known.base();
        let indicator = |id: IndicatorId| seal::digits(known::key("indicator", &base.indicators[id.0 as usize].key), FINGERPRINT);
        let flag = |flag: bool| if flag { "1" } else { "0" };
        Some(match ask {
            Ask::Figure(operand) => self.figures("F", &[operand]),
            Ask::Figures(operands) => self.list("L", operands),
            Ask::Complement(operand) => self.figures("c", &[operand]),
            Ask::Remainder { part, whole } => self.figures("r", &[part, whole]),
            Ask::ShareOfRest { part, whole } => self.figures("q", &[part, whole]),
            Ask::Share { part, whole } => self.figures("s", &[part, whole]),
            Ask::CountOf { share, group, complement } => self.figures("n", &[share, group]) + flag(*complement),
            Ask::ImpliedWhole { part, share, whole } => self.figures("w", &[part, share]) + &indicator(*whole),
            Ask::ImpliedRest { part, share, whole } => self.figures("h", &[part, share]) + &indicator(*whole),
            Ask::Difference { left, right } => self.figures("d", &[left, right]),
            Ask::Ratio { left, right } => self.figures("x", &[left, right]),
            Ask::Compare { left, right } => self.figures("m", &[left, right]),
            Ask::Rank { operands, lowest_first, whole_list } => {
                self.list(&format!("R{}{}", flag(*lowest_first), flag(*whole_list)), operands)
            }
            Ask::MostMoved { moves, lowest_first, in_percent } => {
                let flat: Vec<Operand> = moves.iter().flat_map(|(from, to)| [from.clone(), to.clone()]).collect();
                self.list(&format!("M{}{}", flag(*lowest_first), flag(*in_percent)), &flat)
            }
            Ask::Total(operands) => self.list("Q", operands),
            Ask::Spread(operands) => self.list("p", operands),
            Ask::Gap { target, actual } => self.figures("g", &[target, actual]),
            Ask::Progress { target, actual } => self.figures("P", &[target, actual]),
            Ask::GrowthNeeded { target, actual } => self.figures("G", &[target, actual]),
            Ask::EarlierLevel { level, growth } => self.figures("e", &[level, growth]),
            Ask::EarlierDifference { level, growth } => self.figures("E", &[level, growth]),
            Ask::Growth { from, to } => self.figures("u", &[from, to]),
            Ask::AnnualGrowth { from, to } => self.figures("a", &[from, to]),
            Ask::Trend(operands) => self.list("t", operands),
            Ask::RateOver { rate, per } => self.figures("v", &[rate]) + stretch(per)?,
            Ask::Interval { rate, per } => self.figures("i", &[rate]) + stretch(per)?,
            Ask::Proportion { part, whole, of_many } => {
                self.figures("o", &[part, whole]) + &of_many.map(|many| many.to_string()).unwrap_or_default()
            }
            Ask::RelativeGrowth { over, under } => self.figures("k", &[over, under]),
            Ask::Pace { target, actual, count, per } => self.figures("y", &[target, actual]) + stretch(per)? + &count.to_string(),
            Ask::Given { operand, given } => self.figures("z", &[operand]) + &self.given(given)?,
            Ask::Topic { topic, operands } => {
                let key = &base.topics[topic.0 as usize].key;
                let whole = figures::of_topic(base, *topic, None, &[]) == *operands;
                let topic = seal::digits(known::key("topic", key), FINGERPRINT);
                if whole { format!("A{topic}") } else { self.list(&format!("B{topic}"), operands) }
            }
            Ask::Define(term) => {
                format!("D{}", seal::digits(known::key("term", &base.glossary[term.0 as usize].key), FINGERPRINT))
            }
            Ask::Source { operands, what } => {
                let what = match what {
                    Provenance::Source => "S1",
                    Provenance::Speaker => "S2",
                    Provenance::Date => "S3",
                };
                self.list(what, operands)
            }
        })
    }

    fn given(&self, given: &Given) -> Option<String> {
        let flag = |flag: bool| if flag { "1" } else { "0" };
        Some(match given {
            Given::Group { size, complement } => format!("G{}{}", flag(*complement), bounded(*size)),
            Given::OneIn => "O".to_owned(),
            Given::Part(part) => format!("P{}", bounded(*part)),
            Given::Exchange { rate, to, divides } => {
                format!("X{}{}{rate}", flag(*divides), std::str::from_utf8(&to.0).ok()?)
            }
            Given::Span { count, per } => format!("S{}{count}", stretch(per)?),
            Given::Goal { count, per } => format!("L{}{count}", stretch(per)?),
            Given::Level(level) => format!("V{level}"),
            Given::Factor(factor) => format!("F{factor}"),
        })
    }
}

/// A stretch of time in a letter; what is counted per thing has none.
fn stretch(per: &Per) -> Option<&'static str> {
    Some(match per {
        Per::Second => "s",
        Per::Minute => "m",
        Per::Hour => "h",
        Per::Day => "d",
        Per::Week => "w",
        Per::Month => "M",
        Per::Year => "y",
        Per::Each(..) => return None,
    })
}

fn bounded(value: Bounded) -> String {
    match value {
        Bounded::Exact(value) => format!("e{value}"),
        Bounded::About(value) => format!("a{value}"),
        Bounded::Above(value) => format!("g{value}"),
        Bounded::AtLeast(value) => format!("G{value}"),
        Bounded::Below(value) => format!("l{value}"),
        Bounded::AtMost(value) => format!("L{value}"),
        Bounded::Nearly(value) => format!("n{value}"),
        Bounded::Range(low, high) => format!("r{low}~{high}"),
    }
}

struct Reader<'a> {
    rest: &'a str,
    known: &'a Known,
}

impl Reader<'_> {
    fn ask(&mut self) -> Option<Ask> {
        Some(match self.letter()? {
            'F' => Ask::Figure(self.operand()?),
            'L' => Ask::Figures(self.list()?),
            'c' => Ask::Complement(self.operand()?),
            'r' => Ask::Remainder { part: self.operand()?, whole: self.operand()? },
            'q' => Ask::ShareOfRest { part: self.operand()?, whole: self.operand()? },
            's' => Ask::Share { part: self.operand()?, whole: self.operand()? },
            'n' => Ask::CountOf { share: self.operand()?, group: self.operand()?, complement: self.flag()? },
            'w' => Ask::ImpliedWhole { part: self.operand()?, share: self.operand()?, whole: self.indicator()? },
            'h' => Ask::ImpliedRest { part: self.operand()?, share: self.operand()?, whole: self.indicator()? },
            'd' => Ask::Difference { left: self.operand()?, right: self.operand()? },
            'x' => Ask::Ratio { left: self.operand()?, right: self.operand()? },
            'm' => Ask::Compare { left: self.operand()?, right: self.operand()? },
            'R' => Ask::Rank { lowest_first: self.flag()?, whole_list: self.flag()?, operands: self.list()? },
            'M' => {
                let (lowest_first, in_percent) = (self.flag()?, self.flag()?);
                let flat = self.list()?;
                let moves = flat.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
                Ask::MostMoved { moves, lowest_first, in_percent }
            }
            'Q' => Ask::Total(self.list()?),
            'p' => Ask::Spread(self.list()?),
            'g' => Ask::Gap { target: self.operand()?, actual: self.operand()? },
            'P' => Ask::Progress { target: self.operand()?, actual: self.operand()? },
            'G' => Ask::GrowthNeeded { target: self.operand()?, actual: self.operand()? },
            'e' => Ask::EarlierLevel { level: self.operand()?, growth: self.operand()? },
            'E' => Ask::EarlierDifference { level: self.operand()?, growth: self.operand()? },
            'u' => Ask::Growth { from: self.operand()?, to: self.operand()? },
            'a' => Ask::AnnualGrowth { from: self.operand()?, to: self.operand()? },
            't' => Ask::Trend(self.list()?),
            'T' => {
                let last = self.operand()?;
                let base = self.known.base();
                Ask::Trend(series(base, last.indicator, last.members(base)))
            }
            'v' => Ask::RateOver { rate: self.operand()?, per: self.stretch()? },
            'i' => Ask::Interval { rate: self.operand()?, per: self.stretch()? },
            'o' => {
                let (part, whole) = (self.operand()?, self.operand()?);
                let of_many = if self.rest.is_empty() { None } else { Some(self.decimal()?) };
                Ask::Proportion { part, whole, of_many }
            }
            'k' => Ask::RelativeGrowth { over: self.operand()?, under: self.operand()? },
            'y' => Ask::Pace { target: self.operand()?, actual: self.operand()?, per: self.stretch()?, count: self.decimal()? },
            'z' => Ask::Given { operand: self.operand()?, given: self.given()? },
            'A' => {
                let topic = self.topic()?;
                Ask::Topic { topic, operands: figures::of_topic(self.known.base(), topic, None, &[]) }
            }
            'B' => Ask::Topic { topic: self.topic()?, operands: self.list()? },
            'D' => Ask::Define(self.fingerprint().and_then(|fingerprint| self.known.term(fingerprint))?),
            'S' => {
                let what = match self.letter()? {
                    '1' => Provenance::Source,
                    '2' => Provenance::Speaker,
                    '3' => Provenance::Date,
                    _ => return None,
                };
                Ask::Source { what, operands: self.list()? }
            }
            _ => return None,
        })
    }

    fn given(&mut self) -> Option<Given> {
        Some(match self.letter()? {
            'G' => Given::Group { complement: self.flag()?, size: self.bounded()? },
            'O' => Given::OneIn,
            'P' => Given::Part(self.bounded()?),
            'X' => Given::Exchange { divides: self.flag()?, to: self.currency()?, rate: self.decimal()? },
            'S' => Given::Span { per: self.stretch()?, count: self.decimal()? },
            'L' => Given::Goal { per: self.stretch()?, count: self.decimal()? },
            'V' => Given::Level(self.decimal()?),
            'F' => Given::Factor(self.decimal()?),
            _ => return None,
        })
    }

    fn take(&mut self, count: usize) -> Option<&str> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn letter(&mut self) -> Option<char> {
        self.take(1)?.chars().next()
    }

    fn flag(&mut self) -> Option<bool> {
        match self.letter()? {
            '0' => Some(false),
            '1' => Some(true),
            _ => None,
        }
    }

    fn fingerprint(&mut self) -> Option<u64> {
        seal::number(self.take(FINGERPRINT)?)
    }

    fn operand(&mut self) -> Option<Operand> {
        let figure = self.fingerprint().and_then(|fingerprint| self.known.figure(fingerprint))?;
        operand(figure, self.known.base())
    }

    /// The figures to the end.
    fn list(&mut self) -> Option<Vec<Operand>> {
        let mut operands = Vec::new();
        while !self.rest.is_empty() {
            operands.push(self.operand()?);
        }
        (!operands.is_empty()).then_some(operands)
    }

    fn indicator(&mut self) -> Option<IndicatorId> {
        self.fingerprint().and_then(|fingerprint| self.known.indicator(fingerprint))
    }

    fn topic(&mut self) -> Option<TopicId> {
        self.fingerprint().and_then(|fingerprint| self.known.topic(fingerprint))
    }

    fn stretch(&mut self) -> Option<Per> {
        Some(match self.letter()? {
            's' => Per::Second,
            'm' => Per::Minute,
            'h' => Per::Hour,
            'd' => Per::Day,
            'w' => Per::Week,
            'M' => Per::Month,
            'y' => Per::Year,
            _ => return None,
        })
    }

    fn currency(&mut self) -> Option<Currency> {
        let code: [u8; 3] = self.take(3)?.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Currency(code))
    }

    /// The number to the end.
    fn decimal(&mut self) -> Option<Decimal> {
        std::mem::take(&mut self.rest).parse().ok()
    }

    fn bounded(&mut self) -> Option<Bounded> {
        let letter = self.letter()?;
        if letter == 'r' {
            let (low, high) = std::mem::take(&mut self.rest).split_once('~')?;
            return Some(Bounded::Range(low.parse().ok()?, high.parse().ok()?));
        }
        let value = self.decimal()?;
        Some(match letter {
            'e' => Bounded::Exact(value),
            'a' => Bounded::About(value),
            'g' => Bounded::Above(value),
            'G' => Bounded::AtLeast(value),
            'l' => Bounded::Below(value),
            'L' => Bounded::AtMost(value),
            'n' => Bounded::Nearly(value),
            _ => return None,
        })
    }
}
