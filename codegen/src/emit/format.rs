//! From tokens to text that people can read.

use proc_macro2::TokenStream;
use quote::quote;

/// The text of a file.
///
/// # Errors
/// When the tokens are not Rust: a bug in `emit`, never something that a document can cause.
pub fn file(tokens: TokenStream) -> Result<String, syn::Error> {
    let file: syn::File = syn::parse2(tokens)?;
    Ok(format!(
        "{}\n\n{}",
        super::HEADER,
        spaced(&prettyplease::unparse(&file))
    ))
}

/// The lines of some statements, as they stand in a function.
pub(super) fn lines(statements: &TokenStream) -> Vec<String> {
    match syn::parse2::<syn::File>(quote!(fn f() { #statements })) {
        Ok(file) => {
            let text = prettyplease::unparse(&file);
            let body = text.lines().skip(1).take_while(|line| *line != "}");
            body.map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned())
                .collect()
        }
        Err(_) => vec![statements.to_string()],
    }
}

/// Puts an empty line between items: the printer puts none.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut last = "";
    for line in text.lines() {
        if separates(last) && begins_item(line) && indent(last) == indent(line) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        last = line;
    }
    out
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn separates(line: &str) -> bool {
    let text = line.trim_start();
    matches!(text, "}" | "};")
        || (text.ends_with(';') && !text.starts_with("//"))
        || text.starts_with("//!")
        || text.starts_with("#![")
}

fn begins_item(line: &str) -> bool {
    let text = line.trim_start();
    let starts = [
        "///",
        "#[",
        "pub fn",
        "fn ",
        "async fn",
        "pub struct",
        "pub enum",
        "impl",
        "static ",
        "pub static",
        "pub(super) static",
        "mod ",
        "pub mod",
        "::bindery_runtime",
    ];
    starts.iter().any(|start| text.starts_with(start))
        || (text.starts_with("use ") || text.starts_with("pub use "))
}
