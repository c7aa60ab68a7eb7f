//! From bytes to text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::PageError;

/// The longest page that is read, in bytes. Places count bytes in 32 bits, and a page of this
/// size is a mistake already.
pub const LONGEST: usize = 64 << 20;

/// What files that are no text begin with.
const NO_TEXT: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (
        b"PK\x03\x04",
        "a zip file, or a document of an office program",
    ),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program"),
    (
        b"MIME-Version:",
        "a page in MIME parts; save the page as HTML only",
    ),
    (
        b"From: <Saved by",
        "a page in MIME parts; save the page as HTML only",
    ),
];

/// How far into a page its encoding is looked for, as browsers do.
const NAMED_WITHIN: usize = 4096;

/// The text of a page. A byte order mark decides, then whether it is UTF-8, then what the page
/// says of itself; nothing is replaced that cannot be read.
///
/// ```
/// use bindery_drift::page::decode;
///
/// assert_eq!(decode("\u{feff}Größe".as_bytes())?, "Größe");
/// assert_eq!(decode(b"<meta charset=latin1>\xe9")?, "<meta charset=latin1>é");
/// assert!(decode(b"%PDF-1.7").is_err());
/// # Ok::<(), bindery_drift::page::PageError>(())
/// ```
///
/// # Errors
/// When it is no text, too long, or not in the encoding that it names.
pub fn decode(bytes: &[u8]) -> Result<String, PageError> {
    if bytes.len() > LONGEST {
        return Err(PageError::TooLong {
            bytes: bytes.len(),
            longest: LONGEST,
        });
    }
    if let Some((_, what)) = NO_TEXT.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(PageError::NoText { what });
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => decode_in(encoding, &bytes[mark..])?,
        None => decode_unmarked(bytes)?,
    };
    if text.len() > LONGEST {
        return Err(PageError::TooLong {
            bytes: text.len(),
            longest: LONGEST,
        });
    }
    if is_no_text(&text) {
        return Err(PageError::NoText {
            what: "binary: it has control characters that no text has",
        });
    }
    Ok(text)
}

fn decode_unmarked(bytes: &[u8]) -> Result<String, PageError> {
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return decode_in(encoding, bytes);
    }
    // What is saved by a browser is often UTF-8 and still names what it was before.
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if bytes.contains(&0) => Err(PageError::NoText {
            what: "binary: it has zero bytes",
        }),
        Err(_) => decode_in(named(bytes).unwrap_or(UTF_8), bytes),
    }
}

/// UTF-16 shows by the zeros of its markup.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes.get(..4)? {
        [first, 0, second, 0] if *first != 0 && *second != 0 => Some(UTF_16LE),
        [0, first, 0, second] if *first != 0 && *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

fn decode_in(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, PageError> {
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text.into_owned());
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let before = text.split('\u{fffd}').next().unwrap_or_default();
    Err(PageError::Encoding {
        encoding: encoding.name(),
        line: before.matches('\n').count() + 1,
    })
}

/// The encoding that a page names, in `<meta charset>`, `<meta content="…; charset=…">` or
/// `<?xml encoding?>`.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(NAMED_WITHIN)]);
    let head = head.to_ascii_lowercase();
    let mut rest = head.as_str();
    while let Some(at) = rest.find("charset").or_else(|| rest.find("encoding")) {
        rest = rest[at..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
        let label = &value[..end.unwrap_or(value.len())];
        // A page that could be read as bytes is not in UTF-16, whatever it says.
        let encoding = Encoding::for_label(label.as_bytes())
            .filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE);
        if encoding.is_some() {
            return encoding;
        }
    }
    None
}

/// Text has hardly any control characters.
fn is_no_text(text: &str) -> bool {
    if text.contains('\0') {
        return true;
    }
    let control =
        |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
    let count = text.chars().filter(control).count();
    count > 8 && count * 50 > text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bytes: &[u8]) -> String {
        decode(bytes).unwrap_err().to_string()
    }

    #[test]
    fn marks_of_byte_order_decide() {
        assert_eq!(decode(b"\xef\xbb\xbfa\xc3\xa9").unwrap(), "aé");
        assert_eq!(decode(b"\xff\xfea\0\xe9\0").unwrap(), "aé");
        assert_eq!(decode(b"\xfe\xff\0a\0\xe9").unwrap(), "aé");
        assert_eq!(decode(b"<\0p\0>\0").unwrap(), "<p>");
        assert_eq!(decode(b"").unwrap(), "");
    }

    #[test]
    fn the_page_names_its_encoding() {
        let page =
            b"<meta http-equiv=Content-Type content='text/html; charset=GBK'>\xb2\xce\xca\xfd";
        assert!(decode(page).unwrap().ends_with("参数"));
        let page = b"<meta charset=\"gb2312\">\xb2\xce\xca\xfd";
        assert!(decode(page).unwrap().ends_with("参数"));
        let page = b"<?xml version='1.0' encoding='ISO-8859-1'?>\xe9";
        assert!(decode(page).unwrap().ends_with('é'));
        // UTF-8 although it says otherwise.
        let page = "<meta charset=gb2312>参数".as_bytes();
        assert!(decode(page).unwrap().ends_with("参数"));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        assert_eq!(said(b"%PDF-1.7 ..."), "it is a PDF file");
        assert!(said(b"PK\x03\x04").contains("zip"));
        assert!(said(b"\x1f\x8b\x08").contains("gzip"));
        assert!(said(b"\x89PNG\r\n").contains("PNG"));
        assert!(said(b"ab\0c").contains("control"));
        assert!(said(b"ab\0c\xff").contains("zero"));
        assert_eq!(
            said(b"a\nb\xff\n"),
            "line 2 is not UTF-8, and the page names no other encoding that fits"
        );
        assert!(said(b"<meta charset=gbk>\n\n\xff\xff").starts_with("line 3 is not GBK"));
        let noise: Vec<u8> = (0..4000u32).map(|n| (n * 7 % 31) as u8 + 1).collect();
        assert!(said(&noise).contains("binary"));
    }
}
