//! Which call is it? A method and a path become a route; the route knows its template, its bucket and who carries it out.

use super::super::error::ApiError;
use super::super::server::Server;
use super::limits::Allowance;
use super::{Answer, Call, applications, commands, interactions, messages, places, webhooks};
use std::collections::BTreeMap;

/// Whose commands: everybody's, or a server's.
pub type Place = Option<u64>;

/// A call of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    Gateway,
    GatewayBot,
    Me,
    EditMe,
    User(u64),
    MyGuilds,
    OpenDm,
    Application,
    ApplicationOf(u64),
    OauthApplication,
    Guild(u64),
    GuildChannels(u64),
    GuildRoles(u64),
    GuildMembers(u64),
    GuildMember(u64, u64),
    Channel(u64),
    Typing(u64),
    Messages(u64),
    CreateMessage(u64),
    Message(u64, u64),
    EditMessage(u64, u64),
    DeleteMessage(u64, u64),
    React(u64, u64, String),
    Unreact(u64, u64, String),
    Reactions(u64, u64, String),
    Callback(u64, String),
    FollowUp(u64, String),
    Original(u64, String),
    EditOriginal(u64, String),
    DeleteOriginal(u64, String),
    FollowUpMessage(u64, String, u64),
    EditFollowUp(u64, String, u64),
    DeleteFollowUp(u64, String, u64),
    Commands(u64, Place),
    OverwriteCommands(u64, Place),
    CreateCommand(u64, Place),
    Command(u64, Place, u64),
    EditCommand(u64, Place, u64),
    DeleteCommand(u64, Place, u64),
    CommandPermissions(u64, u64),
}

/// The parts of a path behind the version, decoded; none where a part is not well written.
#[must_use]
pub fn segments(path: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decoded).collect::<Option<_>>()?;
    let version = parts.first().and_then(|first| first.strip_prefix('v')).and_then(|version| version.parse::<u8>().ok());
    match version {
        Some(9 | 10) => {
            parts.remove(0);
        }
        Some(_) => return None,
        None => {}
    }
    Some(parts)
}

/// A text without its percent signs: `%40original` is `@original`.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The fields of a query.
#[must_use]
pub fn query(text: &str) -> BTreeMap<String, String> {
    let pairs = text.split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((decoded(name)?, decoded(&value.replace('+', " "))?))
    });
    pairs.collect()
}

