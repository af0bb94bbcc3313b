//! Which sentences of a message ask, where those around them only tell: "Having modelled the rest, I lack one thing. How many ...?",
//! 银行的水到底有没有浇到小企业头上：贷到新钱的占几成?

use super::utterance::Utterance;
use super::{Ask, Plan, Reason};
use crate::language::is_han;
use crate::question::{self, Class, Facts, Question, Token};
use jiff::civil::Date;
use std::ops::Range;

/// How well what asks has to fit by itself.
const SURE: f32 = 0.8;

/// The most sentences that are looked at.
const MOST: usize = 5;

/// The plan for the sentences that ask, where a message is not understood as a whole and what stands before or behind them only tells.
pub fn asked(text: &str, whole: &Plan, facts: &Facts, as_of: Date) -> Option<Utterance> {
    let Plan::Abstain { reason: Reason::Unread(_) | Reason::OutOfScope, .. } = whole else { return None };
    let sentences = sentences(text);
    if sentences.len() < 2 || sentences.len() > MOST {
        return None;
    }
    let tells: Vec<bool> = sentences.iter().map(|sentence| only_tells(&text[sentence.clone()], facts, as_of)).collect();
    let start = tells.iter().position(|tells| !tells)?;
    let end = tells.iter().rposition(|tells| !tells)? + 1;
    if start == 0 && end == sentences.len() {
        return None;
    }
    let rest = &text[sentences[start].start..sentences[end - 1].end];
    let said = Utterance::of_one(rest, facts, as_of);
    // "That is a lot. What was it in 2020?" leaves to what was said before what it is about.
    if refers(rest) {
        return matches!(said.plan, Plan::Abstain { .. }).then_some(said);
    }
    let sure = match &said.plan {
        Plan::Answer { ask: Ask::Topic { .. } | Ask::Source { .. }, .. } => false,
        Plan::Answer { score, .. } | Plan::Judge { score, .. } => *score > SURE,
        Plan::Clarify { .. } => true,
        Plan::Abstain { .. } | Plan::Silent => false,
    };
    sure.then_some(said)
}

/// Where the sentences of a message stand: it is cut at their ends, behind colons, and behind a clause that opens it only to tell something.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        // "How large is it? (architect, sizing an entry)", 总户数（出选择题用）
        let inside = text[at..].trim_end().strip_prefix(['(', '（']).and_then(|inside| inside.strip_suffix([')', '）']));
        if inside.is_some_and(|inside| text[..at].trim_end().ends_with(['?', '？']) || inside.ends_with('用')) {
            sentences.push(start..at);
            sentences.push(at..text.len());
            start = text.len();
            break;
        }
        let next = at + character.len_utf8();
        let ends = match character {
            '!' | '?' | '。' | '！' | '？' | '；' | '：' | '\n' | '…' => true,
            // "3.5", "10:30"
            '.' | ':' | ';' => !text[next..].starts_with(|next: char| next.is_ascii_digit()),
            ',' | '，' => {
                // 企业究竟有几家，书记催着要。
                let behind = text[next..].split(['。', '?', '？', '!', '！']).next().unwrap_or_default();
                let is_last = !behind.contains([',', '，', ':', '：']);
                is_clause_that_tells(&text[start..at], &text[next..])
                    || is_of_the_asker(&text[start..at])
                    || is_last && is_of_the_asker(behind)
            }
            _ => false,
        };
        if ends {
            sentences.push(start..next);
            start = next;
        }
    }
    sentences.push(start..text.len());
    sentences.retain(|sentence| text[sentence.clone()].chars().any(char::is_alphanumeric));
    sentences
}

/// Whether a clause before a comma tells something by itself: "having modelled the rest, I now want ...", 各地都在抢这块牌子，...
fn is_clause_that_tells(clause: &str, rest: &str) -> bool {
    const OPENERS: [&str; 5] = ["having ", "being ", "while ", "as i ", "since i "];
    const SPEAKERS: [&str; 6] = ["i ", "i'd ", "i'm ", "we ", "we'd ", "can "];
    const PARTICLES: [&str; 13] =
        ["都在", "都想", "都说", "都說", "不算", "到底", "缺个", "老是", "听说", "感觉", "感覺", "越来越", "越來越"];
    let (clause, rest) = (clause.trim_start().to_lowercase(), rest.trim_start().to_lowercase());
    OPENERS.iter().any(|opener| clause.starts_with(opener)) && SPEAKERS.iter().any(|speaker| rest.starts_with(speaker))
        || PARTICLES.iter().any(|particle| clause.contains(particle))
}

