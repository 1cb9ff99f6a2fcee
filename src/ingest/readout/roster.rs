//! Lists of who was there, as notes and protocols have them: lines behind "Present:", "От МИД –" or
//! "Gatnaşdylar:", tables of participants, and the few words that say of which side each group is.

use std::ops::Range;

use super::organisations::{Mention, Organisations};
use super::roles;
use super::text::{Language, Sort, Text};

/// Where in a list a word stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seat {
    /// Not in a list of apologies, of addressees or at the foot of a letter.
    pub(super) present: bool,
    /// Of which organisation the group is.
    pub(super) organisation: Option<Mention>,
    /// The group is the state's own side.
    pub(super) national: bool,
}

/// All seats of a text, in its order.
#[derive(Debug, Default)]
pub(super) struct Roster {
    seats: Vec<(Range<usize>, Seat)>,
}

const PRESENT: &str = "participants|participant|present|attendees|attended|attendance|who|chair|chairs|co chair*|chaired|chairperson|chairman|moderator|moderated|speakers|panellists|panelists|delegation|delegations|represented|side|secretary|rapporteur|team|led by|headed by|\
участник*|участниц*|присутств*|участвовал*|приняли участие|председательств*|председатель|сопредседател*|ведущ*|модератор*|секретарь|состав|состав делегации|делегаци*|сторон*|приглашен*|докладчик*|докладывал*|спикер*|\
gatnas*|gatnasyjy*|tarap*|tarapyn*|yolbascylyk*|baslyk|baslygy|katip|wekiliyet*|cykys ed*|alyp baran|cagyrylan*";

/// Labels of what is said or done, though they name sides.
const NOT_PEOPLE: &str = "agreed|noted|discussed|decided|points|agenda|said|told|stated|added|asked|plan|plans|date|time|venue|place|subject|about|topic*|result*|договорил*|отметил*|обсудил*|решил*|решени*|слушали|сказал*|заявил*|сообщил*|повестк*|план*|итог*|тема|дата|место|источник*|ylalas*|belledi*|gun tertibi|meyilnama*|netije*|senesi|yeri|wagty|karar*|aytdy";

/// Labels of people who were not there.
const ABSENT: &str = "apologies|absent|regrets|excused|cc|copy|copies|distribution|from|to|attn|attention|prepared by|drafted by|contact|contacts|photo|signed|отсутств*|копия|рассылка|кому|исполнитель|контакт*|фото|gatnasmad*|gelmed*|kime|surat*|tayyarlan";

const SIDE: &str = "turkmen side|turkmen party|our side|national side|government side|host side|туркменск* сторон*|нашеи сторон*|принимающ* сторон*|turkmen tarap*|bizin tarap*";

const FROM: &str = "for|from|on the part of|on behalf of|от|со стороны|от имени|с";

/// Words at the foot of a letter.
const CLOSING: &str = "yours sincerely|yours faithfully|yours truly|sincerely|best regards|kind regards|with best wishes|respectfully|с уважением|с наилучшими пожеланиями|hormatlamak bilen|hormat bilen|hormatymyz bilen";

/// The head of a table.
const TABLE: &str =
    "position|title|organisation|organization|function|agency|должность|организация|орган|wezipesi|wezipe|edarasy|edara|gurama";

impl Roster {
    pub(super) fn of(text: &Text<'_>, organisations: &Organisations, mentions: &[Mention]) -> Roster {
        let reader = Reader { text, organisations, mentions };
        Roster { seats: reader.seats() }
    }

    /// The seat of a word; none for a word of plain text.
    pub(super) fn seat(&self, at: usize) -> Option<&Seat> {
        let nth = self.seats.partition_point(|(span, _)| span.end <= at);
        self.seats.get(nth).filter(|(span, _)| span.contains(&at)).map(|(_, seat)| seat)
    }

    /// The words of the list's item in which a word stands.
    pub(super) fn item(&self, at: usize) -> Option<Range<usize>> {
        let nth = self.seats.partition_point(|(span, _)| span.end <= at);
        self.seats.get(nth).filter(|(span, _)| span.contains(&at)).map(|(span, _)| span.clone())
    }
}

struct Reader<'a> {
    text: &'a Text<'a>,
    organisations: &'a Organisations,
    mentions: &'a [Mention],
}

