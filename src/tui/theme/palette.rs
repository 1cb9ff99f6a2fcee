//! The colours of the themes, in as many colours as a terminal has. Themes without a ground of their
//! own are drawn on the terminal's; which grounds they are made for is said, and measured, in the tests.

use ratatui::style::Color;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Light,
    Dark,
    HighContrast,
    ColourBlind,
    None,
}

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    Sixteen,
    Many,
    True,
}

/// A colour for each use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inks {
    /// Text and ground, where the theme paints them itself.
    pub ground: Option<(Color, Color)>,
    pub quiet: Color,
    pub accent: Color,
    pub warning: Color,
    pub error: Color,
    pub good: Color,
    pub ongoing: Color,
    pub finalising: Color,
    pub carried: Color,
    /// Text and ground of the selected row.
    pub selected: (Color, Color),
    pub banner: (Color, Color),
}

const fn rgb(hex: u32) -> Color {
    Color::Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const DARK: Inks = Inks {
    ground: None,
    quiet: rgb(0x00b4_b9c4),
    accent: rgb(0x0065_d6d6),
    warning: rgb(0x00f0_c040),
    error: rgb(0x00ff_9a9a),
    good: rgb(0x0082_d992),
    ongoing: rgb(0x0065_d6d6),
    finalising: rgb(0x009c_c2ff),
    carried: rgb(0x00e0_aaff),
    selected: (rgb(0x00ff_ffff), rgb(0x001f_4f9f)),
    banner: (rgb(0x0000_0000), rgb(0x00f0_c040)),
};

const LIGHT: Inks = Inks {
    ground: None,
    quiet: rgb(0x0053_5862),
    accent: rgb(0x0000_557a),
    warning: rgb(0x0080_4a00),
    error: rgb(0x00a8_001c),
    good: rgb(0x0014_6126),
    ongoing: rgb(0x0000_557a),
    finalising: rgb(0x002f_44b8),
    carried: rgb(0x0078_1c98),
    selected: (rgb(0x00ff_ffff), rgb(0x001f_4f9f)),
    banner: (rgb(0x0000_0000), rgb(0x00f0_c040)),
};

const HIGH: Inks = Inks {
    ground: Some((rgb(0x00ff_ffff), rgb(0x0000_0000))),
    quiet: rgb(0x00ff_ffff),
    accent: rgb(0x0000_ffff),
    warning: rgb(0x00ff_ff00),
    error: rgb(0x00ff_9090),
    good: rgb(0x0060_ff60),
    ongoing: rgb(0x0000_ffff),
    finalising: rgb(0x00a0_d0ff),
    carried: rgb(0x00ff_b0ff),
    selected: (rgb(0x0000_0000), rgb(0x00ff_ff00)),
    banner: (rgb(0x0000_0000), rgb(0x0000_ffff)),
};

/// Blue against orange and yellow, which differ for everybody (after Okabe and Ito).
const BLIND: Inks = Inks {
    ground: Some((rgb(0x00e8_e8e8), rgb(0x0010_1418))),
    quiet: rgb(0x00b4_b4b4),
    accent: rgb(0x0056_b4e9),
    warning: rgb(0x00fb_f080),
    error: rgb(0x00f0_8c1e),
    good: rgb(0x0056_b4e9),
    ongoing: rgb(0x00ff_ffff),
    finalising: rgb(0x00b4_dcff),
    carried: rgb(0x00b4_b4ff),
    selected: (rgb(0x0000_0000), rgb(0x0056_b4e9)),
    banner: (rgb(0x0000_0000), rgb(0x00f0_8c1e)),
};

/// The sixteen colours follow the terminal's own scheme. On white only four of them can be read.
const DARK_16: Inks = Inks {
    ground: None,
    quiet: Color::Gray,
    accent: Color::Cyan,
    warning: Color::Yellow,
    error: Color::LightRed,
    good: Color::Green,
    ongoing: Color::Cyan,
    finalising: Color::LightCyan,
    carried: Color::LightMagenta,
    selected: (Color::White, Color::Blue),
    banner: (Color::Black, Color::Yellow),
};

const LIGHT_16: Inks = Inks {
    ground: None,
    quiet: Color::Reset,
    accent: Color::Blue,
    warning: Color::Magenta,
    error: Color::Red,
    good: Color::Blue,
    ongoing: Color::Reset,
    finalising: Color::Blue,
    carried: Color::Magenta,
    selected: (Color::White, Color::Blue),
    banner: (Color::Black, Color::Yellow),
};

const HIGH_16: Inks = Inks {
    ground: Some((Color::White, Color::Black)),
    quiet: Color::White,
    accent: Color::LightCyan,
    warning: Color::LightYellow,
    error: Color::LightRed,
    good: Color::LightGreen,
    ongoing: Color::LightCyan,
    finalising: Color::Cyan,
    carried: Color::LightMagenta,
    selected: (Color::Black, Color::LightYellow),
    banner: (Color::Black, Color::LightCyan),
};

const BLIND_16: Inks = Inks {
    ground: Some((Color::White, Color::Black)),
    quiet: Color::Gray,
    accent: Color::LightCyan,
    warning: Color::LightYellow,
    error: Color::Yellow,
    good: Color::LightCyan,
    ongoing: Color::White,
    finalising: Color::Cyan,
    carried: Color::LightMagenta,
    selected: (Color::Black, Color::LightCyan),
    banner: (Color::Black, Color::Yellow),
};

impl Name {
    pub fn parse(name: &str) -> Option<Name> {
        Some(match name {
            "light" => Name::Light,
            "dark" => Name::Dark,
            "high-contrast" => Name::HighContrast,
            "colour-blind" => Name::ColourBlind,
            "none" => Name::None,
            _ => return None,
        })
    }
}

impl Depth {
    /// What `COLORTERM` and `TERM` say of the terminal.
    pub fn of(colorterm: &str, term: &str) -> Depth {
        if matches!(colorterm, "truecolor" | "24bit") || term.ends_with("-direct") {
            Depth::True
        } else if term.contains("256color") {
            Depth::Many
        } else {
            Depth::Sixteen
        }
    }
}

impl Inks {
    /// The colours of a theme; `None` for the one that has none.
    pub fn of(name: Name, depth: Depth) -> Option<Inks> {
        let inks = match (name, depth) {
            (Name::None, _) => return None,
            (Name::Dark, Depth::Sixteen) => DARK_16,
            (Name::Light, Depth::Sixteen) => LIGHT_16,
            (Name::HighContrast, Depth::Sixteen) => HIGH_16,
            (Name::ColourBlind, Depth::Sixteen) => BLIND_16,
            (Name::Dark, _) => DARK,
            (Name::Light, _) => LIGHT,
            (Name::HighContrast, _) => HIGH,
            (Name::ColourBlind, _) => BLIND,
        };
        Some(if depth == Depth::Many { inks.map(indexed) } else { inks })
    }

    fn map(self, change: fn(Color) -> Color) -> Inks {
        let both = |(fg, bg): (Color, Color)| (change(fg), change(bg));
        Inks {
            ground: self.ground.map(both),
            quiet: change(self.quiet),
            accent: change(self.accent),
            warning: change(self.warning),
            error: change(self.error),
            good: change(self.good),
            ongoing: change(self.ongoing),
            finalising: change(self.finalising),
            carried: change(self.carried),
            selected: both(self.selected),
            banner: both(self.banner),
        }
    }
}

/// The nearest of the 256 colours: of their cube of 6 x 6 x 6, or of their greys.
fn indexed(color: Color) -> Color {
    let Color::Rgb(red, green, blue) = color else { return color };
    let wanted = (red, green, blue);
    let step = |part: u8| (0..6u8).min_by_key(|step| level(*step).abs_diff(part)).unwrap_or(0);
    let steps = [step(red), step(green), step(blue)];
    let grey = (0..24u8).min_by_key(|step| distance(wanted, grey_of(*step))).unwrap_or(0);
    let [cube_red, cube_green, cube_blue] = steps.map(level);
    if distance(wanted, grey_of(grey)) < distance(wanted, (cube_red, cube_green, cube_blue)) {
        Color::Indexed(232 + grey)
    } else {
        Color::Indexed(steps.iter().fold(0, |number, step| number * 6 + step) + 16)
    }
}

fn level(step: u8) -> u8 {
    if step == 0 { 0 } else { 55 + 40 * step }
}

fn grey_of(step: u8) -> (u8, u8, u8) {
    let n = 8 + 10 * step;
    (n, n, n)
}

fn distance(a: (u8, u8, u8), b: (u8, u8, u8)) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    square(a.0, b.0) + square(a.1, b.1) + square(a.2, b.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Name; 4] = [Name::Light, Name::Dark, Name::HighContrast, Name::ColourBlind];
    const DEPTHS: [Depth; 3] = [Depth::Sixteen, Depth::Many, Depth::True];

    /// The grounds that a theme without one of its own is made for, and the text that terminals have on them: black and
    /// white, and those of widespread schemes (VS Code, One, Solarized, Nord).
    fn grounds(name: Name, depth: Depth) -> (Color, Vec<Color>) {
        let grounds = |hexes: &[u32]| hexes.iter().map(|hex| rgb(*hex)).collect();
        match (name, depth) {
            (Name::Light, Depth::Sixteen) => (rgb(0), grounds(&[0x00ff_ffff])),
            (Name::Light, _) => (rgb(0x0040_4040), grounds(&[0x00ff_ffff, 0x00fd_f6e3, 0x00fa_fafa, 0x00ec_eff4])),
            (_, Depth::Sixteen) => (rgb(0x00e5_e5e5), grounds(&[0])),
            _ => (rgb(0x00e5_e5e5), grounds(&[0, 0x001e_1e1e, 0x0028_2c34, 0x0000_2b36, 0x002e_3440])),
        }
    }

    /// A colour as xterm shows it.
    fn shown(color: Color) -> [f64; 3] {
        let (r, g, b) = match color {
            Color::Rgb(r, g, b) => (r, g, b),
            Color::Indexed(n @ 232..) => grey_of(n - 232),
            Color::Indexed(n) => (level((n - 16) / 36), level((n - 16) / 6 % 6), level((n - 16) % 6)),
            Color::Black => (0, 0, 0),
            Color::Red => (205, 0, 0),
            Color::Green => (0, 205, 0),
            Color::Yellow => (205, 205, 0),
            Color::Blue => (0, 0, 238),
            Color::Magenta => (205, 0, 205),
            Color::Cyan => (0, 205, 205),
            Color::Gray => (229, 229, 229),
            Color::LightRed => (255, 0, 0),
            Color::LightGreen => (0, 255, 0),
            Color::LightYellow => (255, 255, 0),
            Color::LightMagenta => (255, 0, 255),
            Color::LightCyan => (0, 255, 255),
            Color::White => (255, 255, 255),
            other => panic!("{other:?} is in no theme"),
        };
        // sRGB to linear light (WCAG 2.1, relative luminance)
        [r, g, b].map(|n| {
            let n = f64::from(n) / 255.0;
            if n <= 0.03928 { n / 12.92 } else { ((n + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let luminance = |color| {
            let [r, g, b] = shown(color);
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let (a, b): (f64, f64) = (luminance(a), luminance(b));
        a.max(b) / a.min(b)
    }

    /// All colours in which something is written on a ground.
    fn pairs(name: Name, depth: Depth) -> Vec<(Color, Color)> {
        let inks = Inks::of(name, depth).unwrap();
        let (text, grounds) = match inks.ground {
            Some((text, ground)) => (text, vec![ground]),
            None => grounds(name, depth),
        };
        let of = |ink: Color| if ink == Color::Reset { text } else { ink };
        let uses =
            [Color::Reset, inks.quiet, inks.accent, inks.warning, inks.error, inks.good, inks.ongoing, inks.finalising, inks.carried];
        let on_ground = grounds.iter().flat_map(|ground| uses.map(|ink| (of(ink), *ground)));
        on_ground.chain([inks.selected, inks.banner]).collect()
    }

    #[test]
    fn everything_can_be_read() {
        for (name, depth) in THEMES.iter().flat_map(|name| DEPTHS.map(|depth| (*name, depth))) {
            let least = if name == Name::HighContrast && depth != Depth::Sixteen { 7.0 } else { 4.5 };
            for (ink, ground) in pairs(name, depth) {
                let measured = contrast(ink, ground);
                assert!(measured >= least, "{name:?} in {depth:?}: {ink:?} on {ground:?} is {measured:.2}");
            }
        }
    }

    /// How a colour looks to people who do not tell red from green (Machado, Oliveira and Fernandes 2009, severity 1).
    const PROTAN: [[f64; 3]; 3] =
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
    const DEUTAN: [[f64; 3]; 3] = [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_82, 0.042_94, 0.968_881]];

    #[expect(clippy::many_single_char_names, reason = "the names of the formulas")]
    /// How different two colours look: the distance in CIELAB (1976).
    fn difference(a: Color, b: Color, sight: [[f64; 3]; 3]) -> f64 {
        let lab = |color| {
            let light = shown(color);
            let seen = sight.map(|row| row.iter().zip(light).map(|(weight, n)| weight * n).sum::<f64>().clamp(0.0, 1.0));
            let [r, g, b] = seen;
            let xyz = [
                (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
                0.2126 * r + 0.7152 * g + 0.0722 * b,
                (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
            ];
            let [x, y, z] = xyz.map(|n| if n > 0.008_856 { n.cbrt() } else { 7.787 * n + 16.0 / 116.0 });
            [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
        };
        lab(a).iter().zip(lab(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn healths_differ_in_colour_for_everybody_in_the_theme_for_it() {
        for depth in DEPTHS {
            let inks = Inks::of(Name::ColourBlind, depth).unwrap();
            for (a, b) in [(inks.good, inks.warning), (inks.warning, inks.error), (inks.good, inks.error)] {
                for sight in [PROTAN, DEUTAN] {
                    let seen = difference(a, b, sight);
                    assert!(seen >= 15.0, "{depth:?}: {a:?} and {b:?} are {seen:.1} apart");
                }
            }
        }
    }

    #[test]
    fn in_every_theme_statuses_and_healths_differ_in_colour_or_in_sign() {
        use crate::domain::health::Health;
        use crate::domain::status::Status;
        use crate::tui::theme::Theme;
        for (name, depth) in THEMES.iter().flat_map(|name| DEPTHS.map(|depth| (*name, depth))) {
            let theme = Theme::new(name, depth);
            let statuses = Status::ALL.map(|status| (status.glyph(), theme.status(status).fg));
            let healths = Health::ALL.map(|health| (health.glyph(), theme.health(health).fg));
            for signs in [&statuses[..], &healths[..]] {
                for (i, (sign, ink)) in signs.iter().enumerate() {
                    for (other, other_ink) in &signs[i + 1..] {
                        let inks = ink.zip(*other_ink).filter(|(a, b)| *a != Color::Reset && *b != Color::Reset);
                        let by_ink = inks.is_some_and(|(a, b)| [PROTAN, DEUTAN].iter().all(|sight| difference(a, b, *sight) >= 15.0));
                        assert!(sign != other || by_ink, "{name:?}: {sign} and {other}");
                    }
                }
            }
        }
    }

    #[test]
    fn terminals_say_how_many_colours_they_have() {
        assert_eq!(Depth::of("truecolor", "xterm-256color"), Depth::True);
        assert_eq!(Depth::of("", "xterm-256color"), Depth::Many);
        assert_eq!(Depth::of("", "linux"), Depth::Sixteen);
    }
}
