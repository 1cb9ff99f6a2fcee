//! Whether a person was at the meeting or is only mentioned: in whose name, by whose initiative, with
//! whose visit in mind. Only a sentence on the meeting, or one in which the person acts, says "there".

use super::cues;
use super::dates;
use super::organisations::Mention;
use super::roles;
use super::scene::{Person, Scene};
use super::text::{Language, Part, Sort, Text};

/// What one place says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    There,
    Mentioned,
    Nothing,
}

/// Meetings at which the head of state presides.
const COUNCIL: &str = "government meeting|cabinet meeting|meeting of the cabinet|meeting of the government|заседани* правительства|заседани* кабинета|hokumet mejlisi*|hokumet maslahaty*|ministrler kabinetinin mejlisi*|hokumetin mejlisi*";

/// Somebody was there if one place says so.
pub(super) fn was_there(scene: &Scene<'_>, group: &[Person]) -> bool {
    group.iter().any(|person| says(scene, person) == Says::There)
}

fn says(scene: &Scene<'_>, person: &Person) -> Says {
    let text = scene.text;
    let sentence = text.sentence_of(person.name.start);
    let span = text.span(sentence);
    match scene.roster.seat(person.name.start) {
        Some(seat) if seat.present => return Says::There,
        Some(_) => return Says::Mentioned,
        None => {}
    }
    let chairs = || text.has(0..text.tokens.len(), COUNCIL) && acts(scene, person);
    if scene.background.contains(&person.name.start) {
        return Says::Mentioned;
    }
    if is_head_of_state(scene, person) && !received(text, person) && !chairs() {
        return Says::Mentioned;
    }
    let opening = span.start..(span.start + 3).min(span.end);
    if text.has(opening, "earlier|previously|recall*|ранее|напомним|mundan ozal|mundan on|ozal") {
        return Says::Mentioned;
    }
    if text.has(span.clone(), "video address*|video message*|in her message|in his message|video greeting*|видеообращени*|видеоприветств*|видеопослани*|wideoyuzlenme*|oz gutlagynda|oz yuzlenmesinde") {
        return Says::Mentioned;
    }
    if text.language == Language::English && text.fold(person.end()) == "had" && !text.has(span.clone(), "had a|had talks|had discussions")
    {
        return Says::Mentioned;
    }
    // "visited the country in 2019": another time
    let year = |at: usize| matches!(text.fold(at), "in" | "в") && text.number(at + 1).is_some_and(|(_, digits)| digits == 4);
    if span.clone().any(year) && text.has(span.clone(), "visited|served|worked|посетил*|посещал*|работал*") {
        return Says::Mentioned;
    }
    if person.tie.aside
        || super::away::was_elsewhere(scene, person)
        || super::aside::is_aside(scene, person)
        || is_possessor(text, person)
        || came_then(text, person)
        || is_to_come(text, &span)
    {
        return Says::Mentioned;
    }
    let to_come = "is to|are to|was to be|is going to|will give|will hold|will meet|is expected|was expected|is due|will visit|will arrive|will come|is to visit|plans to visit|прибудет|посетит|приедет|ожидается";
    // "the president, A, is due to visit"
    let next = person.end() + usize::from(text.word(person.end()) == ",");
    if text.matches(next, to_come).is_some() {
        return Says::Mentioned;
    }
    // "a letter that came from A": who writes is not there
    let letter = text.language == Language::English
        && (text.before(person.first(), 1) == "from" || text.before(person.first(), 2) == "from")
        && text.has(span.start..person.first(), "letter*|message*|telegram*|greetings|congratulation*");
    if letter {
        return Says::Mentioned;
    }
    // "handed A his credentials"
    let handed = text.language == Language::Turkmen
        && (text.has(person.end()..(person.end() + 3).min(span.end), "ynanc hat*") || text.fold(person.end()) == "gowsurdy");
    if handed || acts(scene, person) || greeted(text, &span) || by_word(text, person) {
        return Says::There;
    }
    if is_mentioned(text, person) {
        return Says::Mentioned;
    }
    if listed(text, sentence) || labelled(scene, person) {
        return Says::There;
    }
    // "these milestones were recalled at the Ministry" is of this meeting
    let recalled = |at: usize| text.fold(at).starts_with("recall") && matches!(text.before(at, 1), "were" | "was");
    let other = span.clone().find(|at| text.matches(*at, cues::OTHER_MEETING).is_some() && !recalled(*at));
    let elsewhere = match text.language {
        Language::Turkmen => other.is_some(),
        _ => other.is_some_and(|at| at < person.first()),
    };
    if elsewhere {
        return Says::Mentioned;
    }
    let described = person.organisation.is_some()
        || person.tie.together
        || (person.tie.joined && person.role.is_some())
        || super::people::from_abroad(scene, person);
    let on_meeting = described || text.has(span, cues::MEETING) || text.part(sentence) == Part::Headline;
    if on_meeting && governed(text, person) { Says::There } else { Says::Nothing }
}

