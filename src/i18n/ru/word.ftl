word-status-proposed = предложен
word-status-planned = запланирован
word-status-ongoing = выполняется
word-status-finalising = завершается
word-status-done = выполнен
word-status-suspended = приостановлен
word-status-cancelled = отменён
word-status-carried-over = перенесён в следующий план
