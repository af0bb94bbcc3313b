//! How does Discord give components back? Numbered, with what was left out, and with the addresses of the files that they show.

use serde_json::{Map, Value, json};

/// What Discord puts where a component of some type says nothing.
const USUAL: [(u64, &str, Usual); 12] = [
    (3, "min_values", Usual::One),
    (3, "max_values", Usual::One),
    (9, "components", Usual::Empty),
    (11, "description", Usual::Null),
    (11, "spoiler", Usual::False),
    (13, "spoiler", Usual::False),
    (13, "name", Usual::Null),
    (13, "size", Usual::Null),
    (14, "spacing", Usual::One),
    (14, "divider", Usual::True),
    (17, "accent_color", Usual::Null),
    (17, "spoiler", Usual::False),
];

#[derive(Debug, Clone, Copy)]
enum Usual {
    One,
    True,
    False,
    Null,
    Empty,
}

impl Usual {
    fn json(self) -> Value {
        match self {
            Self::One => json!(1),
            Self::True => json!(true),
            Self::False => json!(false),
            Self::Null => Value::Null,
            Self::Empty => json!([]),
        }
    }
}

/// Brings components, and those within them, into the form in which Discord gives them back. `last` is the last number given.
pub fn finish(components: &mut [Value], files: &[Value], last: &mut u64) {
    for component in components {
        let Value::Object(fields) = component else { continue };
        *last += 1;
        fields.retain(|_, value| !value.is_null());
        fields.entry("id").or_insert_with(|| json!(*last));
        complete(fields);
        for media in ["media", "file"] {
            point(fields, media, files);
        }
        for item in fields.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
            let Value::Object(item) = item else { continue };
            point(item, "media", files);
            item.entry("description").or_insert(Value::Null);
            item.entry("spoiler").or_insert(json!(false));
        }
        if let Some(Value::Array(inside)) = fields.get_mut("components") {
            finish(inside, files, last);
        }
        if let Some(accessory) = fields.get_mut("accessory") {
            finish(std::slice::from_mut(accessory), files, last);
        }
    }
}

fn complete(fields: &mut Map<String, Value>) {
    let kind = fields.get("type").and_then(Value::as_u64).unwrap_or_default();
    // Menus of users, roles and channels are like those of texts.
    let kind = if (5..=8).contains(&kind) { 3 } else { kind };
    for (_, name, usual) in USUAL.iter().filter(|(own, _, _)| *own == kind) {
        fields.entry(*name).or_insert_with(|| usual.json());
    }
}

/// Replaces `attachment://name` by the file; what lies elsewhere is shown from there.
fn point(fields: &mut Map<String, Value>, name: &str, files: &[Value]) {
    let Some(item) = fields.get_mut(name) else { return };
    let url = item["url"].clone();
    let file_name = url.as_str().and_then(|url| url.strip_prefix("attachment://"));
    *item = match file_name.and_then(|name| files.iter().find(|file| file["filename"] == name)) {
        Some(file) => json!({
            "id": file["id"],
            "url": file["url"],
            "proxy_url": file["url"],
            "width": file["width"],
            "height": file["height"],
            "content_type": file["content_type"],
            "attachment_id": file["id"],
        }),
        None if item["id"].is_string() => return,
        None => json!({"id": "0", "url": url, "proxy_url": url}),
    };
}
