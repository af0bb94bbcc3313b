//! How are several figures said, and what is not a figure?

use super::MOST_LISTED;
use super::computed::{Said, change};
use crate::answer::is_one_series;
use crate::compute::{Computed, Finding};
use crate::facts::base::TopicId;
use crate::facts::index::TermId;
use crate::plan::Operand;
use crate::render::piece::{Line, Meaning, Piece, Role, fill, piece, text};
use crate::render::voice::Voice;
use crate::render::words::Mention;

/// Figures, one below the other; the first is the headline.
pub fn figures(voice: &Voice<'_>, operands: &[Operand]) -> Said {
    let Some((first, others)) = operands.split_first() else {
        return Said::alone(Vec::new());
    };
    let mut items: Vec<Line> = others
        .iter()
        .take(MOST_LISTED - 1)
        .map(|operand| voice.line(Role::Aside, voice.stop(voice.sentence(operand, Meaning::Headline))))
        .collect();
    items.extend(more(voice, operands.len()));
    Said { headline: voice.stop(voice.sentence(first, Meaning::Headline)), items }
}

/// Everything on a topic.
pub fn topic(voice: &Voice<'_>, topic: TopicId, operands: &[Operand]) -> Said {
    let topic = &voice.base.topics[topic.0 as usize];
    let name = match voice.text(&topic.name) {
        "" => topic.key.as_ref(),
        name => name,
    };
    Said { headline: piece(Meaning::Headline, name), items: listed(voice, operands) }
}

/// Figures in order.
pub fn rank(voice: &Voice<'_>, ranked: &[Operand], lowest_first: bool, whole_list: bool) -> Said {
    let words = voice.words;
    let Some(first) = ranked.first().filter(|_| !whole_list) else {
        let headline = if lowest_first { words.from_lowest } else { words.from_highest };
        return Said { headline: piece(Meaning::Headline, headline), items: listed(voice, ranked) };
    };
    let is_one_series = is_one_series(ranked, voice.base);
    let (template, name, mention) = match (is_one_series, lowest_first) {
        (true, true) => (words.lowest_period, voice.name(first), Mention::Within),
        (true, false) => (words.highest_period, voice.name(first), Mention::Within),
        (false, true) => (words.lowest, voice.in_sentence(first), Mention::Alone),
        (false, false) => (words.highest, voice.in_sentence(first), Mention::Alone),
    };
    let mut headline = fill(
        template,
        &[
            ("name", name),
            ("figure", piece(Meaning::Headline, voice.value(first))),
            ("is", voice.copula(&first.value(voice.base))),
            ("period", voice.period_of(first, mention)),
        ],
    );
    headline.extend(voice.marks(&[first]));
    let others = ranked.iter().take(MOST_LISTED).skip(1);
    let mut items: Vec<Line> = others.map(|operand| if is_one_series { of_period(voice, operand) } else { voice.item(operand) }).collect();
    items.extend(more(voice, ranked.len()));
    Said { headline: voice.stop(headline), items }
}

/// A figure of a series whose name has been said.
fn of_period(voice: &Voice<'_>, operand: &Operand) -> Line {
    let figure = piece(Meaning::Figure, voice.value(operand));
    let mut pieces = fill(voice.words.of_period, &[("period", voice.period_of(operand, Mention::Alone)), ("figure", figure)]);
    pieces.extend(voice.marks(&[operand]));
    voice.line(Role::Item, pieces)
}

/// What moved most, and how the others moved.
pub fn most_moved(voice: &Voice<'_>, finding: &Finding, most: &Computed) -> Said {
    let words = voice.words;
    let mut pairs = finding.figures.chunks_exact(2);
    let Some([to, from]) = pairs.next() else { return Said::alone(Vec::new()) };
    let change = change(voice, most, from, to, [words.up, words.down, words.changed]);
    let headline = fill(words.definition, &[("term", voice.in_sentence(to)), ("definition", change)]);
    let mut items = vec![moved(voice, from, to)];
    items.extend(pairs.take(MOST_LISTED - 1).filter_map(|pair| match pair {
        [to, from] => Some(moved(voice, from, to)),
        _ => None,
    }));
    items.extend(more(voice, finding.figures.len() / 2));
    Said { headline: voice.stop(headline), items }
}

