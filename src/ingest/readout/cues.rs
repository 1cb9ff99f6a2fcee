//! Words of the three languages that tell what a sentence is about: meetings, other dates, persons who
//! are only mentioned. Patterns are folded; `*` stands for any ending, `|` parts alternatives.

/// Words that a sentence on the meeting itself has.
pub(super) const MEETING: &str = "the floor|the ribbon|sat|came|met|meet|meeting|meetings|talks|talk|negotiation*|received|receives|hosted|held|took place|takes place|took part|takes part|taking part|take part|participated|attended|conversation|consultations|session|round table|roundtable|workshop|seminar|conference|briefing|videoconference|visited|visit|convened|discussed|discuss|spoke|call|reception|audience|signed|signing|represented|headed|chaired|moderated|welcomed|greeted|delegation|attendees|present|among those|participants|included|remarks|speakers|speech*|presentation|came with|with her came|with him came|with them came|lecture*|lessons|trained|taught|answered|explained|briefed|shared|ceremony|event|hands over|handed over|opening|launch|table|accompanied|joined|\
встреч*|встретил*|хозяик*|хозяин*|гостья|гостьеи|гостем|сидел*|слово взял*|слово предоставлен*|слово было предоставлен*|предоставлено слово|переговор*|принял|приняла|приняли участие|бесед*|участие|участвовал*|состоял*|прошл*|прошел|провел|провела|провели|заседани*|консультац*|семинар*|конференц*|совещани*|брифинг*|видеоконференц*|обсудил*|принимает|прием|визит*|стол*|выступ*|открыл*|подписали|приветствен*|возглав*|делегаци*|подпис*|представля*|присутств*|церемони*|торжеств*|приветств*|сопровожда*|сопровод*|вручил*|вручен*|ведущ*|пришел|пришла|пришли|занятия|лекци*|тренинг*|вел|вела|вели|поделил*|рассказал*|ответил*|визит*|модератор*|\
otyrdy|otyrdylar|geldi|geldiler|gosuldy|gosuldylar|soz berildi|unsi cekdi|unsi cekdiler|dususyk*|dususdy*|dususyg*|duswsyg*|geplesik*|geplesik*|kabul etdi*|kabul eden*|yolbascylyk etdi*|wekilcilik etdi*|wekiliyet*|delegasiya*|gecirildi|gecirdi*|gatnasdy*|maslahat*|sohbetdes*|mejlis*|okuw*|brifing*|cykys*|gol cekdi*|bolup gecdi|yoldaslyk etdi*|dabara*|care*|wekilcilik etdi*|acdy|acyldy|alyp bardy*|ara alyp|gorusdi*|sapak*|gurrun berdi*|soz sozledi*|jogap berdi*|tanysdyrdy*";

/// What is still to come.
pub(super) const COMING: &str = "will|upcoming|next meeting*|next round|next session|next visit|next steering|scheduled|forthcoming|planned for|expected|would be held|is due|to be held|ahead of|deadline|\
состоится|состоятся|проидет|предстоящ*|запланирован*|планируется|намечен*|следующ*|ожидается|будет|будут|срок*|\
geciriljek*|geciriler|meyillesdiril*|garasyl*|onumizdaki|indiki|boljak|mohlet*";

/// Little words right before a date that is a limit.
pub(super) const UNTIL: &str = "by|until|till|before|since|after|than|dated|from|до|не позднее|к|от|после|с";
pub(super) const UNTIL_AFTER: &str = "cenli|dan|den|deadline";

/// Words before a date of something else.
pub(super) const OTHER_DATE_BEFORE: &str = "last year|reports on|reported on|recent|recently|last meeting|недавн*|golayda|yakynda|signed|adopted|approved|anniversary|established|dated|resolution|celebrated|marked|born|deadline|entered into force|ratified|joined|launched|published|submitted|birthday|\
подписан*|принят|принята|принятого|принятои|утвержден*|годовщин*|юбиле*|отмечается|отмечал*|учрежден*|резолюци*|родил*|опубликован*|вступил*|присоединил*|летия|летию|\
gol cekilen|tassyklanan|yyllyg*|doredilen|bellenil*|karary*|gosulan";

/// Words behind a date of something else.
pub(super) const OTHER_DATE_AFTER: &str = "anniversary|resolution|was signed|was adopted|deadline|is celebrated|the day of|\
подписан*|годовщин*|отмечается|был принят|была принята|вступил*|учрежден*|\
gol cekilen|gol cekildi|kabul edilen|tassyklanan|tassyklandy|yyllyg*|doredilen|bellenilyar|doglan|guyje girdi";