/// "During Schmid's visit": a thing of the person is spoken of.
fn is_possessor(text: &Text<'_>, person: &Person) -> bool {
    let end = person.name.end;
    let own = matches!(text.word(end), "'" | "’") && text.fold(end + 1) == "s" && text.touches(end);
    own && !text.has(end + 2..end + 5, "delegation|meeting*|talks|team|participation|attendance")
}

/// "Çykyş eder", "gatnaşar": the sentence tells of what is still to come.
fn is_to_come(text: &Text<'_>, span: &std::ops::Range<usize>) -> bool {
    let last = span.clone().rev().find(|at| text.is(*at, Sort::Word));
    text.language == Language::Turkmen
        && last.is_some_and(|last| {
            let verb =
                "ediler|eder|ederler|gatnasar|gatnasarlar|dususar|dususarlar|geler|gelerler|geciriler|gecirer|bolar|baslar|cykar|barar";
            // the passive that is to come: "çap ediler", not "bellediler"
            let fold = text.fold(last);
            let passive = ["iler", "ylar", "uler", "ular"].iter().any(|end| fold.ends_with(end))
                && !["diler", "dylar", "duler", "dular", "tiler", "tylar"].iter().any(|end| fold.ends_with(end));
            passive || text.matches(last, verb).is_some()
        })
}

/// "Who was in Ashgabat in June", "который посетил страну в мае": at another time.
fn came_then(text: &Text<'_>, person: &Person) -> bool {
    let end = person.end();
    let who = (end..end + 3).find(|at| text.matches(*at, "who|который|которая").is_some());
    let Some(who) = who else { return false };
    let stop = (who..who + 16).find(|at| matches!(text.word(*at), "," | "." | ";")).unwrap_or(who + 16);
    let past = text.has(who + 1..who + 3, "was|had|visited|paid|был|была|посетил*|находил*|побывал*");
    past && (who + 2..stop).any(|at| {
        matches!(text.fold(at), "in" | "last" | "в") && (dates::month_of(text.fold(at + 1)).is_some() || text.number(at + 1).is_some())
    })
}

/// "Greetings from A and B": of names in one breath the second is mentioned as the first is.
pub(super) fn carry(scene: &Scene<'_>, found: &mut [Person]) {
    let text = scene.text;
    for nth in 1..found.len() {
        let (before, rest) = found.split_at_mut(nth);
        let (Some(last), Some(person)) = (before.last(), rest.first_mut()) else { continue };
        let between = last.end()..person.first();
        let linked = between.clone().any(|at| matches!(text.fold(at), "and" | "и" | "we" | "hem" | "hemde"));
        let joint = linked && between.len() <= 5 && between.clone().all(|at| super::found::is_joint(text, at) || scene.covered(at));
        let same = text.sentence_of(last.name.start) == text.sentence_of(person.name.start);
        let listed = scene.roster.seat(person.name.start).is_some();
        let aside = last.tie.aside || is_mentioned(text, last) && !by_word(text, last);
        person.tie.aside = joint && same && !listed && aside && !acts(scene, person);
        // "the floor was taken by A and the specialist B"
        let spoke = joint && same && (by_word(text, last) || last.tie.together && person.role.is_some());
        person.tie.together = person.tie.together || spoke;
    }
}

