//! Ask: a question is understood as one of the other requests, and that one is answered.

use super::Answer;
use crate::library::Library;
use crate::question::understand;

pub(super) fn answer(library: &Library, question: &str) -> Answer {
    super::answer(library, &understand(question))
}
