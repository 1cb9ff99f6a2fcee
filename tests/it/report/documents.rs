//! The brief and the changes as people get them.

use coplan::i18n::Lang;
use coplan::report::as_of::Moment;
use coplan::report::audience::Audience;
use coplan::report::changes;
use coplan::report::picture::Picture;
use coplan::report::scope::Scope;
use coplan::report::voice::Voice;
use coplan::workspace::Workspace;

use super::{FORMATS, SMALL, document, sample, workspace};

fn shot(name: &str, text: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, { insta::assert_snapshot!(name, text) });
}

fn sentences(workspace: &Workspace, since: &str, lang: Lang) -> String {
    let (scope, today) = (Scope::of(Some("iom")), "2025-12-20".parse().unwrap());
    let moment = Moment::typed(workspace, since, today).unwrap();
    let now = Picture::of(workspace, &scope);
    let found = changes::since(workspace, now.clone(), &moment, today);
    let voice = Voice::of(lang, &now);
    let told = found.changes.iter().map(|change| voice.sentence(change)).chain(found.gaps.iter().map(|gap| voice.gap(gap)));
    told.map(|line| line + "\n").collect()
}

#[test]
fn a_brief_on_a_small_desk_in_three_languages() {
    let small = workspace(SMALL);
    for lang in Lang::ALL {
        shot(&format!("small-{}", lang.code()), &document(&small, "2024-06-20", lang, Audience::Internal, FORMATS[0]));
    }
    shot("small-partner", &document(&small, "2024-06-20", Lang::En, Audience::Partner, FORMATS[1]));
    shot("small-html", &document(&small, "2024-06-20", Lang::Tk, Audience::Partner, FORMATS[2]));
}

#[test]
fn changes_on_a_small_desk_in_three_languages() {
    let told = Lang::ALL.map(|lang| sentences(&workspace(SMALL), "2024-04-02-iom", lang)).join("\n");
    shot("small-changes", &told);
}

#[test]
fn a_brief_on_the_sample() {
    let sample = sample();
    shot("sample-en", &document(&sample, "2024-12-10", Lang::En, Audience::Internal, FORMATS[1]));
    shot("sample-ru", &document(&sample, "2025-12-20", Lang::Ru, Audience::Partner, FORMATS[0]));
    shot("sample-changes", &sentences(&sample, "2024-04-02-iom", Lang::En));
}
