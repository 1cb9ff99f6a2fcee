//! A body that was named before and is named again by one word: "the Service", "Организации",
//! "Guramanyň". Each becomes a mention of that body, so that roles and sides find it.

use super::organisations::{Mention, Organisations};
use super::roles;
use super::text::{Language, Sort, Text};

/// The single words, with a capital in English and Russian.
const ENGLISH: &str = "bank|service|ministry|organization|organisation|agency|centre|center|fund|committee|mission|office|institute|programme|union|secretariat|mejlis|embassy|delegation|federation";
/// Those that newspapers write small.
const LOWER: &str = "bank|organization|organisation|agency|fund";
const RUSSIAN: &str = "общество|общества|обществу|обществом|служба|службы|службе|службу|службои|министерство|министерства|министерству|министерством|министерстве|организация|организации|организацию|организациеи|агентство|агентства|агентству|агентством|центр|центра|центру|центром|фонд|фонда|фонду|фондом|комитет|комитета|комитету|комитетом|миссия|миссии|миссию|миссиеи|бюро|представительство|представительства|представительству|институт|института|институту|институтом|управление|управления|посольство|посольства|федерация|федерации|федерацию|федерациеи";
/// Not the forms of a compound: "guramanyň" is "of the organisation", "guramasynyň" "of the organisation of".
const TURKMEN: &str = "mudirligin|mudirlikden|gullugyn|gulluga|gullukda|gullukdan|guramanyn|gurama|guramadan|gaznanyn|gaznadan|agentligin|agentlikden|komitetin|komitetden|ministrligin|ministrlikden|wekilhananyn|wekilhanadan|edaranyn|edaradan|merkezin|merkezden|missiyanyn|missiyadan|maksatnamanyn|institutyn|ilcihananyn|jemgyyetin|jemgyyetden|federasiyanyn|federasiyadan";

/// Words that fit any partner.
const ANY: &str = "organization|organisation|agency|mission|office|programme|fund|организаци*|агентств*|мисси*|представительств*|бюро|фонд*|guraman*|gurama|guramad*|gazna*|agentlig*|agentlik*|wekilhana*|missiya*|maksatnama*|edara*";

/// So many mentions are looked back at.
const BACK: usize = 60;

/// All mentions, with those by a single word among them.
pub(super) fn named_again(text: &Text<'_>, organisations: &Organisations, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::with_capacity(mentions.len());
    let mut rest = mentions.into_iter().peekable();
    let mut at = 0;
    while at < text.tokens.len() {
        if let Some(mention) = rest.next_if(|mention| mention.span.start <= at) {
            at = mention.span.end.max(at);
            all.push(mention);
            continue;
        }
        if is_single(text, at)
            && let Some(organisation) = meant(text, organisations, &all, at)
        {
            all.push(Mention { span: at..at + 1, organisation, head: false });
        }
        at += 1;
    }
    all.extend(rest);
    all
}

/// Whether the word stands alone, and not for a body of another name.
fn is_single(text: &Text<'_>, at: usize) -> bool {
    if !text.is(at, Sort::Word) {
        return false;
    }
    match text.language {
        Language::English => {
            (text.is_upper(at) || text.before(at, 1) == "the" && text.matches(at, LOWER).is_some())
                && matches!(text.before(at, 1), "the" | "our" | "its")
                && text.matches(at, ENGLISH).is_some()
                && !matches!(text.fold(at + 1), "of" | "for" | "on" | "against")
                && !(text.is(at + 1, Sort::Word) && text.is_upper(at + 1))
        }
        Language::Russian => text.is_upper(at) && text.matches(at, RUSSIAN).is_some() && !is_adjective(text, at) && goes_on(text, at + 1),
        Language::Turkmen => {
            text.matches(at, TURKMEN).is_some() && !matches!(text.before(at, 1), "halkara" | "beyleki" | "degisli" | "dowlet" | "ähli")
        }
    }
}

