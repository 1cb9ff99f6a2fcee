//! Asks the terminal for the colour of its background, and loses nothing of what is typed meanwhile: the answer
//! comes in among the keys and is taken out of them.

use std::collections::VecDeque;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use crossterm::terminal::enable_raw_mode;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::super::keys::Key;
use super::super::theme::palette::Name;

/// A terminal that has not answered by then is taken for a dark one.
const PATIENCE: Duration = Duration::from_millis(100);

/// What is asked: the background (OSC 11), and what every terminal answers, so that nobody waits for one that does not
/// know the first.
const QUESTION: &[u8] = b"\x1b]11;?\x07\x1b[c";
const BACKGROUND: &[u8] = b"\x1b]11;";
const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

/// What came of it.
#[derive(Debug)]
pub(in super::super) struct Answer {
    pub(in super::super) theme: Name,
    /// What was typed meanwhile.
    pub(in super::super) typed: VecDeque<Key>,
    pub(in super::super) late: Late,
}

impl Default for Answer {
    fn default() -> Answer {
        Answer { theme: Name::Dark, typed: VecDeque::new(), late: Late::default() }
    }
}

/// Asks; the terminal is left in raw mode, since it is taken next.
pub(in super::super) fn ask() -> Answer {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() || enable_raw_mode().is_err() {
        return Answer::default();
    }
    let mut out = io::stdout();
    if out.write_all(QUESTION).and_then(|()| out.flush()).is_err() {
        return Answer::default();
    }
    let begun = Instant::now();
    let mut heard = Vec::new();
    while let Some(left) = PATIENCE.checked_sub(begun.elapsed()) {
        if !listen(&mut heard, left) || Heard::of(&heard).all {
            break;
        }
    }
    let Heard { theme, rest, all } = Heard::of(&heard);
    Answer { theme: theme.unwrap_or(Name::Dark), typed: keys(&rest), late: Late { is_awaited: theme.is_none() && !all, inside: false } }
}

/// Takes what has come in; false where nothing will come any more.
fn listen(heard: &mut Vec<u8>, left: Duration) -> bool {
    let stdin = io::stdin();
    let time = Timespec { tv_sec: 0, tv_nsec: i64::from(left.subsec_nanos()) };
    match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&time)) {
        Ok(0) | Err(rustix::io::Errno::INTR) => true,
        Ok(_) => {
            let mut bytes = [0; 512];
            let read = rustix::io::read(&stdin, &mut bytes).unwrap_or(0);
            heard.extend(bytes.iter().take(read));
            read > 0
        }
        Err(_) => false,
    }
}

/// What the terminal said, and what is left of the bytes without it.
#[derive(Debug, PartialEq, Eq)]
struct Heard {
    theme: Option<Name>,
    rest: Vec<u8>,
    /// Whether the last of the answers was among it.
    all: bool,
}

impl Heard {
    fn of(bytes: &[u8]) -> Heard {
        let mut heard = Heard { theme: None, rest: Vec::new(), all: false };
        let mut left = bytes;
        while let Some((first, after)) = left.split_first() {
            if let Some((said, rest)) = left.strip_prefix(BACKGROUND).and_then(until_end) {
                heard.theme = theme(said).or(heard.theme);
                left = rest;
            } else if let Some(rest) = left.strip_prefix(b"\x1b[?").and_then(attributes) {
                heard.all = true;
                left = rest;
            } else {
                heard.rest.push(*first);
                left = after;
            }
        }
        heard
    }
}

/// Splits an answer from what follows it. Some terminals end it with ESC alone.
fn until_end(said: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = said.iter().position(|byte| matches!(*byte, ESC | BEL))?;
    let (said, rest) = said.split_at_checked(end)?;
    Some((said, rest.strip_prefix(b"\x1b\\").or(rest.get(1..)).unwrap_or_default()))
}

/// What follows the attributes of a terminal: `62;22c`.
fn attributes(said: &[u8]) -> Option<&[u8]> {
    let end = said.iter().position(|byte| !byte.is_ascii_digit() && *byte != b';')?;
    said.get(end..)?.strip_prefix(b"c")
}

/// `rgb:ffff/ffff/ffff`, with one to four digits each.
fn theme(said: &[u8]) -> Option<Name> {
    let text = std::str::from_utf8(said).ok()?;
    let (_, numbers) = text.split_once(':')?;
    let part = |hex: &str| {
        let most = 16_u32.checked_pow(u32::try_from(hex.len()).ok()?)?.checked_sub(1)?;
        Some(f64::from(u32::from_str_radix(hex, 16).ok()?) / f64::from(most.max(1)))
    };
    let parts: Vec<f64> = numbers.split('/').map(part).collect::<Option<_>>()?;
    let [red, green, blue, ..] = parts.as_slice() else { return None };
    // the share of light that the eye sees; at less than this a grey is nearer to black
    let light = 0.2126 * red.powf(2.2) + 0.7152 * green.powf(2.2) + 0.0722 * blue.powf(2.2);
    Some(if light > 0.184 { Name::Light } else { Name::Dark })
}

