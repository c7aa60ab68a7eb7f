//! Names that cargo and Rust will accept.

use bindery::generate::module_name;
use bindery::plan::Ident;

/// Module names that mean something else: the root of the crate, its programs, and what
/// the root has under that name already.
const TAKEN: [&str; 4] = ["lib", "main", "bin", "runtime"];

/// The name of a package.
pub(crate) fn package(name: &str) -> Result<String, String> {
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(letters) {
        return Err(
            "a package name starts with a letter, and has only ASCII letters, digits, `-` and `_`"
                .to_owned(),
        );
    }
    let ident = Ident::snake(name);
    // Keywords are written raw, or with a `_` where Rust has no raw form.
    if ident.as_str().starts_with("r#") || ident.as_str().ends_with('_') {
        return Err("this is a Rust keyword".to_owned());
    }
    Ok(name.to_owned())
}

/// The version of a package: three numbers, then perhaps what SemVer puts behind `-` or `+`.
pub(crate) fn version(text: &str) -> Result<String, String> {
    let (numbers, rest) = match text.find(['-', '+']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let is_number =
        |part: &str| part.parse::<u64>().is_ok() && (part == "0" || !part.starts_with(['0', '+']));
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
    if numbers.split('.').count() == 3
        && numbers.split('.').all(is_number)
        && rest.chars().all(is_word)
    {
        Ok(text.to_owned())
    } else {
        Err("a version is three numbers, such as `0.1.0`".to_owned())
    }
}

/// The name of a module.
pub(crate) fn module(name: &str) -> Result<String, String> {
    let snake = module_name(name);
    if snake != name {
        return Err(format!("a module name is in snake case, such as `{snake}`"));
    }
    if TAKEN.contains(&name) {
        return Err(format!(
            "a module cannot be called `{name}`, because that means something else in a crate"
        ));
    }
    Ok(name.to_owned())
}

/// The one of the words that was surely meant: at most a third of the letters differ.
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let most = (word.chars().count() / 3).max(1);
    known
        .iter()
        .map(|candidate| (strsim::osa_distance(word, candidate), *candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `date-time=string`: a format and the type that it is bound to.
pub(crate) fn format(text: &str) -> Result<(String, String), String> {
    let said = text.split_once('=');
    let (format, ty) = said.ok_or("say a format and a type: `date-time=string`")?;
    let mut formats = bindery::format::Formats::default();
    formats.bind(format, ty).map_err(|why| why.to_string())?;
    Ok((format.to_owned(), ty.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_names_are_cargos() {
        for good in ["huaweicloud-reimage", "a", "A_1"] {
            assert!(package(good).is_ok(), "{good}");
        }
        for bad in ["", "1a", "-a", "a b", "é", "a/b", "type", "self"] {
            assert!(package(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn versions_are_semver() {
        for good in ["0.1.0", "1.20.3-rc.1+build-5"] {
            assert!(version(good).is_ok(), "{good}");
        }
        for bad in [
            "", "1", "1.0", "1.0.0.0", "01.0.0", "+1.0.0", "1.x.0", "1.0.0-é", "1.0.0-\"",
        ] {
            assert!(version(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn module_names_are_files_that_mean_nothing_else() {
        for good in ["ecs", "ecs_v2", "type"] {
            assert!(module(good).is_ok(), "{good}");
        }
        for bad in [
            "", "Ecs", "ecs-v2", "a/b", "../a", "lib", "main", "bin", "runtime", "self",
        ] {
            assert!(module(bad).is_err(), "{bad}");
        }
    }
}
