refused-of = { $id }: { $message }
refused-twice = { $kind ->
    [plan] meýilnama
    [project] taslama
    [meeting] duşuşyk
   *[organisation] gurama
 } «{ $id }» iki gezek dur: { $first } we { $second }
refused-broken = { $file } TOML däl, şonuň üçin oňa hiç zat ýazylmaýar
refused-read-only = { $file }: diňe okamak üçin
refused-bad = { $place }: { $id } ýazgysynda ýalňyşlyk bar, düzedilýänçä ony üýtgedip bolmaýar: { $message }
refused-exists = «{ $id }» belgili { $kind ->
    [plan] meýilnama
    [project] taslama
    [meeting] duşuşyk
   *[organisation] gurama
 } eýýäm bar
refused-full = { $file } faýlynda meýilnama eýýäm bar, bir faýlda diňe bir meýilnama bolup biler
refused-full-help = ony aýratyn faýla ýerleşdiriň
refused-uncut = { $file } faýlynyň gurluşynda ýazgylary goşup, aýryp ýa-da süýşürip bolmaýar
refused-uncut-help = setirleri project = [...] ýerine [[project]] görnüşinde ýazyň
refused-overtaken = { $field }: şondan bäri başga biri üýtgetdi
refused-overtaken-row = ýazgyny şondan bäri başga biri üýtgetdi
refused-near = belki, { $near } göz öňünde tutulandyr?
refused-check = `coplan check` ýalňyşlygy görkezer; redaktorda düzediň
refused-missing = `{ $key }` bu ýerde ýok
refused-table = `{ $key }` aýratyn tablisa görnüşinde ýazylypdyr: munuň üçin faýly redaktirläň
refused-no-list = `{ $key }` sanaw däl
refused-unreadable = ýazgyny okap bolmaýar: { $message }
refused-differs = netije göz öňünde tutulana laýyk gelmezdi: munuň üçin faýly redaktirläň
refused-no-field = { $kind ->
    [plan] meýilnamada
    [project] taslamada
    [meeting] duşuşykda
   *[organisation] guramada
 } `{ $field }` meýdany ýok
refused-no-field-near = { $kind ->
    [plan] meýilnamada
    [project] taslamada
    [meeting] duşuşykda
   *[organisation] guramada
 } `{ $field }` meýdany ýok; belki, `{ $near }`?
refused-no-value = «{ $text }» gabat gelmeýär ({ $what }): { $help }
refused-required = «{ $field }» boş bolup bilmez
refused-not-there = «{ $item }» bu ýerde ýok
refused-rows = ýazgylary faýlda üýtgediň ýa-da `status`, `note` we `link` buýruklaryny ulanyň
refused-what-date = sene
refused-date-help = 15.05, 2024-05-15, +2w, eom, 2024-Q4 ýa-da 2024 görnüşinde ýazyň
refused-what-percent = göterim
refused-percent-help = 0-dan 100-e çenli san
refused-carry-itself = meýilnamany öz içine geçirip bolmaýar
refused-carry-circle = { $next } { $plan } meýilnamasyndan öň gelýär, şonuň üçin oňa taslama geçirip bolmaýar
refused-carry-continues = { $next } eýýäm { $previous } meýilnamasynyň dowamy
refused-carry-id = «{ $id }» meýilnama üçin belgi bolup bilmez
