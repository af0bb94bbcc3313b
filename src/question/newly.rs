//! Which Chinese clauses say that something came to be so in a year: 2022年上市的公司 are those newly listed, and not all that are.

/// What is said of a thing that came to be so at some time.
const EVENTS: [&str; 5] = ["上市", "挂牌", "掛牌", "敲钟", "敲鐘"];
/// What a year ends with.
const YEARS: [&str; 6] = ["年", "去年", "今年", "前年", "当年", "當年"];
/// What the clause stands before: 2022年上市公司 are all that were listed then, and 上市的专精特新 may be.
const NOUNS: [&str; 4] = ["的公司", "的企业", "的企業", "的里"];
/// How many characters may say where it came to be so: 去年在A股上市的.
const PLACE: usize = 6;

/// The message with 新 before each of these.
pub(super) fn spelt_out(text: &str) -> String {
    let mut spelt = String::with_capacity(text.len() + 3);
    let mut rest = text;
    while let Some((at, event)) = EVENTS.iter().filter_map(|event| Some((rest.find(event)?, event))).min() {
        let (before, behind) = (&rest[..at], &rest[at + event.len()..]);
        spelt.push_str(before);
        if NOUNS.iter().any(|noun| behind.starts_with(noun)) && follows_a_year(before) {
            spelt.push('新');
        }
        spelt.push_str(event);
        rest = behind;
    }
    spelt.push_str(rest);
    spelt
}

/// The message with the rate of those that came to be so as a share of them: 企业的A股上市率 is 企业中A股上市的占比.
pub(super) fn rates_spelt(text: &str) -> String {
    for event in EVENTS {
        let Some(at) = text.find(&format!("{event}率")) else { continue };
        let (before, behind) = (&text[..at], &text[at + event.len() + '率'.len_utf8()..]);
        let of = before.rfind('的').filter(|of| before[*of..].chars().count() <= PLACE + 1);
        let Some(of) = of else { continue };
        let place = &before[of + '的'.len_utf8()..];
        return format!("{}中{place}{event}的占比{behind}", &before[..of]);
    }
    text.to_owned()
}

/// Whether a year stands right before, or before where it came to be so.
fn follows_a_year(before: &str) -> bool {
    let ends_with_year = |text: &str| YEARS.iter().any(|year| text.trim_end().ends_with(year));
    let placed = before.rfind('在').filter(|at| before[*at..].chars().count() <= PLACE + 1);
    ends_with_year(before) || placed.is_some_and(|at| ends_with_year(&before[..at]))
}

#[cfg(test)]
mod tests {
    use super::{rates_spelt, spelt_out};

    #[test]
    fn a_rate_of_events_is_a_share() {
        assert_eq!(rates_spelt("专精特新企业的A股上市率有多高"), "专精特新企业中A股上市的占比有多高");
        assert_eq!(rates_spelt("上市率有多高"), "上市率有多高");
    }

    #[test]
    fn what_came_to_be_so_in_a_year_is_new() {
        assert_eq!(spelt_out("2022年上市的公司里"), "2022年新上市的公司里");
        assert_eq!(spelt_out("去年在A股敲钟的公司"), "去年在A股新敲钟的公司");
        assert_eq!(spelt_out("2022年底上市的公司"), "2022年底上市的公司");
        assert_eq!(spelt_out("去年新上市的公司"), "去年新上市的公司");
        assert_eq!(spelt_out("已经上市的公司"), "已经上市的公司");
        assert_eq!(spelt_out("2022年上市公司"), "2022年上市公司");
    }
}
