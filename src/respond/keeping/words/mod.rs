//! What is said to those who keep the facts?

mod en;
mod zh;

use crate::language::Language;

/// The words of one language. What the check says of a file is in English, as on the command line.
#[derive(Debug)]
pub(super) struct Words {
    /// That the member may not do this.
    pub not_a_keeper: &'static str,
    /// That nothing says in whose servers the facts are kept, and the bot is in several.
    pub none_named: &'static str,
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
    /// In the menu of changes.
    pub choose_change: &'static str,
    /// On the button that takes a change back.
    pub take_back: &'static str,
    /// On the button that leads back to the changes.
    pub back_to_changes: &'static str,
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
    /// That the files have `{count}` errors besides.
    pub standing: &'static str,
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
    /// On the button that opens a form again with what was typed into it.
    pub again: &'static str,
    /// That it is not remembered any more.
    pub typed_gone: &'static str,
    /// Above what was typed into a form that is refused.
    pub typed: &'static str,
    /// That what was typed is in the file.
    pub typed_in_file: &'static str,
    /// That what was proposed is not kept any more.
    pub gone: &'static str,
    /// That the facts were changed meanwhile.
    pub changed: &'static str,
    /// That it could not be written.
    pub failed: &'static str,
    /// That another process writes to the facts.
    pub busy: &'static str,
    /// That a file was changed while it was being written.
    pub just_changed: &'static str,
    /// That a file could not be written.
    pub no_disk: &'static str,
    /// That the history could not be written.
    pub history_full: &'static str,
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
    /// That there is no such topic.
    pub no_topic: &'static str,
    /// That an indicator cannot be that.
    pub no_kind: &'static str,
    /// That half of a share was named.
    pub half_a_share: &'static str,
    /// That a text is no key of an indicator.
    pub no_key: &'static str,
    /// That there is such an indicator.
    pub known_key: &'static str,
    /// That a text is no key of a term.
    pub no_term_key: &'static str,
    /// Above the field for the English name.
    pub name_en: &'static str,
    /// Above the field for the Chinese name.
    pub name_zh: &'static str,
    /// In it.
    pub name_hint: &'static str,
    /// That a name is missing.
    pub no_name: &'static str,
    /// Above the field for the unit.
    pub unit: &'static str,
    /// In it.
    pub unit_hint: &'static str,
    /// That a unit is too long.
    pub long_unit: &'static str,
    /// Above the field for phrases.
    pub phrases: &'static str,
    /// In it.
    pub phrases_hint: &'static str,
    /// Above the field for the English note.
    pub note_en: &'static str,
    /// Above the field for the Chinese note.
    pub note_zh: &'static str,
    /// Above the field for the day of the next figure.
    pub expects: &'static str,
    /// Above the form for a new indicator.
    pub indicator_title: &'static str,
    /// Above the form for one that is described otherwise.
    pub describe_title: &'static str,
    /// In a field that can be emptied.
    pub dash_hint: &'static str,
    /// In the field for a day that can be emptied.
    pub day_or_dash: &'static str,
    /// What is offered for an option that can be emptied.
    pub take_out: &'static str,
    /// That a unit cannot be empty.
    pub unit_needed: &'static str,
    /// That there is nothing yet to be emptied.
    pub nothing_to_empty: &'static str,
    /// That a field is emptied in another way.
    pub emptied: &'static str,
    /// That what is typed is no name for something new.
    pub no_new_name: &'static str,
    /// That options are for something new alone.
    pub only_new: &'static str,
    /// What is offered as new: `{name}`, with the key `{key}`.
    pub new_indicator: &'static str,
    /// Above the form for something new with its first figure.
    pub first_title: &'static str,
    /// Above the field for its names, and its phrases below.
    pub names: &'static str,
    /// In it.
    pub names_hint: &'static str,
    /// Above the field for its kind.
    pub kind: &'static str,
    /// Above the field for a source in lines.
    pub source: &'static str,
    /// What the lines of a source begin with: title, publisher, date and address.
    pub source_lines: [&'static str; 4],
    /// That a line of it is missing.
    pub no_source: &'static str,
    /// Above the form for a remark.
    pub remark_title: &'static str,
    /// Above the field for it.
    pub remark: &'static str,
    /// In it.
    pub remark_hint: &'static str,
    /// Above the form for a term.
    pub term_title: &'static str,
    /// Above the field for the term.
    pub term_name: &'static str,
    /// Above the field for what it means.
    pub definition: &'static str,
    /// Above the field for who says so.
    pub defined_by: &'static str,
    /// That a second keeper has to agree first.
    pub second_asked: &'static str,
    /// That the author cannot agree to his own change.
    pub own_change: &'static str,
    /// That the author has to propose again.
    pub author_again: &'static str,
    /// Above a request to agree to a change by `{author}`.
    pub request: &'static str,
    /// On the button with which a second keeper agrees.
    pub approve: &'static str,
    /// On the button with which one does not.
    pub decline: &'static str,
    /// That `{second}` does not agree to the change of `{author}`.
    pub declined: &'static str,
    /// In the log channel: `{change}` by `{author}`.
    pub report: &'static str,
    /// That `{second}` agreed.
    pub report_second: &'static str,
    /// That so many more were changed.
    pub reported_more: &'static str,
    /// That the bot has started, with `{indicators}`, `{figures}`, `{statements}`, `{topics}` and `{revision}`.
    pub started: &'static str,
    /// That it answers from other facts: `{figures}` of `{statements}`, `{revision}`.
    pub renewed: &'static str,
    /// That changed files have faults, and `{revision}` is answered from still.
    pub not_renewed: &'static str,
    /// That there are `{count}` faults more.
    pub more_faults: &'static str,
    /// That the answer `{answer}` in `{room}` was to another question.
    pub told_not_asked: &'static str,
    /// Who edits files, and through which door that is.
    pub by_hand: &'static str,
    /// The door of `smebot facts`.
    pub command_line: &'static str,
    /// That the files cannot be read.
    pub no_export: &'static str,
    /// That they are too large.
    pub export_too_large: &'static str,
    /// Above the files.
    pub exported: &'static str,
    /// Above what a change does to the questions of the set.
    pub tests: &'static str,
    /// What it does to them: of `{asked}`, `{replies}` get another reply, `{outcomes}` another outcome.
    pub tested: &'static str,
    /// Before the day on which a figure was expected.
    pub expected: &'static str,
    /// Before the day since which a figure is old.
    pub old_since: &'static str,
    /// Above the form for the text of a statement.
    pub draft_title: &'static str,
    /// Above the field for the text.
    pub pasted: &'static str,
    /// In it.
    pub pasted_hint: &'static str,
    /// That a text is longer than what is read.
    pub text_too_long: &'static str,
    /// That a file is no text.
    pub text_not_utf8: &'static str,
    /// That a file could not be fetched.
    pub text_lost: &'static str,
    /// That there is no text.
    pub no_text: &'static str,
    /// That a text has no figures.
    pub no_figures_in_text: &'static str,
    /// Above the list: `{figures}` were found, `{sure}` may be added at once.
    pub drafted: &'static str,
    /// On the button that adds what is sure.
    pub add_these: &'static str,
    /// That it can be ticked in a list what is added.
    pub ticks: &'static str,
    /// In that list, where nothing is ticked.
    pub choose_which: &'static str,
    /// That a draft is not kept any more.
    pub draft_gone: &'static str,
    /// That it is sure what a figure is of.
    pub sure: &'static str,
    /// That it is likely.
    pub likely: &'static str,
    /// That it is not sure.
    pub unsure: &'static str,
    /// That a text does not say what a figure is of.
    pub unplaced: &'static str,
    /// Before the name of what is not described yet.
    pub not_described: &'static str,
    /// In the place of a period that a text does not say.
    pub no_period_said: &'static str,
    /// That a text says it more than once.
    pub said_again: &'static str,
    /// That `{statement}` states the same, as `{stated}`.
    pub corroborated: &'static str,
    /// That it states something else.
    pub contradicted: &'static str,
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &en::ENGLISH,
        Language::Chinese => &zh::CHINESE,
    }
}
