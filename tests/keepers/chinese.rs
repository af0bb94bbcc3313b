//! What keepers read whose Discord is in Chinese.

use super::{Scene, rights, texts};
use smebot::chat::{Action, Filled, Locale, Order, OrderTyped};
use smebot::respond::keeping;

#[test]
fn something_new_is_added_in_chinese_where_the_keeper_s_discord_is_in_it() {
    let scene = Scene::new(&[]);
    let mut caller = scene.caller(1, rights(true, &[]));
    caller.author.locale = Locale::Simplified;
    let order = Order { caller: caller.clone(), name: "add".to_owned(), options: texts(&[("key", "+渔网"), ("period", "2024")]) };
    let offered = scene.at_desk(|desk| keeping::suggest(desk, &OrderTyped { order: order.clone(), option: "key".to_owned() }));
    assert!(format!("{offered:?}").contains("＋ 新指标：渔网（yu-wang）"), "{offered:?}");
    let opened = scene.at_desk(|desk| keeping::order(desk, &order));
    let [Action::Open(form)] = &opened.actions[..] else { panic!("{opened:?}") };
    assert_eq!((form.title.as_str(), form.blanks[4].value.as_str()), ("新指标及其首条数据", "标题：\n发布者：\n日期：\n网址："));
    caller.event += 1_000;
    let source = "标题：渔网统计\n发布者：渔业局\n日期：2025-01-31\n网址：https://harbour.example/nets";
    let values = texts(&[("names", "渔网"), ("unit", "张"), ("kind", "存量"), ("stated", "超过300张"), ("source", source)]);
    let filled = Filled { caller, id: form.id.clone(), replaces: false, values };
    let preview = format!("{:?}", scene.at_desk(|desk| keeping::filled(desk, &filled)));
    for words in [
        "尚未公布",
        "添加指标 yu-wang；添加 yu-wang（2024）：“超过300张”",
        "+[yu-wang]",
        "b/statements/2025-01-31-harbour-example.toml",
        "超过300张",
        "\\\"stock\\\"",
    ] {
        assert!(preview.contains(words), "{words:?} is not in {preview}");
    }
}
