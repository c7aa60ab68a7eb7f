//! What a connection is made of, whatever it leads through.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use ::hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::{Connected, Connection};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};

/// TCP, or TLS over that, or TLS over what a proxy passes on.
pub(super) trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

/// A connection to a server, or to a proxy that is given requests to send on.
pub(super) struct Socket {
    wire: TokioIo<Box<dyn Wire>>,
    is_proxied: bool,
}

impl Socket {
    pub(super) fn new(wire: impl Wire + 'static) -> Socket {
        Socket {
            wire: TokioIo::new(Box::new(wire)),
            is_proxied: false,
        }
    }

    /// A request names all of its URL here.
    pub(super) fn proxied(mut self) -> Socket {
        self.is_proxied = true;
        self
    }

    pub(super) fn into_wire(self) -> Box<dyn Wire> {
        self.wire.into_inner()
    }

    fn wire(self: Pin<&mut Self>) -> Pin<&mut TokioIo<Box<dyn Wire>>> {
        Pin::new(&mut self.get_mut().wire)
    }
}

impl Connection for Socket {
    fn connected(&self) -> Connected {
        Connected::new().proxy(self.is_proxied)
    }
}

impl Read for Socket {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        self.wire().poll_read(context, buffer)
    }
}

impl Write for Socket {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.wire().poll_write(context, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.wire().poll_write_vectored(context, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        self.wire.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.wire().poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.wire().poll_shutdown(context)
    }
}
