//! What a request carries: JSON, and files beside it.

use std::sync::Arc;

use reqwest::multipart::{Form, Part};

use super::failure::Failure;

/// A file to be sent with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What it shows, for whoever does not see it.
    pub description: String,
    /// What it is, as a media type: `image/png`.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Arc<Vec<u8>>,
}

/// What is sent with a request.
#[derive(Debug, Clone)]
pub(super) enum Body {
    /// JSON.
    Json(Vec<u8>),
    /// JSON with files.
    Form(Vec<u8>, Vec<File>),
}

impl Body {
    /// JSON, with these files where there are some.
    pub(super) fn of(json: Vec<u8>, files: &[File]) -> Self {
        if files.is_empty() { Self::Json(json) } else { Self::Form(json, files.to_vec()) }
    }

    /// The form that has the files ("API reference", uploading files).
    pub(super) fn form(payload: &[u8], files: &[File]) -> Result<Form, Failure> {
        let lost = |error: reqwest::Error| Failure::Lost(error.without_url().to_string());
        let payload = Part::bytes(payload.to_vec()).mime_str("application/json").map_err(lost)?;
        let mut form = Form::new().part("payload_json", payload);
        for (at, file) in files.iter().enumerate() {
            let part = Part::bytes(file.bytes.to_vec()).file_name(file.name.clone());
            form = form.part(format!("files[{at}]"), part.mime_str(file.kind).map_err(lost)?);
        }
        Ok(form)
    }
}
