use super::{Asked, period_at};
use crate::language::atoms::atoms;
use crate::language::fold::fold;
use jiff::civil::date;

fn read(text: &str) -> Option<String> {
    let folded = fold(text);
    let atoms = atoms(&folded);
    let (length, asked) = period_at(&atoms, date(2023, 5, 1))?;
    let show = |period: super::Period| format!("{}/{}", period.start, period.end);
    Some(format!(
        "{length} {}",
        match asked {
            Asked::At(period) => show(period),
            Asked::Since(period) => format!("since {}", period.start),
            Asked::Between(first, last) => format!("{} to {}", first.start, last.end),
            Asked::Against(period) => format!("against {}", show(period)),
            Asked::Before => "before".into(),
            Asked::Moved { by, of } => format!("{by} {of:?}"),
            Asked::Within(part) => format!("within {}", show(part)),
            Asked::Recent => "recent".into(),
        }
    ))
}

#[test]
fn periods_are_read_as_people_write_them() {
    for (text, expected) in [
        ("2022", "1 2022-01-01/2022-12-31"),
        ("2022年", "2 2022-01-01/2022-12-31"),
        ("二二年", "3 2022-01-01/2022-12-31"),
        ("２０２２年上半年", "5 2022-01-01/2022-06-30"),
        ("2022年第三季度", "6 2022-07-01/2022-09-30"),
        ("2025年一、二季度", "7 2025-01-01/2025-06-30"),
        ("2025年第三和第四季度", "9 2025-07-01/2025-12-31"),
        ("2025年二到四季度", "7 2025-04-01/2025-12-31"),
        ("2022年1-9月", "6 2022-01-01/2022-09-30"),
        ("the first half of 2024", "5 2024-01-01/2024-06-30"),
        ("Q3 2022", "2 2022-07-01/2022-09-30"),
        ("去年11月", "4 2022-11-01/2022-11-30"),
        ("去年十一月底", "6 2022-11-01/2022-11-30"),
        ("2020年2月到4月", "7 2020-02-01/2020-04-30"),
        ("from 26 Feb to 15 April 2020", "7 2020-02-26 to 2020-04-15"),
        ("between February 26 and April 15th, 2020", "9 2020-02-26 to 2020-04-15"),
        ("26 Feb 2020 to 15 April", "6 2020-02-26 to 2020-04-15"),
        ("2020年2月26日到4月15日", "11 2020-02-26 to 2020-04-15"),
        ("June 2022", "2 2022-06-01/2022-06-30"),
        ("FY2024", "1 2024-01-01/2024-12-31"),
        ("FY2024 Q1", "2 2024-01-01/2024-03-31"),
        ("the first quarter of FY26", "5 2026-01-01/2026-03-31"),
        ("2026财年第一季度", "7 2026-01-01/2026-03-31"),
        ("FY2024-25", "3 2024-01-01/2025-12-31"),
        ("2023/24", "3 2023-01-01/2024-12-31"),
        ("last year", "2 2022-01-01/2022-12-31"),
        ("两千零二十三年", "7 2023-01-01/2023-12-31"),
        ("二千零二十年", "6 2020-01-01/2020-12-31"),
        ("the prev yr", "3 before"),
        ("last yr", "2 2022-01-01/2022-12-31"),
        ("2021年11月到2022年", "7 2021-11-01 to 2022-12-31"),
        ("去年", "2 2022-01-01/2022-12-31"),
        ("since 2021", "2 since 2021-01-01"),
        ("2021年以来", "4 since 2021-01-01"),
        ("from 2021 to 2024", "4 2021-01-01 to 2024-12-31"),
        ("from H1 to H2 2024", "5 2024-01-01 to 2024-12-31"),
        ("between the first and the second half of 2024", "9 2024-01-01 to 2024-12-31"),
        ("2021到2024年", "4 2021-01-01 to 2024-12-31"),
        ("the year before", "3 before"),
        ("the year after", "3 1 Year"),
        ("two years later", "3 2 Year"),
        ("the quarter after that", "4 1 Quarter"),
        ("the previous quarter", "3 -1 Quarter"),
        ("the following year", "3 1 Year"),
        ("last december", "2 within 2022-12-01/2022-12-31"),
        ("of december", "2 within 2022-12-01/2022-12-31"),
        ("the second quarter", "3 within 2023-04-01/2023-06-30"),
        ("january to march", "3 within 2023-01-01/2023-03-31"),
        ("january to march of this year", "6 2023-01-01/2023-03-31"),
        ("the second half of last year", "6 2022-07-01/2022-12-31"),
        ("jan-mar 2022", "4 2022-01-01/2022-03-31"),
        ("the last five years", "4 recent"),
        ("january to the end of march of the current year", "10 2023-01-01/2023-03-31"),
        ("july to the end of 2022", "6 2022-07-01/2022-12-31"),
        ("1H24", "2 2024-01-01/2024-06-30"),
        ("3q25", "2 2025-07-01/2025-09-30"),
        ("1h 2024", "3 2024-01-01/2024-06-30"),
        ("the final two quarters of 2024", "6 2024-07-01/2024-12-31"),
        ("the first nine months of 2024", "6 2024-01-01/2024-09-30"),
        ("the half year to june 2024", "6 2024-01-01/2024-06-30"),
        ("the quarter ending in march 2025", "6 2025-01-01/2025-03-31"),
        ("the six months to the end of september 2024", "9 2024-04-01/2024-09-30"),
        ("last year, first half", "5 2022-01-01/2022-06-30"),
        ("calendar year 2024", "3 2024-01-01/2024-12-31"),
        ("twenty twenty-four", "4 2024-01-01/2024-12-31"),
        ("twenty nineteen", "2 2019-01-01/2019-12-31"),
        ("a year ago", "3 2022-01-01/2022-12-31"),
        ("the year before last", "4 2021-01-01/2021-12-31"),
        ("before 2024 starts", "3 2023-01-01/2023-12-31"),
        ("end-23", "3 2023-01-01/2023-12-31"),
        ("versus 2021", "2 against 2021-01-01/2021-12-31"),
        ("than in 2021", "3 against 2021-01-01/2021-12-31"),
        ("27 march 2023", "3 2023-03-27/2023-03-27"),
    ] {
        assert_eq!(read(text).as_deref(), Some(expected), "{text}");
    }
    for text in ["8,997", "43000", "2022家", "may i ask", "second question", "the first half of firms", "a year", "years"] {
        assert_eq!(read(text), None, "{text}");
    }
}
