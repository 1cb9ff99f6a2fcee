//! What was done with a plan at a meeting (reviewed, discussed, noted), what was said of it, and by
//! whom: by the words nearest to where the text names it.

use std::ops::Range;

use super::organisations::{Mention, Organisations};
use super::plans::Named;
use super::text::{Language, Text};

/// How a text speaks of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) relation: &'static str,
    pub(super) words: &'static str,
    pub(super) by: String,
}

/// What is looked at besides the plan.
#[derive(Debug)]
pub(super) struct Speakers<'a> {
    pub(super) organisations: &'a Organisations,
    pub(super) mentions: &'a [Mention],
    /// The places of persons with their sides.
    pub(super) people: &'a [(usize, String)],
    /// The side of the state at this meeting.
    pub(super) state: &'a str,
}

const SUCCESS: &str = "досрочно|ahead of time|ahead of schedule|success|successful|successfully|successes|effective|effectively|fruitful*|positive* result*|full|fully|успех*|успешн*|результативн*|эффективн*|полностью|полном объеме|ustunlik*|ustunlikli|dolulygyna|netijeli|doly";
const CARRIED_OUT: &str = "implementation|implemented|implementing|carried out|completed|completion|fulfil*|execution|executed|fulfilled|results|result|outcome*|performed|реализ*|выполн*|осуществл*|исполнен*|итог*|результат*|завершен*|достигнут*|achieved|durmusa gecir*|yerine yetir*|amala asyr*|netije*|tamamlan*|jemle*|jemi";
const REVIEWED: &str = "looked back|had been done|has been done|was done under|been achieved|was achieved|weighing|weighed|first year of|reviewed|review|took stock|stock|summed up|summarized|summarised|results|outcome*|assessed|evaluat*|report on|implementation of * was noted|итог*|подвели|подведен*|результат*|отчет*|оценил*|выполнен*|jemle*|jemi|netije*|seljer*|hasabat*|baha ber*";
const DISCUSSED: &str = "looked ahead|ideas for|draft*|discuss*|consider*|draft|priorit*|agree*|approv*|sign*|presented|presentation|prepar*|develop*|adopt*|exchange*|outlin*|examin*|elaborat*|finaliz*|finalis*|negotiat*|endors*|focus*|progress|attention|went through|plans for|talked|spoke|implementation of|drafting|agenda|topic|central|given to|devoted|dedicated|launch*|next steps|обсу*|рассмотр*|проект плана|проекта плана|приоритет*|согласова*|утвержд*|утвержден*|подписа*|утверд*|подготов*|разработ*|принят*|презент*|представ*|договорил*|наметил*|намечен*|тема|посвящен*|начал* работы|ход|вопрос*|внимание|актуальн*|перспектив*|мнениями|изуч*|ara alyp*|ara alyn*|ara alnyp|garaldy|garalyp|garadylar|maslahat*|taslama|taslamasy*|taslamasyna|gol cek*|tassykla*|tayyar*|isle*|tanysdyr*|ylalas*|pikir als*|pikir alys*|seretdi*|seredil*|seredip|garap gec*|meselel*|ileri tutul*|kesgitle*|hodurle*|teklip";
/// Work that goes on by a plan: the plan itself is only named.
const ACCORDING: &str = "сослал*|ссыл*|referred to|refers to|mysal getir*|занимают * место|is part of|are part of|on the basis of|based on|rests on|на основе|in accordance|accordance|according|pursuant|in line|в соответствии|согласно|во исполнение|laiyklykda|layyklykda|esasynda";
const NOTED: &str = "under the|within|as part of|recall*|noted|mention*|informed|framework of|в рамках|напомн*|упомян*|отмечен*|отметил*|предусмотрен*|carcuwlerinde|caklerinde|bellenil*|belledi*|nygta*|goz onunde tutulan|yatla*";

