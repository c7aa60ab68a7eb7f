//! Unicode properties, as in `\p{L}`.

use super::set::Set;
use regex_syntax::hir::{Class, HirKind};

/// What a name of a property stands for.
pub(super) enum Found {
    Members(Set),
    /// ECMA-262 has it, but its members are not known here.
    Unknown,
    /// ECMA-262 does not have it.
    None,
}

/// What stands between the brackets of `\p{…}`. Unlike elsewhere, ECMA-262 wants names
/// exactly as Unicode spells them.
pub(super) fn find(name: &str) -> Found {
    let (query, is_script) = match name.split_once('=') {
        Some(("General_Category" | "gc", value)) if is_category(value) => {
            (format!("gc={value}"), false)
        }
        Some(("Script" | "sc", value)) if is_spelled_well(value) => (format!("sc={value}"), true),
        Some(("Script_Extensions" | "scx", value)) if is_spelled_well(value) => {
            (format!("scx={value}"), true)
        }
        None if is_category(name) => (format!("gc={name}"), false),
        None if BINARY.contains(&name) => (name.to_owned(), false),
        _ => return Found::None,
    };
    match members(&query) {
        Some(set) => Found::Members(set),
        // Texts have no surrogates, so nobody keeps a table of them.
        None if matches!(&*query, "gc=Cs" | "gc=Surrogate") => Found::Members(Set::default()),
        None if is_script => Found::None,
        None => Found::Unknown,
    }
}

/// The members of a property, from the tables of `regex-syntax`.
fn members(query: &str) -> Option<Set> {
    let hir = regex_syntax::parse(&format!("\\p{{{query}}}")).ok()?;
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            Some(Set::new(class.iter().map(|range| {
                (u32::from(range.start()), u32::from(range.end()))
            })))
        }
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            Some(Set::new(text.chars().map(|c| (u32::from(c), u32::from(c)))))
        }
        _ => None,
    }
}

/// Whether a script could be spelled so: `Old_Italic`, but neither `old_italic` nor
/// `OldItalic`. That there is such a script is for the tables to say.
fn is_spelled_well(name: &str) -> bool {
    name == "SignWriting"
        || name.split('_').all(|word| {
            let rest = word.strip_prefix(|c: char| c.is_ascii_uppercase());
            rest.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_lowercase()))
        })
}

fn is_category(name: &str) -> bool {
    CATEGORIES.contains(&name)
}

/// The values of General_Category, long and short.
const CATEGORIES: &[&str] = &[
    "Cased_Letter",
    "LC",
    "Close_Punctuation",
    "Pe",
    "Connector_Punctuation",
    "Pc",
    "Control",
    "Cc",
    "cntrl",
    "Currency_Symbol",
    "Sc",
    "Dash_Punctuation",
    "Pd",
    "Decimal_Number",
    "Nd",
    "digit",
    "Enclosing_Mark",
    "Me",
    "Final_Punctuation",
    "Pf",
    "Format",
    "Cf",
    "Initial_Punctuation",
    "Pi",
    "Letter",
    "L",
    "Letter_Number",
    "Nl",
    "Line_Separator",
    "Zl",
    "Lowercase_Letter",
    "Ll",
    "Mark",
    "M",
    "Combining_Mark",
    "Math_Symbol",
    "Sm",
    "Modifier_Letter",
    "Lm",
    "Modifier_Symbol",
    "Sk",
    "Nonspacing_Mark",
    "Mn",
    "Number",
    "N",
    "Open_Punctuation",
    "Ps",
    "Other",
    "C",
    "Other_Letter",
    "Lo",
    "Other_Number",
    "No",
    "Other_Punctuation",
    "Po",
    "Other_Symbol",
    "So",
    "Paragraph_Separator",
    "Zp",
    "Private_Use",
    "Co",
    "Punctuation",
    "P",
    "punct",
    "Separator",
    "Z",
    "Space_Separator",
    "Zs",
    "Spacing_Mark",
    "Mc",
    "Surrogate",
    "Cs",
    "Symbol",
    "S",
    "Titlecase_Letter",
    "Lt",
    "Unassigned",
    "Cn",
    "Uppercase_Letter",
    "Lu",
];

