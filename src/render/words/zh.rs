//! The words of Chinese.

use super::{Form, Mention, Naming, Words};
use crate::facts::base::CoarseDate;
use crate::facts::period::{Period, Shape};
use crate::quantity::{Bounded, Unit};

pub(super) static WORDS: Words = Words {
    counted: "{period}{name}{is}{figure}",
    named: "{period}{name}{is}{figure}",
    named_now: "{period}{name}{is}{figure}",
    labelled: "{period}{name}{is}{figure}",
    computed_counted: "{period}{name}{is}{figure}（{working}）",
    computed_named: "{period}{name}{is}{figure}（{working}）",
    computed_labelled: "{period}{name}{is}{figure}（{working}）",
    listed: "{name}：{figure}（{period}）",
    inline: "{period}{name}，{figure}",
    stop: "。",
    separator: "，",
    comma: "，",
    between_sentences: "",
    list_comma: "、",
    dated: "{period}{name}",
    of_members: "{members}{name}",
    of_members_apart: "{members}{name}",

    share_counted: "{period}{part}占{whole}的比重{is}{figure}（{working}）",
    share: "{part}占{whole}的比重{is}{figure}（{when}{working}）",
    complement: "其余占比{is}{figure}（{working}）：{sentence}",
    remainder_counted: "{period}{whole}中，不属于{part}的有{figure}（{working}）",
    remainder: "{whole}扣除{part}后{is}{figure}（{when}{working}）",
    member_share: "{period}{members}占{whole}的比重{is}{figure}（{working}）",
    rest_share_counted: "{period}{whole}中，不属于{part}的占比{is}{figure}（{working}）",
    rest_share: "{whole}中其余部分的占比{is}{figure}（{when}{working}）",
    count_rest: "其余{is}{figure}（{working}）",
    together: "合计{figure}（{working}）",
    difference: "相差{figure}（{working}）",
    ratio: "前者是后者的{figure}（{working}）",
    larger: "较高的是{name}，高出{figure}（{working}）",
    larger_surely: "较高的是{name}",
    same: "两者相同，均为{figure}",
    undecided: "现有数据无法判断两者孰高",
    highest: "最高的是{name}，{period}{is}{figure}",
    lowest: "最低的是{name}，{period}{is}{figure}",
    highest_period: "{name}{period}最高，{is}{figure}",
    lowest_period: "{name}{period}最低，{is}{figure}",
    of_period: "{period}：{figure}",
    from_highest: "从高到低：",
    from_lowest: "从低到高：",
    spread: "最高与最低相差{figure}（{working}）",
    gap: "距目标的差额{is}{figure}（{working}）",
    passed: "超出目标的部分{is}{figure}（{working}）",
    progress: "目标完成度{is}{figure}（{working}）",
    growth_needed: "达到目标所需增幅{is}{figure}（{working}）",
    no_growth_needed: "目标已达到，无需再增长（{working}）",
    rise: "比{before}增加{figure}（{working}）",
    fall: "比{before}减少{figure}（{working}）",
    up: "{from}至{to}增长{figure}（{working}）",
    down: "{from}至{to}下降{figure}（{working}）",
    changed: "{from}至{to}变动{figure}（{working}）",
    unchanged: "{from}至{to}持平（{working}）",
    up_yearly: "{from}至{to}年均增长{figure}（{working}）",
    down_yearly: "{from}至{to}年均下降{figure}（{working}）",
    changed_yearly: "{from}至{to}年均变动{figure}（{working}）",
    moved: "{name}：{old}（{from}）→ {new}（{to}）",
    dated_value: "{figure}（{period}）",
    rate: "{figure}（{working}）",
    in_span: "{span}{figure}（{working}）",
    interval: "平均间隔{figure}（{working}）",
    of_many: "每{many}{whole}对应的{part}{is}{figure}（{working}）",
    one_in: "平均{figure}{whole}中有一个（{working}）",
    one_in_all: "平均{figure}中有一个（{working}）",
    duration: "需要{figure}（{working}）",
    relative_up: "平均每{each}增长{figure}（{working}）",
    relative_down: "平均每{each}下降{figure}（{working}）",
    relative_changed: "平均每{each}变动{figure}（{working}）",
    pace: "实现目标所需：{figure}（{working}）",
    to_level: "还差{figure}（{working}）",
    past_level: "已超出{figure}（{working}）",
    year_before: "上年同期",

    aside_share: "占{whole}的比重{is}{figure}（{working}）",
    aside_up: "比{from}增长{figure}（{working}）",
    aside_down: "比{from}下降{figure}（{working}）",
    aside_progress: "{for}目标的完成度{is}{figure}（{working}）",
    aside_reached: "{period}{actual_is}{actual}，完成度{is}{figure}（{working}）",
    aside_rise: "比{before}增加{figure}（{working}）",
    aside_fall: "比{before}减少{figure}（{working}）",

    yes: "属实",
    yes_but: "属实，但原文不是确数",
    no: "不属实",
    unsettled: "现有数据无法判断",
    after_verdict: "：",
    whose: "{value}是另一项数据：{sentence}",

    earlier: "另一时期的数据是：{sentence}",
    and_more: "另有{count}项",
    and_one_more: "另有1项",
    definition: "{term}：{definition}",
    by_speaker: "{speaker}表示",
    by_speaker_on: "{speaker}于{said}表示",
    no_speaker: "未注明发言人",
    by_publisher: "{publisher}发布",
    which: "您指的是哪一项？",

    unread: "没有关于{words}的数据。",
    unread_silently: "没有与此完全相符的数据。",
    no_such_period: "没有{period}的数据。",
    no_such_member: "没有{members}的数据。",
    no_figure: "没有这一项的数据：{name}。",
    not_alike: "两项不是同类数据，不作比较：{left}；{right}。",
    unsupported: "这里只有已公布的数据及由其算出的结果，没有预测、建议或原因分析。",
    out_of_scope: "这超出了现有数据的范围。",
    nearest: "最接近的数据：{figures}。",

    source: "来源：{citation}",
    numbered_source: "{mark} {citation}",
    citation: "{publisher}《{title}》，{date}，{link}",
    undated_citation: "{publisher}《{title}》，{link}",
    page: "{publisher}，{link}",
    note: "注：{note}",
    disagreeing: "另有表述为{figure}（{publisher}，{date}）",
    disagreeing_of: "{name}：另有表述为{figure}（{publisher}，{date}）",
    is_target: "这是目标，不是实际数",
    target_words: &["目标", "计划"],
    unlike_periods: "各项数据的时期不同",
    newer_due: "新数据原定于{date}公布，可能已有更新",

    ask_counted: "{name}有多少？",
    ask_named: "{name}是多少？",
    ask_labelled: "{name}是多少？",
    ask_counted_period: "{period}{name}有多少？",
    ask_named_period: "{period}{name}是多少？",
    ask_labelled_period: "{period}{name}是多少？",
    ask_trend: "{name}历年变化如何？",
    quotes: ("“", "”"),

    naming,
    copula,
    period,
    date,
};

