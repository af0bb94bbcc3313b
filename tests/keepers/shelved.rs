//! What a keeper has proposed: shown to him and deleted where nothing that members ask is kept, and dropped only where it lies there.

use super::{KEEPER, Scene, buttons, rights};
use jiff::Timestamp;
use jiff::civil::date;
use smebot::chat::{Action, Author, AuthorId, Command, Locale, MessageId, Press, Response, Room, RoomId};
use smebot::journal::{Journal, Keeps};
use smebot::keep::change::Change;
use smebot::respond;
use smebot::respond::keeping::{Applied, Keeper, Wanted};

const NOW: i64 = 1_764_000_000;

impl Scene {
    fn privacy(&self, who: u64) -> Response {
        self.event.set(self.event.get() + 1);
        let author = Author { id: AuthorId(who), is_person: true, locale: Locale::English };
        let room = Room { id: RoomId(5), is_direct: false };
        let (event, name) = (self.event.get(), "privacy".to_owned());
        self.at_desk(|desk| respond::command(desk, &Command { event, author, room, may_reply: true, name, options: Vec::new() }))
    }

    fn deletes(&self, who: u64, id: &str) -> Response {
        self.event.set(self.event.get() + 1);
        let author = Author { id: AuthorId(who), is_person: true, locale: Locale::English };
        let (event, room, id) = (self.event.get(), Room { id: RoomId(5), is_direct: false }, id.to_owned());
        let press = Press { event, author, room, message: MessageId(9), question: None, asked: None, id, chosen: Vec::new() };
        self.at_desk(|desk| respond::press(desk, &press))
    }
}

fn text(response: &Response) -> &str {
    match &response.actions[..] {
        [Action::Respond { post, .. } | Action::Update { post }, ..] => &post.text,
        other => panic!("{other:?}"),
    }
}

fn labelled(response: &Response, sought: &str) -> String {
    let found = buttons(response).into_iter().find(|(label, _)| label == sought);
    found.unwrap_or_else(|| panic!("no {sought} below {response:?}")).1
}

#[test]
fn where_nothing_that_members_ask_is_kept_a_keeper_sees_and_deletes_what_he_has_proposed() {
    let place = tempfile::tempdir().unwrap();
    // In memory, and in a journal that keeps nothing of what members ask.
    for journal in [None, Some(Journal::open(&place.path().join("journal.sqlite")).unwrap().keeping(Keeps::Nothing, NOW).unwrap())] {
        let mut scene = Scene::new(&[KEEPER]);
        scene.files = scene.files.with_journal(journal);
        let may = || rights(false, &[KEEPER]);
        let preview = scene.order(1, may(), "phrase add");
        let draft = scene.fill(1, may(), &super::form(&scene.order(1, may(), "draft")).unwrap());
        scene.order(2, may(), "phrase remove");
        let shown = scene.privacy(1);
        assert!(text(&shown).contains("Nothing that members ask is kept here"), "{shown:?}");
        assert!(text(&shown).contains("not decided on yet: 2. It is kept with your number"), "{shown:?}");
        assert!(text(&scene.privacy(3)).contains("Of you nothing is kept"));
        let delete = labelled(&shown, "Delete it");
        assert!(!text(&scene.deletes(3, &delete)).contains("Deleted"), "another member's");
        assert!(text(&scene.deletes(1, &delete)).contains("Deleted: 2."));
        assert!(text(&scene.privacy(1)).contains("Of you nothing is kept"));
        assert!(text(&scene.privacy(2)).contains("not decided on yet: 1."), "another keeper's stays");
        for (response, label) in [(&preview, "Apply"), (&draft, "Add these")] {
            let gone = scene.press(1, may(), &labelled(response, label));
            assert!(text(&gone).contains("not kept any more"), "{label}: {gone:?}");
        }
        assert!(scene.is_untouched());
    }
}

#[test]
fn what_does_not_lie_there_is_not_dropped_and_nobody_is_told_so() {
    let scene = Scene::new(&[KEEPER]);
    let may = || rights(false, &[KEEPER]);
    let preview = scene.order(1, may(), "phrase add");
    let discard = labelled(&preview, "Discard");
    assert!(text(&scene.press(1, may(), &discard)).contains("Discarded"));
    let again = scene.press(1, may(), &discard);
    assert!(text(&again).contains("not kept any more"), "{again:?}");
}

#[test]
fn to_what_no_second_keeper_is_asked_for_nobody_agrees_and_nothing_comes_of_it() {
    let scene = Scene::new(&[KEEPER]);
    let (now, day) = (Timestamp::from_second(NOW).unwrap(), date(2025, 12, 1));
    let (author, second) = (AuthorId(1), AuthorId(2));
    let wanted = Wanted::from(Change::Teach { key: "boats".to_owned(), phrase: "smacks".to_owned() });
    let (number, _) = scene.files.propose(&wanted, &[], author, day).unwrap();
    let file = scene.folder.path().join("indicators/all.toml");
    let edited = std::fs::read_to_string(&file).unwrap() + "\n# by another hand\n";
    std::fs::write(&file, &edited).unwrap();
    assert_eq!(scene.files.approve(number, author, second, now, day), Applied::Gone);
    assert_eq!(scene.files.kept_of(author), Some(1), "it is not proposed anew behind his back");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), edited);
}
