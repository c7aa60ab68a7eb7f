//! A body that is gathered from its pieces.

use bytes::{Bytes, BytesMut};

use super::TransportError;

/// What has arrived of a body, which is never more than `cap` bytes.
pub(super) struct Whole {
    cap: usize,
    /// Most answers come in one piece, and that is the body as it is.
    first: Bytes,
    /// All of them, where there are several.
    all: BytesMut,
}

impl Whole {
    pub(super) fn nothing(cap: usize) -> Whole {
        Whole {
            cap,
            first: Bytes::new(),
            all: BytesMut::new(),
        }
    }

    pub(super) fn add(&mut self, piece: Bytes) -> Result<(), TransportError> {
        if piece.len() > self.cap - self.first.len().max(self.all.len()) {
            return Err(TransportError::too_large(self.cap));
        }
        if self.first.is_empty() {
            self.first = piece;
            return Ok(());
        }
        if self.all.is_empty() {
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&piece);
        Ok(())
    }

    pub(super) fn body(self) -> Bytes {
        if self.all.is_empty() {
            self.first
        } else {
            self.all.freeze()
        }
    }
}
