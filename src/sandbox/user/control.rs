//! What can be made to go wrong, and how is the stage set?

use super::super::error::Scope;
use super::super::faults::{Delay, Fail};
use super::super::gateway::intents::PRIVILEGED;
use super::super::gateway::session::Signal;
use super::super::seed::GUILD;
use super::super::server::Server;
use super::super::world::permissions::{USE_APPLICATION_COMMANDS, named};
use super::id;
use super::refusal::Refusal;
use serde::Deserialize;
use serde_json::{Value, json};

/// How far the clock may be moved at once: a year.
const FARTHEST: u64 = 366 * 24 * 3_600 * 1_000;
/// How many calls or events one fault may hit.
const MOST: u32 = 10_000;

/// Something that goes wrong, or a change of the stage.
#[derive(Debug, Clone, Deserialize, PartialEq)]
#[serde(tag = "control", rename_all = "snake_case")]
pub enum Control {
    /// Cuts the gateway's connections.
    Drop,
    /// Closes them with a code.
    Close {
        /// 1000 to 4999.
        code: u16,
    },
    /// Asks the bot to reconnect.
    Reconnect,
    /// Declares the session invalid.
    Invalidate {
        /// Whether it can be resumed all the same.
        resumable: bool,
    },
    /// Answers heartbeats, or not.
    Acks {
        /// Whether they are answered.
        on: bool,
    },
    /// What is switched on for the application.
    Intents {
        /// The bits of those that are switched on.
        privileged: u64,
    },
    /// Lets REST calls fail.
    Fail(Fail),
    /// Answers REST calls late.
    Delay(Delay),
    /// Sends events late.
    DelayEvents {
        /// How many.
        count: u32,
        /// Milliseconds.
        ms: u64,
    },
    /// Sends events twice.
    Repeat {
        /// How many.
        count: u32,
    },
    /// Sends a frame that is none.
    Malform {
        /// What is wrong with it.
        kind: Malformed,
    },
    /// Forgets all sessions.
    Forget,
    /// Moves the clock forward.
    Clock {
        /// Milliseconds.
        ms: u64,
    },
    /// Takes permissions away.
    Deny {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Discord's names of what.
        permissions: Vec<String>,
    },
    /// Gives permissions.
    Allow {
        /// Where.
        #[serde(deserialize_with = "id")]
        channel: u64,
        /// Discord's names of what.
        permissions: Vec<String>,
    },
    /// Gives a member these roles and takes the others from him.
    Roles {
        /// Whom.
        #[serde(deserialize_with = "id")]
        member: u64,
        /// Which, by their numbers.
        roles: Vec<String>,
    },
    /// Has ordinary members join.
    Join {
        /// How many.
        count: u32,
    },
    /// Takes all pending faults back.
    Clear,
}

/// A frame that is none.
#[derive(Debug, Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Malformed {
    /// JSON that ends in the middle.
    Json,
    /// No JSON.
    Text,
    /// An event without what it needs.
    Dispatch,
    /// Bytes that are no zlib.
    Binary,
}

