//! Answering line by line: one JSON request in, one JSON answer out.

use std::io;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter};

use super::ExitStatus;
use super::json::answer_json;
use super::output::print_error;
use crate::answer::{answer, explain};
use crate::library::Library;
use crate::request::{FilterText, Request, SuggestKind, Turn};

/// One line of input: exactly one request, with an id to know its answer by.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineJson {
    /// As it is written: no number of a computer's has as many digits as some programs count with.
    id: Option<Box<RawValue>>,
    ask: Option<String>,
    /// What was asked before `ask`, for follow-ups: the question before, or all of the conversation's, the oldest first.
    #[serde(default)]
    before: BeforeJson,
    lookup: Option<String>,
    winners: Option<FilterText>,
    similar_to: Option<String>,
    browse: Option<FilterText>,
    show: Option<String>,
    suggest: Option<String>,
    about: Option<serde_json::Map<String, serde_json::Value>>,
    /// Whether to tell how `ask` was understood and judged.
    #[serde(default)]
    explain: bool,
    /// Filters of a lookup.
    #[serde(default)]
    filters: FilterText,
}

/// One question, or several.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "a question, or a list of questions")]
enum BeforeJson {
    One(String),
    All(Vec<String>),
}

impl Default for BeforeJson {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

/// The answer to a line that is not a request.
#[derive(Serialize)]
struct MistakeJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    answered: bool,
    error: String,
}

/// Answers every line of standard input on standard output, until its end or Ctrl-C.
///
/// # Errors
/// Reading or writing fails.
pub fn batch(library: &Library) -> io::Result<ExitStatus> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ending = runtime.block_on(async {
        let input = BufReader::new(tokio::io::stdin());
        let mut output = BufWriter::new(tokio::io::stdout());
        tokio::select! {
            ending = answer_lines(library, input, &mut output) => ending,
            _ = tokio::signal::ctrl_c() => {
                output.flush().await?;
                Ok(ExitStatus::Done)
            }
        }
    });
    // A read of standard input cannot be called off; what it still brings is not waited for.
    runtime.shutdown_background();
    ending
}

/// Answers lines until none are left. A line that is not a request gets an answer that says why; the others go on.
///
/// # Errors
/// Reading or writing fails.
pub async fn answer_lines(
    library: &Library,
    mut input: impl AsyncBufRead + Unpin,
    output: &mut (impl AsyncWrite + Unpin),
) -> io::Result<ExitStatus> {
    let (mut number, mut mistakes) = (0_usize, 0_usize);
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line).await? > 0 {
        number += 1;
        if !line.trim_ascii().is_empty() {
            let (text, understood) = answer_line(library, &line, number);
            mistakes += usize::from(!understood);
            output.write_all(text.as_bytes()).await?;
            output.write_all(b"\n").await?;
        }
        line.clear();
    }
    output.flush().await?;
    if mistakes == 0 {
        return Ok(ExitStatus::Done);
    }
    print_error(&format!("{mistakes} of {number} lines held no request; their answers say why."));
    Ok(ExitStatus::Unusable)
}

/// The answer to one line, and whether the line was a request.
fn answer_line(library: &Library, line: &[u8], number: usize) -> (String, bool) {
    let mistake = |id: Option<&RawValue>, why: String| {
        let mistake = MistakeJson { id, answered: false, error: format!("line {number}: {why}") };
        (serde_json::to_string(&mistake).unwrap_or_default(), false)
    };
    let mut parsed: LineJson = match serde_json::from_slice(line) {
        Ok(parsed) => parsed,
        Err(error) => return mistake(None, format!("no request: {error}")),
    };
    let id = parsed.id.take();
    let explains = parsed.explain && parsed.ask.is_some();
    match request(parsed) {
        Err(why) => mistake(id.as_deref(), why.to_owned()),
        Ok(request) => {
            let start = Instant::now();
            let answer = answer(library, &request);
            let mut json = answer_json(library, &answer, 0);
            json.micros = start.elapsed().as_micros();
            json.id = id.as_deref();
            json.explanation = explains.then(|| explain(library, &request, &answer));
            (serde_json::to_string(&json).unwrap_or_default(), true)
        }
    }
}

/// The one request of a line.
fn request(line: LineJson) -> Result<Request, &'static str> {
    let filters = line.filters;
    let mut requests: Vec<Request> = Vec::new();
    let before = match line.before {
        BeforeJson::One(question) => vec![question],
        BeforeJson::All(questions) => questions,
    };
    let before: Vec<Turn> = before.into_iter().map(Turn::from).collect();
    requests.extend(line.ask.map(|question| Request::Ask { question, before, page: 1 }));
    requests.extend(line.lookup.map(|query| Request::Lookup { query, filters, page: 1 }));
    requests.extend(line.winners.map(|filters| Request::Winners { filters, page: 1 }));
    requests.extend(line.similar_to.map(|entry| Request::SimilarTo { entry }));
    requests.extend(line.browse.map(|filters| Request::Browse { filters, page: 1 }));
    requests.extend(line.show.map(|entry| Request::Show { entry, page: None }));
    requests.extend(line.suggest.map(|text| Request::Suggest {
        kind: SuggestKind::Entry,
        text,
        among: FilterText::default(),
    }));
    requests.extend(line.about.map(|_| Request::About));
    match (requests.pop(), requests.is_empty()) {
        (Some(request), true) => Ok(request),
        _ => Err("expected exactly one of ask, lookup, winners, similar_to, browse, show, suggest, about"),
    }
}
