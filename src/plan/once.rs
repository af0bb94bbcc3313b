//! What does a question say as a whole?
//!
//! It is asked for each indicator that may be meant, and found the first time.

use super::about::documents::Named;
use super::evidence::TokenSet;
use super::wanted::Wanted;
use crate::facts::base::DimensionId;
use crate::facts::index::called::Sorts;
use crate::language::cue::Cue;
use crate::quantity::{Bounded, Decimal, Per};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::hash::Hash;

/// What was found; each is what the function of its name returns.
#[derive(Default)]
pub struct Once {
    pub per_many: OnceCell<Option<(Decimal, TokenSet)>>,
    pub supposed: OnceCell<Option<(Decimal, TokenSet)>>,
    pub one_in: OnceCell<Option<TokenSet>>,
    pub each: OnceCell<Option<(TokenSet, TokenSet)>>,
    pub span: OnceCell<Option<(Decimal, Per, TokenSet)>>,
    pub spread: OnceCell<Option<(Option<Per>, TokenSet)>>,
    pub goal: OnceCell<Option<(Decimal, Per, TokenSet)>>,
    pub portion: OnceCell<Option<(Bounded, TokenSet)>>,
    pub asked_part: OnceCell<Option<(TokenSet, (i32, i32))>>,
    pub asks_which_year: OnceCell<bool>,
    pub documents: OnceCell<Option<Named>>,
    pub says_left: OnceCell<TokenSet>,
    pub factor: OnceCell<Option<(Decimal, TokenSet)>>,
    pub taken_away: OnceCell<TokenSet>,
    pub apart: OnceCell<TokenSet>,
    pub plain_ones: OnceCell<TokenSet>,
    pub implies: OnceCell<bool>,
    pub denied: OnceCell<TokenSet>,
    pub wanted: OnceCell<Wanted>,
    pub aims_at_a_year: OnceCell<bool>,
    pub asks_start: OnceCell<Option<TokenSet>>,
    pub asks_for_rate: OnceCell<bool>,
    pub is_priced: OnceCell<bool>,
    pub stated_whole: OnceCell<TokenSet>,
    pub negates: OnceCell<bool>,
    pub counted_things: OnceCell<TokenSet>,
    pub is_counted: OnceCell<bool>,
    pub where_people_were: OnceCell<TokenSet>,
    pub operations: OnceCell<Vec<Cue>>,
    pub says_now: OnceCell<bool>,
    pub says_members: OnceCell<bool>,
    pub first_is_more: OnceCell<Option<bool>>,
    pub asked_measures: OnceCell<u32>,
    pub asked_unit: OnceCell<Option<Box<str>>>,
    pub own_measure: OnceCell<Option<Box<str>>>,
    pub asks_for_meaning: OnceCell<bool>,
    /// Of each token, the sorts of dimension that it is a word for.
    pub sorts: OnceCell<Box<[Sorts]>>,
    /// The words for the members of each dimension as such, and those that say its name together.
    pub dimensions: Found<DimensionId, (TokenSet, TokenSet)>,
    /// Whether years are asked for, and whether a whole year is.
    pub years: OnceCell<(bool, bool)>,
}

/// What was found of each thing that was asked for, found the first time.
pub struct Found<K, V>(RefCell<FxHashMap<K, V>>);

impl<K, V> Default for Found<K, V> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: Copy + Eq + Hash, V: Clone> Found<K, V> {
    /// What is known of a thing, else what `find` finds; that may ask for other things.
    pub fn once(&self, of: K, find: impl FnOnce() -> V) -> V {
        if let Some(known) = self.0.borrow().get(&of) {
            return known.clone();
        }
        let found = find();
        self.0.borrow_mut().insert(of, found.clone());
        found
    }
}
