//! Where each row of a file lies, and each value in it: one walk over the parser's events. It reads
//! only plain rows (`[[project]]` with `key = value` lines); a row of another shape is marked, to be
//! read by `whole`, and a file that cannot be cut into rows at all is marked `odd`.

use std::cell::RefCell;

use toml_parser::decoder::Encoding;
use toml_parser::lexer::Token;
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

use super::depth::{too_deep, too_deep_fault};
use super::fault::Fault;
use super::layout::{Entry, Layout, Mention, Stretch};
use super::scalar::{self, types};
use crate::domain::field::{Key, Kind};
use crate::i18n::message::{Message, say, tell};

/// So many keys are compared one with another; a row with more is read by `whole`, which finds doubles by hashing.
const MANY_KEYS: usize = 256;

thread_local! { static TOKENS: RefCell<Vec<Token>> = const { RefCell::new(Vec::new()) }; }

/// Walks over the text of a file (without its byte-order mark).
pub(crate) fn walk(text: &str) -> Layout {
    TOKENS.with_borrow_mut(|tokens| {
        tokens.clear();
        tokens.extend(Source::new(text).lex());
        let layout = match too_deep(tokens) {
            Some(at) => Layout { broken: vec![too_deep_fault(at)], ..Layout::default() },
            None => events(text, tokens),
        };
        if tokens.capacity() > 1 << 20 {
            *tokens = Vec::new();
        }
        layout
    })
}

/// Whether a key may stand without quotes.
fn is_bare(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

fn events(text: &str, tokens: &[Token]) -> Layout {
    let mut walk = Walk::new(text);
    let mut errors: Vec<ParseError> = Vec::new();
    parse_document(tokens, &mut walk, &mut errors);
    walk.finish(&errors)
}

/// A header that is being read: `[[project]]`, `[plan.funding]`.
struct Head {
    list: bool,
    keys: usize,
    first: Span,
    quoted: bool,
}

/// What the lines after the last header belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Root,
    Row,
    /// A table of a row of ours: `[project.funding]`.
    Below,
    Foreign,
}

/// A list or inline table that is open; for a table, where its keys begin in `Walk::keys`.
struct Frame {
    table: bool,
    keys: usize,
}

struct Walk<'s> {
    text: &'s str,
    layout: Layout,
    place: Place,
    head: Option<Head>,
    /// Key of the line: its first part, and how many parts it has.
    key: Span,
    parts: usize,
    quoted: bool,
    entry: Entry,
    seen: u64,
    unknown: Vec<Span>,
    frames: Vec<Frame>,
    keys: Vec<Span>,
    line_start: usize,
    line_used: bool,
    /// The block of whole-line comments just above this line.
    comments: Option<usize>,
}

impl<'s> Walk<'s> {
    fn new(text: &'s str) -> Walk<'s> {
        let root = Stretch { kind: None, start: 0, end: 0, first: 0, count: 0, deep: false };
        let entry = Entry { key: Key::Unknown, found: 0, items: 0, at: 0, len: 0 };
        let none = Span::new_unchecked(0, 0);
        let layout = Layout { stretches: vec![root], entries: Vec::with_capacity(text.len() / 25), ..Layout::default() };
        Walk {
            text,
            layout,
            place: Place::Root,
            head: None,
            key: none,
            parts: 0,
            quoted: false,
            entry,
            seen: 0,
            unknown: Vec::new(),
            frames: Vec::new(),
            keys: Vec::new(),
            line_start: 0,
            line_used: false,
            comments: None,
        }
    }

    fn slice(&self, span: Span) -> &'s str {
        self.text.get(span.start()..span.end()).unwrap_or_default()
    }

    fn fault(&mut self, span: Span, code: &'static str, message: impl Into<Message>) {
        self.layout.faults.push(Fault::new(span.start(), span.len(), code, message));
    }

    /// A new stretch begins at the comments above the line of the header.
    fn begin(&mut self, kind: Option<Kind>) {
        let start = self.comments.unwrap_or(self.line_start);
        let first = self.layout.entries.len();
        self.layout.stretches.push(Stretch { kind, start, end: 0, first, count: 0, deep: false });
        self.seen = 0;
        self.unknown.clear();
    }

    fn row(&mut self) -> Option<&mut Stretch> {
        self.layout.stretches.last_mut()
    }

