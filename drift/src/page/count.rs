//! What there was on a page, and what is not among its blocks.

/// What there was on a page, and what is not among its blocks: nothing is lost in silence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tables that are blocks.
    pub tables: usize,
    /// The rows of these tables, headings included.
    pub rows: usize,
    /// Tables that only lay out text (one cell, or headings within): their text is blocks.
    pub layouts: usize,
    /// Cells and rows outside a table: the text of such a cell is a block.
    pub loose: usize,
    /// Lines within a table but outside its cells: they are blocks of their own.
    pub strays: usize,
    /// Parts that are not of the page but of the site: menus, footers, scripts.
    pub chrome: usize,
    /// Cells that were not repeated where they span, because they span absurdly much.
    pub clipped: usize,
    /// Tables nested too deep: their text is text of the cell they are in.
    pub deep: usize,
}
