//! Which letters can be drawn, and how wide are they?
//!
//! Latin letters come along in the program (Noto Sans), Chinese ones from the fonts of the system; they are looked for once, when
//! the first picture is drawn.

use crate::language::Language;
use resvg::usvg::fontdb::{Database, FaceInfo, ID};
use resvg::usvg::{FontResolver, Options};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::{Arc, LazyLock};

/// The family of the letters that come along.
const LATIN: &str = "Noto Sans";
/// Families that have simplified Chinese, the best first.
#[rustfmt::skip]
const CHINESE: [&str; 14] = [
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans CJK TC", "Noto Sans CJK JP", "PingFang SC",
    "Microsoft YaHei", "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Droid Sans Fallback", "Arial Unicode MS",
];
/// Letters without which a font is not one for Chinese.
const NEEDED: [char; 4] = ['中', '万', '亿', '，'];

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// For most of the text.
    Regular,
    /// For what stands out.
    Bold,
}

impl Weight {
    /// The number that fonts know it by.
    pub(super) fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }
}

/// The letters that pictures are written with.
pub struct Fonts {
    database: Arc<Database>,
    latin: [Option<ID>; 2],
    chinese: [Option<ID>; 2],
}

/// The fonts of this machine, looked for when they are first asked for.
pub fn of_system() -> &'static Fonts {
    static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
        let mut system = Database::new();
        system.load_system_fonts();
        Fonts::embedded().with_chinese(&system)
    });
    &FONTS
}

impl Fonts {
    /// The letters that come along, which are Latin only.
    #[must_use]
    pub fn embedded() -> Self {
        let mut database = Database::new();
        let mut load = |bytes: &[u8]| {
            database.load_font_data(bytes.to_vec());
            database.faces().last().map(|face| face.id)
        };
        let latin = [load(notosans::REGULAR_TTF), load(notosans::BOLD_TTF)];
        Self { database: Arc::new(database), latin, chinese: [None, None] }
    }

    /// The same with the best font for Chinese that there is.
    fn with_chinese(self, system: &Database) -> Self {
        let has_all = |face: &&FaceInfo| {
            let knows = |data: &[u8], index| {
                FontRef::from_index(data, index).is_ok_and(|font| NEEDED.iter().all(|letter| font.charmap().map(*letter).is_some()))
            };
            system.with_face_data(face.id, knows) == Some(true)
        };
        let named = |family: &&str| {
            let of_family = |face: &&FaceInfo| face.families.iter().any(|(name, _)| name == family);
            let faces: Vec<&FaceInfo> = system.faces().filter(of_family).filter(has_all).collect();
            (!faces.is_empty()).then_some(faces)
        };
        let Some(faces) = CHINESE.iter().find_map(named) else {
            return self;
        };
        let mut database = self.database.as_ref().clone();
        let mut nearest = |weight: Weight| {
            let face = faces.iter().min_by_key(|face| face.weight.0.abs_diff(weight.number()))?;
            Some(database.push_face_info((*face).clone()))
        };
        let chinese = [nearest(Weight::Regular), nearest(Weight::Bold)];
        Self { database: Arc::new(database), chinese, ..self }
    }

    /// Whether Chinese can be drawn.
    #[must_use]
    pub fn has_chinese(&self) -> bool {
        self.chinese[0].is_some()
    }

    /// The letters of a text that cannot be drawn.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        let advances =
            self.advances(text, Weight::Regular, Language::English).into_iter().zip(self.advances(text, Weight::Bold, Language::English));
        text.chars().zip(advances).filter(|(_, (regular, bold))| regular.is_none() || bold.is_none()).map(|(letter, _)| letter).collect()
    }

    /// How wide a text is, in pixels, at a size in pixels.
    pub(super) fn width(&self, text: &str, size: i32, weight: Weight, language: Language) -> i32 {
        // A letter that cannot be drawn takes the room of a wide one.
        const WIDE: i32 = 1000;
        let thousandths: i32 = self.advances(text, weight, language).into_iter().map(|advance| advance.unwrap_or(WIDE)).sum();
        (thousandths * size + 999) / 1000
    }

    /// The widths of letters in thousandths of the size.
    fn advances(&self, text: &str, weight: Weight, language: Language) -> Vec<Option<i32>> {
        let mut advances: Vec<Option<i32>> = vec![None; text.chars().count()];
        for id in self.preferred(weight, language) {
            if advances.iter().all(Option::is_some) {
                break;
            }
            self.database.with_face_data(id, |data, index| {
                let Ok(font) = FontRef::from_index(data, index) else { return };
                let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::unscaled(), LocationRef::default()));
                let em = i32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1);
                for (letter, advance) in text.chars().zip(&mut advances).filter(|(_, advance)| advance.is_none()) {
                    *advance = letters.map(letter).and_then(|glyph| metrics.advance_width(glyph)).map(|units| units as i32 * 1000 / em);
                }
            });
        }
        advances
    }

    /// The faces that a text is drawn with, the first that has a letter first.
    fn preferred(&self, weight: Weight, language: Language) -> impl Iterator<Item = ID> {
        let place = usize::from(weight == Weight::Bold);
        let (latin, chinese) = (self.latin[place], self.chinese[place]);
        let order = match language {
            Language::English => [latin, chinese],
            Language::Chinese => [chinese, latin],
        };
        order.into_iter().flatten()
    }

    /// How a picture in a language is drawn.
    pub(super) fn options(&self, language: Language) -> Options<'_> {
        let weight_of = |number: u16| if number >= 600 { Weight::Bold } else { Weight::Regular };
        let select_font = move |font: &resvg::usvg::Font, _: &mut Arc<Database>| self.preferred(weight_of(font.weight()), language).next();
        let select_fallback = move |letter: char, used: &[ID], database: &mut Arc<Database>| {
            let bold = used.iter().any(|id| self.latin[1] == Some(*id) || self.chinese[1] == Some(*id));
            let weight = if bold { Weight::Bold } else { Weight::Regular };
            let knows = |data: &[u8], index| FontRef::from_index(data, index).is_ok_and(|font| font.charmap().map(letter).is_some());
            self.preferred(weight, language).find(|id| !used.contains(id) && database.with_face_data(*id, knows) == Some(true))
        };
        Options {
            font_family: LATIN.to_owned(),
            fontdb: Arc::clone(&self.database),
            font_resolver: FontResolver { select_font: Box::new(select_font), select_fallback: Box::new(select_fallback) },
            ..Options::default()
        }
    }
}
