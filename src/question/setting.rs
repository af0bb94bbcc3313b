//! Which parts of a message say what it is for?
//!
//! "Fact check for tomorrow's edition:", 数学作业:, 写论文要用: they set a scene, and restrict nothing of what is asked.

use super::tokens::{Class, Maker, Token};
use std::ops::Range;

impl Maker<'_> {
    /// Whether a part announces a question or says what its answer is wanted for.
    pub(super) fn is_setting(&self, part: &Range<usize>) -> bool {
        self.is_preface(part) || self.is_for_use(part)
    }

    /// Whether a sentence behind the question says nothing that could narrow it: "... from 2021 to 2024? Doing a DCF", "Back of the
    /// envelope is fine."
    pub(super) fn is_remark(&self, part: &Range<usize>) -> bool {
        const NARROWING: [&str; 26] = [
            "only",
            "just",
            "in",
            "at",
            "on",
            "for",
            "of",
            "from",
            "by",
            "per",
            "with",
            "without",
            "not",
            "no",
            "but",
            "and",
            "or",
            "i mean",
            "namely",
            "meaning",
            "specifically",
            "excluding",
            "except",
            "including",
            "as",
            "than",
        ];
        let tokens = &self.question.tokens;
        let behind = part.start.checked_sub(1).is_some_and(|mark| matches!(tokens[mark].text.as_ref(), "?" | "." | "!"));
        let opens = tokens.get(part.start).is_some_and(|token| !NARROWING.contains(&token.text.as_ref()));
        let said = &tokens[part.clone()];
        let says_nothing = |token: &Token| {
            matches!(token.class, Class::Unknown | Class::Neutral) && token.cues.is_empty() && token.text.as_ref() != "only"
        };
        behind && opens && said.iter().all(says_nothing) && said.iter().any(|token| token.class == Class::Unknown)
    }

    /// Whether a part announces a question: "fact check for tomorrow's edition:", 数学作业:, but not what it is of ("textiles: how many ...").
    fn is_preface(&self, part: &Range<usize>) -> bool {
        let tokens = &self.question.tokens;
        let announces = tokens.get(part.end).is_some_and(|mark| mark.text.as_ref() == ":");
        let words: String = tokens[part.clone()].iter().map(|token| token.text.as_ref()).collect::<Vec<_>>().join(" ");
        let joined: String = words.split(' ').collect();
        let makes = || MAKING.iter().any(|verb| joined.starts_with(verb)) || joined.ends_with('用');
        announces && (PREFACES.iter().any(|word| words.contains(word)) || makes())
    }

    /// Whether a part says what an answer is wanted for: 写论文要用, 做表用, 股民问一句.
    fn is_for_use(&self, part: &Range<usize>) -> bool {
        let words: String = self.question.tokens[part.clone()].iter().map(|token| token.text.as_ref()).collect();
        USES.iter().any(|word| words.contains(word))
    }
}

/// Words of what announces a question.
const PREFACES: [&str; 47] = [
    "page",
    "column",
    "edition",
    "paper",
    "post",
    "tweet",
    "headline",
    "query",
    "memo",
    "blog",
    "caption",
    "quote",
    "rumour",
    "question",
    "check",
    "homework",
    "assignment",
    "thesis",
    "term paper",
    "essay",
    "article",
    "slide",
    "deck",
    "report",
    "quiz",
    "research",
    "story",
    "briefing",
    "presentation",
    "footnote",
    "context",
    "background",
    "task",
    "exercise",
    "作业",
    "论文",
    "问题",
    "问",
    "核",
    "查",
    "报告",
    "请教",
    "求助",
    "一个数",
    "课题",
    "选题",
    "稿子",
];

/// Verbs with which a Chinese message begins to say what it is for: 做短视频用:, 想做个海报:.
const MAKING: [&str; 22] = [
    "做",
    "想做",
    "要做",
    "正在做",
    "准备",
    "正在准备",
    "写",
    "想写",
    "要写",
    "拍",
    "剪",
    "画",
    "编",
    "备",
    "出",
    "想出",
    "帮",
    "替",
    "为了",
    "赶",
    "筹备",
    "策划",
];

/// Words of what an answer is wanted for.
const USES: [&str; 66] = [
    "要用",
    "要写",
    "急用",
    "做表",
    "写论文",
    "写报告",
    "写稿",
    "写作业",
    "写文章",
    "交作业",
    "做作业",
    "做ppt",
    "做课件",
    "做研究",
    "做汇报",
    "汇报用",
    "引用",
    "脚注",
    "参考文献",
    "标注",
    "注明出处",
    "发朋友圈",
    "发微博",
    "做视频",
    "做海报",
    "写稿子",
    "写方案",
    "写材料",
    "拍视频",
    "写总结",
    "备课",
    "开会用",
    "晨会",
    "研报",
    "简报",
    "内参",
    "小数",
    "问一句",
    "问一下",
    "问问",
    "核对一下",
    "核实一下",
    "整理成",
    "成一段",
    "列个表",
    "急等",
    "在线等",
    "感觉",
    "随口一问",
    "好奇问",
    "首页",
    "组会",
    "路演",
    "推文",
    "小红书",
    "公众号",
    "答辩",
    "选题会",
    "面试",
    "申论",
    "直播",
    "托我",
    "打听",
    "要讲",
    "要汇报",
    "开会",
];
