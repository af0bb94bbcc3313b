//! What is a reply before anyone decides how it looks?
//!
//! Lines of pieces, each tagged with what it means. The looks (plain text, a terminal, Discord) are chosen from the
//! meaning alone.

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Words of the sentence.
    Text,
    /// The figure or the verdict that the reader came for.
    Headline,
    /// Another figure.
    Figure,
    /// What an indicator, a topic or a term is called.
    Name,
    /// When.
    Period,
    /// How something was computed.
    Working,
    /// What a reader should know.
    Note,
    /// The number of a source, where there are several.
    Mark,
    /// The title of a source.
    Title,
    /// Who published it.
    Publisher,
    /// When it was published.
    Date,
    /// Where it can be read.
    Link,
}

/// A stretch of text with one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// What it is.
    pub meaning: Meaning,
}

/// What a line is in a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The answer, in one sentence.
    Headline,
    /// One of several things.
    Item,
    /// A computed line beside the answer.
    Aside,
    /// What a reader should know.
    Note,
    /// A citation.
    Source,
}

/// One line of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub role: Role,
    /// What stands in it.
    pub pieces: Vec<Piece>,
}

/// What is said to a question; nothing where there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The lines, the answer first.
    pub lines: Vec<Line>,
    /// Questions that can be asked next; of an abstention, what is near.
    pub suggestions: Vec<String>,
}

/// One piece.
pub fn piece(meaning: Meaning, text: impl Into<String>) -> Vec<Piece> {
    vec![Piece { text: text.into(), meaning }]
}

/// Words of the sentence.
pub fn text(words: impl Into<String>) -> Vec<Piece> {
    piece(Meaning::Text, words)
}

/// A template with its slots filled: "{figure} of {whole}". A slot that nothing is given for stays empty.
pub fn fill(template: &str, slots: &[(&str, Vec<Piece>)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        // OK because templates are constants; one with an open brace would show in the replies that tests read.
        let (slot, following) = after.split_once('}').unwrap_or((after, ""));
        push(&mut pieces, text(before));
        if let Some((_, filling)) = slots.iter().find(|(name, _)| *name == slot) {
            push(&mut pieces, filling.clone());
        }
        rest = following;
    }
    push(&mut pieces, text(rest));
    pieces
}

/// Adds pieces, joining neighbours of one meaning.
fn push(pieces: &mut Vec<Piece>, more: Vec<Piece>) {
    for piece in more {
        match pieces.last_mut() {
            Some(last) if last.meaning == piece.meaning => last.text.push_str(&piece.text),
            _ if piece.text.is_empty() => {}
            _ => pieces.push(piece),
        }
    }
}
