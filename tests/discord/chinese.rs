//! A keeper whose Discord is in Chinese adds something new, and loses nothing of what he typed where it is refused.

use crate::kept::{Kept, pressing};
use crate::stage::{number, said, text};
use serde_json::{Map, Value, json};
use smebot::sandbox::{Act, seed};

const SOURCE: &str = "标题：港灯统计\n发布者：港务局\n日期：2032-01-05\n网址：https://harbour.example/lamps";

/// What stands in the fields of a form.
fn values(opened: &Value) -> Vec<(String, String)> {
    let fields = opened["modal"]["components"].as_array().unwrap_or_else(|| panic!("no form: {opened:#}")).iter();
    fields.map(|label| &label["component"]).map(|field| (text(&field["custom_id"]), text(&field["value"]))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn something_new_is_added_in_chinese_and_a_form_that_is_refused_is_opened_again() {
    let kept = Kept::new(Vec::new()).await;
    let (member, roles) = (seed::LIN.to_string(), [seed::MODERATORS.to_string()]);
    kept.stage.control(json!({"control": "roles", "member": member, "roles": roles}));
    let new = kept.offer(seed::LIN, "add", &[("key", "港灯")], ("key", "＋ 新指标：港灯（gang-deng）")).await;
    assert_eq!(new, "+港灯");
    let opened = kept.opened(seed::LIN, "add", &[("key", new.as_str()), ("period", "2031")]).await;
    assert_eq!(opened["modal"]["title"], "新指标及其首条数据");
    let typed = [("names", "港灯 / harbour lamps\n码头灯"), ("unit", "盏 / lamps"), ("kind", "存量"), ("stated", "超过1200盏")];
    let all = |source| [&typed[..], &[("source", source)]].concat();
    // A source that is not whole.
    let refused = kept.submit(seed::LIN, &opened, &all("标题：港灯统计\n日期：2032-01-05")).await;
    assert!(said(&refused).contains("来源须写全四项"), "{}", said(&refused));
    // Nobody else opens it.
    let Act::Press { channel, message, custom_id, .. } = pressing(&refused, "重新打开表单") else { unreachable!() };
    let forged = Act::Press { channel, message, custom_id, forge: true };
    let seen = kept.stage.sandbox.ask(seed::MIRA, forged).await.unwrap();
    assert!(seen["modal"].is_null() && said(&seen["message"]["message"]).contains("not yours"), "{seen:#}");
    let again = kept.stage.sandbox.ask(seed::LIN, pressing(&refused, "重新打开表单")).await.unwrap();
    let left = all("标题：港灯统计\n日期：2032-01-05");
    assert_eq!(values(&again), left.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect::<Vec<_>>());
    // What is put right takes the place of the refusal.
    let whole: Map<String, Value> = all(SOURCE).into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    kept.stage.sandbox.ask(seed::LIN, Act::Submit { interaction: number(&again["interaction"]), values: whole }).await.unwrap();
    let preview = kept.other(seed::LIN, &refused).await;
    for words in [
        "尚未公布",
        "添加指标 gang-deng；添加 gang-deng（2031）：“超过1200盏”",
        "+[gang-deng]",
        "+++ b/statements/2032-01-05-harbour-example.toml",
        "+stated = \"超过1200盏\"",
    ] {
        assert!(said(&preview).contains(words), "{words:?} is not in {}", said(&preview));
    }
    let done = kept.press(seed::LIN, &preview, "应用").await;
    for words in ["已完成：添加指标 gang-deng；", "更改编号 1"] {
        assert!(said(&done).contains(words), "{words:?} is not in {}", said(&done));
    }
    let door = kept.stage.bot.door();
    kept.stage.until("the lamps", || door.known().indicator_by_key("gang-deng").is_some()).await;
    for (question, words) in [("2031年有多少码头灯？", "超过1200盏"), ("how many harbour lamps in 2031?", "More than 1,200")] {
        let answer = kept.stage.ask(seed::ADA, seed::FIGURES, &format!("<@{}> {question}", seed::BOT)).await;
        assert!(said(&answer).contains(words), "{words:?} is not in {}", said(&answer));
    }
    kept.end().await;
}
