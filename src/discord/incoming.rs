//! What does an event of Discord's mean in plain types?

use super::permissions;
use crate::chat::{
    Author, AuthorId, Caller, Check, Command, Filled, Given, KeeperPress, Locale, Message, MessageId, Order, OrderTyped, Press, ReplyTo,
    Rights, Room, RoomId, Typed,
};
use jiff::Timestamp;
use serde_json::Value;
use serenity::model::application::{
    CommandData, CommandDataOption, CommandDataOptionValue, CommandInteraction, ComponentInteraction, ComponentInteractionDataKind,
    ModalInteraction,
};
use serenity::model::channel::{self, Attachment, MessageType};
use serenity::model::event::MessageUpdateEvent;
use serenity::model::guild::Member;
use serenity::model::id::{GuildId, UserId};
use serenity::model::user::User;

/// A message that was written.
#[must_use]
pub fn message(message: &channel::Message, me: UserId) -> Option<Message> {
    if !matches!(message.kind, MessageType::Regular | MessageType::InlineReply) {
        return None;
    }
    let reply_to = message.referenced_message.as_deref().map(|replied| (replied.id.get(), replied.author.id == me));
    // A message that was deleted since is still replied to.
    let reply_to = reply_to.or_else(|| {
        let is_reply = message.kind == MessageType::InlineReply;
        message.message_reference.as_ref().filter(|_| is_reply).and_then(|reference| reference.message_id).map(|id| (id.get(), false))
    });
    let others = message.mentions.iter().any(|user| user.id != me) || !message.mention_roles.is_empty() || message.mention_everyone;
    Some(Message {
        id: MessageId(message.id.get()),
        room: Room { id: RoomId(message.channel_id.get()), is_direct: message.guild_id.is_none() },
        author: author(&message.author, message.webhook_id.is_some(), me, Locale::Unknown),
        text: message.content.clone(),
        mentions_me: message.mentions.iter().any(|user| user.id == me),
        mentions_others: others,
        reply_to: reply_to.map(|(message, is_mine)| ReplyTo { message: MessageId(message), is_mine }),
        at: Timestamp::from_second(message.timestamp.unix_timestamp()).unwrap_or(Timestamp::UNIX_EPOCH),
    })
}

/// A message that was edited; nothing where the event does not say what it says now.
#[must_use]
pub fn edited(event: &MessageUpdateEvent, me: UserId) -> Option<Message> {
    let (content, user) = (event.content.as_ref()?, event.author.as_ref()?);
    // Without it nothing was edited: a preview was added, a message was pinned.
    event.edited_timestamp?;
    let mentions = event.mentions.as_deref().unwrap_or_default();
    let roles = event.mention_roles.as_deref().unwrap_or_default();
    let is_from_webhook = event.webhook_id.flatten().is_some();
    let replied = event.referenced_message.iter().flatten().next().map(|replied| (replied.id.get(), replied.author.id == me));
    let reply_to = replied.or_else(|| {
        let is_reply = event.kind == Some(MessageType::InlineReply);
        let reference = event.message_reference.iter().flatten().next().filter(|_| is_reply)?;
        reference.message_id.map(|id| (id.get(), false))
    });
    Some(Message {
        id: MessageId(event.id.get()),
        room: Room { id: RoomId(event.channel_id.get()), is_direct: event.guild_id.is_none() },
        author: author(user, is_from_webhook, me, Locale::Unknown),
        text: content.clone(),
        mentions_me: mentions.iter().any(|user| user.id == me),
        mentions_others: mentions.iter().any(|user| user.id != me) || !roles.is_empty() || event.mention_everyone == Some(true),
        reply_to: reply_to.map(|(message, is_mine)| ReplyTo { message: MessageId(message), is_mine }),
        at: event.timestamp.and_then(|at| Timestamp::from_second(at.unix_timestamp()).ok()).unwrap_or(Timestamp::UNIX_EPOCH),
    })
}

fn author(user: &User, is_webhook: bool, me: UserId, locale: Locale) -> Author {
    Author { id: AuthorId(user.id.get()), is_person: !(user.bot || user.system || is_webhook || user.id == me), locale }
}

/// The language of a member's program, from Discord's name for it. <https://discord.com/developers/docs/reference#locales>
fn locale(name: &str) -> Locale {
    match name {
        "zh-CN" => Locale::Simplified,
        "zh-TW" => Locale::Traditional,
        _ => Locale::English,
    }
}

