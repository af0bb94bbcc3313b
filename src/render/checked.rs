//! How are the verdicts on the figures of a text said?

use super::piece::{Line, Meaning, Piece, Reply, Role, fill, piece, text};
use super::reply::sources;
use super::voice::{Voice, with_disagreeing};
use crate::compute::Verdict;
use crate::facts::base::{FactBase, FigureId};
use crate::language::Language;
use crate::render::words::Mention;
use crate::verify::{Judged, Report};
use std::cmp::Ordering;

/// The most verdicts of one reply.
const MOST: usize = 20;
/// The most figures that are named as not judged.
const MOST_UNJUDGED: usize = 8;
/// The longest words of a text that are repeated, in characters.
const LONGEST_WORDS: usize = 60;

/// What is said beside the words of a reply; slots are in braces.
struct Words {
    /// How many of the figures are right.
    headline: &'static str,
    /// That there is nothing to be judged.
    nothing: &'static str,
    /// A figure and its verdict.
    claim: &'static str,
    supported: &'static str,
    qualifier_lost: &'static str,
    /// That what is known is more, or less, than the text's bound says.
    higher: &'static str,
    lower: &'static str,
    refuted: &'static str,
    unsupported: &'static str,
    /// That no figure is held for the period.
    no_figure_for: &'static str,
    /// What the number is really of.
    whose: &'static str,
    /// What was not judged.
    unjudged: &'static str,
    /// That the text was too long.
    cut_off: &'static str,
    /// A quoted stretch of the text.
    quoted: &'static str,
}

const ENGLISH: Words = Words {
    headline: "{supported} supported, {refuted} refuted, {unsupported} not settled, of the figures that the facts speak to.",
    nothing: "The facts speak to no figure of this text.",
    claim: "{verdict}: {words} → {figure}",
    supported: "Right",
    qualifier_lost: "Right, but its qualifier was changed",
    higher: "Right, but the known figure is higher",
    lower: "Right, but the known figure is lower",
    refuted: "Wrong",
    unsupported: "Not settled",
    no_figure_for: "no figure is held for {period}; the nearest: {figure}",
    whose: "{figure}; the number in the text is of: {other}",
    unjudged: "Not judged, as the facts do not speak to it: {figures}",
    cut_off: "The text is too long; only its first 10,000 characters were read.",
    quoted: "“{words}”",
};

const CHINESE: Words = Words {
    headline: "在资料能够核对的数字中：{supported}项属实，{refuted}项不实，{unsupported}项无法确定。",
    nothing: "资料中没有可核对这段文字的数字。",
    claim: "{verdict}：{words} → {figure}",
    supported: "属实",
    qualifier_lost: "属实，但限定词有出入",
    higher: "属实，但已知数字更高",
    lower: "属实，但已知数字更低",
    refuted: "不实",
    unsupported: "无法确定",
    no_figure_for: "没有{period}的数据，最接近的是：{figure}",
    whose: "{figure}；文中的数字其实是：{other}",
    unjudged: "资料未涉及、未作判断的数字：{figures}",
    cut_off: "文字过长，只读了前一万字。",
    quoted: "“{words}”",
};

/// The reply to a text whose figures were judged.
#[must_use]
pub fn checked(report: &Report, checked: &str, base: &FactBase) -> Reply {
    let shown = &report.claims[..report.claims.len().min(MOST)];
    let cited: Vec<FigureId> =
        shown.iter().flat_map(|judged| std::iter::once(&judged.held).chain(&judged.whose)).flat_map(with_disagreeing).collect();
    let voice = Voice::new(base, report.language, report.as_of, &cited);
    let words = match report.language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    };
    let teller = Teller { voice, words, checked };
    let mut lines = vec![teller.headline(report)];
    lines.extend(shown.iter().map(|judged| teller.claim(judged)));
    lines.extend(teller.unjudged(report));
    if report.cut_off {
        lines.push(teller.voice.line(Role::Note, piece(Meaning::Note, words.cut_off)));
    }
    if !shown.is_empty() {
        lines.extend(sources::lines(&teller.voice));
    }
    Reply { lines, suggestions: Vec::new() }
}

