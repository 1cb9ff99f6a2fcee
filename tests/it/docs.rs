//! What docs/ and the README show is made from the program's own tables and screens, and compared
//! here. `UPDATE_DOCS=1 cargo test docs` writes them anew.

use std::fmt::Write;
use std::path::Path;

use coplan::domain::field::{Field, Kind, Shape};
use coplan::domain::health::Health;
use coplan::domain::setting::{Home, SETTINGS};
use coplan::domain::status::Status;
use coplan::i18n::Lang;
use coplan::tui::action::ACTIONS;
use coplan::tui::keys::map::KeyMap;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::screens::Stage;

fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == text, "{name} is not up to date: UPDATE_DOCS=1 cargo test docs");
}

#[test]
fn keys_are_documented() {
    let mut text = "# Keys\n\nMade from the table of actions in `src/tui/action.rs`.\n\nLetters of a Russian (ЙЦУКЕН) or Turkmen keyboard count by their place: where `s` is on an American one, any letter marks the status. Latin\nletters are what they are on every keyboard, since they stand for words. On a German or French keyboard, say which one it is\n(`keyboard = \"qwertz\"` or `\"azerty\"` in the settings) and its keys beside the letters count by place too: ü + ä are [ ] ', and the\ndigits of a French one need no Shift. Text fields take what is typed.\n\nTerminals tell the character and not the key. Some can tell both (the kitty keyboard protocol), but the library under this program does not\nhand that on, so it is the character that is looked up here.\n\nAll keys can be changed: see settings.md.\n\nA number before `>` or `<` is a count of days: `14>`.\n".to_owned();
    let (map, mut group) = (KeyMap::default(), "");
    for entry in ACTIONS {
        if entry.group != group {
            group = entry.group;
            write!(text, "\n## {group}\n\n| key | what it does |\n|---|---|\n").unwrap();
        }
        let shown: Vec<String> = map.keys(entry.action).iter().map(|key| format!("`{key}`")).collect();
        writeln!(text, "| {} | {} |", shown.join(" "), Lang::En.words().say(entry.help)).unwrap();
    }
    text += "\n## In the status menu\n\n| key | status |\n|---|---|\n";
    for status in Status::ALL {
        writeln!(text, "| `{}` | {} {} |", status.key(), status.glyph(), status.name()).unwrap();
    }
    text += "\n## In the health menu\n\n| key | health |\n|---|---|\n";
    for health in Health::ALL {
        writeln!(text, "| `{}` | {} {} |", health.key(), health.glyph(), health.name()).unwrap();
    }
    text += "| `-` | by the rules |\n";
    text += "\n## In the timeline\n\n| key | what it does |\n|---|---|\n| `+` `=` | Closer: years, quarters, months, weeks |\n| `-` | Further: weeks, months, quarters, years |\n";
    compare("docs/keys.md", &text);
}

#[test]
fn settings_are_documented() {
    let mut text = include_str!("docs/settings-head.md").to_owned();
    for (home, heading) in [(Home::User, "Yours: `config.toml`"), (Home::Workspace, "Of a workspace: `[settings]` in its `coplan.toml`")] {
        write!(text, "\n## {heading}\n\n| setting | may be | without it | variable | |\n|---|---|---|---|---|\n").unwrap();
        for setting in SETTINGS.iter().filter(|setting| setting.home == home) {
            let variable = setting.variable.map(|name| format!("`{name}`")).unwrap_or_default();
            writeln!(
                text,
                "| `{}` | {} | `{}` | {variable} | {} |",
                setting.name,
                setting.holds,
                setting.default,
                Lang::En.words().say(setting.help)
            )
            .unwrap();
        }
    }
    text += "\n## Actions that keys can be given to\n\n| action | keys | |\n|---|---|---|\n";
    for binding in coplan::tui::setup::bindings().all {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
        writeln!(text, "| `{}` | {} | {} |", binding.name, keys.join(" "), Lang::En.words().say(binding.help)).unwrap();
    }
    compare("docs/settings.md", &text);
}