/// The properties that a character has or has not, long and short.
const BINARY: &[&str] = &[
    "ASCII",
    "ASCII_Hex_Digit",
    "AHex",
    "Alphabetic",
    "Alpha",
    "Any",
    "Assigned",
    "Bidi_Control",
    "Bidi_C",
    "Bidi_Mirrored",
    "Bidi_M",
    "Case_Ignorable",
    "CI",
    "Cased",
    "Changes_When_Casefolded",
    "CWCF",
    "Changes_When_Casemapped",
    "CWCM",
    "Changes_When_Lowercased",
    "CWL",
    "Changes_When_NFKC_Casefolded",
    "CWKCF",
    "Changes_When_Titlecased",
    "CWT",
    "Changes_When_Uppercased",
    "CWU",
    "Dash",
    "Default_Ignorable_Code_Point",
    "DI",
    "Deprecated",
    "Dep",
    "Diacritic",
    "Dia",
    "Emoji",
    "Emoji_Component",
    "EComp",
    "Emoji_Modifier",
    "EMod",
    "Emoji_Modifier_Base",
    "EBase",
    "Emoji_Presentation",
    "EPres",
    "Extended_Pictographic",
    "ExtPict",
    "Extender",
    "Ext",
    "Grapheme_Base",
    "Gr_Base",
    "Grapheme_Extend",
    "Gr_Ext",
    "Hex_Digit",
    "Hex",
    "IDS_Binary_Operator",
    "IDSB",
    "IDS_Trinary_Operator",
    "IDST",
    "ID_Continue",
    "IDC",
    "ID_Start",
    "IDS",
    "Ideographic",
    "Ideo",
    "Join_Control",
    "Join_C",
    "Logical_Order_Exception",
    "LOE",
    "Lowercase",
    "Lower",
    "Math",
    "Noncharacter_Code_Point",
    "NChar",
    "Pattern_Syntax",
    "Pat_Syn",
    "Pattern_White_Space",
    "Pat_WS",
    "Quotation_Mark",
    "QMark",
    "Radical",
    "Regional_Indicator",
    "RI",
    "Sentence_Terminal",
    "STerm",
    "Soft_Dotted",
    "SD",
    "Terminal_Punctuation",
    "Term",
    "Unified_Ideograph",
    "UIdeo",
    "Uppercase",
    "Upper",
    "Variation_Selector",
    "VS",
    "White_Space",
    "space",
    "XID_Continue",
    "XIDC",
    "XID_Start",
    "XIDS",
];

#[cfg(test)]
mod tests {
    use super::{BINARY, CATEGORIES, Found, find};

    #[test]
    fn the_tables_know_all_properties() {
        for name in CATEGORIES.iter().chain(BINARY) {
            match find(name) {
                Found::Members(_) => {}
                // The only one that `regex-syntax` has no table of.
                Found::Unknown => assert!(name.contains("NFKC") || *name == "CWKCF", "{name}"),
                Found::None => panic!("{name}"),
            }
        }
        for name in [
            "Script=Latin",
            "sc=Latn",
            "scx=Han",
            "Script_Extensions=Old_Italic",
            "gc=Lu",
        ] {
            assert!(matches!(find(name), Found::Members(_)), "{name}");
        }
    }

    #[test]
    fn names_are_exact() {
        for name in [
            "",
            "l",
            "letter",
            "LETTER",
            "Latin",
            "Script",
            "Script=latin",
            "sc=",
            "Script=Elvish",
            "gc=Latin",
            "L=L",
            "greek",
            "^L",
            "Age=3.0",
            "alpha",
            "Lowercase_letter",
        ] {
            assert!(matches!(find(name), Found::None), "{name}");
        }
    }
}
