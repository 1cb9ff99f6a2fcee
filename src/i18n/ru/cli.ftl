cli-saving-all-the-time = там всё время сохраняет кто-то другой; повторите попытку
cli-ask-owner = попросите доступ у владельца или работайте с копией
cli-again = повторите; если не помогает, работайте с копией на другом диске
cli-free-space = освободите место и повторите
cli-label-warning = предупреждение:
cli-label-error = ошибка:
cli-label-hint = подсказка:
cli-no-output = не удалось вывести результат: { $why }
cli-unread-file = { $file } не удалось прочитать, его записей нет; почему — покажет `coplan check`
cli-not-durable = сохранено, но может не пережить отключение питания: диск не подтвердил изменение папки
cli-bad-rows = { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[many] { $n } записей
 } с ошибкой, изменить их нельзя; что не так, покажет `coplan check`
cli-workspace = рабочая папка { $path }: файлов { $files }, проектов { $projects }
cli-no-workspace = здесь нет рабочей папки: ни один файл TOML не содержит плана, проекта или встречи
cli-no-workspace-hint = укажите её через -C ПУТЬ или $COPLAN_DIR, создайте через `coplan init ПАПКА` или посмотрите пример: `coplan demo`
cli-nothing-changed = ничего не изменено; повторите, обо всех файлах скажет `coplan check`
cli-leave-out-read-only = чтобы изменить, уберите --read-only
cli-no-meeting-until = до { $date } встреч нет
cli-name-by-id = укажите её обозначение
cli-date-hint = пишите 2024-05-15, 15.05, вчера или 2024-05
cli-carry-nothing = делать нечего: в { $plan } нет открытых проектов
cli-carry-plan = добавлен план { $plan } ({ $file }), продолжает { $previous }
cli-carry-project = { $from } → { $to } ({ $status }, { $running })  { $title }
cli-carry-there = { $from } → { $to } ({ $status }, { $running }, уже есть)  { $title }
cli-changes-no-base = до { $date } нет встречи, с которой можно сравнить
cli-changes-no-base-hint = задайте дату: --since ДАТА
cli-changes-since = с { $moment }{ $partner }
cli-changes-none = по истории ничего не изменилось
cli-diff-unread = { $file } не удалось прочитать, его записей нет
cli-diff-bad = { $place }: в записи { $id } ошибка, сравнивается не всё
cli-left-out = { $path } пропущен: { $why }
cli-check-many = из одного файла показывается не более { $n } замечаний
cli-check-error = ошибка
cli-check-warning = предупреждение
cli-check-help = подсказка
cli-check-none = замечаний нет, проверено: { $files }
cli-check-some = { $found }, проверено: { $files }
cli-check-both = { $errors } и { $warnings }, проверено: { $files }
cli-demo-there = в { $path } уже есть планы, папка оставлена как есть
cli-demo-made = пример — в { $path }; меняйте его как угодно
cli-export-plan = { $path } читался бы как план
cli-export-plan-hint = дайте файлу другое расширение, не .toml
cli-export-no-text = { $path } — не текст, поэтому не заменяется
cli-git-setup-done = зафиксируйте .gitattributes, чтобы он действовал для всех; каждый коллега один раз запускает `coplan git-setup`
cli-init-there = в { $dir } уже есть файлы TOML, например { $file }; ничего не записано
cli-init-there-hint = выберите новую папку или откройте эту: её файлы читаются с любыми именами
cli-wrote = записан { $path }
cli-init-open = открыть: coplan { $dir }
cli-read-only = с --read-only ничего не записывается
cli-brief-template = что можно называть в шаблоне, перечислено в docs/brief.md
cli-brief-wrote = записан { $path } ({ $audience })
cli-no-utf8 = { $path } — не текст UTF-8
cli-import-no-date = в тексте не сказано, когда была встреча
cli-import-give-date = день встречи указывают через --date
cli-import-no-date-hint = добавьте --date 2024-04-02
cli-import-there = делать нечего: всё это уже есть
cli-import-nothing = ничего не записано
cli-import-no-terminal = ничего не записано: ввод — не терминал, спросить некого
cli-import-no-terminal-hint = добавьте --yes, чтобы принять предложение, или --dry-run, чтобы только показать
cli-import-ask = Принять? [д/Н]
cli-import-long = { $path } больше 1 МиБ: сообщения о встрече такими не бывают
cli-import-long-hint = сохраните только текст сообщения
cli-import-no-text = { $path } — не простой текст
cli-import-no-text-hint = скопируйте текст из документа и сохраните как текст UTF-8 или вставьте через -
cli-import-empty = текст пуст
cli-import-empty-hint = укажите файл или передайте текст через -
cli-import-same = { $id } — уже есть; недостающее будет добавлено
cli-import-meeting = Встреча
cli-import-organisations = Организации
cli-import-links = Связи
cli-import-still-open = Ещё открыты
cli-import-notes = Примечания
cli-import-new = { $id }: новая
cli-import-said-done = { $id }, хотя план назван выполненным
cli-import-no-plan = «{ $title }», в рабочей папке нет
cli-link-there = делать нечего: связь уже есть
cli-unlink-none = делать нечего: такой связи нет
cli-link-which = какой проект и какая встреча?
cli-list-none = { $kind ->
    [plans] планов
    [projects] проектов
    [meetings] встреч
   *[organisations] организаций
 } нет
