//! A proxy: it makes tunnels, and answers plain requests itself.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::loopback::json;

/// It lives until the process ends.
pub(crate) struct Proxy {
    /// `host:port`
    pub(crate) address: String,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Lets in who has this header; everybody where there is none.
    pub(crate) fn start(authorization: Option<&'static str>) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let heads = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&heads);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (stream, kept) = (stream.unwrap(), Arc::clone(&kept));
                thread::spawn(move || serve(&stream, authorization, &kept));
            }
        });
        Proxy { address, heads }
    }

    /// The heads of what came, in lower case but for the first line.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

fn serve(stream: &TcpStream, authorization: Option<&str>, kept: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        reader.read_line(&mut head).unwrap();
    }
    kept.lock().unwrap().push(head.clone());
    let mut out = stream;
    let let_in = authorization.is_none_or(|header| head.contains(header));
    let target = head.strip_prefix("CONNECT ");
    let target = target.and_then(|rest| rest.split(' ').next());
    match target {
        _ if !let_in => {
            let refusal = "HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n";
            out.write_all(refusal.as_bytes()).unwrap();
        }
        Some(target) => {
            let server = TcpStream::connect(target).unwrap();
            out.write_all(b"HTTP/1.1 200 Tunnel\r\n\r\n").unwrap();
            tunnel(stream, &server);
        }
        None => {
            let answer = json(200, "\"by the proxy\"").unwrap();
            out.write_all(answer.as_bytes()).unwrap();
        }
    }
}

fn tunnel(client: &TcpStream, server: &TcpStream) {
    thread::scope(|scope| {
        scope.spawn(|| {
            let _ = io::copy(&mut &*client, &mut &*server);
            let _ = server.shutdown(Shutdown::Write);
        });
        let _ = io::copy(&mut &*server, &mut &*client);
        let _ = client.shutdown(Shutdown::Both);
    });
}
