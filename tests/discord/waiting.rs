//! Who asked with a command is told, too: below the bot's own reply, once, also after a restart; and where that cannot be, nothing is promised.

use crate::inbox::{RIDERS, TELL, labels, now, opened, started};
use crate::kept::Kept;
use crate::stage::{is_mine, number, said};
use serde_json::{Value, json};
use smebot::journal::Journal;
use smebot::sandbox::{Act, seed};
use std::path::Path;

/// The replies to a message of the bot's own in the channel where commands are given.
fn below(kept: &Kept, reply: &Value) -> Vec<Value> {
    kept.stage.answers(seed::ADA, seed::FIGURES, number(&reply["id"])).into_iter().map(|seen| seen["message"].clone()).collect()
}

/// Asks in vain with a command; what all see of it.
async fn asked(kept: &Kept, who: u64, name: &str, options: &[(&str, &str)]) -> Value {
    let seen = kept.stage.command(who, name, options).await;
    assert_eq!(seen["ephemeral"], false, "{seen:#}");
    assert!(labels(&seen["message"]).contains(&TELL.to_owned()), "{seen:#}");
    seen["message"].clone()
}

async fn whispered(kept: &Kept, who: u64, reply: &Value) -> String {
    let seen = kept.stage.press(who, reply, TELL).await;
    assert_eq!(seen["ephemeral"], true, "{seen:#}");
    said(&seen["message"])
}