pub(super) fn said(text: &Text<'_>, plan: &Named, others: &[Named], year: Option<i32>, speakers: &Speakers<'_>) -> Said {
    let plan = &in_list(text, plan, others);
    let clause = clause(text, plan, others);
    if denied(text, plan, &clause) {
        return Said::default();
    }
    let window = plan_window(&clause, plan);
    let success = near(text, &window, plan, SUCCESS);
    let carried = near(text, &window, plan, CARRIED_OUT);
    let reviewed = near(text, &window, plan, REVIEWED);
    let discussed = near(text, &window, plan, DISCUSSED);
    let noted = near(text, &window, plan, ACCORDING).or_else(|| near(text, &window, plan, NOTED).map(|far| far * 5));
    let past = year.is_some_and(|year| plan.years.1 < year);
    let progress = text.has(window.clone(), "проанализировали исполнение|проанализировали выполнение|проанализировано выполнение|analysed the implementation|analyzed the implementation|been accomplished|positive assessment|how the * fulfilled|had been fulfilled|высокую оценку тому|как выполняется|рассмотрели ход выполнения|рассмотрен ход выполнения|рассмотрен ход|рассмотрели ход|reviewed the implementation|reviewed implementation|course of implementation|looked at the implementation|been put into practice|measures taken|о мерах , принятых в рамках|о мерах принятых в рамках|been carried out|been completed|been implemented|been fulfilled|been executed|были выполнены|сделано по|сделано в рамках|done under the|proceeding according to|going according to schedule|aims have been reached|its aims|has been reached|have been carried out|had been carried out|measures carried out|activities carried out|work carried out|examined the measures|рассмотрено выполнение|рассмотрели выполнение|рассмотрены итоги|рассмотрели итоги|обсуждены итоги|обсудили итоги|progress review*|review on the progress|review of the progress|report on the progress|report on progress|отчет* о ход*|доклад* о ход*|обзор* ход*|обзор* выполнен*");
    // "Some way behind: "the plan has been carried out to four fifths"
    let rest = plan.span.end
        ..others
            .iter()
            .map(|other| other.span.start)
            .filter(|at| *at > plan.span.end)
            .min()
            .unwrap_or(plan.span.end + 160)
            .min(plan.span.end + 160);
    let progress = progress || text.has(rest, "план выполнен|план был выполнен|план исполнен|the plan has been carried out|the plan has been implemented|the plan was carried out|the plan was implemented|the plan had been");
    // nobody reviews what is still to begin
    let coming = year.is_some_and(|year| plan.years.0 > year);
    let carried_out = !coming && carried.is_some() && success.is_some_and(|success| success < 16 && !to_come(text, &window));
    let over = past && (carried.is_some() || reviewed.is_some());
    let looked = text.has(window.clone(), "islere seljerme ber*|edilen isleri jemle*|yerine yetirilen isleri jemle*|yerine yetirilisi barada hasabat|durmusa gecirilisi barada hasabat|yerine yetirilisi hakynda hasabat|yerine yetirilisini seljer*|yerine yetirilisine sered*|yerine yetirilisine seret*|yerine yetirilisine syn|yerine yetirilisinin jemi*|yerine yetirilisinin aralyk|yerine yetirilisinin netije*|durmusa gecirilisine syn") && !coming;
    let relation = if carried_out || over || (!coming && (progress || looked || results_of(text, plan))) {
        "reviewed"
    } else if closer(reviewed, discussed) && closer(reviewed, noted) {
        if past || carried.is_some_and(|_| year.is_none()) || strong_review(text, &window) { "reviewed" } else { "discussed" }
    } else if discussed.is_some() && !closer(noted, discussed) {
        "discussed"
    } else {
        "noted"
    };
    // "in 2019 the country adopted the plan": it is only recalled
    let earlier = |at: usize| {
        text.number(at).is_some_and(|(number, digits)| digits == 4 && year.is_some_and(|year| i64::from(number) < i64::from(year)))
    };
    let recalled = clause.clone().any(|at| !plan.span.contains(&at) && earlier(at) && matches!(text.before(at, 1), "in" | "в"))
        && text.has(clause.clone(), "adopted|принят|принял|приняла|утвердил|утвержден");
    // "he recalled that the plan had been adopted"
    let told = text.has(clause.start..plan.span.start, "напомнил*|recalled that")
        && text.has(clause.start..plan.span.start, "adopted|approved|утвержд*|принят*");
    // "The contents of this document were not discussed", said right behind
    let next = text.span(text.sentence_of(plan.span.start) + 1);
    let recalled = recalled
        || text.has(next.clone(), "this document|this plan|этого документа|этот документ|этого плана|bu resminama*|bu meyilnama*")
            && text.has(next, DENIED);
    let relation = if relation == "discussed" && (recalled || told) { "noted" } else { relation };
    // "О плане на 2025 год": a heading or an item of an agenda
    let bare = span_of(text, plan).len() <= plan.span.len() + 7 && noted.is_none();
    let relation = if relation == "noted" && bare { "discussed" } else { relation };
    let said = what(text, &window, relation, success.is_some() && carried.is_some(), past && carried.is_some());
    let by = if said.is_empty() { String::new() } else { by(text, &clause, plan, speakers) };
    Said { relation, words: said, by }
}

