//! Are the pictures of answers readable?
//!
//! 1. Every kind of picture is drawn in both languages and both themes, as a PNG that Discord takes, with the figures in its text.
//! 2. Nothing that is written leaves the picture, and no two texts run into one another.
//! 3. Every letter of every base can be drawn; where the system has no font for Chinese this says so, and fails under CI.
//! 4. Without a font for Chinese a picture is in English, and what is said of it still in Chinese.
//! 5. What has no figures has no picture.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking and tells what it left out")]

use jiff::civil::date;
use resvg::usvg::{Group, Node, Options, Tree};
use smebot::answer::Answer;
use smebot::facts::base::{FactBase, Text};
use smebot::facts::load::load;
use smebot::language::Language;
use smebot::question::Facts;
use smebot::render::picture::fonts::{self, Fonts};
use smebot::render::picture::{LONGEST_ALT, Theme, draw, svg_with};
use std::path::Path;

/// The questions of the gallery, with figures that the text of each picture must have.
const GALLERY: [(&str, &[&str]); 20] = [
    ("rank the towns by bicycle sheds", &["5,255 sheds", "Jaén", "Gallery Office, 15 January 2025"]),
    ("各城市自行车棚排名", &["5255座", "哈恩", "画廊办公室"]),
    ("which town has the fewest bicycle sheds?", &["Ainhoa: 120 sheds"]),
    ("各城市车道排名", &["4000条", "超过3000条", "近2500条", "约2000条", "1000至1800条", "低于900条"]),
    ("rank the towns by lanes", &["more than 3,000 lanes", "nearly 2,500 lanes", "fewer than 900 lanes"]),
    ("street lamps over the years", &["about 120 lamps", "150 to 260 lamps", "2024: 310 lamps"]),
    ("路灯历年变化", &["约120盏", "150至260盏"]),
    ("ticket revenue over the years", &["more than 6 trillion yuan", "about 80 trillion yuan"]),
    ("门票收入历年变化", &["超过6万亿元", "约80万亿元"]),
    ("growth of ticket revenue over the years", &["2018: 0%", "-11.2%", "more than 5%"]),
    ("门票收入增速历年变化", &["-11.2%", "超过5%"]),
    ("mood index over the years", &["January 2022: 88 points"]),
    ("心情指数历年变化", &["2022年1月：88点"]),
    ("what share of commuters by bicycle in 2024?", &["more than 60%", "less than 40%"]),
    ("骑车通勤占比是多少", &["超过60%", "低于40%"]),
    ("what share of commuters on foot in 2024?", &["about 25%"]),
    ("how many benches are there in 2024?", &["about 90%", "8,997 benches", "10,000 benches"]),
    ("2024年有多少长椅？", &["8997条", "1万条"]),
    ("what is the target for benches?", &["10,000 benches"]),
    ("does Ainhoa have more lanes than Delft?", &["4,000 lanes", "about 2,000 lanes"]),
];

fn facts(folder: &str) -> Facts {
    Facts::new(load(Path::new(folder)).base)
}

fn asked(facts: &Facts, question: &str) -> Answer {
    smebot::ask(question, &[], facts, date(2025, 12, 1))
}

/// Whether Chinese can be drawn here; where it cannot, everyone is told.
fn has_chinese() -> bool {
    let has = fonts::of_system().has_chinese();
    if !has {
        let told = "NO FONT FOR CHINESE ON THIS MACHINE: pictures in Chinese are not tested. apt-get install fonts-noto-cjk";
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{told}");
        eprintln!("{told}");
    }
    has
}

#[test]
fn every_kind_of_picture_is_drawn_and_told() {
    let gallery = facts("tests/bases/gallery");
    for (question, figures) in GALLERY {
        let answer = asked(&gallery, question);
        for theme in [Theme::Light, Theme::Dark] {
            let picture =
                draw(&answer, &gallery.base, theme).unwrap_or_else(|| panic!("nothing is drawn for {question:?}: {}", answer.outcome()));
            assert!(picture.png.starts_with(b"\x89PNG"), "{question}");
            let side = |from: usize| u32::from_be_bytes(picture.png[from..from + 4].try_into().unwrap());
            assert_eq!(side(16), 1200, "{question}");
            assert!((675..4000).contains(&side(20)), "{question}: {} high", side(20));
            assert!(picture.png.len() < 512 * 1024, "{question}: {} bytes", picture.png.len());
            assert!(picture.alt.chars().count() <= LONGEST_ALT, "{question}: {}", picture.alt);
            for figure in figures {
                assert!(picture.alt.contains(figure), "{question}: {figure} is not in: {}", picture.alt);
            }
        }
    }
}

/// A text of a picture with the box that it takes: left, top, right, bottom.
type Written = (String, [f32; 4]);

