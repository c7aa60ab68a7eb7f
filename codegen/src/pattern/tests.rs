//! What each form of ECMA-262 means, and how it is settled. The tables say what the standard
//! says; `oracle` asks Node.

use super::{Settled, Step, settle, suspicions};

/// The tier, in one letter.
fn tier(pattern: &str) -> char {
    match settle(pattern) {
        Ok(Settled::Sequence(_)) => 's',
        Ok(Settled::Automaton(_)) => 'a',
        Ok(Settled::Engine(_)) => 'e',
        Err(_) => '!',
    }
}

fn check(pattern: &str, accepted: &[&str], refused: &[&str]) {
    let settled = settle(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    for text in accepted {
        assert_eq!(settled.matches(text), Some(true), "{pattern} and {text:?}");
    }
    for text in refused {
        assert_eq!(settled.matches(text), Some(false), "{pattern} and {text:?}");
    }
}

#[test]
fn a_pattern_is_found_anywhere() {
    check("", &["", "x"], &[]);
    check("b", &["b", "abc"], &["", "a"]);
    check("^b", &["b", "bc"], &["ab", "a\nb"]);
    check("b$", &["b", "ab"], &["ba", "b\n"]);
    check("^$", &[""], &["\n", "a"]);
    check("^a|b$", &["a", "ac", "cb"], &["ca", "bc"]);
    check("$a", &[], &["", "a", "\na"]);
    check("a^", &[], &["a", "a\n"]);
}

#[test]
fn classes_are_those_of_the_standard() {
    check("^\\d$", &["0", "9"], &["٣", "a"]);
    check("^\\w$", &["a", "Z", "_", "0"], &["é", "ſ", "-"]);
    check(
        "^\\s$",
        &[" ", "\u{B}", "\u{A0}", "\u{FEFF}", "\u{2028}", "\u{3000}"],
        &["\u{85}", "\u{180E}", "\u{200B}"],
    );
    check("^\\S\\D\\W$", &["aa-", "中中中"], &[" a-", "a1-", "aaa"]);
    check(
        "^.$",
        &["a", "\u{85}", "\0", "😀"],
        &["\n", "\r", "\u{2028}", "\u{2029}"],
    );
    check("^[^]$", &["\n", "a"], &[""]);
    check("[]", &[], &["", "a"]);
    check("^[^\\n]$", &["\r", "a"], &["\n"]);
    check("^[a-c\\]-]$", &["a", "]", "-"], &["\\", "d"]);
    check("^[\\b]$", &["\u{8}"], &["b"]);
    check(
        "^\\p{Lu}\\P{Lu}[\\p{Script=Greek}]$",
        &["Ééω"],
        &["éÉω", "Éée"],
    );
}

#[test]
fn escapes_are_those_of_the_standard() {
    check("^\\t\\n\\v\\f\\r\\0$", &["\t\n\u{B}\u{C}\r\0"], &[]);
    check("^\\x41\\u00e9\\cJ$", &["Aé\n"], &[]);
    check("^\\uD83D\\uDE00\\u{1F600}$", &["😀😀"], &[]);
    check("^[\\u{1F600}-\\u{1F64F}]$", &["😀"], &["🚀"]);
    check("^\\.\\/\\$\\^\\{\\}$", &["./$^{}"], &["a/$^{}"]);
    check("\\uD83D", &[], &["😀"]);
}

#[test]
fn repetitions_count() {
    check("^a{2}$", &["aa"], &["a", "aaa"]);
    check("^a{2,}$", &["aa", "aaaa"], &["a"]);
    check("^(?:ab){1,2}$", &["ab", "abab"], &["", "ababab"]);
    check("^a??b*?c+?$", &["c", "abbcc"], &["aac", "ab"]);
    check("^(?<year>\\d{4})$", &["2026"], &["26"]);
    check("^(?:a?){3}$", &["", "a", "aaa"], &["aaaa"]);
    check("a{2,5}", &["aa", "baaaaaaa"], &["a", "aba"]);
}

#[test]
fn boundaries_are_ascii() {
    check("\\bfoo\\b", &["foo", "a foo.", "éfoo"], &["foos", "_foo"]);
    check("\\B", &["", "-", "aa"], &["a"]);
    // Inside of a character there is no boundary to be asked.
    check("\\B", &["é"], &["aéa"]);
    check("a\\B.", &["ab"], &["aé", "a"]);
}

#[test]
fn annex_b_reads_what_the_flag_u_refuses() {
    check("^]}{$", &["]}{"], &[]);
    check("^a{,2}$", &["a{,2}"], &["a", "aa"]);
    check("^x{a}$", &["x{a}"], &["x"]);
    check("^\\101\\08$", &["A\u{0}8"], &[]);
    check("^\\8\\_\\-\\a$", &["8_-a"], &[]);
    check("^[\\w-.]$", &["-", "a", "."], &[","]);
    check("^[\\c1\\c]$", &["\u{11}", "\\", "c"], &["1"]);
    check("^\\c$", &["\\c"], &["c"]);
    check("^\\x4\\u006\\_$", &["x4u006_"], &[]);
    check("^\\u{2}\\_$", &["uu_"], &["\u{2}_"]);
    check("^\\k\\_$", &["k_"], &[]);
    check("^\\p{Lu}\\_$", &["p{Lu}_"], &["A_"]);
}

#[test]
fn errors_have_places_and_words() {
    for (pattern, at, message) in [
        ("a(b", 1..2, "a `(` without its `)`"),
        ("ab)", 2..3, "a `)` without its `(`"),
        ("é[a", 2..3, "a `[` without its `]`"),
        ("[b-a]", 1..4, "the range ends before it starts"),
        ("a**", 2..3, "this has nothing to repeat"),
        ("^*", 1..2, "this has nothing to repeat"),
        ("{1}", 0..1, "this has nothing to repeat"),
        ("a{2,1}", 1..6, "at least is more than at most"),
        ("a\\", 1..2, "a `\\` with nothing behind it"),
        ("(?i)a", 0..3, "flags cannot be set inside of a pattern"),
        ("(?P<a>b)", 0..3, "named groups are written `(?<name>…)`"),
        ("(?<a>.)(?<a>.)", 10..11, "two groups are called `a`"),
        ("(?<a>.)\\k<b>", 10..11, "there is no group called `b`"),
    ] {
        let error = settle(pattern).unwrap_err();
        assert_eq!((error.at, &*error.message), (at, message), "{pattern}");
    }
}

#[test]
fn sequences_are_only_where_nothing_is_given_back() {
    for (pattern, expected) in [
        ("^$", 's'),
        ("^[a-z]+-\\d{2,3}$", 's'),
        ("^(a|b|[cd]){2}x?$", 's'),
        ("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", 's'),
        ("^[a-z][a-z0-9]*$", 's'),
        ("^[a-z]{0,5}[a-z0-9]*$", 's'),
        ("^a?b?c?$", 's'),
        // Each of these would have to give back.
        ("^[a-z0-9]*[a-z]$", 'a'),
        ("^[a-z]{0,5}[a-z0-9]{1,}$", 'a'),
        ("^[a-z]{0,5}[a-z0-9]{0,9}$", 'a'),
        ("^a*b?a$", 'a'),
        ("^a{0,2}[ab]*a$", 'a'),
        ("^(ab)*$", 'a'),
        ("^a|b$", 'a'),
        ("^a", 'a'),
        ("a", 'a'),
        ("(?!a)b", 'e'),
        ("(?<=a)b", 'e'),
        ("(a)\\1", 'e'),
        ("(?<n>a)\\k<n>", 'e'),
        ("\\p{CWKCF}", 'e'),
        ("(", '!'),
    ] {
        assert_eq!(tier(pattern), expected, "{pattern}");
    }
    let Ok(Settled::Sequence(steps)) = settle("^(?:a|[b-d]){2}[a-d]*$") else {
        panic!("a sequence");
    };
    let class = vec![('a', 'd')];
    assert_eq!(
        steps,
        [Step {
            class,
            min: 2,
            max: u32::MAX
        }]
    );
}

/// Every sequence of three runs over a small alphabet, against the definition.
#[test]
fn a_sequence_is_never_wrong() {
    let texts: Vec<String> = (0..6_u32)
        .flat_map(|length| {
            (0..3_u32.pow(length)).map(move |n| {
                (0..length)
                    .map(|i| ['a', 'b', 'c'][(n / 3_u32.pow(i) % 3) as usize])
                    .collect()
            })
        })
        .collect();
    let parts: Vec<String> = ["a", "b", "[ab]", "[abc]"]
        .iter()
        .flat_map(|class| {
            ["", "?", "*", "+", "{2}", "{1,2}"].map(|count| format!("{class}{count}"))
        })
        .collect();
    let mut sequences = 0;
    for (first, second, third) in parts.iter().flat_map(|first| {
        let parts = &parts;
        parts
            .iter()
            .flat_map(move |second| parts.iter().map(move |third| (first, second, third)))
    }) {
        let pattern = format!("^{first}{second}{third}$");
        let Ok(settled @ Settled::Sequence(_)) = settle(&pattern) else {
            continue;
        };
        sequences += 1;
        let expected = regress::Regex::new(&pattern).unwrap();
        for text in &texts {
            let found = settled.matches(text) == Some(true);
            assert_eq!(found, expected.find(text).is_some(), "{pattern} and {text}");
        }
    }
    assert!(sequences > 2000, "{sequences}");
}

#[test]
fn tables_are_sound_and_small() {
    for pattern in [
        "",
        "$a",
        "a",
        "^(foo|bar)$",
        "[\\u4e00-\\u9fa5]",
        "\\bé\\B",
        "^(?:\\w\\W){50}",
    ] {
        let Ok(Settled::Automaton(automaton)) = settle(pattern) else {
            panic!("{pattern} is an automaton");
        };
        let states = automaton.transitions.len() / 2 / automaton.stride;
        assert!(automaton.transitions.len() <= 64 * 1024);
        assert_eq!(automaton.classes.len(), 256);
        assert!(
            automaton
                .classes
                .iter()
                .all(|class| usize::from(*class) < automaton.stride)
        );
        assert!(usize::from(automaton.start) < states);
        let next: Vec<u16> = automaton
            .transitions
            .chunks(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        assert!(next.iter().all(|state| usize::from(*state) < states));
        assert!(
            next[..automaton.stride].iter().all(|state| *state == 0),
            "0 is dead"
        );
        assert!(
            next[automaton.stride..2 * automaton.stride]
                .iter()
                .all(|state| *state == 1)
        );
        assert!(automaton.accepting.contains(&1) && !automaton.accepting.contains(&0));
        assert!(automaton.accepting.is_sorted());
        assert_eq!(settle(pattern), settle(pattern), "the same each time");
    }
    let Ok(Settled::Automaton(everything)) = settle("") else {
        panic!("an automaton");
    };
    assert_eq!((everything.start, everything.stride), (1, 1));
}

#[test]
fn hostile_patterns_are_settled_soon() {
    let started = std::time::Instant::now();
    for pattern in [
        "(a{1000}){1000}".to_owned(),
        "((((a{1,100}){1,100}){1,100}){1,100})$".to_owned(),
        "(a|b)*a(a|b){30}".to_owned(),
        "[^a]{1000}b".to_owned(),
        "^.{0,2147483647}x$".to_owned(),
        "(?:){4294967295}".to_owned(),
        "^(?:a?){1000}a{1000}$".to_owned(),
        "(.*)*".repeat(500) + "$",
        "a|".repeat(50_000),
        "[a-c]".repeat(50_000),
        "(?:(?:\\p{L}{100}){100}){100}$".to_owned(),
        "\\p{L}+\\p{N}+$|".repeat(200),
    ] {
        settle(&pattern).unwrap();
    }
    for pattern in [
        "(".repeat(100_000),
        "(?:".repeat(100_000),
        "(a".repeat(500) + &")".repeat(500),
    ] {
        settle(&pattern).unwrap_err();
    }
    // Many times what it takes, and far from what such patterns can take.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn what_is_surely_not_meant_is_suspicious() {
    for (pattern, message) in [
        (
            "/^[a-z]+$/",
            "the slashes around this pattern are part of it",
        ),
        ("/\\d/gi", "the slashes around this pattern are part of it"),
        (
            "yyyy-MM-dd HH:mm:ss",
            "this is a date format, and no pattern that a date matches",
        ),
        (
            "HH:mm",
            "this is a date format, and no pattern that a date matches",
        ),
        (
            "project_id",
            "nothing in this pattern is special: every text that contains it matches",
        ),
        (
            "\\A\\w+\\Z",
            "`\\A` is nothing but the letter A in ECMA-262",
        ),
        ("^\\\\d+$", "`\\\\d` is a backslash, and then the letter d"),
        (
            "[\\\\u4e00-\\\\u9fa5]",
            "`\\\\u` is a backslash, and then the letter u",
        ),
        (
            "^[[:alpha:]]+$",
            "`[:alpha:]` is no class of characters in ECMA-262",
        ),
        ("${parameters('x')}", "no text matches this pattern"),
        (
            "[a-z]*",
            "every text matches this pattern, because it is searched for and may be empty",
        ),
        (
            "|asc|desc",
            "every text matches this pattern, because it is searched for and may be empty",
        ),
    ] {
        let found = suspicions(pattern);
        assert_eq!(found.len(), 1, "{pattern}");
        assert_eq!(found[0].message, message, "{pattern}");
    }
    for pattern in [
        "",
        ".*",
        "^.*$",
        "(.*)",
        "^[a-z]*$",
        "^/api/v[12]/.*$",
        "^C:\\\\dir$",
        "^\\d{4}-\\d{2}$",
        "(on|off)",
        "^\\-\\_$",
        "^https?://",
        "^(?!x)",
        "(",
        "^$|^a$",
    ] {
        assert_eq!(suspicions(pattern), [], "{pattern}");
    }
}
