//! Words that say that somebody was elsewhere: was unable to come, is still to come, was met at
//! another time.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::cues;
use super::dates::{self, Found};
use super::scene::{Person, Scene};
use super::text::{Language, Part, Sort, Text};

const STAYED_AWAY: &str = "unable to|could not|did not attend|did not take part|was absent|were absent|sent her|sent his|sent their|sent greetings|sent a message|sent regrets|sent best|currently on leave|on leave|on a business trip|on mission abroad|was away|в отпуске|в командировке|has been briefed|has been informed|will be informed|не смог*|не участвовал*|отсутствовал*|направил* приветстви*|прислал*|не прибыл*|не присутствовал*";
const STAYED_AWAY_TURKMEN: &str =
    "is saparynda|rugsatda bol*|gatnasyp bilmedi|gelip bilmedi|gatnasmady|gelmedi|gelip bilmandir|gatnasyp bilmandir";

/// The same, wherever it stands behind the name.
const NOT_IN_THE_ROOM: &str = "was not in the room|was not present|were not present|sent apologies|sent his apologies|sent her apologies|не было в зале|в зале не было|не было на встрече|прислал* извинени*|присутствовать не смог*|приехать не смог*|участвовать не смог*";

/// Words of a line on whom to ask.
const CONTACT: &str = "please contact|for more information|for further information|for additional information|media contact|press contact|media inquiries|media enquiries|for inquiries|за дополнительной информацией|дополнительную информацию можно|контактное лицо|дополнительная информация|тел .|тел :|tel .|tel :|tel +|email :|e mail :|контакты для|gosmaca maglumat ucin|habarlasmak ucin";

const TALK: &str = "conversation|conversations|meeting|meetings|talks|discussion|discussions|встреч*|бесед*|переговор*|разговор*";

/// Somebody was not in the room, as the words around the name say.
pub(super) fn was_elsewhere(scene: &Scene<'_>, person: &Person) -> bool {
    let text = scene.text;
    let span = text.span(text.sentence_of(person.name.start));
    text.has(span.clone(), CONTACT)
        || stayed_away(text, person, span.end)
        || sent_word(text, person, span.start)
        || text.has(span.clone(), "письмо подписал*|письмо подписан*|hatyna gol|letter was signed by|signed the letter|signed a letter")
        || of_another_talk(text, person, span.start)
        || turkmen(text, person, span.end)
        || was_then(text, person)
        || for_years(text, person, &span)
        || of_the_writer(text, person)
        || is_cited(text, person, &span)
        || is_reported(scene, person, &span)
        || on_another_day(scene, person, &span)
}

/// "Передал слова признательности от A", "A-dan salam": somebody who only sends word.
fn sent_word(text: &Text<'_>, person: &Person, start: usize) -> bool {
    let first = person.first();
    match text.language {
        Language::Russian => {
            let from = (1..=3).any(|step| text.before(first, step) == "от");
            from && text.has(
                first.saturating_sub(12).max(start)..first,
                "передал*|вручил*|огласил*|зачитал*|приветстви*|послани*|письм*|признательн*|поздравлени*|пожелани*|привет",
            )
        }
        Language::Turkmen => {
            let last = text.fold(person.end().saturating_sub(1));
            let from = last.ends_with("dan") || last.ends_with("den") || text.matches(person.end(), "tarapyndan|adyndan").is_some();
            from && text.has(person.end()..person.end() + 5, "salam*|gutlag*|hat|haty|hatyny|minnetdarlyg*")
        }
        Language::English => false,
    }
}

/// "Under the then head A", "тогдашний глава".
fn was_then(text: &Text<'_>, person: &Person) -> bool {
    let first = person.first();
    let near = first.saturating_sub(2)..person.name.start;
    text.has(
        near,
        "the then|then head|then director|then chair*|previous|former|тогдашн*|sol wagtky|sol dowurdaki|прежн*|предыдущ*|бывш*|onki|ozalky",
    )
}

/// "Referred to the recommendations made by A", "сослался на выступление A": whose words are cited.
fn is_cited(text: &Text<'_>, person: &Person, span: &Range<usize>) -> bool {
    let cites = "referred to|refers to|referring to|cited|citing|quoted|quoting|сослал*|ссыл*|процитир*|цитир*";
    let Some(at) = (span.start..person.first()).rev().find(|at| text.matches(*at, cites).is_some()) else { return false };
    !(at..person.first()).any(|at| matches!(text.word(at), ";" | ":"))
}

/// "According to A, the head of the body B is much interested": of B only word is given.
fn is_reported(scene: &Scene<'_>, person: &Person, span: &Range<usize>) -> bool {
    let text = scene.text;
    let says = "according to|in the words of|по словам|по сообщению|aytmagyna gora|sozlerine gora|bellemegine gora";
    let Some(at) = (span.start..person.first()).find(|at| text.matches(*at, says).is_some()) else { return false };
    // the one whose words they are stands beside
    let comma = (at..person.first()).find(|at| text.word(*at) == ",");
    let named = |to: usize| (at.saturating_sub(6).max(span.start)..to).any(|at| scene.known_or_name(at));
    comma.is_some_and(named)
}

