//! Small pages, shown as one line for each block.

use bindery::finding::Sources;
use proptest::prelude::*;

use super::{Block, Cell, Content, Form, Line, Page, decode};

fn page(text: &str) -> (Page, Sources) {
    let mut sources = Sources::new();
    let id = sources.add("page", text);
    let page = Page::read(id, &sources);
    (page, sources)
}

/// The blocks: `#2` headings, `-` items, `>` code, `[caption] heading` tables with their rows.
fn shown(text: &str) -> Vec<String> {
    page(text).0.blocks.iter().flat_map(show).collect()
}

fn show(block: &Block) -> Vec<String> {
    match &block.content {
        Content::Heading(level, line) => vec![format!("#{level} {}", line.text)],
        Content::Line(line) if line.item => vec![format!("- {}", line.text)],
        Content::Line(line) => vec![line.text.clone()],
        Content::Code(code) => vec![format!("> {code}")],
        Content::Table(table) => {
            let caption = table.caption.as_ref().map_or("", |line| &line.text);
            let mut all = vec![format!("[{caption}] {}", cells(&table.heading))];
            all.extend(
                table
                    .rows
                    .iter()
                    .map(|row| format!("| {}", cells(&row.cells))),
            );
            all
        }
    }
}

fn cells(cells: &[Cell]) -> String {
    let line = |line: &Line| format!("{}{}", if line.item { "- " } else { "" }, line.text);
    let cell = |cell: &Cell| {
        let lines: Vec<String> = cell.lines.iter().map(line).collect();
        format!("{}{}", lines.join("/"), if cell.spanned { "^" } else { "" })
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
}

/// What the page has at the place of a block.
fn at<'a>(sources: &'a Sources, block: &Block) -> &'a str {
    let text = &sources.get(block.place.source).unwrap().text;
    &text[block.place.start as usize..block.place.end as usize]
}

mod html {
    use super::*;

    #[test]
    fn blocks_end_where_others_begin() {
        let text = "<h1>Stop\n a Server</h1>Some text<p>A <b>bold</b> one<p>B<br>C<ul><li>d<li>\
                    <p>e</p><p>f</p></ul><h2><div>Inner</div></h2><pre>{\n  1\n}</pre>";
        assert_eq!(
            shown(text),
            [
                "#1 Stop a Server",
                "Some text",
                "A bold one",
                "B",
                "C",
                "- d",
                "- e",
                "f",
                "#2 Inner",
                "> {\n  1\n}"
            ]
        );
    }

    #[test]
    fn characters_that_nobody_sees_are_none() {
        let text = "<p>a&nbsp;\u{200b}b&shy;c &lt;d&gt; &#x4e2d;&amp;amp; e\u{feff}</p>";
        assert_eq!(shown(text), ["a bc <d> 中&amp; e"]);
    }

    #[test]
    fn emphasis_and_links_are_known() {
        let (page, _) = page(
            "<p>Use <b>a<i>b</i></b> or <code>c d</code>; see <a href='#t1'>Table <b>1</b></a>.",
        );
        let Content::Line(line) = &page.blocks[0].content else {
            panic!()
        };
        assert_eq!(line.strong, ["ab", "c d", "1"]);
        assert_eq!(line.links[0].text, "Table 1");
        assert_eq!(line.links[0].target, "#t1");
    }

    #[test]
    fn emphasis_goes_over_the_end_of_a_line_but_not_of_a_cell() {
        let (page, _) = page("<table><tr><th>a<th>b<tr><td><b>x<br>y<td>z</table>");
        let Content::Table(table) = &page.blocks[0].content else {
            panic!()
        };
        let strong = |cell: usize, line: usize| &table.rows[0].cells[cell].lines[line].strong;
        assert_eq!(strong(0, 0), &["x"]);
        assert_eq!(strong(0, 1), &["y"]);
        assert!(strong(1, 0).is_empty());
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "<p>\n  one &amp; two </p><table id=t><caption> <b>T</b> 1</caption>\
                    <tr><td> <p>x</p><td>y<tr><td><td>é</table>";
        let (page, sources) = page(text);
        assert_eq!(at(&sources, &page.blocks[0]), "one &amp; two");
        assert_eq!(at(&sources, &page.blocks[1]), "T</b> 1");
        let Content::Table(table) = &page.blocks[1].content else {
            panic!()
        };
        let place = table.rows[0].place;
        assert_eq!(&text[place.start as usize..place.end as usize], "é");
        let position = sources.position(page.blocks[0].place);
        assert_eq!((position.line, position.column), (2, 3));
    }

