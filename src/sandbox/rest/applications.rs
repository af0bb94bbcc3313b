//! Who is the bot, and where is the gateway?

use super::super::error::{ApiError, UNKNOWN_APPLICATION};
use super::super::gateway::hello::application_flags;
use super::super::server::Server;
use super::super::snowflake;
use super::super::world::people::User;
use super::Answer;
use serde_json::json;

/// How many sessions a bot may begin in a day.
const SESSIONS: u32 = 1_000;
/// A day, in milliseconds.
const DAY: u64 = 24 * 3_600 * 1_000;

/// Where the gateway is.
pub fn gateway(server: &Server) -> Answer {
    Answer::Json(json!({"url": server.gateway_address()}))
}

/// The same, with how many shards are advised and how many sessions are left for today.
pub fn gateway_bot(server: &Server) -> Answer {
    let used = server.world().sessions.identified;
    Answer::Json(json!({
        "url": server.gateway_address(),
        "shards": 1,
        "session_start_limit": {
            "total": SESSIONS,
            "remaining": SESSIONS.saturating_sub(used),
            "reset_after": DAY - server.clock.now() % DAY,
            "max_concurrency": 1,
        },
    }))
}

/// The bot's account.
pub fn me(server: &Server) -> Answer {
    let world = server.world();
    Answer::Json(world.users.get(&world.bot).map(User::own_json).unwrap_or_default())
}

/// The application.
pub fn application(server: &Server) -> Answer {
    let world = server.world();
    let flags = application_flags(&world);
    Answer::Json(json!({
        "id": snowflake::json(world.bot),
        "name": "smebot",
        "icon": null,
        "description": "",
        "summary": "",
        "type": null,
        "bot": world.user_json(world.bot),
        "bot_public": true,
        "bot_require_code_grant": false,
        "integration_types_config": {"0": {}},
        "verify_key": "0".repeat(64),
        "flags": flags,
        "flags_new": flags.to_string(),
        "hook": true,
        "redirect_uris": [],
        "interactions_endpoint_url": null,
        "role_connections_verification_url": null,
        "owner": world.user_json(world.guild.owner),
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "event_webhooks_url": null,
        "event_webhooks_status": 1,
        "explicit_content_filter": 0,
        "team": null,
        "tags": [],
        "eligible_oauth2_scopes": [],
    }))
}

/// An application by its identifier: only the own one is there.
pub fn application_of(server: &Server, app: u64) -> Result<Answer, ApiError> {
    let own = server.world().bot;
    if app == own { Ok(application(server)) } else { Err(UNKNOWN_APPLICATION.into()) }
}