/// The words right before, or in Turkmen right behind, name somebody who is not there.
fn is_mentioned(text: &Text<'_>, person: &Person) -> bool {
    let span = text.span(text.sentence_of(person.name.start));
    let first = person.first();
    let before = first.saturating_sub(5).max(span.start)..first;
    let end = person.end();
    let guided = text
        .find(before.clone(), cues::GUIDANCE)
        .is_some_and(|at| !text.has(at.saturating_sub(3)..at, "делегаци*|delegation|mission|миссие*|групп*"));
    if guided || text.has(end..(end + 4).min(span.end), cues::GUIDANCE) {
        return true;
    }
    if text.language == Language::Turkmen
        && text.has(end..(end + 3).min(span.end), "bilen golayda|bilen yakynda|bilen mundan|bilen ozal|bilen on|bilen gecen")
    {
        return true;
    }
    if text.language == Language::Turkmen {
        // the genitive or dative leads on to what is of the person; a nominative acts
        let leads = text.has(end..(end + 3).min(span.end), "wekiliyet*|delegasiya*|topar*");
        let bare = leads || matches!(text.fold(end), "bilen" | "we" | "kabul" | ",") || ends_plain(text, end);
        return !bare && !holds_talk(text, person, span.end) && text.has(end..(end + 4).min(span.end), cues::MENTIONED_AFTER);
    }
    let cue = before.rev().find(|at| text.matches(*at, cues::MENTIONED_BEFORE).is_some());
    // "завершился визит A": it is told of just that visit
    let visit = |at: usize| {
        text.matches(at, "visit|визит").is_some()
            && text.has(at.saturating_sub(4)..at, "завершил*|начал*|состоял*|прошел|проходит|paid|pays|made")
    };
    // "presented the letter of credence to A"
    let credence =
        |at: usize| text.matches(at, "letter of|letters of|верительн*").is_some() && text.has(at..at + 4, "credence|accreditation");
    let cue = cue.filter(|at| !visit(*at) && !credence(*at));
    cue.is_some_and(|cue| !text.has(cue + 1..first, "meeting|talks|met|with|between|встреч*|переговор*|между|,|that|что|headed|led"))
}

/// "Of A with B a meeting was held": the genitive has a part in the talk.
fn holds_talk(text: &Text<'_>, person: &Person, stop: usize) -> bool {
    let end = person.end();
    let genitive = end > 0 && text.word(end - 1).ends_with('ň');
    let mut with = (end..stop).filter(|at| text.fold(*at) == "bilen");
    let held = with.find_map(|with| {
        (with..(with + 6).min(stop)).find(|at| text.matches(*at, "dususygy|geplesikleri|sohbetdesligi|geplesigi").is_some())
    });
    genitive
        && held.is_some_and(|held| text.has(held + 1..(held + 3).min(stop), "gecirildi|boldy|gecdi"))
        && !text.has(end..(end + 3).min(stop), "baslangyc*|tabsyry*|adyndan|karar*|yolbascylygynda|yolbascylygyndaky|bastutanlyg*")
}

/// "Meredowa" of a man: he is given something.
fn is_dative(scene: &Scene<'_>, person: &Person) -> bool {
    let known = person.known.and_then(|at| scene.known.get(at));
    known.is_some_and(|known| scene.text.slice(&person.name).ends_with('a') && !known.name.ends_with('a'))
}

/// A rank right before the name: "Lieutenant A".
pub(super) fn has_rank(text: &Text<'_>, person: &Person) -> bool {
    let before = super::beside::before_courtesy(text, person.name.start)..person.name.start;
    text.has(before, "colonel|col|major|maj|captain|capt|lieutenant|lt|general|gen|полковник*|генерал*|маиор*|подполковник*|капитан*|леитенант*|polkownik*|polkownig*|podpolkownik*|general*|mayor*|kapitan*|leitenant*")
}

/// A Turkmen name without an ending of a case.
fn ends_plain(text: &Text<'_>, end: usize) -> bool {
    let last = end.checked_sub(1).map_or("", |last| text.fold(last));
    let genitive = end.checked_sub(1).is_some_and(|last| text.word(last).to_lowercase().ends_with('ň'));
    ["ow", "ew", "owa", "ewa", "in", "ko"].iter().any(|end| last.ends_with(end)) && !genitive
}

