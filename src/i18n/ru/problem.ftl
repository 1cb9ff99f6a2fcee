problem-at-line = строка { $line }: { $message }
problem-expected = ожидалось: { $what }
problem-too-deep = скобки или ключи с точками вложены глубже чем на { $limit } уровней
problem-brackets = скобки вложены слишком глубоко
problem-two-marks = файл начинается с двух меток порядка байтов
problem-two-marks-help = удалите одну из них
problem-many-rows = в файле записей: { $n }, предел — { $limit }
problem-many-rows-help = разделите его на несколько файлов
problem-none-here = здесь нет { $kind ->
    [plan] плана
    [project] проекта
    [meeting] встречи
   *[organisation] организации
 }
problem-wrong-shape = `{ $key }` здесь имеет тип { $found }
problem-wrong-shape-help = запишите как { $should }
problem-header = у этого заголовка нет имени или конца
problem-twice-in-row = `{ $key }` указан в этой записи дважды
problem-twice-in-table = `{ $key }` указан в этой таблице дважды
problem-endless = у этого текста нет конца
problem-endless-help = поставьте закрывающие кавычки там, где текст кончается
problem-too-long = длина значения — { $n } байт, предел — { $limit } (1 МиБ)
problem-too-long-help = храните длинные тексты в отдельных файлах
problem-progress = `progress` — число от 0 до 100, в процентах
problem-no-date = `{ $key }` — не дата
problem-no-date-help = пишите 2024-04-02, "2024-04" или "2024"
problem-empty-id = поле `id` пусто
problem-wrong-type = `{ $key }`: нужно — { $should }, а указано — { $found }
problem-should-text = текст в кавычках
problem-should-date = дата вида 2024-11-30 или "2024-11", "2024-Q4", "2024" в кавычках
problem-should-due = дата вида 2024-11-30 или "2024-11", "2024-Q4", "2024" либо словами в кавычках
problem-should-list = список текстов, ["…", "…"]
problem-should-table = таблица, { "{" } … { "}" }
problem-should-tables = список таблиц, [{ "{" } … { "}" }]
problem-is-text = текст
problem-is-int = целое число
problem-is-number = число
problem-is-bool = true или false
problem-is-date = дата
problem-is-time = время
problem-is-table = таблица
problem-is-list = список
problem-no-such-word = «{ $text }» — недопустимое значение ({ $key })
problem-one-of = одно из: `{ $words }`
problem-did-you-mean = возможно, имелось в виду «{ $near }»?
problem-missing-field = у { $kind ->
    [plan] этого плана
    [project] этого проекта
    [meeting] этой встречи
   *[organisation] этой организации
 } нет поля `{ $key }`
problem-missing-field-help = добавьте строку: { $key } = …
problem-conflict-markers = в файле метки конфликта git
problem-conflict-markers-help = решите, какая сторона права, и удалите строки <<<<<<<, ======= и >>>>>>>
problem-nul-tail = файл заканчивается нулевыми байтами: похоже на отключение питания
problem-nul-tail-help = удалите их или возьмите последнюю исправную копию
problem-duplicate-id = обозначение «{ $id }» использовано дважды; впервые: { $place }
problem-duplicate-id-help = дайте одной из записей другое обозначение
problem-due-in-prose = «{ $text }» — не дата: по ней ничего не вычисляется
problem-text-no-date = «{ $text }» — не дата
problem-no-row = нет { $kind ->
    [plan] плана
    [project] проекта
    [meeting] встречи
   *[organisation] организации
 } «{ $id }»
problem-no-plan = в этом файле нет [plan], поэтому его проекты не относятся ни к одному плану
problem-no-reason = состоянию, заданному вручную, нужно обоснование
problem-status-differs = статус — «{ $status }», а в последней записи — «{ $last }»
problem-circle = преемственность «{ $id }» замыкается в круг
problem-kept-as-is = остаётся как есть
problem-unknown-key = ключ `{ $key }` программе coplan неизвестен
problem-before = `{ $last }` ({ $end }) раньше, чем `{ $first }` ({ $begin })
problem-event-order = запись от { $date } стоит после более поздней
problem-hidden-here = здесь символ { $what }: его не видно, и он может скрыть или развернуть текст
problem-hidden-inside = в тексте символ { $what }: его не видно, и он может скрыть или развернуть текст
problem-hidden-help = наберите текст заново без него
problem-look-alike = «{ $id }» выглядит как «{ $latin }», но это другое обозначение: часть букв — кириллица
problem-look-alike-help = наберите его заново в одном алфавите
problem-loose-marks = в обозначении есть буквы с отдельными надстрочными знаками
problem-char = { $code } ({ $word })
problem-char-zero-width = пробел нулевой ширины
problem-char-soft-hyphen = мягкий перенос
problem-char-direction = меняет направление письма
problem-char-control = управляющий символ
problem-not-utf8 = файл — не текст UTF-8
problem-not-utf8-help = сохраните его в редакторе как UTF-8
problem-settings-help = до исправления действуют настройки по умолчанию
problem-did-you-mean-key = возможно, имелось в виду `{ $near }`?
problem-passed-over = не учитывается
