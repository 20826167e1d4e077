//! Discord's components (version 2) as they are sent: small, of one form, only what Laureate uses.
//!
//! serenity has no types for them. Their numbers are Discord's ("Components reference", component types).

use serde::Serialize;

/// A component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Component {
    /// A row of buttons, or one select.
    Row {
        /// 1.
        #[serde(rename = "type")]
        kind: u8,
        /// What stands in it.
        components: Vec<Component>,
    },
    /// A button.
    Button {
        /// 2.
        #[serde(rename = "type")]
        kind: u8,
        /// How it looks: see [`Style`].
        style: u8,
        /// What stands on it.
        label: String,
        /// What it does.
        custom_id: String,
        /// Whether it cannot be pressed.
        disabled: bool,
    },
    /// A button that opens a page on the web.
    Link {
        /// 2.
        #[serde(rename = "type")]
        kind: u8,
        /// 5.
        style: u8,
        /// What stands on it.
        label: String,
        /// The page.
        url: String,
    },
    /// A menu of texts.
    Select {
        /// 3.
        #[serde(rename = "type")]
        kind: u8,
        /// What it does.
        custom_id: String,
        /// What stands on it before anything is chosen.
        placeholder: String,
        /// What can be chosen.
        options: Vec<SelectOption>,
    },
    /// A field of a form, in which something is written.
    Input {
        /// 4.
        #[serde(rename = "type")]
        kind: u8,
        /// What it is called in what is sent back.
        custom_id: String,
        /// 1 for one line, 2 for several.
        style: u8,
        /// What stands above it.
        label: String,
        /// What stands in it already; Discord wants this left out if it is empty.
        #[serde(skip_serializing_if = "String::is_empty")]
        value: String,
        /// Whether something has to be written.
        required: bool,
        /// Characters that it takes.
        max_length: usize,
    },
    /// Texts with a button beside them.
    Section {
        /// 9.
        #[serde(rename = "type")]
        kind: u8,
        /// The texts.
        components: Vec<Component>,
        /// The button.
        accessory: Box<Component>,
    },
    /// Text in markdown.
    Text {
        /// 10.
        #[serde(rename = "type")]
        kind: u8,
        /// The text.
        content: String,
    },
    /// A file to be opened or kept.
    File {
        /// 13.
        #[serde(rename = "type")]
        kind: u8,
        /// Where it is.
        file: Media,
    },
    /// Pictures.
    Gallery {
        /// 12.
        #[serde(rename = "type")]
        kind: u8,
        /// The pictures.
        items: Vec<GalleryItem>,
    },
    /// A line between components.
    Separator {
        /// 14.
        #[serde(rename = "type")]
        kind: u8,
        /// Whether the line is drawn.
        divider: bool,
        /// 1 for a small gap, 2 for a large one.
        spacing: u8,
    },
    /// A frame around components.
    Container {
        /// 17.
        #[serde(rename = "type")]
        kind: u8,
        /// The colour of its left edge, as red, green and blue in a number of 24 bits; `None` for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        accent_color: Option<u32>,
        /// What stands in it.
        components: Vec<Component>,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GalleryItem {
    media: Media,
    /// What it shows, for whoever does not see it.
    pub description: String,
}

/// Where a picture is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Media {
    url: String,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SelectOption {
    /// What is shown.
    pub label: String,
    /// What is sent back.
    pub value: String,
}

/// A row of buttons, or of one select.
#[must_use]
pub fn row(components: Vec<Component>) -> Component {
    Component::Row { kind: 1, components }
}

/// What a button's looks mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The likely next step.
    Primary = 1,
    /// Any other.
    Secondary = 2,
    /// What cannot be taken back.
    Danger = 4,
}

/// A button that matters less than the text beside it.
#[must_use]
pub fn button(label: &str, custom_id: String) -> Component {
    styled(Style::Secondary, label, custom_id)
}

/// A button of a style.
#[must_use]
pub fn styled(style: Style, label: &str, custom_id: String) -> Component {
    Component::Button { kind: 2, style: style as u8, label: label.to_owned(), custom_id, disabled: false }
}

/// A button that opens a page on the web.
#[must_use]
pub fn link(label: &str, url: String) -> Component {
    Component::Link { kind: 2, style: 5, label: label.to_owned(), url }
}

/// A field of a form that may stay empty, of one line or several.
#[must_use]
pub fn input(custom_id: &str, label: &str, value: String, several: bool, max_length: usize) -> Component {
    let style = if several { 2 } else { 1 };
    Component::Input {
        kind: 4,
        custom_id: custom_id.to_owned(),
        style,
        label: label.to_owned(),
        value,
        required: false,
        max_length,
    }
}

/// A menu.
#[must_use]
pub fn select(custom_id: String, placeholder: &str, options: Vec<SelectOption>) -> Component {
    Component::Select { kind: 3, custom_id, placeholder: placeholder.to_owned(), options }
}

/// A text with a button beside it.
#[must_use]
pub fn section(content: String, accessory: Component) -> Component {
    Component::Section { kind: 9, components: vec![text(content)], accessory: Box::new(accessory) }
}

/// Text in markdown.
#[must_use]
pub fn text(content: String) -> Component {
    Component::Text { kind: 10, content }
}

/// Pictures that are attached to the message, each by its file name, with what it shows.
#[must_use]
pub fn gallery<'a>(attached: impl Iterator<Item = (&'a str, &'a str)>) -> Component {
    let item = |(name, description): (&str, &str)| GalleryItem {
        media: Media { url: format!("attachment://{name}") },
        description: description.to_owned(),
    };
    Component::Gallery { kind: 12, items: attached.map(item).collect() }
}

/// A file that is attached to the message, by its name.
#[must_use]
pub fn file(name: &str) -> Component {
    Component::File { kind: 13, file: Media { url: format!("attachment://{name}") } }
}

/// A drawn line.
#[must_use]
pub fn separator() -> Component {
    Component::Separator { kind: 14, divider: true, spacing: 1 }
}

/// A frame, with the colour of its left edge.
#[must_use]
pub fn container(accent_color: Option<u32>, components: Vec<Component>) -> Component {
    Component::Container { kind: 17, accent_color, components }
}

impl Component {
    /// The same button, which can be pressed or not.
    #[must_use]
    pub fn enabled(mut self, is_enabled: bool) -> Self {
        if let Self::Button { disabled, .. } = &mut self {
            *disabled = !is_enabled;
        }
        self
    }

    /// This component and all within it.
    #[must_use]
    pub fn count(&self) -> usize {
        1 + match self {
            Self::Row { components, .. } | Self::Container { components, .. } => {
                components.iter().map(Self::count).sum()
            }
            Self::Section { components, accessory, .. } => {
                accessory.count() + components.iter().map(Self::count).sum::<usize>()
            }
            _ => 0,
        }
    }
}
