//! The only clock of the program: which day it is where the officer sits. It never formats a
//! date and never honours an override; a chosen day is an argument of the report that uses it.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime};
use std::time::SystemTime;

/// Today in the local time zone.
#[must_use]
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The moment that it is, in seconds since 1970.
#[must_use]
pub fn now() -> u64 {
    seconds(SystemTime::now())
}

/// A moment of the system's clock in seconds since 1970; before that 0.
#[must_use]
pub fn seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// A moment of the system's clock in the local time zone.
#[must_use]
pub fn local(time: SystemTime) -> NaiveDateTime {
    DateTime::<Local>::from(time).naive_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_does_not_run_backwards() {
        let first = today();
        assert!(first <= today());
    }
}