/// What a label says.
enum Label {
    Seat(Seat),
    /// Of one side of a list that is open.
    Group(Seat),
    Other,
}

impl Reader<'_> {
    fn seats(&self) -> Vec<(Range<usize>, Seat)> {
        let mut seats = Vec::new();
        let mut open: Option<Seat> = None;
        // the open list has items already
        let mut begun = false;
        let mut closing = false;
        for (line, blank) in lines(self.text) {
            closing = closing || (line.len() < 8 && self.text.matches(line.start, CLOSING).is_some());
            if closing {
                seats.push((line, Seat::default()));
                continue;
            }
            if self.is_table_head(&line) {
                (open, begun) = (Some(Seat { present: true, ..Seat::default() }), false);
                continue;
            }
            if line.clone().all(|at| self.text.is(at, Sort::Mark)) {
                continue;
            }
            let mut apart = blank;
            for part in self.parts(&line) {
                let (label, content) = self.label(&part, open.is_some());
                match label {
                    Some(Label::Seat(seat) | Label::Group(seat)) => (open, begun) = (Some(seat), false),
                    None if self.is_item(&part, apart && begun) => {}
                    Some(Label::Other) | None => open = None,
                }
                apart = false;
                if let Some(seat) = open.as_ref().filter(|_| !content.is_empty()) {
                    begun = true;
                    seats.push((content, seat.clone()));
                }
            }
        }
        seats
    }

    /// A line is cut at semicolons, and at full stops behind which a label stands.
    fn parts(&self, line: &Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = line.start;
        for at in line.clone() {
            let ended = self.text.word(at) == "." && self.text.sentence_of(at) != self.text.sentence_of(at + 1) && at > start + 1;
            let stop = self.text.word(at) == ";" || (ended && (at + 1..(at + 9).min(line.end)).any(|next| self.text.word(next) == ":"));
            if stop {
                parts.push(start..at + 1);
                start = at + 1;
            }
        }
        parts.push(start..line.end);
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn is_table_head(&self, line: &Range<usize>) -> bool {
        let found = line.clone().filter(|at| self.text.matches(*at, TABLE).is_some()).count();
        let name = self.text.has(line.clone(), "name|names|full name|имя|фио|ф и о|ф|ady|familiyasy|a f a");
        line.len() < 16 && found >= 1 && name && !self.text.has(line.clone(), ".|:")
    }

    /// The label at the beginning of a part of a line, and what stands behind it.
    fn label(&self, part: &Range<usize>, open: bool) -> (Option<Label>, Range<usize>) {
        let start = self.behind_bullet(part);
        let limit = (start + 12).min(part.end);
        let colon = (start..limit).find(|at| self.text.word(*at) == ":" && !self.is_clock(*at));
        let dash = (start..limit).find(|at| {
            matches!(self.text.word(*at), "–" | "—" | "-") && !self.text.touches(*at) && *at > start && !self.text.touches(*at - 1)
        });
        let mark = match (colon, dash) {
            (Some(colon), Some(dash)) if dash < colon => {
                Some((dash, false)).filter(|_| self.group(&(start..dash), open).is_some()).or(Some((colon, true)))
            }
            (Some(colon), _) => Some((colon, true)),
            (None, Some(dash)) => Some((dash, false)),
            (None, None) => None,
        };
        let Some((mark, is_colon)) = mark else { return (None, start..part.end) };
        let label = start..mark;
        let content = self.behind_bullet(&(mark + 1..part.end))..part.end;
        if !is_colon {
            let group = self.group(&label, open).map(Label::Group);
            return if group.is_some() { (group, content) } else { (None, start..part.end) };
        }
        (Some(self.named(&label, open)), content)
    }

    fn named(&self, label: &Range<usize>, open: bool) -> Label {
        let text = self.text;
        if text.has(label.clone(), NOT_PEOPLE) {
            return Label::Other;
        }
        if text.matches(label.start, ABSENT).is_some() && !self.is_side(label) && self.mention(label).is_none() {
            return Label::Seat(Seat::default());
        }
        if let Some(seat) = self.group(label, open) {
            return Label::Group(seat);
        }
        if text.has(label.clone(), PRESENT) {
            return Label::Seat(Seat { present: true, organisation: self.mention(label), national: self.is_side(label) });
        }
        Label::Other
    }

    /// "For IOM", "от МИД", "DIM-den"; inside of a list the organisation alone.
    fn group(&self, label: &Range<usize>, open: bool) -> Option<Seat> {
        let text = self.text;
        if label.is_empty() || label.len() > 16 || text.has(label.clone(), NOT_PEOPLE) {
            return None;
        }
        if self.is_side(label) {
            return Some(Seat { present: true, organisation: self.mention(label), national: true });
        }
        let mention = self.mention(label)?;
        let from = text.matches(label.start, FROM).is_some() || is_from(text, mention.span.end);
        let alone = mention.span.len() + 3 >= label.len() && mention.span.start <= label.start + 1;
        let people = text.has(label.clone(), PRESENT);
        ((from && mention.span.start < label.start + 6) || people || (open && alone)).then_some(Seat {
            present: true,
            organisation: Some(mention),
            national: false,
        })
    }

    fn is_side(&self, label: &Range<usize>) -> bool {
        self.text.has(label.clone(), SIDE)
    }

    fn mention(&self, span: &Range<usize>) -> Option<Mention> {
        let nth = self.mentions.partition_point(|mention| mention.span.start < span.start);
        self.mentions
            .get(nth)
            .filter(|mention| mention.span.end <= span.end && !self.organisations.id(mention.organisation).is_empty())
            .cloned()
    }

    fn behind_bullet(&self, part: &Range<usize>) -> usize {
        let text = self.text;
        let mut at = part.start;
        while at < part.end {
            let number = text.is(at, Sort::Number) && text.word(at).len() <= 2 && matches!(text.word(at + 1), "." | ")");
            match text.word(at) {
                _ if number => at += 2,
                "-" | "–" | "—" | "•" | "*" | "·" | "|" | "▪" | "●" => at += 1,
                _ => break,
            }
        }
        at.min(part.end)
    }

    fn is_clock(&self, at: usize) -> bool {
        at > 0 && self.text.is(at - 1, Sort::Number) && self.text.is(at + 1, Sort::Number)
    }

    /// A line of a list: it begins with a name, a role or an organisation and has no verb of a sentence.
    fn is_item(&self, part: &Range<usize>, apart: bool) -> bool {
        let text = self.text;
        let start = self.behind_bullet(part);
        let bullet = start > part.start;
        if part.len() > 60 || (apart && !bullet) || start >= part.end {
            return false;
        }
        let named = (start..part.end.min(start + 30)).filter(|at| text.is(*at, Sort::Word) && text.is_upper(*at)).count() >= 2;
        let verb = text.has(start..part.end, "was|were|is|are|has|have|will|agreed|discussed|noted|said|to|состоял*|обсудил*|отметил*|было|был|была|будет|договорил*|рассмотрел*|gecirildi|belledi*|etdiler|boldy|maslahatlas*|ylalas*");
        named && (text.is_upper(start) || bullet || roles::head(text, start).is_some()) && !verb
    }
}

