fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().map(Into::into);
    let today = std::env::var("COPLAN_TODAY").ok().and_then(|t| t.parse().ok()).unwrap_or_else(coplan::store::clock::today);
    if let Err(e) = coplan::tui::open(coplan::tui::Options { path, read_only: false, today }) {
        eprintln!("{e}");
    }
}
