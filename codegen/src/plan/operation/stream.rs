//! Answers that are read piece by piece.

use super::super::{Status, Ty};
use super::Stream;
use super::build::Planner;
use crate::finding::Finding;
use crate::finding::code::plan as codes;
use crate::model::{self, Format, Kind};

impl Planner<'_, '_> {
    /// The content of the success that is a stream. There is one type of pieces, so it is
    /// that of the first.
    fn streamed(&self) -> Option<&model::Content> {
        let mut responses = self.operation.responses.iter();
        responses
            .by_ref()
            .filter(|response| self.is_success(Status::of(response.status)))
            .find_map(model::Response::stream)
    }

    /// What each piece is.
    pub(super) fn stream(&self) -> Option<Ty> {
        self.streamed().map(|content| self.piece(content))
    }

    fn piece(&self, content: &model::Content) -> Ty {
        match (content.ty, content.format) {
            (Some(id), _) => self.naming.ty(id),
            (None, Format::Events) => Ty::Text,
            (None, _) => Ty::Json,
        }
    }

    /// A stream with other pieces than those of the operation's first one has no reader.
    pub(super) fn other_pieces(&mut self, response: &model::Response, status: Status, read: bool) {
        if read || !self.is_success(status) || response.stream().is_none() {
            return;
        }
        let message = format!(
            "the response {} of `{}` has other pieces than the one before it: it is read as a whole",
            status.label(),
            self.operation.id
        );
        self.findings.report(
            Finding::new(&codes::OTHER_PIECES, response.place, message)
                .help("make one schema of both, with `oneOf`"),
        );
    }

    /// How a response is read piece by piece.
    pub(super) fn stream_of(&self, response: &model::Response) -> Option<Stream> {
        let content = response.stream()?;
        // Another type of pieces has no reader.
        let known = self.streamed()?;
        if self.piece(known) != self.piece(content) {
            return None;
        }
        let is_text = content
            .ty
            .is_none_or(|id| matches!(self.api.get(id).kind, Kind::String(_) | Kind::Enum(_)));
        Some(Stream {
            media_type: content.media_type.clone(),
            framing: match content.format {
                Format::Lines => "Lines",
                Format::Sequence => "Sequence",
                _ => "Events",
            },
            text: is_text && content.format == Format::Events,
        })
    }
}
