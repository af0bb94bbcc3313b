//! What figures are read as: tables of a text and what a person reads in it.

use super::Measure::{Counted, IndexPoints, Money, Percent, PercentagePoints, Times};
use super::*;
use crate::quantity::Bounded::{self, About, Above, AtLeast, AtMost, Below, Exact, Nearly};
use rust_decimal::Decimal;

const YUAN: Measure = Money(Currency(*b"CNY"));
const DOLLARS: Measure = Money(Currency(*b"USD"));

fn d(text: &str) -> Decimal {
    text.replace('_', "").parse().unwrap()
}

fn exact(text: &str) -> Bounded {
    Exact(d(text))
}

fn counted(words: &str) -> Measure {
    Counted(words.to_owned())
}

fn range(low: &str, high: &str) -> Bounded {
    Bounded::Range(d(low), d(high))
}

/// Reads every text as one figure and names all that were read otherwise.
fn check(cases: &[(&str, Bounded, Measure)]) {
    let mut wrong = Vec::new();
    for (text, value, measure) in cases {
        match read(text) {
            Ok(found) if found.value.normalized() == value.normalized() && found.unit.measure.joined(measure).as_ref() == Some(measure) => {
            }
            other => wrong.push(format!("{text}: wanted {value:?} {measure:?}, got {other:?}")),
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn english_figures_are_read() {
    check(&[
        ("8,997", exact("8997"), Measure::None),
        ("8 997", exact("8997"), Measure::None),
        ("1,00,000", exact("100000"), Measure::None),
        ("8,997 enterprises", exact("8997"), counted("enterprises")),
        ("52 million", exact("52_000_000"), Measure::None),
        ("80 trillion yuan", exact("80_000_000_000_000"), YUAN),
        ("RMB 3.7 tn", exact("3_700_000_000_000"), YUAN),
        ("RMB3.7tn", exact("3_700_000_000_000"), YUAN),
        ("¥6.2 trln", exact("6_200_000_000_000"), YUAN),
        ("$5bn", exact("5_000_000_000"), DOLLARS),
        ("US$5.5 million", exact("5_500_000"), DOLLARS),
        ("-$5m", exact("-5_000_000"), DOLLARS),
        ("€12", exact("12"), Money(Currency(*b"EUR"))),
        ("£1.5m", exact("1_500_000"), Money(Currency(*b"GBP"))),
        ("5 billion US dollars", exact("5_000_000_000"), DOLLARS),
        ("2.4k", exact("2400"), Measure::None),
        ("nearly 40%", Nearly(d("40")), Percent),
        ("Almost 40 per cent", Nearly(d("40")), Percent),
        ("just under 40 pct", Nearly(d("40")), Percent),
        ("close to 40 percent", Nearly(d("40")), Percent),
        ("more than 70,000", Above(d("70000")), Measure::None),
        ("more than 80 trillion yuan", Above(d("80_000_000_000_000")), YUAN),
        ("over 50%", Above(d("50")), Percent),
        ("exceeding 1.46 million", Above(d("1_460_000")), Measure::None),
        ("upwards of 300 firms", Above(d("300")), counted("firms")),
        ("no less than 5%", AtLeast(d("5")), Percent),
        ("at least 60", AtLeast(d("60")), Measure::None),
        ("not less than 7", AtLeast(d("7")), Measure::None),
        ("300 or more", AtLeast(d("300")), Measure::None),
        ("300 enterprises or more", AtLeast(d("300")), counted("enterprises")),
        ("3.5 million-plus", AtLeast(d("3_500_000")), Measure::None),
        ("40,000+", AtLeast(d("40000")), Measure::None),
        ("40,000+ little giant enterprises", AtLeast(d("40000")), counted("little giant enterprises")),
        ("up to 30 days", AtMost(d("30")), counted("days")),
        ("no more than 300", AtMost(d("300")), Measure::None),
        ("not more than 300", AtMost(d("300")), Measure::None),
        ("fewer than 300 people", Below(d("300")), counted("people")),
        ("less than 12.9%", Below(d("12.9")), Percent),
        ("about 24,000", About(d("24000")), Measure::None),
        ("~24,000", About(d("24000")), Measure::None),
        ("some 300-odd companies", About(d("300")), counted("companies")),
        ("roughly 3.63 seconds", About(d("3.63")), counted("seconds")),
        ("10 to 12 million", range("10_000_000", "12_000_000"), Measure::None),
        ("100-400 million yuan", range("100_000_000", "400_000_000"), YUAN),
        ("between 5% and 7%", range("5", "7"), Percent),
        ("4,000 to 6,000", range("4000", "6000"), Measure::None),
        ("$5-10bn", range("5_000_000_000", "10_000_000_000"), DOLLARS),
        ("5%–7%", range("5", "7"), Percent),
        ("one in five", exact("20"), Percent),
        ("nine in ten", exact("90"), Percent),
        ("nine out of ten", exact("90"), Percent),
        ("half", exact("50"), Percent),
        ("no less than half", AtLeast(d("50")), Percent),
        ("more than half", Above(d("50")), Percent),
        ("a quarter", exact("25"), Percent),
        ("three quarters", exact("75"), Percent),
        ("four-fifths", exact("80"), Percent),
        ("two thirds", About(d("66.666667")), Percent),
        ("more than two thirds", Above(d("66.666666")), Percent),
        ("nearly a third", Nearly(d("33.333334")), Percent),
        ("a dozen", exact("12"), Measure::None),
        ("two dozen firms", exact("24"), counted("firms")),
        ("a hundred", exact("100"), Measure::None),
        ("twenty-three thousand", exact("23000"), Measure::None),
        ("one million", exact("1_000_000"), Measure::None),
        ("half a million", exact("500_000"), Measure::None),
        ("two and a half million", exact("2_500_000"), Measure::None),
        ("three hundred and twenty-one", exact("321"), Measure::None),
        ("-1.2%", exact("-1.2"), Percent),
        ("\u{2212}1.2%", exact("-1.2"), Percent),
        ("minus 1.2 percent", exact("-1.2"), Percent),
        ("2.8 percentage points", exact("2.8"), PercentagePoints),
        ("2.8 pp", exact("2.8"), PercentagePoints),
        ("25 basis points", exact("0.25"), PercentagePoints),
        ("5.1 times", exact("5.1"), Times),
        ("5x", exact("5"), Times),
        ("88.4 points", exact("88.4"), IndexPoints),
        ("twice", exact("2"), Times),
        ("8,997 / 8997家", exact("8997"), counted("家")),
    ]);
}

#[test]
fn chinese_figures_are_read() {
    check(&[
        ("8997家", exact("8997"), counted("家")),
        ("１２，３４５家", exact("12345"), counted("家")),
        ("１２３", exact("123"), Measure::None),
        ("1.46万家", exact("14600"), counted("家")),
        ("超过80万亿元", Above(d("80_000_000_000_000")), YUAN),
        ("超過80萬億元", Above(d("80_000_000_000_000")), YUAN),
        ("80兆元", exact("80_000_000_000_000"), YUAN),
        ("超1.76万家", Above(d("17600")), counted("家")),
        ("近四成", Nearly(d("40")), Percent),
        ("六成以上", AtLeast(d("60")), Percent),
        ("超六成", Above(d("60")), Percent),
        ("九成", exact("90"), Percent),
        ("7万+家", AtLeast(d("70000")), counted("家")),
        ("两成多", Above(d("20")), Percent),
        ("百分之三十多", Above(d("30")), Percent),
        ("三十多家", Above(d("30")), counted("家")),
        ("八十多亿", Above(d("8000000000")), Measure::None),
        ("88点", exact("88"), IndexPoints),
        ("七成半", exact("75"), Percent),
        ("六七成", range("60", "70"), Percent),
        ("约2.4万家", About(d("24000")), counted("家")),
        ("大约40%左右", About(d("40")), Percent),
        ("300家上下", About(d("300")), counted("家")),
        ("不足100家", Below(d("100")), counted("家")),
        ("不到两成", Below(d("20")), Percent),
        ("不低于5%", AtLeast(d("5")), Percent),
        ("不少于300家", AtLeast(d("300")), counted("家")),
        ("不高于5%", AtMost(d("5")), Percent),
        ("不超过300人", AtMost(d("300")), counted("人")),
        ("300人以下", AtMost(d("300")), counted("人")),
        ("30日以内", AtMost(d("30")), counted("日")),
        ("18%以上", AtLeast(d("18")), Percent),
        ("至少300家", AtLeast(d("300")), counted("家")),
        ("最多300家", AtMost(d("300")), counted("家")),
        ("逾300家", Above(d("300")), counted("家")),
        ("4万多家", Above(d("40000")), counted("家")),
        ("300余家", Above(d("300")), counted("家")),
        ("2000多家", Above(d("2000")), counted("家")),
        ("20多万户", Above(d("200000")), counted("户")),
        ("十几家", range("11", "19"), counted("家")),
        ("两千三百几间", range("2301", "2399"), counted("间")),
        ("将近40%", Nearly(d("40")), Percent),
        ("接近40%", Nearly(d("40")), Percent),
        ("两万三千八百", exact("23800"), Measure::None),
        ("兩萬三千八百", exact("23800"), Measure::None),
        ("两万三", exact("23000"), Measure::None),
        ("一百零三", exact("103"), Measure::None),
        ("一亿二千万", exact("120_000_000"), Measure::None),
        ("八十万亿元", exact("80_000_000_000_000"), YUAN),
        ("一百万家", exact("1_000_000"), counted("家")),
        ("4.3万户", exact("43000"), counted("户")),
        ("383.8万户", exact("3_838_000"), counted("户")),
        ("34.28户", exact("34.28"), counted("户")),
        ("32.74万项", exact("327_400"), counted("项")),
        ("4.84万亿元", exact("4_840_000_000_000"), YUAN),
        ("人民币80万亿元", exact("80_000_000_000_000"), YUAN),
        ("5亿美元", exact("500_000_000"), DOLLARS),
        ("1亿2000万", exact("120_000_000"), Measure::None),
        ("百分之七十二", exact("72"), Percent),
        ("百分之零点五", exact("0.5"), Percent),
        ("百分之百", exact("100"), Percent),
        ("千分之三", exact("0.3"), Percent),
        ("四分之三", exact("75"), Percent),
        ("三分之二", About(d("66.666667")), Percent),
        ("一半", exact("50"), Percent),
        ("过半", Above(d("50")), Percent),
        ("近半", Nearly(d("50")), Percent),
        ("超过半数", Above(d("50")), Percent),
        ("5.2个百分点", exact("5.2"), PercentagePoints),
        ("翻一番", exact("2"), Times),
        ("14倍", exact("14"), Times),
        ("二〇二二", exact("2022"), Measure::None),
        ("80来万家", About(d("800000")), counted("家")),
        ("越过五千万户", Above(d("50000000")), counted("户")),
        ("3000~4000家", range("3000", "4000"), counted("家")),
        ("3000至4000家", range("3000", "4000"), counted("家")),
        ("5%到7%之间", range("5", "7"), Percent),
        ("负1.2%", exact("-1.2"), Percent),
        ("8997家企业", exact("8997"), counted("家企业")),
    ]);
}

#[test]
fn rates_are_read() {
    for (text, value, per) in [
        ("23,800 enterprises per day", exact("23800"), Per::Day),
        ("23,800 a day", exact("23800"), Per::Day),
        ("12 new enterprises each day", exact("12"), Per::Day),
        ("每天2.38万家", exact("23800"), Per::Day),
        ("日均超过2.38万家", Above(d("23800")), Per::Day),
        ("超过每天2.38万家", Above(d("23800")), Per::Day),
        ("2.38万户/天", exact("23800"), Per::Day),
        ("3.5 deaths per 100,000 people", exact("3.5"), Per::Each(100_000, "people".into())),
        ("12 patents per enterprise", exact("12"), Per::Each(1, "enterprise".into())),
        ("每千人34.28户", exact("34.28"), Per::Each(1_000, "人".into())),
        ("每10万人3.5例", exact("3.5"), Per::Each(100_000, "人".into())),
    ] {
        let found = read(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        assert_eq!((found.value, found.unit.per), (value, Some(per)), "{text}");
    }
}

#[test]
#[rustfmt::skip]
fn what_is_no_figure_is_left_alone() {
    for text in [
        "第七批", "第 3 批", "the 7th batch", "14th", "top 10", "COVID-19", "A1", "1.2.3", "v1.2", "10:30", "2023-03-27",
        "27/03/2023", "2023年3月27日", "March 27", "27 March", "010-12345678", "400-123-4567", "https://a.example/2023/80",
        "<@123456789>", "<#123>", "<:smile:123>", "十四五", "一带一路", "一些", "第一", "the first half", "10 am", "5G",
        "No. 1", "1月", "1-2月", "三月", "2021-2022", "which one", "half-year", "a third party", "六成都", "统一", "user@1.example",
        "million million million", "one million million million million", "十年代", "万一", "192.168.0.1",
        "the 14th Five-Year Plan", "twenty twenty-two", "1/2", "几十家", "数千家", "call 13812345678", "2022年", "12/31/2022",
        "in a quarter", "thousands of firms", "#12", "00123",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn figures_are_found_where_they_stand() {
    for (text, stretches) in [
        ("are there more than 70,000 SMEs in China?", vec!["more than 70,000"]),
        ("is it true that 72% of all new listings were SRDI?", vec!["72%"]),
        ("it rose from 5% to 7% in 2022", vec!["5%", "7%", "2022"]),
        ("from 2020 to 2022", vec!["2020", "2022"]),
        ("8,997, of which 4,000 to 6,000 are new.", vec!["8,997", "4,000 to 6,000"]),
        ("**8,997** enterprises", vec!["8,997"]),
        ("**40**% of them", vec!["40**%"]),
        ("中小企业超过5200万户，其中近四成……", vec!["超过5200万户", "近四成"]),
        ("到2022年底，全国有8997家“小巨人”", vec!["8997家"]),
        ("日均新设企业2.38万户", vec!["2.38万户"]),
        ("$5bn, €3bn and 80万亿元", vec!["$5bn", "€3bn", "80万亿元"]),
        ("Q3 revenue was up 5.2 percentage points", vec!["5.2 percentage points"]),
        ("23,800 new enterprises per day since", vec!["23,800"]),
        ("50% plus 3%", vec!["50%", "3%"]),
        ("one in five of them, about half of the rest", vec!["one in five", "about half"]),
    ] {
        let found: Vec<_> = find(text).into_iter().map(|found| text[found.span].to_owned()).collect();
        assert_eq!(found, stretches, "{text}");
    }
}

#[test]
fn digits_alone_may_be_a_year() {
    let bare = |text: &str| find(text).first().map(|found| (found.bare, found.in_words));
    assert_eq!(bare("2022"), Some((true, false)));
    assert_eq!(bare("in 2022, too"), Some((true, false)));
    assert_eq!(bare("2,022"), Some((false, false)));
    assert_eq!(bare("2022%"), Some((false, false)));
    assert_eq!(bare("一半"), Some((false, true)));
}

#[test]
fn what_is_not_one_figure_is_a_fault() {
    assert_eq!(read("8,997 / 9,000"), Err(ReadFault::Disagreement("8,997".into(), "9,000".into())));
    assert_eq!(read("8,997, more or less"), Err(ReadFault::LeftOver(", more or less".into())));
    assert!(matches!(read("many"), Err(ReadFault::NoFigure(_))));
    assert!(matches!(read(""), Err(ReadFault::NoFigure(_))));
    assert!(matches!(read(&"9".repeat(150)), Err(ReadFault::NoFigure(_))));
    assert!(matches!(read(&"9".repeat(10_000)), Err(ReadFault::TooLong)));
}

#[test]
fn mischief_ends_soon_and_finds_nothing() {
    for text in [
        format!("{} ** 9999", "9".repeat(10_000)),
        "million ".repeat(20_000),
        "one million ".repeat(3) + &"million ".repeat(1_000),
        "万".repeat(50_000),
        "~".repeat(50_000),
        "9,".repeat(50_000) + "9",
        "<@".repeat(50_000),
    ] {
        assert_eq!(find(&text), [], "{}", text.chars().take(12).collect::<String>());
    }
}
