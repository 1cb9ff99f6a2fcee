//! International organisations that texts name in many ways, with their names in three languages: so
//! that a text is understood where the workspace has few aliases or does not know the organisation yet.

/// One organisation. The first short name is the English one.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) id: &'static str,
    pub(super) en: &'static str,
    pub(super) ru: &'static str,
    pub(super) tk: &'static str,
    pub(super) short: &'static [&'static str],
    pub(super) forms: &'static [&'static str],
}

const fn known(id: &'static str, names: [&'static str; 3], short: &'static [&'static str], forms: &'static [&'static str]) -> Known {
    let [en, ru, tk] = names;
    Known { id, en, ru, tk, short, forms }
}

pub(super) const KNOWN: &[Known] = &[
    known(
        "iom",
        ["International Organization for Migration", "Международная организация по миграции", "Migrasiýa boýunça halkara guramasy"],
        &["IOM", "МОМ", "MHG", "HMG"],
        &["UN Migration Agency", "UN Migration", "агентство ООН по миграции", "Halkara migrasiýa guramasy", "BMG-niň Migrasiýa agentligi"],
    ),
    known(
        "unhcr",
        [
            "Office of the United Nations High Commissioner for Refugees",
            "Управление Верховного комиссара ООН по делам беженцев",
            "BMG-niň Bosgunlaryň işleri boýunça Ýokary komissarynyň müdirligi",
        ],
        &["UNHCR", "УВКБ", "BMG-niň BÝKM"],
        &[
            "UN Refugee Agency",
            "High Commissioner for Refugees",
            "Верховный комиссар ООН по делам беженцев",
            "Верховный комиссар по делам беженцев",
            "Агентство ООН по делам беженцев",
            "Управление ООН по делам беженцев",
            "Bosgunlaryň işleri boýunça Ýokary komissary",
            "Bosgunlaryň işleri boýunça Ýokary komissarlygy",
            "Bosgunlar boýunça Ýokary komissar",
            "Bosgunlar baradaky ýokary komissar",
            "BMG-niň Bosgunlar agentligi",
        ],
    ),
    known(
        "undp",
        ["United Nations Development Programme", "Программа развития ООН", "BMG-niň Ösüş maksatnamasy"],
        &["UNDP", "ПРООН", "BMGÖM", "BMG-niň ÖM"],
        &["UN Development Programme", "UN Development Program", "Программа развития Организации Объединенных Наций"],
    ),
    known(
        "unodc",
        [
            "United Nations Office on Drugs and Crime",
            "Управление ООН по наркотикам и преступности",
            "BMG-niň Neşeler we jenaýatçylyk boýunça müdirligi",
        ],
        &["UNODC", "УНП ООН", "ЮНОДК"],
        &[
            "UN Office on Drugs and Crime",
            "BMG-niň Neşelere we jenaýatçylyga garşy göreş boýunça müdirligi",
            "BMG-niň Neşe serişdelerine we jenaýatçylyga garşy göreş boýunça müdirligi",
            "BMG-niň Neşe we jenaýatçylyk boýunça müdirligi",
        ],
    ),
    known(
        "osce",
        [
            "Organization for Security and Co-operation in Europe",
            "Организация по безопасности и сотрудничеству в Европе",
            "Ýewropada howpsuzlyk we hyzmatdaşlyk guramasy",
        ],
        &["OSCE", "ОБСЕ", "ÝHHG"],
        &["OSCE Centre in Ashgabat", "OSCE Center in Ashgabat", "Центр ОБСЕ в Ашхабаде", "ÝHHG-niň Aşgabatdaky merkezi", "ODIHR", "БДИПЧ"],
    ),
    known(
        "eu",
        ["European Union", "Европейский союз", "Ýewropa Bileleşigi"],
        &["EU", "ЕС", "ÝB"],
        &[
            "Ýewropa Birleşigi",
            "Ýewropa Soýuzy",
            "EU Delegation",
            "Делегация ЕС",
            "Делегация Европейского союза",
            "Представительство ЕС",
            "ÝB-niň wekilhanasy",
            "Delegation of the European Union",
            "Евросоюз",
            "BOMCA",
            "БОМКА",
            "European External Action Service",
            "Европейская служба внешних связей",
            "European Commission",
            "Представительство Европейского союза",
        ],
    ),
    known(
        "unicef",
        ["United Nations Children's Fund", "Детский фонд ООН", "BMG-niň Çagalar gaznasy"],
        &["UNICEF", "ЮНИСЕФ", "ÝUNISEF", "YUNISEF"],
        &[
            "UN Children's Fund",
            "Детский фонд Организации Объединенных Наций",
            "Birleşen Milletler Guramasynyň Çagalar gaznasy",
            "Çagalar gaznasy",
            "Детский фонд",
        ],
    ),
    known(
        "unfpa",
        ["United Nations Population Fund", "Фонд ООН в области народонаселения", "BMG-niň Ilat gaznasy"],
        &["UNFPA", "ЮНФПА", "ÝUNFPA"],
        &[
            "UN Population Fund",
            "Фонд народонаселения ООН",
            "BMG-niň Ilat meseleleri boýunça gaznasy",
            "Ilat gaznasy",
            "Фонд ООН по народонаселению",
        ],
    ),
    known(
        "who",
        ["World Health Organization", "Всемирная организация здравоохранения", "Bütindünýä Saglygy Goraýyş Guramasy"],
        &["WHO", "ВОЗ", "BSGG"],
        &[],
    ),
    known(
        "unesco",
        [
            "United Nations Educational, Scientific and Cultural Organization",
            "Организация ООН по вопросам образования, науки и культуры",
            "BMG-niň Bilim, ylym we medeniýet meseleleri boýunça guramasy",
        ],
        &["UNESCO", "ЮНЕСКО", "ÝUNESKO"],
        &[],
    ),
    known(
        "fao",
        [
            "Food and Agriculture Organization of the United Nations",
            "Продовольственная и сельскохозяйственная организация ООН",
            "BMG-niň Azyk we oba hojalyk guramasy",
        ],
        &["FAO", "ФАО"],
        &[],
    ),
    known(
        "ilo",
        ["International Labour Organization", "Международная организация труда", "Halkara zähmet guramasy"],
        &["ILO", "МОТ", "HZG"],
        &[],
    ),
    known("un-women", ["UN Women", "ООН-женщины", "BMG Zenanlar"], &["UN Women"], &["ООН-Женщины"]),
    known(
        "icrc",
        ["International Committee of the Red Cross", "Международный комитет Красного Креста", "Gyzyl Haç halkara komiteti"],
        &["ICRC", "МККК"],
        &[],
    ),
    known(
        "unrcca",
        [
            "UN Regional Centre for Preventive Diplomacy for Central Asia",
            "Региональный центр ООН по превентивной дипломатии для Центральной Азии",
            "BMG-niň Merkezi Aziýa üçin Öňüni alyş diplomatiýasy boýunça sebit merkezi",
        ],
        &["UNRCCA", "РЦПДЦА"],
        &["UN Regional Center for Preventive Diplomacy"],
    ),
    known(
        "ohchr",
        [
            "Office of the United Nations High Commissioner for Human Rights",
            "Управление Верховного комиссара ООН по правам человека",
            "BMG-niň Adam hukuklary boýunça Ýokary komissarynyň müdirligi",
        ],
        &["OHCHR", "УВКПЧ"],
        &[
            "UN Human Rights Office",
            "High Commissioner for Human Rights",
            "Верховный комиссар ООН по правам человека",
            "Верховный комиссар по правам человека",
            "Управление ООН по правам человека",
            "Adam hukuklary boýunça Ýokary komissary",
            "Adam hukuklary baradaky Ýokary komissary",
        ],
    ),
    known(
        "unece",
        [
            "United Nations Economic Commission for Europe",
            "Европейская экономическая комиссия ООН",
            "BMG-niň Ýewropa üçin ykdysady komissiýasy",
        ],
        &["UNECE", "ЕЭК ООН", "ÝYK"],
        &["UN Economic Commission for Europe", "Economic Commission for Europe", "BMG-niň Ýewropa ykdysady komissiýasy"],
    ),
    known(
        "escap",
        [
            "United Nations Economic and Social Commission for Asia and the Pacific",
            "Экономическая и социальная комиссия ООН для Азии и Тихого океана",
            "BMG-niň Aziýa we Ýuwaş ummany üçin ykdysady we durmuş komissiýasy",
        ],
        &["ESCAP", "ЭСКАТО", "ESKATO"],
        &["UN ESCAP"],
    ),
    known(
        "wfp",
        ["World Food Programme", "Всемирная продовольственная программа", "Bütindünýä azyk maksatnamasy"],
        &["WFP", "ВПП"],
        &["UN World Food Programme"],
    ),
    known(
        "unep",
        ["United Nations Environment Programme", "Программа ООН по окружающей среде", "BMG-niň Daşky gurşaw boýunça maksatnamasy"],
        &["UNEP", "ЮНЕП", "ÝUNEP"],
        &["UN Environment"],
    ),
    known(
        "iaea",
        ["International Atomic Energy Agency", "Международное агентство по атомной энергии", "Atom energiýasy boýunça halkara agentligi"],
        &["IAEA", "МАГАТЭ", "MAGATE"],
        &[],
    ),
    known(
        "unaids",
        ["Joint United Nations Programme on HIV/AIDS", "Объединенная программа ООН по ВИЧ/СПИДу", "BMG-niň AIW/AIDS boýunça maksatnamasy"],
        &["UNAIDS", "ЮНЭЙДС"],
        &[],
    ),
    known(
        "icmpd",
        [
            "International Centre for Migration Policy Development",
            "Международный центр развития миграционной политики",
            "Migrasiýa syýasatyny ösdürmek boýunça halkara merkezi",
        ],
        &["ICMPD", "МЦРМП"],
        &["Международный центр по развитию миграционной политики"],
    ),
    known("interpol", ["INTERPOL", "Интерпол", "Interpol"], &["INTERPOL"], &["Interpol"]),
    known(
        "ots",
        ["Organization of Turkic States", "Организация тюркских государств", "Türki döwletleriň guramasy"],
        &["OTS", "ОТГ", "TDG"],
        &[],
    ),
    known(
        "cis",
        ["Commonwealth of Independent States", "Содружество Независимых Государств", "Garaşsyz Döwletleriň Arkalaşygy"],
        &["CIS Executive Committee"],
        &["Исполнительный комитет СНГ", "Исполком СНГ", "GDA-nyň Ýerine ýetiriji komiteti"],
    ),
    known(
        "oic",
        ["Organization of Islamic Cooperation", "Организация исламского сотрудничества", "Yslam Hyzmatdaşlyk Guramasy"],
        &["OIC", "ОИС", "ÝHG"],
        &["Organisation of Islamic Cooperation"],
    ),
    known(
        "eco",
        ["Economic Cooperation Organization", "Организация экономического сотрудничества", "Ykdysady Hyzmatdaşlyk Guramasy"],
        &["ECO", "ОЭС", "YHG"],
        &[],
    ),
    known(
        "sco",
        ["Shanghai Cooperation Organisation", "Шанхайская организация сотрудничества", "Şanhaý Hyzmatdaşlyk Guramasy"],
        &["SCO", "ШОС", "ŞHG"],
        &["Shanghai Cooperation Organization"],
    ),
    known(
        "ebrd",
        [
            "European Bank for Reconstruction and Development",
            "Европейский банк реконструкции и развития",
            "Ýewropanyň Täzeleniş we Ösüş Banky",
        ],
        &["EBRD", "ЕБРР", "ÝTÖB"],
        &[],
    ),
    known("usaid", ["USAID", "ЮСАИД", "USAID"], &["USAID"], &["Агентство США по международному развитию"]),
    known(
        "giz",
        ["GIZ", "ГИЦ", "GIZ"],
        &["GIZ"],
        &["German Agency for International Cooperation", "Германское общество по международному сотрудничеству"],
    ),
    known(
        "jica",
        [
            "Japan International Cooperation Agency",
            "Японское агентство международного сотрудничества",
            "Ýaponiýanyň halkara hyzmatdaşlyk agentligi",
        ],
        &["JICA", "ДЖАЙКА"],
        &[],
    ),
    known("world-bank", ["World Bank", "Всемирный банк", "Bütindünýä banky"], &["World Bank"], &[]),
    known("adb", ["Asian Development Bank", "Азиатский банк развития", "Aziýanyň Ösüş banky"], &["ADB", "АБР"], &[]),
    known(
        "un",
        ["United Nations", "Организация Объединенных Наций", "Birleşen Milletler Guramasy"],
        &["UN", "ООН", "BMG"],
        &["Resident Coordinator", "Постоянный координатор", "Hemişelik utgaşdyryjy"],
    ),
];