/// An indicator's figures over its periods, earliest first.
pub fn trend(voice: &Voice<'_>, operands: &[Operand], finding: &Finding) -> Said {
    let Some(last) = operands.last() else {
        return Said::alone(Vec::new());
    };
    let shown = &operands[operands.len().saturating_sub(MOST_LISTED)..];
    let mut row: Vec<Piece> = Vec::new();
    for (index, operand) in shown.iter().enumerate() {
        if index > 0 {
            row.extend(text(voice.words.comma));
        }
        let meaning = if operand == last { Meaning::Headline } else { Meaning::Figure };
        row.extend(dated_value(voice, operand, meaning));
    }
    let headline = fill(voice.words.definition, &[("term", voice.name(last)), ("definition", row)]);
    let words = voice.words;
    let items = operands.first().zip(finding.computed.first()).map(|(from, computed)| {
        let templates = [words.up, words.down, words.changed];
        let pieces = change(voice, computed, from, last, templates);
        voice.line(Role::Aside, voice.stop(pieces))
    });
    Said { headline: voice.stop(headline), items: items.into_iter().collect() }
}

/// An indicator's figures of two periods.
pub fn moved(voice: &Voice<'_>, from: &Operand, to: &Operand) -> Line {
    let value = |operand: &Operand| {
        let mut pieces = piece(Meaning::Figure, voice.value(operand));
        pieces.extend(voice.marks(&[operand]));
        pieces
    };
    voice.say(
        Role::Item,
        voice.words.moved,
        &[
            ("name", voice.name(to)),
            ("old", value(from)),
            ("new", value(to)),
            ("from", voice.period_of(from, Mention::Alone)),
            ("to", voice.period_of(to, Mention::Alone)),
        ],
    )
}

/// A term and what it means, with the page that says so.
pub fn definition(voice: &Voice<'_>, term: TermId) -> Said {
    let term = &voice.base.glossary[term.0 as usize];
    let headline = fill(
        voice.words.definition,
        &[("term", piece(Meaning::Headline, voice.text(&term.name))), ("definition", text(voice.text(&term.definition)))],
    );
    let page = fill(
        voice.words.page,
        &[("publisher", piece(Meaning::Publisher, voice.text(&term.publisher))), ("link", piece(Meaning::Link, term.url.as_ref()))],
    );
    let source = voice.say(Role::Source, voice.words.source, &[("citation", page)]);
    Said { headline, items: vec![source] }
}

fn dated_value(voice: &Voice<'_>, operand: &Operand, meaning: Meaning) -> Vec<Piece> {
    let naming = voice.naming(operand);
    let mut figure = piece(meaning, voice.value_named(operand, &naming));
    figure.extend(voice.marks(&[operand]));
    fill(voice.words.dated_value, &[("figure", figure), ("period", voice.period_of(operand, Mention::Alone))])
}

/// The first of several figures as items, and how many are left out.
pub fn listed(voice: &Voice<'_>, operands: &[Operand]) -> Vec<Line> {
    let mut items: Vec<Line> = operands.iter().take(MOST_LISTED).map(|operand| voice.item(operand)).collect();
    items.extend(more(voice, operands.len()));
    items
}

/// How many of so many figures are left out of a list.
fn more(voice: &Voice<'_>, count: usize) -> Option<Line> {
    let words = voice.words;
    match count.saturating_sub(MOST_LISTED) {
        0 => None,
        1 => Some(voice.line(Role::Item, text(words.and_one_more))),
        left => Some(voice.say(Role::Item, words.and_more, &[("count", text(left.to_string()))])),
    }
}
