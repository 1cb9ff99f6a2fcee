//! The language of what verbs say: that of --lang, of the variable, of the locale; machines always read English.

use super::Desk;

#[test]
fn the_switch_the_variable_and_the_locale_choose_in_this_order() {
    let desk = Desk::new();
    for (variables, arguments, says) in [
        (&[("LANG", "C")][..], &["show", "nobody"][..], "error: nothing has the id"),
        (&[("LANG", "ru_RU.UTF-8")], &["show", "nobody"], "ошибка: нет ничего с обозначением"),
        (&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "C")], &["show", "nobody"], "error:"),
        (&[("LANG", "ru_RU.UTF-8"), ("COPLAN_LANG", "tk")], &["show", "nobody"], "ýalňyşlyk:"),
        (&[("COPLAN_LANG", "tk")], &["show", "nobody", "--lang", "en"], "error:"),
        (&[("LANG", "ru_RU.UTF-8")], &["list", "--wrong"], "здесь нет параметра --wrong"),
        (&[("LANG", "ru_RU.UTF-8")], &["wrong"], "нет ни файла, ни папки wrong"),
    ] {
        let said = desk.run_with(arguments, variables);
        assert!(said.err.contains(says), "{variables:?} {arguments:?}: {}", said.err);
    }
}

#[test]
fn machines_read_english_whatever_the_language() {
    let desk = Desk::new();
    let russian = [("COPLAN_LANG", "ru")];
    for arguments in [
        &["list", "--json"][..],
        &["list", "--csv"],
        &["check", "--json"],
        &["changes", "--json", "--since", "2024-01-01"],
        &["export", "json"],
    ] {
        assert_eq!(desk.run_with(arguments, &russian).out, desk.run_with(arguments, &[]).out, "{arguments:?}");
    }
}
