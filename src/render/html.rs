//! Text for HTML, inside of elements and of attributes in quotes.

/// The text with the five characters that HTML would take for its own as references.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A link that may be followed: http, https or mailto; nothing for any other, whatever its case or spaces.
pub fn link(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    if known && !text.chars().any(|c| c.is_whitespace() || c.is_control()) { text } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escaped("<a href='x' title=\"y\">&"), "&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;");
    }

    #[test]
    fn only_known_links_are_followed() {
        for (text, followed) in [
            ("https://iom.int/x?a=b", true),
            ("MAILTO:a@b.c", true),
            ("javascript:alert(1)", false),
            (" https://x", false),
            ("java\nscript:x", false),
            ("data:text/html,x", false),
            ("//evil", false),
        ] {
            assert_eq!(!link(text).is_empty(), followed, "{text}");
        }
    }
}
