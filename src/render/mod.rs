//! How is an answer said?

pub mod digits;
pub mod json;
pub mod number;
pub mod working;

use crate::answer::{Answer, Content};
use crate::facts::base::FactBase;

/// What is said to a question, in pieces.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    lines: Vec<String>,
    /// Questions that could be asked next, or what is near.
    pub suggestions: Vec<String>,
}

impl Rendered {
    /// Plain text.
    #[must_use]
    pub fn plain(&self) -> String {
        self.lines.join("\n")
    }
}

/// What is said.
#[must_use]
pub fn render(answer: &Answer, base: &FactBase) -> Rendered {
    let mut rendered = Rendered::default();
    let operands = match &answer.content {
        Content::Found { finding, .. } => &finding.figures,
        Content::Choices(operands) => operands,
        Content::Abstention { near, reason } => {
            rendered.lines.push(format!("no answer: {reason:?}"));
            near
        }
        Content::Silence => return rendered,
    };
    for operand in operands {
        let indicator = &base.indicators[operand.indicator.0 as usize];
        rendered.lines.push(format!(
            "{}: {} ({})",
            indicator
                .name
                .en
                .as_deref()
                .or(indicator.name.zh.as_deref())
                .unwrap_or_default(),
            number::value(
                &operand.value(base),
                &indicator.unit,
                &indicator.unit_name,
                answer.language
            ),
            operand.period(base)
        ));
    }
    rendered
}