/// Words of an event elsewhere on whose day somebody only looks back.
pub(super) const OTHER_EVENT: &str = "began its work|opened its|kicked off|adopted|approved|начал* свою работу|начал* работу|стартовал*|утвержден*|одобрен*|oz isine baslady|kabul edildi|tassyklan*";

/// A meeting of another time: who is named with it need not have been here.
pub(super) const OTHER_MEETING: &str = "recall*|previous meeting*|previous talks|previous round*|previous session*|previous visit*|previous head|previous consultation*|previously|earlier|last year|last month|past year|upcoming|forthcoming|next meeting*|next visit*|next round|scheduled|will|planned|future visit|in preparation for|ahead of|took office|predecessor|\
напомн*|ранее|прошлогод*|прошлом году|прошлого года|предыдущ* встреч*|предыдущ* раунд*|предыдущ* заседан*|предыдущ* визит*|предыдущ* переговор*|предыдущ* бесед*|предстоящ*|запланир*|планируем*|состоится|ожида*|будет|следующ*|\
gecen yyl*|mundan on|mundan ozal|onumizdaki|geciriljek*|meyillesdiril*|garasyl*|yatla*|on gecirilen|onki|boljak";

/// Words before a person who is only mentioned.
pub(super) const MENTIONED_BEFORE: &str = "behalf|initiative*|initiated|put forward|proposed by|leadership|policy|policies|course|decree*|order|instruction*|greeting*|message*|letter*|gratitude|thank*|congratulat*|condolence*|visit of|visit by|visited by|statement*|appointment|predecessor*|former|late|named after|works of|memory of|invit*|support of|attention of|approved by|reached by|adopted by|proclaimed|speech of|speech by|address of|address by|report of|report by|wish*|succeed*|successor*|replac*|instead of|absence of|words of|regards of|regards from|contribution of|in place of|took over from|taking over from|resolution|care of|efforts of|appreciat*|conveyed|addressed|\
от имени|поручен*|инициатив*|выдвинут*|политик*|указ*|постановлен*|распоряжен*|приветствие|приветствия|приветствием|послан*|письм*|благодар*|поблагодар*|поздрав*|соболезн*|визит|визита|визиту|визите|приезд|приезда|приезду|приезде|прибыти*|предшествен*|бывш*|имени|курс*|усили*|заявлен*|назначен*|приглашен*|пригласил*|пожела*|передал*|возглавляем*|сменил*|сменивш*|заменивш*|сменяющ*|забот*|поддержк*|предложен*|утвержден*|обращен*|доклад*|высоко оценил*|слова|преемник*|вместо|в отсутствие|вклад*";

/// Words behind a person who is only mentioned, as Turkmen has them.
pub(super) const MENTIONED_AFTER: &str = "adyndan|baslangyc*|one suren|syyasat*|karar*|gutlag*|hat*|minnetdar*|hosallyk*|sapar*|tagalla*|adyndaky|perman*|tabsyry*|alada*|teklip*|yuzlen*|salam*|gutlady*|gutla|cagyr*|cagyrdy|bastutanlyg*|goldaw*|gosan*|gosand*|yerine|ornuna|ayratyn bellap|beyan*|onki|eserleri*|dogl*|taraypyndan one|tarapyndan berlen|tarapyndan yayradylan|sozlerine salgylan*";

/// A President's or a head's guidance, which is no presence.
pub(super) const GUIDANCE: &str =
    "under the leadership|under the guidance|под руководством|под мудрым|bastutanlygynda|yolbascylygy astynda";