fn written(group: &Group, found: &mut Vec<Written>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => written(inner, found),
            Node::Text(text) => {
                let said: String = text.chunks().iter().map(resvg::usvg::TextChunk::text).collect();
                let area = node.abs_bounding_box();
                // The box of a text has the room for accents and descenders, and air above and below them.
                let air = area.height() * 0.15;
                found.push((said, [area.left(), area.top() + air, area.right(), area.bottom() - air]));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// What is wrong with how a picture is laid out.
fn faults(svg: &str) -> Vec<String> {
    let mut options = Options::default();
    options.fontdb_mut().load_font_data(notosans::REGULAR_TTF.to_vec());
    options.fontdb_mut().load_font_data(notosans::BOLD_TTF.to_vec());
    options.fontdb_mut().load_system_fonts();
    "Noto Sans".clone_into(&mut options.font_family);
    let tree = Tree::from_str(svg, &options).unwrap();
    let mut texts = Vec::new();
    written(tree.root(), &mut texts);
    assert!(texts.len() > 2, "{svg}");
    let mut faults = Vec::new();
    for (place, (said, [left, top, right, bottom])) in texts.iter().enumerate() {
        if *left < 0.0 || *top < 0.0 || *right > tree.size().width() || *bottom > tree.size().height() {
            faults.push(format!("{said:?} leaves the picture: {left} {top} {right} {bottom}"));
        }
        for (other, [l, t, r, b]) in &texts[place + 1..] {
            if left < r && l < right && top < b && t < bottom {
                faults.push(format!("{said:?} and {other:?} run into one another"));
            }
        }
    }
    faults
}

#[test]
fn no_text_leaves_its_picture_or_runs_into_another() {
    let chinese = has_chinese();
    let gallery = facts("tests/bases/gallery");
    let shipped = facts("facts");
    let of_facts = [
        "what share of new listings were SRDI in 2022?",
        "2022年小巨人占专精特新企业的比重？",
        "小巨人历年变化",
        "how many SRDI SMEs in 2022",
        "everything on the survey",
        "everything on cultivation",
        "what is the operating revenue of industrial SMEs in 2022",
    ];
    let cases = GALLERY.iter().map(|(question, _)| (&gallery, *question)).chain(of_facts.map(|question| (&shipped, question)));
    let mut found = Vec::new();
    for (facts, question) in cases {
        let answer = asked(facts, question);
        if answer.language == Language::Chinese && !chinese {
            continue;
        }
        let Some(svg) = svg_with(fonts::of_system(), &answer, &facts.base, Theme::Light) else {
            found.push(format!("{question}: nothing is drawn ({})", answer.outcome()));
            continue;
        };
        found.extend(faults(&svg).into_iter().map(|fault| format!("{question}: {fault}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Everything of a base that may stand in a picture in a language.
fn said(base: &FactBase, language: Language) -> String {
    let mut said = String::new();
    let mut say = |text: &Text| {
        let own = match language {
            Language::English => &text.en,
            Language::Chinese => &text.zh,
        };
        said.extend(own.as_deref());
    };
    base.indicators.iter().for_each(|indicator| {
        say(&indicator.name);
        say(&indicator.unit_name);
    });
    base.statements.iter().for_each(|statement| say(&statement.publisher));
    base.topics.iter().for_each(|topic| say(&topic.name));
    base.dimensions.iter().flat_map(|dimension| &dimension.members).for_each(|member| say(&member.name));
    said
}

#[test]
fn every_letter_that_is_needed_can_be_drawn() {
    let mut folders: Vec<_> = std::fs::read_dir("tests/bases").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.push("facts".into());
    let chinese = has_chinese();
    for folder in folders {
        let base = load(&folder).base;
        let english = said(&base, Language::English) + "0123456789.,%$£€¥–—-−×÷…·:;()“”‘’ more than nearly";
        let missing = Fonts::embedded().missing(&english);
        assert!(missing.iter().all(|letter| chinese && smebot::language::is_han(*letter)), "{}: {missing:?}", folder.display());
        if chinese {
            let needed =
                said(&base, Language::Chinese) + "0123456789万亿年月日第季度上下半年财年起近约超过低于至少不超过单位：，。；（）“”《》·…—";
            let missing = fonts::of_system().missing(&needed);
            assert!(missing.is_empty(), "{}: {missing:?}", folder.display());
        }
    }
}

#[test]
fn without_chinese_letters_a_picture_is_in_english() {
    let gallery = facts("tests/bases/gallery");
    let answer = asked(&gallery, "各城市车道排名");
    assert_eq!(answer.language, Language::Chinese);
    let embedded = Fonts::embedded();
    assert!(!embedded.has_chinese());
    let svg = svg_with(&embedded, &answer, &gallery.base, Theme::Light).unwrap();
    assert!(svg.contains("more than 3,000"), "{svg}");
    assert!(!svg.chars().any(smebot::language::is_han), "{svg}");
    let picture = smebot::render::picture::draw_with(&embedded, &answer, &gallery.base, Theme::Light).unwrap();
    assert!(picture.alt.contains("超过3000条"), "{}", picture.alt);
}

#[test]
fn what_has_no_figures_has_no_picture() {
    let shipped = facts("facts");
    for question in ["what is an SME?", "hello", "how many little giants in Germany?", "who said that there are 8,997 little giants?"] {
        let answer = asked(&shipped, question);
        assert!(svg_with(&Fonts::embedded(), &answer, &shipped.base, Theme::Light).is_none(), "{question}");
    }
}
