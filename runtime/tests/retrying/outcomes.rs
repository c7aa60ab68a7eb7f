//! What is sent again, by what happened and by the operation.

use bindery_runtime::transport::TransportError;

use super::*;

#[derive(Clone, Copy, Debug)]
enum First {
    NoConnection,
    Unmakeable,
    Reset,
    TooLarge,
    Status(u16),
    StatusAndDate(u16),
}

impl First {
    fn queue(self, memory: &Memory) {
        match self {
            First::NoConnection => memory.fail(TransportError::not_connected("refused")),
            First::Unmakeable => memory.fail(TransportError::not_sent("no URL")),
            First::Reset => memory.fail(TransportError::no_answer("reset")),
            First::TooLarge => memory.fail(TransportError::too_large(9)),
            First::Status(status) => memory.reply(status, &[], "{}"),
            First::StatusAndDate(status) => memory.reply(status, &[("Retry-After", "3")], "{}"),
        };
    }
}

/// What happened, and whether it is sent again: any operation, an idempotent one.
const TABLE: [(First, bool, bool); 16] = [
    (First::NoConnection, true, true),
    (First::Unmakeable, false, false),
    (First::Reset, false, true),
    (First::TooLarge, false, false),
    (First::Status(302), false, false),
    (First::Status(400), false, false),
    (First::Status(401), false, false),
    (First::Status(408), false, true),
    (First::Status(409), false, false),
    (First::Status(429), true, true),
    (First::StatusAndDate(429), true, true),
    (First::Status(500), false, true),
    (First::StatusAndDate(500), false, true),
    (First::Status(502), false, true),
    (First::Status(503), false, true),
    (First::StatusAndDate(503), true, true),
];

async fn is_sent_again<E>(first: First) -> bool
where
    E: Endpoint<Success = Json, Headers = (), Failure = Undeclared>,
{
    let (memory, clock) = (Memory::new(), Clock::default());
    first.queue(&memory);
    memory.reply(200, &[], "{}");
    let outcome = call::<E>(&memory, &clock).await;
    let again = memory.requests().len() == 2;
    assert_eq!(outcome.is_ok(), again, "{outcome:?}");
    let attempts = outcome.map_or_else(|error| error.attempts(), |reply| reply.attempts());
    assert_eq!(attempts, if again { 2 } else { 1 }, "{first:?}");
    let pause = match first {
        First::StatusAndDate(_) => 3250,
        _ => 250,
    };
    assert_eq!(clock.slept(), vec![pause; usize::from(again)], "{first:?}");
    again
}

#[tokio::test]
async fn it_depends_on_what_happened_and_on_the_operation() {
    for (first, any, idempotent) in TABLE {
        assert_eq!(is_sent_again::<Post>(first).await, any, "POST {first:?}");
        assert_eq!(is_sent_again::<Put>(first).await, any, "PUT {first:?}");
        assert_eq!(
            is_sent_again::<Unsafe>(first).await,
            any,
            "declared otherwise {first:?}"
        );
        assert_eq!(
            is_sent_again::<Get>(first).await,
            idempotent,
            "GET {first:?}"
        );
        assert_eq!(
            is_sent_again::<Declared>(first).await,
            idempotent,
            "declared {first:?}"
        );
    }
}

#[tokio::test]
async fn a_call_can_say_otherwise() {
    let sent = async |change: fn(Call) -> Call| {
        let (memory, clock) = (Memory::new(), Clock::default());
        memory.reply(500, &[], "{}").reply(200, &[], "{}");
        let client = builder(&memory, &clock).build().unwrap();
        let call = change(Call::new(&client, &POST));
        let _ = call.send::<Post>(None).await;
        memory.requests().len()
    };
    assert_eq!(sent(|call| call).await, 1);
    assert_eq!(sent(|call| call.idempotent(true)).await, 2);
    assert_eq!(
        sent(|call| call.idempotent(true).retry(Retry::none())).await,
        1
    );
    assert_eq!(sent(|call| call.idempotent(false)).await, 1);
}

#[tokio::test]
async fn a_success_says_how_often_it_was_sent() {
    let (memory, clock) = (Memory::new(), Clock::default());
    memory
        .reply(429, &[], "")
        .reply(429, &[], "")
        .reply(200, &[], "{}");
    let reply = call::<Post>(&memory, &clock).await.unwrap();
    assert_eq!(reply.attempts(), 3);
    assert_eq!(clock.slept(), [250, 500]);
    let requests = memory.requests();
    assert!(
        requests
            .iter()
            .all(|request| request.uri() == requests[0].uri())
    );
}
