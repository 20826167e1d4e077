//! Where each text of a picture stands, and how large: as large as its place allows, on several lines where it needs them.

use std::fmt::Write as _;

use resvg::usvg::{Group, Node};
use serde::Serialize;

use super::{CardText, HEIGHT, PictureError, WIDTH, parse};

/// Pixels at the left and at the right that stay free.
const MARGIN: f32 = 64.0;
/// Pixels that a text may be wide.
const INNER: f32 = WIDTH as f32 - 2.0 * MARGIN;
/// A line's height, for a font size of 1.
const LEADING: f32 = 1.16;
/// How far below the middle of its line a text's baseline is, for a font size of 1: half of a capital letter.
const BASELINE: f32 = 0.335;
/// Pixels between the sign of a standing and its edge.
const PADDING: f32 = 24.0;
/// The size at which words are measured.
const MEASURED: f32 = 100.0;
/// How much smaller the next size is that is tried.
const STEP: f32 = 0.94;
/// The smallest size that is tried. Nothing of a catalogue comes near it.
const LEAST: f32 = 8.0;

/// What the template is filled in with: texts, and the sign behind the standing.
#[derive(Serialize)]
pub(super) struct Layout {
    width: u32,
    height: u32,
    /// Where the standing's sign is; `None` without a standing.
    standing: Option<Area>,
    /// Lines of text, in reading order.
    lines: Vec<Line>,
}

/// A rectangle, in pixels.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Area {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

/// A line of text.
#[derive(Serialize)]
pub(super) struct Line {
    x: f32,
    y: f32,
    size: f32,
    weight: u16,
    anchor: &'static str,
    colour: &'static str,
    text: String,
}

/// How a text is set.
#[derive(Clone, Copy)]
struct Style {
    what: &'static str,
    weight: u16,
    colour: &'static str,
    /// The size that it has where there is room.
    size: f32,
    /// "start" or "end".
    anchor: &'static str,
}

const STANDING: Style = Style { what: "standing", weight: 700, colour: "#101a33", size: 44.0, anchor: "start" };
const AWARD: Style = Style { what: "award’s name", weight: 500, colour: "#d5dcf0", size: 40.0, anchor: "end" };
const CATEGORY: Style =
    Style { what: "category’s name", weight: 700, colour: "#ffd25a", size: 60.0, anchor: "start" };
const TITLE: Style = Style { what: "title", weight: 700, colour: "#ffffff", size: 96.0, anchor: "start" };
const ORGANISATION: Style = Style { what: "organisation", weight: 500, colour: "#ffffff", size: 52.0, anchor: "start" };

impl Layout {
    /// Where these texts stand.
    pub(super) fn of(text: &CardText) -> Result<Self, PictureError> {
        let top = Area { x: MARGIN, y: 52.0, width: INNER, height: 76.0 };
        let mut lines = Vec::new();
        let mut standing = None;
        let mut beside = top;
        if !text.standing.is_empty() {
            let inside = Area { x: top.x + PADDING, width: INNER / 2.0 - 2.0 * PADDING, ..top };
            let set = fit(&text.standing, STANDING, inside)?;
            let width = set.width + 2.0 * PADDING;
            lines.extend(set.lines);
            standing = Some(Area { width, ..top });
            beside = Area { x: top.x + width + PADDING, width: INNER - width - PADDING, ..top };
        }
        lines.extend(fit(&text.award, AWARD, beside)?.lines);
        lines.extend(fit(&text.category, CATEGORY, Area { y: 150.0, height: 124.0, ..top })?.lines);
        let below = if text.organisation.is_empty() { 0.0 } else { 112.0 };
        let title = Area { y: 286.0, height: 341.0 - below, ..top };
        lines.extend(fit(&text.title, TITLE, title)?.lines);
        if below > 0.0 {
            lines.extend(fit(&text.organisation, ORGANISATION, Area { y: 533.0, height: 100.0, ..top })?.lines);
        }
        Ok(Self { width: WIDTH, height: HEIGHT, standing, lines })
    }
}