fn holds(field: &Field) -> String {
    match field.shape {
        Shape::Id | Shape::Line => "text".to_owned(),
        Shape::Prose => "text of several lines".to_owned(),
        Shape::When => "date: `2024-11-30`, `\"2024-11\"`, `\"2024-Q4\"`, `\"2024\"`".to_owned(),
        Shape::Due => "date of any precision, or words".to_owned(),
        Shape::Status => Status::ALL.map(|status| format!("`\"{}\"`", status.name())).join(" "),
        Shape::Health => Health::ALL.map(|health| format!("`\"{}\"`", health.name())).join(" "),
        Shape::Percent => "whole number, 0 to 100".to_owned(),
        Shape::Choice(words) => words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(" "),
        Shape::Ref(kind) => format!("id of a {}", kind.name()),
        Shape::Refs(kind) => format!("list of ids of {}", kind.plural()),
        Shape::Lines => "list of texts".to_owned(),
        Shape::Table([]) => "table of free keys".to_owned(),
        Shape::Table(keys) => format!("table: {}", keys.join(", ")),
        Shape::Rows(keys) => format!("list of tables: {}", keys.join(", ")),
    }
}

#[test]
fn the_format_is_documented() {
    let mut text = include_str!("docs/format-head.md").to_owned();
    for kind in Kind::ALL {
        let header =
            if kind == Kind::Plan { "`[plan]`, once in a file".to_owned() } else { format!("`[[{}]]`, as often as needed", kind.name()) };
        write!(text, "\n### {}\n\n{header}\n\n| key | holds | meaning |\n|---|---|---|\n", kind.name()).unwrap();
        for field in kind.fields() {
            let must = if field.required { " **(must be there)**" } else { "" };
            writeln!(text, "| `{}` | {} | {}{must} |", field.name(), holds(field), field.help).unwrap();
        }
    }
    text += include_str!("docs/format-tail.md");
    compare("docs/format.md", &text);
}

#[test]
fn the_picture_of_the_readme_is_the_screen() {
    let mut stage = Stage::data("2024-10-01");
    stage.press("jjjjjjjjjjjjjj");
    compare("docs/projects.svg", &picture(&stage.buffer(120, 30)));
    for lang in [Lang::Ru, Lang::Tk] {
        let mut stage = Stage::data_in(lang);
        stage.press("jjjjjjjjjjjjjj");
        compare(&format!("docs/projects-{}.svg", lang.code()), &picture(&stage.buffer(120, 30)));
    }
}

/// A screen as a picture, through the codes that a terminal would get.
fn picture(buffer: &Buffer) -> String {
    let mut ansi = String::new();
    for y in 0..buffer.area.height {
        let mut skip = 0;
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
            write!(ansi, "\x1b[0{}{}{}m{}", codes(cell.modifier), color(cell.fg, 30), color(cell.bg, 40), cell.symbol()).unwrap();
        }
        ansi.push_str("\x1b[0m\n");
    }
    anstyle_svg::Term::new().palette(anstyle_lossy::palette::WIN10_CONSOLE).bg_color(anstyle::RgbColor(24, 26, 31).into()).render_svg(&ansi)
}

fn codes(modifier: Modifier) -> String {
    let known = [(Modifier::BOLD, ";1"), (Modifier::DIM, ";2"), (Modifier::UNDERLINED, ";4"), (Modifier::REVERSED, ";7")];
    known.iter().filter(|(bit, _)| modifier.contains(*bit)).map(|(_, code)| *code).collect()
}

fn color(color: Color, base: u8) -> String {
    let number = match color {
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::White => 67,
        Color::Gray => 7,
        Color::LightRed => 61,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::Black => 0,
        _ => return String::new(),
    };
    format!(";{}", base + number)
}
