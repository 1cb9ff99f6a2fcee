refused-of = { $id }: { $message }
refused-twice = { $kind ->
    [plan] план
    [project] проект
    [meeting] встреча
   *[organisation] организация
 } «{ $id }»: две записи — { $first } и { $second }
refused-broken = { $file } — не TOML, поэтому в него ничего не записывается
refused-read-only = { $file }: только для чтения
refused-bad = { $place }: в записи { $id } ошибка, до исправления её нельзя изменить: { $message }
refused-exists = { $kind ->
    [plan] план
    [project] проект
    [meeting] встреча
   *[organisation] организация
 } «{ $id }»: запись уже есть
refused-full = в { $file } уже есть план, а в файле может быть только один
refused-full-help = поместите его в отдельный файл
refused-uncut = в { $file } такая запись, при которой строки нельзя добавлять, удалять или перемещать
refused-uncut-help = запишите его строки как [[project]] вместо project = [...]
refused-overtaken = { $field }: с тех пор изменено кем-то другим
refused-overtaken-row = запись с тех пор изменена кем-то другим
refused-near = возможно, имелось в виду { $near }?
refused-check = что не так, покажет `coplan check`; исправьте в редакторе
refused-missing = `{ $key }` здесь нет
refused-table = `{ $key }` записан отдельной таблицей: измените файл в редакторе
refused-no-list = `{ $key }` — не список
refused-unreadable = запись не читается: { $message }
refused-differs = результат не соответствовал бы задуманному: измените файл в редакторе
refused-no-field = у { $kind ->
    [plan] плана
    [project] проекта
    [meeting] встречи
   *[organisation] организации
 } нет поля `{ $field }`
refused-no-field-near = у { $kind ->
    [plan] плана
    [project] проекта
    [meeting] встречи
   *[organisation] организации
 } нет поля `{ $field }`; возможно, `{ $near }`?
refused-no-value = «{ $text }» не подходит ({ $what }): { $help }
refused-required = поле «{ $field }» не может быть пустым
refused-not-there = «{ $item }» здесь нет
refused-rows = измените записи в файле либо используйте `status`, `note` и `link`
refused-what-date = дата
refused-date-help = пишите 15.05, 2024-05-15, +2w, eom, 2024-Q4 или 2024
refused-what-percent = проценты
refused-percent-help = число от 0 до 100
refused-carry-itself = план нельзя перенести в него же
refused-carry-circle = { $next } предшествует { $plan }, поэтому переносить в него проекты нельзя
refused-carry-continues = { $next } уже продолжает { $previous }
refused-carry-id = «{ $id }» не годится как обозначение плана
