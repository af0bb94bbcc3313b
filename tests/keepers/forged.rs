//! Buttons, menus and forms of the inbox that are made up, changed, another keeper's, of another server, or of another bot.

use super::{KEEPER, Scene, buttons, form, is_another_s, is_refused, rights};
use smebot::chat::{Action, AuthorId, Caller, Filled, KeeperPress, Outcome, Response};
use smebot::journal::Journal;
use smebot::journal::inbox::{Came, Note};
use smebot::respond::alike::likeness;
use smebot::respond::inbox::{Ending, Group, Inbox, Waited, Waiting};
use smebot::respond::keeping;
use smebot::respond::seal::Seal;
use std::sync::{Mutex, MutexGuard};

const NOW: i64 = 1_764_000_000;

/// An inbox that nobody else writes.
pub struct Shelf(Mutex<Journal>);

impl Shelf {
    pub fn holding(questions: &[&str]) -> Self {
        let mut journal = Journal::in_memory().unwrap();
        for question in questions {
            let note = Note { question: (*question).to_owned(), likeness: likeness(question), came: Came::Unanswered };
            journal.note(&note, NOW).unwrap();
        }
        Self(Mutex::new(journal))
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.0.lock().unwrap()
    }
}

impl Inbox for Shelf {
    fn days(&self) -> u32 {
        30
    }

    fn groups(&self, skip: usize, most: usize) -> Option<(Vec<Group>, usize)> {
        self.journal().groups(skip, most, NOW).ok()
    }

    fn group(&self, number: u64) -> Option<Group> {
        self.journal().group(number, NOW).unwrap()
    }

    fn wordings(&self, number: u64) -> Option<Vec<String>> {
        self.journal().wordings(number, NOW).ok()
    }

    fn end_group(&self, number: u64, ending: Ending) -> Option<bool> {
        self.journal().end_group(number, ending, NOW).ok()
    }

    fn reopen_group(&self, number: u64) -> Option<bool> {
        self.journal().reopen_group(number).ok()
    }

    fn wait(&self, waiting: &Waiting) -> Waited {
        self.journal().wait(waiting, NOW).unwrap()
    }

    fn waiting_of(&self, author: AuthorId) -> Option<Vec<Waiting>> {
        self.journal().waiting_of(author.0, NOW).ok()
    }

    fn forget(&self, author: AuthorId) -> Option<usize> {
        self.journal().forget(author.0).ok()
    }
}

const QUESTIONS: [&str; 2] = ["how many lobsters were landed in 2023?", "how many quay lanterns are there?"];

fn scene(seal: &str) -> Scene {
    let mut scene = Scene::new(&[KEEPER]);
    scene.settings.seal = Seal::of(seal);
    scene.inbox = Some(Box::new(Shelf::holding(&QUESTIONS)));
    scene
}

impl Scene {
    fn pressed(&self, caller: Caller, id: &str, chosen: &[&str]) -> Response {
        let chosen = chosen.iter().map(|value| (*value).to_owned()).collect();
        let press = KeeperPress { caller, id: id.to_owned(), chosen };
        self.at_desk(|desk| keeping::press(desk, &press))
    }

    fn filled(&self, caller: Caller, id: &str) -> Response {
        let values = [("phrase", "lobsters"), ("means", "boats"), ("period", "2031"), ("statement", "")];
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let filled = Filled { caller, id: id.to_owned(), replaces: true, values };
        self.at_desk(|desk| keeping::filled(desk, &filled))
    }

    /// Every button, menu and form on the way through the inbox, each with whether it is a form.
    fn way(&self) -> Vec<(String, bool)> {
        let may = || self.caller(1, rights(false, &[KEEPER]));
        let mut way = Vec::new();
        let mut keep = |response: &Response| {
            let found = buttons(response);
            way.extend(found.iter().map(|(_, id)| (id.clone(), false)).chain(form(response).map(|id| (id, true))));
            found
        };
        let number = smebot::respond::seal::digits(likeness(QUESTIONS[0]), 6);
        let inbox = keep(&self.order(1, rights(false, &[KEEPER]), "inbox"));
        let group = keep(&self.pressed(may(), &inbox[0].1, &[&number]));
        let of =
            |label: &str| group.iter().find(|(found, _)| found == label).unwrap_or_else(|| panic!("no {label} in {group:?}")).1.clone();
        for label in ["Teach a phrase", "Add a figure"] {
            let opened = self.pressed(may(), &of(label), &[]);
            keep(&opened);
            keep(&self.filled(may(), &form(&opened).unwrap()));
        }
        let ended = keep(&self.pressed(may(), &of("Close"), &[]));
        self.pressed(may(), &ended[0].1, &[]);
        assert!(way.len() >= 11, "{way:?}");
        way
    }

