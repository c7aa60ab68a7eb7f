//! From what a reference says to the file that it names.

use super::{Node, Value, uri};
use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

/// The file part of a reference: what stands before the `#`.
pub(super) fn file_part(reference: &str) -> &str {
    reference.split('#').next().unwrap_or_default()
}

/// What the file part of a reference names.
pub(super) enum Target {
    /// The document that it stands in.
    Own,
    /// A file: a local one, or a URL of the scheme `http` or `https`.
    File(PathBuf),
    /// Something else that is not on this machine.
    Remote,
    /// Something that is never read, with the reason.
    Refused(&'static str),
}

/// What a reference names that stands in the file `from`.
pub(super) fn target(from: &Path, reference: &str) -> Target {
    let file = file_part(reference);
    if file.is_empty() {
        return Target::Own;
    }
    if uri::is_url(from) || uri::is_remote(file) {
        // What comes from another host never refers to files of this machine.
        let base = from.to_str().filter(|_| uri::is_url(from));
        let url = PathBuf::from(uri::join(base.unwrap_or_default(), file));
        return match uri::is_url(&url) {
            true => Target::File(url),
            false => Target::Remote,
        };
    }
    if uri::scheme(file).is_some() {
        return Target::Refused("it is a URL, and documents are only read from files");
    }
    if file.starts_with(['/', '\\']) {
        return Target::Refused("references are relative to the file that they stand in");
    }
    let file = percent_decoded(file);
    let folder = from.parent().unwrap_or(Path::new(""));
    Target::File(normalised(&folder.join(&*file)))
}

/// The path without `.` and with as few `..` as can be, with forward slashes. The same of a
/// URL, of which nothing else is touched.
pub(super) fn normalised(path: &Path) -> PathBuf {
    if let Some(url) = path.to_str().filter(|_| uri::is_url(path)) {
        return uri::join("", url).into();
    }
    let mut parts: Vec<Cow<'_, str>> = Vec::new();
    let mut root = String::new();
    for component in path.components() {
        match component {
            Component::Prefix(prefix) => root = prefix.as_os_str().to_string_lossy().into_owned(),
            Component::RootDir => root.push('/'),
            Component::CurDir => {}
            Component::ParentDir if parts.last().is_some_and(|part| part != "..") => {
                parts.pop();
            }
            // There is nothing above the root.
            Component::ParentDir if !root.is_empty() => {}
            Component::ParentDir => parts.push("..".into()),
            Component::Normal(part) => parts.push(part.to_string_lossy()),
        }
    }
    PathBuf::from(root + &parts.join("/"))
}

/// Text with its `%XX` replaced; what is no such sequence, or would not be UTF-8, stays.
pub(crate) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high * 16 + low);
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn hex(byte: Option<&u8>) -> Option<u8> {
    let digit = char::from(*byte?).to_digit(16)?;
    u8::try_from(digit).ok()
}

/// Every string of the tree that could name another file: the value of a `$ref`, and the
/// values of a discriminator's `mapping`.
pub(super) fn in_tree<'n>(node: &'n Node, found: &mut Vec<&'n str>) {
    match &node.value {
        Value::Array(items) => items.iter().for_each(|item| in_tree(item, found)),
        Value::Object(entries) => {
            for entry in entries {
                match (&*entry.key, &entry.value.value) {
                    ("$ref", Value::String(text)) => found.push(text),
                    ("mapping", Value::Object(mapping)) => {
                        let values = mapping.iter().filter_map(|entry| entry.value.string());
                        found.extend(values.filter(|value| is_file_like(value)));
                        in_tree(&entry.value, found);
                    }
                    _ => in_tree(&entry.value, found),
                }
            }
        }
        _ => {}
    }
}

/// Whether the value of a mapping is a reference, and not the name of a schema.
fn is_file_like(value: &str) -> bool {
    value.contains('#')
        || [".yaml", ".yml", ".json"]
            .iter()
            .any(|end| value.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{Target, normalised, percent_decoded, target};
    use std::path::Path;

    #[test]
    fn paths_have_one_spelling() {
        for (path, expected) in [
            ("a.yaml", "a.yaml"),
            ("./a.yaml", "a.yaml"),
            ("x/../a.yaml", "a.yaml"),
            ("x/./y//a.yaml", "x/y/a.yaml"),
            ("../a.yaml", "../a.yaml"),
            ("x/../../a.yaml", "../a.yaml"),
            ("../../a.yaml", "../../a.yaml"),
            ("/x/../../a.yaml", "/a.yaml"),
        ] {
            assert_eq!(normalised(Path::new(path)), Path::new(expected), "{path}");
        }
    }

    #[test]
    fn references_are_relative_to_their_file() {
        let file = |reference| match target(Path::new("spec/ecs/api.yaml"), reference) {
            Target::File(path) => path.display().to_string(),
            Target::Own => "own".to_owned(),
            Target::Remote => "remote".to_owned(),
            Target::Refused(_) => "refused".to_owned(),
        };
        assert_eq!(
            file("../shared/errors.yaml#/Error"),
            "spec/shared/errors.yaml"
        );
        assert_eq!(file("my%20file.yaml"), "spec/ecs/my file.yaml");
        assert_eq!(file("a:b.yaml"), "refused");
        assert_eq!(file("./a:b.yaml"), "spec/ecs/a:b.yaml");
        assert_eq!(file("#/components"), "own");
        assert_eq!(file(""), "own");
        for path in ["/etc/passwd", "C:\\a"] {
            assert_eq!(file(path), "refused", "{path}");
        }
        for url in ["urn:a", "file:///a", "//host/a", "ftp://host/a"] {
            assert_eq!(file(url), "remote", "{url}");
        }
        let url = "https://example.com/a.yaml";
        assert_eq!(file(&format!("{url}#/A")), url);
    }

    #[test]
    fn references_in_a_fetched_document_are_relative_to_its_url() {
        let from = Path::new("https://example.com/v1/api.yaml?raw=a/b");
        let url = |reference| match target(from, reference) {
            Target::File(path) => path.display().to_string(),
            Target::Own => "own".to_owned(),
            Target::Remote => "remote".to_owned(),
            Target::Refused(_) => "refused".to_owned(),
        };
        for (reference, expected) in [
            ("pet.yaml#/Pet", "https://example.com/v1/pet.yaml"),
            ("../../../pet.yaml", "https://example.com/pet.yaml"),
            ("/pet.yaml", "https://example.com/pet.yaml"),
            ("/etc//passwd", "https://example.com/etc//passwd"),
            ("//other.example/a", "https://other.example/a"),
            ("http://other.example/../a", "http://other.example/a"),
            ("?raw=c", "https://example.com/v1/api.yaml?raw=c"),
            ("a%20b.yaml", "https://example.com/v1/a%20b.yaml"),
            ("#/Pet", "own"),
            ("file:///etc/passwd", "remote"),
        ] {
            assert_eq!(url(reference), expected, "{reference}");
        }
    }

    #[test]
    fn only_whole_sequences_are_decoded() {
        assert_eq!(percent_decoded("%41%c3%A9%"), "Aé%");
        assert_eq!(percent_decoded("%4"), "%4");
        assert_eq!(percent_decoded("%zz"), "%zz");
        assert_eq!(percent_decoded("%ff"), "%ff");
    }
}