/// Does it; says how many connections it hit, where it is about those.
pub(in super::super) fn control(server: &Server, control: Control) -> Result<Value, Refusal> {
    let world = &mut *server.world();
    let hit = |count: usize| Ok(json!({"connections": count}));
    let small = |count: u32| if (1..=MOST).contains(&count) { Ok(()) } else { Err(Refusal::bad(format!("`count` is 1 to {MOST}"))) };
    match control {
        Control::Drop => return hit(world.sessions.signal(&Signal::Drop)),
        Control::Close { code } => {
            if !(1_000..=4_999).contains(&code) {
                return Err(Refusal::bad("a close code is 1000 to 4999"));
            }
            return hit(world.sessions.signal(&Signal::Close(code)));
        }
        Control::Reconnect => return hit(world.sessions.signal(&Signal::Text(r#"{"op":7,"d":null,"s":null,"t":null}"#.to_owned()))),
        Control::Invalidate { resumable } => {
            let count = world.sessions.signal(&Signal::Invalidate { resumable });
            if !resumable {
                world.sessions.forget();
            }
            return hit(count);
        }
        Control::Malform { kind } => return hit(world.sessions.signal(&malformed(kind))),
        Control::Forget => world.sessions.forget(),
        Control::Acks { on } => world.faults.answer_heartbeats(on),
        Control::Intents { privileged } => world.privileged = privileged & PRIVILEGED,
        Control::Fail(fail) => {
            small(fail.count)?;
            if fail.status != 429 && !(500..=599).contains(&fail.status) {
                return Err(Refusal::bad("`status` is 429 or 500 to 599"));
            }
            let is_sane = |seconds: &f64| (0.0..=3_600.0).contains(seconds);
            let retry_after = fail.retry_after.filter(is_sane).or(Some(0.3));
            world.faults.fail(Fail { retry_after, scope: fail.scope.or(Some(Scope::User)), ..fail });
        }
        Control::Delay(delay) => {
            small(delay.count)?;
            world.faults.delay(delay);
        }
        Control::DelayEvents { count, ms } => {
            small(count)?;
            world.faults.delay_events(count, ms);
        }
        Control::Repeat { count } => {
            small(count)?;
            world.faults.repeat_events(count);
        }
        Control::Clock { ms } => {
            server.clock.move_on(ms.min(FARTHEST));
            let now = server.clock.now();
            world.fail_late(now);
            world.watchers.tell_all(&json!({"type": "clock", "now": now}));
        }
        Control::Deny { channel, permissions } => change(world, channel, &permissions, |bits| (0, bits))?,
        Control::Allow { channel, permissions } => change(world, channel, &permissions, |bits| (bits, 0))?,
        Control::Roles { member, roles } => {
            let is_there = |id: &u64| world.guild.roles.iter().any(|role| role.id == *id);
            let known: Option<Vec<u64>> = roles.iter().map(|id| id.parse().ok().filter(is_there)).collect();
            let known = known.ok_or_else(|| Refusal::unknown("role"))?;
            if !world.give_roles(member, known) {
                return Err(Refusal::unknown("member"));
            }
            world.watchers.tell_all(&json!({"type": "commands"}));
        }
        Control::Join { count } => {
            small(count)?;
            let now = server.clock.now();
            let members: Vec<String> = (0..count).map(|_| world.join(now).to_string()).collect();
            return Ok(json!({"members": members}));
        }
        Control::Clear => world.faults.clear(),
    }
    Ok(json!({}))
}

/// Changes what the bot may do in a channel, and for commands what everybody may.
fn change(
    world: &mut super::super::world::World,
    channel: u64,
    permissions: &[String],
    rule: impl Fn(u64) -> (u64, u64),
) -> Result<(), Refusal> {
    let mut bits = 0;
    for name in permissions {
        bits |= named(name).ok_or_else(|| Refusal::unknown(&format!("permission `{name}`")))?;
    }
    let bot = world.bot;
    let commands = bits & USE_APPLICATION_COMMANDS;
    for (whom, kind, bits) in [(bot, 1, bits & !USE_APPLICATION_COMMANDS), (GUILD, 0, commands)] {
        let (allow, deny) = rule(bits);
        if bits != 0 && !world.overwrite(channel, whom, kind, allow, deny) {
            return Err(Refusal::unknown("channel"));
        }
    }
    world.watchers.tell_all(&json!({"type": "commands"}));
    Ok(())
}

fn malformed(kind: Malformed) -> Signal {
    match kind {
        Malformed::Json => Signal::Text(r#"{"op":0,"t":"MESSAGE_CREATE","s":"#.to_owned()),
        Malformed::Text => Signal::Text("upstream connect error".to_owned()),
        // It has no number, so that a bot that remembers the last one is not led astray.
        Malformed::Dispatch => Signal::Text(r#"{"op":0,"t":"MESSAGE_CREATE","s":null,"d":{"id":7}}"#.to_owned()),
        Malformed::Binary => Signal::Binary(vec![0x78, 0x9c, 0xff, 0x00, 0x13, 0x37]),
    }
}

/// What is pending, and how the gateway stands.
pub fn report(server: &Server) -> Value {
    let world = server.world();
    json!({
        "now": server.clock.now(),
        "faults": world.faults.report(),
        "gateway": world.sessions.report(),
        "privileged": world.privileged,
        "complaints": world.complaints,
    })
}
