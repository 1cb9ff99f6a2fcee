use coplan::domain::field::Kind;
use coplan::session::{Mode, Session};
fn main() {
    let t = std::time::Instant::now();
    let s = Session::open(std::path::Path::new(&std::env::args().nth(1).unwrap()), Mode::ReadWrite).unwrap();
    println!("{:?}", t.elapsed());
    for k in Kind::ALL {
        println!("{} {}", k.plural(), s.workspace.count(k));
    }
    let t = std::time::Instant::now();
    let p = s.problems();
    println!("check {:?} {}", t.elapsed(), p.len());
    for p in p.iter().take(20) {
        println!("{}:{}:{} {} {} {} | {}", p.file, p.line, p.column, p.severity, p.code, p.message, p.help);
    }
    let h: usize = s.workspace.documents().iter().map(|d| d.heap_size()).sum();
    println!("heap {}", h / s.workspace.count(Kind::Project).max(1));
    let today = chrono::NaiveDate::from_ymd_opt(2024, 10, 1).unwrap();
    let all: Vec<_> = s.workspace.all(Kind::Project).collect();
    for f in ["l", "le", "leg", "lega", "legal", "overdue", "status:ongoing lead:mfa", "silent", "zzzz"] {
        let t = std::time::Instant::now();
        let n = s.workspace.filtered(&all, &coplan::domain::filter::Filter::parse(f), today).len();
        println!("{f}: {n} {:?}", t.elapsed());
    }
}