    #[test]
    fn names_lead_to_what_follows() {
        let text = "<a name=top></a><h1 id=h>H</h1><a name=t1></a><a name='t1'></a>\
                    <table id=t2><tr id=r><td id=c>a<td>b<tr><td>c<td>d</table><p id=p>x";
        let (page, _) = page(text);
        let anchors: Vec<_> = page.blocks.iter().map(|block| &block.anchors).collect();
        assert_eq!(anchors[0], &["top", "h"]);
        assert_eq!(anchors[1], &["t1", "t2"]);
        assert_eq!(anchors[2], &["p"]);
    }

    #[test]
    fn headings_of_tables_are_found() {
        let body = "<tr><td>x<td>y";
        let with = |head: &str| shown(&format!("<table>{head}{body}</table>"));
        let plain = ["[] A | B", "| x | y"];
        assert_eq!(with("<thead><tr><td>A<td>B</thead><tbody>"), plain);
        assert_eq!(with("<tr><th>A<th>B"), plain);
        assert_eq!(with("<tr><td>A<td>B"), plain);
        assert_eq!(
            with("<thead><tr><th rowspan=2>A<th>B<tr><th>C</thead>"),
            ["[] A | B/C", "| x | y"]
        );
        // Headings at the side.
        assert_eq!(
            shown("<table><tr><th>A<td>x<tr><th>B<td>y</table>"),
            ["[] ", "| A | x", "| B | y"]
        );
        // All rows in the heading.
        assert_eq!(
            shown("<table><thead><tr><th>A<th>B<tr><td>x<td>y</thead></table>"),
            plain
        );
    }

    #[test]
    fn cells_that_span_stand_everywhere() {
        let text = "<table><tr><th>A<th>B<th>C<tr><td rowspan=2>x<td colspan=2>y\
                    <tr><td>z<td>w<tr><td>u<td rowspan=0>v</table>";
        assert_eq!(
            shown(text),
            ["[] A | B | C", "| x | y | y^", "| x^ | z | w", "| u | v"]
        );
        let text = "<table><tr><td colspan=1000000000 rowspan=1000000000>x<tr><td>y</table>";
        let (page, _) = page(text);
        let Content::Table(table) = &page.blocks[0].content else {
            panic!()
        };
        assert_eq!(table.heading.len(), 1000);
    }

    #[test]
    fn absurd_spans_are_counted_and_not_followed() {
        let row = "<tr><td colspan=1000 rowspan=60000>abcdefghi";
        let (page, _) = page(&format!("<table>{}</table>", row.repeat(1000)));
        assert!(page.counts.clipped > 0);
        assert_eq!(page.counts.rows, 1000);
    }

    #[test]
    fn a_table_in_a_cell_is_both() {
        let text = "<table><tr><th>A<th>B<tr><td>x<td>y<table><tr><th>C<th>D<tr><td>1<td>2\
                    </table>z</table>";
        assert_eq!(
            shown(text),
            ["[] A | B", "| x | y/C/D/1/2/z", "[] C | D", "| 1 | 2"]
        );
    }

    #[test]
    fn program_text_in_a_cell_is_lines_of_it() {
        let text = "<table><tr><th>A<th>B<tr><td>x<td>y:<pre>\nif a &lt; b\n\n  c</pre>z</table>";
        assert_eq!(shown(text), ["[] A | B", "| x | y:/if a < b/c/z"]);
        let (page, sources) = page(text);
        let Content::Table(table) = &page.blocks[0].content else {
            panic!()
        };
        let place = table.rows[0].cells[1].lines[2].place.unwrap();
        assert_eq!(sources.position(place).line, 4);
    }

    #[test]
    fn tables_that_only_lay_out_are_none() {
        assert_eq!(
            shown("<table><tr><td>Note<td></table>"),
            ["[] ", "| Note | "]
        );
        assert_eq!(shown("<table><tr><td>Note<p>x</table>"), ["Note", "x"]);
        let text = "<table><tr><td>menu</td><td>a<h1>T</h1><table><tr><th>A<tr><td>x</table>\
                    end</table>";
        assert_eq!(shown(text), ["menu", "a", "#1 T", "[] A", "| x", "end"]);
        let numbered = "<table><tr><td><pre>1\n2</pre><td><pre>{\n}</pre></table>";
        assert_eq!(shown(numbered), ["> {\n}"]);
        let said = "<table role=presentation><tr><td>a<td>b<tr><td>c</table>";
        assert_eq!(shown(said), ["a", "b", "c"]);
    }

