//! What plans and projects are about, in three languages: so that a Russian text finds a project whose
//! title is English. Each concept has stems; some have a label that serves as a topic.

use std::collections::BTreeSet;
use std::ops::Range;

use super::text::Text;

#[derive(Debug)]
pub(super) struct Concept {
    /// Serves as a topic where it is not empty.
    pub(super) label: &'static str,
    /// The word shown as the reason of a match.
    pub(super) word: &'static str,
    stems: &'static str,
}

const fn topic(label: &'static str, word: &'static str, stems: &'static str) -> Concept {
    Concept { label, word, stems }
}

const fn plain(word: &'static str, stems: &'static str) -> Concept {
    Concept { label: "", word, stems }
}

/// The concepts that a span of the text has.
pub(super) fn of(text: &Text<'_>, span: Range<usize>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for at in span {
        found.extend(at_place(text, at));
    }
    found
}

fn at_place<'a>(text: &'a Text<'_>, at: usize) -> impl Iterator<Item = usize> + 'a {
    let begin = text.fold(at).chars().next();
    CONCEPTS.iter().enumerate().filter(move |(_, concept)| begin.is_some() && text.matches(at, concept.stems).is_some()).map(|(nth, _)| nth)
}

/// The first place of a concept in a span.
pub(super) fn place(text: &Text<'_>, span: Range<usize>, concept: usize) -> Option<usize> {
    let stems = CONCEPTS.get(concept)?.stems;
    text.find(span, stems)
}

/// All words of a concept in a span.
pub(super) fn places(text: &Text<'_>, span: Range<usize>, concept: usize) -> Vec<usize> {
    let stems = CONCEPTS.get(concept).map_or("", |concept| concept.stems);
    span.flat_map(|at| at..at + text.matches(at, stems).unwrap_or_default()).collect()
}

