//! The password rules of the three services, side by side: they differ in special characters
//! and in forbidden words.

use huaweicloud_reimage::{Violations, ecs};

use super::refusing::{Clients, DEV_SERVER, IMAGE, INSTANCE, SERVER};

/// Which of the rules for a password are broken: `-` none, `<` and `>` its length, `!` the
/// rest. First CloudDC, then ECS, then ModelArts.
fn broken(clients: &Clients, password: &str) -> String {
    let how = ecs::OsReinstall::new("k", "u").with_adminpass(password);
    let calls = [
        clients
            .clouddc
            .reinstall_os(password, [INSTANCE])
            .validate(),
        clients
            .ecs
            .reinstall_server_without_cloud_init(SERVER, how)
            .validate(),
        clients
            .modelarts
            .change_dev_server_os(DEV_SERVER, IMAGE)
            .admin_pass(password)
            .validate(),
    ];
    calls
        .map(|judged| judged.map_or_else(|violations| signs(&violations), |()| "-".to_owned()))
        .join(" ")
}

fn signs(violations: &Violations) -> String {
    let mut signs: Vec<char> = violations
        .iter()
        .map(|violation| match violation.rule() {
            "minLength" => '<',
            "maxLength" => '>',
            "x-bindery-password" => '!',
            other => panic!("{other}"),
        })
        .collect();
    signs.sort_unstable();
    signs.dedup();
    signs.into_iter().collect()
}

fn assert_table(table: &[(&str, &str)]) {
    let clients = Clients::new();
    for (password, expected) in table {
        assert_eq!(broken(&clients, password), *expected, "{password}");
    }
}

#[test]
fn length_is_counted_in_code_points() {
    let emoji = |count: usize| format!("Aa1{}", "💥".repeat(count - 3));
    // é as two code points; a reader sees fewer characters than there are.
    let accents = |count: usize| {
        let text = format!("Aa1{}", "e\u{301}".repeat(count));
        text.chars().take(count).collect::<String>()
    };
    assert_table(&[
        ("Passw0r", "< < <"),
        ("Passw0rd", "- - -"),
        ("Passw0rdPassw0rdPassw0rdPa", "- - -"),
        ("Passw0rdPassw0rdPassw0rdPas", "> > >"),
    ]);
    for make in [&emoji as &dyn Fn(usize) -> String, &accents] {
        assert_table(&[
            (&make(7), "< < <"),
            (&make(8), "- - -"),
            (&make(26), "- - -"),
            (&make(27), "> > >"),
        ]);
    }
}

#[test]
fn three_of_four_classes() {
    assert_table(&[
        ("abcdefgh", "! ! !"),
        ("abcdefg1", "! ! !"),
        ("ABCDEFG1", "! ! !"),
        ("abcdefgH", "! ! !"),
        ("abcdefg!", "! ! !"),
        ("12345678", "! ! !"),
        ("!@%-_=+[", "! ! !"),
        ("abcdeF1g", "- - -"),
        ("abcdef1!", "- - -"),
        ("ABCDEF1!", "- - -"),
        ("abcdeF!g", "- - -"),
        ("abcdF1!g", "- - -"),
        ("@Admin_pass", "- - -"),
        // Letters and digits of other scripts are none of the four.
        ("abcdefgÜ1", "! ! !"),
        ("abcdefgH\u{661}", "! ! !"),
        ("aA1", "< < <"),
        ("a", "!< !< !<"),
        ("", "!< !< !<"),
    ]);
}

#[test]
fn dollar_and_caret_are_special_in_set_a_only() {
    let clients = Clients::new();
    for special in "!@%-_=+[{}]:,./?".chars() {
        assert_eq!(
            broken(&clients, &format!("abcdefg1{special}")),
            "- - -",
            "{special}"
        );
    }
    for special in "$^".chars() {
        assert_eq!(
            broken(&clients, &format!("abcdefg1{special}")),
            "- - !",
            "{special}"
        );
    }
    for other in "#&*()~`\"'<>|\\; \u{a0}§💥".chars() {
        assert_eq!(
            broken(&clients, &format!("abcdefg1{other}")),
            "! ! !",
            "{other:?}"
        );
        // It is not forbidden either, only does not count.
        assert_eq!(
            broken(&clients, &format!("abcdeF1{other}")),
            "- - -",
            "{other:?}"
        );
    }
}

#[test]
fn forbidden_words_in_both_directions_and_any_case() {
    assert_table(&[
        // ECS forbids the name on Windows alone.
        ("Xroot2026!", "! - !"),
        ("XROOT2026!", "! - !"),
        ("MyRooT!2026", "! - !"),
        ("Xtoor2026!", "! - !"),
        ("xToOR2026!", "! - !"),
        ("Administrator1!", "! ! !"),
        ("aDMINISTRATOR1!", "! ! !"),
        ("rotartsinimdA1!", "! ! !"),
        ("ROTARTSINIMDa1!", "! ! !"),
        ("Administrato1!", "- - -"),
        ("Ro0t2026!x", "- - -"),
        ("Ro-ot2026!", "- - -"),
    ]);
}