/// "Our lecturer A": somebody of the one who writes.
fn of_the_writer(text: &Text<'_>, person: &Person) -> bool {
    let near = person.name.start.saturating_sub(4)..person.name.start;
    text.has(near, "our lecturer|our teacher|my lecturer|my teacher|our editor|my editor|наш преподаватель|наша преподаватель*|мои преподаватель|наш редактор|мои редактор|mugallymymyz|mugallymym|redaktorym|redaktorymyz")
}

/// "For five years, until this autumn, the work was headed by A".
fn for_years(text: &Text<'_>, person: &Person, span: &Range<usize>) -> bool {
    let led = "headed by|led by|directed by|возглавлял*|руководил*|работал*|yolbascylyk edip|yolbascylyk edipdi";
    let term = text.has(span.start..person.first(), "for * years|until|на протяжении|в течение|в * годах|yyllaryn dowamynda");
    term && text.has(span.clone(), led)
}

/// A sentence that tells of what was held on an earlier day: "in November the minister A talked with B".
fn on_another_day(scene: &Scene<'_>, person: &Person, span: &Range<usize>) -> bool {
    let text = scene.text;
    let Some(held) = scene.held else { return false };
    if text.part(text.sentence_of(span.start)) != Part::Body
        || !text.has(span.clone(), cues::MEETING) && !text.has(span.clone(), "considered|рассмотрел*")
    {
        return false;
    }
    let day = |date: &Found| NaiveDate::from_ymd_opt(date.year.unwrap_or(held.year()), date.month, date.day);
    let inside = || scene.dates.iter().filter(|date| span.contains(&date.first));
    // the day of the meeting, or of its end, in the same sentence
    if inside().any(|date| day(date).is_none_or(|day| (day - held).num_days().abs() <= 3)) || says_today(text, span) {
        return false;
    }
    // "On Wednesday the guest was received by A" after a meeting on Tuesday
    let weekday = |at: usize| super::held::weekday(text, at).filter(|day| *day != held.weekday().num_days_from_monday());
    if let Some(at) = (span.start..person.first()).find(|at| weekday(*at).is_some()) {
        return at <= span.start + 3 && !text.has(at..person.first(), "that|что");
    }
    let days = inside().filter(|date| day(date).is_some_and(|day| day < held)).map(|date| date.first..date.end);
    let months = span.clone().filter(|at| of_month(scene, *at, held)).map(|at| at..at + 1);
    days.chain(months).any(|date| governs(text, person, &date, span))
}

/// "In November", "в ноябре 2024 года", "noýabr aýynda": a month before that of the meeting.
fn of_month(scene: &Scene<'_>, at: usize, held: NaiveDate) -> bool {
    let text = scene.text;
    let Some(month) = dates::month_of(text.fold(at)).filter(|_| !dates::covers(scene.dates, at)) else { return false };
    let said = match text.language {
        Language::English => text.before(at, 1) == "in" && text.is_upper(at),
        Language::Russian => matches!(text.before(at, 1), "в"),
        Language::Turkmen => text.matches(at + 1, "ayynda").is_some() || text.fold(at).ends_with("ynda") || text.fold(at).ends_with("inde"),
    };
    let year = |at: usize| text.number(at).filter(|(_, digits)| *digits == 4).and_then(|(year, _)| i32::try_from(year).ok());
    let behind = if text.fold(at + 1) == "of" { at + 2 } else { at + 1 };
    let year = year(behind).or_else(|| at.checked_sub(3).and_then(year)).unwrap_or(held.year());
    said && (year, month) < (held.year(), held.month())
}

fn says_today(text: &Text<'_>, span: &Range<usize>) -> bool {
    text.has(span.clone(), "today|yesterday|сегодня|вчера|накануне|su gun|bu gun|bugun|duyn")
}

/// Whether the clause of the date is that of the person.
fn governs(text: &Text<'_>, person: &Person, date: &Range<usize>, span: &Range<usize>) -> bool {
    let first = person.first();
    let before = date.start.saturating_sub(4).max(span.start)..date.start;
    let of_else = "which|that|who|held|opened|signed|adopted|approved|dated|since|from|until|by|before|after|котор*|состоявш*|прошедш*|проходивш*|подписан*|принят*|утвержд*|от|до|с|после|начат*";
    // in Turkmen the verb tells
    if text.language == Language::Turkmen || text.has(before, of_else) {
        return false;
    }
    let said = "that|which|who|что|котор*";
    let (from, to) = if date.end <= first { (date.end, first) } else { (person.end(), date.start) };
    let apart = text.has(from..to, said) || date.end > first && to.saturating_sub(from) > 14;
    // "A informed of the results of the visit in May": the date hangs on a thing
    let thing = date.end > first
        && !text.has(person.end()..(person.end() + 3).min(span.end), "had|met|visited|held|took|received|hosted|considered|discussed|chaired|headed|led|came|встре*|посе*|принял*|провел*|бесед*|обсу*|рассм*|возглав*");
    !apart && !thing
}

