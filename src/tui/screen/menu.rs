//! A small menu over the screen: a few choices, each with a key of its own, ready with what it does.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::place::{Asked, Confirm, Place, Prompt, Report};
use super::super::widget::{popup, text};
use super::reports;
use crate::domain::edit::{Change, Edit, Place as Where, Target};
use crate::domain::field::{Kind, Shape};
use crate::domain::health::Health;
use crate::domain::status::Status;
use crate::domain::value::Value;
use crate::domain::wording;
use crate::i18n::Lang;
use crate::report::audience::Audience;
use crate::workspace::acts::Stated;

/// The words of a field that is true or false.
const YES_NO: &[&str] = &["true", "false"];

#[derive(Debug)]
struct Choice {
    key: char,
    sign: String,
    label: String,
    style: Style,
    effect: Effect,
}

#[derive(Debug)]
pub struct Menu {
    title: String,
    choices: Vec<Choice>,
    pub at: usize,
}

impl Menu {
    /// The statuses; those that need a reason ask for it next.
    pub fn status(ids: &[String], cx: &Context<'_>) -> Menu {
        let now = ids.first().and_then(|id| cx.workspace.find_row(Kind::Project, id)).map(crate::text::read::RowRef::status);
        let choice = |status: Status| Choice {
            key: status.key(),
            sign: status.glyph().to_owned(),
            label: cx.words.say(status.word()).to_owned(),
            style: cx.theme.status(status),
            effect: if status.needs_reason() || status == Status::Done {
                Effect::Go(Place::Prompt(Prompt::Reason { ids: ids.to_vec(), status }))
            } else {
                mark(ids, status, "", cx)
            },
        };
        let at = now.and_then(|now| Status::ALL.iter().position(|status| *status == now)).unwrap_or(0);
        Menu { title: title("screen-status-of", ids, cx), choices: Status::ALL.into_iter().map(choice).collect(), at }
    }

    /// The healths, and back to the computed one.
    pub fn health(ids: &[String], cx: &Context<'_>) -> Menu {
        let mut choices: Vec<Choice> = Health::ALL
            .into_iter()
            .map(|health| Choice {
                key: health.key(),
                sign: health.glyph().to_owned(),
                label: cx.words.say(health.word()).to_owned(),
                style: cx.theme.health(health),
                effect: Effect::Go(Place::Prompt(Prompt::HealthReason { ids: ids.to_vec(), health })),
            })
            .collect();
        let back = ids.iter().flat_map(|id| cx.workspace.set_health(id, None, "")).collect();
        choices.push(Choice {
            key: '-',
            sign: "-".to_owned(),
            label: cx.words.say("screen-by-rules").to_owned(),
            style: cx.theme.text(),
            effect: Effect::apply(back),
        });
        Menu { title: title("screen-health-of", ids, cx), choices, at: 0 }
    }

    /// What became of a commitment.
    pub fn settle(meeting: &str, nth: usize, cx: &Context<'_>) -> Menu {
        let choice = |key: char, sign: &str, state: &str, style: Style| Choice {
            key,
            sign: sign.to_owned(),
            label: state.to_owned(),
            style,
            effect: Effect::apply(cx.workspace.fulfil(meeting, nth, state).into_iter().collect()),
        };
        let choices = vec![
            choice('d', Status::Done.glyph(), cx.words.say("report-commitment-done"), cx.theme.good()),
            choice('w', Status::Cancelled.glyph(), cx.words.say("report-commitment-withdrawn"), cx.theme.quiet()),
            choice('o', Status::Planned.glyph(), cx.words.say("report-commitment-open"), cx.theme.text()),
        ];
        Menu { title: cx.words.say("screen-became").to_owned(), choices, at: 0 }
    }

    /// The words that a field may have, each under its first letter.
    pub fn choice(target: &Target, field: &str, cx: &Context<'_>) -> Menu {
        let words = match target.kind.field(field).map(|field| field.shape) {
            Some(Shape::Choice(words)) => words,
            _ => YES_NO,
        };
        let set = |text: &str| match cx.workspace.set_field(target, field, text, cx.today) {
            Ok(edits) => Effect::apply(edits),
            Err(misfit) => Effect::Warn(cx.words.of(&misfit.message())),
        };
        let choice =
            |key: char, label: String, text: &str| Choice { key, sign: String::new(), label, style: cx.theme.text(), effect: set(text) };
        let shown = |word: &&str| match *word {
            "true" => cx.words.say("word-yes").to_owned(),
            "false" => cx.words.say("word-no").to_owned(),
            word => cx.words.arg(&wording::word(field, word)).into_owned(),
        };
        let letter = |word: &&str| word.chars().next().unwrap_or('-');
        let mut choices: Vec<Choice> = words.iter().map(|word| choice(letter(word), shown(word), word)).collect();
        choices.push(choice('-', cx.words.say("screen-choice-none").to_owned(), ""));
        let now = cx.workspace.find_row(target.kind, &target.id).map(crate::text::read::RowRef::record).unwrap_or_default();
        let now = now.at(field).map(|value| match value {
            Value::Bool(truth) => truth.to_string(),
            value => value.to_string(),
        });
        let at = now.and_then(|now| words.iter().position(|word| *word == now)).unwrap_or(0);
        let name = text::capital(&cx.words.arg(&wording::field(field)));
        let title = cx.words.tell("screen-choice-of", &[("field", name.into()), ("id", (&target.id).into())]);
        Menu { title, choices, at }
    }

