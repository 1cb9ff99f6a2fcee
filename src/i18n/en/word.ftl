word-status-proposed = proposed
word-status-planned = planned
word-status-ongoing = ongoing
word-status-finalising = finalising
word-status-done = done
word-status-suspended = suspended
word-status-cancelled = cancelled
word-status-carried-over = carried over