/// What is asked in these tests becomes known.
fn teach(folder: &Path) {
    let taught = "[salty-riders]\nname = { en = \"salty riders\" }\nunit = \"riders\"\nkind = \"flow\"\n";
    std::fs::write(folder.join("indicators/riders.toml"), taught).unwrap();
    let report = folder.join("statements/2025-03-14-annual-report.toml");
    let figures = std::fs::read_to_string(&report).unwrap()
        + "\n[[figure]]\nkey = \"salty-riders\"\nperiod = \"2024\"\nstated = \"1,234 riders\"\n\
           \n[[figure]]\nkey = \"salty-riders\"\nperiod = \"2023\"\nstated = \"1,111 riders\"\n\
           \n[[figure]]\nkey = \"ferry-passengers\"\nperiod = \"2031\"\nstated = \"51 million\"\n";
    std::fs::write(&report, figures).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asked_with_a_command_is_told_below_the_reply_once_also_after_a_restart() {
    let (_place, path, kept) = started().await;
    let ask = asked(&kept, seed::ADA, "ask", &[("question", RIDERS)]).await;
    let unheard = asked(&kept, seed::BEN, "ask", &[("question", RIDERS)]).await;
    let fact = asked(&kept, seed::ADA, "fact", &[("key", "ferry-passengers"), ("period", "2031")]).await;
    let late = asked(&kept, seed::BEN, "ask", &[("question", "How many salty riders were there in 2024, <@1> @everyone?")]).await;
    // Understood only with the question before it: one that had no answer is found in the inbox, too, and one that had is remembered alone.
    let follows = asked(&kept, seed::BEN, "ask", &[("question", "and in 2023?")]).await;
    for who in [seed::MIRA, seed::ADA] {
        let known = kept.stage.command(who, "ask", &[("question", "ferry passengers in 2024?")]).await;
        assert_eq!(known["ephemeral"], false);
    }
    let remembered = asked(&kept, seed::MIRA, "ask", &[("question", "and in 2031?")]).await;
    let forgotten = asked(&kept, seed::ADA, "ask", &[("question", "and in 2031?")]).await;
    assert!(
        whispered(&kept, seed::LIN, &ask).await.contains("只有提问者")
            || whispered(&kept, seed::LIN, &ask).await.contains("Only the member")
    );
    for (who, reply) in [(seed::ADA, &ask), (seed::ADA, &fact), (seed::MIRA, &remembered)] {
        assert!(whispered(&kept, who, reply).await.contains("I reply to my message above, once"), "{reply:#}");
    }
    assert!(whispered(&kept, seed::ADA, &ask).await.contains("you have told me before"));
    let kept_of_ada = said(&kept.stage.command(seed::ADA, "privacy", &[]).await["message"]);
    assert!(kept_of_ada.contains("salty riders") && kept_of_ada.contains("ferry passengers, 2031"), "{kept_of_ada}");
    let (sandbox, folder) = kept.left().await;

    // The bot remembers nothing now: the inbox has the words, and of what was looked up the button.
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    assert!(whispered(&kept, seed::BEN, &late).await.contains("I reply to my message above, once"));
    assert!(whispered(&kept, seed::BEN, &follows).await.contains("I reply to my message above, once"));
    assert!(whispered(&kept, seed::ADA, &forgotten).await.contains("leads nowhere now"));
    let (sandbox, folder) = kept.left().await;
    teach(folder.path());
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    for (reply, words) in [(&ask, "1,234"), (&fact, "51 million"), (&late, "1,234"), (&follows, "1,111"), (&remembered, "51 million")] {
        kept.stage.until("the answer that comes later", || below(&kept, reply).len() == 1).await;
        let later = said(&below(&kept, reply)[0]);
        assert!(later.contains("You wanted to be told") && later.contains(words), "{words:?} is not in {later}");
    }
    let waits = |who| Journal::open(&path).unwrap().waiting_of(who, now()).unwrap().len();
    kept.stage.until("nobody waits any more", || waits(seed::ADA) + waits(seed::BEN) + waits(seed::MIRA) == 0).await;
    let (sandbox, folder) = kept.left().await;
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    kept.stage.settle().await;
    let replies = [&ask, &fact, &late, &follows, &remembered, &unheard, &forgotten].map(|reply| below(&kept, reply).len());
    assert_eq!(replies, [1, 1, 1, 1, 1, 0, 0], "once, and only who asked to be told");
    kept.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_that_is_gone_or_cannot_be_replied_to_is_not_made_up_for() {
    let (_place, path, kept) = started().await;
    let waits = || Journal::open(&path).unwrap().waiting_of(seed::ADA, now()).unwrap().len();
    let gone = asked(&kept, seed::ADA, "ask", &[("question", RIDERS)]).await;
    let away = asked(&kept, seed::ADA, "ask", &[("question", RIDERS)]).await;
    let stays = asked(&kept, seed::ADA, "ask", &[("question", RIDERS)]).await;
    for reply in [&gone, &away, &stays] {
        whispered(&kept, seed::ADA, reply).await;
    }
    assert_eq!(waits(), 3);
    // Who states a figure is told to the one who asks that alone, and so is that nobody does.
    let sources = kept.stage.command(seed::BEN, "sources", &[("key", "women-crew")]).await;
    assert_eq!((&sources["ephemeral"], labels(&sources["message"]).contains(&TELL.to_owned())), (&json!(true), false), "{sources:#}");
    // The member takes it away while the bot listens, a moderator while it does not.
    let act =
        Act::Press { channel: seed::FIGURES, message: number(&gone["id"]), custom_id: crate::stage::button(&gone, "Delete"), forge: false };
    kept.stage.sandbox.ask(seed::ADA, act).await.unwrap();
    kept.stage.until("the deletion", || waits() == 2).await;
    // A direct message needs no right, and a channel in which it may not write gets no promise.
    let direct = |name: &str| Act::Invoke {
        channel: seed::dm(seed::ADA),
        command: "sme".to_owned(),
        path: vec![name.to_owned()],
        options: json!({"question": RIDERS}).as_object().unwrap().clone(),
    };
    let seen = kept.stage.done(seed::ADA, direct("ask")).await;
    assert!(labels(&seen["message"]).contains(&TELL.to_owned()), "{seen:#}");
    let deny = |permission: &str| {
        kept.stage.control(json!({"control": "deny", "channel": seed::FIGURES.to_string(), "permissions": [permission]}))
    };
    let allow = |permission: &str| {
        kept.stage.control(json!({"control": "allow", "channel": seed::FIGURES.to_string(), "permissions": [permission]}))
    };
    for permission in ["SEND_MESSAGES", "READ_MESSAGE_HISTORY"] {
        allow("SEND_MESSAGES");
        deny(permission);
        let seen = kept.stage.command(seed::BEN, "ask", &[("question", RIDERS)]).await;
        assert_eq!(
            (&seen["ephemeral"], labels(&seen["message"]).contains(&TELL.to_owned())),
            (&json!(true), false),
            "{permission}: {seen:#}"
        );
    }
    let (sandbox, folder) = kept.left().await;
    sandbox.act(seed::MIRA, Act::Delete { channel: seed::FIGURES, message: number(&away["id"]) }).unwrap();
    teach(folder.path());
    let kept = Kept::start(sandbox, folder, opened(&path).await).await;
    kept.stage.until("nobody waits any more", || waits() == 0).await;
    kept.stage.settle().await;
    let said_later: Vec<Value> = kept
        .stage
        .sandbox
        .messages(seed::ADA, seed::FIGURES)
        .into_iter()
        .filter(|seen| is_mine(seen) && said(&seen["message"]).contains("You wanted to be told"))
        .collect();
    assert_eq!(said_later, Vec::<Value>::new(), "no message of its own in the place of a reply");
    kept.end().await;
}