pub(super) const CONCEPTS: &[Concept] = &[
    topic("Refugees", "refugees", "refugee*|беженц*|bosgun*|gacgak*"),
    topic(
        "Statelessness",
        "stateless",
        "stateless*|без гражданств*|безгражданств*|апатрид*|rayatsyz*|rayatlygy bolmadyk|rayatlygy yok|rayatlyksyz*|undetermined nationality",
    ),
    topic("Asylum", "asylum", "asylum|убежищ*|gacybatalga|penakan*"),
    topic("Counter-trafficking", "trafficking", "traffick*|торговл* людьми|торговл* людеи|траффик*|трафик*|adam sowda*|adam sowdas*"),
    topic(
        "Legal framework",
        "legal framework",
        "legal framework|legal basis|legal base|contractual*|legislati*|правов* баз*|договорн* правов*|нормативн* правов*|законодательств*|hukuk binyad*|hukuk esas*|hukuk baza*|sertnamalayyn hukuk|kanuncylyk*|kanuncylyk*|kadalasdyryjy hukuk",
    ),
    topic(
        "Regional projects with a national segment",
        "regional project",
        "regional * project*|regional project*|regional iom project*|regional programme*|regional initiative*|national segment*|регионал* проект*|регионал* программ*|национальн* сегмент*|sebit taslama*|sebitleyin taslama*|sebit maksatnama*|milli bolek*|milli bolum*|milli segment*",
    ),
    topic(
        "Labour migration",
        "labour migration",
        "labour migration|labor migration|labour mobility|migrant worker*|трудов* миграц*|трудов* мобильност*|трудов* мигрант*|zahmet migrasiya*",
    ),
    topic(
        "Migration governance",
        "migration governance",
        "global compact|migration governance|migration polic*|migration strateg*|глобальн* договор*|миграционн* политик*|управлен* миграц*|управлени* миграционн*|global ylalasyk|global sertnama|migrasiya syyasat*|migrasiyany dolandyr*|migrasiyanyn dolandyr*",
    ),
    topic(
        "Migration data",
        "migration data",
        "migration data|migration statistic*|data on migration|миграционн* данн*|миграционн* статистик*|данн* о миграции|migrasiya maglumat*|migrasiya statistik*",
    ),
    topic("Border management", "border", "border*|границ*|пограничн*|приграничн*|serhet*|arac*"),
    topic("Migration and climate", "climate", "climate*|климат*|howa*|howanyn uytge*|klimat*"),
    topic("Human rights", "human rights", "human rights|прав* человека|adam hukuk*"),
    topic("Child rights", "children", "child*|детеи|детям|детск*|ребен*|детьми|caga*"),
    topic("Gender equality", "gender", "gender*|гендер*|women*|женщин*|zenan*|ayal*|masgala*"),
    topic("Youth", "youth", "youth|young people|молодеж*|yaslar*|yas nesil"),
    topic("Health", "health", "health*|здравоохран*|здоровь*|медицинск*|saglyk|saglygy|saglyga"),
    topic("Education", "education", "education*|образовани*|bilim*"),
    topic(
        "Emergencies",
        "emergencies",
        "emergenc*|disaster*|чрезвычаин* ситуац*|стихиин* бедств*|бедстви*|adatdan dasary yagday*|tebigy betbagtcylyk*|helakcilik*",
    ),
    topic("Combating drugs", "drugs", "drug*|narcotic*|наркот*|nese*|nese*|narkotik*"),
    topic("Combating crime", "crime", "organized crime|organised crime|transnational crime|преступност*|jenayatcylyg*|jenayatcylyk*"),
    topic("Preventing terrorism and extremism", "terrorism", "terroris*|extremis*|терроризм*|экстремизм*|terrorcyly*|ekstremizm*"),
    topic("Combating corruption", "corruption", "corruption|коррупц*|korrupsiya*|para alma*"),
    topic("Sustainable development", "sustainable development", "sustainable development|устоичив* развити*|durnukly osus*"),
    topic("Digitalisation", "digital", "digital*|electronic*|цифров*|электронн*|sanly*|elektron*"),
    topic("Energy", "energy", "energy|энергет*|энерги*|energet*|energiy*"),
    topic("Water", "water", "water|водн*|suw*"),
    topic("Transport", "transport", "transport*|транспорт*|ulag*"),
    topic("Environment", "environment", "environment*|экологи*|окружающ* сред*|ekologi*|dasky gursaw*"),
    topic("Media freedom", "media", "media|сми|средств* массовои|habar beris serisde*"),
    topic("Rule of law", "justice", "rule of law|justice|правосуди*|верховенств* права|adalat*|kazyyet*"),
    plain(
        "training",
        "train*|course*|seminar*|workshop*|capacity|обучен*|тренинг*|курс*|семинар*|подготовк* кадр*|повышен* квалификац*|okuw*|treningl*|seminar*|hunar",
    ),
    plain("trainers", "trainers|тренеров|talimci*|talimci*"),
    plain("victims", "victim*|survivor*|жертв*|пострадавш*|pida*|ejir ceken*|jebir ceken*"),
    plain("shelter", "shelter*|reintegrat*|приют*|реинтеграц*|убежище для|gacybatalga*|penahana*|reintegra*"),
    plain("hotline", "hotline*|telephone|горяч* лини*|телефон*|ynanc telefon*|gaynar lini*|gyzgyn setir*|gyssagly telefon*"),
    plain("awareness", "awareness|campaign*|информационн* кампан*|осведомлен*|кампани*|habarlylyk*|dusundiris*|kampaniya*"),
    plain("identification", "identif*|выявлен*|идентификац*|yuze cykar*|kesgitle*"),
    plain("referral", "referr*|перенаправлен*|ugrukdyr*|gonukdiris*"),
    plain("judges", "judge*|судь*|судеи|kazylar*|kazylaryn"),
    plain("police", "police|law enforcement|полици*|правоохранительн*|polisiya*|hukuk goray*"),
    plain("clinics", "clinic*|юридическ* клиник*|правов* клиник*|hukuk klinik*|yuridik klinik*"),
    plain("velayats", "velayat*|велаят*|регионах страны|welayat*"),
    plain("register", "register*|registry|реестр*|регистр*|sanaw*|hasaba al*|reyestr*"),
    plain("birth", "birth*|рожден*|dogul*|dogl*"),
    plain("consular", "consular*|консульск*|konsul*"),
    plain("schools", "school*|школ*|mekdep*|orta mekdep*"),
    plain("universities", "universit*|вуз*|университет*|высш* учебн*|uniwersitet*|yokary okuw*"),
    plain("students", "student*|студент*|talyp*"),
    plain("residence permit", "residence permit*|вид* на жительств*|yasamak ucin ygtyyar*|yasayys ygtyyar*"),
    plain(
        "citizenship",
        "citizenship|nationality|гражданство|в гражданств*|приняти* гражданств*|получен* гражданств*|предоставлен* гражданств*|rayatlyga|rayatlygyna",
    ),
    plain("return", "voluntary return|добровольн* возвращ*|meyletin dolanyp*|meyletin gaydyp*"),
    plain(
        "agreement",
        "framework agreement|agreement on cooperation|рамочн* соглашен*|соглашени* о сотрудничеств*|carcuwaly ylalasyk*|hyzmatdaslyk hakynda ylalasyk*|hyzmatdaslyk baradaky ylalasyk*",
    ),
    plain("statistics", "statistic*|статистик*|statistik*"),
    plain("handbook", "handbook*|manual*|guidance|guide*|пособи*|руководств* для|справочник*|gollanma*"),
    plain("survey", "survey*|study|feasibility|исследован*|обследован*|опрос*|barlag*|sorag*|gozleg*"),
    plain(
        "documents",
        "forged|travel document*|documenting|поддельн*|проездн* документ*|документирован*|galp resminama*|yol resminama*|resminamalasdyr*",
    ),
    plain("risk analysis", "risk analysis|анализ* риск*|tovekgelcilik*|howp seljer*"),
    plain("complaints", "complaint*|жалоб*|arz*"),
    plain("refer", "instruction*|инструкц*|gorkezme*"),
    plain("safe migration", "safe migration|безопасн* миграц*|howpsuz migrasiya*"),
    plain("missing migrants", "missing migrant*|пропавш* без вести|dereksiz yiten*"),
    plain("evaluation", "evaluat*|оценк*|baha ber*|bahalandyr*"),
    plain("library", "library|библиотек*|kitaphana*"),
    plain("network", "network*|contact point*|сет* контактн*|контактн* пункт*|aragatnasyk nokat*|ulgamyny"),
    plain("legal assistance", "legal assistance|legal aid|юридическ* помощ*|правов* помощ*|hukuk komek*|hukuk yardam*"),
    plain("social assistance", "social assistance|medical assistance|социальн* помощ*|durmus komek*"),
    plain("information desk", "information desk|справочн* пункт*|maglumat nokady*"),
    plain("adaptation", "adaptation|адаптац*|uygunlas*"),
    plain("labour", "labour|labor|трудов*|zahmet*"),
    plain("asylum officers", "migration officer*|сотрудник* миграционн*|migrasiya gullugynyn isgar*"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_languages_say_the_same() {
        let labels = |line: &str| {
            let text = Text::read(line);
            let found = of(&text, 0..text.tokens.len());
            found.into_iter().filter_map(|nth| CONCEPTS.get(nth)).map(|concept| concept.word).collect::<Vec<_>>().join(", ")
        };
        let want = "stateless, trafficking, legal framework";
        assert_eq!(labels("stateless persons, human trafficking and the legal framework"), want);
        assert_eq!(labels("лиц без гражданства, торговлей людьми, правовой базы"), want);
        assert_eq!(labels("raýatsyzlyk, adam söwdasyna garşy, hukuk binýadyny"), want);
    }
}