/// Whether a sentence only tells something, by which nothing that another asks is narrowed.
fn only_tells(sentence: &str, facts: &Facts, as_of: Date) -> bool {
    let question = question::understand(sentence, facts, as_of);
    let fixes = question.tokens.iter().any(|token| matches!(token.class, Class::Number(_) | Class::Member(_) | Class::Period(_)));
    let is_chinese = sentence.chars().any(is_han);
    let is_sentence = if is_chinese { is_sentence_in_chinese(sentence) } else { is_sentence(&question) };
    let asks = sentence.trim_end().ends_with(['?', '？']);
    let is_aside = is_aside(sentence, &question) && !names_something_held(&question, facts);
    let tells = is_aside
        || is_sentence
        || is_of_the_asker(sentence) && (is_of_his_work(&sentence.to_lowercase()) || !names_something_held(&question, facts));
    !fixes && !asks && tells && (names_no_place(&question) || is_of_readers(sentence))
}

/// Whether a Chinese clause speaks of the one who asks, of what he works on or of his haste: 做中小盘策略要引个口径, 记者核稿, 创业狗路过,
/// 书记催着要.
fn is_of_the_asker(clause: &str) -> bool {
    const SPEAKERS: [&str; 30] = [
        "我", "咱", "俺", "本人", "老板", "老闆", "领导", "領導", "导师", "導師", "老师", "老師", "客户", "客戶", "记者", "記者", "科里",
        "处里", "處裡", "局里", "局长", "局長", "处长", "處長", "主编", "主編", "同事", "甲方", "上司", "组长",
    ];
    /// What somebody does meanwhile, whoever that is.
    const DOING: [&str; 10] = ["着", "催", "快回", "快点", "在等", "在问", "让我", "叫我", "交代", "记的"];
    /// What those do or have who are asked about: 亏着本.
    const STATES: [&str; 12] = ["亏着", "欠着", "靠着", "带着", "背着", "拿着", "挂着", "开着", "住着", "养着", "用着", "有着"];
    /// What says of which, where or among what something is asked.
    const NARROWING: [&str; 24] = [
        "省", "市", "县", "縣", "园区", "園區", "地区", "地區", "行业", "行業", "产业", "產業", "领域", "領域", "只", "仅", "僅", "其中",
        "除了", "如果", "假如", "按", "关于", "指",
    ];
    let clause = clause.trim().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    clause.chars().any(is_han)
        && (says(&SPEAKERS) || says(&DOING) && !says(&STATES) || is_of_his_work(&clause))
        && !says(&NARROWING)
        && !clause.ends_with('的')
        && !ASKED.iter().any(|word| clause.contains(word))
}

/// Whether a Chinese clause, in small letters, says what the answer is for, or begs for it.
fn is_of_his_work(clause: &str) -> bool {
    const WORKS: [&str; 29] = [
        "题用",
        "论文",
        "論文",
        "作业求",
        "作業求",
        "写作业",
        "寫作業",
        "报告里",
        "報告裡",
        "写报告",
        "寫報告",
        "研报",
        "研報",
        "稿",
        "标题",
        "標題",
        "文案",
        "首页",
        "首頁",
        "ppt",
        "deck",
        "路演",
        "策略",
        "建模",
        "脚注",
        "引用",
        "演讲",
        "演講",
        "选股",
    ];
    const WRITING: [&str; 7] = ["写", "寫", "做", "赶", "趕", "编", "起草"];
    const WRITTEN: [&str; 18] = [
        "报告", "報告", "周报", "週報", "月报", "材料", "方案", "作业", "作業", "总结", "總結", "推文", "脚本", "简报", "课件", "项目",
        "項目", "专栏",
    ];
    const BEGGING: [&str; 18] = [
        "求救", "求助", "急需", "急用", "急等", "跪求", "请教", "請教", "帮我", "幫我", "帮填", "麻烦", "路过", "路過", "打听", "打聽",
        "填表", "填空",
    ];
    let writes = WRITING.iter().any(|verb| clause.starts_with(verb)) && WRITTEN.iter().any(|work| clause.contains(work));
    writes || WORKS.iter().chain(&BEGGING).any(|word| clause.contains(word)) || clause.ends_with('急')
}

/// Words with which Chinese asks for a figure.
const ASKED: [&str; 8] = ["多少", "几", "幾", "占比", "比例", "比重", "多大", "吗"];

/// Whether a word says what the base speaks of, beside what nearly all of it is about: 公立学校老师 are no one who asks.
fn names_something_held(question: &Question, facts: &Facts) -> bool {
    let postings = &facts.index.postings;
    // 审稿人: one character of a longer word names nothing.
    let is_word = |token: &Token| token.text.chars().count() > 1;
    let names = |token: &Token| {
        let held = is_word(token) && token.features.iter().any(|feature| postings.contains_key(feature));
        token.class == Class::Content && token.cues.is_empty() && token.weight >= super::readings::TELLING && held
    };
    question.tokens.iter().any(names)
}