    /// The saved views of the workspace.
    pub fn views(cx: &Context<'_>) -> Menu {
        let choices = cx.workspace.settings.views.iter().filter_map(|(letter, filter)| {
            let key = letter.chars().next()?;
            Some(Choice { key, sign: String::new(), label: filter.clone(), style: cx.theme.text(), effect: Effect::Filter(filter.clone()) })
        });
        let all = Choice {
            key: '\'',
            sign: String::new(),
            label: cx.words.say("screen-no-filter").to_owned(),
            style: cx.theme.quiet(),
            effect: Effect::Filter(String::new()),
        };
        Menu { title: cx.words.say("screen-saved-views").to_owned(), choices: choices.chain([all]).collect(), at: 0 }
    }

    /// What a report can be asked: of whom, since when; a brief also in which language and for whom.
    pub fn asking(asked: &Asked, cx: &Context<'_>) -> Menu {
        let choice = |key: char, word: &str, value: String, place: Place| Choice {
            key,
            sign: String::new(),
            label: format!("{} {value}", text::pad(cx.words.say(word), 18)),
            style: cx.theme.text(),
            effect: Effect::Go(place),
        };
        let all = || cx.words.say("screen-all-partners").to_owned();
        let partner = asked.partner.as_deref().map_or_else(all, |partner| cx.workspace.organisation_in(partner, cx.words.lang));
        let since = reports::base(asked, cx).map_or_else(|| "-".to_owned(), |base| reports::base_words(&base, cx));
        let mut choices = vec![
            choice('p', "report-partner", partner, Place::PartnerPicker(asked.clone())),
            choice('s', "report-base", since, Place::BasePicker(asked.clone())),
        ];
        if asked.report == Report::Brief {
            let other = if asked.audience == Audience::Internal { Audience::Partner } else { Audience::Internal };
            let turned = Asked { audience: other, ..asked.clone() };
            choices.push(choice('l', "screen-language", asked.lang.name().to_owned(), Place::LanguageMenu(asked.clone())));
            choices.push(choice('a', "report-copy", cx.words.say(asked.audience.word()).to_owned(), Place::Asked(turned)));
        }
        Menu { title: cx.words.say("screen-asking").to_owned(), choices, at: 0 }
    }

    /// The languages of a brief.
    pub fn languages(asked: &Asked, cx: &Context<'_>) -> Menu {
        let choice = |(key, lang): (char, Lang)| Choice {
            key,
            sign: String::new(),
            label: lang.name().to_owned(),
            style: cx.theme.text(),
            effect: Effect::Go(Place::Asked(Asked { lang, ..asked.clone() })),
        };
        let at = Lang::ALL.iter().position(|lang| *lang == asked.lang).unwrap_or(0);
        Menu {
            title: cx.words.say("screen-asking").to_owned(),
            choices: ['e', 'r', 't'].into_iter().zip(Lang::ALL).map(choice).collect(),
            at,
        }
    }

    pub fn confirm(question: &Confirm, cx: &Context<'_>) -> Menu {
        let choice = |key: char, label: &str, effect: Effect| Choice {
            key,
            sign: String::new(),
            label: label.to_owned(),
            style: cx.theme.text(),
            effect,
        };
        let (title, choices) = match question {
            Confirm::QuitUnsaved => (
                unfinished(cx),
                vec![
                    choice('s', cx.words.say("screen-save-quit"), Effect::SaveAndQuit),
                    choice('d', cx.words.say("screen-quit-unsaved"), Effect::Quit),
                    choice('c', cx.words.say("screen-go-on"), Effect::None),
                ],
            ),
            Confirm::Remove(targets) => {
                let edits = targets.iter().map(|target| removal(target, cx)).collect();
                let what = targets.first().map(|target| target.id.clone()).unwrap_or_default();
                let title = if targets.len() == 1 {
                    cx.words.tell("screen-remove", &[("what", what.into())])
                } else {
                    cx.words.tell("screen-remove-rows", &[("n", targets.len().into())])
                };
                (
                    title,
                    vec![
                        choice('n', cx.words.say("screen-no"), Effect::None),
                        choice('y', &cx.keyed("screen-yes-remove", &[("key", Action::Undo)]), Effect::apply(edits)),
                    ],
                )
            }
        };
        Menu { title, choices, at: 0 }
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        let here = cx.keys.place(key);
        let by_key = self.choices.iter().find(|choice| KeyCode::Char(choice.key) == key.code || KeyCode::Char(choice.key) == here.code);
        if let Some(choice) = by_key.filter(|_| !key.control) {
            return choice.effect.clone().closing();
        }
        match cx.keys.action(key) {
            Some(Action::Down) => self.at = (self.at + 1).min(self.choices.len().saturating_sub(1)),
            Some(Action::Up) => self.at = self.at.saturating_sub(1),
            Some(Action::Enter) => return self.choices.get(self.at).map_or(Effect::None, |choice| choice.effect.clone()).closing(),
            Some(Action::Back | Action::Quit) => return Effect::None.closing(),
            _ => {}
        }
        Effect::None
    }

