//! What does a question say as a whole?
//!
//! It is asked for each indicator that may be meant, and found the first time.

use super::evidence::TokenSet;
use super::wanted::Wanted;
use crate::quantity::{Bounded, Decimal, Per};
use std::cell::OnceCell;

/// What was found; each is what the function of its name returns.
#[derive(Default)]
pub struct Once {
    pub per_many: OnceCell<Option<(Decimal, TokenSet)>>,
    pub supposed: OnceCell<Option<(Decimal, TokenSet)>>,
    pub one_in: OnceCell<Option<TokenSet>>,
    pub each: OnceCell<Option<(TokenSet, TokenSet)>>,
    pub span: OnceCell<Option<(Decimal, Per, TokenSet)>>,
    pub goal: OnceCell<Option<(Decimal, Per, TokenSet)>>,
    pub portion: OnceCell<Option<(Bounded, TokenSet)>>,
    pub factor: OnceCell<Option<(Decimal, TokenSet)>>,
    pub taken_away: OnceCell<TokenSet>,
    pub plain_ones: OnceCell<TokenSet>,
    pub implies: OnceCell<bool>,
    pub denied: OnceCell<TokenSet>,
    pub wanted: OnceCell<Wanted>,
    pub negates: OnceCell<bool>,
    pub counted_things: OnceCell<TokenSet>,
    pub is_counted: OnceCell<bool>,
    pub asked_unit: OnceCell<Option<Box<str>>>,
    pub asks_for_meaning: OnceCell<bool>,
    /// Whether years are asked for, and whether a whole year is.
    pub years: OnceCell<(bool, bool)>,
}