/// "A bilen duşuşdy", "A kabul etdi": a Turkmen sentence that ends with a meeting with just this person.
pub(super) fn is_met(text: &Text<'_>, person: &Person) -> bool {
    let span = text.span(text.sentence_of(person.name.start));
    let end = person.name.end;
    let met =
        text.fold(end) == "bilen" && text.has(end..(end + 6).min(span.end), "dususdy|dususyk gecirdi|geplesikleri gecirdi|sohbetdes boldy");
    let received = text.has(end..(end + 2).min(span.end), "kabul etdi|kabul etdiler");
    text.language == Language::Turkmen && (met || received)
}

/// A name that shows no ending of a case for certain, and behind which none is asked for.
fn ends_open(text: &Text<'_>, person: &Person) -> bool {
    let end = person.end();
    let last = end.checked_sub(1).map_or("", |last| text.word(last));
    let cased = ["ň", "ny", "ni", "na", "ne", "da", "de", "dan", "den"].iter().any(|ending| last.ends_with(ending));
    // a vowel may be the dative or the accusative: "Hajyýewe"
    let vowel = last.ends_with(['a', 'e', 'y', 'i', 'ä']);
    let told = !vowel || super::beside::before_courtesy(text, person.name.start) < person.name.start;
    let stop = text.span(text.sentence_of(person.name.start)).end;
    let passive = text.has(end..stop, "bildirildi|beyan edildi|aydyldy|gowsuryldy|berildi");
    !cased
        && told
        && !passive
        && text.is(end, Sort::Word)
        && text.matches(end, "kabul|gutla*|garsyla*|tarapyndan|yolbascylyg*|bastutanlyg*|bilen|we|hem").is_none()
}

/// The person does what only somebody in the room does.
pub(super) fn acts(scene: &Scene<'_>, person: &Person) -> bool {
    let text = scene.text;
    let span = text.span(text.sentence_of(person.name.start));
    match text.language {
        Language::Turkmen => {
            let plain = ends_plain(text, person.end()) || person.role.is_some() && ends_open(text, person);
            let subject = plain && text.fold(person.end()) != "bilen" && !is_dative(scene, person);
            let last = span.end.saturating_sub(5)..span.end;
            let open = text.has(person.end()..span.end, "adyndan|taraypyndan");
            // behind a quotation the verb follows the name at once
            let said = text.has(person.end()..(person.end() + 2).min(span.end), cues::SPEAKS) && person.end() + 5 >= span.end;
            subject && !open && text.has(last, cues::SPEAKS) && (said || first_of(text, person, span.start))
        }
        Language::Russian => {
            // "отметили вклад A": that is said of the person
            let thing = person.first().checked_sub(1).is_some_and(|at| text.matches(at, cues::MENTIONED_BEFORE).is_some());
            let verb = text.has(person.end()..(person.end() + 3).min(span.end), cues::SPEAKS)
                || !thing && text.has(first_before(person, span.start), cues::SPEAKS);
            let before = first_before(person, span.start);
            // "С докладами выступили A и B": what stands before the verb is no matter
            let from = before.clone().rev().find(|at| text.matches(*at, cues::SPEAKS).is_some()).unwrap_or(before.start);
            verb && !person.case.is_oblique() && !text.has(from..before.end, "с|со|от|к|для|у")
        }
        Language::English => {
            let next = text.has(person.end()..(person.end() + 3).min(span.end), cues::SPEAKS);
            let passive = text.matches(person.end(), "was|were|is|had|has|who was|who had").is_some()
                && !text.has(person.end()..(person.end() + 4).min(span.end), "represented|received|joined|accompanied");
            let after = text.matches(person.first().saturating_sub(1), "of|by|from|to|for|and|with").is_some()
                && !text.has(first_before(person, span.start), "met|meeting");
            next && !passive && !after
        }
    }
}

fn first_before(person: &Person, start: usize) -> std::ops::Range<usize> {
    person.first().saturating_sub(3).max(start)..person.first()
}

