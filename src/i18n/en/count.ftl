count-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
count-meetings = { $n ->
    [one] { $n } meeting
   *[other] { $n } meetings
}
count-projects = { $n ->
    [one] { $n } project
   *[other] { $n } projects
}
count-years-running = { $n ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
    [10] tenth
   *[other] { $n }th
} year running
count-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
 }
count-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
 }
count-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
 }
