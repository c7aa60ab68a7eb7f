//! Numbers at their bounds.

use crate::model::{Check, Json, Type};

/// A number as a whole number of units of a power of ten, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Scaled {
    units: i128,
    /// Digits after the point.
    scale: u32,
}

/// More digits after the point than this are not calculated with.
const MOST_SCALE: i64 = 18;

impl Scaled {
    fn parse(text: &str) -> Option<Scaled> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i64 = exponent
            .strip_prefix('+')
            .unwrap_or(exponent)
            .parse()
            .ok()?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut units: i128 = format!("{whole}{fraction}").parse().ok()?;
        let scale = i64::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        if scale >= 0 {
            return (scale <= MOST_SCALE).then_some(Scaled {
                units,
                scale: u32::try_from(scale).ok()?,
            });
        }
        if scale < -30 {
            return None;
        }
        units = units.checked_mul(10_i128.checked_pow(u32::try_from(-scale).ok()?)?)?;
        Some(Scaled { units, scale: 0 })
    }

    fn at(self, scale: u32) -> Option<i128> {
        let factor = 10_i128.checked_pow(scale.checked_sub(self.scale)?)?;
        self.units.checked_mul(factor)
    }

    /// So many steps further.
    fn plus(self, step: Scaled, times: i128) -> Option<Scaled> {
        let scale = self.scale.max(step.scale);
        let units = step.at(scale)?.checked_mul(times)?;
        let units = self.at(scale)?.checked_add(units)?;
        Some(Scaled { units, scale })
    }

    /// The multiple of a divisor that is next to this one, below or above.
    fn multiple(self, divisor: Scaled, above: bool) -> Option<Scaled> {
        let scale = self.scale.max(divisor.scale);
        let (own, by) = (self.at(scale)?, divisor.at(scale)?.checked_abs()?);
        let below = own.checked_div_euclid(by)?.checked_mul(by)?;
        let units = if above && below != own {
            below.checked_add(by)?
        } else {
            below
        };
        Some(Scaled { units, scale })
    }

    fn json(self) -> Json {
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = self.units.unsigned_abs().to_string();
        let scale = self.scale as usize;
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        Json::Number(format!("{sign}{whole}{point}{fraction}"))
    }
}

const ONE: Scaled = Scaled { units: 1, scale: 0 };

/// The bounds and divisors of a type.
fn bounds(ty: &Type) -> (Vec<Scaled>, Vec<Scaled>) {
    let (mut ends, mut divisors) = (Vec::new(), Vec::new());
    for rule in &ty.rules {
        match &rule.check {
            Check::Minimum(text)
            | Check::ExclusiveMinimum(text)
            | Check::Maximum(text)
            | Check::ExclusiveMaximum(text) => ends.extend(Scaled::parse(text)),
            Check::MultipleOf(text) => divisors.extend(Scaled::parse(text)),
            _ => {}
        }
    }
    (ends, divisors)
}

/// At each end, one step to either side, and the multiples next to it.
fn at_ends(ty: &Type, step: Scaled) -> Vec<Json> {
    let (ends, divisors) = bounds(ty);
    let mut found = Vec::new();
    for end in &ends {
        found.push(Some(*end));
        found.extend([end.plus(step, 1), end.plus(step, -1)]);
        for divisor in &divisors {
            let next = [end.multiple(*divisor, false), end.multiple(*divisor, true)];
            for one in next.into_iter().flatten() {
                found.extend([-1, 0, 1].map(|times| one.plus(*divisor, times)));
            }
        }
    }
    for divisor in divisors {
        found.extend([1, 3, 0, -2].map(|times| Scaled { units: 0, scale: 0 }.plus(divisor, times)));
    }
    found.into_iter().flatten().map(Scaled::json).collect()
}

/// Whole numbers: at the ends, and what is easily changed on its way.
pub(super) fn integers(ty: &Type, format: Option<&str>) -> Vec<Json> {
    let mut found = at_ends(ty, ONE);
    let all: &[&str] = match format {
        Some("int8") => &["1", "0", "-128", "127"],
        Some("int16") => &["1", "0", "-32768", "32767"],
        Some("int32") => &["1", "0", "-2147483648", "2147483647"],
        Some("uint8") => &["1", "0", "255"],
        Some("uint16") => &["1", "0", "65535"],
        Some("uint32") => &["1", "0", "4294967295"],
        Some("uint64" | "uint") => &["1", "0", "9007199254740993", "18446744073709551615"],
        _ => &[
            "1",
            "0",
            "-1",
            "9007199254740993",
            "9223372036854775807",
            "-9223372036854775808",
        ],
    };
    found.extend(all.iter().map(|text| Json::Number((*text).to_owned())));
    found
}

/// Integers that the formats of integers end before, the nearest first.
pub(super) const BEYOND: &[&str] = &[
    "-1",
    "128",
    "-129",
    "256",
    "32768",
    "-32769",
    "65536",
    "2147483648",
    "-2147483649",
    "4294967296",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616",
];

/// Numbers: at the ends, and fractions.
pub(super) fn numbers(ty: &Type, format: Option<&str>) -> Vec<Json> {
    let (ends, _) = bounds(ty);
    let scale = ends.iter().map(|end| end.scale).max().unwrap_or(0);
    let step = Scaled {
        units: 1,
        scale: scale + 1,
    };
    let mut found = at_ends(ty, step);
    found.extend(at_ends(ty, ONE));
    let all: &[&str] = match format {
        Some("float" | "double") => &["1.5", "0", "-0.25", "1e3", "3.4028234e38", "0.1"],
        _ => &["1.5", "0", "-0.25", "1e3", "9007199254740993", "0.1"],
    };
    found.extend(all.iter().map(|text| Json::Number((*text).to_owned())));
    found
}

/// Numbers outside of each end, by one step, and next to multiples.
pub(super) fn outside(ty: &Type, is_integer: bool) -> Vec<Json> {
    let step = if is_integer {
        ONE
    } else {
        Scaled { units: 1, scale: 3 }
    };
    let mut found = at_ends(ty, step);
    if !is_integer {
        found.extend(at_ends(ty, ONE));
    }
    let (_, divisors) = bounds(ty);
    let bases: Vec<Scaled> = found
        .iter()
        .filter_map(|value| match value {
            Json::Number(text) => Scaled::parse(text),
            _ => None,
        })
        .collect();
    for divisor in divisors {
        // A step that no divisor of more than one digit is a multiple of.
        let off = if is_integer {
            ONE
        } else {
            Scaled {
                units: 1,
                scale: divisor.scale + 1,
            }
        };
        let near = bases.iter().filter_map(|base| base.plus(off, 1));
        found.extend(near.map(Scaled::json));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{ONE, Scaled};

    fn scaled(text: &str) -> Scaled {
        Scaled::parse(text).unwrap()
    }

    #[test]
    fn decimals_are_exact() {
        let text = |value: Scaled| value.json().to_string();
        assert_eq!(text(scaled("0.10")), "0.1");
        assert_eq!(text(scaled("-1.5e2")), "-150");
        assert_eq!(
            text(scaled("0.1").plus(scaled("0.01"), -11).unwrap()),
            "-0.01"
        );
        assert_eq!(
            text(scaled("18446744073709551615").plus(ONE, 1).unwrap()),
            "18446744073709551616"
        );
        assert_eq!(
            text(scaled("0.35").multiple(scaled("0.1"), true).unwrap()),
            "0.4"
        );
        assert_eq!(
            text(scaled("-7").multiple(scaled("3"), false).unwrap()),
            "-9"
        );
        assert!(Scaled::parse("1e999").is_none());
    }
}
