//! The roles in which people meet: minister, coordinator, wekil. Which words are roles, which belong
//! to one, and which end it. Patterns are folded; `*` stands for any ending.

use std::ops::Range;

use super::text::{Language, Sort, Text};

/// On whose side somebody with such a role usually sits, where no organisation is named with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    National,
    Partner,
    Either,
}

const NATIONAL: &str = "wise premyer*|мэр|мэра|мэром|аким|акима|акимом|губернатор*|ministers|министры|министрами|ministrleri|minister|vice premier|vice minister|chairman|chairperson|chairwoman|prosecutor|hakim|khyakim|governor|president|premier|deputy minister|speaker|chair|rector|\
министр|министра|министру|министром|министре|замминистра|вице премьер*|председател*|прокурор|прокурора|прокурором|прокурору|хяким|хякима|хякимом|президент|президента|президентом|президенту|спикер*|ректор*|глава|главы|главе|главу|главои|\
spikeri*|ministri|ministr|ministrinin|ministrine|ministrini|ministrinden|ministrinde|baslygy*|baslyk|prokurory*|prokuror|hakimi*|prezidenti*|prezident|prezidentimiz|prezidentimizin|rektory*|basligi*|orunbasar*";
const PARTNER: &str = "wekiller|ilciler|utgasdyryjylar|representatives|coordinators|ambassadors|представители|представителями|представителеи|координаторы|координаторами|послы|послами|wekilleri|utgasdyryjylary|ilcileri|coordinator|ordinator|representative|commissioner|ambassador|envoy|country director|delegate|resident|administrator|attache|counsellor|consul|\
координатор|координатора|координатору|координатором|координаторе|представитель|представителя|представителем|представителю|представительница|представительницеи|представительницы|комиссар|комиссара|комиссару|комиссаром|посол|посла|послу|послом|посланник*|делегат*|поверенн*|\
utgasdyryjysy*|utgasdyryjy|wekili|wekil|wekilinin|wekiline|wekilini|komissary*|komissar|ilcisi*|ilci|wekilhanasynyn yolbascysy";
const EITHER: &str = "intern|volunteer|стажер|стажера|стажером|волонтер|волонтера|волонтером|isgarleri|hukukcylar|hukukcylary|офицер|офицера|офицером|офицеру|deputatlar|hunarmenler|bilermenler|genesciler|agzalar|deputies|experts|specialists|officers|advisers|advisors|directors|heads|consultants|trainers|analysts|managers|эксперты|экспертами|экспертов|специалисты|специалистами|сотрудники|сотрудниками|советники|советниками|депутаты|депутатами|директора|директорами|тренеры|тренерами|юристы|юристами|bilermenleri|hunarmenleri|genescileri|orunbasarlary|agzalary|deputatlary|mudirleri|head|director|secretary|chief|manager|officer|adviser|advisor|expert|specialist|judge|leader|ombudsman|ombudsperson|deputy head|professor|dean|lawyer|consultant|analyst|trainer|focal point|assistant|associate|lead|member|founder|owner|deputy|commander|researcher|scholar|lecturer|teacher|inspector|investigator|spokesperson|spokesman|spokeswoman|rapporteur|moderator|facilitator|economist|engineer|physician|liaison|charge d affaires|charge d ’ affaires|charge d ' affaires|mp|fellow|advocate|planner|superintendent|registrar|interpreter|\
руководител*|начальник*|директор|директора|директору|директором|директоре|секретар*|менеджер*|советник*|эксперт|эксперта|экспертом|эксперту|специалист|специалиста|специалистом|специалисту|судья|судьи|судьеи|судье|омбудсмен*|омбудсман|омбудсмана|омбудсману|омбудсманом|уполномоченн*|заместител*|замглавы|консультант*|сотрудник|сотрудником|сотрудника|сотруднику|сотрудница|сотрудницеи|сотрудницы|сотруднице|сотрудницу|руководительниц*|директриса|член|члена|членом|помощник*|помощниц*|юрист*|тренер*|депутат|депутата|депутатом|депутату|аналитик*|атташе|модератор*|докладчик*|доцент*|профессор*|преподавател*|декан*|инспектор*|следовател*|командир*|комендант*|заведующ*|референт*|исследовател*|экономист*|инженер*|врач|врача|врачом|адвокат*|куратор*|ассистент*|замначальник*|замдиректор*|зампред*|замруководител*|замминистр*|консультант*|спецпредставител*|спецпосланник*|генсек*|замгенсек*|госсекретар*|пресс секретар*|постпред*|переводчик*|переводчиц*|координаторша|секретарш*|\
yolbascysy*|yolbascy|bastutany*|mudiri*|mudir|direktory*|direktor|sekretary*|sekretar|menejeri*|genescisi*|genesci|bilermeni*|bilermen|hunarmeni*|hunarmen|ombudsmeni*|kazysy|kazy|koordinatory*|maslahatcysy*|maslahatcy|agzasy*|komekcisi*|bolumin baslygy|deputaty*|deputat|seljeriji*|attase*|hukukcy*|isgari*|inspektory*|dolandyryjy*|lukmany*|professory*|professor|dosenti*|mugallymy*|mugallym|terjimeci*|katibi*|ykdysadyyetci*|inzeneri*|redaktory*|konsuly|wezipesini yerine yetiriji*|dekany*|serkerdesi*|serkerdebasysy*|derneweji*|adalatcysy*|adalatcy|gozegcisi*|gozegci";

