word-status-proposed = teklip edildi
word-status-planned = meýilleşdirildi
word-status-ongoing = ýerine ýetirilýär
word-status-finalising = tamamlanýar
word-status-done = ýerine ýetirildi
word-status-suspended = togtadyldy
word-status-cancelled = ýatyryldy
word-status-carried-over = indiki meýilnama geçirildi
