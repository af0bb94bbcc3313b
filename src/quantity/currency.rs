//! Which currencies are there, and by which words and signs are they known?

use super::unit::Currency;

/// A currency with the words for it.
pub(crate) struct CurrencyWords {
    /// Its ISO 4217 code.
    pub code: Currency,
    /// What English calls so much of it: "yuan", "US dollars".
    pub english: &'static str,
    /// What Chinese calls it.
    pub chinese: &'static str,
    /// Signs and words that stand before a number, longest first.
    before: &'static [&'static str],
    /// Words that stand after a number, longest first.
    after: &'static [&'static str],
}

/// The currencies that are known by more than their code.
///
/// The order decides where one word begins another: "Hong Kong dollars" stand before "dollars".
/// "¥" and "元" alone are yuan, "$" and "dollars" alone are of the United States.
const CURRENCIES: &[CurrencyWords] = &[
    CurrencyWords {
        code: Currency(*b"HKD"),
        english: "Hong Kong dollars",
        chinese: "港元",
        before: &["hk$", "hkd"],
        after: &["hong kong dollars", "hong kong dollar", "hkd", "港元", "港币"],
    },
    CurrencyWords {
        code: Currency(*b"TWD"),
        english: "New Taiwan dollars",
        chinese: "新台币",
        before: &["nt$", "twd", "新台币", "台币"],
        after: &["new taiwan dollars", "new taiwan dollar", "twd", "元新台币", "新台币", "台币"],
    },
    CurrencyWords {
        code: Currency(*b"USD"),
        english: "US dollars",
        chinese: "美元",
        before: &["us$", "usd", "$"],
        after: &["u.s. dollars", "us dollars", "us dollar", "usd", "dollars", "dollar", "美元", "美金"],
    },
    CurrencyWords {
        code: Currency(*b"EUR"),
        english: "euros",
        chinese: "欧元",
        before: &["€", "eur"],
        after: &["euros", "euro", "eur", "€", "欧元"],
    },
    CurrencyWords {
        code: Currency(*b"GBP"),
        english: "pounds sterling",
        chinese: "英镑",
        before: &["£", "gbp"],
        after: &["pounds sterling", "british pounds", "pounds", "gbp", "英镑"],
    },
    CurrencyWords {
        code: Currency(*b"JPY"),
        english: "yen",
        chinese: "日元",
        before: &["jp¥", "jpy"],
        after: &["japanese yen", "yen", "jpy", "日元", "日圆"],
    },
    CurrencyWords {
        code: Currency(*b"KRW"),
        english: "won",
        chinese: "韩元",
        before: &["₩", "krw"],
        after: &["korean won", "won", "krw", "韩元"],
    },
    CurrencyWords {
        code: Currency(*b"INR"),
        english: "rupees",
        chinese: "卢比",
        before: &["₹", "rs.", "inr"],
        after: &["indian rupees", "rupees", "inr", "卢比"],
    },
    CurrencyWords {
        code: Currency(*b"CNY"),
        english: "yuan",
        chinese: "元",
        before: &["cn¥", "rmb¥", "¥", "rmb", "cny", "人民币"],
        after: &["chinese yuan", "yuan renminbi", "yuan", "renminbi", "rmb", "cny", "元人民币", "人民币", "元"],
    },
];

impl Currency {
    /// The signs and words that stand before a number, each with its currency.
    pub(crate) fn before() -> impl Iterator<Item = (&'static str, Self)> {
        CURRENCIES.iter().flat_map(|words| words.before.iter().map(|word| (*word, words.code)))
    }

    /// The words that stand after a number, each with its currency.
    pub(crate) fn after() -> impl Iterator<Item = (&'static str, Self)> {
        CURRENCIES.iter().flat_map(|words| words.after.iter().map(|word| (*word, words.code)))
    }

    /// What languages call it, where that is known.
    pub(crate) fn words(self) -> Option<&'static CurrencyWords> {
        CURRENCIES.iter().find(|words| words.code == self)
    }

    /// The currency that a word or sign stands for: "yuan", "USD", "€".
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::after().chain(Self::before()).find(|(known, _)| *known == word).map(|(_, code)| code)
    }
}