/// Offices of the state that texts name by other words than the ministry's.
pub(super) const OFFICES: &[(&str, &[&str])] = &[
    (
        "mfa",
        &[
            "Foreign Minister",
            "Foreign Ministry",
            "Minister for Foreign Affairs",
            "Deputy Foreign Minister",
            "глава МИД",
            "внешнеполитическое ведомство",
            "Министр иностранных дел",
            "Daşary işler ministri",
            "Daşary syýasat edarasy",
            "DIM",
        ],
    ),
    (
        "us",
        &[
            "US Ambassador",
            "Ambassador of the United States",
            "Ambassador of the USA",
            "US Embassy",
            "U.S. Embassy",
            "American Embassy",
            "Посол США",
            "Посольство США",
            "Поверенный в делах США",
            "ABŞ-nyň ilçisi",
            "ABŞ-nyň ilçihanasy",
        ],
    ),
    ("president", &["President", "Президент", "Prezident", "Глава государства", "Döwlet Baştutany"]),
    ("prosecutor", &["Prosecutor General", "General Prosecutor", "Генеральный прокурор", "Генпрокурор", "Baş prokuror"]),
    (
        "ombudsman",
        &[
            "Ombudsman",
            "Ombudsperson",
            "Authorised Representative for Human Rights",
            "Authorized Representative for Human Rights",
            "Commissioner for Human Rights in Turkmenistan",
            "Commissioner for Human Rights of Turkmenistan",
            "Уполномоченный по правам человека",
            "Уполномоченный представитель по правам человека",
            "Омбудсмен",
            "Adam hukuklary boýunça ygtyýarly wekil",
            "Ombudsmen",
            "Adalatçy",
        ],
    ),
    ("mejlis", &["Mejlis", "Меджлис", "Mejlis of Turkmenistan", "Parliament", "Парламент"]),
    (
        "mia",
        &[
            "Minister of Interior",
            "Interior Minister",
            "Interior Ministry",
            "Ministry of the Interior",
            "Министр внутренних дел",
            "Içeri işler ministri",
        ],
    ),
    (
        "sms",
        &[
            "State Migration Service",
            "Migration Service",
            "Государственная миграционная служба",
            "Миграционная служба",
            "Госмиграционная служба",
            "Döwlet migrasiýa gullugy",
        ],
    ),
    ("mns", &["National Security Minister"]),
];
