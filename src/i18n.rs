//! Words in the reader's language: messages, dates, plurals. Pure, and below all other rooms: each room
//! says what it has to say as a `Message`, an id with what goes into it, and whoever has a reader puts it into words.
//! Who has none (a log, a script, JSON) takes the message's `Display`, which is English.

mod bundles;
mod collation;
pub mod dates;
pub mod message;

use std::borrow::Cow;
use std::cmp::Ordering;

use dates::Date;
use message::{Arg, Message};

/// The languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    En,
    Ru,
    Tk,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Tk];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ru => "ru",
            Lang::Tk => "tk",
        }
    }

    /// The language's own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Ru => "русский",
            Lang::Tk => "türkmençe",
        }
    }

    pub fn parse(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language of a POSIX locale such as `ru_RU.UTF-8`; `None` for one that is not ours.
    pub fn of_locale(locale: &str) -> Option<Lang> {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Lang::parse(&language.to_ascii_lowercase())
    }

    pub fn words(self) -> Words {
        Words { lang: self }
    }

    pub fn date(self, when: impl Into<Date>) -> String {
        dates::long(self, when.into())
    }
}

/// All that the program can say in a language. What a language lacks is said in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    pub lang: Lang,
}

impl Words {
    /// A message into which nothing goes.
    pub fn say(self, id: &str) -> &'static str {
        bundles::plain(self.lang, id)
    }

    /// A message with what goes into it.
    pub fn tell(self, id: &str, args: &[(&'static str, Arg)]) -> String {
        bundles::filled(self.lang, id, args)
    }

    /// A message that was made where there was no reader.
    pub fn of(self, message: &Message) -> String {
        match message.foreign() {
            Some(text) => text.to_owned(),
            None => self.tell(message.id(), message.args()),
        }
    }

    pub fn date(self, when: impl Into<Date>) -> String {
        self.lang.date(when)
    }

    /// A date as it stands in a column.
    pub fn short(self, when: impl Into<Date>) -> String {
        dates::short(self.lang, when.into())
    }

    /// The order of two texts for the eye.
    pub fn compare(self, a: &str, b: &str) -> Ordering {
        collation::compare(self.lang, a, b)
    }

    /// A month in three letters.
    pub fn month(self, number: u32) -> &'static str {
        dates::month(self.lang, number)
    }

    /// A quarter in three letters at most.
    pub fn quarter(self, number: u32) -> String {
        dates::quarter(self.lang, number)
    }

    /// A date with its weekday: what was understood of one that is typed.
    pub fn with_weekday(self, when: impl Into<Date>) -> String {
        dates::with_weekday(self.lang, when.into())
    }

    /// Whether there is such a message; for ids that come from a table of others, such as the command line's.
    pub fn knows(self, id: &str) -> bool {
        bundles::has(self.lang, id)
    }

    /// What goes into a message, alone.
    pub fn arg(self, arg: &Arg) -> Cow<'_, str> {
        match arg {
            Arg::Text(text) => Cow::Borrowed(text),
            Arg::Number(number) => Cow::Owned(number.to_string()),
            Arg::Date(date) => Cow::Owned(self.date(*date)),
            Arg::Said(message) => Cow::Owned(self.of(message)),
            Arg::Named { raw, .. } if self.lang == Lang::En => Cow::Borrowed(raw),
            Arg::Named { id, .. } => Cow::Owned(within(self.say(id))),
            Arg::List(items) => Cow::Owned(items.iter().map(|item| self.arg(item)).collect::<Vec<_>>().join(", ")),
        }
    }
}

/// A label as it stands within a sentence: without its capital, if it is no abbreviation.
fn within(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_their_forms() {
        for (number, en, ru, tk) in [
            (1, "1 day", "1 день", "1 gün"),
            (2, "2 days", "2 дня", "2 gün"),
            (5, "5 days", "5 дней", "5 gün"),
            (11, "11 days", "11 дней", "11 gün"),
            (21, "21 days", "21 день", "21 gün"),
            (112, "112 days", "112 дней", "112 gün"),
            (104, "104 days", "104 дня", "104 gün"),
            (0, "0 days", "0 дней", "0 gün"),
        ] {
            assert_eq!(Lang::ALL.map(|lang| lang.words().tell("count-days", &[("n", number.into())])), [en, ru, tk]);
        }
    }

    #[test]
    fn locales() {
        for (locale, lang) in [
            ("ru_RU.UTF-8", Some(Lang::Ru)),
            ("tk_TM", Some(Lang::Tk)),
            ("en", Some(Lang::En)),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("de_DE@euro", None),
            ("", None),
        ] {
            assert_eq!(Lang::of_locale(locale), lang, "{locale}");
        }
    }

    #[test]
    fn labels_within_a_sentence() {
        assert_eq!([within("Срок"), within("IATI"), within("Şahs"), within("")], ["срок", "IATI", "şahs", ""]);
    }

    #[test]
    fn a_message_says_itself_in_english() {
        let message = message::tell("count-days", [("n", 3.into())]);
        assert_eq!((message.to_string(), Lang::Ru.words().of(&message)), ("3 days".to_owned(), "3 дня".to_owned()));
        let foreign = Message::foreign_text("as the system says");
        assert_eq!((foreign.to_string(), Lang::Tk.words().of(&foreign)), (foreign.to_string(), foreign.to_string()));
    }
}