/// The side of the role word at a place, and how many words it has.
pub(super) fn head(text: &Text<'_>, at: usize) -> Option<(Side, usize)> {
    if !text.is(at, Sort::Word) || is_body(text, at) {
        return None;
    }
    [(Side::National, NATIONAL), (Side::Partner, PARTNER), (Side::Either, EITHER)]
        .into_iter()
        .find_map(|(side, patterns)| text.matches(at, patterns).map(|length| (side, length)))
}

/// "Representative Office", "представительство", "wekilhana": a body, not a person.
fn is_body(text: &Text<'_>, at: usize) -> bool {
    text.matches(at, "deputy regional|deputy prime|deputy executive|representative office*|head office|headquarters|head of state|expert group|expert level|members of|member state*|member countr*|lead agency|leader countr*|representatives of|experts of the|officers of|heads of state|heads of delegation*|state secretariat").is_some()
        || (text.before(at, 1) == "dowlet" && text.matches(at, "bastutan*").is_some())
        || (text.before(at, 1) == "во" && text.matches(at, "глав*").is_some())
        || text.matches(at, "главн*|представительств*|председательств*|заместительств*").is_some()
        || (text.matches(at, "lead|chair|chief|head|resident|member|assistant|associate").is_some() && text.matches(at + 1, "the|a|to").is_some())
}

const PLURAL: &str = "isgarleri|hukukcylar|hukukcylary|trainers|тренеры|тренерами|deputatlar|hunarmenler|bilermenler|genesciler|agzalar|wekiller|ilciler|utgasdyryjylar|ministers|deputies|experts|specialists|officers|advisers|advisors|representatives|directors|heads|consultants|trainers|analysts|managers|coordinators|ambassadors|заместители|заместителями|эксперты|экспертами|специалисты|специалистами|сотрудники|сотрудниками|представители|представителями|депутаты|депутатами|советники|советниками|министры|министрами|orunbasarlary|wekilleri|hunarmenleri|bilermenleri|genescileri|ministrleri|agzalary|deputatlary|mudirleri";

/// Whether a role is of several people.
pub(super) fn is_plural(text: &Text<'_>, role: &Range<usize>) -> bool {
    text.has(role.clone(), PLURAL)
}

