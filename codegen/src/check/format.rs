//! Texts that have a `format`.
//!
//! Each format is what its standard says, and a little more where servers and libraries do:
//! a `time` may lack its offset, a `duration` may have a sign and a fraction. A format that
//! is not known here says nothing.
//!
//! The generator judges examples by this very file, as the runtime judges requests: the two
//! copies are the same, and a test sees to it.

/// Whether a text has a format; true for a format that is not known.
pub(crate) fn holds(format: &str, text: &str) -> bool {
    match format {
        "date-time" => is_date_time(text),
        "date" => is_date(text),
        "time" => is_time(text),
        "duration" => is_duration(text),
        "uuid" => is_uuid(text),
        "uri" => is_uri(text),
        "byte" => is_base64(text),
        "decimal" => is_decimal(text),
        "email" => is_email(text),
        "hostname" => is_hostname(text),
        "ipv4" => text.parse::<std::net::Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<std::net::Ipv6Addr>().is_ok(),
        _ => true,
    }
}

/// Whether an integer has a format, `None` being one beyond 128 bits; true for a format that
/// is not known.
pub(crate) fn holds_integer(format: &str, integer: Option<i128>) -> bool {
    let (min, max): (i128, i128) = match format {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int64" => (i64::MIN.into(), i64::MAX.into()),
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        "uint64" => (0, u64::MAX.into()),
        _ => return true,
    };
    integer.is_some_and(|integer| (min..=max).contains(&integer))
}

/// A number of so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let fits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// RFC 3339: a date, `T`, and a time with seconds and offset.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else {
        return false;
    };
    let (clock, offset) = split_offset(time);
    is_date(date) && clock.len() >= "00:00:00".len() && offset.is_some() && is_time(time)
}

/// `2024-02-29`
fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut next = |digits| parts.next().and_then(|part| number(part, digits));
    let (Some(year), Some(month), Some(day)) = (next(4), next(2), next(2)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    };
    parts.next().is_none() && (1..=days).contains(&day)
}

/// `12:30`, `12:30:59.5`, `12:30:59+02:00`
fn is_time(text: &str) -> bool {
    let (clock, offset) = split_offset(text);
    let shift = match offset {
        None | Some("Z" | "z") => Some(0),
        Some(offset) => minutes(offset.get(1..).unwrap_or_default()).map(|minutes| {
            if offset.starts_with('-') {
                -minutes
            } else {
                minutes
            }
        }),
    };
    let hours_and_minutes = clock.get(..5).and_then(minutes);
    let (Some(shift), Some(local)) = (shift, hours_and_minutes) else {
        return false;
    };
    let seconds = clock.get(5..).unwrap_or_default();
    if seconds.is_empty() {
        return true;
    }
    let (whole, fraction) = match seconds.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (seconds, None),
    };
    let has_fraction = fraction.is_none_or(is_digits);
    match whole.strip_prefix(':').and_then(|second| number(second, 2)) {
        Some(0..=59) => has_fraction,
        // A leap second is the last one of a day in UTC.
        Some(60) => has_fraction && (local - shift).rem_euclid(24 * 60) == 24 * 60 - 1,
        _ => false,
    }
}

/// The clock, and the offset with its sign.
fn split_offset(time: &str) -> (&str, Option<&str>) {
    match time.find(['Z', 'z', '+', '-']) {
        Some(at) => {
            let (clock, offset) = time.split_at(at);
            (clock, Some(offset))
        }
        None => (time, None),
    }
}

/// `23:59` in minutes.
fn minutes(text: &str) -> Option<i32> {
    let (hours, minutes) = text.split_once(':')?;
    let hours = number(hours, 2).filter(|hours| *hours < 24)?;
    let minutes = number(minutes, 2).filter(|minutes| *minutes < 60)?;
    i32::try_from(hours * 60 + minutes).ok()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// ISO 8601: `P1Y2M3DT4H5M6.7S`, `P2W`
fn is_duration(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let Some(text) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let has_time = time.is_none_or(|time| !time.is_empty() && are_units(time, "HMS"));
    (!date.is_empty() || time.is_some()) && are_units(date, "YMWD") && has_time
}

/// Numbers with units, each unit at most once and in order; only the last can be a fraction.
fn are_units(mut text: &str, mut units: &str) -> bool {
    while !text.is_empty() {
        let Some(at) = text.find(|c: char| c.is_ascii_alphabetic()) else {
            return false;
        };
        let (amount, rest) = text.split_at(at);
        let (unit, rest) = rest.split_at(1);
        let Some(place) = units.find(unit) else {
            return false;
        };
        let is_amount = match amount.split_once('.') {
            Some((whole, fraction)) => is_digits(whole) && is_digits(fraction) && rest.is_empty(),
            None => is_digits(amount),
        };
        if !is_amount {
            return false;
        }
        units = units.get(place + 1..).unwrap_or_default();
        text = rest;
    }
    true
}

/// RFC 9562: 32 hexadecimal digits in five groups.
fn is_uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// RFC 3986: a scheme, and only characters that can be in a URI, or that are beyond ASCII.
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let has_triplets = rest.split('%').skip(1).all(|piece| {
        let digits = piece.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    let is_allowed = |c: char| !c.is_control() && !c.is_whitespace() && !"\"<>\\^`{|}".contains(c);
    is_scheme && has_triplets && !rest.is_empty() && rest.chars().all(is_allowed)
}

/// RFC 4648, in either alphabet. White space and missing padding do no harm.
fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches(|c: char| c == '=' || c.is_ascii_whitespace());
    let tail = text.get(body.len()..).unwrap_or_default();
    let padding = tail.bytes().filter(|byte| *byte == b'=').count();
    let mut digits = 0;
    for byte in body.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        if !(byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte)) {
            return false;
        }
        digits += 1;
    }
    match digits % 4 {
        0 => padding == 0,
        1 => false,
        rest => padding == 0 || padding == 4 - rest,
    }
}

/// Digits, with a sign and a fraction perhaps.
fn is_decimal(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    match text.split_once('.') {
        Some((whole, fraction)) => is_digits(whole) && is_digits(fraction),
        None => is_digits(text),
    }
}

/// Something at some host. What comes before the last `@` is the receiver's business, as
/// long as it has no space outside of quotes.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_quoted = local.len() > 2 && local.starts_with('"') && local.ends_with('"');
    let is_plain = local.split('.').all(|part| !part.is_empty())
        && !local.contains(|c: char| {
            c.is_control() || c.is_whitespace() || "()<>[]:;@\\,\"".contains(c)
        });
    let address = domain
        .strip_prefix('[')
        .and_then(|domain| domain.strip_suffix(']'));
    let is_domain = match address {
        Some(address) => match address.strip_prefix("IPv6:") {
            Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
            None => address.parse::<std::net::Ipv4Addr>().is_ok(),
        },
        None => !domain.is_ascii() || is_hostname(domain),
    };
    (is_quoted || is_plain) && is_domain
}

/// RFC 1123: labels of letters, digits and inner hyphens.
fn is_hostname(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}
