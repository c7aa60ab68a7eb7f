//! Reads samples, one a line, and says what became of them. A part of a generated crate.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

use KRATE::api::BinderyRoundTrip as All;
use KRATE::runtime::codegen::{Json, proof};

fn main() -> Result<(), Box<dyn Error>> {
    // A struct that holds all types of a document is a large one.
    let builder = std::thread::Builder::new().stack_size(1 << 29);
    let thread = builder.spawn(|| run().map_err(|error| error.to_string()))?;
    match thread.join() {
        Ok(result) => result.map_err(Into::into),
        Err(_) => Err("it broke off".into()),
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("no file of samples")?;
    for line in BufReader::new(File::open(path)?).lines() {
        let line: Json = line?.parse()?;
        let at = |index: usize| line.as_array().and_then(|line| line.get(index)?.as_str());
        let text = at(0).ok_or("no sample")?;
        let said = match (at(1), at(2)) {
            (Some(pointer), Some(rule)) => refused(text, pointer, rule),
            _ => kept(text),
        };
        let words: String = said.err().unwrap_or_default().chars().take(600).collect();
        println!("{}", Json::String(words));
    }
    Ok(())
}

/// The value breaks this rule there. Where a Rust type holds nothing but 64-bit integers there
/// is no rule about them: the type refuses to hold the value, at the same place.
fn refused(text: &str, pointer: &str, rule: &str) -> Result<(), String> {
    let Err(why) = proof::refused::<All>(text, &[(pointer, rule)]) else {
        return Ok(());
    };
    let unreadable = format!("{pointer}: number out of range: ");
    match proof::response::<All>(text) {
        Err(words) if rule == "format" && words.to_string().starts_with(&unreadable) => Ok(()),
        _ => Err(why.to_string()),
    }
}

/// The value keeps all rules, as text and as the type, and comes back as it was.
fn kept(text: &str) -> Result<(), String> {
    proof::check::<All>(text).map_err(|violations| violations.to_string())?;
    proof::request::<All>(text).map_err(|why| why.to_string())
}
