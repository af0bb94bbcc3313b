//! Where config.toml names servers, the facts are kept from those alone, whatever somebody may do in another.

use super::{KEEPER, SERVER, Scene, buttons, commands, form, is_refused};
use smebot::chat::{Action, Given, Outcome, Post, Response, Rights};
use smebot::respond::keeping;

#[test]
fn in_a_server_that_is_not_named_nobody_keeps_the_facts() {
    let mut tried = 0;
    for keeper_roles in [&[][..], &[KEEPER][..]] {
        let mut scene = Scene::new(keeper_roles);
        scene.settings.keeper_servers = vec![71, SERVER];
        let of = |server| Some(Rights { server, manages_server: true, roles: vec![KEEPER] });
        for (name, completed) in commands(&scene.known).into_iter().chain([("add +".to_owned(), Vec::new())]) {
            assert!(is_refused(&scene.order(1, of(72), &name)), "{name}");
            for option in &completed {
                assert_eq!(scene.typed(of(72), &name, option), 0, "{name} {option}");
            }
            let opened = scene.order(1, of(SERVER), &name);
            assert!(!is_refused(&opened), "{name}");
            let preview = match form(&opened) {
                Some(id) => {
                    assert!(is_refused(&scene.fill(1, of(72), &id)), "the form of {name}");
                    scene.fill(1, of(71), &id)
                }
                None => opened,
            };
            for (label, id) in buttons(&preview) {
                assert!(is_refused(&scene.press(1, of(72), &id)), "{label} of {name}");
                tried += 1;
            }
            if let Some((_, apply)) = buttons(&preview).iter().find(|(label, _)| label == "Apply") {
                for (label, id) in buttons(&scene.press(1, of(SERVER), apply)) {
                    assert!(is_refused(&scene.press(2, of(72), &id)), "{label} of {name}");
                    tried += 1;
                }
            }
        }
        let given = Given { caller: scene.caller(1, of(72)), text: Ok("There were 12 fishing boats.".to_owned()), statement: None };
        assert!(is_refused(&scene.at_desk(|desk| keeping::given(desk, &given))));
        assert!(scene.is_untouched());
    }
    assert!(tried > 80, "{tried} buttons");
}

#[test]
fn where_nothing_is_named_the_facts_are_kept_from_the_only_server_alone() {
    let manager = |server| Some(Rights { server, manages_server: true, roles: vec![KEEPER] });
    for (home, server) in [(None, SERVER), (None, 72), (Some(SERVER), 72)] {
        let mut scene = Scene::new(&[]);
        let preview = scene.order(1, manager(SERVER), "phrase add");
        let opened = form(&scene.order(1, manager(SERVER), "edit")).unwrap();
        // The bot comes to a second server, or it is not known whether it is in one.
        scene.home = home;
        for (name, completed) in commands(&scene.known) {
            let refused = scene.order(1, manager(server), &name);
            assert!(says_why(&refused), "{name}: {refused:?}");
            for option in &completed {
                assert_eq!(scene.typed(manager(server), &name, option), 0, "{name} {option}");
            }
        }
        assert!(says_why(&scene.fill(1, manager(server), &opened)));
        for (label, id) in buttons(&preview) {
            assert!(says_why(&scene.press(1, manager(server), &id)), "{label}");
        }
        let member = Some(Rights { server, manages_server: false, roles: vec![KEEPER] });
        assert!(is_refused(&scene.order(1, member.clone(), "check")), "who manages nothing is told nothing of it");
        let given =
            Given { caller: scene.caller(1, manager(server)), text: Ok("There were 12 fishing boats.".to_owned()), statement: None };
        assert!(says_why(&scene.at_desk(|desk| keeping::given(desk, &given))));
        assert!(scene.is_untouched());
        // Once a server or a role is named, it counts alone.
        scene.settings.keeper_servers = vec![server];
        assert!(form(&scene.order(1, manager(server), "edit")).is_some());
        assert!(is_refused(&scene.order(1, manager(99), "edit")));
        scene.settings.keeper_servers.clear();
        scene.settings.keeper_roles = vec![KEEPER];
        assert!(form(&scene.order(1, member, "edit")).is_some());
    }
}

/// Whether one who manages his server is told what has to be set, and nothing else is done.
fn says_why(response: &Response) -> bool {
    let is_line =
        |post: &Post| post.card.is_none() && post.rows.is_empty() && post.text.contains("neither keeper-servers nor keeper-roles");
    response.outcome == Outcome::Refused && matches!(&response.actions[..], [Action::Respond { post, .. }] if is_line(post))
}
