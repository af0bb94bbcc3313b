//! The command line.

use clap::{Parser, Subcommand};
use smebot::cli::{self, Common, ask, check};
use std::io::Write;
use std::process::ExitCode;

/// Answers questions about policy figures from a keyed fact base, with citations
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer a question, or each line of standard input
    Ask(ask::AskArgs),
    /// Check the facts and the settings, and show every fault at its line
    Check(check::CheckArgs),
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => code,
        Err(error) if cli::reader_has_gone(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // OK because nobody is left to tell where standard error cannot be written to.
            let _ = writeln!(anstream::stderr(), "smebot: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let mut out = anstream::stdout().lock();
    match arguments.command {
        Command::Ask(args) => {
            ask::ask(&args, &arguments.common, today(), &mut out, &mut anstream::stderr())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Check(args) => {
            let sound = check::check(&args, &arguments.common, &mut out)?;
            Ok(ExitCode::from(u8::from(!sound)))
        }
    }
}

/// The clock is read here and nowhere else.
fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}
