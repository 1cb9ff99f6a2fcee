//! Keyboards, key by key, and which key of the American one lies at the same place. Only whole
//! keyboards are written down here; which of their keys count by place is decided by `Keyboard`.

/// Which keyboard the user says to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keyboard {
    /// Any: letters of other alphabets count by their place, Latin ones as what they are.
    #[default]
    Auto,
    Qwerty,
    Qwertz,
    Azerty,
    Russian,
    Turkmen,
}

/// A keyboard: its four rows without and with Shift, a space where nothing or a dead key is; and
/// what else can be typed, with `AltGr` or on the key beside the left Shift.
#[derive(Debug)]
pub struct Layout {
    pub name: &'static str,
    pub plain: [&'static str; 4],
    pub shifted: [&'static str; 4],
    pub also: &'static str,
}

pub const QWERTY: Layout = Layout {
    name: "qwerty",
    plain: ["`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./"],
    shifted: ["~!@#$%^&*()_+", "QWERTYUIOP{}|", "ASDFGHJKL:\"", "ZXCVBNM<>?"],
    also: "",
};

/// German. The keys beside 1 and beside ß are dead.
pub const QWERTZ: Layout = Layout {
    name: "qwertz",
    plain: [" 1234567890ß ", "qwertzuiopü+#", "asdfghjklöä", "yxcvbnm,.-"],
    shifted: ["°!\"§$%&/()=? ", "QWERTZUIOPÜ*'", "ASDFGHJKLÖÄ", "YXCVBNM;:_"],
    also: "<>|@{[]}\\~",
};

/// French. The key beside P is dead; digits are typed with Shift.
pub const AZERTY: Layout = Layout {
    name: "azerty",
    plain: ["²&é\"'(-è_çà)=", "azertyuiop $*", "qsdfghjklmù", "wxcvbn,;:!"],
    shifted: [" 1234567890°+", "AZERTYUIOP £µ", "QSDFGHJKLM%", "WXCVBN?./§"],
    also: "<>#{[|\\@]}",
};

/// ЙЦУКЕН as Windows and xkb have it.
pub const RUSSIAN: Layout = Layout {
    name: "russian",
    plain: ["ё1234567890-=", "йцукенгшщзхъ\\", "фывапролджэ", "ячсмитьбю."],
    shifted: ["Ё!\"№;%:?*()_+", "ЙЦУКЕНГШЩЗХЪ/", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ,"],
    also: "",
};

/// The one of Windows and of xkb (`symbols/tm`): q x c v [ ] are no characters of it without `AltGr`.
pub const TURKMEN: Layout = Layout {
    name: "turkmen",
    plain: ["ž1234567890-=", "äwertyuiopňöş", "asdfghjkl;'", "züçýbnm,./"],
    shifted: ["Ž!@#$%^&*()_+", "ÄWERTYUIOPŇÖŞ", "ASDFGHJKL:\"", "ZÜÇÝBNM<>?"],
    also: "qxcvQXCV[]{}\\|`~",
};

impl Layout {
    pub const ALL: [&'static Layout; 5] = [&QWERTY, &QWERTZ, &AZERTY, &RUSSIAN, &TURKMEN];

    /// The American character at the place where this keyboard has `typed`.
    pub fn place(&self, typed: char) -> Option<char> {
        place_in(&self.plain, &QWERTY.plain, typed).or_else(|| place_in(&self.shifted, &QWERTY.shifted, typed))
    }

    /// The same, for keys without Shift alone.
    fn plain_place(&self, typed: char) -> Option<char> {
        place_in(&self.plain, &QWERTY.plain, typed)
    }
}

fn place_in(rows: &[&str; 4], base: &[&str; 4], typed: char) -> Option<char> {
    let pairs = rows.iter().zip(base).flat_map(|(row, base)| row.chars().zip(base.chars()));
    pairs.into_iter().find(|(key, _)| *key == typed && typed != ' ').map(|(_, base)| base)
}

impl Keyboard {
    pub const ALL: [(&'static str, Keyboard); 6] = [
        ("auto", Keyboard::Auto),
        ("qwerty", Keyboard::Qwerty),
        ("qwertz", Keyboard::Qwertz),
        ("azerty", Keyboard::Azerty),
        ("russian", Keyboard::Russian),
        ("turkmen", Keyboard::Turkmen),
    ];

    pub fn parse(name: &str) -> Option<Keyboard> {
        Keyboard::ALL.iter().find(|(other, _)| *other == name).map(|(_, keyboard)| *keyboard)
    }

    /// The American character for one that is typed and means nothing by itself. A Latin letter is
    /// what it is on every keyboard, since it stands for a word: `z` for zoom, wherever it lies.
    pub fn place(self, typed: char) -> char {
        if typed.is_ascii_alphanumeric() {
            return typed;
        }
        let other = |layout: &Layout| layout.plain_place(typed).filter(|_| !typed.is_ascii());
        match self {
            // what Turkmen and German, or Turkmen and French, both have is Turkmen: the others can say so
            Keyboard::Auto => RUSSIAN.place(typed).or_else(|| TURKMEN.place(typed)).or_else(|| other(&AZERTY)).or_else(|| other(&QWERTZ)),
            Keyboard::Qwerty => None,
            Keyboard::Qwertz => QWERTZ.plain_place(typed),
            Keyboard::Azerty => AZERTY.plain_place(typed),
            Keyboard::Russian => RUSSIAN.place(typed),
            Keyboard::Turkmen => TURKMEN.place(typed),
        }
        .unwrap_or(typed)
    }

    /// The digit that a key of the French upper row stands for, whatever else is typed by it.
    pub fn digit(self, typed: char) -> Option<char> {
        if self != Keyboard::Azerty {
            return None;
        }
        AZERTY.plain_place(typed).filter(char::is_ascii_digit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyboards_are_whole_and_no_character_is_on_one_twice() {
        for layout in Layout::ALL {
            let mut seen = Vec::new();
            for (rows, base) in [(layout.plain, QWERTY.plain), (layout.shifted, QWERTY.shifted)] {
                for (row, base) in rows.iter().zip(base) {
                    assert_eq!(row.chars().count(), base.chars().count(), "{}: {row}", layout.name);
                    seen.extend(row.chars().filter(|c| *c != ' '));
                }
            }
            seen.extend(layout.also.chars());
            let all = seen.len();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), all, "{}", layout.name);
        }
    }
}
