//! The picture of an entry in a category: a PNG, drawn from the SVG template beside this file with a font of its own.
//!
//! It shows little and shows it large, to be read on a phone. Every text is fitted to its place and none is cut off;
//! [`layout`] does that. [`CardText::alt`] says all that the picture says.

mod layout;

use std::sync::{Arc, LazyLock};

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment as Templates};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::catalogue::{CategoryKey, EntryKey};
use crate::library::Library;
use crate::reply::phrases::{capital, safe, status_of, who};
use crate::wording::{Language, say};

/// Pixels from side to side.
pub const WIDTH: u32 = 1200;
/// Pixels from top to bottom.
pub const HEIGHT: u32 = 675;

/// The template, as the engine knows it; its name says that text in it is escaped as XML.
const TEMPLATE: &str = "card.svg";
/// The fonts: Atkinson Hyperlegible Next by the Braille Institute, made to be told apart at a small size. Under the SIL
/// Open Font License, which stands beside them.
const FONTS: [&[u8]; 2] = [
    include_bytes!("picture/fonts/AtkinsonHyperlegibleNext-Medium.ttf"),
    include_bytes!("picture/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
];

/// The fonts, read once.
static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for font in FONTS {
        database.load_font_source(Source::Binary(Arc::new(font)));
    }
    Arc::new(database)
});

/// What a picture says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardText {
    /// The award's name.
    pub award: String,
    /// The category's name.
    pub category: String,
    /// The entry's title.
    pub title: String,
    /// Who entered it; empty where the source does not say.
    pub organisation: String,
    /// How far it got by now: "Winner"; empty in a section, which nobody wins.
    pub standing: String,
    /// The language that it is in.
    pub language: Language,
}

/// A picture cannot be drawn.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// A text is so long that nobody could read it.
    #[error("the picture has no room for the {what}, which has {characters} characters")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// How long it is.
        characters: usize,
    },
    /// The template cannot be filled in.
    #[error("the picture's template: {0}")]
    Template(#[from] minijinja::Error),
    /// What was made of the template is not a picture.
    #[error("the picture's template: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The picture cannot be written as PNG.
    #[error("the picture cannot be written: {0}")]
    Png(String),
}

impl CardText {
    /// What the public may say of an entry in a category by now, in the library's language.
    #[must_use]
    pub fn of(library: &Library, entry: EntryKey, category: CategoryKey) -> Self {
        let catalogue = library.catalogue();
        let of_category = catalogue.category(category);
        let stands = library.recognitions(entry).find(|recognition| recognition.category == category);
        Self {
            award: catalogue.collection(of_category.collection).name.clone(),
            category: of_category.name.clone(),
            title: catalogue.entry(entry).title.clone(),
            organisation: who(library.wording(), catalogue, catalogue.entry(entry)),
            standing: stands.map_or_else(String::new, |stands| capital(&status_of(library.wording(), stands.status))),
            language: library.language(),
        }
    }

    /// All that the picture says, for those who cannot see it.
    #[must_use]
    pub fn alt(&self) -> String {
        let standing = if self.standing.is_empty() { String::new() } else { format!("{}: ", self.standing) };
        let Self { title, category, award, organisation: who, .. } = self;
        let said = if who.is_empty() {
            say!(self.language, "picture-says", title = title, category = category, award = award)
        } else {
            say!(self.language, "picture-says-by", title = title, who = who, category = category, award = award)
        };
        safe(&format!("{standing}{said}"))
    }

    /// The same with nothing in it that could disturb a line of text.
    fn safe(&self) -> Self {
        let clean = |text: &str| safe(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            award: clean(&self.award),
            category: clean(&self.category),
            title: clean(&self.title),
            organisation: clean(&self.organisation),
            standing: clean(&self.standing),
            language: self.language,
        }
    }
}

/// Draws a picture as PNG.
///
/// A character that the font lacks is drawn as a box, and the log names it.
///
/// # Errors
/// A text is far too long.
pub fn draw(text: &CardText) -> Result<Vec<u8>, PictureError> {
    let tree = tree(text)?;
    let missing = layout::missing(tree.root());
    if !missing.is_empty() {
        tracing::warn!(characters = %missing, "the picture's font lacks characters, which are drawn as boxes");
    }
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| PictureError::Png("its size is none".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PictureError::Png(error.to_string()))
}

/// The characters of a picture that its font lacks: they would be drawn as boxes.
///
/// # Errors
/// As for [`draw`].
pub fn lacking(text: &CardText) -> Result<String, PictureError> {
    Ok(layout::missing(tree(text)?.root()))
}

/// The picture before it is drawn.
fn tree(text: &CardText) -> Result<Tree, PictureError> {
    let layout = layout::Layout::of(&text.safe())?;
    let mut templates = Templates::new();
    // Angle brackets, ampersands and quotes of a text are text.
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.add_template(TEMPLATE, include_str!("picture/card.svg"))?;
    let filled = templates.get_template(TEMPLATE)?.render(Serde(&layout))?;
    parse(&filled)
}

