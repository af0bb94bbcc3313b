//! What is every indicator of a base asked for by its names, and what is a right answer?

use smebot::facts::base::{DimensionId, FactBase, IndicatorId, Kind, MemberId};
use smebot::facts::period::Period;
use smebot::language::Language;
use smebot::plan::{Ask, Operand, figures_for, pick, series};
use smebot::render::label::Labels;
use std::collections::BTreeMap;

/// The day on which everything is asked.
pub const TODAY: jiff::civil::Date = jiff::civil::date(2026, 1, 1);

/// Tells whether what was asked is right.
type IsRight = Box<dyn Fn(&Ask, &FactBase) -> bool>;

/// What is a right answer.
pub enum Want {
    /// A figure for exactly these members, where they are given, and for the period, where it is.
    Figure {
        /// The members.
        members: Option<Vec<MemberId>>,
        /// The period.
        period: Option<Period>,
    },
    /// No figure: a refusal, or a question back.
    Nothing,
    /// What this says is right.
    Some(IsRight),
}

/// A question for one indicator.
pub struct Asked {
    /// How it is made.
    pub form: &'static str,
    /// The question.
    pub text: String,
    /// The indicators that have the phrase it is asked by.
    pub of: Vec<IndicatorId>,
    /// Whether nothing is said but the phrase.
    pub is_bare: bool,
    /// What is right.
    pub want: Want,
}

/// Everything that a base is asked.
pub fn asked(base: &FactBase) -> Vec<Asked> {
    let mut all = Vec::new();
    for language in [Language::English, Language::Chinese] {
        let owners = owners(base, language);
        for (phrase, of) in &owners {
            for id in of {
                Asking { base, language, phrase, of, id: *id, labels: Labels::new(base, language), all: &mut all }.ask();
            }
        }
    }
    all
}

fn id_of(place: usize) -> IndicatorId {
    IndicatorId(u32::try_from(place).unwrap())
}

/// Each phrase of a language with the indicators that have it.
fn owners(base: &FactBase, language: Language) -> BTreeMap<String, Vec<IndicatorId>> {
    let mut owners: BTreeMap<String, Vec<IndicatorId>> = BTreeMap::new();
    for (place, indicator) in base.indicators.iter().enumerate() {
        let (name, asked) = match language {
            Language::English => (&indicator.name.en, &indicator.asked.en),
            Language::Chinese => (&indicator.name.zh, &indicator.asked.zh),
        };
        for phrase in name.iter().chain(asked).filter(|_| !indicator.figures.is_empty()) {
            let list = owners.entry(phrase.to_lowercase()).or_default();
            if !list.contains(&id_of(place)) {
                list.push(id_of(place));
            }
        }
    }
    owners
}

struct Asking<'a> {
    base: &'a FactBase,
    language: Language,
    phrase: &'a str,
    of: &'a [IndicatorId],
    id: IndicatorId,
    labels: Labels<'a>,
    all: &'a mut Vec<Asked>,
}

