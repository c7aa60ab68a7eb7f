//! Waiting, inside of tokio and without it.
#![allow(clippy::unwrap_used)]

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use bindery_runtime::client::Client;
use bindery_runtime::transport::Memory;

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// The smallest executor that there is.
fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

async fn slept() -> Duration {
    let client = Client::builder("https://h").transport(Memory::new());
    let client = client.build().unwrap();
    let timer = client.timer().unwrap();
    let (start, before) = (Instant::now(), timer.now());
    timer.sleep(Duration::from_millis(30)).await;
    assert!(timer.now() >= before + Duration::from_millis(30));
    start.elapsed()
}

#[test]
fn a_client_can_wait_with_any_executor() {
    assert!(block_on(slept()) >= Duration::from_millis(30));
}

#[tokio::test]
async fn a_client_can_wait_inside_of_tokio() {
    assert!(slept().await >= Duration::from_millis(30));
}
