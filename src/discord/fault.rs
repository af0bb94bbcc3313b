//! What can go wrong with Discord, and what does its operator do about it?

use std::fmt;

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The token is not valid, or not any more.
    Unauthorized,
    /// The bot may not do this here.
    Forbidden(i64),
    /// What was to be changed is not there any more.
    Gone(i64),
    /// Discord does not accept the request.
    Refused {
        /// The status.
        status: u16,
        /// Discord's own number for it.
        code: i64,
        /// Discord's own words, without what was sent.
        message: String,
    },
    /// Discord asked for more patience than there was time.
    Limited,
    /// Discord could not be reached, or could not do it.
    Unreachable(String),
    /// So many requests have failed that no more are made for a while.
    Halted,
}

impl Fault {
    /// A short name, to be counted by.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Unauthorized => "unauthorized",
            Self::Forbidden(_) => "forbidden",
            Self::Gone(_) => "gone",
            Self::Refused { .. } => "refused",
            Self::Limited => "limited",
            Self::Unreachable(_) => "unreachable",
            Self::Halted => "halted",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unauthorized => write!(formatter, "Discord does not accept the token"),
            Self::Forbidden(code) => write!(formatter, "the bot lacks a permission for this (Discord's code {code})"),
            Self::Gone(code) => write!(formatter, "it is not there any more (Discord's code {code})"),
            Self::Refused { status, code, message } => write!(formatter, "Discord refused it: {message} (status {status}, code {code})"),
            Self::Limited => write!(formatter, "Discord allows no more requests of this kind for now"),
            Self::Unreachable(why) => write!(formatter, "Discord cannot be reached: {why}"),
            Self::Halted => write!(formatter, "too many requests were refused in the last minutes, so none are made for a while"),
        }
    }
}

impl std::error::Error for Fault {}
