//! Which currencies are there, and by which words and signs are they known?

use super::unit::Currency;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A currency with the words for it.
pub(crate) struct CurrencyWords {
    /// Its ISO 4217 code.
    pub code: Currency,
    /// What English calls so much of it: "yuan", "US dollars".
    pub english: &'static str,
    /// What Chinese calls it.
    pub chinese: &'static str,
    /// Signs and words that stand before a number.
    before: &'static [&'static str],
    /// Words that stand after a number.
    after: &'static [&'static str],
}

const fn row(
    code: [u8; 3],
    english: &'static str,
    chinese: &'static str,
    before: &'static [&'static str],
    after: &'static [&'static str],
) -> CurrencyWords {
    CurrencyWords { code: Currency(code), english, chinese, before, after }
}

/// The currencies, each in one line.
///
/// A sign or word that several have ("$", "dollars", "元") means the first of them where nothing else is said.
#[rustfmt::skip]
const CURRENCIES: &[CurrencyWords] = &[
    row(*b"CNY", "yuan", "元", &["cn¥", "rmb¥", "¥", "rmb", "cny", "人民币"], &["chinese yuan", "yuan renminbi", "yuan", "renminbi", "rmb", "cny", "元人民币", "人民币", "块钱", "元"]),
    row(*b"USD", "US dollars", "美元", &["us$", "usd", "$"], &["u.s. dollars", "us dollars", "us dollar", "american dollars", "usd", "dollars", "dollar", "美元", "美金", "元"]),
    row(*b"CAD", "Canadian dollars", "加元", &["ca$", "c$", "can$", "cad", "$"], &["canadian dollars", "canadian dollar", "cad", "dollars", "dollar", "加元", "加拿大元", "加币", "元"]),
    row(*b"AUD", "Australian dollars", "澳元", &["au$", "a$", "aud", "$"], &["australian dollars", "australian dollar", "aud", "dollars", "dollar", "澳元", "澳大利亚元", "澳币", "元"]),
    row(*b"NZD", "New Zealand dollars", "新西兰元", &["nz$", "nzd", "$"], &["new zealand dollars", "new zealand dollar", "nzd", "dollars", "dollar", "新西兰元", "纽元", "元"]),
    row(*b"SGD", "Singapore dollars", "新加坡元", &["s$", "sg$", "sgd", "$"], &["singapore dollars", "singapore dollar", "sgd", "dollars", "dollar", "新加坡元", "新元", "新币", "坡币", "元"]),
    row(*b"HKD", "Hong Kong dollars", "港元", &["hk$", "hkd", "$"], &["hong kong dollars", "hong kong dollar", "hkd", "dollars", "dollar", "港元", "港币", "元"]),
    row(*b"TWD", "New Taiwan dollars", "新台币", &["nt$", "twd", "$", "新台币", "台币"], &["new taiwan dollars", "new taiwan dollar", "taiwan dollars", "twd", "dollars", "dollar", "元新台币", "新台币", "台币", "元"]),
    row(*b"EUR", "euros", "欧元", &["€", "eur"], &["euros", "euro", "eur", "€", "欧元"]),
    row(*b"GBP", "pounds sterling", "英镑", &["£", "gbp"], &["pounds sterling", "british pounds", "pounds", "pound", "gbp", "quid", "£", "英镑"]),
    row(*b"JPY", "yen", "日元", &["jp¥", "jpy", "¥"], &["japanese yen", "yen", "jpy", "日元", "日圆", "円"]),
    row(*b"KRW", "won", "韩元", &["₩", "krw"], &["korean won", "south korean won", "won", "krw", "韩元", "韩圆"]),
    row(*b"INR", "rupees", "卢比", &["₹", "rs.", "rs", "inr"], &["indian rupees", "indian rupee", "rupees", "rupee", "inr", "印度卢比", "卢比"]),
    row(*b"PKR", "Pakistani rupees", "巴基斯坦卢比", &["pkr", "rs.", "rs"], &["pakistani rupees", "pakistan rupees", "pkr", "rupees", "rupee", "巴基斯坦卢比", "卢比"]),
    row(*b"LKR", "Sri Lankan rupees", "斯里兰卡卢比", &["lkr", "rs.", "rs"], &["sri lankan rupees", "lkr", "rupees", "rupee", "斯里兰卡卢比", "卢比"]),
    row(*b"NPR", "Nepalese rupees", "尼泊尔卢比", &["npr", "rs.", "rs"], &["nepalese rupees", "nepali rupees", "npr", "rupees", "rupee", "尼泊尔卢比", "卢比"]),
    row(*b"BDT", "taka", "塔卡", &["৳", "bdt", "tk"], &["bangladeshi taka", "taka", "bdt", "孟加拉塔卡", "塔卡"]),
    row(*b"CHF", "Swiss francs", "瑞士法郎", &["chf", "sfr", "fr."], &["swiss francs", "swiss franc", "francs", "chf", "瑞士法郎", "瑞郎", "法郎"]),
    row(*b"SEK", "Swedish kronor", "瑞典克朗", &["sek", "kr"], &["swedish kronor", "swedish krona", "swedish crowns", "kronor", "krona", "sek", "kr", "瑞典克朗", "克朗"]),
    row(*b"NOK", "Norwegian kroner", "挪威克朗", &["nok", "kr"], &["norwegian kroner", "norwegian krone", "norwegian crowns", "kroner", "krone", "nok", "kr", "挪威克朗", "克朗"]),
    row(*b"DKK", "Danish kroner", "丹麦克朗", &["dkk", "kr"], &["danish kroner", "danish krone", "danish crowns", "kroner", "krone", "dkk", "kr", "丹麦克朗", "克朗"]),
    row(*b"ISK", "Icelandic kronur", "冰岛克朗", &["isk", "kr"], &["icelandic kronur", "icelandic krona", "kronur", "isk", "kr", "冰岛克朗", "克朗"]),
    row(*b"CZK", "Czech crowns", "捷克克朗", &["czk", "kč", "kc"], &["czech crowns", "czech koruna", "koruna", "koruny", "crowns", "czk", "kč", "kc", "捷克克朗", "克朗"]),
    row(*b"PLN", "zlotys", "兹罗提", &["pln", "zł", "zl"], &["polish zlotys", "polish zloty", "zlotys", "zloty", "pln", "zł", "zl", "兹罗提"]),
    row(*b"HUF", "forints", "福林", &["huf"], &["hungarian forints", "forints", "forint", "huf", "福林"]),
    row(*b"RON", "lei", "列伊", &["ron"], &["romanian lei", "lei", "leu", "列伊"]),
    row(*b"RUB", "roubles", "卢布", &["₽", "rub"], &["russian roubles", "russian rubles", "roubles", "rubles", "rouble", "ruble", "rub", "₽", "卢布"]),
    row(*b"UAH", "hryvnias", "格里夫纳", &["₴", "uah"], &["ukrainian hryvnias", "hryvnias", "hryvnia", "uah", "格里夫纳"]),
    row(*b"TRY", "Turkish lira", "里拉", &["₺", "try"], &["turkish lira", "turkish liras", "lira", "liras", "土耳其里拉", "里拉"]),
    row(*b"ILS", "shekels", "谢克尔", &["₪", "ils", "nis"], &["israeli shekels", "new shekels", "shekels", "shekel", "ils", "nis", "谢克尔"]),
    row(*b"AED", "dirhams", "迪拉姆", &["aed", "dh"], &["uae dirhams", "emirati dirhams", "dirhams", "dirham", "aed", "阿联酋迪拉姆", "迪拉姆"]),
    row(*b"MAD", "Moroccan dirhams", "摩洛哥迪拉姆", &["mad"], &["moroccan dirhams", "dirhams", "dirham", "摩洛哥迪拉姆", "迪拉姆"]),
    row(*b"SAR", "riyals", "里亚尔", &["sar"], &["saudi riyals", "saudi riyal", "riyals", "riyal", "sar", "沙特里亚尔", "里亚尔"]),
    row(*b"QAR", "Qatari riyals", "卡塔尔里亚尔", &["qar", "qr"], &["qatari riyals", "riyals", "riyal", "qar", "卡塔尔里亚尔", "里亚尔"]),
    row(*b"EGP", "Egyptian pounds", "埃及镑", &["egp", "e£", "le", "£"], &["egyptian pounds", "pounds", "egp", "埃及镑"]),
    row(*b"NGN", "naira", "奈拉", &["₦", "ngn"], &["nigerian naira", "naira", "ngn", "尼日利亚奈拉", "奈拉"]),
    row(*b"GHS", "cedis", "塞地", &["gh₵", "₵", "ghs"], &["ghanaian cedis", "cedis", "cedi", "ghs", "塞地"]),
    row(*b"KES", "Kenyan shillings", "肯尼亚先令", &["ksh", "kes", "sh"], &["kenyan shillings", "kenya shillings", "shillings", "kes", "肯尼亚先令", "先令"]),
    row(*b"TZS", "Tanzanian shillings", "坦桑尼亚先令", &["tsh", "tzs", "sh"], &["tanzanian shillings", "shillings", "tzs", "坦桑尼亚先令", "先令"]),
    row(*b"UGX", "Ugandan shillings", "乌干达先令", &["ush", "ugx", "sh"], &["ugandan shillings", "shillings", "ugx", "乌干达先令", "先令"]),
    row(*b"ETB", "birr", "比尔", &["etb"], &["ethiopian birr", "birr", "etb", "比尔"]),
    row(*b"ZAR", "rand", "兰特", &["zar", "r"], &["south african rand", "south african rands", "rand", "rands", "zar", "南非兰特", "兰特"]),
    row(*b"XOF", "CFA francs", "西非法郎", &["xof", "fcfa", "cfa"], &["cfa francs", "west african cfa francs", "francs", "xof", "fcfa", "西非法郎", "非洲法郎", "法郎"]),
    row(*b"XAF", "Central African CFA francs", "中非法郎", &["xaf", "fcfa", "cfa"], &["central african cfa francs", "cfa francs", "francs", "xaf", "fcfa", "中非法郎", "法郎"]),
    row(*b"VND", "dong", "越南盾", &["₫", "vnd"], &["vietnamese dong", "dong", "vnd", "₫", "越南盾", "盾"]),
    row(*b"THB", "baht", "泰铢", &["฿", "thb"], &["thai baht", "baht", "thb", "泰铢", "铢"]),
    row(*b"IDR", "rupiah", "印尼盾", &["rp", "rp.", "idr"], &["indonesian rupiah", "rupiah", "rupiahs", "idr", "印尼盾", "印度尼西亚盾", "盾"]),
    row(*b"MYR", "ringgit", "林吉特", &["rm", "myr"], &["malaysian ringgit", "ringgit", "ringgits", "myr", "马来西亚林吉特", "林吉特", "马币", "令吉"]),
    row(*b"PHP", "Philippine pesos", "菲律宾比索", &["₱", "php", "p"], &["philippine pesos", "pesos", "peso", "php", "菲律宾比索", "比索"]),
    row(*b"MXN", "Mexican pesos", "墨西哥比索", &["mx$", "mex$", "mxn", "$"], &["mexican pesos", "pesos", "peso", "mxn", "墨西哥比索", "比索"]),
    row(*b"ARS", "Argentine pesos", "阿根廷比索", &["ar$", "ars", "$"], &["argentine pesos", "argentinian pesos", "pesos", "peso", "ars", "阿根廷比索", "比索"]),
    row(*b"CLP", "Chilean pesos", "智利比索", &["cl$", "clp", "$"], &["chilean pesos", "pesos", "peso", "clp", "智利比索", "比索"]),
    row(*b"COP", "Colombian pesos", "哥伦比亚比索", &["col$", "cop", "$"], &["colombian pesos", "pesos", "peso", "哥伦比亚比索", "比索"]),
    row(*b"PEN", "soles", "索尔", &["s/", "pen"], &["peruvian soles", "soles", "秘鲁索尔", "索尔"]),
    row(*b"BRL", "reais", "雷亚尔", &["r$", "brl"], &["brazilian reais", "brazilian real", "reais", "brl", "巴西雷亚尔", "雷亚尔"]),
    row(*b"KZT", "tenge", "坚戈", &["₸", "kzt"], &["kazakhstani tenge", "tenge", "kzt", "坚戈"]),
    row(*b"MNT", "tugriks", "图格里克", &["₮", "mnt"], &["mongolian tugriks", "tugriks", "tugrik", "togrog", "mnt", "图格里克"]),
    row(*b"KHR", "riels", "瑞尔", &["៛", "khr"], &["cambodian riels", "riels", "riel", "khr", "瑞尔"]),
    row(*b"MMK", "kyats", "缅元", &["mmk"], &["myanmar kyats", "kyats", "kyat", "mmk", "缅元"]),
    row(*b"MOP", "patacas", "澳门元", &["mop$", "mop"], &["macanese patacas", "patacas", "pataca", "澳门元", "澳门币"]),
];

