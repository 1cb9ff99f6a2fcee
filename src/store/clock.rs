//! The only clock of the program: which day it is where the officer sits. It never formats a
//! date and never honours an override; a chosen day is an argument of the report that uses it.

use chrono::{Local, NaiveDate};

/// Today in the local time zone.
#[must_use]
pub fn today() -> NaiveDate {
    Local::now().date_naive()
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