fn parse(svg: &str) -> Result<Tree, PictureError> {
    let options = Options { fontdb: DATABASE.clone(), ..Options::default() };
    Ok(Tree::from_str(svg, &options)?)
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use resvg::usvg::{Group, Node, Rect, TextChunk};

    use super::*;
    use crate::config::{Config, Environment};
    use crate::library::load;

    fn library() -> &'static Library {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            let config = Config::load(None, &Environment::default()).expect("its defaults are sound");
            Library::of(load(&config).expect("it is sound"), &config).expect("it can be indexed")
        })
    }

    fn sample() -> CardText {
        CardText {
            award: "LGC Awards 2022".to_owned(),
            category: "Small Team of the Year".to_owned(),
            title: "A small thing".to_owned(),
            organisation: "Somewhere Council".to_owned(),
            standing: "Highly commended".to_owned(),
            language: Language::EnGb,
        }
    }

    /// Every picture that the catalogue can have.
    fn all() -> Vec<CardText> {
        let entries = library().catalogue().entries();
        let of = |(key, entry): (EntryKey, &crate::catalogue::Entry)| {
            entry.categories().map(|category| CardText::of(library(), key, category)).collect::<Vec<_>>()
        };
        entries.flat_map(of).collect()
    }

    /// The boxes of the texts in a picture, each with its text.
    fn boxes(group: &Group) -> Vec<(String, Rect)> {
        let each = group.children().iter().flat_map(|node| match node {
            Node::Group(group) => boxes(group),
            Node::Text(text) => {
                let words = text.chunks().iter().map(TextChunk::text).collect();
                vec![(words, text.abs_bounding_box())]
            }
            _ => Vec::new(),
        });
        each.collect()
    }

    /// A picture's texts as they are read, once none leaves the picture or lies on another.
    #[track_caller]
    fn read(text: &CardText) -> String {
        let tree = tree(text).expect("it fits");
        let boxes = boxes(tree.root());
        let (wide, high) = (WIDTH as f32, HEIGHT as f32);
        for (at, (line, place)) in boxes.iter().enumerate() {
            let inside =
                place.left() > 40.0 && place.right() < wide - 40.0 && place.top() > 14.0 && place.bottom() < high;
            assert!(inside, "“{line}” is not inside: {place:?}");
            for (other, over) in &boxes[..at] {
                // Lines of a text are set closer than the boxes of their letters are high.
                let apart = |a: f32, b: f32| a >= b - 14.0;
                let beside = place.left() >= over.right() || over.left() >= place.right();
                assert!(beside || apart(place.top(), over.bottom()), "“{line}” lies on “{other}”");
            }
        }
        boxes.into_iter().map(|(line, _)| line).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_picture_is_a_png_of_its_size() {
        let png = draw(&sample()).expect("it can be drawn");
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let size = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
        assert_eq!((size(16), size(20)), (WIDTH, HEIGHT));
        assert_eq!(png, draw(&sample()).expect("it can be drawn again"), "and the same each time");
    }

    #[test]
    fn every_entry_of_the_catalogue_fits_whole() {
        let all = all();
        assert!(all.len() > 250, "{}", all.len());
        for text in all {
            let read = read(&text);
            for part in [&text.award, &text.category, &text.title, &text.organisation, &text.standing] {
                let words = part.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(read.contains(&words), "“{part}” is not whole in “{read}”");
            }
            assert_eq!(layout::missing(tree(&text).expect("it fits").root()), "", "{}", text.title);
        }
    }

    #[test]
    fn the_alt_text_says_all_that_the_picture_says() {
        for text in all() {
            let alt = text.alt();
            for part in [&text.award, &text.category, &text.title, &text.organisation, &text.standing] {
                assert!(alt.contains(part.as_str()), "“{part}” is not in “{alt}”");
            }
        }
        assert_eq!(
            sample().alt(),
            "Highly commended: A small thing, by Somewhere Council. Small Team of the Year, LGC Awards 2022."
        );
    }

    #[test]
    fn hostile_text_is_only_text() {
        for hostile in [
            "</text><rect width=\"1200\" height=\"675\"/><image href=\"file:///etc/passwd\"/>",
            "&lt;b&gt; &amp; &#x41; <![CDATA[ ]]> <!-- x --> {{ width }} {% raw %}",
            "\u{1b}[31m red\u{0}\u{202e}\u{2028} \u{feff}line",
            "'\"><script>alert(1)</script>",
        ] {
            let text = CardText { title: hostile.to_owned(), organisation: hostile.to_owned(), ..sample() };
            let read = read(&text);
            let words = text.safe().title;
            assert_eq!(read.matches(words.as_str()).count(), 2, "“{words}” is not in “{read}”");
            draw(&text).expect("it can be drawn");
        }
        for blank in ["", " ", "\n"] {
            let blank = || blank.to_owned();
            let nothing = CardText {
                award: blank(),
                category: blank(),
                title: blank(),
                organisation: blank(),
                standing: blank(),
                language: Language::EnGb,
            };
            draw(&nothing).expect("nothing can be drawn");
        }
        let long = CardText { title: "endless ".repeat(4000), ..sample() };
        assert!(matches!(draw(&long), Err(PictureError::TooLong { what: "title", .. })));
    }

    #[test]
    fn what_the_font_lacks_does_not_vanish() {
        let text = CardText { title: "Straße ŵŷ Łódź 東京".to_owned(), ..sample() };
        let tree = tree(&text).expect("it fits");
        assert_eq!(layout::missing(tree.root()), "東京");
        let drawn = |title: &str| draw(&CardText { title: title.to_owned(), ..sample() }).expect("it can be drawn");
        assert_ne!(drawn("Tea 東"), drawn("Tea"), "a box is drawn");
    }
}
