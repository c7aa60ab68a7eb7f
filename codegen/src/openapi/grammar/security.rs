//! How requests are authenticated.

use super::{Form, Keys, Shape, key, shape};
use crate::openapi::Version::V32;

/// Names of schemes, each with scopes.
pub(super) static REQUIREMENT: Form = Form::Map(Keys::Any, &Form::List(&Form::Text));

pub(in crate::openapi) static SCHEME: Shape = shape(
    "a security scheme",
    &[
        key(
            "type",
            Form::Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]),
        )
        .needed(),
        key("description", Form::Text),
        key("name", Form::Text),
        key("in", Form::Word(&["query", "header", "cookie"])),
        key("scheme", Form::Text),
        key("bearerFormat", Form::Text),
        key("flows", Form::Object(&FLOWS)),
        key("openIdConnectUrl", Form::Text),
        key("oauth2MetadataUrl", Form::Text).since(V32),
        key("deprecated", Form::Flag).since(V32),
        key("x-bindery-name", Form::Name),
        key("x-bindery-signer", Form::Word(&["sdk-hmac-sha256"])),
    ],
);

static FLOWS: Shape = shape(
    "`flows`",
    &[
        key("implicit", Form::Object(&FLOW)),
        key("password", Form::Object(&FLOW)),
        key("clientCredentials", Form::Object(&FLOW)),
        key("authorizationCode", Form::Object(&FLOW)),
        key("deviceAuthorization", Form::Object(&FLOW)).since(V32),
    ],
);

static FLOW: Shape = shape(
    "a flow",
    &[
        key("authorizationUrl", Form::Text),
        key("deviceAuthorizationUrl", Form::Text).since(V32),
        key("tokenUrl", Form::Text),
        key("refreshUrl", Form::Text),
        key("scopes", Form::Map(Keys::Any, &Form::Text)),
    ],
);
