//! How are figures, names, periods and sources said in the language of a reply?

use super::number;
use super::piece::{Line, Meaning, Piece, Role, fill, piece, text};
use super::words::{Form, Mention, Naming, Words, words};
use crate::compute::Computed;
use crate::facts::base::{FactBase, Figure, FigureId, Indicator, IndicatorId, MemberId, Statement, StatementId, Text};
use crate::facts::period::{Period, Shape};
use crate::language::Language;
use crate::plan::Operand;
use crate::quantity::{Bounded, Rounding, Unit};
use jiff::civil::Date;

/// What fills a slot of a template.
pub type Slot<'a> = (&'a str, Vec<Piece>);

/// A language, with what is to be said in it.
pub struct Voice<'a> {
    /// The base.
    pub base: &'a FactBase,
    /// The language.
    pub language: Language,
    /// Its words.
    pub words: &'static Words,
    /// The day on which it is said.
    pub as_of: Date,
    /// The statements that the reply cites; with several, each figure carries the number of its own.
    pub sources: Vec<StatementId>,
}

impl<'a> Voice<'a> {
    /// A voice that cites the statements of these figures.
    pub fn new(base: &'a FactBase, language: Language, as_of: Date, cited: &[FigureId]) -> Self {
        let mut sources = Vec::new();
        for figure in cited {
            let statement = base.figures[figure.0 as usize].statement;
            if !sources.contains(&statement) {
                sources.push(statement);
            }
        }
        Self { base, language, words: words(language), as_of, sources }
    }