/// "Dear Mr. A", "Distinguished Minister A": who is spoken to in a speech or in a letter on a meeting with him.
fn greeted(text: &Text<'_>, span: &std::ops::Range<usize>) -> bool {
    let opens = text.matches(span.start, "dear|excellenc*|distinguished|your excellency|уважаем*|hormatly").is_some() && span.len() <= 12;
    let met = "remarks|speech|thank you for coming|meeting with you|receiving|hosting|you received|your office|your hospitality|выступлени*|речь|встречу|встречи|вашем|приняли|cykysy|sozi|kabul edendig*|dususyg*";
    opens && text.has(0..text.tokens.len(), met)
}

/// "According to the head of the mission A", "a statement made by A": A spoke there.
fn by_word(text: &Text<'_>, person: &Person) -> bool {
    let span = text.span(text.sentence_of(person.name.start));
    let first = person.first();
    let first = super::beside::before_courtesy(text, first);
    let before = first.saturating_sub(4).max(span.start)..first;
    match text.language {
        Language::English => {
            let last = matches!(
                text.before(first, 1),
                "said"
                    | "says"
                    | "added"
                    | "noted"
                    | "stressed"
                    | "explained"
                    | "emphasized"
                    | "emphasised"
                    | "underlined"
                    | "remarked"
                    | "recalled"
                    | "concluded"
                    | "stated"
                    | "observed"
            );
            let by = matches!(text.before(first, 1), "by") || matches!(text.before(first, 2), "by");
            last || (by && text.has(before, "made|delivered|given|presented|moderated|chaired|opened|facilitated|taken|attended"))
        }
        Language::Russian => text.has(before, "словам|сообщению"),
        Language::Turkmen => text.has(person.end()..(person.end() + 2).min(span.end), "sozlerine gora|aytmagyna gora"),
    }
}

/// Near the beginning of its sentence.
fn first_of(text: &Text<'_>, person: &Person, start: usize) -> bool {
    let before = start..person.first();
    before.len() < 12 && !text.has(before, "bilen|adyndan")
}

fn is_head_of_state(scene: &Scene<'_>, person: &Person) -> bool {
    let of = |mention: &Mention| scene.organisations.id(mention.organisation) == "president" && !serves(scene.text, person, mention);
    let president = person.organisation.as_ref().is_some_and(of);
    let known = person.known.and_then(|at| scene.known.get(at)).is_some_and(|known| known.side == "president");
    president || (known && person.organisation.is_none() && person.role.is_none())
}

/// "The head of the office of the President A": of the office, not its holder.
fn serves(text: &Text<'_>, person: &Person, mention: &Mention) -> bool {
    let Some(role) = person.role.as_ref() else { return false };
    if text.language == Language::Turkmen {
        let genitive = text.word(mention.span.end - 1).ends_with('ň');
        return genitive && (mention.span.end..role.end).any(|at| roles::head(text, at).is_some());
    }
    let held = (role.start..mention.span.start).any(|at| roles::head(text, at).is_some());
    held && text.has(role.start..mention.span.start, "office|administration|to|аппарат*|администрац*|помощник*|советник*")
}

