//! The variance table: what a change does to those who were built from the other document.

use super::Direction;

/// What a change does to the values, or to the requests, that are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Motion {
    /// Nothing: words, names, and what only Rust sees.
    Nothing,
    /// More is allowed than before.
    Widened,
    /// Less is allowed than before.
    Narrowed,
    /// A rule allows more; who only reads values does not apply it.
    Loosened,
    /// A rule allows less; who only reads values does not apply it.
    Tightened,
    /// There is something more, which who does not know it can ignore.
    Grown,
    /// There is something less, which nobody could rely on.
    Shrunk,
    /// Something else is allowed than before.
    Replaced,
    /// The same is allowed, and means something else.
    Shifted,
}

/// Whether a client and a server understand each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// They do.
    Works,
    /// The documents cannot tell.
    Perhaps,
    /// There are requests or answers with which they do not.
    Breaks,
}

/// The verdict on the wire, in both directions of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wire {
    /// Whether a client built from the old document works with the new server.
    pub old_client: Verdict,
    /// Whether a client built from the new document works with the old server.
    pub new_client: Verdict,
}

impl Motion {
    /// All motions, in the order of the table.
    pub const ALL: [Motion; 9] = [
        Motion::Nothing,
        Motion::Widened,
        Motion::Narrowed,
        Motion::Loosened,
        Motion::Tightened,
        Motion::Grown,
        Motion::Shrunk,
        Motion::Replaced,
        Motion::Shifted,
    ];

    /// What it is from the new document to the old one.
    #[must_use]
    pub fn opposite(self) -> Motion {
        match self {
            Motion::Widened => Motion::Narrowed,
            Motion::Narrowed => Motion::Widened,
            Motion::Loosened => Motion::Tightened,
            Motion::Tightened => Motion::Loosened,
            Motion::Grown => Motion::Shrunk,
            Motion::Shrunk => Motion::Grown,
            Motion::Nothing | Motion::Replaced | Motion::Shifted => self,
        }
    }

    /// Its name in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Motion::Nothing => "nothing",
            Motion::Widened => "widened",
            Motion::Narrowed => "narrowed",
            Motion::Loosened => "loosened",
            Motion::Tightened => "tightened",
            Motion::Grown => "grown",
            Motion::Shrunk => "shrunk",
            Motion::Replaced => "replaced",
            Motion::Shifted => "shifted",
        }
    }

    /// What it does where the value is only sent, and where it is only received.
    fn verdicts(self) -> [Wire; 2] {
        use Verdict::{Breaks as B, Perhaps as P, Works as W};
        let row = |sent: (Verdict, Verdict), received: (Verdict, Verdict)| {
            [sent, received].map(|(old_client, new_client)| Wire {
                old_client,
                new_client,
            })
        };
        // Each pair: the old client with the new server, the new client with the old one.
        match self {
            Motion::Nothing => row((W, W), (W, W)),
            Motion::Widened => row((W, B), (B, W)),
            Motion::Narrowed => row((B, W), (W, B)),
            Motion::Loosened => row((W, B), (P, W)),
            Motion::Tightened => row((B, W), (W, P)),
            Motion::Grown => row((W, P), (W, P)),
            Motion::Shrunk => row((P, W), (P, W)),
            Motion::Replaced => row((B, B), (B, B)),
            Motion::Shifted => row((P, P), (P, P)),
        }
    }

    /// The verdicts of the table: where a value goes both ways, the worse one of each.
    #[must_use]
    pub fn wire(self, direction: Direction) -> Wire {
        let [sent, received] = self.verdicts();
        let mut wire = Wire::WORKS;
        for (there, verdicts) in [(direction.sent, sent), (direction.received, received)] {
            if there {
                wire.old_client = wire.old_client.max(verdicts.old_client);
                wire.new_client = wire.new_client.max(verdicts.new_client);
            }
        }
        wire
    }
}

impl Wire {
    /// Nothing is wrong.
    pub const WORKS: Wire = Wire {
        old_client: Verdict::Works,
        new_client: Verdict::Works,
    };

    /// The same, with old and new exchanged.
    #[must_use]
    pub fn mirrored(self) -> Wire {
        Wire {
            old_client: self.new_client,
            new_client: self.old_client,
        }
    }
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Works => "works",
            Verdict::Perhaps => "perhaps",
            Verdict::Breaks => "breaks",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Motion, Verdict};

    #[test]
    fn the_opposite_motion_mirrors_the_verdicts() {
        for motion in Motion::ALL {
            for direction in [Direction::SENT, Direction::RECEIVED, Direction::BOTH] {
                let opposite = motion.opposite().wire(direction);
                assert_eq!(motion.wire(direction).mirrored(), opposite, "{motion:?}");
            }
        }
    }

    #[test]
    fn what_we_send_may_widen_and_what_we_receive_may_narrow() {
        let old_client = |motion: Motion, direction| motion.wire(direction).old_client;
        use Motion::{Narrowed, Widened};
        assert_eq!(old_client(Widened, Direction::SENT), Verdict::Works);
        assert_eq!(old_client(Widened, Direction::RECEIVED), Verdict::Breaks);
        assert_eq!(old_client(Narrowed, Direction::SENT), Verdict::Breaks);
        assert_eq!(old_client(Narrowed, Direction::RECEIVED), Verdict::Works);
        for motion in [Widened, Narrowed] {
            assert_eq!(old_client(motion, Direction::BOTH), Verdict::Breaks);
        }
    }
}