/// A slash command; nothing where it is another kind, or has no part.
#[must_use]
pub fn command(interaction: &CommandInteraction, me: UserId) -> Option<Command> {
    let (name, options) = part(&interaction.data)?;
    let options = options.iter().filter_map(|option| Some((option.name.clone(), text(&option.value)?))).collect();
    let may_reply = |permissions| permissions::may_reply(permissions, interaction.channel.as_ref().map(|channel| channel.kind));
    Some(Command {
        event: interaction.id.get(),
        author: author(&interaction.user, false, me, locale(&interaction.locale)),
        room: Room { id: RoomId(interaction.channel_id.get()), is_direct: interaction.guild_id.is_none() },
        may_reply: interaction.guild_id.is_none() || interaction.app_permissions.is_some_and(may_reply),
        name,
        options,
    })
}

/// What a member may do in a server.
fn rights(member: Option<&Member>, server: Option<GuildId>) -> Option<Rights> {
    let (member, server) = member.zip(server)?;
    let permissions = member.permissions?;
    let manages_server = permissions.administrator() || permissions.manage_guild();
    Some(Rights { server: server.get(), manages_server, roles: member.roles.iter().map(|role| role.get()).collect() })
}

/// A user, what he is in a server, and which that is.
type Who<'e> = (&'e User, Option<&'e Member>, Option<GuildId>);

/// Who of those who keep the facts it is: what a member may do comes with each event, and from nowhere else; where it does not, nothing is known.
fn caller(event: u64, (user, member, server): Who<'_>, named: &str, room: Room, me: UserId) -> Caller {
    Caller { event, author: author(user, false, me, locale(named)), rights: rights(member, server), room }
}

/// A button of those who keep the facts, or a choice of theirs.
#[must_use]
pub fn keeper_press(interaction: &ComponentInteraction, me: UserId) -> KeeperPress {
    let Press { event, room, id, chosen, .. } = press(interaction, me);
    let who = (&interaction.user, interaction.member.as_ref(), interaction.guild_id);
    KeeperPress { caller: caller(event, who, &interaction.locale, room, me), id, chosen }
}

/// A form that was filled in; its fields are read from the event itself, since the library knows no labels and drops what is in them.
#[must_use]
pub fn filled(interaction: &ModalInteraction, event: &Value, me: UserId) -> Filled {
    let mut values = Vec::new();
    gather(&event["data"]["components"], &mut values);
    let room = Room { id: RoomId(interaction.channel_id.get()), is_direct: interaction.guild_id.is_none() };
    let who = (&interaction.user, interaction.member.as_ref(), interaction.guild_id);
    Filled {
        caller: caller(interaction.id.get(), who, &interaction.locale, room, me),
        id: interaction.data.custom_id.to_string(),
        replaces: interaction.message.is_some(),
        values,
    }
}

/// The fields of a form: each is in a label, or in a row as forms of old have them.
fn gather(components: &Value, values: &mut Vec<(String, String)>) {
    for component in components.as_array().into_iter().flatten() {
        let field = &component["component"];
        for field in std::iter::once(field).chain(component["components"].as_array().into_iter().flatten()) {
            if let (Some(id), Some(value)) = (field["custom_id"].as_str(), field["value"].as_str()) {
                values.push((id.to_owned(), value.to_owned()));
            }
        }
    }
}

/// A command of those who keep the facts.
#[must_use]
pub fn order(interaction: &CommandInteraction, me: UserId) -> Option<Order> {
    let Command { event, room, name, options, .. } = command(interaction, me)?;
    let who = (&interaction.user, interaction.member.as_deref(), interaction.guild_id);
    Some(Order { caller: caller(event, who, &interaction.locale, room, me), name, options })
}

/// An option of such a command that is being typed.
#[must_use]
pub fn order_typed(interaction: &CommandInteraction, me: UserId) -> Option<OrderTyped> {
    let option = typed(interaction, me)?.option;
    Some(OrderTyped { order: order(interaction, me)?, option })
}

