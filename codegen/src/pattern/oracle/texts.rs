//! Texts that a pattern might match, or just not.

use super::super::node::Node;

/// Small and repeatable; how random it is does not matter much.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Below `limit`, which is not 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % limit
    }

    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

const PALETTE: &[&str] = &[
    "\n", "\r", " ", "a", "Z", "0", "9", "-", "_", ".", "/", "\\", "é", "中", "龥", "😀",
    "\u{FEFF}", "\u{2028}", "\u{A0}", "\0", "\u{7F}", "ſ", "K", "٣", "b", "$", "^", "@",
];

const EVERYWHERE: &[&str] = &[
    "",
    "\n",
    "a",
    "0",
    "-",
    " ",
    "A1",
    "a\n",
    "\na",
    "é",
    "中文",
    "😀",
    "\u{FEFF}",
    "foo bar",
    "2024-01-01",
    "10.0.0.1",
    "null",
    "\\",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

/// Texts made from a pattern to match it, changed ones, and some that fit any pattern.
pub(super) fn texts(node: &Node, random: &mut Random) -> Vec<String> {
    let mut texts: Vec<String> = EVERYWHERE.iter().map(|text| (*text).to_owned()).collect();
    for _ in 0..8 {
        let mut text = String::new();
        write(node, random, &mut text);
        for _ in 0..3 {
            texts.push(changed(&text, random));
        }
        texts.push(text);
    }
    texts.sort();
    texts.dedup();
    texts
}

fn write(node: &Node, random: &mut Random, out: &mut String) {
    // Patterns can stand for texts of any length.
    if out.len() > 3000 {
        return;
    }
    match node {
        Node::Set(set) => {
            let chars = set.chars();
            if chars.is_empty() {
                return;
            }
            let (start, end) = *random.pick(&chars);
            let (low, high) = (u32::from(start), u32::from(end));
            let inside = low + u32::try_from(random.below((high - low + 1) as usize)).unwrap();
            let code = *random.pick(&[low, high, inside]);
            out.push(char::from_u32(code).unwrap_or(start));
        }
        Node::Concat(nodes) => nodes.iter().for_each(|node| write(node, random, out)),
        Node::Or(nodes) => write(random.pick(nodes), random, out),
        Node::Repeat { node, min, max } => {
            let few = u32::try_from(random.below(4)).unwrap();
            let more = |n: u32| min.saturating_add(n).min(*max);
            let count = *random.pick(&[*min, more(few), more(few), more(300)]);
            (0..count.min(600)).for_each(|_| write(node, random, out));
        }
        Node::Start | Node::End | Node::Boundary | Node::NotBoundary | Node::Beyond(_) => {}
    }
}

/// The text with one thing changed.
fn changed(text: &str, random: &mut Random) -> String {
    let mut chars: Vec<String> = text.chars().map(String::from).collect();
    let at = random.below(chars.len() + 1);
    let new = (*random.pick(PALETTE)).to_owned();
    match random.below(7) {
        0 => chars.push(new),
        1 => chars.insert(0, new),
        2 => chars.insert(at, new),
        3 => _ = chars.pop(),
        4 if at < chars.len() => chars[at] = new,
        5 if at < chars.len() => _ = chars.remove(at),
        _ => {
            if let Some(last) = chars.last().cloned() {
                chars.push(last);
            }
        }
    }
    chars.concat()
}
