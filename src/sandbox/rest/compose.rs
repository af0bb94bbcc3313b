//! How does a body become a message? What it says is read and checked, then laid over an empty message, or over the one that it edits.

use super::super::error::{ApiError, EMPTY_MESSAGE, Problems};
use super::super::snowflake;
use super::super::world::World;
use super::super::world::files::{File, kind, plain_name, png_size};
use super::super::world::mentions::Allowed;
use super::super::world::message::{COMPONENTS_V2, EPHEMERAL, LOADING, Message, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS};
use super::body::Upload;
use super::components::finish;
use super::embed_rules::{Version, check_components, check_embeds};
use serde_json::{Value, json};

/// The longest text.
const CONTENT: usize = 2_000;
/// Files in a message.
const FILES: usize = 10;
/// The longest description of a file.
const DESCRIPTION: usize = 1_024;

/// What a body says of a message; what it leaves out is left as it is.
#[derive(Debug)]
pub struct Draft {
    content: Option<String>,
    embeds: Option<Vec<Value>>,
    components: Option<Vec<Value>>,
    attachments: Option<Vec<Value>>,
    files: Vec<Upload>,
    pub flags: Option<u64>,
    allowed: Allowed,
}

impl Draft {
    /// Reads a body; its errors stand under `prefix`. `missing` is what it may ping without saying so.
    ///
    /// # Errors
    /// Where it breaks one of Discord's limits.
    pub fn read(body: &Value, files: &[Upload], missing: Allowed) -> Result<Self, ApiError> {
        let mut problems = Problems::default();
        let draft = Self::gather(body, files, missing, &mut problems);
        problems.settle()?;
        Ok(draft)
    }

    /// Reads a body and gathers what is wrong with it.
    pub fn gather(body: &Value, files: &[Upload], missing: Allowed, problems: &mut Problems) -> Self {
        let list = |field: &str| body.get(field).map(|value| value.as_array().cloned().unwrap_or_default());
        let content = body.get("content").map(|content| content.as_str().unwrap_or_default().to_owned());
        let (embeds, components, attachments) = (list("embeds"), list("components"), list("attachments"));
        problems.length("content", content.as_deref().unwrap_or_default(), 0, CONTENT);
        check_embeds(embeds.as_deref().unwrap_or_default(), problems);
        let flags = body["flags"].as_u64();
        let version = if flags.unwrap_or_default() & COMPONENTS_V2 != 0 { Version::V2 } else { Version::Legacy };
        // An edit need not repeat the flag, so rows alone are demanded only where the message is not of that sort already.
        let is_v2_edit = components.as_ref().is_some_and(|list| list.iter().any(|one| one["type"] != 1)) && body.get("flags").is_none();
        check_components(components.as_deref().unwrap_or_default(), if is_v2_edit { Version::V2 } else { version }, problems);
        for (place, attachment) in attachments.iter().flatten().enumerate() {
            let description = attachment["description"].as_str().unwrap_or_default();
            problems.length(&format!("attachments/{place}/description"), description, 0, DESCRIPTION);
        }
        if version == Version::V2 {
            let is_said = content.as_ref().is_some_and(|content| !content.is_empty());
            let message = "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2";
            for (field, is_used) in [("content", is_said), ("embeds", embeds.as_ref().is_some_and(|embeds| !embeds.is_empty()))] {
                if is_used {
                    problems.add(field, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message);
                }
            }
        }
        let allowed = Allowed::read(body, missing, problems);
        Self { content, embeds, components, attachments, files: files.to_vec(), flags, allowed }
    }

    /// Whether it has embeds.
    #[must_use]
    pub fn has_embeds(&self) -> bool {
        self.embeds.as_ref().is_some_and(|embeds| !embeds.is_empty())
    }

    /// Whether it has files.
    #[must_use]
    pub fn has_files(&self) -> bool {
        !self.files.is_empty()
    }