/// An option that is being typed.
#[must_use]
pub fn typed(interaction: &CommandInteraction, me: UserId) -> Option<Typed> {
    let (_, options) = part(&interaction.data)?;
    let option = options.iter().find(|option| matches!(option.value, CommandDataOptionValue::Autocomplete { .. }))?.name.clone();
    Some(Typed { command: command(interaction, me)?, option })
}

/// A message whose figures are to be checked.
#[must_use]
pub fn check(interaction: &CommandInteraction, me: UserId) -> Option<Check> {
    let target = interaction.data.target_id?.to_message_id();
    let message = interaction.data.resolved.messages.get(&target)?;
    Some(Check {
        event: interaction.id.get(),
        author: author(&interaction.user, false, me, locale(&interaction.locale)),
        room: Room { id: RoomId(interaction.channel_id.get()), is_direct: interaction.guild_id.is_none() },
        text: readable(message),
    })
}

/// A message whose figures are to be drafted, with the text that it says and the file that is attached to it.
#[must_use]
pub fn pointed_at(interaction: &CommandInteraction, me: UserId) -> Option<(Given, Option<Attachment>)> {
    let target = interaction.data.target_id?.to_message_id();
    let message = interaction.data.resolved.messages.get(&target)?;
    let file = message.attachments.iter().find(|file| file.content_type.as_deref().is_some_and(|sort| sort.starts_with("text/")));
    Some((Given { caller: whose(interaction, me), text: Ok(readable(message)), statement: None }, file.cloned()))
}

/// The file that a keeper gives with a command; its text is fetched afterwards.
#[must_use]
pub fn handed_in(interaction: &CommandInteraction, order: &Order, option: &str) -> Option<(Given, Attachment)> {
    let (_, options) = part(&interaction.data)?;
    let file = options.iter().find(|given| given.name == option)?;
    let CommandDataOptionValue::Attachment(id) = file.value else { return None };
    let file = interaction.data.resolved.attachments.get(&id)?.clone();
    let statement = order.option("statement").map(str::to_owned);
    Some((Given { caller: order.caller.clone(), text: Ok(String::new()), statement }, file))
}

fn whose(interaction: &CommandInteraction, me: UserId) -> Caller {
    let room = Room { id: RoomId(interaction.channel_id.get()), is_direct: interaction.guild_id.is_none() };
    let who = (&interaction.user, interaction.member.as_deref(), interaction.guild_id);
    caller(interaction.id.get(), who, &interaction.locale, room, me)
}

/// What a message says, its cards included.
fn readable(message: &channel::Message) -> String {
    let cards = message.embeds.iter().flat_map(|embed| {
        let fields = embed.fields.iter().map(|field| field.value.as_str());
        [embed.title.as_deref(), embed.description.as_deref()].into_iter().flatten().chain(fields)
    });
    std::iter::once(message.content.as_str()).chain(cards).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A button that was pressed, or a choice that was made.
#[must_use]
pub fn press(interaction: &ComponentInteraction, me: UserId) -> Press {
    let chosen = match &interaction.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.clone(),
        _ => Vec::new(),
    };
    Press {
        event: interaction.id.get(),
        author: author(&interaction.user, false, me, locale(&interaction.locale)),
        room: Room { id: RoomId(interaction.channel_id.get()), is_direct: interaction.guild_id.is_none() },
        message: MessageId(interaction.message.id.get()),
        question: interaction.message.message_reference.as_ref().and_then(|reference| reference.message_id).map(|id| MessageId(id.get())),
        asked: None,
        id: interaction.data.custom_id.clone(),
        chosen,
    }
}

/// The subcommand that was given, behind its group where it is in one, with its options.
fn part(data: &CommandData) -> Option<(String, &[CommandDataOption])> {
    data.options.iter().find_map(|option| match &option.value {
        CommandDataOptionValue::SubCommand(options) => Some((option.name.clone(), options.as_slice())),
        CommandDataOptionValue::SubCommandGroup(parts) => parts.iter().find_map(|part| match &part.value {
            CommandDataOptionValue::SubCommand(options) => Some((format!("{} {}", option.name, part.name), options.as_slice())),
            _ => None,
        }),
        _ => None,
    })
}

fn text(value: &CommandDataOptionValue) -> Option<String> {
    match value {
        CommandDataOptionValue::String(text) => Some(text.clone()),
        CommandDataOptionValue::Autocomplete { value, .. } => Some(value.clone()),
        _ => None,
    }
}