/// A text that was fitted.
struct Fitted {
    lines: Vec<Line>,
    /// Pixels that its longest line is wide.
    width: f32,
}

/// A text as large as its place allows, in the middle of its height.
fn fit(text: &str, style: Style, place: Area) -> Result<Fitted, PictureError> {
    let words = Words::of(text, style.weight)?;
    let mut size = style.size;
    while size >= LEAST {
        let lines = words.wrap(place.width / size);
        let fits = |lines: &Vec<(String, f32)>| lines.len() as f32 * LEADING * size <= place.height;
        if let Some(lines) = lines.filter(fits) {
            return Ok(set(lines, size, style, place));
        }
        size *= STEP;
    }
    Err(PictureError::TooLong { what: style.what, characters: text.chars().count() })
}

fn set(lines: Vec<(String, f32)>, size: f32, style: Style, place: Area) -> Fitted {
    let height = LEADING * size;
    let top = place.y + (place.height - lines.len() as f32 * height) / 2.0;
    let width = lines.iter().map(|(_, width)| width * size).fold(0.0, f32::max);
    let x = if style.anchor == "end" { place.x + place.width } else { place.x };
    let line = |(at, (text, _)): (usize, (String, f32))| Line {
        x,
        y: top + (at as f32 + 0.5) * height + BASELINE * size,
        size,
        weight: style.weight,
        anchor: style.anchor,
        colour: style.colour,
        text,
    };
    Fitted { lines: lines.into_iter().enumerate().map(line).collect(), width }
}

/// The words of a text, each with its width at a font size of 1.
struct Words {
    words: Vec<(String, f32)>,
    space: f32,
}

impl Words {
    fn of(text: &str, weight: u16) -> Result<Self, PictureError> {
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let mut measured = vec!["n n", "nn"];
        measured.extend(&words);
        let widths = measure(&measured, weight)?;
        let space = widths[0] - widths[1];
        let words = words.into_iter().map(str::to_owned).zip(widths.into_iter().skip(2)).collect();
        Ok(Self { words, space })
    }

    /// Lines that are at most this wide at a font size of 1, each with its width; `None` where a word is wider.
    fn wrap(&self, width: f32) -> Option<Vec<(String, f32)>> {
        let mut lines: Vec<(String, f32)> = Vec::new();
        for (word, wide) in &self.words {
            match lines.last_mut() {
                _ if *wide > width => return None,
                Some((line, taken)) if *taken + self.space + wide <= width => {
                    line.push(' ');
                    line.push_str(word);
                    *taken += self.space + wide;
                }
                _ => lines.push((word.clone(), *wide)),
            }
        }
        Some(lines)
    }
}

/// How wide these texts are at a font size of 1, by the font itself.
fn measure(texts: &[&str], weight: u16) -> Result<Vec<f32>, PictureError> {
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">");
    for (at, text) in texts.iter().enumerate() {
        let text = minijinja::HtmlEscape(text);
        let _ = write!(
            svg,
            "<text id=\"t{at}\" font-family=\"Atkinson Hyperlegible Next\" font-size=\"{MEASURED}\" \
             font-weight=\"{weight}\" xml:space=\"preserve\">{text}</text>"
        );
    }
    svg.push_str("</svg>");
    let tree = parse(&svg)?;
    let width = |at: usize| match tree.node_by_id(&format!("t{at}")) {
        Some(Node::Text(text)) => text.bounding_box().width() / MEASURED,
        _ => 0.0,
    };
    Ok((0..texts.len()).map(width).collect())
}

/// The characters that no font has, each once.
pub(super) fn missing(group: &Group) -> String {
    let mut missing = String::new();
    for node in group.children() {
        match node {
            Node::Group(group) => missing.push_str(&self::missing(group)),
            Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                for glyph in glyphs.filter(|glyph| glyph.id.0 == 0) {
                    missing.extend(glyph.text.chars().filter(|c| !missing.contains(*c)).collect::<Vec<_>>());
                }
            }
            _ => {}
        }
    }
    missing
}