/// The keys of some bytes, as far as they can be told without a terminal library: letters, and the keys that lists are
/// worked with.
fn keys(bytes: &[u8]) -> VecDeque<Key> {
    const ARROWS: [(u8, KeyCode); 6] = [
        (b'A', KeyCode::Up),
        (b'B', KeyCode::Down),
        (b'C', KeyCode::Right),
        (b'D', KeyCode::Left),
        (b'H', KeyCode::Home),
        (b'F', KeyCode::End),
    ];
    let text = String::from_utf8_lossy(bytes);
    let mut found = VecDeque::new();
    let mut letters = text.chars().peekable();
    let plain = |code| Key { code, control: false, alt: false };
    while let Some(letter) = letters.next() {
        found.push_back(match letter {
            '\x1b' if letters.next_if(|next| matches!(next, '[' | 'O')).is_some() => {
                // parameters, and the letter at the end of a sequence
                while letters.next_if(|next| next.is_ascii_digit() || *next == ';').is_some() {}
                let end = letters.next();
                let arrow = ARROWS.iter().find(|(byte, _)| Some(char::from(*byte)) == end).map(|(_, code)| plain(*code));
                let Some(arrow) = arrow else { continue };
                arrow
            }
            '\x1b' => plain(KeyCode::Esc),
            '\r' | '\n' => plain(KeyCode::Enter),
            '\t' => plain(KeyCode::Tab),
            '\x7f' | '\x08' => plain(KeyCode::Backspace),
            '\x01'..='\x1a' => Key { control: true, ..Key::char(char::from_u32(u32::from(letter) + 0x60).unwrap_or(' ')) },
            letter if letter.is_control() || letter == '\u{fffd}' => continue,
            letter => Key::char(letter),
        });
    }
    found
}

/// An answer that comes later than anybody waited: it comes as keys, and they are not what somebody typed.
#[derive(Debug, Default)]
pub(in super::super) struct Late {
    is_awaited: bool,
    inside: bool,
}

impl Late {
    /// Whether a key is a part of the answer.
    pub(in super::super) fn takes(&mut self, key: &KeyEvent) -> bool {
        let is = |code: char, with: KeyModifiers| key.code == KeyCode::Char(code) && key.modifiers.contains(with);
        if !self.inside {
            self.inside = self.is_awaited && is(']', KeyModifiers::ALT);
            return self.inside;
        }
        let ends = is('g', KeyModifiers::CONTROL) || is('\\', KeyModifiers::ALT) || key.code == KeyCode::Esc;
        if ends {
            *self = Late::default();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_taken_out_of_what_is_typed() {
        for (bytes, theme, rest, all) in [
            (&b"js\x1b]11;rgb:ffff/ffff/ffff\x07o\x1b[?62;22c\x1b"[..], Some(Name::Light), &b"jso\x1b"[..], true),
            (b"\x1b]11;rgb:1e/1e/2e\x1b\\\x1b[?1;2cq", Some(Name::Dark), b"q", true),
            (b"\x1b]11;rgb:0000/0000/0000\x1b", Some(Name::Dark), b"", false),
            (b"\x1b[?6c", None, b"", true),
            (b"\x1b[A\x1b]11;rgb:ff", None, b"\x1b[A\x1b]11;rgb:ff", false),
            (b"\x1b]11;nonsense\x07", None, b"", false),
            (b"", None, b"", false),
        ] {
            let expected = Heard { theme, rest: rest.to_vec(), all };
            assert_eq!(Heard::of(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn bytes_become_keys() {
        let spelled = |bytes: &[u8]| keys(bytes).into_iter().map(Key::spelled).collect::<String>();
        assert_eq!(spelled("jъ5\r\t\x7f\x13\x1b".as_bytes()), "jъ5<enter><tab><bs><c-s><esc>");
        assert_eq!(spelled(b"\x1b[A\x1b[1;5B\x1bOCx\x1b[15~y"), "<up><down><right>xy");
        assert_eq!(spelled(b"\xff\x00z"), "z");
    }

    #[test]
    fn a_late_answer_is_no_key() {
        let event = |letter: char, with: KeyModifiers| KeyEvent::new(KeyCode::Char(letter), with);
        let mut late = Late { is_awaited: true, inside: false };
        assert!(!late.takes(&event('j', KeyModifiers::NONE)));
        assert!(late.takes(&event(']', KeyModifiers::ALT)));
        for letter in "11;rgb:00/00/00".chars() {
            assert!(late.takes(&event(letter, KeyModifiers::NONE)));
        }
        assert!(late.takes(&event('g', KeyModifiers::CONTROL)));
        assert!(!late.takes(&event('1', KeyModifiers::NONE)) && !late.takes(&event(']', KeyModifiers::ALT)));
    }
}
