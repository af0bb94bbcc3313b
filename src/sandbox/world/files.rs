//! Where do attachments lie? In memory, the newest up to a bound.

use std::collections::VecDeque;

/// All files together: <https://discord.com/developers/docs/reference#uploading-files> allows 10 MiB for each.
const TOGETHER: usize = 64 * 1024 * 1024;

/// One stored file.
#[derive(Debug, Clone)]
pub struct File {
    pub id: u64,
    pub channel: u64,
    pub name: String,
    pub kind: &'static str,
    pub bytes: axum::body::Bytes,
}

/// The stored files.
#[derive(Debug, Default)]
pub struct Files {
    stored: VecDeque<File>,
    together: usize,
}

impl Files {
    /// Stores a file; the oldest go where there are too many.
    pub fn store(&mut self, file: File) {
        self.together += file.bytes.len();
        self.stored.push_back(file);
        while self.together > TOGETHER {
            let Some(oldest) = self.stored.pop_front() else { break };
            self.together -= oldest.bytes.len();
        }
    }

    /// A file by what stands in its address.
    #[must_use]
    pub fn find(&self, channel: u64, id: u64, name: &str) -> Option<&File> {
        self.stored.iter().find(|file| file.id == id && file.channel == channel && file.name == name)
    }
}

/// A file name as Discord keeps it: letters, digits, dots, dashes and underscores; never a path.
#[must_use]
pub fn plain_name(name: &str) -> String {
    let kept: String =
        name.chars().map(|letter| if letter.is_ascii_alphanumeric() || ".-_".contains(letter) { letter } else { '_' }).collect();
    let kept = kept.trim_start_matches('.');
    if kept.is_empty() { "unknown".to_owned() } else { kept.chars().take(200).collect() }
}

/// The media type by the name's ending. Anything that a browser could run is served as bytes.
#[must_use]
pub fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().map(str::to_ascii_lowercase).as_deref() {
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("txt" | "csv" | "toml" | "md") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        Some(_) | None => "application/octet-stream",
    }
}

/// Width and height of a PNG, from its head.
#[must_use]
pub fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(8..16)?;
    let (width, height) = head.split_at(4);
    Some((u32::from_be_bytes(width.try_into().ok()?), u32::from_be_bytes(height.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_path() {
        assert_eq!(plain_name("../../etc/passwd"), "_.._etc_passwd");
        assert_eq!(plain_name("..."), "unknown");
        assert_eq!(plain_name("图.png"), "_.png");
    }

    #[test]
    fn old_files_make_room() {
        let mut files = Files::default();
        for id in 0..9 {
            let bytes = vec![0; 10 * 1024 * 1024].into();
            files.store(File { id, channel: 1, name: "a.png".into(), kind: "image/png", bytes });
        }
        assert!(files.find(1, 0, "a.png").is_none());
        assert!(files.find(1, 8, "a.png").is_some());
        assert!(files.find(2, 8, "a.png").is_none());
    }

    #[test]
    fn svg_and_html_are_never_served_as_such() {
        assert_eq!(kind("a.svg"), "application/octet-stream");
        assert_eq!(kind("a.HTML"), "application/octet-stream");
    }
}
