count-days = { $n ->
    [one] { $n } gün
   *[other] { $n } gün
}
count-meetings = { $n ->
    [one] { $n } duşuşyk
   *[other] { $n } duşuşyk
}
count-projects = { $n ->
    [one] { $n } taslama
   *[other] { $n } taslama
}
count-years-running = yzygiderli { $n } ýyl
count-files = { $n } faýl
count-errors = { $n } ýalňyşlyk
count-warnings = { $n } duýduryş