/// A head of state is there only where he receives, meets or is met with.
fn received(text: &Text<'_>, person: &Person) -> bool {
    let span = text.span(text.sentence_of(person.name.start));
    let first = person.first();
    let before = first.saturating_sub(6).max(span.start)..first;
    let far = first.saturating_sub(11).max(span.start)..first;
    match text.language {
        Language::English => {
            // "President A of Turkmenistan received"
            let end = person.end() + if text.matches(person.end(), "of turkmenistan").is_some() { 2 } else { 0 };
            let by = text.matches(first.saturating_sub(1), "by").is_some() && text.has(before.clone(), "received|chaired|hosted");
            let subject = text.has(end..(end + 2).min(span.end), "received|met|hosted|chaired|welcomed|held|signed");
            let of = matches!(text.before(first, 1), "of" | "by" | "to" | "from")
                || matches!(text.before(first, 2), "of" | "by" | "to" | "from");
            by || (subject && !of) || text.has(far, "between|met with|meeting with|talks with|called on")
        }
        Language::Russian if !person.case.is_oblique() => {
            text.has(person.end()..(person.end() + 3).min(span.end), "принял|провел|встретил*|принимает")
        }
        Language::Russian => text.has(before, "встретил* с|встреч* с|между|переговоры с|прием у|приеме у"),
        Language::Turkmen => {
            let subject = ends_plain(text, person.end()) && person.first() < span.start + 14;
            // "A handed the President his credentials", "between the President and A a talk was held"
            let handed = text.has(person.end()..(person.end() + 3).min(span.end), "ynanc hat*");
            let between = text.fold(person.end()) == "bilen" || text.fold(person.end()) == "arasynda" || text.fold(person.end()) == "we";
            let between = between
                && text.find(person.end()..span.end, "arasynda").is_some_and(|at| {
                    text.has(at..span.end, "sohbetdeslik boldy|sohbetdeslik gecirildi|dususyk boldy|dususyk gecirildi|geplesik*")
                });
            if handed || between {
                return true;
            }
            // "of the President with A a talk was held"
            let talk = holds_talk(text, person, span.end);
            talk || subject && text.has(span.end.saturating_sub(6)..span.end, "kabul etdi|dususdy|dususyk gecirdi|geplesik*|gecirdi")
                || (text.fold(person.end()) == "bilen" && text.has(person.end()..(person.end() + 6).min(span.end), "dusus*"))
        }
    }
}

/// "Our side: R. Meredov", "От МОМ: З. Гаджиев", "MHG-den: Z. Hajyýew".
fn labelled(scene: &Scene<'_>, person: &Person) -> bool {
    let text = scene.text;
    let Some(label) = super::written::label(text, person.first()) else { return false };
    text.has(label.clone(), "side|party|participants|present|сторон*|участник*|присутств*|tarap*|gatnas*")
        || label.into_iter().any(|at| scene.covered(at))
}

/// "Participants:", "Участники:", and lists of them.
fn listed(text: &Text<'_>, sentence: usize) -> bool {
    (sentence.saturating_sub(12)..=sentence).rev().any(|at| {
        let span = text.span(at);
        let label = span.start..(span.start + 6).min(span.end);
        text.has(label.clone(), "participants|present|attendees|attended by|participant|участники|присутствовали|участвовали|gatnasyjylar|gatnasanlar|in attendance|from the turkmen side|from the national side")
            && text.has(label, ":")
            && (at == sentence || (at + 1..=sentence).all(|between| is_item(text, between)))
    })
}

fn is_item(text: &Text<'_>, sentence: usize) -> bool {
    let span = text.span(sentence);
    span.len() < 30 && matches!(text.word(span.start), "-" | "–" | "•" | "*" | "—" | "1" | "2" | "3" | "4" | "5" | "6")
}

/// Whether what the name hangs on is a meeting, a delegation or a verb, and not a thing of the person.
fn governed(text: &Text<'_>, person: &Person) -> bool {
    let span = text.span(text.sentence_of(person.name.start));
    let first = person.first();
    let before = first.checked_sub(1).map_or("", |at| text.fold(at));
    if text.language != Language::English {
        return true;
    }
    let far = first.saturating_sub(14).max(span.start)..first;
    let joined = matches!(text.before(first, 2), "and" | "," | "with");
    let received = "was cut|was received|were received|is received|was welcomed|were welcomed|was met|were met|was greeted|was chaired|was opened|was attended";
    match before {
        "by" if text.has(span.start..first, received) => true,
        "of" | "by" | "from" if joined => text.has(span.start..first, cues::GOVERNS),
        "of" | "by" | "from" | "to" | "for" | "s" => text.has(first.saturating_sub(6).max(span.start)..first, cues::GOVERNS),
        "the" => {
            let two = text.before(first, 2);
            let far = if two == "by" { span.start } else { first.saturating_sub(7) };
            !matches!(two, "of" | "by" | "from" | "to" | "for") || text.has(far.max(span.start)..first, cues::GOVERNS)
        }
        "with" => text.has(far.clone(), cues::GOVERNS) || text.has(far, cues::MEETING),
        _ => true,
    }
}
