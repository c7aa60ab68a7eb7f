//! The static table of an operation.

use super::super::security;
use super::super::tokens::{Spell, Tokens, quote, word};
use super::super::types::{ident, schema};
use crate::plan::{
    Body, Content, Encoding, List, Operation, Parameter, Piece, Response, Status, Stream,
};

pub(super) fn table(operation: &Operation) -> Tokens {
    let (name, id, method) = (ident(&operation.table), &operation.id, &operation.method);
    let pieces = operation.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => quote!(rt::Segment::Text(#text)),
        Piece::Parameter(index) => {
            quote!(rt::Segment::Parameter(#index))
        }
    });
    let parameters = match &operation.parameter_list {
        Some(list) => ident(list).tokens(),
        None => array(&operation.parameters, parameter),
    };
    let body = match &operation.body {
        Some(Body {
            required, contents, ..
        }) => {
            let contents = contents.iter().map(content);
            quote!(Some(rt::Body { required: #required, contents: &[#(#contents),*] }))
        }
        None => quote!(None),
    };
    let responses = match &operation.response_list {
        Some(list) => ident(list).tokens(),
        None => array(&operation.responses, response),
    };
    let security = security::of(&operation.security);
    quote! {
        static #name: rt::Operation = rt::Operation {
            id: #id,
            method: #method,
            path: &[#(#pieces),*],
            parameters: &#parameters,
            body: #body,
            responses: &#responses,
            security: #security,
        };
    }
}

fn array<T>(items: &[T], spell: fn(&T) -> Tokens) -> Tokens {
    let items = items.iter().map(spell);
    quote!([#(#items),*])
}

/// A list of parameters that several operations have.
pub(super) fn parameters(list: &List<Parameter>) -> Tokens {
    shared(list, &quote!(rt::Parameter), parameter)
}

/// A list of responses that several operations have.
pub(super) fn responses(list: &List<Response>) -> Tokens {
    shared(list, &quote!(rt::Response), response)
}

fn shared<T>(list: &List<T>, ty: &Tokens, spell: fn(&T) -> Tokens) -> Tokens {
    let (name, count) = (ident(&list.ident), list.items.len());
    let items = array(&list.items, spell);
    quote!(static #name: [#ty; #count] = #items;)
}

fn content(content: &Content) -> Tokens {
    let Content {
        media_type,
        format,
        schema: reference,
        encodings,
        ..
    } = content;
    let format = word(format);
    let reference = schema(reference, &quote!(super::schema::));
    let encodings = encodings.iter().map(encoding);
    quote! {
        rt::Content {
            media_type: #media_type,
            format: rt::Format::#format,
            schema: #reference,
            encodings: &[#(#encodings),*],
        }
    }
}

fn encoding(encoding: &Encoding) -> Tokens {
    let Encoding {
        property,
        content_type,
        style,
        explode,
        allow_reserved,
        headers,
    } = encoding;
    let content_type = option(content_type.as_ref().map(|text| quote!(#text)));
    let style = option(style.map(|style| {
        let style = word(style);
        quote!(rt::Style::#style)
    }));
    let headers = headers.iter().map(|(name, value)| quote!((#name, #value)));
    quote! {
        rt::Encoding {
            property: #property,
            content_type: #content_type,
            style: #style,
            explode: #explode,
            allow_reserved: #allow_reserved,
            headers: &[#(#headers),*],
        }
    }
}

fn option(value: Option<Tokens>) -> Tokens {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

fn parameter(parameter: &Parameter) -> Tokens {
    let Parameter {
        name,
        location,
        style,
        required,
        client,
        explode,
        allow_reserved,
        schema: reference,
    } = parameter;
    let (location, style) = (word(location), word(style));
    let reference = schema(reference, &quote!(super::schema::));
    quote! {
        rt::Parameter {
            name: #name,
            location: rt::Location::#location,
            required: #required,
            client: #client,
            schema: #reference,
            style: rt::Style::#style,
            explode: #explode,
            allow_reserved: #allow_reserved,
        }
    }
}

fn response(response: &Response) -> Tokens {
    let status = match response.status {
        Status::Exactly(code) => {
            quote!(rt::Status::Exactly(#code))
        }
        Status::Range(hundred) => {
            quote!(rt::Status::Range(#hundred))
        }
        Status::Default => quote!(rt::Status::Default),
    };
    let media_types = &response.media_types;
    let schema = match &response.schema {
        Some(reference) => {
            let reference = schema(reference, &quote!(super::schema::));
            quote!(Some(#reference))
        }
        None => quote!(None),
    };
    let headers = match &response.headers {
        Some(name) => {
            let (name, required) = (ident(name), &response.required_headers);
            match required.is_empty() {
                true => quote!(Some(rt::Headers::of(&super::schema::#name))),
                false => quote! {
                    Some(rt::Headers::requiring(&super::schema::#name, &[#(#required),*]))
                },
            }
        }
        None => quote!(None),
    };
    let format = word(response.format);
    let stream = option(response.stream.as_ref().map(|stream| {
        let Stream {
            media_type,
            framing,
            text,
        } = stream;
        let framing = word(framing);
        quote!(rt::Stream { media_type: #media_type, framing: rt::Framing::#framing, text: #text })
    }));
    quote! {
        rt::Response {
            status: #status,
            media_types: &[#(#media_types),*],
            format: rt::Format::#format,
            schema: #schema,
            headers: #headers,
            stream: #stream,
        }
    }
}
