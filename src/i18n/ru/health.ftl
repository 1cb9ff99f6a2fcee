health-overdue = просрочен на { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
 }
health-silent = { $n ->
    [1] не обсуждался на последней встрече
   *[other] не обсуждался на последних встречах: { $n }
 }
health-due-soon = до срока { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
 }, выполнено { $progress } %
health-due-soon-unknown = до срока { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
 }, выполнение неизвестно
health-funding = финансирование не подтверждено
