edit-changed = { $id }: { $field } { $old } → { $new }
edit-set = { $id }: { $field } — установлено: { $new }
edit-cleared-was = { $id }: { $field } — снято (было: { $old })
edit-cleared = { $id }: { $field } — снято
edit-linked = { $id }: связан со встречей { $meeting }
edit-unlinked = { $id }: больше не связан со встречей { $meeting }
edit-noted = { $id }: запись — { $what }{ $date }
edit-noted-at = { $id }: запись — { $what }, встреча { $meeting }{ $date }
edit-gains = { $id }: { $field } — добавлено: { $value }
edit-loses = { $id }: { $field } — убрано: { $value }
edit-added = { $kind ->
    [plan] добавлен план
    [project] добавлен проект
    [meeting] добавлена встреча
   *[organisation] добавлена организация
 } { $id }
edit-removed = { $kind ->
    [plan] удалён план
    [project] удалён проект
    [meeting] удалена встреча
   *[organisation] удалена организация
 } { $id }
edit-moved = { $kind ->
    [plan] перемещён план
    [project] перемещён проект
    [meeting] перемещена встреча
   *[organisation] перемещена организация
 } { $id }: { $file }
edit-silent = { $file }: только комментарии, пробелы или чужие строки
edit-file-added = добавлен файл { $file }
edit-file-removed = удалён файл { $file }
edit-stays = { $id }: в историю; остаётся «{ $status }» (заявлено { $date })
