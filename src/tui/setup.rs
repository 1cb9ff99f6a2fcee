//! How the terminal face is set up for this user and this terminal: colours and keys. It is decided
//! before the first frame and read by all screens.

use super::keys::map::KeyMap;
use super::theme::Theme;

#[derive(Debug, Clone)]
pub struct Setup {
    pub theme: Theme,
    pub keys: KeyMap,
}

impl Default for Setup {
    fn default() -> Setup {
        Setup { theme: Theme::colored(), keys: KeyMap::default() }
    }
}
