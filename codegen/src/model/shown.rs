//! What stands for a value where an operation is shown: the document's example, else the sample.

use super::{Api, Content, Example, Format, Json, Operation, Parameter, Status};

impl Parameter {
    /// The first example of it, or of its type, or else its sample.
    #[must_use]
    pub fn shown<'a>(&'a self, api: &'a Api) -> Option<&'a Json> {
        first(&self.examples)
            .or_else(|| first(&api.get(self.ty).examples))
            .or(self.sample.as_ref())
    }
}

impl Content {
    /// The first example of it, or else its sample, or the first example of its type: that has
    /// a sample too where no such thing can be sent.
    #[must_use]
    pub fn shown<'a>(&'a self, api: &'a Api) -> Option<&'a Json> {
        let of_type = || self.ty.and_then(|id| first(&api.get(id).examples));
        first(&self.examples)
            .or(self.sample.as_ref())
            .or_else(of_type)
    }
}

impl Operation {
    /// The form in which its body is shown.
    #[must_use]
    pub fn shown_content(&self) -> Option<&Content> {
        let mut contents = self.body.iter().flat_map(|body| &body.contents);
        contents.find(|content| content.ty.is_some())
    }

    /// The first success that can be shown: its status, and its body if it has one.
    #[must_use]
    pub fn shown_answer<'a>(&'a self, api: &'a Api) -> Option<(u16, Option<&'a Json>)> {
        let mut successes = self.responses.iter().filter(|one| one.status.is_success());
        successes.find_map(|response| {
            let code = match response.status {
                Status::Exactly(code) => code,
                Status::Range(_) if response.contents.is_empty() => 200,
                Status::Range(_) | Status::Default => return None,
            };
            match response.read() {
                None => Some((code, None)),
                Some(content) if content.format == Format::Json => {
                    Some((code, Some(content.shown(api)?)))
                }
                Some(_) => None,
            }
        })
    }
}

fn first(examples: &[Example]) -> Option<&Json> {
    examples.first().map(|example| &example.value)
}
