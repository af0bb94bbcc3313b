//! What do people ask for together?

use super::indicator::check_key;
use super::notes::Notes;
use super::places::Place;
use super::values;
use super::{Loader, Source};

impl Loader {
    pub(super) fn read_topics(&mut self, source: Source<'_>, notes: &mut Notes<'_>) {
        for (key, span, value) in values::entries(source.table) {
            if let ("topic" | "topics", toml::de::DeValue::Table(table)) = (key, value.get_ref())
                && table.values().all(|value| value.get_ref().is_table())
            {
                self.read_topics(Source { table, ..source }, notes);
                continue;
            }
            check_key(key, &span, notes);
            let Some(table) = values::table(value, key, notes) else {
                continue;
            };
            let id = self.topic(key).0 as usize;
            self.places.topics[id] = Some(Place { file: source.file, span: span.into() });
            for (field, span, value) in values::entries(table) {
                match field {
                    "name" => self.base.topics[id].name = values::text(value, field, notes),
                    "asked" => self.base.topics[id].asked = values::phrases(value, field, notes).phrases,
                    _ => self.unknown_field(field, span, &["name", "asked"], "a topic", notes),
                }
            }
        }
    }
}