cli-list-no-match = ничего не подходит; всего { $kind ->
    [plans] планов
    [projects] проектов
    [meetings] встреч
   *[organisations] организаций
 }: { $n }
cli-list-no-views = в coplan.toml нет [views]
cli-list-views = есть: { $views }
cli-list-no-view = нет представления «{ $name }»
cli-log-max = последние { $n } фиксаций; больше — с --max
cli-log-dated = Записи с датой в файле
cli-no-verb = нет команды «{ $verb }»
cli-see-help = см. `coplan --help`
cli-merged-lines = { $file }: объединён по строкам, с метками там, где обе стороны изменили одно и то же
cli-merged-renamed = { $file }: { $id } дано обеими сторонами: у этой стороны теперь { $new }
cli-note-empty = запись пуста
cli-note-empty-hint = напишите её в кавычках: `coplan note ID "что было сказано"`
cli-set-there = делать нечего: { $id }, { $field } — уже так
cli-set-fields = поля { $kind ->
    [plan] плана
    [project] проекта
    [meeting] встречи
   *[organisation] организации
 }: `{ $fields }`
cli-status-there = делать нечего: { $n ->
    [1] { $ids }
   *[other] { $ids }
 } — уже «{ $status }»
cli-status-which = какой проект и какой статус?
cli-status-last = статус указывается последним: coplan status { $id } { $status }
cli-status-reason = статусу «{ $status }» нужна причина
cli-status-reason-hint = добавьте её: `coplan status { $ids } { $status } --note "..."`
cli-no-id = нет ничего с обозначением «{ $id }»
cli-as-of = по состоянию на { $moment }: статусы и связи по истории нынешних файлов, без сроков и процентов
cli-as-of-unknown = по состоянию на { $moment }: статусы и связи по истории нынешних файлов, без сроков и процентов; нет записей о тогдашнем состоянии: { $n ->
    [one] { $n } проект
    [few] { $n } проекта
   *[many] { $n } проектов
 }
cli-moment-ahead = { $text } позже, чем { $today }: с тех пор ничего не могло измениться
cli-no-moment = «{ $text }» — не встреча и не дата
cli-no-moment-hint = укажите обозначение встречи или дату вида 2024-04-02
cli-show-file = Файл
cli-show-unknown-then = тогда неизвестно
cli-show-by-hand = задано вручную
cli-show-plan = План
cli-show-at = на встрече
cli-show-by = —
cli-as-of-verbs = --as-of — для list, show, changes, brief и export
cli-past-unchanged = в прошлом, которое показывает --as-of, ничего не меняется
cli-past-unchanged-hint = чтобы изменить файлы, уберите --as-of
cli-as-of-screen = --as-of — для команд
cli-as-of-screen-hint = например: coplan list --as-of 2024-04-02
cli-verb-path = рабочая папка для команды указывается через -C
cli-two-paths = PATH и -C называют две рабочие папки
cli-two-paths-hint = уберите одно из двух
cli-no-path = нет ни файла, ни папки { $path }, ни такой команды
cli-no-path-hint = команды перечислит `coplan --help`; новую рабочую папку создаст `coplan init ПАПКА`
cli-see-c = см. -C и $COPLAN_DIR
cli-no-terminal = экрану нужен терминал для ввода и вывода
cli-no-terminal-hint = команды работают и без него: `coplan list`, `coplan --help`
cli-config-problem = { $place }: { $message } ({ $help })
cli-config-none = нет настройки, начинающейся с { $name }
cli-config-none-hint = все перечислит `coplan config`
cli-day-such = напишите день, например 2024-11-30
cli-moment-meeting = { $day } (встреча { $meeting })