/// The ablative of Turkmen behind a name: "DIM-den", "gullugyndan".
pub(super) fn is_from(text: &Text<'_>, end: usize) -> bool {
    let last = end.checked_sub(1).map_or("", |last| text.fold(last));
    text.language == Language::Turkmen
        && (["dan", "den"].iter().any(|ending| last.ends_with(ending)) || text.matches(end, "tarapyndan|tarapdan").is_some())
}

/// The lines of a text, each with whether an empty line stands above it.
fn lines(text: &Text<'_>) -> Vec<(Range<usize>, bool)> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut blank = false;
    let ends: Vec<(usize, usize)> = text.tokens.iter().map(|token| (token.at, token.at + token.word.len())).collect();
    for (nth, pair) in ends.windows(2).enumerate() {
        let [(_, end), (next, _)] = pair else { continue };
        let breaks = text.source.get(*end..*next).unwrap_or_default().matches('\n').count();
        if breaks > 0 {
            lines.push((start..nth + 1, blank));
            (start, blank) = (nth + 1, breaks > 1);
        }
    }
    if start < ends.len() {
        lines.push((start..ends.len(), blank));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn patterns_are_folded_as_words_are() {
        for patterns in [PRESENT, NOT_PEOPLE, ABSENT, SIDE, FROM, CLOSING, TABLE] {
            for word in patterns.split(['|', ' ']) {
                assert_eq!(fold(word), word);
            }
        }
    }
}