    /// Lays the draft over a message. `replied` is the author of the message replied to, if any.
    ///
    /// # Errors
    /// Where nothing is left to be read.
    pub fn apply(self, world: &mut World, message: &mut Message, replied: Option<u64>, now: u64) -> Result<(), ApiError> {
        let settable = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2;
        if let Some(flags) = self.flags {
            // What a message is made of stays as it was sent.
            message.flags = flags & settable | message.flags & (COMPONENTS_V2 | LOADING);
        }
        if message.reader.is_some() {
            message.flags |= EPHEMERAL;
        }
        if let Some(content) = self.content {
            message.content = content.trim().to_owned();
        }
        if let Some(components) = self.components {
            message.components = components;
        }
        attach(world, message, self.attachments.as_deref(), self.files, now)?;
        if let Some(embeds) = self.embeds {
            message.embeds = embeds.into_iter().map(rich).collect();
        }
        point_at_files(message);
        if message.is_empty() {
            return Err(EMPTY_MESSAGE.into());
        }
        message.mentions = world.mentions(&message.content, message.author, message.channel, &self.allowed, replied);
        Ok(())
    }
}

/// Keeps the listed files of before, and adds the new ones.
fn attach(world: &mut World, message: &mut Message, listed: Option<&[Value]>, files: Vec<Upload>, now: u64) -> Result<(), ApiError> {
    if let Some(listed) = listed {
        let ids: Vec<u64> = listed.iter().filter_map(|one| snowflake::read(&one["id"])).collect();
        message.attachments.retain(|kept| snowflake::read(&kept["id"]).is_some_and(|id| ids.contains(&id)));
    }
    for file in files {
        let about = listed.unwrap_or_default().iter().find(|one| snowflake::read(&one["id"]) == Some(file.number));
        let name = about.and_then(|about| about["filename"].as_str()).unwrap_or(&file.name);
        let name = plain_name(name);
        let id = world.ids.next(now);
        let url = format!("{}/attachments/{}/{id}/{name}", world.address, message.channel);
        let mut attachment = json!({
            "id": snowflake::json(id),
            "filename": name,
            "size": file.bytes.len(),
            "url": url,
            "proxy_url": url,
            "content_type": kind(&name),
        });
        if let Some(description) = about.and_then(|about| about["description"].as_str()) {
            attachment["description"] = json!(description);
        }
        if let Some((width, height)) = png_size(&file.bytes) {
            attachment["width"] = json!(width);
            attachment["height"] = json!(height);
        }
        if message.reader.is_some() {
            attachment["ephemeral"] = json!(true);
        }
        message.attachments.push(attachment);
        let kind = kind(&name);
        world.files.store(File { id, channel: message.channel, name, kind, bytes: file.bytes });
    }
    let mut problems = Problems::default();
    problems.count("attachments", message.attachments.len(), FILES);
    problems.settle()
}

/// An embed as Discord gives it back.
fn rich(mut embed: Value) -> Value {
    if let Value::Object(parts) = &mut embed {
        parts.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
        parts.insert("type".to_owned(), json!("rich"));
        for field in parts.get_mut("fields").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Value::Object(field) = field {
                let is_inline = field.get("inline").is_some_and(|inline| *inline == true);
                field.insert("inline".to_owned(), json!(is_inline));
            }
        }
    }
    embed
}

/// Replaces `attachment://name` by the file's address. A file that an embed shows is not listed beside it.
fn point_at_files(message: &mut Message) {
    let files = std::mem::take(&mut message.attachments);
    let mut shown = Vec::new();
    for embed in &mut message.embeds {
        for place in ["/image", "/thumbnail", "/footer", "/author"] {
            let Some(Value::Object(part)) = embed.pointer_mut(place) else { continue };
            for (field, proxy) in [("url", "proxy_url"), ("icon_url", "proxy_icon_url")] {
                let name = part.get(field).and_then(Value::as_str).and_then(|url| url.strip_prefix("attachment://"));
                let Some(file) = name.and_then(|name| files.iter().find(|file| file["filename"] == name)) else { continue };
                part.insert(field.to_owned(), file["url"].clone());
                part.insert(proxy.to_owned(), file["url"].clone());
                for size in ["width", "height"] {
                    if field == "url" && !file[size].is_null() {
                        part.insert(size.to_owned(), file[size].clone());
                    }
                }
                shown.push(file["id"].clone());
            }
        }
    }
    finish(&mut message.components, &files, &mut 0);
    message.attachments = files;
    message.attachments.retain(|file| !shown.contains(&file["id"]));
}
