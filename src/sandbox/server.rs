//! What do the gateway, the API and the page share? The world behind its lock, the clock, the settings.

use super::Settings;
use super::clock::Clock;
use super::openapi::OpenApi;
use super::world::World;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// The running server.
#[derive(Debug)]
pub struct Server {
    world: Mutex<World>,
    /// What time it is.
    pub clock: Clock,
    /// How it was set up.
    pub settings: Settings,
    /// The bot's token.
    pub token: String,
    /// Where it listens.
    pub address: SocketAddr,
    /// Discord's description of its API.
    pub openapi: Option<OpenApi>,
    /// Becomes true when it is to stop.
    pub stopping: watch::Receiver<bool>,
}

impl Server {
    /// A server around a world.
    #[must_use]
    pub fn new(
        mut world: World,
        settings: Settings,
        token: String,
        address: SocketAddr,
        openapi: Option<OpenApi>,
        stopping: watch::Receiver<bool>,
    ) -> Self {
        world.privileged = settings.privileged;
        world.address = format!("http://{address}");
        Self { world: Mutex::new(world), clock: Clock::showing(settings.now), settings, token, address, openapi, stopping }
    }

    /// The world, for one step.
    pub fn world(&self) -> MutexGuard<'_, World> {
        // OK because each step leaves the world whole, so what a panic in another thread left behind can be used.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The gateway's address.
    #[must_use]
    pub fn gateway_address(&self) -> String {
        format!("ws://{}/gateway", self.address)
    }
}
