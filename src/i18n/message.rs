//! What is said, before it is put into words: an id, and what goes into the message.

use std::fmt;

use super::Lang;
use super::dates::Date;

/// Something to say to a reader who may read any of our languages.
/// `default` says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// What goes into a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// As it stands: a name, an id, a path.
    Text(String),
    /// A number, after which nouns take their forms.
    Number(i64),
    Date(Date),
    /// Another message.
    Said(Message),
    /// A word of the file format: English readers see it as it stands in the file, others by the message `id`.
    Named {
        raw: String,
        id: &'static str,
    },
    /// One after another, with commas.
    List(Vec<Arg>),
}

impl Message {
    /// Words that are not ours and stay as they are: of the system, of git, of a parser.
    pub fn foreign_text(text: impl Into<String>) -> Message {
        Message { id: "", args: vec![("", Arg::Text(text.into()))] }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.foreign() == Some("")
    }

    pub fn id(&self) -> &'static str {
        self.id
    }

    pub fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }

    pub(super) fn foreign(&self) -> Option<&str> {
        match self.args.as_slice() {
            [("", Arg::Text(text))] => Some(text),
            _ => None,
        }
    }
}

impl Default for Message {
    fn default() -> Message {
        Message::foreign_text("")
    }
}

/// A message into which nothing goes.
pub fn say(id: &'static str) -> Message {
    Message { id, args: Vec::new() }
}

/// A message with what goes into it.
pub fn tell<const N: usize>(id: &'static str, args: [(&'static str, Arg); N]) -> Message {
    Message { id, args: args.into() }
}

/// Words that are not ours and stay as they are.
impl From<String> for Message {
    fn from(text: String) -> Message {
        Message::foreign_text(text)
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Message {
        Message::foreign_text(text)
    }
}

/// In English.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Lang::En.words().of(self))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Arg {
        Arg::Text(text.clone())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number)
    }
}

impl From<i32> for Arg {
    fn from(number: i32) -> Arg {
        Arg::Number(number.into())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Date> for Arg {
    fn from(date: Date) -> Arg {
        Arg::Date(date)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Arg {
        Arg::Said(message)
    }
}

impl From<std::path::Display<'_>> for Arg {
    fn from(path: std::path::Display<'_>) -> Arg {
        Arg::Text(path.to_string())
    }
}

impl From<std::borrow::Cow<'_, str>> for Arg {
    fn from(text: std::borrow::Cow<'_, str>) -> Arg {
        Arg::Text(text.into_owned())
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Vec<Arg>> for Arg {
    fn from(items: Vec<Arg>) -> Arg {
        Arg::List(items)
    }
}