    #[test]
    fn what_stands_between_cells_is_not_lost() {
        let (page, _) = page("<table>stray<tr>too<td>a<td>b<tr><td>c</table><td>loose");
        let all: Vec<String> = page.blocks.iter().flat_map(show).collect();
        assert_eq!(all, ["[] a | b", "| c", "stray", "too", "loose"]);
        assert_eq!((page.counts.strays, page.counts.loose), (2, 1));
    }

    #[test]
    fn unclosed_tables_end() {
        let text = "<table><tr><th>A<tr><td>x</tr><table><tr><th>B<tr><td>y";
        assert_eq!(shown(text), ["[] A", "| x", "[] B", "| y"]);
    }

    #[test]
    fn the_site_around_a_page_is_left_out() {
        let text = "<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head>\
            <body class='toc'><nav><p>menu <nav>x</nav></nav><div class='x breadcrumb'><div>a</div>b\
            </div><script>if (a<b) document.write('<p>')</script><h1>H</h1><!-- c --><p>text\
            <div role=navigation>n</div><footer>f</footer>";
        let (page, _) = page(text);
        let all: Vec<String> = page.blocks.iter().flat_map(show).collect();
        assert_eq!(all, ["#1 H", "text"]);
        assert_eq!(page.counts.chrome, 7);
    }

    #[test]
    fn what_holds_the_page_is_not_of_the_site() {
        let text = "<html><div class=sidebar><h1>H</h1><p>x</div>";
        assert_eq!(shown(text), ["#1 H", "x"]);
        let text = "<h1>H</h1><div style='display: none'><table><tr><th>A<tr><td>x</table></div>";
        assert_eq!(shown(text), ["#1 H", "[] A", "| x"]);
    }
}

mod markdown {
    use super::*;

    const PAGE: &str = "<a name=\"top\"></a>\n\n# Stop\n\nUse **a** or `b`, \
        see [Table 1](#t1).\nMore\n\n- x\n- y\n\n<a name=\"t1\"></a>\n\n\
        | Name | Description |\n|:--|---|\n| `a` | one<br>two \\| three |\n| b |\n\n\
        ```json\n{}\n```\n\nSub\n---\n";

    #[test]
    fn blocks_are_those_of_markdown() {
        assert_eq!(
            shown(PAGE),
            [
                "#1 Stop",
                "Use a or b, see Table 1. More",
                "- x",
                "- y",
                "[] Name | Description",
                "| a | one/two | three",
                "| b | ",
                "> {}",
                "#2 Sub"
            ]
        );
        let (page, sources) = page(PAGE);
        assert_eq!(page.form, Form::Markdown);
        assert_eq!(page.blocks[0].anchors, ["top", "stop"]);
        assert_eq!(page.blocks[4].anchors, ["t1"]);
        assert_eq!(at(&sources, &page.blocks[4]), "Name");
        let Content::Line(line) = &page.blocks[1].content else {
            panic!()
        };
        assert_eq!(line.strong, ["a", "b"]);
        assert_eq!(line.links[0].target, "#t1");
    }

    #[test]
    fn html_in_it_is_read_as_html() {
        let text = "# T\n\ntext\n\n<table><tr><th>A</th><th>B</th></tr>\n\n<tr>\n    <td>x</td>\n\n\
                    \x20   <td>y<br>z</td></tr>\n</table>\n\nafter\n";
        assert_eq!(
            shown(text),
            ["#1 T", "text", "[] A | B", "| x | y/z", "after"]
        );
        let (page, sources) = page(text);
        let Content::Table(table) = &page.blocks[2].content else {
            panic!()
        };
        assert_eq!(sources.position(table.rows[0].place).line, 8);
        let place = table.rows[0].cells[1].lines[1].place.unwrap();
        assert_eq!(&text[place.start as usize..place.end as usize], "z");
    }
}

mod text {
    use super::*;

    #[test]
    fn cells_have_lines_of_their_own() {
        let text = "Title\nRequest\nName |\nType |\n---|---|\na |\nString |\nb |\n|\nc |\nLong:\n\
                    - x\n- y\n|\nName |\nType |\n---|---|\nd |\nInteger |\nAfter\n";
        assert_eq!(
            shown(text),
            [
                "Title",
                "Request",
                "[] Name | Type",
                "| a | String",
                "| b | ",
                "| c | Long:/- x/- y",
                "[] Name | Type",
                "| d | Integer",
                "After"
            ]
        );
    }