/// "Geçiripdi": the verb of a Turkmen sentence tells of an earlier time.
fn looks_back(text: &Text<'_>, span: &Range<usize>) -> bool {
    let last = span.clone().rev().find(|at| text.is(*at, Sort::Word)).map_or("", |at| text.fold(at));
    ["apdy", "epdi", "ipdi", "ypdy", "updy", "updi", "ipdiler", "ypdylar", "updylar", "updiler"].iter().any(|end| last.ends_with(end))
}

fn stayed_away(text: &Text<'_>, person: &Person, stop: usize) -> bool {
    let end = person.end();
    match text.language {
        Language::Turkmen => {
            let wrote = ends_with_a_letter(text, stop) && !(end..stop).any(|at| text.word(at) == ",");
            wrote || text.has(end..(end + 12).min(stop), STAYED_AWAY_TURKMEN)
        }
        _ if text.has(end..stop, NOT_IN_THE_ROOM) => true,
        _ => text.has(end..(end + 6).min(stop), STAYED_AWAY) || text.has(end..(end + 10).min(stop), "sent their"),
    }
}

/// "Hat iberdi": somebody wrote.
fn ends_with_a_letter(text: &Text<'_>, stop: usize) -> bool {
    text.has(
        stop.saturating_sub(5)..stop,
        "hat iberdi|hat iberipdi|hat ugratdy|haty iberdi|haty ugratdy|hat yazdy|gutlag iberdi|gutlag ugratdy|gutlagyny iberdi|salam iberdi",
    )
}

/// "Told of his conversation in October with A", "рассказал о своей встрече с A".
fn of_another_talk(text: &Text<'_>, person: &Person, start: usize) -> bool {
    let first = person.first();
    let Some(talk) = (first.saturating_sub(9).max(start)..first).rev().find(|at| text.matches(*at, TALK).is_some()) else { return false };
    let with = (talk + 1..first).any(|at| matches!(text.fold(at), "with" | "с" | "со"));
    let own =
        (talk.saturating_sub(2).max(start)..talk).find(|at| text.matches(*at, "his|her|their|its|свое*|своих|своим*|его|ее").is_some());
    let of = |own: usize| {
        let before = text.before(own, 1);
        matches!(
            before,
            "of" | "about" | "recalled" | "recalling" | "mentioned" | "to" | "described" | "о" | "об" | "про" | "упомянул" | "упомянула"
        )
    };
    with && own.is_some_and(of)
}

fn turkmen(text: &Text<'_>, person: &Person, stop: usize) -> bool {
    if text.language != Language::Turkmen {
        return false;
    }
    let end = person.end();
    // "A bilen geçiren gepleşiklerinden": another talk of somebody's
    let held = text.fold(end) == "bilen"
        && (end + 1..(end + 4).min(stop)).any(|at| {
            text.matches(at, "geciren|bolan|dususan").is_some()
                && text.has(at + 1..(at + 3).min(stop), "geplesik*|dususyg*|dususyk*|sohbetdeslig*|gurrun*")
                && !text.has(at + 1..(at + 5).min(stop), "barsynda|dowamynda|dususygynda|geplesiklerinde")
        });
    // "A-nyň güýzde amala aşyrjak sapary": still to come
    let genitive = text.word(end.saturating_sub(1)).ends_with('ň');
    let coming = genitive
        && (end..(end + 7).min(stop)).any(|at| {
            let fold = text.fold(at);
            let visit = (fold.ends_with("jak") || fold.ends_with("jek")) && text.has(at + 1..(at + 3).min(stop), "sapar*|dususy*");
            // "A-nyň geljekdigini habar berdi"
            visit || fold.contains("jakdyg") || fold.contains("jekdig")
        });
    // "A-nyň has öň geçiren gepleşikleriniň netijelerine": what was done before
    let done = genitive
        && text.has(end..(end + 5).min(stop), "on|has on|ozal|mundan ozal|golayda|yakynda|gecen yyl|sol wagt")
        && text.has(end..(end + 8).min(stop), "geciren|guran|amala asyran|bolan|gatnasan|beren|eden");
    // "bu wezipede ozal işlän A-nyň"
    let first = person.first();
    let former = genitive && text.has(first.saturating_sub(4)..person.name.start, "ozal islan|on islan|ozal isleyan|ozalky|onki");
    let coming = coming || former || done;
    held || coming || looks_back(text, &text.span(text.sentence_of(end.saturating_sub(1))))
}