impl Asking<'_> {
    fn ask(&mut self) {
        self.bare();
        self.periods();
        self.members();
        self.operations();
        self.relations();
    }

    /// Adds a question: with the phrase for `{}`, and the other words for `{1}` and `{2}`.
    fn add(&mut self, form: &'static str, patterns: (&str, &str), words: &[&str], want: Want) {
        let pattern = if self.language == Language::English { patterns.0 } else { patterns.1 };
        if pattern.is_empty() {
            return;
        }
        let mut text = pattern.replace("{}", self.phrase);
        for (place, word) in words.iter().enumerate() {
            text = text.replace(&format!("{{{}}}", place + 1), word);
        }
        self.all.push(Asked { form, text, of: self.of.to_vec(), is_bare: form.starts_with("bare"), want });
    }

    fn whole(&self) -> Option<Operand> {
        pick(self.base, self.id, None, &[]).ok()
    }

    fn bare(&mut self) {
        let whole = self.whole();
        let want = || Want::Figure {
            members: whole.as_ref().map(|_| Vec::new()),
            period: whole.as_ref().filter(|_| self.of.len() == 1).map(|operand| operand.period(self.base)),
        };
        let wants = [want(), want(), want()];
        for ((form, patterns), want) in
            [("bare", ("{}", "{}")), ("bare ?", ("{}?", "{}？")), ("bare what is", ("what is the {}?", "{}是多少？"))]
                .into_iter()
                .zip(wants)
        {
            self.add(form, patterns, &[], want);
        }
    }

    /// For the latest and the earliest period of which a figure of the whole is held.
    fn periods(&mut self) {
        let mut periods: Vec<Period> = figures_for(self.base, self.id, &[]).map(|(_, figure)| figure.period).collect();
        periods.sort_by_key(|period| (period.end, period.start));
        periods.dedup();
        let is_rule = self.base.indicators[self.id.0 as usize].kind == Some(Kind::Rule);
        let ends = [periods.first().copied(), periods.last().copied().filter(|_| periods.len() > 1)];
        // 2025年6月5G基站 is no name of anything.
        let is_numbered = self.phrase.starts_with(|first: char| first.is_ascii_digit());
        for period in ends.into_iter().flatten().filter(|_| !is_rule && !is_numbered) {
            let label = self.labels.period(&period);
            let period = Some(period).filter(|_| self.of.len() == 1);
            self.add("period", ("{} in {1}", "{1}{}"), &[&label], Want::Figure { members: Some(Vec::new()), period });
        }
    }

    /// The members of which a figure is held alone, by dimension.
    fn held(&self) -> BTreeMap<DimensionId, Vec<MemberId>> {
        let mut held: BTreeMap<DimensionId, Vec<MemberId>> = BTreeMap::new();
        for figure in &self.base.figures[range(self.base, self.id)] {
            if let [only] = *figure.members {
                let list = held.entry(only.dimension).or_default();
                if !list.contains(&only) {
                    list.push(only);
                }
            }
        }
        held
    }

    fn member(&self, member: MemberId) -> String {
        self.labels.members(&[member])
    }

    fn members(&mut self) {
        let held = self.held();
        for (dimension, members) in &held {
            for member in members.iter().take(3) {
                let name = self.member(*member);
                let latest = pick(self.base, self.id, None, &[*member]).ok().map(|operand| operand.period(self.base));
                let period = latest.filter(|_| self.of.len() == 1);
                let want = |period| Want::Figure { members: Some(vec![*member]), period };
                self.add("member", ("{} for {1}", "{1}的{}"), &[&name], want(period));
                self.add("member first", ("{1}: {}", "{1}{}"), &[&name], want(period));
                if let Some(label) = latest.map(|latest| self.labels.period(&latest)) {
                    self.add("member, period", ("{} for {1} in {2}", "{2}{1}{}"), &[&name, &label], want(period));
                }
            }
            let all = self.base.dimensions[dimension.0 as usize].members.len();
            let places = (0..all).map(|index| MemberId { dimension: *dimension, index: u32::try_from(index).unwrap() });
            let others = self.of.iter().flat_map(|id| self.base.figures[range(self.base, *id)].iter()).collect::<Vec<_>>();
            let mut missing = places.filter(|member| !others.iter().any(|figure| figure.members.contains(member)));
            if let Some(missing) = missing.next() {
                let name = self.member(missing);
                self.add("member not held", ("{} for {1}", "{1}的{}"), &[&name], Want::Nothing);
            }
        }
    }

    fn operations(&mut self) {
        for (dimension, members) in self.held().into_iter().filter(|(_, members)| members.len() > 1) {
            let of = self.of.to_vec();
            let several = move |ask: &Ask, base: &FactBase| {
                let operands = match ask {
                    Ask::Figures(operands) | Ask::Rank { operands, .. } => operands.clone(),
                    Ask::Compare { left, right } => vec![left.clone(), right.clone()],
                    _ => Vec::new(),
                };
                let is_of = |operand: &Operand| operand.members(base).iter().any(|member| member.dimension == dimension);
                operands.len() > 1 && operands.iter().all(|operand| of.contains(&operand.indicator)) && operands.iter().any(is_of)
            };
            let name = self.labels.text(&self.base.dimensions[dimension.0 as usize].name).to_owned();
            if !name.is_empty() && name != self.base.dimensions[dimension.0 as usize].key.as_ref() || self.language == Language::English {
                self.add("by dimension", ("{} by {1}", "各{1}的{}"), &[&name], Want::Some(Box::new(several.clone())));
                let highest = move |ask: &Ask, base: &FactBase| {
                    several(ask, base) && !matches!(ask, Ask::Figures(_) | Ask::Rank { lowest_first: true, .. })
                };
                self.add("highest", ("which {1} has the highest {}?", "哪个{1}的{}最高？"), &[&name], Want::Some(Box::new(highest)));
            }
            let (one, other) = (members[0], members[1]);
            let of = self.of.to_vec();
            let both = move |ask: &Ask, base: &FactBase| match ask {
                Ask::Compare { left, right } | Ask::Difference { left, right } | Ask::Ratio { left, right } => {
                    of.contains(&left.indicator) && left.members(base) == [one] && right.members(base) == [other]
                }
                Ask::Figures(operands) | Ask::Rank { operands, .. } => {
                    operands.len() == 2 && operands.iter().all(|operand| of.contains(&operand.indicator))
                }
                _ => false,
            };
            let names = [self.member(one), self.member(other)];
            self.add("one vs other", ("{}: {1} vs {2}", "{1}和{2}的{}"), &[&names[0], &names[1]], Want::Some(Box::new(both)));
        }
        let series = series(self.base, self.id, &[]);
        if let [first, .., last] = series.as_slice()
            && let Some(year) = first.period(self.base).year()
            && last.period(self.base).year() != Some(year)
        {
            let of = self.of.to_vec();
            // "Growth of exports since 2022" is that of all these years, which no year's rate tells.
            let grows = |id: IndicatorId, base: &FactBase, of: &[IndicatorId]| {
                of.iter().any(|own| base.indicators[own.0 as usize].growth_of == Some(id))
            };
            let over = move |ask: &Ask, base: &FactBase| {
                let is_own = |id: &IndicatorId| of.contains(id) || matches!(ask, Ask::Growth { .. }) && grows(*id, base, &of);
                matches!(ask, Ask::Trend(_) | Ask::Growth { .. } | Ask::Difference { .. } | Ask::Figures(_))
                    && ask.indicators().iter().all(is_own)
            };
            self.add("since", ("{} since {1}", "{1}年以来的{}"), &[&year.to_string()], Want::Some(Box::new(over)));
        }
    }

    fn relations(&mut self) {
        let base = self.base;
        let ids = || (0..base.indicators.len()).map(id_of);
        let of = self.of.to_vec();
        let indicator = &base.indicators[self.id.0 as usize];
        let rates: Vec<IndicatorId> =
            ids().filter(|id| base.indicators[id.0 as usize].growth_of.is_some_and(|level| of.contains(&level))).collect();
        if rates.iter().any(|rate| !base.indicators[rate.0 as usize].figures.is_empty()) || series(base, self.id, &[]).len() > 1 {
            let of = of.clone();
            let grew = move |ask: &Ask, _: &FactBase| match ask {
                Ask::Figure(operand) => rates.contains(&operand.indicator),
                Ask::Growth { to, .. } | Ask::Difference { left: to, .. } => of.contains(&to.indicator),
                Ask::Trend(operands) => {
                    operands.iter().all(|operand| of.contains(&operand.indicator) || rates.contains(&operand.indicator))
                }
                _ => false,
            };
            if indicator.growth_of.is_none() && !matches!(indicator.kind, Some(Kind::Target | Kind::Rule)) {
                self.add("growth", ("growth of {}", "{}的增长"), &[], Want::Some(Box::new(grew)));
            }
        }
        // A target for the share of a part is one for the part as well.
        let is_share = |id: IndicatorId| base.indicators[id.0 as usize].share.is_some_and(|share| of.contains(&share.part));
        let is_for = |actual: IndicatorId| of.contains(&actual) || is_share(actual);
        let aims: Vec<IndicatorId> = ids().filter(|id| base.indicators[id.0 as usize].target_for.is_some_and(is_for)).collect();
        let is_target = matches!(indicator.kind, Some(Kind::Target)) || indicator.target_for.is_some();
        if !is_target && indicator.kind != Some(Kind::Rule) {
            let want = if aims.is_empty() {
                Want::Nothing
            } else {
                Want::Some(Box::new(move |ask: &Ask, _: &FactBase| {
                    matches!(ask, Ask::Figure(_) | Ask::Figures(_) | Ask::Trend(_)) && ask.indicators().iter().all(|id| aims.contains(id))
                }))
            };
            let form = if matches!(want, Want::Nothing) { "no target" } else { "target" };
            self.add(form, ("what is the target for {}?", "{}的目标是多少？"), &[], want);
        }
        if let Some(whole) = indicator.part_of.filter(|whole| !base.indicators[whole.0 as usize].figures.is_empty()) {
            let name = self.labels.indicator(whole).to_owned();
            let shares: Vec<IndicatorId> = ids()
                .filter(|id| base.indicators[id.0 as usize].share.is_some_and(|share| of.contains(&share.part) && share.of == whole))
                .collect();
            let is_share = move |ask: &Ask, _: &FactBase| match ask {
                Ask::Share { part, whole: of_whole } => of.contains(&part.indicator) && of_whole.indicator == whole,
                Ask::Figure(operand) => shares.contains(&operand.indicator),
                _ => false,
            };
            self.add("part in whole", ("share of {} in {1}", "{}占{1}的比重"), &[&name], Want::Some(Box::new(is_share)));
        }
    }
}

fn range(base: &FactBase, id: IndicatorId) -> std::ops::Range<usize> {
    let figures = &base.indicators[id.0 as usize].figures;
    figures.start as usize..figures.end as usize
}
