cli-saving-all-the-time = ol ýerde hemişe başga biri ýazdyrýar; täzeden synanyşyň
cli-ask-owner = eýesinden rugsat soraň ýa-da nusga bilen işläň
cli-again = täzeden synanyşyň; dowam etse, başga diskdäki nusga bilen işläň
cli-free-space = ýer boşadyň we täzeden synanyşyň
cli-label-warning = duýduryş:
cli-label-error = ýalňyşlyk:
cli-label-hint = maslahat:
cli-no-output = netijäni çykaryp bolmady: { $why }
cli-unread-file = { $file } okalmady, onuň ýazgylary ýok; sebäbini `coplan check` görkezer
cli-not-durable = ýazdyryldy, ýöne elektrik togy kesilse ýitip biler: disk bukjanyň üýtgemegini tassyklamady
cli-bad-rows = { $n } ýazgyda ýalňyşlyk bar, olary üýtgedip bolmaýar; näme nädogry — `coplan check` görkezer
cli-workspace = iş bukjasy { $path }: { $files } faýl, { $projects } taslama
cli-no-workspace = bu ýerde iş bukjasy ýok: hiç bir TOML faýlda meýilnama, taslama ýa-da duşuşyk ýok
cli-no-workspace-hint = ony -C ÝOL ýa-da $COPLAN_DIR bilen görkeziň, `coplan init BUKJA` bilen dörediň ýa-da mysala serediň: `coplan demo`
cli-nothing-changed = hiç zat üýtgedilmedi; täzeden synanyşyň, ähli faýllar barada `coplan check` aýdar
cli-leave-out-read-only = üýtgetmek üçin --read-only aýryň
cli-no-meeting-until = { $date } senesine çenli duşuşyk ýok
cli-name-by-id = ony belgisi bilen görkeziň
cli-date-hint = 2024-05-15, 15.05, düýn ýa-da 2024-05 görnüşinde ýazyň
cli-carry-nothing = edilmeli iş ýok: { $plan } meýilnamasynda açyk taslama ýok
cli-carry-plan = { $plan } meýilnamasy { $file } faýlyna goşuldy, { $previous } meýilnamasynyň dowamy
cli-carry-project = { $from } → { $to } ({ $status }, { $running })  { $title }
cli-carry-there = { $from } → { $to } ({ $status }, { $running }, eýýäm bar)  { $title }
cli-changes-no-base = { $date } senesinden öň deňeşdirer ýaly duşuşyk ýok
cli-changes-no-base-hint = sene saýlaň: --since SENE
cli-changes-since = { $moment } bäri{ $partner }
cli-changes-none = taryha görä hiç zat üýtgemedi
cli-diff-unread = { $file } okalmady, onuň ýazgylary ýok
cli-diff-bad = { $place }: { $id } ýazgysynda ýalňyşlyk bar, ählisi deňeşdirilmeýär
cli-left-out = { $path } goýberildi: { $why }
cli-check-many = bir faýldan iň köp { $n } bellik görkezilýär
cli-check-error = ýalňyşlyk
cli-check-warning = duýduryş
cli-check-help = maslahat
cli-check-none = bellik ýok, barlanan: { $files }
cli-check-some = { $found }, barlanan: { $files }
cli-check-both = { $errors } we { $warnings }, barlanan: { $files }
cli-demo-there = { $path } bukjasynda eýýäm meýilnamalar bar, ol bolşy ýaly goýuldy
cli-demo-made = mysal { $path } bukjasynda; ony isleýşiňiz ýaly üýtgediň
cli-export-plan = { $path } meýilnama hökmünde okalardy
cli-export-plan-hint = oňa .toml däl-de, başga giňeltme beriň
cli-export-no-text = { $path } tekst däl, şonuň üçin çalşyrylmaýar
cli-git-setup-done = .gitattributes faýlyny commit ediň, şonda ol hemmeler üçin hereket eder; her işgär `coplan git-setup` buýrugyny bir gezek işledýär
cli-init-there = { $dir } bukjasynda eýýäm TOML faýllar bar, meselem { $file }; hiç zat ýazylmady
cli-init-there-hint = täze bukja saýlaň ýa-da şuny açyň: faýllary islendik at bilen okalýar
cli-wrote = { $path } ýazyldy
cli-init-open = açmak üçin: coplan { $dir }
cli-read-only = --read-only bilen hiç zat ýazylmaýar
cli-brief-template = şablonda ulanyp boljak atlar docs/brief.md faýlynda görkezilen
cli-brief-wrote = { $path } ýazyldy ({ $audience })
cli-no-utf8 = { $path } UTF-8 teksti däl
cli-import-no-date = tekstde duşuşygyň haçan bolandygy aýdylmaýar
cli-import-give-date = duşuşygyň güni --date bilen berilýär
cli-import-no-date-hint = --date 2024-04-02 goşuň
cli-import-there = edilmeli iş ýok: bularyň hemmesi eýýäm bar
cli-import-nothing = hiç zat ýazylmady
cli-import-no-terminal = hiç zat ýazylmady: giriş terminal däl, sorara adam ýok
cli-import-no-terminal-hint = teklibi kabul etmek üçin --yes, diňe görkezmek üçin --dry-run goşuň
cli-import-ask = Kabul etmelimi? [h/Ý]
cli-import-long = { $path } 1 MiB-dan uly: duşuşyk baradaky habar beýle uzyn bolmaýar
cli-import-long-hint = diňe habaryň tekstini ýazdyryň
cli-import-no-text = { $path } ýönekeý tekst däl
cli-import-no-text-hint = teksti resminamadan göçürip, UTF-8 teksti hökmünde ýazdyryň ýa-da - bilen goýuň
cli-import-empty = tekst boş
cli-import-empty-hint = faýl görkeziň ýa-da teksti - bilen beriň
cli-import-same = { $id } eýýäm bar; ýetmeýäni goşular
cli-import-meeting = Duşuşyk
cli-import-organisations = Guramalar
cli-import-links = Baglanyşyk
cli-import-still-open = Entek açyk
cli-import-notes = Bellikler
cli-import-new = { $id }: täze
cli-import-said-done = { $id }, meýilnama ýerine ýetirildi diýilse-de
cli-import-no-plan = «{ $title }», iş bukjasynda ýok
cli-link-there = edilmeli iş ýok: eýýäm baglanyşykly
cli-unlink-none = edilmeli iş ýok: beýle baglanyşyk ýok
cli-link-which = haýsy taslama we haýsy duşuşyk?
cli-list-none = { $kind ->
    [plans] meýilnama
    [projects] taslama
    [meetings] duşuşyk
   *[organisations] gurama
 } ýok