    #[test]
    fn rows_can_begin_with_a_mark() {
        let text = "T\n|\nName |\nType |\nUse |\n|---|---|---|\n|\na |\nString |\n|\n|\nb |\n|\n\
                    x |\n|\n- |\nString |\nStatus: 500\n|\nName |\nType |\n|---|---|\n|\nc |\nd |";
        assert_eq!(
            shown(text),
            [
                "T",
                "[] Name | Type | Use",
                "| a | String | ",
                "| b |  | x",
                "| - | String",
                "Status: 500",
                "[] Name | Type",
                "| c | d"
            ]
        );
    }

    #[test]
    fn rows_can_have_lines_of_their_own() {
        let text = "T\n| Name | Use |\n|---|---|\n| a | x |\n| b | y\ny2 |\n| c | ^p|q$ |\n| d |\n\
                    | e | unclosed\n\nAfter\n| f |\n";
        let (page, _) = page(text);
        let all: Vec<String> = page.blocks.iter().flat_map(show).collect();
        assert_eq!(
            all,
            [
                "T",
                "[] Name | Use",
                "| a | x",
                "| b | y/y2",
                "| c | ^p|q$",
                "| d",
                "| e | unclosed",
                "After",
                "| f |"
            ]
        );
        assert_eq!((page.counts.rows, page.counts.loose), (6, 1));
    }

    #[test]
    fn a_first_cell_can_be_long() {
        let text = "T\nName |\nUse |\n---|---|\na\nb |\nx |\nText\nmore text\n";
        assert_eq!(
            shown(text),
            ["T", "[] Name | Use", "| a/b | x", "Text", "more text"]
        );
    }

    #[test]
    fn a_first_cell_has_any_length_where_whole_rows_come_of_it() {
        let text = "T\nUse |\nName |\n---|---|\na\n- b\n- c\n- d\n- e |\nx |\nf |\ny |\nText\n";
        assert_eq!(
            shown(text),
            [
                "T",
                "[] Use | Name",
                "| a/- b/- c/- d/- e | x",
                "| f | y",
                "Text"
            ]
        );
        // Text after a table, with marks in it that are no cells.
        for marks in ["l |\n", "l |\nm\nn |\n"] {
            let text = format!("T\nUse |\nName |\n---|---|\na |\nx |\ng\nh\ni\nj\nk\n{marks}");
            assert_eq!(shown(&text)[1..4], ["[] Use | Name", "| a | x", "g"]);
        }
    }

    #[test]
    fn line_ends_and_byte_order_marks_do_not_matter() {
        let one = "T\nName |\nUse |\n---|---|\na |\nx |\n";
        let glued = format!("{}\u{feff}{}", one.replace('\n', "\r\n"), one);
        let mut twice = shown(one);
        twice.extend(shown(one));
        assert_eq!(shown(&glued), twice);
    }

    #[test]
    fn json_is_code() {
        let text = "Example\nPOST https://{endpoint}/v1/{id} { \"a\" : 1 }\nNext\n{\n \"b\": [ 1 ]\n\
                    } Status\n[a-z] {3}\n{\n \"c\": ...\n}\n{ \"open\n";
        assert_eq!(
            shown(text),
            [
                "Example",
                "POST https://{endpoint}/v1/{id}",
                "> { \"a\" : 1 }",
                "Next",
                "> {\n \"b\": [ 1 ]\n}",
                "Status",
                "[a-z] {3}",
                "> {\n \"c\": ...\n}",
                "{ \"open"
            ]
        );
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "T\n- item  here \nName |\nUse |\n---|---|\na |\n  x y |\n";
        let (page, sources) = page(text);
        assert_eq!(at(&sources, &page.blocks[1]), "item  here");
        let Content::Table(table) = &page.blocks[2].content else {
            panic!()
        };
        let place = table.rows[0].cells[1].lines[0].place.unwrap();
        assert_eq!(&text[place.start as usize..place.end as usize], "x y");
    }
}

#[test]
fn the_form_is_told_by_the_content() {
    let form = |text: &str| page(text).0.form;
    assert_eq!(form("<!doctype html>\n# x"), Form::Html);
    assert_eq!(
        form("<a name=x></a>\n<h1>T</h1>\n<pre>\n# x\n</pre>"),
        Form::Html
    );
    assert_eq!(form("A <p>b</p>"), Form::Html);
    assert_eq!(
        form("<a name=x></a>\n\n# T\n\n<table><tr><td>x</table>"),
        Form::Markdown
    );
    assert_eq!(form("T\n===\n"), Form::Markdown);
    assert_eq!(form("| a | b |\n|---|---|\n"), Form::Text);
    assert_eq!(
        form("T\nA |\nB |\n---|---|\nx |\ny |\n# comment\n"),
        Form::Text
    );
    assert_eq!(form("a < b"), Form::Text);
    assert_eq!(form(""), Form::Text);
}