    pub fn draw(&self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let widest =
            self.choices.iter().map(|choice| text::width(&choice.label) + 9).chain([text::width(&self.title) + 4, 26]).max().unwrap_or(26);
        let height = u16::try_from(self.choices.len()).unwrap_or(u16::MAX);
        let inside = popup::open(area, (u16::try_from(widest).unwrap_or(u16::MAX), height), &self.title, "", cx.theme, buffer);
        let room = usize::from(inside.width);
        let lines: Vec<Line<'_>> = self
            .choices
            .iter()
            .enumerate()
            .map(|(i, choice)| {
                let style = if i == self.at { cx.theme.selected() } else { choice.style };
                let sign = if choice.sign.is_empty() { String::new() } else { format!("{} ", choice.sign) };
                Line::from(vec![
                    Span::styled(format!(" {}  ", choice.key), cx.theme.key()),
                    Span::styled(text::pad(&format!("{sign}{}", choice.label), room.saturating_sub(4)), style),
                ])
            })
            .collect();
        let first = popup::first_in_sight(self.at, inside);
        cx.spots.items(inside, first..lines.len(), 1);
        popup::lines(inside, lines.get(first..).unwrap_or_default(), buffer);
    }
}

fn title(id: &str, ids: &[String], cx: &Context<'_>) -> String {
    let what = if let [id] = ids { id.clone() } else { cx.words.tell("count-projects", &[("n", ids.len().into())]) };
    cx.words.tell(id, &[("what", what.into())])
}

fn unfinished(cx: &Context<'_>) -> String {
    match (cx.unsaved, cx.in_danger) {
        (0, open) => cx.words.tell("screen-left-open", &[("open", open.into())]),
        (unsaved, 0) => cx.words.tell("screen-left-unsaved", &[("n", unsaved.into())]),
        (unsaved, open) => cx.words.tell("screen-left-both", &[("n", unsaved.into()), ("open", open.into())]),
    }
}

/// Marks a status for each of the projects, as stated at the active meeting.
pub fn mark(ids: &[String], status: Status, note: &str, cx: &Context<'_>) -> Effect {
    let stated = stated(note, cx);
    let edits: Vec<Edit> = ids.iter().flat_map(|id| cx.workspace.mark_status(id, status, &stated, cx.today)).collect();
    if edits.is_empty() {
        return Effect::Say(cx.words.tell("screen-is-already", &[("status", cx.words.say(status.word()).into())]));
    }
    let what = if let [id] = ids { id.clone() } else { cx.words.tell("count-projects", &[("n", ids.len().into())]) };
    let said = format!("{what}: {} {}", status.glyph(), cx.words.say(status.word()));
    let at = cx.active_meeting.map(|meeting| cx.words.tell("screen-stated-at", &[("meeting", meeting.into())]));
    let stays = ids.iter().find_map(|id| Some(cx.words.of(&cx.workspace.stated_later(id, &stated, cx.today)?.stays(id))));
    let said = at.map_or(said.clone(), |at| format!("{said}, {at}"));
    let said = match (stays, ids) {
        (Some(stays), [_]) => stays,
        (Some(stays), _) => format!("{said}; {stays}"),
        (None, _) => said,
    };
    Effect::Apply { edits, said }
}

/// What is stated now counts as stated at the active meeting, if there is one.
pub fn stated(note: &str, cx: &Context<'_>) -> Stated {
    Stated { meeting: cx.active_meeting.map(str::to_owned), note: (!note.is_empty()).then(|| note.to_owned()), ..Stated::default() }
}

fn removal(target: &Target, cx: &Context<'_>) -> Edit {
    let row = cx.workspace.find_row(target.kind, &target.id);
    let place = Where { file: row.map(|row| row.file().to_owned()).unwrap_or_default(), after: None };
    let record = row.map(crate::text::read::RowRef::record).unwrap_or_default();
    Edit { target: target.clone(), change: Change::Drop { place, record } }
}