    fn mark_deep(&mut self) {
        if let Some(row) = self.row() {
            row.deep = true;
        }
    }

    /// A header without a name or without an end: the parser lets some pass.
    fn no_header(&mut self, span: Span) {
        self.layout.broken.push(Fault::new(span.start(), 1, "syntax", say("problem-header")));
    }

    fn close_head(&mut self) {
        let Some(head) = self.head.take() else { return };
        if head.keys == 0 {
            return self.no_header(head.first);
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == scalar::text(self.slice(head.first)));
        let current = self.layout.stretches.last().and_then(|row| row.kind);
        match kind {
            Some(kind) if head.keys == 1 && !head.quoted && head.list == (kind != Kind::Plan) => {
                self.layout.odd |= kind == Kind::Plan && self.layout.stretches.iter().any(|row| row.kind == Some(Kind::Plan));
                self.begin(Some(kind));
                self.place = Place::Row;
            }
            Some(kind) if head.keys > 1 && current == Some(kind) => {
                self.place = Place::Below;
                self.mark_deep();
            }
            Some(_) => {
                self.layout.odd = true;
                self.place = Place::Foreign;
            }
            None => {
                self.begin(None);
                self.place = Place::Foreign;
                self.layout.foreign = true;
            }
        }
        self.comments = None;
    }

    /// The key of a line is complete: which field is it, and is it there already?
    fn close_key(&mut self) {
        let name = self.slice(self.key);
        match self.place {
            Place::Root => {
                let ours = Kind::parse(&scalar::text(name)).is_some_and(|kind| kind.name() == scalar::text(name));
                self.layout.odd |= ours;
                self.layout.foreign = true;
            }
            Place::Row if self.parts > 1 || self.quoted => self.mark_deep(),
            Place::Row => self.close_plain_key(name),
            Place::Below | Place::Foreign => {}
        }
        self.parts = 0;
        self.quoted = false;
    }

    fn close_plain_key(&mut self, name: &'s str) {
        let key = Key::of(name);
        self.entry.key = key;
        let bit = 1u64 << (key as u8);
        let twice = if key == Key::Unknown {
            let (text, span) = (self.text, self.key);
            let twice = self.unknown.iter().any(|other| text.get(other.start()..other.end()) == Some(name));
            self.unknown.push(span);
            if self.unknown.len() > MANY_KEYS {
                self.unknown.clear();
                self.mark_deep();
            }
            if !is_bare(name) {
                self.mark_deep();
            }
            twice
        } else {
            self.seen & bit != 0
        };
        self.seen |= bit;
        if twice {
            self.fault(self.key, "duplicate-key", tell("problem-twice-in-row", [("key", name.into())]));
        }
    }

    /// A value at the level of the row is complete.
    fn push_entry(&mut self, start: usize, end: usize, found: u8) {
        if self.place != Place::Row {
            return;
        }
        let Some(row) = self.layout.stretches.last_mut() else { return };
        row.count += 1;
        let (at, len) = (narrow(start - row.start), narrow(end - start));
        self.layout.entries.push(Entry { found, at, len, ..self.entry });
    }

    fn open(&mut self, start: usize, table: bool) {
        if self.frames.is_empty() {
            self.entry.at = narrow(start);
            self.entry.items = 0;
        } else {
            self.saw_item(if table { types::TABLE } else { types::LIST });
        }
        self.frames.push(Frame { table, keys: self.keys.len() });
    }

    fn close(&mut self, end: usize, found: u8) {
        if let Some(frame) = self.frames.pop() {
            self.keys.truncate(frame.keys);
        }
        if self.frames.is_empty() {
            self.push_entry(self.entry.at as usize, end, found);
        }
    }

    /// A value directly in a list of the row.
    fn saw_item(&mut self, found: u8) {
        if let [frame] = self.frames.as_slice()
            && !frame.table
        {
            self.entry.items |= found;
        }
    }

    /// A part of a key in an inline table.
    fn inline_key(&mut self, span: Span, quoted: bool) {
        let Some(begin) = self.frames.last().map(|frame| frame.keys) else { return };
        if quoted || self.parts > 0 || self.keys.len() - begin > MANY_KEYS || !is_bare(self.slice(span)) {
            self.mark_deep();
        }
        if self.parts == 0 {
            if self.keys.len() - begin > MANY_KEYS {
                self.keys.truncate(begin);
            }
            self.keys.push(span);
        }
        self.parts += 1;
    }

