//! Operations.

use bindery::plan::{self, Piece};
use bindery_runtime::operation::{
    Body, Content, Encoding, Format, Framing, Headers, Location, Operation, Parameter, Response,
    Segment, Status, Stream, Style,
};

use super::Tables;
use super::leak::{leak, list};

impl<'m> Tables<'m> {
    /// The table of an operation.
    pub(crate) fn operation(&mut self, operation: &'m plan::Operation) -> &'static Operation {
        let path = operation.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => Segment::Text(self.texts.keep(text)),
            Piece::Parameter(index) => Segment::Parameter(*index),
        });
        leak(Operation {
            path: list(path),
            id: self.texts.keep(&operation.id),
            method: self.texts.keep(&operation.method),
            parameters: list(operation.parameters.iter().map(|one| self.parameter(one))),
            body: operation.body.as_ref().map(|body| self.body(body)),
            responses: list(operation.responses.iter().map(|one| self.response(one))),
            security: self.needed(&operation.security),
        })
    }

    fn parameter(&mut self, parameter: &'m plan::Parameter) -> Parameter {
        Parameter {
            name: self.texts.keep(&parameter.name),
            location: location(parameter.location),
            required: parameter.required,
            client: parameter.client,
            schema: self.root(&parameter.schema),
            style: style(parameter.style),
            explode: parameter.explode,
            allow_reserved: parameter.allow_reserved,
        }
    }

    fn body(&mut self, body: &'m plan::Body) -> Body {
        Body {
            required: body.required,
            contents: list(body.contents.iter().map(|one| self.content(one))),
        }
    }

    fn content(&mut self, content: &'m plan::Content) -> Content {
        Content {
            media_type: self.texts.keep(&content.media_type),
            format: format(content.format),
            schema: self.root(&content.schema),
            encodings: list(content.encodings.iter().map(|one| self.encoding(one))),
        }
    }

    fn encoding(&mut self, encoding: &plan::Encoding) -> Encoding {
        let headers = encoding.headers.iter();
        let headers = headers.map(|(name, value)| (self.texts.keep(name), self.texts.keep(value)));
        let headers = list(headers);
        let content_type = encoding.content_type.as_ref();
        Encoding {
            headers,
            property: self.texts.keep(&encoding.property),
            content_type: content_type.map(|text| self.texts.keep(text)),
            style: encoding.style.map(style),
            explode: encoding.explode,
            allow_reserved: encoding.allow_reserved,
        }
    }

    fn response(&mut self, response: &'m plan::Response) -> Response {
        Response {
            status: match response.status {
                plan::Status::Exactly(code) => Status::Exactly(code),
                plan::Status::Range(hundred) => Status::Range(hundred),
                plan::Status::Default => Status::Default,
            },
            media_types: self.texts.all(&response.media_types),
            format: format(response.format),
            schema: response.schema.as_ref().map(|schema| self.root(schema)),
            headers: self.headers(response),
            stream: response.stream.as_ref().map(|stream| self.stream(stream)),
        }
    }

    fn stream(&mut self, stream: &plan::Stream) -> Stream {
        Stream {
            media_type: self.texts.keep(&stream.media_type),
            framing: match stream.framing {
                "Lines" => Framing::Lines,
                "Sequence" => Framing::Sequence,
                _ => Framing::Events,
            },
            text: stream.text,
        }
    }

    fn headers(&mut self, response: &'m plan::Response) -> Option<Headers> {
        let shape = self.shape(response.headers.as_ref()?);
        self.finish();
        shape.map(|shape| Headers::requiring(shape, self.texts.all(&response.required_headers)))
    }
}

/// By the name of the runtime's variant.
pub(super) fn location(name: &str) -> Location {
    match name {
        "Path" => Location::Path,
        "Query" => Location::Query,
        "Cookie" => Location::Cookie,
        _ => Location::Header,
    }
}

fn style(name: &str) -> Style {
    match name {
        "Form" => Style::Form,
        "Label" => Style::Label,
        "Matrix" => Style::Matrix,
        "SpaceDelimited" => Style::SpaceDelimited,
        "PipeDelimited" => Style::PipeDelimited,
        "DeepObject" => Style::DeepObject,
        "Cookie" => Style::Cookie,
        "Json" => Style::Json,
        "WholeForm" => Style::WholeForm,
        "WholeJson" => Style::WholeJson,
        "WholeText" => Style::WholeText,
        _ => Style::Simple,
    }
}

fn format(name: &str) -> Format {
    match name {
        "Json" => Format::Json,
        "Form" => Format::Form,
        "MULTIPART" => Format::MULTIPART,
        "Text" => Format::Text,
        _ => Format::Bytes,
    }
}
