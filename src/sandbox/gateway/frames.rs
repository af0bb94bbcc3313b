//! How is a payload put on the wire? As text, or compressed as the bot asked: each by itself, or all as one zlib stream.

use axum::extract::ws::Message;
use flate2::{Compress, Compression, FlushCompress};

/// Payloads from this size on are compressed where a bot asked for it in IDENTIFY.
const WORTHWHILE: usize = 512;

/// How the payloads of a connection are written.
#[derive(Debug)]
pub enum Frames {
    /// As text.
    Text,
    /// Large ones each by itself: `compress: true` in IDENTIFY.
    Each,
    /// All as one stream: `compress=zlib-stream` in the address.
    Stream(Box<Compress>),
}

impl Frames {
    /// One stream for the whole connection.
    #[must_use]
    pub fn stream() -> Self {
        Self::Stream(Box::new(Compress::new(Compression::default(), true)))
    }

    /// A payload as a frame.
    pub fn write(&mut self, text: &str) -> Message {
        match self {
            Self::Text => Message::Text(text.into()),
            Self::Each if text.len() < WORTHWHILE => Message::Text(text.into()),
            Self::Each => {
                let mut whole = Compress::new(Compression::fast(), true);
                Message::Binary(compress(&mut whole, text, FlushCompress::Finish).into())
            }
            Self::Stream(stream) => Message::Binary(compress(stream, text, FlushCompress::Sync).into()),
        }
    }
}

fn compress(stream: &mut Compress, text: &str, flush: FlushCompress) -> Vec<u8> {
    let mut written = Vec::with_capacity(text.len() / 2 + 64);
    let began = stream.total_in();
    loop {
        let read = usize::try_from(stream.total_in() - began).unwrap_or(text.len());
        written.reserve(256);
        // OK because compressing fails only where the stream is used after its end, which `Finish` on a fresh one rules out.
        if stream.compress_vec(&text.as_bytes()[read..], &mut written, flush).is_err() {
            break;
        }
        let is_read = usize::try_from(stream.total_in() - began).unwrap_or(text.len()) == text.len();
        // Room that was left means that nothing is held back.
        if is_read && written.len() < written.capacity() {
            break;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Decompress, FlushDecompress};
    use std::io::Read as _;

    fn bytes(frame: Message) -> Vec<u8> {
        match frame {
            Message::Binary(bytes) => bytes.to_vec(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_stream_can_be_read_payload_by_payload_and_each_ends_as_discords_does() {
        let mut frames = Frames::stream();
        let mut reader = Decompress::new(true);
        for size in [0, 10, 5_000, 300_000, 3] {
            let text: String = (0..size).map(|index: u32| char::from(b'a' + u8::try_from((index * index / 7) % 26).unwrap())).collect();
            let sent = bytes(frames.write(&text));
            assert!(sent.ends_with(&[0, 0, 0xff, 0xff]) || text.is_empty());
            let mut read = Vec::with_capacity(text.len() + 64);
            reader.decompress_vec(&sent, &mut read, FlushDecompress::Sync).unwrap();
            assert_eq!(String::from_utf8(read).unwrap(), text);
        }
    }

    #[test]
    fn a_large_payload_by_itself_is_a_whole_zlib_file() {
        let text = "{\"op\":0}".repeat(40_000);
        let sent = bytes(Frames::Each.write(&text));
        let mut read = String::new();
        flate2::read::ZlibDecoder::new(sent.as_slice()).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        assert!(matches!(Frames::Each.write("{}"), Message::Text(_)));
    }
}
