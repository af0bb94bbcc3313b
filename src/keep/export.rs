//! How are the facts and their history given away, to be kept or read elsewhere?
//!
//! The facts go into a ZIP archive (<https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>), which every system opens; the history is one JSON
//! object a line. The same facts make the same archive.

use crate::facts::load::{Files, Held};
use crate::journal::history;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use jiff::Timestamp;
use std::io::{self, Write};

/// What the archive is called, and the history.
pub const ARCHIVE: &str = "facts.zip";
/// See [`ARCHIVE`].
pub const HISTORY: &str = "history.jsonl";

/// Names and texts in the archive are UTF-8.
const UTF_8: u16 = 1 << 11;
/// What is needed to read the archive: version 2.0, for packed files.
const VERSION: u16 = 20;
/// How files are packed.
const DEFLATE: u16 = 8;
/// The first day that an archive knows, 1 January 1980: when a file was changed is for the history to say.
const DAY: u16 = 0x21;

/// The files of the facts as an archive.
///
/// # Errors
/// Fails where there is more than an archive of this kind can hold.
pub fn archive(held: &Held) -> io::Result<Vec<u8>> {
    let (mut archive, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for file in held.list().0 {
        let Ok(text) = held.read(&file) else { continue };
        let name = file.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let start = size(archive.len())?;
        let about = about(&name, &text)?;
        archive.write_all(b"PK\x03\x04")?;
        archive.write_all(&about.head)?;
        archive.write_all(name.as_bytes())?;
        archive.write_all(&about.packed)?;
        directory.write_all(b"PK\x01\x02")?;
        directory.write_all(&VERSION.to_le_bytes())?;
        directory.write_all(&about.head)?;
        // No remark, the first disk, a text, no rights of any system.
        directory.write_all(&[0, 0, 0, 0, 1, 0, 0, 0, 0, 0])?;
        directory.write_all(&start.to_le_bytes())?;
        directory.write_all(name.as_bytes())?;
        count = count.checked_add(1).ok_or_else(too_much)?;
    }
    let (start, length) = (size(archive.len())?, size(directory.len())?);
    archive.write_all(&directory)?;
    archive.write_all(b"PK\x05\x06\0\0\0\0")?;
    archive.write_all(&count.to_le_bytes())?;
    archive.write_all(&count.to_le_bytes())?;
    archive.write_all(&length.to_le_bytes())?;
    archive.write_all(&start.to_le_bytes())?;
    archive.write_all(&[0, 0])?;
    Ok(archive)
}

/// A file, packed, with what is said of it in both places.
struct About {
    head: Vec<u8>,
    packed: Vec<u8>,
}

fn about(name: &str, text: &str) -> io::Result<About> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
    packer.write_all(text.as_bytes())?;
    let packed = packer.finish()?;
    let mut sum = Crc::new();
    sum.update(text.as_bytes());
    let mut head = Vec::new();
    for number in [VERSION, UTF_8, DEFLATE, 0, DAY] {
        head.write_all(&number.to_le_bytes())?;
    }
    for number in [sum.sum(), size(packed.len())?, size(text.len())?] {
        head.write_all(&number.to_le_bytes())?;
    }
    head.write_all(&u16::try_from(name.len()).map_err(|_| too_much())?.to_le_bytes())?;
    head.write_all(&[0, 0])?;
    Ok(About { head, packed })
}

fn size(length: usize) -> io::Result<u32> {
    u32::try_from(length).map_err(|_| too_much())
}

fn too_much() -> io::Error {
    io::Error::other("there is more than an archive can hold")
}

/// The changes as JSON, one object a line, in the order in which they are given. Of a change of several files the first stands with it, and the
/// others below `further`.
#[must_use]
pub fn lines(changes: &[history::Held]) -> String {
    let line = |history::Held { id, entry, state }: &history::Held| {
        let at = Timestamp::from_second(entry.second).map(|at| at.to_string()).unwrap_or_default();
        let rewritten =
            |rewrite: &history::Rewrite| serde_json::json!({ "file": rewrite.file, "before": rewrite.before, "after": rewrite.after });
        let mut rewrites = entry.rewrites.iter().map(rewritten);
        let first = rewrites.next().unwrap_or_default();
        let object = serde_json::json!({
            "id": id, "at": at, "author": entry.author, "approver": entry.approver, "door": entry.door, "state": state.name(),
            "summary": entry.summary, "key": entry.subject, "file": first["file"], "before": first["before"], "after": first["after"],
            "further": rewrites.collect::<Vec<_>>(), "extent": if entry.extent == history::Extent::Whole { "file" } else { "part" }, "undoes": entry.undoes,
        });
        format!("{object}\n")
    };
    changes.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::load::Texts;
    use flate2::read::DeflateDecoder;
    use std::io::Read;
    use std::path::PathBuf;

    #[test]
    fn an_archive_holds_every_file_as_it_is() {
        let texts = [("glossary.toml", "# 术语\n"), ("statements/a.toml", "title = \"A\"\n")];
        let texts = Texts(texts.map(|(name, text)| (PathBuf::from(name), text.to_owned())).into());
        let archive = archive(&Held::of(&texts)).unwrap();
        let number = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap()) as usize;
        let end = archive.len() - 22;
        assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
        let mut at = number(end + 16);
        for (name, text) in [("glossary.toml", "# 术语\n"), ("statements/a.toml", "title = \"A\"\n")] {
            assert_eq!(&archive[at..at + 4], b"PK\x01\x02");
            let (packed, length) = (number(at + 20), usize::from(archive[at + 28]));
            assert_eq!(&archive[at + 46..at + 46 + length], name.as_bytes());
            let start = number(at + 42) + 30 + length;
            let mut unpacked = String::new();
            DeflateDecoder::new(&archive[start..start + packed]).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, text);
            at += 46 + length;
        }
    }
}