/// The role of one of several people: "Deputy Ministers" as "Deputy Minister".
pub(super) fn one_of(role: &str) -> String {
    let one = |word: &str| {
        let pairs = [
            ("тели", "тель"),
            ("телями", "тель"),
            ("ники", "ник"),
            ("никами", "ник"),
            ("листы", "лист"),
            ("листами", "лист"),
            ("ксперты", "ксперт"),
            ("кспертами", "ксперт"),
            ("епутаты", "епутат"),
            ("ties", "ty"),
            ("sters", "ster"),
            ("perts", "pert"),
            ("lists", "list"),
            ("cers", "cer"),
            ("sers", "ser"),
            ("sors", "sor"),
            ("tives", "tive"),
            ("tors", "tor"),
            ("ners", "ner"),
            ("lysts", "lyst"),
            ("tants", "tant"),
            ("gers", "ger"),
            ("lary", "y"),
            ("lar", ""),
            ("ler", ""),
            ("leri", "i"),
        ];
        pairs.iter().find_map(|(many, one)| word.strip_suffix(many).map(|stem| format!("{stem}{one}"))).unwrap_or_else(|| word.to_owned())
    };
    role.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// Words before a role word that belong to it: "first deputy", "временный", "baş".
const MODIFIERS: &str = "deputy|vice|first|acting|interim|regional|sub|subregional|resident|permanent|special|senior|executive|general|chief|country|national|international|assistant|newly|appointed|new|honorary|plenipotentiary|extraordinary|high|under|programme|program|project|head|secretary|director|minister|united|nations|official|legal|field|operations|co|ad|charge|affaires|d|\
первыи|первого|первым|первому|заместител*|зам|временн*|исполняющ*|обязанност*|региональн*|субрегиональн*|постоянн*|специальн*|старш*|исполнительн*|генеральн*|национальн*|международн*|главн*|нов*|назначенн*|недавно|вновь|чрезвычаин*|полномочн*|верховн*|помощник*|странов*|деиствующ*|официальн*|субрегион*|суб|\
birinji|wagtlayyn|sebit|subsebit|sebitleyin|hemiselik|yorite|uly|yerine yetiriji|yerine|yetiriji|bas|milli|halkara|yokary|taze|bellenen|adatdan|dasary|doly|ygtyyarly|sebara|taslama*|maksatnama*";

pub(super) fn is_modifier(text: &Text<'_>, at: usize) -> bool {
    (text.is(at, Sort::Word) && text.matches(at, MODIFIERS).is_some()) || text.word(at) == "-"
}

/// Words at which a role ends: verbs and the little words of a clause.
const ENDS: &str = "welcomes|greets|hosts|visits|opens|joins|signs|thanks|hails|praises|addresses|congratulates|awards|presents|hands|between|by|from|met|meets|received|receives|held|took|that|which|who|whom|where|when|as|during|after|before|but|was|were|is|are|has|have|had|noted|discussed|said|stressed|thanked|thank|behalf|congratulated|attended|including|also|will|be|been|among|visit|meeting|talks|negotiations|discussions|participation|attendance|headed|led|chaired|represented|informed|expressed|welcomed|congratulate|recalled|presented|opened|spoke|hosted|under|via|through|his|her|their|its|participants|accompanied|invited|greetings|initiative|initiatives|proposed|replaced|succeeded|succeeds|appointment|joined|delegation|moderated|conveyed|address|statement|gratitude|whose|against|\
с|со|между|от|которыи|которая|которого|которым|которои|где|когда|что|после|перед|во|состоял*|прошл*|принял|приняла|провел|провела|встретил*|отметил*|обсудил*|сообщил*|поблагодарил*|поздравил*|выразил*|подчеркнул*|был|была|были|является|приняли|участие|участием|встреча|встречу|встрече|встречи|переговоры|переговоров|беседа|заявил*|включая|также|передал*|представил*|напомнил*|приветствовал*|возглавил*|возглавляем*|возглавл*|имени|инициатив*|выступил*|имел|стал|стала|сменил*|открыл*|числе|\
bilen|arasynda|etdi|etdiler|gecirdi|gecirildi|gatnasdy|dususdy|belledi|aytdy|nygtady|bolup|barada|adyndan|hem|hemde|gatnasmagynda|kabul|dususyk|dususygy|dususygynda|geplesikler|beyan|bildirdi|wekilciligi|ustunden|arkaly|esasynda|dogrusynda";

/// Whether a role cannot go over the word at a place.
pub(super) fn ends(text: &Text<'_>, at: usize) -> bool {
    match text.word(at) {
        // "a.i.", "H.E."
        "." if at > 0 && text.touches(at - 1) && text.word(at - 1).chars().count() == 1 => false,
        // "the department for the fight against"
        "с" | "со"
            if matches!(text.before(at, 1), "борьбе" | "борьбы" | "связям" | "связеи" | "работе" | "сотрудничеству" | "взаимодеиствию") =>
        {
            false
        }
        // "the head of the regional delegation of the ICRC"
        "delegation" | "Delegation" if headed(text, at) => false,
        // "the head of its department"
        "its" | "his" | "her" | "their" if text.before(at, 1) == "of" => false,
        ";" | ":" | "." | "!" | "?" | "«" | "»" | "“" | "”" | "\"" => true,
        _ => text.matches(at, ENDS).is_some(),
    }
}

/// A delegation of which somebody is the head.
fn headed(text: &Text<'_>, at: usize) -> bool {
    let head = (at.saturating_sub(5)..at).rev().find(|place| text.matches(*place, "head|chief|coordinator|member").is_some());
    head.is_some_and(|head| (head + 1..at).all(|place| matches!(text.fold(place), "of" | "the" | "its" | "regional" | "eu" | "our")))
}

/// Titles of courtesy right before a name.
pub(super) fn is_courtesy(text: &Text<'_>, at: usize) -> bool {
    text.matches(at, "mr|ms|mrs|dr|miss|prof|professor|colonel|col|major|maj|captain|capt|lieutenant|lt|general|gen|brig|brigadier|police|полковник*|генерал*|маиор*|подполковник*|капитан*|леитенант*|полиции|юстиции|polkownik*|polkownig*|podpolkownig*|podpolkownik*|general*|mayor*|kapitan*|polisiyanyn|г|господин|госпожа|господином|господина|госпожой|госпожи|госпожу|жа|ном|жои|жи|жу|н|jenap|hanym|hon|amb|h|e|his|her|excellency|д").is_some()
}

/// The words of a role as they are shown: without what stands in brackets and the country.
pub(super) fn shown(text: &Text<'_>, span: &Range<usize>, without: Option<&Range<usize>>) -> String {
    let mut words: Vec<(String, bool)> = Vec::new();
    let mut bracket = 0;
    for at in span.clone() {
        let cut = without.is_some_and(|without| without.contains(&at));
        match text.word(at) {
            "(" => bracket += 1,
            ")" => bracket = (bracket - 1).max(0),
            _ if bracket > 0 || cut => {}
            _ if is_country(text, at) => drop_little(&mut words),
            word => {
                if cut_before(text, at, without) {
                    drop_little(&mut words);
                }
                let glued = at > span.start && text.touches(at - 1);
                words.push((word.to_owned(), glued));
            }
        }
    }
    while words.last().is_some_and(|(word, _)| is_hanging(word)) {
        words.pop();
    }
    while words.first().is_some_and(|(word, _)| is_leading(word)) {
        words.remove(0);
    }
    let mut out = String::new();
    for (word, glued) in words {
        if !(glued || out.is_empty() || word == ",") {
            out.push(' ');
        }
        out.push_str(&word);
    }
    nominative(out, text.language)
}

/// Right behind what was left out, a hanging "of the" goes too.
fn cut_before(text: &Text<'_>, at: usize, without: Option<&Range<usize>>) -> bool {
    without.is_some_and(|without| without.end == at || (text.word(without.end) == "(" && at > without.end && at <= without.end + 4))
}

fn drop_little(words: &mut Vec<(String, bool)>) {
    while words.last().is_some_and(|(word, _)| is_hanging(word)) {
        words.pop();
    }
}

fn is_hanging(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "of" | "the" | "for" | "to" | "in" | "at" | "and" | "," | "-" | "–" | "—" | "'" | "’" | "s" | "в" | "и" | "по" | "при"
    )
}

