//! Indicators, terms and remarks from the chat; the facts given away; and many who ask while they change.

use crate::kept::{Kept, REPORT};
use crate::stage::said;
use smebot::sandbox::seed;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_indicator_a_term_and_a_remark_are_written_after_a_look() {
    let kept = Kept::new(Vec::new()).await;
    let topic = kept.offer(seed::MIRA, "indicator new", &[("key", "harbour-lamps"), ("topic", "")], ("topic", "crew")).await;
    let part =
        kept.offer(seed::MIRA, "indicator new", &[("key", "harbour-lamps"), ("part-of", "ferry pass")], ("part-of", "passengers")).await;
    let options = [("key", "harbour-lamps"), ("topic", topic.as_str()), ("kind", "stock"), ("part-of", part.as_str())];
    let values = [("name-en", "harbour lamps"), ("name-zh", "港灯"), ("unit", "lamps / 盏"), ("phrases", "quay lights\n码头灯")];
    let preview = kept.fill_in(seed::MIRA, "indicator new", &options, &values).await;
    kept.press(seed::MIRA, &preview, "Apply").await;
    let file = kept.file("indicators/crew.toml");
    for line in [
        "[harbour-lamps]",
        "unit    = { en = \"lamps\", zh = \"盏\" }",
        "asked   = { en = [\"quay lights\"], zh = [\"码头灯\"] }",
        "part_of = ",
    ] {
        assert!(file.contains(line), "{line:?} is not in {file}");
    }
    for (options, words) in [
        (&[("key", "ferry-passengers")][..], "with this key already"),
        (&[("key", "Harbour Lamps")][..], "small letters"),
        (&[("key", "x"), ("share-part", "ferry-passengers")][..], "needs both"),
        (&[("key", "x"), ("kind", "pile")][..], "The kind is"),
    ] {
        let refused = kept.read(seed::MIRA, "indicator new", options).await;
        assert!(refused.contains(words), "{refused}");
    }
    let held = kept.stage.bot.door().known();
    let name = held.base().indicators[held.indicator_by_key("ferry-passengers").unwrap().0 as usize].name.clone();
    let values = [
        ("name-en", name.en.as_deref().unwrap()),
        ("name-zh", "渡轮乘客"),
        ("note-en", "Each boarding counts once."),
        ("note-zh", "每次登船计一次。"),
    ];
    let opened = kept.opened(seed::MIRA, "indicator edit", &[("key", "ferry-passengers")]).await;
    let preview = kept.submit(seed::MIRA, &opened, &values).await;
    assert!(said(&preview).contains("zh = \"渡轮乘客\"") || said(&preview).contains("nothing"), "{}", said(&preview));
    kept.press(seed::MIRA, &preview, "Apply").await;

    let remark = kept.fill_in(
        seed::MIRA,
        "remark",
        &[("statement", "2025-03-14-annual-report"), ("key", "ferry-passengers")],
        &[("text", "The ministry wants to\nbuild two piers.")],
    );
    kept.press(seed::MIRA, &remark.await, "Apply").await;
    assert!(kept.file(REPORT).contains("about = [\"ferry-passengers\"]"), "{}", kept.file(REPORT));
    let values = [("name", "gross tonnage"), ("text", "The volume of a ship."), ("publisher", "Office"), ("url", "https://example.org/gt")];
    let term = kept.fill_in(seed::MIRA, "glossary", &[("term", "gross-tonnage")], &values).await;
    kept.press(seed::MIRA, &term, "Apply").await;
    let glossary = kept.file("glossary.toml");
    assert!(glossary.contains("en = \"The volume of a ship.\", zh = "), "the other language stays: {glossary}");
    let added = kept
        .fill_in(
            seed::MIRA,
            "add",
            &[("key", "ferry-passengers"), ("period", "2031"), ("statement", "2025-03-14-annual-report"), ("place", "corva")],
            &[("stated", "3 million")],
        )
        .await;
    assert!(said(&added).contains("+place  = \"corva\""), "{}", said(&added));
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_facts_are_given_away_as_files() {
    let kept = Kept::new(Vec::new()).await;
    let preview = kept.order(seed::MIRA, seed::GENERAL, "phrase add", &[("key", "ferry-passengers"), ("phrase", "wave hoppers")]).await;
    kept.press(seed::MIRA, &preview["message"], "Apply").await;
    let handed = kept.order(seed::MIRA, seed::GENERAL, "export", &[]).await;
    assert_eq!(handed["ephemeral"], true);
    let names: Vec<&str> =
        handed["message"]["attachments"].as_array().unwrap().iter().map(|file| file["filename"].as_str().unwrap()).collect();
    assert_eq!(names, ["facts.zip", "history.jsonl"], "{handed:#}");
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_who_ask_while_facts_change_get_the_answer_before_or_after() {
    let kept = Kept::new(Vec::new()).await;
    let file = kept.folder.path().join("statements/zz-count.toml");
    // Two figures that always are the same number: an answer with two different ones would be a mixture.
    let text = |number: u32| {
        let figure = |key: &str| format!("\n[[figure]]\nkey = \"{key}\"\nperiod = \"2031\"\nstated = \"{number}\"\n");
        format!(
            "title = \"Count\"\npublisher = \"Office\"\npublished = 2032-01-10\nurl = \"https://harbour.example/late\"\n{}{}",
            figure("ferry-crew"),
            figure("women-crew")
        )
    };
    std::fs::write(&file, text(1_001)).unwrap();
    let door = kept.stage.bot.door();
    let has = |number: &str| door.known().base().figures.iter().any(|figure| &*figure.stated == number);
    kept.stage.until("the first", || has("1001")).await;
    let members = [seed::ADA, seed::BEN, seed::MIRA];
    let mut asked = Vec::new();
    for turn in 0..50_u32 {
        if turn % 10 == 5 {
            std::fs::write(&file, text(1_001 + turn)).unwrap();
        }
        let who = members[turn as usize % members.len()];
        let question = format!("<@{}> compare ferry crew with women in ferry crew in 2031", seed::BOT);
        // The sandbox shows the last fifty messages of a room.
        let room = [seed::FIGURES, seed::GENERAL, seed::dm(who)][(turn / 3) as usize % 3];
        asked.push((who, room, kept.stage.say(who, room, &question)));
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
    let mut seen = std::collections::BTreeSet::new();
    for (who, room, question) in asked {
        let answer = said(&kept.stage.answer(who, room, question).await);
        let numbers: std::collections::BTreeSet<u32> = (0..50)
            .map(|turn| 1_001 + turn)
            .filter(|number| answer.contains(&format!("1,{:03}", number - 1_000)) || answer.contains(&number.to_string()))
            .collect();
        assert_eq!(numbers.len(), 1, "one state of the facts: {answer}");
        seen.extend(numbers);
    }
    assert!(seen.len() > 1, "the facts changed meanwhile: {seen:?}");
    assert!(seen.iter().all(|number| *number == 1_001 || (number - 1_001) % 10 == 5), "{seen:?}");
    kept.end().await;
}
