//! How is what a button carries kept short, and how is a forged one noticed?
//!
//! Things of the base are carried as fingerprints of their keys, and the whole is closed with a check that only this bot can make.
//! Both are SipHash-2-4 (Aumasson and Bernstein, 2012), the check under a key of the bot's own, which lives as long as its token.

use siphasher::sip::SipHasher24;
use std::hash::Hasher;

/// The digits that numbers are carried in.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// How many digits a fingerprint has: of ten thousand figures, two share one in a base of a thousand.
pub const FINGERPRINT: usize = 6;
/// How many digits the check has: of sixteen million forged buttons, one passes.
pub const CHECK: usize = 4;
/// How many digits an author has.
pub const AUTHOR: usize = 11;

/// A key that only this bot has.
#[derive(Clone, Copy, Default)]
pub struct Seal {
    key: (u64, u64),
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Seal")
    }
}

impl Seal {
    /// A seal made from a secret; the secret cannot be found out from it.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        let half = |side: u64| {
            let mut hasher = SipHasher24::new_with_keys(side, 0x736d_6562_6f74);
            hasher.write(secret.as_bytes());
            hasher.finish()
        };
        Self { key: (half(1), half(2)) }
    }

    /// The check of a text.
    #[must_use]
    pub fn check(&self, text: &str) -> String {
        let mut hasher = SipHasher24::new_with_keys(self.key.0, self.key.1);
        hasher.write(text.as_bytes());
        digits(hasher.finish(), CHECK)
    }

    /// A text with its check behind it.
    #[must_use]
    pub fn closed(&self, text: &str) -> String {
        format!("{text}{}", self.check(text))
    }

    /// A text without its check; `None` where that is not its check.
    #[must_use]
    pub fn opened<'t>(&self, sealed: &'t str) -> Option<&'t str> {
        let (text, check) = sealed.split_at_checked(sealed.len().checked_sub(CHECK)?)?;
        (self.check(text) == check).then_some(text)
    }
}

/// The fingerprint of a row of keys.
#[must_use]
pub fn fingerprint(parts: &[&str]) -> u64 {
    let mut hasher = SipHasher24::new();
    for part in parts {
        hasher.write(part.as_bytes());
        // No key has this byte in it, so "a", "bc" is not "ab", "c".
        hasher.write_u8(0xff);
    }
    hasher.finish() & ((1 << (6 * FINGERPRINT)) - 1)
}

/// The last so many digits of a number.
#[must_use]
pub fn digits(number: u64, count: usize) -> String {
    let digit = |place: usize| {
        let shift = 6 * u32::try_from(place).unwrap_or(u32::MAX);
        char::from(DIGITS[usize::from((number.checked_shr(shift).unwrap_or(0) & 63) as u8)])
    };
    (0..count).rev().map(digit).collect()
}

/// The number that digits are of; `None` where they are none or too many.
#[must_use]
pub fn number(digits: &str) -> Option<u64> {
    digits.bytes().try_fold(0_u64, |number, digit| {
        let value = DIGITS.iter().position(|known| *known == digit)?;
        number.checked_mul(64)?.checked_add(u64::try_from(value).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_comes_back() {
        for value in [0, 1, 63, 64, 1_400_000_000_000_000_000, u64::MAX] {
            assert_eq!(number(&digits(value, AUTHOR)), Some(value));
        }
        assert_eq!(number("A!"), None);
        assert_eq!(number("____________"), None);
    }

    #[test]
    fn what_is_changed_or_of_another_bot_does_not_open() {
        let (own, other) = (Seal::of("one"), Seal::of("two"));
        let closed = own.closed("s1We");
        assert_eq!(own.opened(&closed), Some("s1We"));
        assert_eq!(other.opened(&closed), None);
        assert_eq!(own.opened(&closed.replace("We", "Ce")), None);
        for text in ["", "abc", "小巨人小", "小巨"] {
            assert_eq!(own.opened(text), None, "{text:?}");
        }
    }
}
