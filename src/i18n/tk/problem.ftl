problem-at-line = { $line }-nji setir: { $message }
problem-expected = garaşylýan: { $what }
problem-too-deep = ýaýlar ýa-da nokatly açarlar { $limit } derejeden çuň girizilipdir
problem-brackets = ýaýlar aşa çuň girizilipdir
problem-two-marks = faýl iki sany bayt tertibiniň belgisi bilen başlanýar
problem-two-marks-help = olaryň birini aýyryň
problem-many-rows = faýlda { $n } ýazgy bar, çägi { $limit }
problem-many-rows-help = ony birnäçe faýla bölüň
problem-none-here = bu ýerde { $kind ->
    [plan] meýilnama
    [project] taslama
    [meeting] duşuşyk
   *[organisation] gurama
 } ýok
problem-wrong-shape = `{ $key }` bu ýerde { $found } görnüşinde
problem-wrong-shape-help = { $should } görnüşinde ýazyň
problem-header = bu sözbaşynyň ady ýa-da soňy ýok
problem-twice-in-row = `{ $key }` bu ýazgyda iki gezek dur
problem-twice-in-table = `{ $key }` bu tablisada iki gezek dur
problem-endless = bu tekstiň soňy ýok
problem-endless-help = tekstiň gutarýan ýerinde ýapyjy dyrnaklary goýuň
problem-too-long = bahanyň uzynlygy { $n } baýt, çägi { $limit } (1 MiB)
problem-too-long-help = uzyn tekstleri aýratyn faýllarda saklaň
problem-progress = `progress` 0-dan 100-e çenli san, göterimde
problem-no-date = `{ $key }` sene däl
problem-no-date-help = 2024-04-02, "2024-04" ýa-da "2024" görnüşinde ýazyň
problem-empty-id = `id` boş
problem-wrong-type = `{ $key }`: { $should } bolmaly, emma bu ýerde { $found }
problem-should-text = dyrnak içindäki tekst
problem-should-date = 2024-11-30 ýaly sene ýa-da dyrnak içinde "2024-11", "2024-Q4", "2024"
problem-should-due = 2024-11-30 ýaly sene ýa-da dyrnak içinde "2024-11", "2024-Q4", "2024" ýa-da söz bilen
problem-should-list = tekstleriň sanawy, ["…", "…"]
problem-should-table = tablisa, { "{" } … { "}" }
problem-should-tables = tablisalaryň sanawy, [{ "{" } … { "}" }]
problem-is-text = tekst
problem-is-int = bitin san
problem-is-number = san
problem-is-bool = true ýa-da false
problem-is-date = sene
problem-is-time = wagt
problem-is-table = tablisa
problem-is-list = sanaw
problem-no-such-word = «{ $text }» nädogry baha ({ $key })
problem-one-of = şulardan biri: `{ $words }`
problem-did-you-mean = belki, «{ $near }» göz öňünde tutulandyr?
problem-missing-field = bu { $kind ->
    [plan] meýilnamada
    [project] taslamada
    [meeting] duşuşykda
   *[organisation] guramada
 } `{ $key }` meýdany ýok
problem-missing-field-help = setir goşuň: { $key } = …
problem-conflict-markers = faýlda git-iň gapma-garşylyk belgileri bar
problem-conflict-markers-help = haýsy tarapyň dogrudygyny çözüň we <<<<<<<, =======, >>>>>>> setirlerini aýyryň
problem-nul-tail = faýl nol baýtlar bilen gutarýar: elektrik toguň kesilenine meňzeýär
problem-nul-tail-help = olary aýyryň ýa-da soňky abat nusgasyny alyň
problem-duplicate-id = «{ $id }» belgisi iki gezek ulanylypdyr; ilki: { $place }
problem-duplicate-id-help = olaryň birine başga belgi beriň
problem-due-in-prose = «{ $text }» sene däl: ondan hiç zat hasaplanmaýar
problem-text-no-date = «{ $text }» sene däl
problem-no-row = «{ $id }» belgili { $kind ->
    [plan] meýilnama
    [project] taslama
    [meeting] duşuşyk
   *[organisation] gurama
 } ýok
problem-no-plan = bu faýlda [plan] ýok, şonuň üçin onuň taslamalary hiç bir meýilnama degişli däl
problem-no-reason = el bilen bellenen ýagdaý üçin sebäp görkezilmeli
problem-status-differs = statusy — «{ $status }», soňky ýazgyda bolsa — «{ $last }»
problem-circle = «{ $id }» üçin dowamlylyk aýlanyp özüne gelýär
problem-kept-as-is = bolşy ýaly saklanýar
problem-unknown-key = `{ $key }` açary coplan üçin nätanyş
problem-before = `{ $last }` ({ $end }) `{ $first }` ({ $begin }) senesinden öň
problem-event-order = { $date } senesindäki ýazgy has giç ýazgydan soň dur
problem-hidden-here = bu ýerde { $what } belgisi bar: ol görünmeýär we teksti gizläp ýa-da tersine öwrüp biler
problem-hidden-inside = tekstde { $what } belgisi bar: ol görünmeýär we teksti gizläp ýa-da tersine öwrüp biler
problem-hidden-help = teksti onsuz täzeden ýazyň
problem-look-alike = «{ $id }» «{ $latin }» ýaly görünýär, emma başga belgi: käbir harplary kirillçe
problem-look-alike-help = ony bir elipbiýde täzeden ýazyň
problem-loose-marks = belgide aýratyn üstki belgili harplar bar
problem-char = { $code } ({ $word })
problem-char-zero-width = ini nol boşluk
problem-char-soft-hyphen = ýumşak bölüji
problem-char-direction = ýazuwyň ugruny öwürýär
problem-char-control = dolandyryş belgisi
problem-not-utf8 = faýl UTF-8 teksti däl
problem-not-utf8-help = ony redaktorda UTF-8 görnüşinde ýazdyryň
problem-settings-help = düzedilýänçä adaty sazlamalar ulanylýar
problem-did-you-mean-key = belki, `{ $near }` göz öňünde tutulandyr?
problem-passed-over = hasaba alynmaýar
