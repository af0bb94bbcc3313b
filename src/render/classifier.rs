//! Which measure word does Chinese put between a number and what is counted?

use crate::quantity::Unit;

/// English nouns in the plural, by the Chinese measure word for them.
#[rustfmt::skip]
const NOUNS: &[(&str, &[&str])] = &[
    ("人", &[
        "people", "persons", "inhabitants", "residents", "respondents", "students", "pupils", "teachers", "workers", "employees", "patients",
        "deaths", "births", "children", "adults", "women", "men", "users", "doctors", "nurses", "members", "farmers", "migrants", "refugees",
        "graduates", "victims", "casualties", "injuries", "apprentices", "staff", "applicants", "pensioners", "offenders", "prisoners",
        "researchers", "volunteers", "founders", "drivers", "entrants",
    ]),
    ("人次", &["visitors", "guests", "passengers", "tourists", "arrivals", "visits", "trips", "journeys", "admissions"]),
    ("家", &[
        "enterprises", "companies", "firms", "businesses", "startups", "banks", "hospitals", "clinics", "hotels", "restaurants", "shops", "stores",
        "factories", "unicorns", "farms", "museums", "incubators", "suppliers", "publishers",
    ]),
    ("所", &["schools", "universities", "colleges", "kindergartens", "dwellings"]),
    ("户", &["households", "families"]),
    ("辆", &["vehicles", "cars", "buses", "trucks", "lorries", "bicycles", "bikes", "motorcycles", "trams"]),
    ("艘", &["ships", "boats", "vessels", "ferries"]),
    ("架", &["aircraft", "planes", "drones"]),
    ("台", &["machines", "robots", "computers", "pumps", "turbines", "tractors"]),
    ("套", &["homes", "flats", "apartments", "houses", "systems"]),
    ("起", &["accidents", "crashes", "fires", "incidents", "crimes", "offences", "cases", "thefts", "burglaries"]),
    ("项", &["projects", "patents", "measures", "policies", "programmes", "programs"]),
    ("件", &["applications", "complaints", "parcels", "products", "letters"]),
    ("间", &["rooms", "bedrooms"]),
    ("张", &["beds", "tickets", "licences", "cards"]),
    ("头", &["cattle", "cows", "pigs", "animals", "head"]),
    ("只", &["sheep", "birds", "chickens"]),
    ("棵", &["trees"]),
    ("笔", &["loans", "deals", "transactions", "grants"]),
    ("次", &["times", "checks", "flights", "inspections", "calls", "tests", "views", "downloads"]),
    ("夜", &["nights", "stays"]),
    ("座", &["stations", "bridges", "cities", "towns", "airports", "reactors"]),
    ("位", &["places"]),
    ("本", &["books"]),
    ("份", &["jobs", "contracts", "reports", "meals"]),
];

/// The measure word for a noun; 个 serves where none is known.
pub(super) fn of(noun: &str) -> &'static str {
    let lower = noun.to_lowercase();
    let head = lower.split([',', '(']).next().unwrap_or_default();
    let head = [" of ", " in ", " with ", " per ", " on "].iter().fold(head, |head, opener| head.split(opener).next().unwrap_or_default());
    let last = head.trim().rsplit([' ', '-']).next().unwrap_or_default();
    NOUNS.iter().find(|(_, nouns)| nouns.contains(&last)).map_or("个", |(word, _)| word)
}

/// What is counted, and over what in Chinese words, of the unit's name in Chinese: "家/天" is 家 and 每天, "每10万居民死亡人数" 每10万居民.
pub(super) fn of_rate(name: &str) -> (String, Option<String>) {
    /// A longer word for what is counted says what the indicator's name says better.
    const LONGEST: usize = 2;
    // 美元/箱 is so much for each, though nobody knows of what.
    let Some(said) = Unit::split_rate(name).map(|(said, _)| said).or_else(|| name.split_once('/').map(|(said, _)| said)) else {
        return (name.to_owned(), None);
    };
    let short = said.chars().count() <= LONGEST && !said.ends_with(['数', '率', '量']);
    let counted = if short { said.to_owned() } else { String::new() };
    let over = match name.split_once('/') {
        Some((_, over)) if over.starts_with('每') => over.to_owned(),
        Some((_, over)) => format!("每{over}"),
        // What is counted stands before the rate or behind it.
        None => match name.find('每') {
            Some(start) if start > 0 => name[start..].to_owned(),
            Some(_) | None => name.strip_suffix(said).unwrap_or(name).to_owned(),
        },
    };
    (counted, Some(over))
}
