//! How is a file fetched that a member has attached?
//!
//! From the address that Discord gave for it and from no other host, without the bot's token, in a bounded time, and no further than to the
//! size that is read.

use super::rest::{DISCORD, Rest};
use crate::chat::NoText;
use crate::draft::LONGEST_TEXT;
use std::time::Duration;
use tokio::time::timeout;

/// Where Discord keeps what is attached. <https://discord.com/developers/docs/reference#cdn-formatting>
const HOSTS: [&str; 2] = ["https://cdn.discordapp.com/", "https://media.discordapp.net/"];
/// How long fetching may take.
const PATIENCE: Duration = Duration::from_secs(15);

impl Rest {
    /// The text of a file.
    ///
    /// # Errors
    /// Says why there is none.
    pub async fn text_of_file(&self, url: &str, size: u64) -> Result<String, NoText> {
        if size > LONGEST_TEXT as u64 {
            return Err(NoText::TooLong);
        }
        if !is_discords(url, self.address()) {
            tracing::warn!("a file is not where Discord keeps files, and is left alone");
            return Err(NoText::Lost);
        }
        timeout(PATIENCE, self.fetched(url)).await.map_err(|_| NoText::Lost)?
    }

    async fn fetched(&self, url: &str) -> Result<String, NoText> {
        let lost = |error: reqwest::Error| {
            tracing::warn!(is_timeout = error.is_timeout(), status = ?error.status(), "a file cannot be fetched");
            NoText::Lost
        };
        let mut answer = self.client().get(url).send().await.and_then(reqwest::Response::error_for_status).map_err(lost)?;
        let mut bytes = Vec::new();
        // What is said of its size need not be true.
        while let Some(chunk) = answer.chunk().await.map_err(lost)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > LONGEST_TEXT {
                return Err(NoText::TooLong);
            }
        }
        let text = String::from_utf8(bytes).map_err(|_| NoText::NotUtf8)?;
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }
}

/// Whether an address is one of Discord's for files; where the bot is pointed at another Discord, one of that.
fn is_discords(url: &str, address: &str) -> bool {
    let own = format!("{address}/attachments/");
    let hosts = HOSTS.iter().any(|host| url.starts_with(host));
    if address == DISCORD { hosts } else { url.starts_with(&own) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_discords_own_files_are_fetched() {
        assert!(is_discords("https://cdn.discordapp.com/attachments/1/2/a.txt?ex=1", DISCORD));
        assert!(is_discords("https://cdn.discordapp.com/ephemeral-attachments/1/2/a.txt", DISCORD));
        for url in [
            "http://cdn.discordapp.com/attachments/1/2/a.txt",
            "https://cdn.discordapp.com.example.org/attachments/1/2/a.txt",
            "https://example.org/https://cdn.discordapp.com/a.txt",
            "https://cdn.discordapp.com@example.org/a.txt",
            "http://127.0.0.1:8787/attachments/1/2/a.txt",
            "file:///etc/passwd",
        ] {
            assert!(!is_discords(url, DISCORD), "{url}");
        }
        assert!(is_discords("http://127.0.0.1:8787/attachments/1/2/a.txt", "http://127.0.0.1:8787"));
        assert!(!is_discords("http://127.0.0.1:87870/attachments/1/2/a.txt", "http://127.0.0.1:8787"));
    }
}