/// "The results of the plan", right before it.
fn results_of(text: &Text<'_>, plan: &Named) -> bool {
    let before = plan.span.start.saturating_sub(5)..plan.span.start;
    text.find(before, "results of|outcome of|outcomes of|results achieved under|результаты|итоги")
        .is_some_and(|at| (at..plan.span.start).all(|place| !matches!(text.word(place), "," | ";" | ".")))
}

/// Plans in one list ("of plans A, B and C") share what is said of them: the list stands for each.
fn in_list(text: &Text<'_>, plan: &Named, others: &[Named]) -> Named {
    let mut span = plan.span.clone();
    let near = |from: usize, to: usize| {
        let gap = from..to;
        gap.len() <= 5 && text.sentence_of(from) == text.sentence_of(to) && !has_cue(text, gap)
    };
    for other in others.iter().rev().filter(|other| other.span.end <= plan.span.start) {
        if near(other.span.end, span.start) {
            span.start = other.span.start;
        }
    }
    for other in others.iter().filter(|other| other.span.start >= plan.span.end) {
        if near(span.end, other.span.start) {
            span.end = other.span.end;
        }
    }
    Named { span, ..plan.clone() }
}

/// Words of what was not talked about.
const DENIED: &str = "not discussed|not considered|not raised|not addressed|not touched|not reviewed|not taken up|not examined|not on the agenda|not dealt with|did not discuss|did not touch|did not raise|did not consider|no discussion|postponed|deferred|not be discussed|\
не обсуждал*|не обсужден*|не рассматривал*|не рассмотрен*|не затрагивал*|не поднимал*|не касал*|не был* рассмотрен*|не был* обсужден*|не упоминал*|отложен*|перенесен*|\
garalmady|garalmandyr|seredilmedi|maslahatlasylmady|maslahatlasmadylar|gurlesmediler|gurlesilmedi|agzalmady|gozgalmady|duralmady|yza suysuruldi|gurrun edilmedi";

/// The text says that it was not talked about. A short sentence ("Plan for 2025.") is explained by the next one.
fn denied(text: &Text<'_>, plan: &Named, clause: &Range<usize>) -> bool {
    let sentence = text.sentence_of(plan.span.start);
    let span = text.span(sentence);
    let own = plan.span.start.saturating_sub(14).max(clause.start)..(plan.span.end + 14).min(clause.end);
    if text.has(own, DENIED) {
        return true;
    }
    let line = |at: usize| {
        let gap = text.tokens.get(at.saturating_sub(1)).zip(text.tokens.get(at)).and_then(|(one, next)| text.source.get(one.at..next.at));
        gap.is_some_and(|gap| !gap.contains('\n'))
    };
    let next = text.span(sentence + 1);
    let own = text.word(next.start + 1) == ":" || text.word(next.start + 2) == ":" || text.has(next.clone(), super::plans::PLAN);
    span.len() <= plan.span.len() + 6 && !own && line(next.start) && next.len() <= 24 && text.has(next, DENIED)
}

fn span_of(text: &Text<'_>, plan: &Named) -> Range<usize> {
    text.span(text.sentence_of(plan.span.start))
}

/// What of it was said, in one fixed phrase.
fn what(text: &Text<'_>, window: &Range<usize>, relation: &str, successful: bool, carried: bool) -> &'static str {
    let negative = text.has(window.clone(), "not yet|partially|partly|delay*|не полностью|частично|задержк*|bolekleyin|doly dal");
    if relation == "reviewed" && negative {
        return "partly implemented";
    }
    if relation == "reviewed" && successful {
        return "successfully implemented";
    }
    if relation == "reviewed" && carried && text.has(window.clone(), "implemented|carried out|completed|fulfilled|выполнен|выполнена|выполнены|реализован*|завершен*|yerine yetirildi|yerine yetirilen*|durmusa gecirildi|durmusa gecirilen*|tamamlandy") {
        return "implemented";
    }
    if text.has(window.clone(), "approved|approval|утвержден|утвержденн*|утвержден*|утвердил*|tassyklandy|tassyklanyldy|tassykladylar")
    {
        return "approved";
    }
    if text.has(window.clone(), "signed|signing|подписан|подписали|подписание|подписания|gol cekildi|gol cekdiler|gol cekislik")
    {
        return "signed";
    }
    ""
}

fn strong_review(text: &Text<'_>, window: &Range<usize>) -> bool {
    text.has(
        window.clone(),
        "report on the|presented a report|looked back|had been done|has been done|been achieved|weighing the|доклад* о|доклад* по|took stock|summed up|completed|fulfilled|reviewed the|results of|review of the|midterm review*|mid term review*|assessed the|подвели итоги|итоги|отчет*|jemledi*|jemlendi|netijeleri|netijelerine|baha berdi*|baha berildi",
    )
}

/// The success is wished for, not stated.
fn to_come(text: &Text<'_>, window: &Range<usize>) -> bool {
    text.has(window.clone(), "hope|hoped|confidence|ensure|for the successful|wish*|will be|in order|надежд*|уверенност*|обеспечен*|для успешн*|в целях|umyt|ynam|ucin zerur|ustunlikli durmusa gecirmek")
}

fn closer(one: Option<usize>, other: Option<usize>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one <= other,
        (Some(_), None) => true,
        _ => false,
    }
}

