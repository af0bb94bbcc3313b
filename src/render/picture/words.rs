//! In which words is a picture labelled?

use crate::language::Language;

/// The words of pictures in one language; slots are in braces.
pub(super) struct Words {
    /// The title where several things are set side by side that no one name covers.
    pub comparison: &'static str,
    /// The unit and the period below the title.
    pub unit: &'static str,
    /// Between unit, period and members below the title.
    pub between: &'static str,
    /// A label with its period.
    pub dated: &'static str,
    /// Words of a name by which a percentage is one of a whole.
    pub shares: &'static [&'static str],
    /// What is left of a whole.
    pub rest: &'static str,
    /// A progress as the big number.
    pub of_target: &'static str,
    /// What open-ended marks mean.
    pub open: &'static str,
    /// What marks mean that end somewhere below.
    pub below: &'static str,
    /// What marks mean that end a little below.
    pub nearly: &'static str,
    /// What marks with a wavy end mean.
    pub about: &'static str,
    /// What marks of a range mean.
    pub range: &'static str,
    /// Where the figures are from.
    pub source: &'static str,
    /// A publisher with a date.
    pub cited: &'static str,
    /// How many sources are left out.
    pub more: &'static str,
    /// Between two sources or two marks.
    pub separator: &'static str,
    /// What a bar chart is, for those who cannot see it.
    pub bars: &'static str,
    /// What a chart over time is.
    pub series: &'static str,
    /// What a chart of a whole is.
    pub whole: &'static str,
    /// What a chart of progress is.
    pub progress: &'static str,
    /// A mark in words.
    pub item: &'static str,
    /// What ends a sentence.
    pub stop: &'static str,
}

const ENGLISH: Words = Words {
    comparison: "Comparison",
    unit: "{unit}",
    between: " · ",
    dated: "{name} ({period})",
    shares: &["share", "proportion", "percentage of"],
    rest: "the rest",
    of_target: "{figure} of the target",
    open: "more than",
    below: "less than",
    nearly: "nearly",
    about: "about",
    range: "from … to …",
    source: "Source: {sources}",
    cited: "{publisher}, {date}",
    more: "{count}\u{a0}more",
    separator: "; ",
    bars: "Bar chart: {title} ({about}). ",
    series: "Chart over time: {title} ({about}). ",
    whole: "Chart of a share: {title} ({about}). ",
    progress: "Chart of progress to a target: {title} ({about}). ",
    item: "{name}: {figure}",
    stop: ". ",
};

const CHINESE: Words = Words {
    comparison: "对比",
    unit: "单位：{unit}",
    between: " · ",
    dated: "{name}（{period}）",
    shares: &["占", "比重", "比例", "份额"],
    rest: "其余",
    of_target: "完成目标的{figure}",
    open: "超过",
    below: "低于",
    nearly: "接近",
    about: "约",
    range: "区间",
    source: "来源：{sources}",
    cited: "{publisher}，{date}",
    more: "另{count}项",
    separator: "；",
    bars: "条形图：{title}（{about}）。",
    series: "历年变化图：{title}（{about}）。",
    whole: "占比图：{title}（{about}）。",
    progress: "目标完成图：{title}（{about}）。",
    item: "{name}：{figure}",
    stop: "。",
};

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    }
}

/// A template with its slots filled.
pub(super) fn filled(template: &str, slots: &[(&str, &str)]) -> String {
    let slots: Vec<_> = slots.iter().map(|(name, text)| (*name, super::super::piece::text(*text))).collect();
    super::super::voice::joined(&super::super::piece::fill(template, &slots))
}
