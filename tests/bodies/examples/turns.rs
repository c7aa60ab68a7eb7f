//! How fast both sides are when they take turns.
//!
//! `cargo run --profile bench -p bindery-bodies --example turns` prints, for each body, the time that
//! ours takes as a part of that of derives, the least of many rounds on both sides: what else
//! the machine does falls on both alike, and the least has the least of it. Below 1 ours is
//! faster. Quote the ratios only.

fn main() {
    #[cfg(measured)]
    turns::print();
    #[cfg(not(measured))]
    println!("bodies are made in the release profile only");
}

#[cfg(measured)]
mod turns {
    use std::time::{Duration, Instant};

    use bindery_bodies::bodies;

    /// Rounds in which each side has its turn.
    const ROUNDS: usize = 1_000;

    pub(super) fn print() {
        println!("| body | decode | encode |");
        println!("|---|--:|--:|");
        for (name, make) in bodies::ALL {
            let body = make();
            let decode = ratio(&body.ours.decode, &body.plain.decode);
            let encode = ratio(&body.ours.encode, &body.plain.encode);
            println!("| {name} | {decode:.2} | {encode:.2} |");
        }
    }

    fn ratio<T>(ours: &dyn Fn() -> T, plain: &dyn Fn() -> T) -> f64 {
        let (mut least_ours, mut least_plain) = (Duration::MAX, Duration::MAX);
        for _ in 0..ROUNDS {
            least_ours = least_ours.min(took(ours));
            least_plain = least_plain.min(took(plain));
        }
        least_ours.as_secs_f64() / least_plain.as_secs_f64()
    }

    fn took<T>(act: &dyn Fn() -> T) -> Duration {
        let start = Instant::now();
        act();
        start.elapsed()
    }
}
