//! Freezes what the files of the languages say, so that the program need not read them at every start.

#[path = "src/language"]
#[allow(dead_code, reason = "reading what is frozen here is for the program")]
mod language {
    pub mod atoms;
    pub mod cue;
    pub mod fold;
    pub mod frozen;
    pub mod script;
    pub mod sound;
    pub mod trie;

    pub mod lexicon {
        mod forms;
        pub mod senses;
        pub mod source;
    }

    pub mod ordinary {
        pub mod source;
    }

    pub use script::is_han;
}

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/language");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo names a folder to build in")?);
    let lexicon = language::lexicon::source::Source::read()?;
    std::fs::write(out.join("lexicon.bin"), lexicon.freeze())?;
    std::fs::write(out.join("ordinary.bin"), language::ordinary::source::freeze())?;
    Ok(())
}
