//! Letters without their accents.

use tantivy::tokenizer::{AsciiFoldingFilter, RawTokenizer, TextAnalyzer, TokenStream};

/// Drops accents: "Ynys Môn" becomes "Ynys Mon". A text of other letters than Latin ones stays as it is.
pub(crate) fn fold(text: &str) -> String {
    let mut analyser = TextAnalyzer::builder(RawTokenizer::default()).filter(AsciiFoldingFilter).build();
    let mut stream = analyser.token_stream(text);
    let folded = if stream.advance() { stream.token().text.clone() } else { String::new() };
    if folded.is_empty() { text.to_owned() } else { folded }
}
