//! What a client prefers to get: `Prefer: code=404, example=gone`.

use bindery_runtime::codegen::http::HeaderMap;

use super::job::End;

/// The header `Prefer` (RFC 7240), as servers of this kind understand it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Prefer {
    /// A status of the document.
    pub(super) code: Option<u16>,
    /// The name of an example.
    pub(super) example: Option<String>,
    /// How the job ends that is begun.
    pub(super) job: Option<End>,
}

impl Prefer {
    pub(super) fn of(headers: &HeaderMap) -> Prefer {
        let mut prefer = Prefer::default();
        let values = headers.get_all("prefer").iter();
        let texts = values.filter_map(|value| value.to_str().ok());
        for one in texts.flat_map(|text| text.split([',', ';'])) {
            let (name, value) = one.split_once('=').unwrap_or((one, ""));
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "code" => prefer.code = value.parse().ok(),
                "job" => prefer.job = end(value),
                "example" => prefer.example = Some(value.to_owned()),
                _ => {}
            }
        }
        prefer
    }
}

fn end(text: &str) -> Option<End> {
    match text {
        "succeeds" => Some(End::Success),
        "fails" => Some(End::Failure),
        "goes-on" => Some(End::Never),
        _ => None,
    }
}