/// The route of a call; none where the sandbox has no such route.
#[must_use]
pub fn find(method: &str, segments: &[String]) -> Option<Route> {
    let parts: Vec<&str> = segments.iter().map(String::as_str).collect();
    let id = |text: &str| text.parse::<u64>().ok();
    let text = |text: &str| text.to_owned();
    Some(match (method, parts.as_slice()) {
        ("GET", ["gateway"]) => Route::Gateway,
        ("GET", ["gateway", "bot"]) => Route::GatewayBot,
        ("GET", ["users", "@me"]) => Route::Me,
        ("PATCH", ["users", "@me"]) => Route::EditMe,
        ("GET", ["users", "@me", "guilds"]) => Route::MyGuilds,
        ("POST", ["users", "@me", "channels"]) => Route::OpenDm,
        ("GET", ["users", user]) => Route::User(id(user)?),
        ("GET", ["applications", "@me"]) => Route::Application,
        ("GET", ["oauth2", "applications", "@me"]) => Route::OauthApplication,
        ("GET", ["applications", app]) => Route::ApplicationOf(id(app)?),
        ("GET", ["guilds", guild]) => Route::Guild(id(guild)?),
        ("GET", ["guilds", guild, "channels"]) => Route::GuildChannels(id(guild)?),
        ("GET", ["guilds", guild, "roles"]) => Route::GuildRoles(id(guild)?),
        ("GET", ["guilds", guild, "members"]) => Route::GuildMembers(id(guild)?),
        ("GET", ["guilds", guild, "members", user]) => Route::GuildMember(id(guild)?, id(user)?),
        ("GET", ["channels", channel]) => Route::Channel(id(channel)?),
        ("POST", ["channels", channel, "typing"]) => Route::Typing(id(channel)?),
        ("GET", ["channels", channel, "messages"]) => Route::Messages(id(channel)?),
        ("POST", ["channels", channel, "messages"]) => Route::CreateMessage(id(channel)?),
        ("GET", ["channels", channel, "messages", message]) => Route::Message(id(channel)?, id(message)?),
        ("PATCH", ["channels", channel, "messages", message]) => Route::EditMessage(id(channel)?, id(message)?),
        ("DELETE", ["channels", channel, "messages", message]) => Route::DeleteMessage(id(channel)?, id(message)?),
        ("PUT", ["channels", channel, "messages", message, "reactions", emoji, "@me"]) => {
            Route::React(id(channel)?, id(message)?, text(emoji))
        }
        ("DELETE", ["channels", channel, "messages", message, "reactions", emoji, "@me"]) => {
            Route::Unreact(id(channel)?, id(message)?, text(emoji))
        }
        ("GET", ["channels", channel, "messages", message, "reactions", emoji]) => {
            Route::Reactions(id(channel)?, id(message)?, text(emoji))
        }
        ("POST", ["interactions", one, token, "callback"]) => Route::Callback(id(one)?, text(token)),
        ("POST", ["webhooks", app, token]) => Route::FollowUp(id(app)?, text(token)),
        ("GET", ["webhooks", app, token, "messages", "@original"]) => Route::Original(id(app)?, text(token)),
        ("PATCH", ["webhooks", app, token, "messages", "@original"]) => Route::EditOriginal(id(app)?, text(token)),
        ("DELETE", ["webhooks", app, token, "messages", "@original"]) => Route::DeleteOriginal(id(app)?, text(token)),
        ("GET", ["webhooks", app, token, "messages", message]) => Route::FollowUpMessage(id(app)?, text(token), id(message)?),
        ("PATCH", ["webhooks", app, token, "messages", message]) => Route::EditFollowUp(id(app)?, text(token), id(message)?),
        ("DELETE", ["webhooks", app, token, "messages", message]) => Route::DeleteFollowUp(id(app)?, text(token), id(message)?),
        (_, ["applications", app, "guilds", guild, "commands", rest @ ..]) => of_commands(method, id(app)?, Some(id(guild)?), rest)?,
        (_, ["applications", app, "commands", rest @ ..]) => of_commands(method, id(app)?, None, rest)?,
        _ => return None,
    })
}

fn of_commands(method: &str, app: u64, place: Place, rest: &[&str]) -> Option<Route> {
    Some(match (method, rest, place) {
        ("GET", [], _) => Route::Commands(app, place),
        ("PUT", [], _) => Route::OverwriteCommands(app, place),
        ("POST", [], _) => Route::CreateCommand(app, place),
        ("GET", ["permissions"], Some(guild)) => Route::CommandPermissions(app, guild),
        ("GET", [command], _) => Route::Command(app, place, command.parse().ok()?),
        ("PATCH", [command], _) => Route::EditCommand(app, place, command.parse().ok()?),
        ("DELETE", [command], _) => Route::DeleteCommand(app, place, command.parse().ok()?),
        _ => return None,
    })
}

