//! THE table of words: English, Russian, Turkmen. Labels stand before a colon or alone, so that
//! nothing has to be declined around a name.

use crate::domain::status::Status;

macro_rules! words {
    ($($name:ident: $en:literal, $ru:literal, $tk:literal;)*) => {
        /// A word or a short phrase.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Word { $($name),* }

        impl Word {
            pub const ALL: &'static [Word] = &[$(Word::$name),*];

            pub(super) fn forms(self) -> [&'static str; 3] {
                match self { $(Word::$name => [$en, $ru, $tk]),* }
            }
        }
    };
}

words! {
    Brief: "Brief for the meeting", "Справка к встрече", "Duşuşyk üçin gysgaça maglumat";
    Partner: "Partner", "Партнёр", "Hyzmatdaş";
    Plans: "Plans", "Планы", "Meýilnamalar";
    Base: "Compared with", "База сравнения", "Deňeşdirilýän sene";
    AsOf: "As of", "По состоянию на", "Maglumatyň senesi";
    Selection: "Only", "Только", "Diňe";
    Copy: "Copy", "Экземпляр", "Nusga";
    Internal: "internal, not for the partner", "для служебного пользования, партнёру не передавать", "gulluk üçin, hyzmatdaşa berilmeýär";
    ForPartner: "for the partner", "для партнёра", "hyzmatdaş üçin";
    Meeting: "meeting", "встреча", "duşuşyk";
    NoBase: "no earlier meeting", "более ранних встреч нет", "ozalky duşuşyk ýok";
    Progress: "Where the plans stand", "Ход выполнения планов", "Meýilnamalaryň ýerine ýetirilişi";
    Open: "open", "открыто", "dowam edýär";
    Done: "done", "выполнено", "ýerine ýetirildi";
    Overdue: "overdue", "просрочено", "möhleti geçen";
    Closed: "carried over or cancelled", "перенесено или отменено", "geçirilen ýa-da ýatyrylan";
    Commitments: "Commitments of both sides", "Обязательства сторон", "Taraplaryň borçnamalary";
    NationalSide: "National side", "Национальная сторона", "Milli tarap";
    Changes: "Changes since then", "Изменения с тех пор", "Şondan bäri bolan üýtgeşmeler";
    OtherChanges: "Meetings and plans", "Встречи и планы", "Duşuşyklar we meýilnamalar";
    Deadlines: "Overdue and soon due", "Просрочено и близко к сроку", "Möhleti geçen we golaýlaşan";
    DueSoon: "Soon due", "Срок близок", "Möhleti golaýlaşan";
    OverdueList: "Overdue", "Просрочено", "Möhleti geçen";
    Silent: "Not discussed of late", "Давно не обсуждалось", "Soňky döwürde ara alnyp maslahatlaşylmadyk";
    Proposals: "To close or to carry over", "Предлагается закрыть или перенести", "Ýapmak ýa-da geçirmek teklip edilýär";
    ToClose: "Close", "Закрыть", "Ýapmak";
    ToCarry: "Carry over to the next plan", "Перенести в следующий план", "Indiki meýilnama geçirmek";
    Questions: "Questions to raise", "Вопросы для обсуждения", "Gozgalmaly meseleler";
    None: "None.", "Нет.", "Ýok.";
    GapFields: "Deadlines, progress, next steps and funding keep no history: whether they were different then is not known.",
        "История сроков, процента выполнения, следующих шагов и финансирования не ведётся: менялись ли они, неизвестно.",
        "Möhletleriň, ýerine ýetiriliş göteriminiň, indiki ädimleriň we maliýeleşdirmäniň taryhy ýöredilmeýär: olaryň üýtgändigi belli däl.";
    GapSilent: "No entry tells how these stood then", "Нет записей о тогдашнем состоянии", "Şol wagtky ýagdaýy barada ýazgy ýok";
    GapClosed: "Commitments of earlier meetings that are closed now, the date unknown", "Закрытые обязательства более ранних встреч, дата неизвестна",
        "Ozalky duşuşyklaryň ýapylan borçnamalary, senesi belli däl";
    Unknown: "unknown", "неизвестно", "belli däl";
    New: "new", "новый", "täze";
    Plan: "plan", "план", "meýilnama";
    Organisation: "organisation", "организация", "gurama";
    Held: "held", "состоялась", "geçirildi";
    FirstEntry: "first entry", "первая запись", "ilkinji ýazgy";
    Removed: "no longer in the files", "больше нет в данных", "maglumatda indi ýok";
    Follows: "follows", "продолжает", "dowamy:";
    GoesOnAs: "goes on as", "продолжение:", "dowamy:";
    DiscussedAt: "discussed", "обсуждён", "ara alnyp maslahatlaşyldy";
    UnlinkedFrom: "no longer linked to", "больше не связан с", "indi baglanyşykly däl:";
    Noted: "noted", "запись", "bellik";
    Cleared: "cleared, was", "снято, было", "aýryldy, öň:";
    SetTo: "set to", "установлено:", "bellendi:";
    Gains: "gains", "добавлено:", "goşuldy:";
    Loses: "loses", "убрано:", "aýryldy:";
    Promised: "undertook", "обязуется", "borçlandy";
    Both: "both sides", "обе стороны", "iki tarap";
    Due: "due", "срок", "möhleti";
    NoDue: "no deadline", "без срока", "möhleti görkezilmedik";
    DueToday: "due today", "срок сегодня", "möhleti şu gün";
    OverdueBy: "overdue by", "просрочено на", "möhletinden geçdi:";
    DueIn: "due in", "до срока", "möhletine çenli";
    Since: "since then", "с тех пор", "şondan bäri";
    WithoutWord: "without a word at", "без обсуждения:", "ara alnyp maslahatlaşylman:";
    LastDiscussed: "last discussed", "последнее обсуждение", "soňky gezek";
    NeverDiscussed: "never discussed", "не обсуждался ни разу", "entek ara alnyp maslahatlaşylmady";
    NextStep: "next step", "следующий шаг", "indiki ädim";
    Lead: "lead", "исполнитель", "jogapkär";
    CommitmentOpen: "open", "открыто", "ýerine ýetirilmedik";
    CommitmentDone: "done", "выполнено", "ýerine ýetirildi";
    CommitmentWithdrawn: "withdrawn", "снято", "yzyna alyndy";
    AskSilent: "Is work going on? Nothing was said at", "Ведётся ли работа? Не обсуждался подряд:", "Iş dowam edýärmi? Ara alnyp maslahatlaşylmady:";
    AskLate: "Overdue, and no next step is named: what is agreed?", "Срок прошёл, следующий шаг не назван: о чём договориться?",
        "Möhleti geçdi, indiki ädim görkezilmedik: näme ylalaşylýar?";
    AskSuspended: "Suspended, and nothing has moved since: resume or end it?", "Приостановлен, движения нет: возобновить или завершить?",
        "Togtadyldy, hereket ýok: dowam etdirilýärmi ýa-da tamamlanýarmy?";
    AskFunding: "Funding is not confirmed: when will it be?", "Финансирование не подтверждено: когда будет подтверждено?",
        "Maliýeleşdirme tassyklanmady: haçan tassyklanar?";
    AskSaidDone: "The plan was called carried out, but these are open", "План назван выполненным, но открыты",
        "Meýilnama ýerine ýetirildi diýildi, emma şular açyk";
    InternalNote: "internal note", "служебная пометка", "içerki bellik";
    NotYetMet: "no meeting since", "встреч больше не было", "soň duşuşyk bolmady";
    WhyFinished: "complete by its figures", "по показателям выполнен", "görkezijileri boýunça tamamlandy";
    WhySaid: "called carried out", "план назван выполненным", "ýerine ýetirildi diýildi";
    WhyPlanOver: "the plan's period is over", "срок плана истёк", "meýilnamanyň möhleti tamamlandy";
    Page: "Made from the plans with coplan", "Составлено по данным планов в coplan", "Meýilnamalar esasynda coplan bilen taýýarlandy";
}

/// Russian and Turkmen.
pub(super) fn status(status: Status) -> [&'static str; 2] {
    match status {
        Status::Proposed => ["предложен", "teklip edildi"],
        Status::Planned => ["запланирован", "meýilleşdirildi"],
        Status::Ongoing => ["выполняется", "ýerine ýetirilýär"],
        Status::Finalising => ["завершается", "tamamlanýar"],
        Status::Done => ["выполнен", "ýerine ýetirildi"],
        Status::Suspended => ["приостановлен", "togtadyldy"],
        Status::Cancelled => ["отменён", "ýatyryldy"],
        Status::CarriedOver => ["перенесён в следующий план", "indiki meýilnama geçirildi"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_empty() {
        for word in Word::ALL {
            assert!(word.forms().iter().all(|form| !form.is_empty()), "{word:?}");
        }
    }
}
