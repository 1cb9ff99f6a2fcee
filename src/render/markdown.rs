//! Text for Markdown, with the tables and links that GitHub adds: what would be markup is shown as it
//! is.

/// The text with its markup made harmless. HTML stays text too.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let listed = text.find(|c: char| !c.is_ascii_digit()).filter(|at| *at > 0).filter(|at| text.get(*at..).is_some_and(opens_list));
    for (at, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => out.extend(['\\', c]),
            '-' | '+' | '=' if at == 0 => out.extend(['\\', c]),
            '.' | ')' if listed == Some(at) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// Whether a number before this would begin a list.
fn opens_list(rest: &str) -> bool {
    rest.starts_with(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_shown_as_it_is() {
        for (text, shown) in [
            ("plain IOM-2024-05, 60 %", "plain IOM-2024-05, 60 %"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
            ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
            ("# a *b* `c`", "\\# a \\*b\\* \\`c\\`"),
            ("- item", "\\- item"),
            ("1. item", "1\\. item"),
            ("2024-04-02", "2024-04-02"),
            ("a|b ~~c~~", "a\\|b \\~\\~c\\~\\~"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }
}
