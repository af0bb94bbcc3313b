//! The command line.

use clap::{Parser, Subcommand};
use smebot::cli::{self, Common, ask, check, draft, facts, run, sandbox, verify};
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
    /// Run the bot in Discord, with the token of DISCORD_TOKEN
    Run,
    /// Try the bot in a browser, against a Discord of its own on this machine; no account is needed
    Sandbox(sandbox::SandboxArgs),
    /// Answer a question, or each line of standard input
    Ask(ask::AskArgs),
    /// Judge every figure of a text that the facts speak to
    Verify(verify::VerifyArgs),
    /// Check the facts and the settings, and show every fault at its line
    Check(check::CheckArgs),
    /// Draft the file of a statement from its pasted text, for a person to finish
    Draft(draft::DraftArgs),
    /// Change the facts: each change is shown first, and written with --apply
    Facts(Box<facts::FactsArgs>),
}

fn main() -> ExitCode {
    match call(Arguments::parse()) {
        Ok(code) => code,
        Err(error) if cli::reader_has_gone(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // OK because nobody is left to tell where standard error cannot be written to.
            let _ = writeln!(anstream::stderr(), "smebot: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn call(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let mut out = anstream::stdout().lock();
    match arguments.command {
        Command::Run => {
            run::run(&arguments.common, std::env::var(run::TOKEN).ok(), &mut out)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Sandbox(args) => {
            sandbox::sandbox(&args, &arguments.common, jiff::Zoned::now(), &mut out)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Ask(args) => {
            ask::ask(&args, &arguments.common, today(), &mut out, &mut anstream::stderr())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Verify(args) => {
            verify::verify(&args, &arguments.common, today(), &mut out, &mut anstream::stderr())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Check(args) => {
            let sound = check::check(&args, &arguments.common, &mut out)?;
            Ok(ExitCode::from(u8::from(!sound)))
        }
        Command::Draft(args) => {
            draft::draft(&args, &arguments.common, today(), &mut out, &mut anstream::stderr())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Facts(args) => {
            let sound = facts::facts(&args, &arguments.common, &jiff::Zoned::now(), &mut out)?;
            Ok(ExitCode::from(u8::from(!sound)))
        }
    }
}

/// The clock is read here and nowhere else.
fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}