/// What a person does who is in the room.
pub(super) const SPEAKS: &str = "described|dwelt|elaborated|voiced|replied|responded|recommended|pledged|promised|praised|offered|urged|commented|concluded|demonstrated|summarized|summarised|summed|showed|explained|answered|reported|said|noted|stressed|emphasized|emphasised|underlined|informed|expressed|thanked|welcomed|stated|spoke|opened|presented|highlighted|confirmed|reaffirmed|briefed|told|added|outlined|headed|led|represented|chaired|assured|met|received|held|congratulated|addressed|joined|attended|participated|took|introduced|moderated|recalled|visited|arrived|acknowledged|commended|reiterated|handed|signed|underscored|pointed|called|proposed|appreciated|conveyed|discussed|exchanged|delivered|shared|suggested|drew|spoke|hosted|remarked|provided an|provided information|provided details|\
остановил*|описал*|пояснил*|объяснил*|подытожил*|поддержал*|пообещал*|доложил*|продемонстрировал*|показал*|ответил*|прокомментировал*|подключил*|присоединил*|дополнил*|призвал*|спросил*|поинтересовал*|заверил*|сказал*|отметил*|подчеркнул*|сообщил*|выразил*|поблагодарил*|заявил*|выступил*|открыл*|представил*|подтвердил*|рассказал*|добавил*|возглавил*|принял*|провел*|проинформировал*|передал*|вручил*|предложил*|встретил*|участвовал*|обсудил*|поздравил*|напомнил*|обратил*|указал*|ознакомил*|поставил* подпис*|поставил* свои подпис*|посетил*|прибыл*|приветствовал*|высказал*|подписал*|поделил*|\
unsi cekdi|dusundirdi|jogap berdi|gosuldy|belledi|nygtady|aytdy|beyan etdi|habar berdi|cykys etdi|acdy|gatnasdy|kabul etdi|tanysdyrdy|dususdy|gecirdi|bildirdi|gutlady|teklip etdi|minnetdar*|wekilcilik etdi|yolbascylyk etdi|salamlady|nygtap|gowsurdy|yatlatdy|tassyklady|gurrun berdi|maglumat berdi|salamyny yetirdi|gutlagyny yetirdi|gol cekdi|garsylady|ara alyp maslahatlasdy*";

/// Nouns of meetings and delegations that govern those who were there.
pub(super) const GOVERNS: &str = "came|offered|voiced|shared|raised|explained|read|closed|introduced|answered|provided|handed|delivered|given|made|moderated|facilitated|awarded|taught|conducted|accompanied|comprised|included|meet*|met|talks|talk|negotiation*|conversation|consultation*|delegation*|participation|participants|attended|attendance|presence|headed|led|chaired|represented|received|moderated|remarks|opening|briefing|call|conference|dialogue|interview|joined|opened|hosted|presented|between|reception|audience|discussion*|visit*|discussed|side|sides|representatives|speakers|panel*|among|including|signed|present|accompanied|\
встреч*|встретил*|переговор*|бесед*|участи*|делегаци*|во главе|возглав*|приня*|прием*|консультац*|заседани*|выступлен*|между|представ*|участник*|провел*|присутств*|конференц*|обсудил*|принима*|совместно|сопровожд*|открыт*|ведущ*|модератор*|сторон*|числе|том числе";

/// Words that open a sentence and are no names.
const OPENERS: &str = "the a an on in at during as it according also earlier moreover meanwhile noting in addition along within speaking both following today yesterday for this these there their its his her after before while welcoming thanking greeting summing having being under with to by from of and but recalling concluding participants sides parties interlocutors separately special particular furthermore besides finally then among mr ms mrs dr he she they we our one two three four five first second third new about since through no not \
в во на по с со и из к о об от для как при также кроме того стороны сторон стороне участники участников собеседники сегодня вчера ранее во время ходе отметив говоря приветствуя подчеркнув вместе тем этом этои связи рамках завершение заключение наряду особое это эта этот они она он их его ее после перед далее между однако так речь был была было были стоит важно господин госпожа г встреча встрече встречи переговоры беседа участие работа работы помимо касаясь согласно данная данныи данное итогам конце начале первая первыи вторая второи \
bu su sol sonun seyle seyle-de we hem hemde bilen boyunca ucin taraplar tarap taraplaryn dususyk dususygyn dususygyn geplesikler geplesiklerin sohbetdeslik sonda mundan basga onun olar ol ozara oz yygnananlar gatnasyjylar ayratyn nygtalysy yaly habar cykys duyn gun ir bilelikdaki yurdumyz yurdumyzyn myhman jenap hanym hormatly nobatynda birinji ikinji";

pub(super) fn is_opener(fold: &str) -> bool {
    OPENERS.split_whitespace().any(|word| word == fold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn patterns_are_folded_as_words_are() {
        let all =
            [MEETING, COMING, UNTIL, UNTIL_AFTER, OTHER_DATE_BEFORE, OTHER_DATE_AFTER, OTHER_MEETING, MENTIONED_BEFORE, MENTIONED_AFTER];
        for patterns in all.into_iter().chain([OTHER_EVENT, GUIDANCE, SPEAKS, GOVERNS, OPENERS]) {
            for word in patterns.split(['|', ' ']) {
                assert_eq!(fold(word), word);
            }
        }
    }
}
