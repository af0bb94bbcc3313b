//! Which state of the facts is this?

use crate::facts::load::Files;
use crate::respond::seal;
use siphasher::sip::SipHasher24;
use std::hash::Hasher;

/// How many letters a revision has.
const LETTERS: usize = 8;

/// A few letters that differ where any file of the facts differs.
pub fn of(files: &dyn Files) -> String {
    seal::digits(number(files), LETTERS)
}

/// A number that differs where any file of the facts differs, or can no longer be read.
pub fn number(files: &dyn Files) -> u64 {
    let mut hasher = SipHasher24::new();
    for file in files.list().0 {
        hasher.write(file.as_os_str().as_encoded_bytes());
        hasher.write_u8(0xff);
        match files.read(&file) {
            Ok(text) => hasher.write(text.as_bytes()),
            // What cannot be read is a problem that loading tells; once it can be, that is another state.
            Err(error) => {
                hasher.write_u8(0xfe);
                hasher.write(error.to_string().as_bytes());
            }
        }
        hasher.write_u8(0xff);
    }
    hasher.finish()
}
