//! A page of ours taken apart, so that it can be changed in one spot and put together again.
//! This knows only what those pages are written in, and nothing of the reader.

mod html;
mod markdown;
mod text;

/// A page taken apart.
#[derive(Clone)]
pub(crate) struct Sheet {
    /// What it is written in.
    pub(crate) form: Form,
    /// Its pieces.
    pub(crate) pieces: Vec<Piece>,
}

/// What a page is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Html,
    Markdown,
    Text,
}

/// A piece of a page.
#[derive(Clone)]
pub(crate) enum Piece {
    Text(String),
    Table(Table),
}

/// A table.
#[derive(Clone)]
pub(crate) struct Table {
    pub(crate) open: String,
    pub(crate) heading: Row,
    /// What stands between the heading and the rows; `None` for dashes.
    pub(crate) between: Option<String>,
    pub(crate) rows: Vec<Row>,
    pub(crate) close: String,
}

/// A row.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) open: String,
    pub(crate) cells: Vec<Cell>,
    pub(crate) close: String,
}

/// A cell.
#[derive(Clone)]
pub(crate) struct Cell {
    pub(crate) open: String,
    pub(crate) inner: String,
    pub(crate) close: String,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Name,
    Mandatory,
    Type,
    Default,
    Description,
    Status,
}

/// The words that our pages use for columns.
const ROLES: [(Role, &[&str]); 6] = [
    (Role::Name, &["Parameter", "Name", "参数"]),
    (Role::Mandatory, &["Mandatory", "Required", "是否必选"]),
    (Role::Type, &["Type", "参数类型"]),
    (Role::Default, &["Default"]),
    (Role::Description, &["Description", "描述"]),
    (Role::Status, &["Status Code", "Status code", "状态码"]),
];

impl Sheet {
    /// Takes a page apart.
    pub(crate) fn new(form: Form, text: &str) -> Sheet {
        let pieces = match form {
            Form::Html => html::pieces(text),
            Form::Markdown => markdown::pieces(text),
            Form::Text => text::pieces(text),
        };
        let sheet = Sheet { form, pieces };
        assert_eq!(sheet.text(), text, "put together again it is the same page");
        sheet
    }

    /// Puts it together.
    pub(crate) fn text(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Table(table) => table.text(self.form),
        });
        pieces.collect()
    }

    /// The tables, with their index among the pieces.
    pub(crate) fn tables(&self) -> impl Iterator<Item = (usize, &Table)> {
        let pieces = self.pieces.iter().enumerate();
        pieces.filter_map(|(at, piece)| match piece {
            Piece::Table(table) => Some((at, table)),
            Piece::Text(_) => None,
        })
    }

    /// A table.
    pub(crate) fn table(&mut self, at: usize) -> &mut Table {
        match &mut self.pieces[at] {
            Piece::Table(table) => table,
            Piece::Text(_) => panic!("piece {at} is no table"),
        }
    }

    /// All tables.
    pub(crate) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.pieces.iter_mut().filter_map(|piece| match piece {
            Piece::Table(table) => Some(table),
            Piece::Text(_) => None,
        })
    }
}

impl Table {
    fn text(&self, form: Form) -> String {
        let count = self.heading.cells.len();
        let between = match (&self.between, form) {
            (Some(between), _) => between.clone(),
            (None, Form::Markdown) => format!("|{}\n", "---|".repeat(count)),
            (None, _) => format!("{}|\n", vec!["---"; count].join("|")),
        };
        let rows: String = self.rows.iter().map(Row::text).collect();
        format!(
            "{}{}{between}{rows}{}",
            self.open,
            self.heading.text(),
            self.close
        )
    }

    /// What each column is for.
    pub(crate) fn roles(&self) -> Vec<Option<Role>> {
        let cells = self.heading.cells.iter();
        let role = |words: String| {
            let known = ROLES
                .iter()
                .find(|(_, known)| known.contains(&words.as_str()));
            known.map(|(role, _)| *role)
        };
        cells.map(|cell| role(cell.words())).collect()
    }

    /// The column for something.
    pub(crate) fn column(&self, role: Role) -> Option<usize> {
        self.roles().iter().position(|column| *column == Some(role))
    }

    /// Whether it speaks of parameters.
    pub(crate) fn is_of_parameters(&self) -> bool {
        self.column(Role::Name).is_some()
    }
}

impl Row {
    fn text(&self) -> String {
        let cells = self.cells.iter();
        let cells: String = cells
            .map(|cell| format!("{}{}{}", cell.open, cell.inner, cell.close))
            .collect();
        format!("{}{cells}{}", self.open, self.close)
    }
}

impl Cell {
    /// What a reader sees of it.
    pub(crate) fn words(&self) -> String {
        let mut words = String::new();
        let mut tag = false;
        for c in self.inner.chars() {
            match c {
                '<' if !tag => tag = true,
                '>' if tag => tag = false,
                '`' => {}
                c if !tag => words.push(c),
                _ => {}
            }
        }
        words.trim().to_owned()
    }

    /// Replaces all that a reader sees of it.
    pub(crate) fn say(&mut self, words: &str) {
        let old = self.words();
        assert!(
            self.inner.contains(&old),
            "{} is one run of text",
            self.inner
        );
        self.inner = self.inner.replacen(&old, words, 1);
    }
}
