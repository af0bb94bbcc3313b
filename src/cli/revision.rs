//! Which state of the facts is this?

use crate::facts::load::Files;
use crate::respond::seal;
use siphasher::sip::SipHasher24;
use std::hash::Hasher;

/// How many letters a revision has.
const LETTERS: usize = 8;

/// A few letters that differ where any file of the facts differs.
pub fn of(files: &dyn Files) -> String {
    let mut hasher = SipHasher24::new();
    for file in files.list().0 {
        hasher.write(file.as_os_str().as_encoded_bytes());
        hasher.write_u8(0xff);
        // OK because a file that cannot be read is a problem that loading tells.
        hasher.write(files.read(&file).unwrap_or_default().as_bytes());
        hasher.write_u8(0xff);
    }
    seal::digits(hasher.finish(), LETTERS)
}