fn names_no_place(question: &Question) -> bool {
    !question.tokens.iter().any(|token| matches!(token.class, Class::Country(_)))
}

/// Whether it is said who wants to know: 台湾读者想对照一下.
fn is_of_readers(sentence: &str) -> bool {
    ["读者想", "網友想", "网友想", "讀者想", "朋友想", "学生想", "學生想"].iter().any(|asker| sentence.contains(asker))
}

/// Words with which English says of which, where or among what something is asked.
const NARROWING: [&str; 40] = [
    "only",
    "just",
    "solely",
    "without",
    "except",
    "excluding",
    "including",
    "other",
    "others",
    "those",
    "these",
    "which",
    "who",
    "whose",
    "that",
    "where",
    "what",
    "how",
    "why",
    "when",
    "among",
    "within",
    "per",
    "of",
    "about",
    "regarding",
    "concerning",
    "mean",
    "meant",
    "namely",
    "specifically",
    "especially",
    "count",
    "counts",
    "suppose",
    "assume",
    "imagine",
    "if",
    "consider",
    "take",
];

/// Whether brackets behind a question tell of the one who asks: "(architect, sizing a competition entry)".
fn is_aside(sentence: &str, question: &Question) -> bool {
    /// The fewest words of one.
    const SHORTEST: usize = 4;
    let words = || question.tokens.iter().filter(|token| token.class != Class::Mark).flat_map(|token| token.text.split(' '));
    sentence.trim_start().starts_with('(')
        && words().count() >= SHORTEST
        && words().any(|word| word.ends_with("ing"))
        && !words().any(|word| NARROWING.contains(&word))
}

/// Whether an English sentence has a subject and a verb, and does not say of which something is asked.
fn is_sentence(question: &Question) -> bool {
    /// The fewest words of one.
    const SHORTEST: usize = 4;
    const VERBS: [&str; 38] = [
        "is", "are", "was", "were", "am", "i'm", "im", "we're", "it's", "that's", "there's", "have", "has", "had", "i've", "we've", "do",
        "does", "did", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "will", "would", "can", "can't", "could", "keep",
        "keeps", "want", "wants", "need", "needs", "says", "said",
    ];
    const EXCLAIMING: [&str; 14] =
        ["hm", "hmm", "wow", "oh", "ok", "okay", "whoa", "ah", "nice", "damn", "great", "cool", "thanks", "interesting"];
    const POINTING: [&str; 7] = ["that", "that's", "thats", "this", "it's", "it", "its"];
    let words = || {
        let said = question.tokens.iter().filter(|token| token.class != Class::Mark).flat_map(|token| token.text.split(' '));
        said.skip_while(|word| EXCLAIMING.contains(word))
    };
    // "Hm, that is a lot."
    let remarks = words().next().is_none_or(|first| POINTING.contains(&first)) && !words().skip(1).any(|word| NARROWING.contains(&word));
    if remarks && words().all(|word| !word.starts_with(|letter: char| letter.is_ascii_digit())) {
        return true;
    }
    let participle = words().next().is_some_and(|first| matches!(first, "having" | "being"));
    words().count() >= SHORTEST
        && (participle || words().any(|word| VERBS.contains(&word)))
        && !words().any(|word| NARROWING.contains(&word))
}

/// The same in Chinese, by the particles of what is told.
fn is_sentence_in_chinese(sentence: &str) -> bool {
    /// The fewest characters of one.
    const SHORTEST: usize = 5;
    const PARTICLES: [&str; 18] =
        ["都", "了", "没", "沒", "到底", "才", "把", "被", "想", "缺", "就", "也", "总", "總", "不算", "老是", "得多", "正在"];
    const NARROWING: [&str; 14] =
        ["只", "仅", "僅", "了的", "过的", "過的", "其中", "除了", "如果", "假如", "按", "关于", "說的是", "说的是"];
    sentence.chars().filter(|character| is_han(*character)).count() >= SHORTEST
        && PARTICLES.iter().any(|particle| sentence.contains(particle))
        && !NARROWING.iter().chain(&ASKED).any(|word| sentence.contains(word))
}

/// Whether what is asked points back at what was told before.
fn refers(asked: &str) -> bool {
    const PRONOUNS: [&str; 18] = [
        "it", "they", "them", "these", "those", "this", "that", "there", "we", "us", "our", "my", "he", "she", "such", "so", "then", "here",
    ];
    const PRONOUNS_ZH: [&str; 12] = ["其中", "它", "他", "她", "这", "這", "那", "当地", "當地", "里面", "裡面", "此"];
    let lower = asked.to_lowercase();
    let mut words = lower.split(|character: char| !character.is_alphanumeric());
    words.any(|word| PRONOUNS.contains(&word)) && !lower.contains("are there") && !lower.contains("is there")
        || PRONOUNS_ZH.iter().any(|pronoun| asked.contains(pronoun))
}
