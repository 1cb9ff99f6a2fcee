//! Names of other countries in three languages: a minister "of Tajikistan" is not of our ministry, and a
//! country is no part of a name. Folded; `*` stands for any ending.

use std::ops::Range;

use super::roles;
use super::text::{Language, Text};

const COUNTRIES: &str = "afghan*|albania*|algeria*|argentin*|armenia*|australia*|austria*|azerbaijan*|bahrain*|bangladesh*|belarus*|belgi*|bosnia*|brazil*|bulgaria*|canad*|china|chinese|croatia*|cuba*|cyprus|czech*|denmark|danish|dutch|egypt*|estonia*|ethiopia*|finland|finnish|france|french|georgia*|german*|greece|greek|hungar*|iceland*|india|indian|indonesia*|iran*|iraq*|ireland|irish|israel*|ital*|japan*|kazakh*|kenya*|korea*|kuwait*|kyrgyz*|latvia*|leban*|lithuania*|luxembourg*|malaysia*|malta|mexic*|moldov*|mongolia*|morocc*|nepal*|netherlands|norway|norwegian|oman|pakistan*|palestin*|poland|polish|portug*|qatar*|romania*|russia*|saudi|serbia*|singapor*|slovak*|sloveni*|spain|spanish|swed*|switzerland|swiss|syria*|tajik*|thai*|tunisia*|turkiye|turkey|turkish|uae|ukrain*|usa|us|u s|uzbek*|vietnam*|viet nam|yemen*|britain|british|united states|united kingdom|united arab emirates|\
афган*|албан*|алжир*|аргентин*|армени*|армян*|австрал*|австри*|азербаиджан*|бахреин*|бангладеш*|белорус*|беларус*|бельги*|боснии|бразил*|болгар*|канад*|кита*|хорват*|куб*|кипр*|чехи*|чешск*|дании|датск*|египет*|египт*|эстон*|эфиоп*|финлянд*|финск*|франци*|француз*|грузи*|герман*|фрг|греци*|венгр*|исланд*|инди*|индонез*|иран*|ирак*|ирланд*|израил*|итал*|япон*|казах*|кени*|коре*|кувеит*|кыргыз*|киргиз*|латви*|ливан*|литв*|люксембург*|малаизи*|мальт*|мексик*|молдав*|молдов*|монгол*|марокк*|непал*|нидерланд*|норве*|оман|омана|оманом|пакистан*|палестин*|польш*|польск*|португал*|катар*|румын*|росси*|рф|рк|руз|кр|саудовск*|серби*|сингапур*|словаки*|словен*|испан*|швеци*|шведск*|швеицар*|сири*|таджик*|таиланд*|тунис*|турци*|турецк*|оаэ|украин*|сша|узбек*|вьетнам*|иемен*|великобритан*|британ*|\
owgan*|albani*|ermeni*|awstrali*|awstri*|azerbayjan*|bahreyn*|banglades*|belarus*|belgiy*|bolgar*|hytay*|horwati*|cehi*|daniy*|musur*|eston*|finlandi*|finlyand*|fransi*|fransuz*|gurji*|gruziya*|gruzin*|germani*|gresi*|wengri*|hindistan*|indonezi*|eyran*|yrak*|irland*|israil*|ysrayil*|itali*|yaponi*|gazagystan*|gazak|koreya*|kuweyt*|gyrgyz*|latwiya*|liwan*|litwa*|malayzi*|malta*|meksik*|moldow*|mongoli*|niderland*|norwegi*|pakistan*|palestin*|polsa*|portugali*|katar*|rumyni*|russiy*|rossi*|saud|serbi*|singapur*|slowaki*|ispani*|swesi*|sweysari*|siriy*|tajig*|tayland*|turkiy*|baa|ukrain*|abs|ozbeg*|ozbek*|wyetnam*|beyik britani*";

/// Whether a word in capitals names another country or its people.
pub(super) fn is_foreign(text: &Text<'_>, at: usize) -> bool {
    text.is_upper(at) && text.matches(at, COUNTRIES).is_some() && !is_surname(text.fold(at))
}

/// "Germanow" is a man.
fn is_surname(fold: &str) -> bool {
    // "Молдовы" only looks like one
    if ["молдов", "moldov", "moldow"].iter().any(|country| fold.starts_with(country)) {
        return false;
    }
    let end: String = fold.chars().skip(4).collect();
    ["ow", "ew", "ov", "ev", "ов", "ев"].iter().any(|part| end.contains(part))
}

/// Whether a role belongs to another country: "Minister of Foreign Affairs of Tajikistan".
pub(super) fn rules_abroad(text: &Text<'_>, role: &Range<usize>, name: &Range<usize>) -> bool {
    let span = text.span(text.sentence_of(role.start));
    if text.language == Language::Turkmen {
        let first = role.start.saturating_sub(12).max(span.start);
        let first = (first..role.start).rev().find(|at| text.word(*at) == "," || roles::ends(text, *at)).map_or(first, |stop| stop + 1);
        let near = first..role.end;
        // "Gazagystandaky": in the country, not of it; of two countries the nearer one counts
        let of_one = |at: &usize| {
            let own = text.matches(*at, "turkmenistanyn").is_some();
            own || is_foreign(text, *at) && !name.contains(at) && !is_place(text.fold(*at)) && is_of(text, *at)
        };
        return near.into_iter().rev().find(of_one).is_some_and(|at| text.matches(at, "turkmenistanyn").is_none());
    }
    let near = role.start.saturating_sub(2).max(span.start)..role.end;
    near.into_iter().any(|at| is_foreign(text, at) && !name.contains(&at) && !is_where(text, at))
}

