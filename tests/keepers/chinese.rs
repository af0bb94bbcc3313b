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

#[test]
fn in_traditional_characters_all_but_what_the_files_say_and_what_was_typed() {
    let scene = Scene::new(&[]);
    let mut caller = scene.caller(1, rights(true, &[]));
    caller.author.locale = Locale::Traditional;
    let next = |caller: &mut smebot::chat::Caller| {
        caller.event += 1_000;
        caller.clone()
    };
    let order = |caller, name: &str, options: &[(&str, &str)]| {
        let order = Order { caller, name: name.to_owned(), options: texts(options) };
        scene.at_desk(|desk| keeping::order(desk, &order))
    };
    let preview = order(next(&mut caller), "phrase add", &[("key", "boats"), ("phrase", "渔船数")]);
    let [Action::Respond { post, .. }] = &preview.actions[..] else { panic!("{preview:?}") };
    assert!(post.text.starts_with("尚未公布。請查看後套用或放棄") || post.text.starts_with("尚未公佈"), "{post:?}");
    let diff = &post.card.as_ref().unwrap().text;
    assert!(diff.contains("渔船数") && !diff.contains("漁船數"), "the file says it in the simplified ones: {diff}");
    let opened = order(next(&mut caller), "edit", &[("key", "boats"), ("figure", "2023")]);
    let [Action::Open(form)] = &opened.actions[..] else { panic!("{opened:?}") };
    assert_eq!(form.blanks[1].label, "時期");
    let values = texts(&[("stated", "11艘"), ("period", "没有这个时期")]);
    let filled = Filled { caller: next(&mut caller), id: form.id.clone(), replaces: false, values };
    let refused = scene.at_desk(|desk| keeping::filled(desk, &filled));
    let [Action::Respond { post, .. }] = &refused.actions[..] else { panic!("{refused:?}") };
    let fields = &post.card.as_ref().unwrap().fields;
    assert_eq!((fields[1].title.as_str(), fields[1].text.as_str()), ("時期", "```\n没有这个时期\n```"));
}

#[test]
fn why_a_change_could_not_be_written_is_said_in_chinese() {
    let scene = Scene::new(&[]);
    let preview = scene.order(1, rights(true, &[]), "phrase add");
    let id = |response, label: &str| super::buttons(response).into_iter().find(|(other, _)| other == label).unwrap().1;
    let request = scene.press(1, rights(true, &[]), &id(&preview, "Apply"));
    let locked = smebot::keep::disk::Locked::new(scene.folder.path()).unwrap();
    let mut caller = scene.caller(2, rights(true, &[]));
    caller.author.locale = Locale::Simplified;
    let press = smebot::chat::KeeperPress { caller, id: id(&request, "Approve"), chosen: Vec::new() };
    let refused = scene.at_desk(|desk| keeping::press(desk, &press));
    let [Action::Respond { post, .. }] = &refused.actions[..] else { panic!("{refused:?}") };
    assert_eq!(post.text, "未作更改： 另一个 smebot 正在写入这些数据，请稍后再试");
    drop(locked);
    assert!(scene.is_untouched());
}
