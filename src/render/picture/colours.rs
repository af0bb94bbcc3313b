//! Which colours does a picture have?

/// On what a picture is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark letters on white.
    #[default]
    Light,
    /// Light letters on dark.
    Dark,
}

/// The colours of a theme. Letters stand out from the ground by 4.5 to 1 or more (WCAG 2.1, AA), marks by 3 to 1 or more.
pub(super) struct Colours {
    /// Behind everything.
    pub ground: &'static str,
    /// Most letters.
    pub ink: &'static str,
    /// Letters that step back.
    pub quiet: &'static str,
    /// Lines that step back, and what a part is not of its whole.
    pub track: &'static str,
    /// The edge of the page and of a track.
    pub edge: &'static str,
    /// What stands out.
    pub accent: &'static str,
    /// What stands beside it.
    pub soft: &'static str,
}

const LIGHT: Colours =
    Colours { ground: "#ffffff", ink: "#1b1f27", quiet: "#5a6372", track: "#e8ecf2", edge: "#c3cad6", accent: "#1d63d8", soft: "#7fa3e0" };

const DARK: Colours =
    Colours { ground: "#1e2025", ink: "#f3f4f6", quiet: "#b3bac6", track: "#343840", edge: "#575d69", accent: "#6aa6ff", soft: "#5477b3" };

impl Theme {
    pub(super) fn colours(self) -> &'static Colours {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}
