//! A `tower` stack as the transport: hyper's client, at most four requests at a time, each
//! within a second. Called against a server on this machine:
//!
//! ```sh
//! cargo run -p bindery-runtime --features tower --example tower
//! ```

use std::error::Error;
use std::time::Duration;

use bindery_runtime::transport::{Limits, Tower, Transport};
use bytes::Bytes;
use http_body_util::Full;
use hyper_util::client::legacy::{self, Client};
use hyper_util::rt::TokioExecutor;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tower::{BoxError, ServiceBuilder};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let hyper = Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
    let stack = ServiceBuilder::new()
        .concurrency_limit(4)
        .timeout(Duration::from_secs(1))
        .service(hyper);
    // A transport says what certainly never left. All else may have been carried out.
    let never_left = |error: &BoxError| {
        let hyper = error.downcast_ref::<legacy::Error>();
        hyper.is_some_and(legacy::Error::is_connect)
    };
    let transport = Tower::new(stack).not_sent_when(never_left);

    // A client takes it with `.transport(transport)`; here it is asked itself.
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/hello", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = [0; 4096];
            let _ = stream.read(&mut head).await;
            let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
            let _ = stream.write_all(answer).await;
        }
    });
    let request = http::Request::get(url).body(Bytes::new())?;
    let answer = transport.carry(request, Limits::default()).await?;
    println!("{} {:?}", answer.status(), answer.body());
    Ok(())
}
