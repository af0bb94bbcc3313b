//! How is what a reader should know said?

use super::found::Found;
use crate::answer::Caveat;
use crate::facts::base::{CoarseDate, FigureId, Text};
use crate::render::number;
use crate::render::piece::{Line, Meaning, Piece, Role, fill, piece, text};
use crate::render::voice::Voice;

/// The most notes under an answer; the weightiest come first.
const MOST: usize = 2;

/// The notes under an answer, in one line so that the reply stays short.
pub fn lines(voice: &Voice<'_>, found: &Found<'_>) -> Option<Line> {
    let several = found.finding.figures.len() > 1;
    let mut said: Vec<Vec<Piece>> = Vec::new();
    for caveat in found.caveats {
        if let Some(note) = note(voice, *caveat, several)
            && said.len() < MOST
            && !said.contains(&note)
        {
            said.push(note);
        }
    }
    if said.is_empty() {
        return None;
    }
    let said = said.into_iter().map(|note| voice.line(Role::Note, note).pieces);
    let between = text(voice.words.between_sentences);
    let notes: Vec<Vec<Piece>> = said.collect();
    Some(voice.say(Role::Note, voice.words.note, &[("note", notes.join(between.as_slice()))]))
}

fn note(voice: &Voice<'_>, caveat: Caveat, several: bool) -> Option<Vec<Piece>> {
    let words = voice.words;
    Some(match caveat {
        Caveat::Disagreeing(figure) => disagreeing(voice, figure, several),
        Caveat::Target(indicator) => {
            let name = voice.called(indicator).to_lowercase();
            let says_so = words.target_words.iter().any(|word| name.contains(word));
            return (!says_so).then(|| voice.stop(piece(Meaning::Note, words.is_target)));
        }
        Caveat::UnlikePeriods => voice.stop(piece(Meaning::Note, words.unlike_periods)),
        Caveat::NewerDue(due) => {
            let date = (words.date)(CoarseDate::Day(due));
            voice.stop(fill(words.newer_due, &[("date", piece(Meaning::Date, date))]))
        }
        Caveat::FigureNote(figure) => {
            let note = voice.base.figures[figure.0 as usize].note.as_ref()?;
            written(voice, note)
        }
        Caveat::IndicatorNote(indicator) => written(voice, &voice.indicator(indicator).note),
    })
}

/// A note of the base, with a stop if it has none.
fn written(voice: &Voice<'_>, note: &Text) -> Vec<Piece> {
    let note = voice.text(note);
    let pieces = piece(Meaning::Note, note);
    if note.ends_with(['.', '。', '!', '?', '！', '？', ')', '）']) { pieces } else { voice.stop(pieces) }
}

fn disagreeing(voice: &Voice<'_>, id: FigureId, several: bool) -> Vec<Piece> {
    let figure = &voice.base.figures[id.0 as usize];
    let indicator = voice.indicator(figure.indicator);
    let statement = voice.statement(figure.statement);
    let value = number::value(&figure.value, &indicator.unit, &indicator.unit_name, voice.language);
    let date = statement.published.map(voice.words.date).unwrap_or_default();
    let template = if several { voice.words.disagreeing_of } else { voice.words.disagreeing };
    let mut pieces = fill(
        template,
        &[
            ("name", piece(Meaning::Name, voice.called(figure.indicator))),
            ("figure", piece(Meaning::Figure, value)),
            ("publisher", piece(Meaning::Publisher, voice.text(&statement.publisher))),
            ("date", piece(Meaning::Date, date)),
        ],
    );
    pieces.extend(voice.mark(figure.statement));
    voice.stop(pieces)
}
