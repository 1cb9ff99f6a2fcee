edit-changed = { $id }: { $field } { $old } → { $new }
edit-set = { $id }: { $field } — bellendi: { $new }
edit-cleared-was = { $id }: { $field } — aýryldy (öň: { $old })
edit-cleared = { $id }: { $field } — aýryldy
edit-linked = { $id }: { $meeting } duşuşygy bilen baglanyşdyryldy
edit-unlinked = { $id }: indi { $meeting } duşuşygy bilen baglanyşykly däl
edit-noted = { $id }: bellik — { $what }{ $date }
edit-noted-at = { $id }: bellik — { $what }, { $meeting } duşuşygy{ $date }
edit-gains = { $id }: { $field } — goşuldy: { $value }
edit-loses = { $id }: { $field } — aýryldy: { $value }
edit-added = { $id } { $kind ->
    [plan] meýilnamasy
    [project] taslamasy
    [meeting] duşuşygy
   *[organisation] guramasy
 } goşuldy
edit-removed = { $id } { $kind ->
    [plan] meýilnamasy
    [project] taslamasy
    [meeting] duşuşygy
   *[organisation] guramasy
 } aýryldy
edit-moved = { $id } { $kind ->
    [plan] meýilnamasy
    [project] taslamasy
    [meeting] duşuşygy
   *[organisation] guramasy
 } { $file } faýlyna geçirildi
edit-silent = { $file }: diňe teswirler, boşluklar ýa-da bize degişli däl setirler
edit-file-added = { $file } faýly goşuldy
edit-file-removed = { $file } faýly aýryldy
edit-stays = { $id }: diňe taryha; «{ $status }» bolup galýar (soňra diýlen, { $date })
