//! Are the commands that Discord shows those that the facts call for?

use super::fault::Fault;
use super::json;
use super::rest::{Call, Rest};
use crate::respond::menu::Menu;
use reqwest::Method;
use serde_json::Value;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registered {
    /// They are the same already.
    Same,
    /// They differed, and all were replaced at once.
    Anew,
}

/// Has Discord show the commands of a menu, where it does not already.
///
/// # Errors
/// Fails where Discord does not answer or does not accept them.
pub async fn register(rest: &Rest, application: u64, menu: &Menu) -> Result<Registered, Fault> {
    let path = format!("/applications/{application}/commands");
    let held = rest.send(Call::new(Method::GET, format!("{path}?with_localizations=true"), format!("GET {path}"))).await?;
    let wanted = json::commands(menu);
    if sorted(&held) == sorted(&wanted) {
        return Ok(Registered::Same);
    }
    rest.send(Call::new(Method::PUT, path.clone(), format!("PUT {path}")).body(wanted)).await?;
    Ok(Registered::Anew)
}

/// The commands as far as they matter, in an order of their own: Discord keeps none.
fn sorted(commands: &Value) -> Vec<Value> {
    let mut commands: Vec<Value> = commands.as_array().into_iter().flatten().map(json::essence).collect();
    commands.sort_by_key(|command| (command["type"].as_u64(), command["name"].to_string()));
    commands
}