/// The sentence of the plan, cut where it turns to another plan.
fn clause(text: &Text<'_>, plan: &Named, others: &[Named]) -> Range<usize> {
    let mut span = text.span(text.sentence_of(plan.span.start));
    for other in others.iter().filter(|other| other.span != plan.span) {
        let apart = |from: usize, to: usize| {
            (from..to)
                .find(|at| matches!(text.word(*at), "," | ";") || matches!(text.fold(*at), "and" | "и" | "а" | "we" | "while" | "hem"))
        };
        if other.span.start >= plan.span.end && other.span.start < span.end {
            let cut = apart(plan.span.end, other.span.start);
            span.end = if text.language == Language::Turkmen {
                cut.filter(|cut| has_verb(text, plan.span.end..*cut)).unwrap_or(span.end)
            } else {
                cut.filter(|cut| has_cue(text, *cut..other.span.start)).unwrap_or(span.end)
            };
        } else if other.span.end <= plan.span.start && other.span.end > span.start {
            let cut = apart(other.span.end, plan.span.start);
            let own = cut.filter(|cut| {
                has_cue(text, *cut..plan.span.start) || has_cue(text, plan.span.end..span.end) && text.language == Language::Turkmen
            });
            span.start = own.unwrap_or(span.start);
        }
    }
    span
}

fn has_cue(text: &Text<'_>, span: Range<usize>) -> bool {
    [REVIEWED, DISCUSSED, CARRIED_OUT, ACCORDING, NOTED].iter().any(|cue| text.has(span.clone(), cue))
}

fn has_verb(text: &Text<'_>, span: Range<usize>) -> bool {
    has_cue(text, span)
}

fn plan_window(clause: &Range<usize>, plan: &Named) -> Range<usize> {
    let start = plan.span.start.saturating_sub(30).max(clause.start);
    start..(plan.span.end + 30).min(clause.end).max(plan.span.end.min(clause.end))
}

/// How far the nearest such word is from the plan, its own words left out; words of the wrong side count as farther.
fn near(text: &Text<'_>, window: &Range<usize>, plan: &Named, patterns: &str) -> Option<usize> {
    let behind_first = text.language == Language::Turkmen;
    window
        .clone()
        .filter(|at| !plan.span.contains(at) && text.matches(*at, patterns).is_some())
        .map(|at| {
            let before = at < plan.span.start;
            let far = if before { plan.span.start - at } else { at + 1 - plan.span.end };
            if before == behind_first { far * 2 } else { far }
        })
        .min()
}

/// Both sides, the state, the partner, or the side of the person who speaks.
fn by(text: &Text<'_>, clause: &Range<usize>, plan: &Named, speakers: &Speakers<'_>) -> String {
    if text.has(clause.clone(), "both|sides|parties|interlocutors|side s|jointly|participants|стороны|сторонами|собеседник*|участник*|обе|taraplar*|iki tarap*|gatnasyjylar*|gurrundesler*|sohbetdesler*") {
        return "both".to_owned();
    }
    if text.has(clause.clone(), "turkmen side|turkmen party|туркменск* сторон*|turkmen tarap*") {
        return speakers.state.to_owned();
    }
    let before = clause.start..plan.span.start;
    if let Some((_, side)) = speakers.people.iter().find(|(at, _)| before.contains(at)) {
        return side.clone();
    }
    let named = speakers.mentions.iter().find(|mention| before.contains(&mention.span.start) && mention.span.start <= clause.start + 4);
    named.map(|mention| speakers.organisations.id(mention.organisation).to_owned()).unwrap_or_default()
}