fn naming(name: &str, unit: &Unit) -> Naming {
    Naming {
        form: if unit.is_counted() && !name.ends_with("目标") { Form::Counted } else { Form::Named },
        name: without_span(name).to_owned(),
        with_unit: true,
    }
}

/// A name without the length of time that its period says better: 年度新增……
fn without_span(name: &str) -> &str {
    ["年度", "当年", "全年"].iter().find_map(|span| name.strip_prefix(span)).unwrap_or(name)
}

/// A verb stands before a figure unless the figure brings its own: 超过, 低于, 不超过.
fn copula(value: &Bounded) -> &'static str {
    match value {
        Bounded::Above(_) | Bounded::Below(_) | Bounded::AtMost(_) => "",
        Bounded::Exact(_) | Bounded::About(_) | Bounded::AtLeast(_) | Bounded::Nearly(_) | Bounded::Range(..) => "为",
    }
}

fn period(period: &Period, _mention: Mention) -> String {
    let (year, last) = (period.start.year(), period.end.year());
    let (month, last_month) = (period.start.month(), period.end.month());
    match period.shape {
        Shape::Year => format!("{year}年"),
        Shape::FiscalYear if year == last => format!("{year}财年"),
        Shape::FiscalYear => format!("{year}/{:02}财年", last % 100),
        Shape::FiscalHalf => format!("{year}财年{}半年", if month == 1 { "上" } else { "下" }),
        Shape::FiscalQuarter => format!("{year}财年第{}季度", ["一", "二", "三", "四"][usize::from(month.unsigned_abs() / 3).min(3)]),
        Shape::Half if month == 1 => format!("{year}年上半年"),
        Shape::Half => format!("{year}年下半年"),
        Shape::Quarter => {
            let quarter = ["一", "二", "三", "四"][usize::try_from(month / 3).unwrap_or(0).min(3)];
            format!("{year}年第{quarter}季度")
        }
        Shape::Month => format!("{year}年{month}月"),
        Shape::Day => format!("{year}年{month}月{}日", period.start.day()),
        Shape::Years => format!("{year}—{last}年"),
        Shape::Months if year == last => format!("{year}年{month}—{last_month}月"),
        Shape::Months => format!("{year}年{month}月至{last}年{last_month}月"),
        Shape::Since => format!("{year}年起"),
    }
}

fn date(date: CoarseDate) -> String {
    match date {
        CoarseDate::Year(year) => format!("{year}年"),
        CoarseDate::Month(year, month) => format!("{year}年{month}月"),
        CoarseDate::Day(day) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
    }
}