/// ", adalat ministri A" in a Turkmen list: of the country that was named last.
pub(super) fn goes_on_abroad(text: &Text<'_>, role: &Range<usize>) -> bool {
    let first = text.span(text.sentence_of(role.start)).start;
    let listed = text.language == Language::Turkmen && role.start > first && text.word(role.start - 1) == ",";
    let named = |at: &usize| {
        text.matches(*at, "turkmenistan*|turkmen|yurdumyz*").is_some()
            || is_foreign(text, *at) && !is_place(text.fold(*at)) && is_of(text, *at)
    };
    listed && (first..role.start).rev().find(named).is_some_and(|at| is_foreign(text, at))
}

/// The text tells of another country, which it names twice, and never of this one.
pub(super) fn is_elsewhere(text: &Text<'_>) -> bool {
    let all = 0..text.tokens.len();
    let begin = |at: usize| text.fold(at).chars().take(5).collect::<String>();
    let foreign: Vec<String> = all.clone().filter(|at| is_foreign(text, *at)).map(begin).collect();
    let twice = foreign.iter().enumerate().any(|(nth, one)| foreign.iter().skip(nth + 1).any(|other| other == one));
    let ours = "turkmen*|туркмен*|ashgabat*|ashkhabad*|ашхабад*|ашгабат*|asgabat*|awaza*|avaza*|аваз*|yurdumyz*";
    twice && !text.has(all, ours)
}

/// "First Secretary of the Embassy of Japan": of another country, unless the embassy is known.
pub(super) fn of_an_embassy(text: &Text<'_>, role: &Range<usize>) -> bool {
    let far = if text.language == Language::Turkmen { 5 } else { 0 };
    let span = role.start.saturating_sub(far).max(text.span(text.sentence_of(role.start)).start)..role.end;
    let Some(at) = text.find(span.clone(), "embassy|посольств*|ilcihana*") else { return false };
    let near = at.saturating_sub(4).max(span.start)..(at + 6).min(span.end);
    near.into_iter().any(|at| is_foreign(text, at) && text.matches(at, "us|usa|u s|united states|сша|соединенн*|abs|amerika*").is_none())
}

fn is_place(fold: &str) -> bool {
    ["daky", "daki", "de", "da"].iter().any(|ending| fold.ends_with(ending))
}

/// The genitive, or a word of the state's name behind it.
fn is_of(text: &Text<'_>, at: usize) -> bool {
    let genitive = |at: usize| text.word(at).ends_with(['ň', 'Ň']) || text.word(at + 1) == "-";
    genitive(at)
        || (1..=3).any(|step| {
            text.matches(
                at + step,
                "respublikasynyn|federasiyasynyn|patysalygynyn|halk|yslam|dowletinin|demokratik|emirliginin|korolligynyn",
            )
            .is_some()
        })
}

/// "Ambassador in Germany", "посол в Казахстане": where somebody works, not for whom; a list of such countries too.
fn is_where(text: &Text<'_>, at: usize) -> bool {
    let little = |at: usize| matches!(text.fold(at), "the" | "republic" | "of" | "республике" | "and" | "и" | ",") || is_foreign(text, at);
    let first = (at.saturating_sub(14)..at).rev().find(|place| !little(*place));
    let word = first.map_or("", |place| text.fold(place));
    matches!(word, "in" | "to" | "for" | "with" | "at" | "from" | "в" | "во" | "по" | "для" | "при" | "с" | "со")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn patterns_are_folded_as_words_are() {
        for word in COUNTRIES.split(['|', ' ']) {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn a_surname_is_no_country() {
        for (word, want) in [("Germany", true), ("Germanow", false), ("Казахстан", true), ("Казахов", false), ("Täjigistanyň", true)]
        {
            assert_eq!(is_foreign(&Text::read(word), 0), want, "{word}");
        }
    }

    #[test]
    fn a_role_is_of_the_country_that_it_names() {
        for (line, want) in [
            ("Minister of Foreign Affairs of Tajikistan A", true),
            ("Ambassador of Turkmenistan to Germany A", false),
            ("head of the offices in Kazakhstan and Uzbekistan A", false),
            ("министр иностранных дел Республики Таджикистан А", true),
            ("Gruziýanyň ministrliginde Türkmenistanyň Gruziýadaky ilçisi A", false),
        ] {
            let text = Text::read(line);
            let last = text.tokens.len() - 1;
            assert_eq!(
                rules_abroad(&text, &(last.saturating_sub(2)..last), &(last..last + 1))
                    || rules_abroad(&text, &(0..last), &(last..last + 1)),
                want,
                "{line}"
            );
        }
    }
}
