//! Writing JSON.

use std::io::Write as _;

use crate::describe::{List, Map, Record, Value, View};

/// Appends the value as JSON, without white space.
///
/// Fields that are absent are left out, unless they are declared to be written as `null`.
/// An absent value that has a place of its own (an item, an entry, the whole) is `null`,
/// and so is a float that is not a number or infinite, since JSON has no such numbers.
/// Floats are written with the fewest digits that read back the same.
pub fn write(view: View<'_>, out: &mut Vec<u8>) {
    match view {
        View::Absent | View::Null => out.extend_from_slice(b"null"),
        View::Bool(true) => out.extend_from_slice(b"true"),
        View::Bool(false) => out.extend_from_slice(b"false"),
        View::Integer(integer) => {
            if integer < 0 {
                out.push(b'-');
            }
            write_unsigned(integer.unsigned_abs(), out);
        }
        View::Unsigned(unsigned) => write_unsigned(unsigned, out),
        View::Float(float) => write_float(float, out),
        View::Digits(digits) => out.extend_from_slice(digits.as_bytes()),
        View::Text(text) | View::Secret(text) => write_text(text, out),
        // JSON has no bytes: they are text there, as far as they are UTF-8.
        View::Bytes(bytes) => write_text(&String::from_utf8_lossy(bytes), out),
        View::File(file) => write_text(&String::from_utf8_lossy(file.bytes()), out),
        View::List(list) => write_list(list, out),
        View::Map(map) => {
            out.push(b'{');
            write_entries(map, true, &mut |_| false, out);
            out.push(b'}');
        }
        View::Record(record) => write_record(record, out),
    }
}

fn write_list(list: &dyn List, out: &mut Vec<u8>) {
    out.push(b'[');
    for index in 0..list.len() {
        if index > 0 {
            out.push(b',');
        }
        write(list.item(index).view(), out);
    }
    out.push(b']');
}

fn write_record(record: &dyn Record, out: &mut Vec<u8>) {
    out.push(b'{');
    let mut first = true;
    let fields = record.shape().fields;
    record.fields(&mut |values| {
        for (field, value) in fields.iter().zip(values) {
            let view = value.map_or(View::Absent, Value::view);
            if matches!(view, View::Absent) && !field.null {
                continue;
            }
            write_key(field.name, first, out);
            first = false;
            write(view, out);
        }
    });
    if let Some(map) = record.additional() {
        // A field wins over an additional property of the same name: no key twice.
        write_entries(map, first, &mut |key| is_written_field(record, key), out);
    }
    out.push(b'}');
}

/// Whether the record writes a field of that name.
pub(crate) fn is_written_field(record: &dyn Record, key: &str) -> bool {
    let fields = record.shape().fields;
    fields
        .iter()
        .position(|field| field.name == key)
        .is_some_and(|index| {
            !matches!(record.field(index).view(), View::Absent)
                || fields.get(index).is_some_and(|field| field.null)
        })
}

fn write_entries(
    map: &dyn Map,
    mut first: bool,
    taken: &mut dyn FnMut(&str) -> bool,
    out: &mut Vec<u8>,
) {
    map.visit(&mut |key: &str, value: &dyn Value| {
        if taken(key) {
            return true;
        }
        write_key(key, first, out);
        first = false;
        write(value.view(), out);
        true
    });
}

#[inline]
fn write_key(key: &str, first: bool, out: &mut Vec<u8>) {
    // Room for all of it at once: this is done for every property.
    out.reserve(key.len() + 4);
    if !first {
        out.push(b',');
    }
    write_text(key, out);
    out.push(b':');
}

/// `00` to `99`
static PAIRS: &[u8; 200] = b"\
    0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899";

fn write_unsigned(mut number: u64, out: &mut Vec<u8>) {
    // 2^64 has 20 digits.
    let mut digits = [0; 20];
    let mut start = digits.len();
    while number >= 100 {
        let pair = (number % 100) as usize * 2;
        number /= 100;
        start -= 2;
        digits[start] = PAIRS[pair];
        digits[start + 1] = PAIRS[pair + 1];
    }
    if number >= 10 {
        let pair = number as usize * 2;
        start -= 2;
        digits[start] = PAIRS[pair];
        digits[start + 1] = PAIRS[pair + 1];
    } else {
        start -= 1;
        digits[start] = b'0' + number as u8;
    }
    out.extend_from_slice(&digits[start..]);
}

fn write_float(float: f64, out: &mut Vec<u8>) {
    if float.is_finite() {
        // `Debug` has the fewest digits that read back the same, keeps `.0`, and is valid
        // JSON. Writing to memory cannot fail.
        let _ = write!(out, "{float:?}");
    } else {
        out.extend_from_slice(b"null");
    }
}

