//! Sentences behind the one on the meeting, in which somebody is named who is not there: what he wrote,
//! leads, once began or is still to do, and what others say of him.

use std::ops::Range;

use super::cues;
use super::names::Case;
use super::scene::{Person, Scene};
use super::text::{Language, Part, Text};

const LAST: &str = "last month|last week|last autumn|last spring|last summer|last winter|last january|last february|last march|last april|last may|last june|last july|last august|last september|last october|last november|last december|\
в прошлом месяце|на прошлои неделе|прошлои осенью|прошлои веснои|прошлым летом|прошлои зимои|gecen ay|gecen hepde|gecen guyz|gecen yaz";

/// Who is only spoken of, as the words of a later sentence tell.
pub(super) fn is_aside(scene: &Scene<'_>, person: &Person) -> bool {
    let text = scene.text;
    let sentence = text.sentence_of(person.name.start);
    let span = text.span(sentence);
    if sentence <= text.first_body() || text.part(sentence) != Part::Body {
        return false;
    }
    is_told_of(text, person, &span)
        || was_lately(text, person, &span)
        || match text.language {
            Language::English => english(scene, person, &span),
            Language::Russian => russian(text, person, &span),
            Language::Turkmen => turkmen(scene, person, &span),
        }
}

/// "The Coordinator said that the Director General A intends to": told by somebody else.
fn is_told_of(text: &Text<'_>, person: &Person, span: &Range<usize>) -> bool {
    let that = |at: &usize| match text.language {
        Language::English => text.fold(*at) == "that",
        Language::Russian => text.fold(*at) == "что" && text.word(at.saturating_sub(1)) == ",",
        Language::Turkmen => false,
    };
    let Some(that) = (span.start + 1..person.first()).rev().find(that) else { return false };
    let says = text.has(that.saturating_sub(4).max(span.start)..that, "said|noted|informed|told|added|recalled|announced|mentioned|reported|stated|explained|сообщил*|отметил*|отмечено|сказал*|рассказал*|напомнил*|добавил*|подчеркнул*|заявил*|пояснил*|упомян*");
    // "The Ministry reports that the minister A met B"
    let meets = text.has(that..span.end, "met|received|held talks|attended|took part|participat*|welcomed|hosted|встретил*|принял|приняла|провел*|участ*|состоял*|присутств*");
    says && !meets && that + 6 >= person.first()
}

/// "As A said last month": the words stand beside the person or the verb.
fn was_lately(text: &Text<'_>, person: &Person, span: &Range<usize>) -> bool {
    let before = person.first().saturating_sub(6).max(span.start)..person.first();
    let behind = person.end()..(person.end() + 10).min(span.end);
    let clause = behind.clone().find(|at| matches!(text.word(*at), "," | ";")).unwrap_or(behind.end);
    let thing = text.has(behind.start..clause, "for|at the|during|since|за|на встрече|во время|в ходе");
    text.has(before, LAST) || !thing && text.has(behind.start..clause, LAST)
}

fn english(scene: &Scene<'_>, person: &Person, span: &Range<usize>) -> bool {
    let text = scene.text;
    let first = person.first();
    let before = first.saturating_sub(9).max(span.start)..first;
    // "A of the OSCE Centre had raised"
    let end = person.name.end;
    let body = (end..end + 4).find_map(|at| scene.mention_at(at)).filter(|_| matches!(text.fold(end), "of" | "from"));
    let had = body.is_some_and(|body| text.fold(body.span.end) == "had") && !text.has(span.clone(), "had a|had talks");
    let by = (1..=3).any(|step| text.before(first, step) == "by");
    let coming = by && text.has(before.clone(), "will be|would be|to be|shall be");
    let heads = by && text.has(before.clone(), "is headed|is now headed|is led|is now led|is coordinated|is chaired|is run|are headed|begun|started|initiated|written|authored|founded");
    let work = text
        .matches(
            first.saturating_sub(2),
            "study by|book by|article by|paper by|research by|manual by|study of|book of|article of|research of",
        )
        .is_some();
    let work =
        work || text.matches(first.saturating_sub(3), "study by the|book by the|article by the|paper by the|research by the").is_some();
    let also = first.checked_sub(1).is_some_and(|at| text.fold(at) == "and") && text.has(before, "begun by|started by|initiated by");
    let between = text.matches(span.start, "the meeting between|the talks between|the conversation between").is_some()
        && text.has(span.clone(), LAST);
    had || coming || heads || work || also || between
}

fn russian(text: &Text<'_>, person: &Person, span: &Range<usize>) -> bool {
    let first = person.first();
    let before = first.saturating_sub(6).max(span.start)..first;
    let near = first.saturating_sub(3).max(span.start)..(person.end() + 3).min(span.end);
    let coming = "проведет|проведут|встретится|встретятся|возглавит|откроет|прочитает|посетит|приедет|прибудет|примет|выступит|намерен|намерена|приступит";
    if text.has(near.clone(), coming) || text.has(before.clone(), coming) {
        return true;
    }
    // "Комиссию возглавляет A", but not a delegation
    let leads = text.has(first.saturating_sub(2).max(span.start)..first, "возглавляет|руководит|координирует");
    if leads && !text.has(span.start..first, "делегаци*|заседани*|встреч*|сторон*|конференц*|групп*")
    {
        return true;
    }
    if text.has(first.saturating_sub(1).max(span.start)..first, "разработал*|написал*|подготовил*|составил*|создал*")
    {
        return true;
    }
    let done = "начат*|созданн*|подготовленн*|подготовлен*|разработанн*|разработан*|написанн*|написан*|предложенн*|предложен*|составлен*|основанн*";
    let agent = person.case == Case::Instrumental && text.has(before.clone(), done) && !text.has(before.clone(), "с|со");
    let also = text.before(first, 1) == "и"
        && text.has(first.saturating_sub(9).max(span.start)..first, "начат*|созданн*|подготовленн*|разработанн*");
    let work = text
        .has(first.saturating_sub(1).max(span.start)..first, "исследовани*|книга|книги|книгу|стать*|пособи*|работа|работы|труд*|памят*");
    agent || also || work
}

fn turkmen(scene: &Scene<'_>, person: &Person, span: &Range<usize>) -> bool {
    let text = scene.text;
    let end = person.end();
    let agent = text.fold(end) == "tarapyndan"
        && text.has(
            end + 1..(end + 4).min(span.end),
            "yazyldy|yazylan|tayyarlandy|tayyarlanan|duzuldi|isle*|doredildi|tassyklandy|tassyklanan",
        );
    let known = person.known.and_then(|at| scene.known.get(at)).map(|known| known.name.as_str());
    let given = known.is_some_and(|known| text.slice(&person.name).ends_with('a') && !known.ends_with('a'))
        && text.has(end..span.end, "minnetdar*|hosallyk*|iberil*|sargyt*");
    let genitive = end > 0 && text.word(end - 1).ends_with('ň');
    let there = "bilen|arasynda|yolbascylyk|bastutanlyk|gatnasmagynda|yolbascylygynda|yolbascylygyndaky|bastutanlygynda|bastutanlygyndaky|wekiliyet*|cykysy*|cykysla*|sozun*|sozler*|aytmagyna|belleysi|habary*|teklip*|sowal*|soragy*|dusus*";
    let of = genitive && !text.has(end..(end + 8).min(span.end), there) && !text.has(end..(end + 8).min(span.end), cues::GOVERNS);
    agent || given || of
}
