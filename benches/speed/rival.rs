//! How does a full-text search engine find the indicator that is asked about?
//!
//! tantivy over the same names and phrases: every word of the question as a BM25 term of the stemmed index and, from four letters on,
//! also as a fuzzy term with as many wrong letters as smebot forgives. Chinese is indexed as pairs of characters, of which one may be wrong.

use smebot::facts::base::FactBase;
use smebot::language::is_han;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{LowerCaser, NgramTokenizer, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, IndexReader, TantivyDocument, Term, doc};

/// How many hits are asked for: as many as smebot offers choices.
const HITS: usize = 6;

/// Which terms are searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terms {
    /// The words as they are.
    Exact,
    /// Also those that differ by a slip: all of tantivy that can be set beside smebot, which forgives as much.
    Fuzzy,
}

pub struct Rival {
    reader: IndexReader,
    en: Field,
    zh: Field,
    id: Field,
    words: TextAnalyzer,
    pairs: TextAnalyzer,
}

impl Rival {
    pub fn new(base: &FactBase) -> anyhow::Result<Self> {
        let words = TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(Stemmer::default()).build();
        let pairs = TextAnalyzer::builder(NgramTokenizer::new(2, 2, false)?).build();
        let mut schema = Schema::builder();
        let indexed = |tokenizer: &str| {
            let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(IndexRecordOption::WithFreqs);
            TextOptions::default().set_indexing_options(indexing)
        };
        let en = schema.add_text_field("en", indexed("words"));
        let zh = schema.add_text_field("zh", indexed("pairs"));
        let id = schema.add_u64_field("id", STORED);
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register("words", words.clone());
        index.tokenizers().register("pairs", pairs.clone());
        let mut writer = index.writer_with_num_threads(1, 100_000_000)?;
        for (place, indicator) in (0u64..).zip(&base.indicators) {
            let mut document = doc!(id => place);
            for name in indicator.name.en.iter().chain(&indicator.asked.en) {
                document.add_text(en, name);
            }
            for name in indicator.name.zh.iter().chain(&indicator.asked.zh) {
                document.add_text(zh, name);
            }
            writer.add_document(document)?;
        }
        writer.commit()?;
        let segments = index.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
        }
        writer.wait_merging_threads()?;
        let reader = index.reader()?;
        reader.reload()?;
        Ok(Self { reader, en, zh, id, words, pairs })
    }

    /// The indicators that fit a question best, the best first.
    pub fn find(&mut self, question: &str, terms: Terms) -> anyhow::Result<Vec<u64>> {
        let fuzzy = terms == Terms::Fuzzy;
        let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let (en, zh) = (self.en, self.zh);
        if question.chars().any(is_han) {
            let han: String = question.chars().map(|letter| if is_han(letter) { letter } else { ' ' }).collect();
            self.pairs.token_stream(&han).process(&mut |token| {
                if !token.text.contains(' ') {
                    let term = Term::from_field_text(zh, &token.text);
                    parts.push(bm25(term.clone()));
                    parts.extend(fuzzy.then(|| alike(term, 1)));
                }
            });
        } else {
            self.words.token_stream(question).process(&mut |token| {
                let term = Term::from_field_text(en, &token.text);
                let distance = match token.text.len() {
                    0..=3 => 0,
                    4..=7 => 1,
                    _ => 2,
                };
                parts.push(bm25(term.clone()));
                parts.extend((fuzzy && distance > 0).then(|| alike(term, distance)));
            });
        }
        let searcher = self.reader.searcher();
        let hits = searcher.search(&BooleanQuery::new(parts), &TopDocs::with_limit(HITS).order_by_score())?;
        hits.into_iter()
            .map(|(_, address)| {
                let document: TantivyDocument = searcher.doc(address)?;
                Ok(document.get_first(self.id).and_then(|value| value.as_u64()).unwrap_or(u64::MAX))
            })
            .collect()
    }
}

fn alike(term: Term, distance: u8) -> (Occur, Box<dyn Query>) {
    (Occur::Should, Box::new(FuzzyTermQuery::new(term, distance, true)))
}

fn bm25(term: Term) -> (Occur, Box<dyn Query>) {
    (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)))
}
