count-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
count-meetings = { $n ->
    [one] { $n } встреча
    [few] { $n } встречи
   *[many] { $n } встреч
}
count-projects = { $n ->
    [one] { $n } проект
    [few] { $n } проекта
   *[many] { $n } проектов
}
count-years-running = { $n ->
    [1] первый
    [2] второй
    [3] третий
    [4] четвёртый
    [5] пятый
    [6] шестой
    [7] седьмой
    [8] восьмой
    [9] девятый
    [10] десятый
   *[other] { $n }-й
} год подряд
count-files = { $n ->
    [one] { $n } файл
    [few] { $n } файла
   *[many] { $n } файлов
 }
count-errors = { $n ->
    [one] { $n } ошибка
    [few] { $n } ошибки
   *[many] { $n } ошибок
 }
count-warnings = { $n ->
    [one] { $n } предупреждение
    [few] { $n } предупреждения
   *[many] { $n } предупреждений
 }
