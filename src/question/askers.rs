//! Who wants to know, or from where, in a few words before what is asked: "An investor asks: ...", "hello, from Brazil here: ..."?

use super::tokens::{Class, Maker};

impl Maker<'_> {
    /// Passes over who asks.
    pub(super) fn drop_askers(&mut self) {
        self.drop_whence();
        self.drop_asker();
    }

    /// "An investor asks: how many ...?": who wants to know it.
    fn drop_asker(&mut self) {
        /// How many words may stand before the colon.
        const LONGEST: usize = 6;
        const ASKING: [&str; 8] = ["asks", "asked", "wonders", "wondered", "inquires", "enquires", "writes", "wants to know"];
        let tokens = &self.question.tokens;
        let Some(colon) = tokens.iter().take(LONGEST).position(|token| token.text.as_ref() == ":") else { return };
        let asks = tokens[..colon].last().is_some_and(|last| ASKING.iter().any(|verb| last.text.ends_with(verb)));
        if asks
            && colon + 1 < tokens.len()
            && !tokens[..colon].iter().any(|token| matches!(token.class, Class::Country(_) | Class::Member(_)))
        {
            self.pass_over(0..colon);
        }
    }

    /// "Hello, from Brazil here": where the speaker is.
    fn drop_whence(&mut self) {
        let tokens = &self.question.tokens;
        let found = (1..tokens.len().saturating_sub(1)).find(|place| {
            matches!(tokens[*place].class, Class::Country(_))
                && tokens[place - 1].says("from")
                && tokens[place + 1].text.split(' ').next() == Some("here")
        });
        if let Some(place) = found {
            self.pass_over(place - 1..place + 2);
        }
    }
}