/// Words before a number that are ordinary words or letters of a running text.
const ORDINARY_BEFORE: &[&str] =
    &["try", "pen", "mad", "mop", "ron", "cop", "r", "p", "le", "sh", "dh", "fr.", "s/", "rm", "tk", "qr", "cfa"];

/// Words after a number that mean something else in a running text.
const ORDINARY_AFTER: &[&str] = &["real", "quid", "nis", "盾", "铢"];

/// Whether a currency's words stand in a text that is known to be a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    /// The whole text is one figure.
    Figure,
    /// The text is longer, and its words may mean anything.
    Prose,
}

impl Currency {
    /// The signs and words that stand before a number, each with its currency.
    pub(crate) fn before(place: Where) -> impl Iterator<Item = (&'static str, Self)> {
        let means = move |word: &&'static str| place == Where::Figure || !ORDINARY_BEFORE.contains(word);
        CURRENCIES.iter().flat_map(move |words| words.before.iter().copied().filter(means).map(|word| (word, words.code)))
    }

    /// The words that stand after a number, each with its currency.
    pub(crate) fn after(place: Where) -> impl Iterator<Item = (&'static str, Self)> {
        let means = move |word: &&'static str| place == Where::Figure || !ORDINARY_AFTER.contains(word);
        CURRENCIES.iter().flat_map(move |words| words.after.iter().copied().filter(means).map(|word| (word, words.code)))
    }

