//! What is said to those who keep the facts?

mod en;
mod zh;

use crate::language::Language;

/// The words of one language. What the check says of a file is in English, as on the command line.
#[derive(Debug)]
pub(super) struct Words {
    /// That the member may not do this.
    pub not_a_keeper: &'static str,
    /// That the bot has no files.
    pub no_files: &'static str,
    /// That there is no such command.
    pub unknown: &'static str,
    /// That the files have no fault; `{revision}` is answered from.
    pub sound: &'static str,
    /// That the files are read and answered from, as `{revision}`.
    pub reloaded: &'static str,
    /// That there are warnings.
    pub with_warnings: &'static str,
    /// That there are `{count}` errors, and what that means.
    pub faulty: &'static str,
    /// That there are `{count}` lines more.
    pub and_more: &'static str,
    /// Above the changes.
    pub history: &'static str,
    /// That nothing was changed.
    pub nothing_changed: &'static str,
    /// That the history cannot be read.
    pub no_history: &'static str,
    /// Behind a change that is being written.
    pub being_written: &'static str,
    /// Behind a change that was cut short.
    pub overtaken: &'static str,
    /// Above what is due.
    pub due: &'static str,
    /// That nothing is due.
    pub nothing_due: &'static str,
    /// That there is no such indicator.
    pub no_indicator: &'static str,
    /// That this is no period.
    pub no_period: &'static str,
    /// That there is no such statement.
    pub no_statement: &'static str,
    /// That this is no number of a change.
    pub no_change: &'static str,
    /// Above the form.
    pub add_title: &'static str,
    /// Above the field for the figure.
    pub stated: &'static str,
    /// In it.
    pub stated_hint: &'static str,
    /// Above the field for the title.
    pub title: &'static str,
    /// Above the field for the publisher.
    pub publisher: &'static str,
    /// Above the field for the date.
    pub published: &'static str,
    /// Above the field for the address.
    pub url: &'static str,
    /// Above the field for a question.
    pub question: &'static str,
    /// In it.
    pub question_hint: &'static str,
    /// Above a preview.
    pub preview: &'static str,
    /// Above a preview with errors.
    pub preview_faulty: &'static str,
    /// Above what the check says.
    pub check: &'static str,
    /// That the check finds nothing new.
    pub nothing_new: &'static str,
    /// Before a reply without the change.
    pub before: &'static str,
    /// Before a reply with it.
    pub after: &'static str,
    /// On the button that makes the change.
    pub apply: &'static str,
    /// On the button that drops it.
    pub discard: &'static str,
    /// That a change is made; `{change}` is its number, `{summary}` what it is.
    pub applied: &'static str,
    /// That it is dropped.
    pub discarded: &'static str,
    /// That what was proposed is not kept any more.
    pub gone: &'static str,
    /// That the facts were changed meanwhile.
    pub changed: &'static str,
    /// That it could not be written.
    pub failed: &'static str,
    /// That a change does not fit.
    pub does_not_fit: &'static str,
    /// That a form or a button is another's.
    pub not_yours: &'static str,
    /// On the button that has a question tried.
    pub try_question: &'static str,
    /// Above the field for that question.
    pub question_to_try: &'static str,
    /// Before a reply that stays the same.
    pub same: &'static str,
    /// In the place of a reply where nothing is said.
    pub no_reply: &'static str,
    /// That a file was changed meanwhile by `{author}`, as `{change}`.
    pub changed_by: &'static str,
    /// That a file was edited meanwhile.
    pub changed_in_file: &'static str,
    /// That a change does not fit any more.
    pub does_not_fit_now: &'static str,
    /// Above the field for a note.
    pub note: &'static str,
    /// Above the field for a period.
    pub period: &'static str,
    /// Above the form for a figure that is put right.
    pub edit_title: &'static str,
    /// Above the form for a figure that is answered no longer.
    pub retire_title: &'static str,
    /// Above the field for why.
    pub why: &'static str,
    /// In it.
    pub why_hint: &'static str,
    /// That a dimension has no such member.
    pub no_member: &'static str,
    /// That an indicator has no figures.
    pub no_figures: &'static str,
    /// That an indicator has none that are not answered.
    pub none_retired: &'static str,
    /// That there is no such figure.
    pub no_figure: &'static str,
    /// That several figures are meant.
    pub several_figures: &'static str,
    /// That a figure is not held any more.
    pub figure_gone: &'static str,
    /// That nothing would be another.
    pub same_figure: &'static str,
    /// That there is no phrase.
    pub no_phrase: &'static str,
    /// That another file was changed meanwhile.
    pub changed_elsewhere: &'static str,
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &en::ENGLISH,
        Language::Chinese => &zh::CHINESE,
    }
}