    fn state(&self) -> String {
        format!("{:?} {}", self.inbox.as_ref().unwrap().groups(0, 9), self.is_untouched())
    }
}

fn is_turned_away(response: &Response) -> bool {
    is_another_s(response) || is_refused(response)
}

#[test]
fn nothing_forged_passes_for_a_button_or_form_of_the_inbox() {
    let scene = scene("this bot");
    let way = scene.way();
    let before = scene.state();
    let may = |who| scene.caller(who, rights(false, &[KEEPER]));
    let both = |caller: &dyn Fn() -> Caller, id: &str| [scene.pressed(caller(), id, &[]), scene.filled(caller(), id)];
    let mut tried = 0;
    for (id, is_form) in &way {
        // Changed in any one place.
        for (place, letter) in id.char_indices() {
            let other = if letter == 'A' { "B" } else { "A" };
            let forged = format!("{}{other}{}", &id[..place], &id[place + letter.len_utf8()..]);
            for response in both(&|| may(1), &forged) {
                assert!(is_turned_away(&response), "{id} as {forged}: {response:?}");
                tried += 1;
            }
        }
        // Another keeper's; a member's in a server where he keeps nothing, or one of which nothing is known; a form as a button, a button as a form.
        for response in both(&|| may(2), id) {
            assert!(is_turned_away(&response), "{id} of another keeper: {response:?}");
        }
        for other in [None, rights(true, &[]), rights(false, &[8])] {
            for response in both(&|| scene.caller(1, other.clone()), id) {
                assert!(is_refused(&response), "{id} in another server: {response:?}");
            }
        }
        let crossed = if *is_form { scene.pressed(may(1), id, &[]) } else { scene.filled(may(1), id) };
        assert!(is_turned_away(&crossed), "{id}, crossed: {crossed:?}");
    }
    // Of a bot with another token.
    for (id, _) in self::scene("another bot").way() {
        for response in both(&|| may(1), &id) {
            assert!(is_turned_away(&response), "{id} of another bot: {response:?}");
            tried += 1;
        }
    }
    for made_up in
        ["", "k1", "k1I", "k1C", "s1Te", "小巨人小巨人", "\u{0}", "../../etc/passwd", &"k1".repeat(50), &format!("k1I{}", "A".repeat(97))]
    {
        for response in both(&|| may(1), made_up) {
            assert!(is_turned_away(&response), "{made_up:?}: {response:?}");
        }
    }
    assert!(tried > 500, "{tried} forgeries");
    assert_eq!(scene.state(), before, "and nothing came of any");
}

#[test]
fn a_choice_that_was_not_offered_leads_nowhere() {
    let scene = scene("this bot");
    let may = || scene.caller(1, rights(false, &[KEEPER]));
    let before = scene.state();
    let inbox = buttons(&scene.order(1, rights(false, &[KEEPER]), "inbox"));
    for chosen in [&[][..], &[""], &["AAAAAA"], &["______"], &["小"], &["____________________"], &["boats"]] {
        let response = scene.pressed(may(), &inbox[0].1, chosen);
        let is_said = matches!(&response.actions[..], [Action::Respond { .. }]);
        assert!(is_said && response.outcome == Outcome::Refused, "{chosen:?}: {response:?}");
    }
    let number = smebot::respond::seal::digits(likeness(QUESTIONS[0]), 6);
    let group = scene.pressed(may(), &inbox[0].1, &[&number]);
    for label in ["Teach a phrase", "Add a figure"] {
        let id = buttons(&group).into_iter().find(|(found, _)| found == label).unwrap().1;
        let menu = buttons(&scene.filled(may(), &form(&scene.pressed(may(), &id, &[])).unwrap())).remove(0).1;
        for chosen in [&[][..], &[""], &["zeppelins"], &["../boats"], &["boats\u{0}"]] {
            let response = scene.pressed(may(), &menu, chosen);
            assert_eq!(response.outcome, Outcome::Refused, "{label} {chosen:?}: {response:?}");
        }
    }
    assert_eq!(scene.state(), before);
}