impl Route {
    /// The path as Discord's description of its API names it.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Gateway => "/gateway",
            Self::GatewayBot => "/gateway/bot",
            Self::Me | Self::EditMe => "/users/@me",
            Self::User(_) => "/users/{user_id}",
            Self::MyGuilds => "/users/@me/guilds",
            Self::OpenDm => "/users/@me/channels",
            Self::Application => "/applications/@me",
            Self::ApplicationOf(_) => "/applications/{application_id}",
            Self::OauthApplication => "/oauth2/applications/@me",
            Self::Guild(_) => "/guilds/{guild_id}",
            Self::GuildChannels(_) => "/guilds/{guild_id}/channels",
            Self::GuildRoles(_) => "/guilds/{guild_id}/roles",
            Self::GuildMembers(_) => "/guilds/{guild_id}/members",
            Self::GuildMember(..) => "/guilds/{guild_id}/members/{user_id}",
            Self::Channel(_) => "/channels/{channel_id}",
            Self::Typing(_) => "/channels/{channel_id}/typing",
            Self::Messages(_) | Self::CreateMessage(_) => "/channels/{channel_id}/messages",
            Self::Message(..) | Self::EditMessage(..) | Self::DeleteMessage(..) => "/channels/{channel_id}/messages/{message_id}",
            Self::React(..) | Self::Unreact(..) => "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me",
            Self::Reactions(..) => "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}",
            Self::Callback(..) => "/interactions/{interaction_id}/{interaction_token}/callback",
            Self::FollowUp(..) => "/webhooks/{webhook_id}/{webhook_token}",
            Self::Original(..) | Self::EditOriginal(..) | Self::DeleteOriginal(..) => {
                "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
            }
            Self::FollowUpMessage(..) | Self::EditFollowUp(..) | Self::DeleteFollowUp(..) => {
                "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
            }
            Self::Commands(_, None) | Self::OverwriteCommands(_, None) | Self::CreateCommand(_, None) => {
                "/applications/{application_id}/commands"
            }
            Self::Commands(_, Some(_)) | Self::OverwriteCommands(_, Some(_)) | Self::CreateCommand(_, Some(_)) => {
                "/applications/{application_id}/guilds/{guild_id}/commands"
            }
            Self::Command(_, None, _) | Self::EditCommand(_, None, _) | Self::DeleteCommand(_, None, _) => {
                "/applications/{application_id}/commands/{command_id}"
            }
            Self::Command(_, Some(_), _) | Self::EditCommand(_, Some(_), _) | Self::DeleteCommand(_, Some(_), _) => {
                "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}"
            }
            Self::CommandPermissions(..) => "/applications/{application_id}/guilds/{guild_id}/commands/permissions",
        }
    }

    /// Whether the path itself has the token, so that no other is asked for, or none is needed.
    #[must_use]
    pub fn has_own_token(&self) -> bool {
        self.template().starts_with("/webhooks/") || matches!(self, Self::Callback(..) | Self::Gateway)
    }

    /// The bucket that a call is taken out of. Answers to interactions have none.
    #[must_use]
    pub fn bucket(&self) -> Option<(String, Allowance)> {
        let allowance = |count, milliseconds| Allowance { count, milliseconds };
        Some(match self {
            Self::CreateMessage(channel) => (format!("create/{channel}"), allowance(5, 5_000)),
            Self::EditMessage(channel, _) => (format!("edit/{channel}"), allowance(5, 5_000)),
            Self::DeleteMessage(channel, _) => (format!("delete/{channel}"), allowance(5, 1_000)),
            Self::React(channel, ..) | Self::Unreact(channel, ..) => (format!("react/{channel}"), allowance(1, 300)),
            Self::Messages(channel) | Self::Message(channel, _) => (format!("read/{channel}"), allowance(5, 5_000)),
            Self::Typing(channel) => (format!("typing/{channel}"), allowance(5, 5_000)),
            Self::FollowUp(_, token) => (format!("follow/{token}"), allowance(5, 2_000)),
            Self::EditOriginal(_, token) | Self::EditFollowUp(_, token, _) => (format!("change/{token}"), allowance(5, 2_000)),
            Self::OverwriteCommands(_, place) | Self::CreateCommand(_, place) => (format!("commands/{place:?}"), allowance(5, 20_000)),
            Self::GatewayBot => ("gateway".to_owned(), allowance(2, 5_000)),
            _ => return None,
        })
    }
}

