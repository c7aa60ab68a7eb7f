//! Going on in another process.

use bindery_runtime::waiter::{Token, TokenError, Waiter};

use crate::operations::{Bench, Start, StartAll};

#[tokio::test]
async fn a_token_goes_on_where_another_process_stopped() {
    let bench = Bench::new();
    bench.answers(&[r#"{"job_id":"7/8"}"#, r#"{"status":"RUNNING"}"#]);
    let mut waiter = bench.submit().await.unwrap().waiter;
    waiter.step().await.unwrap();
    let text = waiter.token().to_string();
    assert_eq!(
        text,
        r#"{"waiter":1,"operation":"Start","items":[{"job_id":"7/8"}],"fresh":[true]}"#
    );
    drop(waiter);

    let other = Bench::new();
    // Another state was seen before, so that this is believed at once.
    other.answers(&[r#"{"status":"SUCCESS"}"#]);
    let token: Token = text.parse().unwrap();
    let waiter = Waiter::<Start>::of_token(&other.client, &token).unwrap();
    waiter.await.unwrap();
    assert_eq!(other.paths(), ["/jobs/7%2F8"]);
}

#[test]
fn a_token_of_another_operation_is_refused() {
    let bench = Bench::new();
    let text = r#"{"waiter":1,"operation":"StartAll","items":[{"job_id":"7"}],"fresh":[false]}"#;
    let token: Token = text.parse().unwrap();
    let error = Waiter::<Start>::of_token(&bench.client, &token).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the token is of `StartAll`, and cannot be used to follow `Start`"
    );
    assert_eq!(
        Waiter::<StartAll>::of_token(&bench.client, &token)
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn what_is_no_token_is_refused() {
    let parse = |text: &str| text.parse::<Token>().unwrap_err();
    for text in ["", "7", "{}", r#"{"waiter":1}"#, r#"{"waiter":"1"}"#] {
        assert_eq!(parse(text), TokenError::NotAToken, "{text}");
    }
    let uneven = r#"{"waiter":1,"operation":"Start","items":[{}],"fresh":[]}"#;
    assert_eq!(parse(uneven), TokenError::NotAToken);
    let later = r#"{"waiter":2,"operation":"Start"}"#;
    assert_eq!(parse(later), TokenError::OtherVersion);

    let bench = Bench::new();
    let other = |items: &str| {
        let text = format!(r#"{{"waiter":1,"operation":"Start","items":{items},"fresh":[false]}}"#);
        let token: Token = text.parse().unwrap();
        Waiter::<Start>::of_token(&bench.client, &token).unwrap_err()
    };
    assert_eq!(
        other(r#"[{}]"#),
        TokenError::OtherArguments("job_id".to_owned())
    );
    assert_eq!(
        other(r#"[{"id":"7"}]"#),
        TokenError::OtherArguments("id".to_owned())
    );
}

#[test]
fn a_token_is_kept_with_serde() {
    let text = r#"{"waiter":1,"operation":"Start","items":[{"job_id":"7"}],"fresh":[false]}"#;
    let token: Token = text.parse().unwrap();
    let json = serde_json::to_string(&token).unwrap();
    assert_eq!(serde_json::from_str::<Token>(&json).unwrap(), token);
}