struct Teller<'a> {
    voice: Voice<'a>,
    words: &'static Words,
    checked: &'a str,
}

impl Teller<'_> {
    fn headline(&self, report: &Report) -> Line {
        if report.claims.is_empty() {
            return self.voice.line(Role::Headline, piece(Meaning::Headline, self.words.nothing));
        }
        let count = |wanted: fn(&Verdict) -> bool| text(report.claims.iter().filter(|judged| wanted(&judged.verdict)).count().to_string());
        let slots = [
            ("supported", count(|verdict| matches!(verdict, Verdict::Supported { .. }))),
            ("refuted", count(|verdict| *verdict == Verdict::Refuted)),
            ("unsupported", count(|verdict| *verdict == Verdict::Unsupported)),
        ];
        self.voice.line(Role::Headline, fill(self.words.headline, &slots))
    }

    fn claim(&self, judged: &Judged) -> Line {
        let verdict = match judged.verdict {
            Verdict::Supported { qualifier_lost: false } => self.words.supported,
            Verdict::Supported { qualifier_lost: true } => match judged.known_beyond(self.voice.base) {
                Some(Ordering::Greater) => self.words.higher,
                Some(Ordering::Less) => self.words.lower,
                Some(Ordering::Equal) | None => self.words.qualifier_lost,
            },
            Verdict::Refuted => self.words.refuted,
            Verdict::Unsupported => self.words.unsupported,
        };
        let slots =
            [("verdict", piece(Meaning::Headline, verdict)), ("words", self.quoted(judged.words.clone())), ("figure", self.truth(judged))];
        self.voice.say(Role::Item, self.words.claim, &slots)
    }

    /// The figure that a claim is held against.
    fn truth(&self, judged: &Judged) -> Vec<Piece> {
        let stated = self.voice.sentence(&judged.held, Meaning::Figure);
        let figure = match &judged.computed {
            Some(computed) => {
                let mut pieces = piece(Meaning::Figure, self.voice.computed(computed.value, &computed.unit, Some(&judged.held)));
                pieces.extend(text(" = "));
                pieces.extend(self.voice.working(computed));
                pieces.extend(self.voice.marks(&[&judged.held]));
                pieces
            }
            None => stated,
        };
        if let Some(period) = &judged.no_figure_for {
            return fill(self.words.no_figure_for, &[("period", self.voice.period(period, Mention::Alone)), ("figure", figure)]);
        }
        match &judged.whose {
            Some(other) => fill(self.words.whose, &[("figure", figure), ("other", self.voice.sentence(other, Meaning::Figure))]),
            None => figure,
        }
    }

    fn unjudged(&self, report: &Report) -> Option<Line> {
        let mut figures = Vec::new();
        for place in report.unjudged.iter().take(MOST_UNJUDGED) {
            if !figures.is_empty() {
                figures.extend(text(self.voice.words.list_comma));
            }
            figures.extend(self.quoted(place.clone()));
        }
        let more = report.unjudged.len().saturating_sub(MOST_UNJUDGED);
        if more > 0 {
            figures.extend(text(self.voice.words.list_comma));
            figures.extend(fill(self.voice.words.and_more, &[("count", text(more.to_string()))]));
        }
        (!figures.is_empty()).then(|| self.voice.say(Role::Note, self.words.unjudged, &[("figures", figures)]))
    }

    /// Words of the text, made harmless: one line, no marks that would become markup or a mention.
    fn quoted(&self, place: std::ops::Range<usize>) -> Vec<Piece> {
        let words = self.checked.get(place).unwrap_or_default();
        let harmless = |letter: &char| !letter.is_control() && !"<>@#*_`~|[]\\".contains(*letter);
        let mut short: String = words.chars().filter(harmless).take(LONGEST_WORDS).collect();
        if words.chars().count() > LONGEST_WORDS {
            short.push('…');
        }
        let short = short.split_whitespace().collect::<Vec<_>>().join(" ");
        fill(self.words.quoted, &[("words", text(short))])
    }
}