    /// A key in an inline table is complete. One with dots may begin as another did: `whole` looks after those.
    fn close_inline_key(&mut self) {
        let begin = self.frames.last().map_or(0, |frame| frame.keys);
        if let Some((span, before)) = self.keys.get(begin..).and_then(<[Span]>::split_last)
            && self.parts == 1
            && before.iter().any(|other| self.slice(*other) == self.slice(*span))
        {
            let (span, name) = (*span, self.slice(*span));
            self.fault(span, "duplicate-key", tell("problem-twice-in-table", [("key", name.into())]));
        }
        self.parts = 0;
    }

    /// `meetings = ["id"]` and `history = [{ meeting = "id" }]` name meetings.
    fn mention(&mut self, span: Span) {
        let named = match (self.entry.key, self.frames.len()) {
            (Key::Meetings, 1) => true,
            (Key::History, 2) => self.keys.last().is_some_and(|key| self.slice(*key) == "meeting"),
            _ => false,
        };
        let project = self.layout.stretches.last().is_some_and(|row| row.kind == Some(Kind::Project));
        if named && project && self.place == Place::Row {
            let stretch = self.layout.stretches.len() - 1;
            self.layout.mentions.push(Mention { stretch, at: span.start(), len: span.len() });
        }
    }

    fn finish(mut self, errors: &[ParseError]) -> Layout {
        if let Some(head) = self.head.take() {
            self.no_header(head.first);
        }
        let mut end = self.text.len();
        for row in self.layout.stretches.iter_mut().rev() {
            row.end = end;
            end = row.start;
        }
        self.layout.entries.shrink_to_fit();
        self.layout.broken.extend(errors.iter().map(Fault::of_parser));
        self.layout
    }
}

impl EventReceiver for Walk<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.line_used = true;
        self.head = Some(Head { list: false, keys: 0, first: span, quoted: false });
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close_head();
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.line_used = true;
        self.head = Some(Head { list: true, keys: 0, first: span, quoted: false });
    }

    fn array_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close_head();
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span.start(), true);
        self.parts = 0;
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span.end(), types::TABLE);
        self.parts = 0;
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span.start(), false);
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span.end(), types::LIST);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        self.line_used = true;
        if let Some(head) = &mut self.head {
            if head.keys == 0 {
                head.first = span;
            }
            head.keys += 1;
            head.quoted |= encoding.is_some();
        } else if self.frames.is_empty() {
            if self.parts == 0 {
                self.key = span;
            }
            self.parts += 1;
            self.quoted |= encoding.is_some();
        } else {
            self.inline_key(span, encoding.is_some());
        }
    }

    fn key_val_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        if self.frames.is_empty() {
            self.close_key();
        } else {
            self.close_inline_key();
        }
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        let found = match scalar::check(self.slice(span), encoding) {
            Ok(found) => found,
            Err(_) if scalar::is_endless(self.slice(span), encoding) => {
                let help = say("problem-endless-help");
                self.layout.broken.push(Fault::new(span.start(), 3, "syntax", say("problem-endless")).help(help));
                0
            }
            Err(message) => {
                self.fault(span, "bad-value", message);
                0
            }
        };
        if self.frames.is_empty() {
            self.entry.items = 0;
            self.push_entry(span.start(), span.end(), found);
        } else {
            self.saw_item(found);
            if found == types::TEXT {
                self.mention(span);
            }
        }
    }

    fn comment(&mut self, _: Span, _: &mut dyn ErrorSink) {
        if !self.line_used && self.frames.is_empty() {
            self.comments.get_or_insert(self.line_start);
        }
        self.line_used = true;
    }

    fn newline(&mut self, span: Span, _: &mut dyn ErrorSink) {
        let comment_only = self.comments.is_some() && self.comment_line(span.start());
        if !comment_only {
            self.comments = None;
        }
        self.line_start = span.end();
        self.line_used = false;
        if self.frames.is_empty() {
            self.parts = 0;
            self.quoted = false;
            if let Some(head) = self.head.take() {
                self.no_header(head.first);
            }
        }
    }
}

impl Walk<'_> {
    /// Whether the line that ends at `end` holds nothing but a comment.
    fn comment_line(&self, end: usize) -> bool {
        self.text.get(self.line_start..end).is_some_and(|line| line.trim_start().starts_with('#'))
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "tests")]
mod tests;
