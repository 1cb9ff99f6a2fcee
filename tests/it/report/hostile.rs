//! Texts of files that would be markup, a command or a trick stay text in every format.

use coplan::i18n::Lang;
use coplan::render::page::page;
use coplan::report::audience::Audience;

use super::{FORMATS, SMALL, document, plain, workspace};

/// Every title, name and note of the small desk made hostile.
fn hostile(evil: &str) -> String {
    let mut text = SMALL.to_owned();
    for word in [
        "Legal framework",
        "Agreed",
        "Collect the comments",
        "Send comments on the draft",
        "State Migration Service",
        "Action Plan for 2024",
    ] {
        text = text.replace(word, &format!("{word}{evil}"));
    }
    text
}

#[test]
fn html_has_no_element_of_a_file() {
    let text = hostile("<script>alert(1)</script><img src=x onerror=alert(1)>' onload='x \\\" style=\\\"y </title>");
    for audience in [Audience::Internal, Audience::Partner] {
        let page = document(&workspace(&text), "2024-06-20", Lang::En, audience, FORMATS[2]);
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script") && !page.contains("<img"), "{page}");
        assert_eq!((page.matches("</title>").count(), page.matches('"').count() % 2), (1, 0));
        assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"));
        assert!(
            !page.contains("http://") && !page.contains("https://") && !page.contains("@import") && !page.contains("url("),
            "nothing from elsewhere"
        );
    }
}

#[test]
fn markdown_has_no_link_image_or_html_of_a_file() {
    let text = hostile(" [go](javascript:alert(1)) ![x](http://e.vil/p.png) <b>b</b> `c` *d* | e");
    let page = document(&workspace(&text), "2024-06-20", Lang::En, Audience::Internal, FORMATS[0]);
    assert!(page.contains("\\[go\\](javascript") && page.contains("&lt;b&gt;"));
    assert!(page.replace("\\](", "").matches("](").count() == 0, "{page}");
}

#[test]
fn controls_and_turned_text_are_marks_in_every_format() {
    let text = hostile("\\u001b[31m\\u202Etxt\\u0007\\n# heading\\n\\u200b");
    for format in FORMATS {
        let page = document(&workspace(&text), "2024-06-20", Lang::Ru, Audience::Internal, format);
        assert!(!page.contains(['\u{1b}', '\u{202e}', '\u{7}', '\u{200b}']), "{format:?}");
        assert!(page.contains("^[") || page.contains("^\\["), "{format:?} {page}");
        assert!(!page.contains("\n# heading"), "{format:?}");
    }
}

#[test]
fn a_template_cannot_leave_the_escaping_out() {
    let brief = plain(&workspace(&hostile("<b>")), "2024-06-20", Lang::En, Audience::Internal);
    let one = "progress.plans[0].name";
    for template in [
        format!("{{{{ {one} }}}}"),
        format!("{{% autoescape false %}}{{{{ {one} }}}}{{% endautoescape %}}"),
        format!("{{% set x %}}{{{{ {one} }}}}{{% endset %}}{{{{ x }}}}"),
        format!("{{% macro m(x) %}}{{{{ x }}}}{{% endmacro %}}{{{{ m({one}) }}}}"),
        format!("{{{{ [{one}] | join(\"<i>\") | upper | lower }}}}"),
        format!("{{% filter upper %}}{{{{ {one} }}}}{{% endfilter %}}"),
    ] {
        let text = page(&brief, FORMATS[2], Some(&template)).unwrap();
        assert!(text.to_lowercase().contains("&lt;b&gt;") && !text.contains('<'), "{template}: {text}");
    }
    assert!(page(&brief, FORMATS[2], Some("{{ title | safe }}")).is_err());
}
