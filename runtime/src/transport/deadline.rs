//! Until when something is waited for.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

/// What `future` gives, unless `deadline` is before it.
pub(super) async fn within<F, D>(mut deadline: Option<Pin<&mut D>>, future: F) -> Option<F::Output>
where
    F: Future,
    D: Future<Output = ()> + ?Sized,
{
    let mut future = pin!(future);
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        match &mut deadline {
            Some(deadline) => deadline.as_mut().poll(context).map(|()| None),
            None => Poll::Pending,
        }
    })
    .await
}