fn is_leading(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "the"
            | "a"
            | "an"
            | "new"
            | "newly"
            | "appointed"
            | ","
            | "-"
            | "–"
            | "—"
            | "’"
            | "'"
            | "s"
            | "of"
            | "by"
            | "и"
            | "and"
            | "we"
            | "boýunça"
            | "üçin"
    )
}

fn is_country(text: &Text<'_>, at: usize) -> bool {
    text.matches(at, "turkmenistan*|туркменистан*").is_some()
}

/// A Russian role begins with its adjectives and its noun: these go back to the nominative.
fn nominative(role: String, language: Language) -> String {
    if language != Language::Russian {
        return role;
    }
    let mut open = true;
    let words = role.split(' ').map(|word| {
        let plain = if open { plain_word(word) } else { None };
        let adjective = word.ends_with("ым")
            || word.ends_with("ого")
            || word.ends_with("ему")
            || word.ends_with("ому")
            || word.ends_with("его")
            || word.ends_with("ый")
            || word.ends_with("им");
        open = open && adjective;
        plain.unwrap_or_else(|| word.to_owned())
    });
    words.collect::<Vec<_>>().join(" ")
}

fn plain_word(word: &str) -> Option<String> {
    let stem = |ending: &str, plain: &str| word.strip_suffix(ending).map(|stem| format!("{stem}{plain}"));
    let lower = word.to_lowercase();
    let noun = [
        "министр",
        "координатор",
        "директор",
        "комиссар",
        "прокурор",
        "президент",
        "хяким",
        "эксперт",
        "начальник",
        "советник",
        "специалист",
    ];
    if noun.iter().any(|noun| lower.starts_with(noun)) {
        return stem("ом", "").or_else(|| stem("а", "")).or_else(|| stem("у", ""));
    }
    if ["председател", "представител", "руководител", "заместител", "секретар"].iter().any(|noun| lower.starts_with(noun))
    {
        return stem("ем", "ь").or_else(|| stem("я", "ь")).or_else(|| stem("ю", "ь"));
    }
    match lower.as_str() {
        "главой" | "главы" | "главе" | "главу" => Some("глава".to_owned()),
        "исполняющеи" | "исполняющей" => Some("исполняющая".to_owned()),
        "исполняющего" | "исполняющим" | "исполняющему" => Some("исполняющий".to_owned()),
        "послом" | "посла" | "послу" => Some("посол".to_owned()),
        _ => stem("ьным", "ьный")
            .or_else(|| stem("ьного", "ьный"))
            .or_else(|| stem("ным", "ный"))
            .or_else(|| stem("ного", "ный"))
            .or_else(|| stem("вого", "вый"))
            .or_else(|| stem("вым", "вый"))
            .or_else(|| stem("ому", "ый")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn patterns_are_folded_as_words_are() {
        for patterns in [NATIONAL, PARTNER, EITHER, MODIFIERS] {
            for word in patterns.split(['|', ' ']) {
                assert_eq!(fold(word), word);
            }
        }
    }

    #[test]
    fn a_role_is_shown_without_brackets_and_country() {
        for (line, want) in [
            ("the Sub-Regional coordinator of IOM (IOM) for Central Asia", "Sub-Regional coordinator of IOM for Central Asia"),
            ("Minister of Foreign Affairs of Turkmenistan", "Minister of Foreign Affairs"),
            ("министра иностранных дел Туркменистана", "министр иностранных дел"),
            ("региональным координатором по Центральной Азии", "региональный координатор по Центральной Азии"),
            ("заместителем министра иностранных дел", "заместитель министра иностранных дел"),
        ] {
            let text = Text::read(line);
            assert_eq!(shown(&text, &(0..text.tokens.len()), None), want);
        }
    }
}
