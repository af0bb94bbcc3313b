//! Where config.toml names servers, the facts are kept from those alone, whatever somebody may do in another.

use super::{KEEPER, SERVER, Scene, buttons, commands, form, is_refused};
use smebot::chat::{Given, Rights};
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