/// Twice as much takes twice as long, whatever it is: with squares these would not end.
#[test]
fn pages_can_be_long_and_deep() {
    let repeat = |start: &str, part: &str, times: usize| format!("{start}{}", part.repeat(times));
    let pages = [
        repeat("", "<div><p>", 100_000),
        repeat("", "<p><b id=1>x", 50_000),
        repeat("", "<a href=x>y<div>", 50_000),
        repeat("", "<table><tr><td>x", 50_000),
        repeat("<table><tr>", "<td rowspan=9999>x", 50_000) + &"<tr>".repeat(50_000),
        repeat("<div ", "a b=c ", 100_000),
        repeat("<p>", "<a name=x>", 100_000),
        repeat("T\n", "[\n", 100_000),
        repeat("T\n", "{ \"a\": {\n", 50_000),
        repeat("T\n", "A |\n", 50_000) + &"---|".repeat(50_000),
        repeat("| A | B |\n|---|---|\n", "| x\ny\n", 50_000),
        repeat("# A\n", ">", 50_000),
        repeat("# A\n", "[a](", 50_000),
        repeat("# A\n\n", "<table><tr><td>\n\n", 20_000),
    ];
    for text in pages {
        assert!(!page(&format!("{text}>x")).0.blocks.is_empty());
    }
}

/// Pieces from which pages are made that are hard to read.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "<table>",
        "</table>",
        "<tr>",
        "<td rowspan=3>",
        "<td colspan=0>",
        "<th colspan=2>",
        "</td>",
        "<caption>",
        "<thead>",
        "</thead>",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href='#x'>",
        "</a>",
        "<li>",
        "<pre>",
        "</pre>",
        "<h1>",
        "</h1>",
        "<nav>",
        "</nav>",
        "<script>",
        "</script>",
        "<br/>",
        "<div class=menu>",
        "</div>",
        "&amp",
        "&#0;",
        "&#x110000;",
        "<!--",
        "-->",
        "<",
        ">",
        "\"",
        "é",
        "\u{feff}",
        "\u{200b}",
        "参数",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        " ",
        "    ",
        "|",
        "|\n",
        " |\n",
        "---|---|\n",
        "|---|\n",
        "| a | b |\n",
        "- ",
        "# ",
        "```\n",
        "===\n",
        "{",
        "}",
        "[",
        "]",
        "\"a\"",
        ":",
        "1",
        ",",
        "\\",
        "\t",
        "x",
        "> ",
        "1. ",
        "[a](b)",
    ];
    prop_oneof![
        9 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// Every place is in the text, and every line has one.
fn is_sound(text: &str) -> Result<(), TestCaseError> {
    let (page, _) = page(text);
    let good = |place: bindery::finding::Place| {
        place.start <= place.end && text.get(place.start as usize..place.end as usize).is_some()
    };
    for block in &page.blocks {
        prop_assert!(good(block.place), "{block:?}");
        let mut lines: Vec<&Line> = Vec::new();
        match &block.content {
            Content::Heading(_, line) | Content::Line(line) => lines.push(line),
            Content::Code(_) => {}
            Content::Table(table) => {
                lines.extend(&table.caption);
                let rows = table.rows.iter().flat_map(|row| &row.cells);
                lines.extend(
                    table
                        .heading
                        .iter()
                        .chain(rows)
                        .flat_map(|cell| &cell.lines),
                );
                prop_assert!(table.rows.iter().all(|row| good(row.place)));
            }
        }
        for line in lines {
            prop_assert!(line.place.is_some_and(good), "{line:?}");
            prop_assert!(!line.text.is_empty());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_a_page_or_an_error(bytes: Vec<u8>) {
        if let Ok(text) = decode(&bytes) {
            is_sound(&text)?;
        }
    }

    #[test]
    fn places_are_in_the_text(pieces in prop::collection::vec(piece(), 0..60)) {
        is_sound(&pieces.concat())?;
        is_sound(&format!("<h1>{}", pieces.concat()))?;
        is_sound(&format!("# A\n\n{}", pieces.concat()))?;
    }
}