    /// A text in the language of the reply, else in the other.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        let (first, second) = match self.language {
            Language::English => (&text.en, &text.zh),
            Language::Chinese => (&text.zh, &text.en),
        };
        first.as_deref().or(second.as_deref()).unwrap_or_default()
    }

    pub fn indicator(&self, id: IndicatorId) -> &'a Indicator {
        &self.base.indicators[id.0 as usize]
    }

    pub fn figure(&self, operand: &Operand) -> &'a Figure {
        &self.base.figures[operand.figure.0 as usize]
    }

    pub fn statement(&self, id: StatementId) -> &'a Statement {
        &self.base.statements[id.0 as usize]
    }

    /// What an indicator is called.
    pub fn called(&self, id: IndicatorId) -> &'a str {
        self.text(&self.indicator(id).name)
    }

    /// What an indicator is called, for members.
    pub fn name_of(&self, operand: &Operand) -> String {
        self.with_members(self.called(operand.indicator), operand.members(self.base))
    }

    fn with_members(&self, name: &str, members: &[MemberId]) -> String {
        if members.is_empty() {
            return name.to_owned();
        }
        let slots = [("name", text(name)), ("members", text(self.members(members)))];
        joined(&fill(if name.contains(',') { self.words.of_members_apart } else { self.words.of_members }, &slots))
    }

    /// The names of members.
    pub fn members(&self, members: &[MemberId]) -> String {
        let names: Vec<&str> = members
            .iter()
            .map(|member| {
                let dimension = &self.base.dimensions[member.dimension.0 as usize];
                self.text(&dimension.members[member.index as usize].name)
            })
            .collect();
        names.join(match self.language {
            Language::English => ", ",
            Language::Chinese => "",
        })
    }

    /// How an operand's figure and its name go together.
    pub fn naming(&self, operand: &Operand) -> Naming {
        let naming = self.naming_as(operand.indicator);
        Naming { name: self.with_members(&naming.name, operand.members(self.base)), ..naming }
    }

    /// How a value of an indicator would go together with its name.
    pub fn naming_as(&self, id: IndicatorId) -> Naming {
        (self.words.naming)(self.called(id), &self.indicator(id).unit)
    }

    /// What stands between a name and a value.
    pub fn copula(&self, value: &Bounded) -> Vec<Piece> {
        text((self.words.copula)(value))
    }

    /// The name as it stands in a sentence: "the share of ...", "ferries".
    pub fn in_sentence(&self, operand: &Operand) -> Vec<Piece> {
        piece(Meaning::Name, self.naming(operand).name)
    }

    /// The name as it heads a line.
    pub fn name(&self, operand: &Operand) -> Vec<Piece> {
        piece(Meaning::Name, self.name_of(operand))
    }

    /// A stated value with its unit.
    pub fn value(&self, operand: &Operand) -> String {
        self.value_as(operand.indicator, &operand.value(self.base))
    }

    pub fn value_as(&self, id: IndicatorId, value: &Bounded) -> String {
        let indicator = self.indicator(id);
        let noun = self.text(&indicator.unit_name);
        let is_said = indicator.unit.is_rate() && !noun.is_empty() && self.called(id).contains(noun);
        if is_said {
            return number::bare(value, self.language);
        }
        number::value(value, &indicator.unit, &indicator.unit_name, self.language)
    }

    /// A stated value as it goes with the name: without the unit where the name says what is counted.
    pub fn value_named(&self, operand: &Operand, naming: &Naming) -> String {
        if naming.with_unit { self.value(operand) } else { number::count(&operand.value(self.base), self.language) }
    }

    /// A computed value with its unit, rounded for a reader; of things counted by the noun of an operand.
    pub fn computed(&self, value: Bounded, unit: &Unit, like: Option<&Operand>) -> String {
        let noun = like.map(|operand| self.noun(operand, unit)).unwrap_or_default();
        number::value(&value.outward(Rounding::ForReader), unit, &noun, self.language)
    }

    /// The noun of what was computed of an operand, in the words of its own unit.
    pub fn noun(&self, operand: &Operand, computed: &Unit) -> Text {
        noun_of(self.indicator(operand.indicator), computed).unwrap_or_default()
    }

    /// How a computed value was computed.
    pub fn working(&self, computed: &Computed) -> Vec<Piece> {
        piece(Meaning::Working, super::working::text(&computed.working, self.language))
    }

    pub fn period(&self, period: &Period, mention: Mention) -> Vec<Piece> {
        piece(Meaning::Period, (self.words.period)(period, mention))
    }

    pub fn period_of(&self, operand: &Operand, mention: Mention) -> Vec<Piece> {
        self.period(&operand.period(self.base), mention)
    }

    /// A figure as a sentence without its stop; `meaning` is that of the value.
    pub fn sentence(&self, operand: &Operand, meaning: Meaning) -> Vec<Piece> {
        let naming = self.naming(operand);
        let is_target = crate::answer::is_target(self.indicator(operand.indicator));
        let lasts = is_target || operand.period(self.base).shape == Shape::Since;
        let past = !lasts || operand.period(self.base).end < self.as_of;
        let template = match naming.form {
            Form::Counted => self.words.counted,
            Form::Named if past => self.words.named,
            Form::Named => self.words.named_now,
            Form::Labelled => self.words.labelled,
        };
        let mention = if is_target { Mention::For } else { Mention::Within };
        let mut pieces = fill(
            template,
            &[
                ("figure", piece(meaning, self.value_named(operand, &naming))),
                ("is", self.copula(&operand.value(self.base))),
                ("name", piece(Meaning::Name, naming.name)),
                ("period", self.period_of(operand, Mention::Alone)),
                ("within", self.period_of(operand, mention)),
            ],
        );
        pieces.extend(self.marks(&[operand]));
        pieces
    }

    /// A computed value as a figure of an indicator, without its stop.
    pub fn computed_sentence(
        &self,
        id: IndicatorId,
        members: &[MemberId],
        computed: &Computed,
        period: [Vec<Piece>; 2],
        like: &Operand,
    ) -> Vec<Piece> {
        let shown = computed.value.outward(Rounding::ForReader);
        let naming = self.naming_as(id);
        let template = match naming.form {
            Form::Counted => self.words.computed_counted,
            Form::Named => self.words.computed_named,
            Form::Labelled => self.words.computed_labelled,
        };
        let value =
            if naming.with_unit { self.computed(computed.value, &computed.unit, Some(like)) } else { number::count(&shown, self.language) };
        let [alone, within] = period;
        fill(
            template,
            &[
                ("figure", piece(Meaning::Headline, value)),
                ("is", self.copula(&shown)),
                ("name", piece(Meaning::Name, self.with_members(&naming.name, members))),
                ("period", alone),
                ("within", within),
                ("working", self.working(computed)),
            ],
        )
    }

    /// A figure as an item of a list.
    pub fn item(&self, operand: &Operand) -> Line {
        let mut pieces = fill(
            self.words.listed,
            &[
                ("name", self.name(operand)),
                ("figure", piece(Meaning::Figure, self.value(operand))),
                ("period", self.period_of(operand, Mention::Alone)),
            ],
        );
        pieces.extend(self.marks(&[operand]));
        self.line(Role::Item, pieces)
    }

    /// A sentence with its stop.
    pub fn stop(&self, mut pieces: Vec<Piece>) -> Vec<Piece> {
        pieces.extend(text(self.words.stop));
        pieces
    }

    /// A line filled from a template.
    pub fn say(&self, role: Role, template: &str, slots: &[Slot<'_>]) -> Line {
        self.line(role, fill(template, slots))
    }

    /// A line, begun with a capital letter where the language has them.
    pub fn line(&self, role: Role, mut pieces: Vec<Piece>) -> Line {
        if let Some(first) = pieces.first_mut()
            && self.language == Language::English
            && begins_with_plain_word(&first.text)
        {
            let upper = first.text[..1].to_ascii_uppercase();
            first.text.replace_range(..1, &upper);
        }
        Line { role, pieces }
    }

    /// The numbers of the statements that figures are from, where there are several to tell apart.
    pub fn marks(&self, operands: &[&Operand]) -> Vec<Piece> {
        let mut numbers: Vec<usize> = operands.iter().filter_map(|operand| self.number(self.figure(operand).statement)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        self.numbered(&numbers)
    }

    /// The number of a statement, where there are several to tell apart.
    pub fn mark(&self, statement: StatementId) -> Vec<Piece> {
        let number: Vec<usize> = self.number(statement).into_iter().collect();
        self.numbered(&number)
    }

    fn numbered(&self, numbers: &[usize]) -> Vec<Piece> {
        if self.sources.len() < 2 {
            return Vec::new();
        }
        let marks: String = numbers.iter().map(|number| format!("[{number}]")).collect();
        let mut pieces = match self.language {
            Language::English => text(" "),
            Language::Chinese => Vec::new(),
        };
        pieces.extend(piece(Meaning::Mark, marks));
        pieces
    }

    /// The number of a statement among those that are cited, from 1.
    pub fn number(&self, statement: StatementId) -> Option<usize> {
        self.sources.iter().position(|cited| *cited == statement).map(|place| place + 1)
    }
}

/// The figure of an operand, and those of other statements that disagree with it.
pub fn with_disagreeing(operand: &Operand) -> impl Iterator<Item = FigureId> {
    std::iter::once(operand.figure).chain(operand.disagreeing.iter().copied())
}

/// The noun of an indicator's unit, where a computed unit counts the same; of a rate only what is counted, for the
/// computed one may be over another stretch of time.
fn noun_of(indicator: &Indicator, computed: &Unit) -> Option<Text> {
    let noun = &indicator.unit_name;
    if indicator.unit == *computed {
        return Some(noun.clone());
    }
    let counted = |unit: &Unit| match unit {
        Unit::Rate(inner, _) => inner.as_ref().clone(),
        other => other.clone(),
    };
    let before = |noun: &Option<Box<str>>, separators: [&str; 2]| {
        let noun = noun.as_deref()?;
        let end = separators.iter().filter_map(|separator| noun.find(separator)).min();
        let counted = noun[..end.unwrap_or(noun.len())].trim();
        (!counted.is_empty()).then(|| Box::from(counted))
    };
    (counted(&indicator.unit) == counted(computed))
        .then(|| Text { en: before(&noun.en, [" per ", "/"]), zh: before(&noun.zh, ["/", "每"]) })
}

/// Whether a text begins with a word in small letters, which a capital does not spoil.
fn begins_with_plain_word(text: &str) -> bool {
    let word = text.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    word.starts_with(|letter: char| letter.is_ascii_lowercase()) && word.chars().skip(1).all(|letter| !letter.is_ascii_uppercase())
}

/// The text of pieces.
pub fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}
