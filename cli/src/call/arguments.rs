//! What can be said to `bindery call`.

use clap::Arg;

use super::argument::header;
use crate::arguments::option::{flag, option, options, path_option};
use crate::pair::pair;
use crate::seconds::seconds;

pub(super) const ABOUT: &str =
    "Sends one request of a document: checked and signed as generated code does it";

pub(super) const LONG_ABOUT: &str = "\
Sends one request of a document: checked and signed as generated code does it

Credentials are read from variables of the environment that are called after the security schemes of \
the document, never from the command line. The request is shown with secrets hidden, and one that \
changes something is only sent after a question. With `--wait` the work that it begins is followed to \
its end.";

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0  the server did what it was asked, or `--dry-run` showed what would be sent
  1  the request is not valid, or the server refused it, or there is no answer
  2  it could not be tried: no such operation, no credentials, nobody said yes
  3  with `--wait`: the work was begun, and has failed
  4  with `--wait`: the work was begun, and nobody knows yet how it ends";

/// What is in the request.
pub(super) fn request_arguments() -> [Arg; 5] {
    [
        options(
            "param",
            "NAME=VALUE",
            "A parameter; its value is text, or JSON where the document wants another type. Said \
             several times, the values are a list. `query:NAME` tells twins apart",
        )
        .short('p')
        .value_parser(pair),
        option(
            "body",
            "BODY",
            "The body: JSON or text as it is, `@FILE`, or `-` for standard input",
        )
        .short('b'),
        options(
            "file",
            "PROPERTY=PATH",
            "A property of the body that is a file",
        )
        .value_parser(pair),
        option(
            "content-type",
            "TYPE",
            "The media type of the body, where the document has several",
        ),
        options(
            "header",
            "NAME: VALUE",
            "A header besides those of the document",
        )
        .short('H')
        .value_parser(header),
    ]
}

/// Where it is sent, and where names get their values.
pub(super) fn place_arguments() -> [Arg; 4] {
    [
        option(
            "server",
            "URL",
            "Where it is sent: a URL, or the name of one of the document's servers",
        )
        .short('s'),
        options(
            "var",
            "NAME=VALUE",
            "A variable of the server's URL, such as `region`",
        )
        .value_parser(pair),
        options(
            "env",
            "NAME=VARIABLE",
            "Reads a credential or a parameter from another variable of the environment than the \
             one that is called after it",
        )
        .value_parser(pair),
        path_option(
            "env-file",
            "FILE",
            "A file with lines `NAME=value` that stand for variables of the environment",
        ),
    ]
}

/// How it is sent.
pub(super) fn sending_arguments() -> [Arg; 5] {
    [
        flag("dry-run", "Shows the request, signed, and sends nothing"),
        flag(
            "yes",
            "Sends a request that changes something without asking",
        )
        .short('y'),
        flag(
            "no-validation",
            "Sends what the document does not allow, too",
        ),
        flag(
            "print-token",
            "Writes only the token of the answer to standard output, where the document says that \
             it has one (`x-bindery-token`)",
        )
        .conflicts_with_all(["wait", "wait-for", "interval", "resume"]),
        option("timeout", "SECONDS", "How long it may take, in seconds").value_parser(seconds),
    ]
}