cli-list-no-match = { $n } { $kind ->
    [plans] meýilnamadan
    [projects] taslamadan
    [meetings] duşuşykdan
   *[organisations] guramadan
 } hiç biri gabat gelenok
cli-list-no-views = coplan.toml faýlynda [views] ýok
cli-list-views = bar: { $views }
cli-list-no-view = «{ $name }» atly görnüş ýok
cli-log-max = iň soňky { $n } commit; köpräk üçin --max
cli-log-dated = Faýldaky seneli ýazgylar
cli-no-verb = «{ $verb }» atly buýruk ýok
cli-see-help = serediň: `coplan --help`
cli-merged-lines = { $file }: setirler boýunça birleşdirildi, iki tarapyň hem üýtgeden ýerlerinde belgiler bar
cli-merged-renamed = { $file }: { $id } iki tarapda hem berildi: bu tarapyňky indi { $new }
cli-note-empty = bellik boş
cli-note-empty-hint = ony dyrnak içinde ýazyň: `coplan note ID "näme aýdyldy"`
cli-set-there = edilmeli iş ýok: { $id }, { $field } — eýýäm şeýle
cli-set-fields = { $kind ->
    [plan] meýilnamanyň
    [project] taslamanyň
    [meeting] duşuşygyň
   *[organisation] guramanyň
 } meýdanlary: `{ $fields }`
cli-status-there = edilmeli iş ýok: { $n ->
    [1] { $ids }
   *[other] { $ids }
 } — eýýäm «{ $status }»
cli-status-which = haýsy taslama we haýsy status?
cli-status-last = status iň soňunda görkezilýär: coplan status { $id } { $status }
cli-status-reason = «{ $status }» statusy üçin sebäp gerek
cli-status-reason-hint = ony goşuň: `coplan status { $ids } { $status } --note "..."`
cli-no-id = «{ $id }» belgili hiç zat ýok
cli-as-of = { $moment } senesindäki ýagdaý: statuslar we baglanyşyklar häzirki faýllaryň taryhyndan, möhletsiz we göterimsiz
cli-as-of-unknown = { $moment } senesindäki ýagdaý: statuslar we baglanyşyklar häzirki faýllaryň taryhyndan, möhletsiz we göterimsiz; { $n } taslamanyň şol wagtky ýagdaýy barada ýazgy ýok
cli-moment-ahead = { $text } { $today } senesinden soň: şondan bäri hiç zat üýtgäp bilmez
cli-no-moment = «{ $text }» duşuşyk hem, sene hem däl
cli-no-moment-hint = duşuşygyň belgisini ýa-da 2024-04-02 ýaly sene ýazyň
cli-show-file = Faýl
cli-show-unknown-then = şol wagt belli däl
cli-show-by-hand = el bilen bellenen
cli-show-plan = Meýilnama
cli-show-at = duşuşyk:
cli-show-by = —
cli-as-of-verbs = --as-of — list, show, changes, brief we export üçin
cli-past-unchanged = --as-of görkezýän geçmişde hiç zat üýtgedilmeýär
cli-past-unchanged-hint = faýllary üýtgetmek üçin --as-of aýryň
cli-as-of-screen = --as-of — buýruklar üçin
cli-as-of-screen-hint = meselem: coplan list --as-of 2024-04-02
cli-verb-path = buýruk üçin iş bukjasy -C bilen görkezilýär
cli-two-paths = PATH we -C iki iş bukjasyny görkezýär
cli-two-paths-hint = olaryň birini aýryň
cli-no-path = { $path } atly faýl ýa-da bukja ýok, beýle buýruk hem ýok
cli-no-path-hint = buýruklary `coplan --help` görkezer; täze iş bukjasyny `coplan init BUKJA` döreder
cli-see-c = serediň: -C we $COPLAN_DIR
cli-no-terminal = ekran üçin giriş we çykyş terminaly gerek
cli-no-terminal-hint = buýruklar onsuz hem işleýär: `coplan list`, `coplan --help`
cli-config-problem = { $place }: { $message } ({ $help })
cli-config-none = { $name } bilen başlanýan sazlama ýok
cli-config-none-hint = hemmesini `coplan config` görkezer
cli-day-such = güni şeýle ýazyň: 2024-11-30
cli-moment-meeting = { $day } (duşuşyk { $meeting })