/// For each byte: 0 where it stands for itself, otherwise what follows the backslash.
static ESCAPES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = b'u';
        byte += 1;
    }
    table[0x08] = b'b';
    table[0x09] = b't';
    table[0x0a] = b'n';
    table[0x0c] = b'f';
    table[0x0d] = b'r';
    table[b'"' as usize] = b'"';
    table[b'\\' as usize] = b'\\';
    table
};

#[inline]
pub(crate) fn write_text(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    if is_plain(bytes) {
        out.extend_from_slice(bytes);
    } else {
        write_escaped(bytes, out);
    }
    out.push(b'"');
}

/// Not inlined, so that what is written most, texts without escapes, stays small.
#[inline(never)]
fn write_escaped(bytes: &[u8], out: &mut Vec<u8>) {
    // Where what is not written yet starts.
    let mut rest = 0;
    for (number, piece) in bytes.chunks(8).enumerate() {
        if piece.first_chunk().is_some_and(|chunk| !has_escape(*chunk)) {
            continue;
        }
        for (index, byte) in (number * 8..).zip(piece) {
            if ESCAPES[*byte as usize] != 0 {
                out.extend_from_slice(&bytes[rest..index]);
                write_escape(*byte, out);
                rest = index + 1;
            }
        }
    }
    out.extend_from_slice(&bytes[rest..]);
}

/// Whether all bytes stand for themselves. Most texts are like that, and short, so eight bytes
/// are looked at together, and none by one.
#[inline]
fn is_plain(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<8>() {
        // The last eight bytes may be looked at twice; that is less work than one by one.
        let (chunks, _) = bytes.as_chunks::<8>();
        return !has_escape(*last) && !chunks.iter().any(|chunk| has_escape(*chunk));
    }
    if let (Some([a, b, c, d]), Some([w, x, y, z])) = (bytes.first_chunk(), bytes.last_chunk()) {
        return !has_escape([*a, *b, *c, *d, *w, *x, *y, *z]);
    }
    !bytes.iter().any(|byte| ESCAPES[*byte as usize] != 0)
}

#[inline]
fn has_escape(chunk: [u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_ne_bytes(chunk);
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    // The highest bit of a byte is set where subtracting borrows: the byte is below a
    // space, or a byte that is not wanted has become zero.
    let found = (word.wrapping_sub(ONES * 0x20) & !word)
        | (quote.wrapping_sub(ONES) & !quote)
        | (backslash.wrapping_sub(ONES) & !backslash);
    found & (ONES << 7) != 0
}

fn write_escape(byte: u8, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let escape = ESCAPES[byte as usize];
    out.extend_from_slice(&[b'\\', escape]);
    if escape == b'u' {
        let (high, low) = (HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]);
        out.extend_from_slice(&[b'0', b'0', high, low]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(view: View<'_>) -> String {
        let mut out = Vec::new();
        write(view, &mut out);
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn writes_integers_of_every_length() {
        let mut number: u64 = 0;
        for digit in [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9] {
            assert_eq!(written(View::Unsigned(number)), number.to_string());
            number = number * 10 + digit;
        }
        assert_eq!(written(View::Unsigned(u64::MAX)), u64::MAX.to_string());
        assert_eq!(written(View::Integer(i64::MIN)), i64::MIN.to_string());
        assert_eq!(written(View::Integer(-100)), "-100");
    }

    #[test]
    fn writes_floats_as_json() {
        assert_eq!(written(View::Float(1.0)), "1.0");
        assert_eq!(written(View::Float(1e300)), "1e300");
        assert_eq!(written(View::Float(-1.5e-9)), "-1.5e-9");
        assert_eq!(written(View::Float(f64::NAN)), "null");
        assert_eq!(written(View::Float(f64::NEG_INFINITY)), "null");
    }

    #[test]
    fn finds_what_must_be_escaped_wherever_it_is() {
        for length in 0..40 {
            let plain = "é~ !".chars().cycle().take(length).collect::<String>();
            assert_eq!(written(View::Text(&plain)), format!("\"{plain}\""));
            for (place, _) in plain.char_indices() {
                for (special, escaped) in [("\"", "\\\""), ("\\", "\\\\"), ("\u{1f}", "\\u001f")] {
                    let (before, behind) = plain.split_at(place);
                    assert_eq!(
                        written(View::Text(&format!("{before}{special}{behind}"))),
                        format!("\"{before}{escaped}{behind}\"")
                    );
                }
            }
        }
    }

    #[test]
    fn escapes_only_what_must_be() {
        assert_eq!(
            written(View::Text(
                "\"\\/\u{0}\u{1f}\u{7f}\n\r\t\u{8}\u{c}é\u{2028}😀"
            )),
            "\"\\\"\\\\/\\u0000\\u001f\u{7f}\\n\\r\\t\\b\\fé\u{2028}😀\""
        );
    }
}
