//! How is it said where figures come from?

use super::computed::Said;
use crate::facts::base::{Statement, StatementId};
use crate::plan::{Operand, Provenance};
use crate::render::piece::{Line, Meaning, Piece, Role, fill, piece, text};
use crate::render::voice::Voice;

/// The sources of a reply, a line each.
pub fn lines(voice: &Voice<'_>) -> Vec<Line> {
    if let [only] = voice.sources.as_slice() {
        let citation = citation(voice, *only);
        return vec![voice.say(Role::Source, voice.words.source, &[("citation", citation)])];
    }
    let numbered = voice.sources.iter().zip(1..).map(|(statement, number)| {
        voice.say(
            Role::Source,
            voice.words.numbered_source,
            &[("mark", piece(Meaning::Mark, format!("[{number}]"))), ("citation", citation(voice, *statement))],
        )
    });
    numbered.collect()
}

pub(super) fn citation(voice: &Voice<'_>, id: StatementId) -> Vec<Piece> {
    let statement = voice.statement(id);
    let template = match statement.published {
        Some(_) => voice.words.citation,
        None => voice.words.undated_citation,
    };
    fill(
        template,
        &[
            ("title", piece(Meaning::Title, voice.text(&statement.title))),
            ("publisher", piece(Meaning::Publisher, voice.text(&statement.publisher))),
            ("date", published(voice, statement)),
            ("link", piece(Meaning::Link, statement.url.as_ref())),
        ],
    )
}

fn published(voice: &Voice<'_>, statement: &Statement) -> Vec<Piece> {
    let date = statement.published.map(voice.words.date);
    piece(Meaning::Date, date.unwrap_or_default())
}

/// Who said figures, who published them and when; what was asked for stands out.
pub fn provenance(voice: &Voice<'_>, operands: &[Operand], what: Provenance) -> Said {
    let mut statements: Vec<StatementId> = Vec::new();
    for operand in operands {
        let statement = voice.figure(operand).statement;
        if !statements.contains(&statement) {
            statements.push(statement);
        }
    }
    let mut sentences = statements.iter().map(|id| sentence(voice, *id, what));
    Said {
        headline: sentences.next().unwrap_or_default(),
        items: sentences
            .map(|sentence| voice.line(Role::Aside, sentence))
            .chain(operands.iter().map(|operand| voice.item(operand)))
            .collect(),
    }
}

fn sentence(voice: &Voice<'_>, id: StatementId, what: Provenance) -> Vec<Piece> {
    let words = voice.words;
    let statement = voice.statement(id);
    let marked = |asked: Provenance, meaning: Meaning| {
        if asked == what { Meaning::Headline } else { meaning }
    };
    let speaker = voice.text(&statement.speaker);
    let mut parts: Vec<Vec<Piece>> = Vec::new();
    if speaker.is_empty() {
        if what == Provenance::Speaker {
            parts.push(piece(Meaning::Headline, words.no_speaker));
        }
    } else {
        let said = statement.stated_on.map(words.date);
        let template = if said.is_some() { words.by_speaker_on } else { words.by_speaker };
        let meaning = marked(Provenance::Speaker, Meaning::Text);
        let said = piece(Meaning::Date, said.unwrap_or_default());
        parts.push(fill(template, &[("speaker", piece(meaning, speaker)), ("said", said)]));
    }
    let meaning = marked(Provenance::Source, Meaning::Publisher);
    let publisher = piece(meaning, voice.text(&statement.publisher));
    parts.push(fill(words.by_publisher, &[("publisher", publisher)]));
    if let Some(date) = statement.published {
        let meaning = marked(Provenance::Date, Meaning::Date);
        parts.push(piece(meaning, (words.date)(date)));
    }
    let mut sentence = Vec::new();
    for part in parts {
        if !sentence.is_empty() {
            sentence.extend(text(words.comma));
        }
        sentence.extend(part);
    }
    sentence.extend(voice.mark(id));
    voice.stop(sentence)
}