/// "Государственная служба": a word in capitals right before that is not the first of its sentence.
fn is_adjective(text: &Text<'_>, at: usize) -> bool {
    let opens = |at: usize| text.span(text.sentence_of(at)).start == at;
    at.checked_sub(1).is_some_and(|before| {
        let ending = ["ая", "ои", "ую", "ыи", "ии", "ого", "ое", "ые", "ых"].iter().any(|end| text.fold(before).ends_with(end));
        text.is_upper(before) && (ending || !opens(before))
    })
}

/// What stands behind a Russian body that is told by one word: a mark, a little word, a verb or a name.
fn goes_on(text: &Text<'_>, next: usize) -> bool {
    let surname = |at: usize| {
        let fold = text.fold(at);
        text.is_upper(at)
            && ["ов", "ев", "ин", "ова", "ева", "ина", "овым", "евым", "овои", "евои", "енко"].iter().any(|end| fold.ends_with(end))
    };
    let fold = text.fold(next);
    let verb = || ["л", "ла", "ло", "ли", "ет", "ит", "ут", "ют", "лся", "лась", "лись", "ется"].iter().any(|end| fold.ends_with(end));
    match text.tokens.get(next).map(|token| token.sort) {
        None => true,
        Some(Sort::Mark) => matches!(text.word(next), "," | "." | ";" | ":" | ")" | "–" | "—" | "(" | "-"),
        Some(Sort::Number) => false,
        Some(Sort::Word) if text.is_upper(next) => {
            let holder = next > 1 && roles::head(text, next - 2).is_some() && text.is_upper(next + 1);
            text.word(next + 1) == "." || surname(next + 1) || holder
        }
        Some(Sort::Word) => {
            matches!(fold, "и" | "в" | "во" | "с" | "со" | "по" | "на" | "к" | "за" | "для" | "при" | "о" | "об" | "а" | "также") || verb()
        }
    }
}

/// The body named last that has such a word in its name, or any partner.
fn meant(text: &Text<'_>, organisations: &Organisations, before: &[Mention], at: usize) -> Option<usize> {
    let back = || before.iter().rev().take(BACK);
    let named = back().find(|mention| organisations.has_word(mention.organisation, text.fold(at)));
    let small = text.language == Language::English && !text.is_upper(at);
    let any =
        || back().find(|mention| organisations.is_partner(mention.organisation)).filter(|_| !small && text.matches(at, ANY).is_some());
    named.or_else(any).map(|mention| mention.organisation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;
    use crate::workspace::settings::Settings;
    use crate::workspace::{Loaded, Workspace};

    #[test]
    fn patterns_are_folded_as_words_are() {
        for patterns in [ENGLISH, RUSSIAN, TURKMEN, ANY] {
            for word in patterns.split('|') {
                assert_eq!(fold(word), word);
            }
        }
    }

    #[test]
    fn one_word_means_the_body_named_before() {
        let file = include_str!("../../../data/organisations.toml").to_owned();
        let workspace = Workspace::new(vec![Loaded::read("o.toml", file)], Settings::default());
        let organisations = Organisations::of(&workspace);
        for (line, want) in [
            ("The State Migration Service and IOM met. The head of the Service spoke.", "sms iom sms"),
            ("IOM came. The Ministry of Textiles and the Mission spoke.", "iom iom"),
            ("МОМ и Государственная миграционная служба. Представители Службы и Организации.", "iom sms sms iom"),
            ("МОМ. Министерство текстильной промышленности и Фонд Ага Хана.", "iom"),
            ("MHG bilen Döwlet migrasiýa gullugynda duşuşyk boldy. Gullugyň başlygy guramanyň wekili bilen.", "iom sms sms iom"),
        ] {
            let text = Text::read(line);
            let found = named_again(&text, &organisations, organisations.mentions(&text));
            let ids: Vec<&str> = found.iter().map(|mention| organisations.id(mention.organisation)).collect();
            assert_eq!(ids.join(" "), want, "{line}");
        }
    }
}