/// Carries a call out.
///
/// # Errors
/// Where Discord would refuse it.
pub fn act(server: &Server, route: &Route, call: &Call) -> Result<Answer, ApiError> {
    match route {
        Route::Gateway => Ok(applications::gateway(server)),
        Route::GatewayBot => Ok(applications::gateway_bot(server)),
        Route::Me | Route::EditMe => Ok(applications::me(server)),
        Route::Application => Ok(applications::application(server)),
        Route::ApplicationOf(app) => applications::application_of(server, *app),
        Route::OauthApplication => Ok(applications::application(server)),
        Route::User(user) => places::user(server, *user),
        Route::MyGuilds => Ok(places::my_guilds(server)),
        Route::OpenDm => places::open_dm(server, call),
        Route::Guild(guild) => places::guild(server, *guild),
        Route::GuildChannels(guild) => places::guild_channels(server, *guild),
        Route::GuildRoles(guild) => places::guild_roles(server, *guild),
        Route::GuildMembers(guild) => places::guild_members(server, *guild, call),
        Route::GuildMember(guild, user) => places::guild_member(server, *guild, *user),
        Route::Channel(channel) => places::channel(server, *channel),
        Route::Typing(channel) => messages::typing(server, *channel, call),
        Route::Messages(channel) => messages::list(server, *channel, call),
        Route::CreateMessage(channel) => messages::create(server, *channel, call),
        Route::Message(channel, message) => messages::get(server, *channel, *message),
        Route::EditMessage(channel, message) => messages::edit(server, *channel, *message, call),
        Route::DeleteMessage(channel, message) => messages::delete(server, *channel, *message),
        Route::React(channel, message, emoji) => messages::react(server, *channel, *message, emoji),
        Route::Unreact(channel, message, emoji) => messages::unreact(server, *channel, *message, emoji),
        Route::Reactions(channel, message, emoji) => messages::reactions(server, *channel, *message, emoji),
        Route::Callback(interaction, token) => interactions::callback(server, *interaction, token, call),
        Route::FollowUp(app, token) => webhooks::create(server, *app, token, call),
        Route::Original(app, token) => webhooks::get(server, *app, token, None),
        Route::EditOriginal(app, token) => webhooks::edit(server, *app, token, None, call),
        Route::DeleteOriginal(app, token) => webhooks::delete(server, *app, token, None),
        Route::FollowUpMessage(app, token, message) => webhooks::get(server, *app, token, Some(*message)),
        Route::EditFollowUp(app, token, message) => webhooks::edit(server, *app, token, Some(*message), call),
        Route::DeleteFollowUp(app, token, message) => webhooks::delete(server, *app, token, Some(*message)),
        Route::Commands(app, place) => commands::list(server, *app, *place, call),
        Route::OverwriteCommands(app, place) => commands::overwrite(server, *app, *place, call),
        Route::CreateCommand(app, place) => commands::create(server, *app, *place, call),
        Route::Command(app, place, command) => commands::get(server, *app, *place, *command),
        Route::EditCommand(app, place, command) => commands::edit(server, *app, *place, *command, call),
        Route::DeleteCommand(app, place, command) => commands::delete(server, *app, *place, *command),
        Route::CommandPermissions(app, guild) => commands::permissions(server, *app, *guild),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(method: &str, path: &str) -> Option<Route> {
        find(method, &segments(path)?)
    }

    #[test]
    fn paths_are_read_with_and_without_a_version_and_with_percent_signs() {
        assert_eq!(route("GET", "/v10/gateway"), Some(Route::Gateway));
        assert_eq!(route("GET", "/gateway/bot"), Some(Route::GatewayBot));
        assert_eq!(route("GET", "/v6/gateway"), None);
        let original = Some(Route::EditOriginal(1, "t".into()));
        assert_eq!(route("PATCH", "/v10/webhooks/1/t/messages/%40original"), original);
        assert_eq!(route("PATCH", "/v10/webhooks/1/t/messages/@original"), original);
        let react = Some(Route::React(1, 2, "👍".into()));
        assert_eq!(route("PUT", "/v10/channels/1/messages/2/reactions/%F0%9F%91%8D/@me"), react);
        assert_eq!(route("GET", "/v10/users/%zz"), None);
        assert_eq!(route("GET", "/v10/users/%"), None);
        assert_eq!(route("GET", "/v10/channels/../messages"), None);
        assert_eq!(route("PUT", "/v10/applications/1/guilds/2/commands"), Some(Route::OverwriteCommands(1, Some(2))));
        assert_eq!(query("wait=true&name=a%20b+c")["name"], "a b c");
    }
}
