//! Which way values go, seen from the client.

/// Which way values go, seen from the client: found by who reaches their type. A webhook's
/// values are received, because the server sends them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Direction {
    /// In requests.
    pub sent: bool,
    /// In answers.
    pub received: bool,
}

impl Direction {
    /// Nowhere.
    pub const NONE: Direction = Direction::new(false, false);
    /// In requests only.
    pub const SENT: Direction = Direction::new(true, false);
    /// In answers only.
    pub const RECEIVED: Direction = Direction::new(false, true);
    /// In both.
    pub const BOTH: Direction = Direction::new(true, true);

    const fn new(sent: bool, received: bool) -> Direction {
        Direction { sent, received }
    }

    /// In what either of them is in.
    pub(super) fn and(self, other: Direction) -> Direction {
        Direction::new(self.sent || other.sent, self.received || other.received)
    }

    /// In what both of them are in.
    pub(super) fn within(self, other: Direction) -> Direction {
        Direction::new(self.sent && other.sent, self.received && other.received)
    }

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match (self.sent, self.received) {
            (false, false) => "none",
            (true, false) => "sent",
            (false, true) => "received",
            (true, true) => "both",
        }
    }
}