    /// What languages call it, where that is known.
    pub(crate) fn words(self) -> Option<&'static CurrencyWords> {
        CURRENCIES.iter().find(|words| words.code == self)
    }

    /// The currency that a word or sign stands for: "yuan", "USD", "€".
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let named = NAMED.get(word.as_str()).map(|named| named.first);
        named.or_else(|| Self::by_code(&word)).or_else(|| Self::by_name(&word))
    }

    /// Whether a sign or word may stand for it.
    pub(crate) fn is_named(self, word: &str) -> bool {
        self.words().is_some_and(|words| words.is_named(word))
    }

    /// Whether a word may stand for it and for others as well: "kroner".
    pub(crate) fn is_one_of_several(self, word: &str) -> bool {
        let word = word.trim().to_lowercase();
        self.is_named(&word) && CURRENCIES.iter().filter(|words| words.is_named(&word)).count() > 1
    }

    fn by_code(word: &str) -> Option<Self> {
        CURRENCIES.iter().map(|words| words.code).find(|code| code.0.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// "constant 2020 US dollars", "euros (nominal)": money all the same.
    fn by_name(word: &str) -> Option<Self> {
        let plain = word.split_once(" (").map(|(before, _)| before);
        let bare = ["constant ", "current ", "nominal ", "real "].iter().find_map(|start| word.strip_prefix(start));
        let bare = bare.map(|rest| rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' '));
        plain.or(bare).filter(|rest| !rest.is_empty()).and_then(Self::parse)
    }
}

impl CurrencyWords {
    fn is_named(&self, word: &str) -> bool {
        self.english.eq_ignore_ascii_case(word) || self.before.iter().chain(self.after).any(|known| *known == word)
    }
}

/// Whether several currencies have a sign or word.
pub(crate) fn is_shared(word: &str) -> bool {
    NAMED.get(word).is_some_and(|named| named.is_shared)
}

/// Which currencies a sign or word may stand for.
struct Named {
    /// The first of them, which it means where nothing else is said.
    first: Currency,
    /// Whether there are others.
    is_shared: bool,
}

/// The signs and words of all currencies, in lower case.
static NAMED: LazyLock<FxHashMap<Box<str>, Named>> = LazyLock::new(|| {
    let mut named: FxHashMap<Box<str>, Named> = FxHashMap::default();
    for words in CURRENCIES {
        let english = words.english.to_lowercase();
        for word in words.before.iter().chain(words.after).copied().chain([english.as_str()]) {
            let known = named.entry(word.into()).or_insert(Named { first: words.code, is_shared: false });
            known.is_shared |= known.first != words.code;
        }
    }
    named
});
