//! Two plots: time against the size of the document, both logarithmic.

use std::error::Error;

use bindery_tests::root;
use plotters::prelude::*;

use crate::figure::Figures;
use crate::tool::NAMES;

/// A colour a generator, told apart also by those who do not see all colours.
const COLOURS: [RGBColor; NAMES.len()] = [
    RGBColor(0, 114, 178),
    RGBColor(230, 159, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(110, 110, 110),
];

/// Draws the plots that have figures.
pub(crate) fn write(figures: &Figures) -> Result<(), Box<dyn Error>> {
    draw(figures, "generate", "seconds to generate")?;
    draw(figures, "check", "seconds of cargo check")
}

fn draw(figures: &Figures, measure: &str, caption: &str) -> Result<(), Box<dyn Error>> {
    let lines = NAMES.map(|tool| line(figures, measure, tool));
    let points: Vec<(f64, f64)> = lines.iter().flatten().copied().collect();
    let (Some(sizes), Some(times)) = (
        range(points.iter().map(|point| point.0)),
        range(points.iter().map(|point| point.1)),
    ) else {
        return Ok(());
    };
    let path = root().join(format!("docs/beside/{measure}.svg"));
    let area = SVGBackend::new(&path, (760, 460)).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .margin(14)
        .x_label_area_size(44)
        .y_label_area_size(60)
        .build_cartesian_2d(sizes.log_scale(), times.log_scale())?;
    chart
        .configure_mesh()
        .light_line_style(WHITE)
        .x_desc("KB of the document")
        .y_desc(caption)
        .x_label_formatter(&|value| format!("{value:.0}"))
        .y_label_formatter(&|value| plain(*value))
        .label_style(("sans-serif", 14))
        .draw()?;
    for ((tool, line), colour) in NAMES.iter().zip(&lines).zip(COLOURS) {
        if line.is_empty() {
            continue;
        }
        let width = if *tool == "bindery" { 3 } else { 1 };
        chart
            .draw_series(LineSeries::new(
                line.iter().copied(),
                colour.stroke_width(width),
            ))?
            .label(*tool)
            .legend(move |(x, y)| {
                PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(width))
            });
        chart.draw_series(
            line.iter()
                .map(|point| Circle::new(*point, width + 1, colour.filled())),
        )?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .background_style(WHITE)
        .border_style(RGBColor(200, 200, 200))
        .label_font(("sans-serif", 14))
        .draw()?;
    area.present()?;
    Ok(())
}

/// A generator's points: kilobytes and seconds.
fn line(figures: &Figures, measure: &str, tool: &str) -> Vec<(f64, f64)> {
    let documents = figures.documents(measure);
    let points = documents.iter().filter_map(|(document, bytes)| {
        let figure = figures.get(measure, tool, document)?;
        let bytes = f64::from(u32::try_from(*bytes).unwrap_or(u32::MAX));
        let drawn = figure.failed.is_none() && figure.wall > 0.0;
        drawn.then_some((bytes / 1024.0, figure.wall))
    });
    points.collect()
}

/// From the least to the most, with room around.
fn range(values: impl Iterator<Item = f64> + Clone) -> Option<std::ops::Range<f64>> {
    let least = values.clone().min_by(f64::total_cmp)?;
    let most = values.max_by(f64::total_cmp)?;
    Some(least / 1.5..most * 1.5)
}

/// A number of seconds without zeros that say nothing.
fn plain(value: f64) -> String {
    match value {
        value if value >= 1.0 => format!("{value:.0}"),
        value if value >= 0.1 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}
