//! What can be seen from outside of how the bot is doing?

use super::fault::Fault;
use crate::chat::Outcome;
use prometheus_client::encoding::{EncodeLabelSet, text::encode};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::fmt;
use std::time::Duration;

/// The upper ends of the times that are told apart, in seconds.
const TIMES: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Of {
    /// By what it is counted.
    kind: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct State {
    /// Which state of the facts.
    revision: String,
}

/// What is counted.
pub struct Watch {
    registry: Registry,
    asked: Family<Of, Counter>,
    faults: Family<Of, Counter>,
    events: Family<Of, Counter>,
    times: Histogram,
    connected: Gauge,
    in_flight: Gauge,
    facts: Family<State, Gauge>,
}

impl fmt::Debug for Watch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Watch")
    }
}

impl Watch {
    /// Counts from nothing; `revision` is that of the facts.
    #[must_use]
    pub fn new(revision: &str) -> Self {
        let mut registry = Registry::with_prefix("smebot");
        let (asked, faults, events) = (Family::default(), Family::default(), Family::default());
        let (connected, in_flight) = (Gauge::default(), Gauge::default());
        let times = Histogram::new(TIMES);
        registry.register("questions", "What calls came to, by outcome", asked.clone());
        registry.register("discord_errors", "Requests that Discord did not carry out, by reason", faults.clone());
        registry.register("gateway_events", "Connections of the gateway, by what happened", events.clone());
        registry.register("answer_seconds", "Time from an event to the answer being sent", times.clone());
        registry.register("gateway_connected", "Whether the gateway is connected", connected.clone());
        registry.register("in_flight", "Events that are being answered", in_flight.clone());
        let facts = Family::default();
        registry.register("facts_info", "The facts that are answered from", facts.clone());
        let watch = Self { registry, asked, faults, events, times, connected, in_flight, facts };
        watch.facts(revision);
        watch
    }

    /// From which state of the facts is answered from now on.
    pub fn facts(&self, revision: &str) {
        self.facts.clear();
        self.facts.get_or_create(&State { revision: revision.to_owned() }).set(1);
    }

    /// Counts what a call came to, and how long it took.
    pub fn asked(&self, outcome: Outcome, took: Duration) {
        let kind = match outcome {
            Outcome::Answer => "answer",
            Outcome::Clarify => "clarify",
            Outcome::Abstain => "abstain",
            Outcome::Silent => "silent",
            Outcome::Slowed => "slowed",
            Outcome::Refused => "refused",
            Outcome::Other => "other",
        };
        self.asked.get_or_create(&Of { kind }).inc();
        if outcome != Outcome::Silent {
            self.times.observe(took.as_secs_f64());
        }
    }

    /// Counts a request that was not carried out.
    pub fn fault(&self, fault: &Fault) {
        self.faults.get_or_create(&Of { kind: fault.kind() }).inc();
    }

    /// Counts what happened to the gateway.
    pub fn gateway(&self, kind: &'static str) {
        self.events.get_or_create(&Of { kind }).inc();
    }

    /// Whether the gateway is connected.
    pub fn connected(&self, is_connected: bool) {
        self.connected.set(i64::from(is_connected));
    }

    /// Whether the gateway is connected.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.connected.get() == 1
    }

    /// How many events are being answered.
    pub fn in_flight(&self) -> &Gauge {
        &self.in_flight
    }

    /// Everything, as Prometheus reads it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // OK because writing to a string cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
