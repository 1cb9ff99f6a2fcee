health-overdue = overdue by { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
health-silent = { $n ->
    [1] not discussed at the last meeting
   *[other] not discussed at the last { $n } meetings
 }
health-due-soon = due in { $n } days at { $progress } %
health-due-soon-unknown = due in { $n } days, progress unknown
health-funding = funding not confirmed
