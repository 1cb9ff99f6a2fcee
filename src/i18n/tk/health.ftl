health-overdue = möhletinden { $n } gün geçdi
health-silent = { $n ->
    [1] soňky duşuşykda ara alnyp maslahatlaşylmady
   *[other] soňky { $n } duşuşykda ara alnyp maslahatlaşylmady
 }
health-due-soon = möhletine { $n } gün galdy, { $progress } % ýerine ýetirildi
health-due-soon-unknown = möhletine { $n } gün galdy, ýerine ýetirilişi belli däl
health-funding = maliýeleşdirme tassyklanmady
