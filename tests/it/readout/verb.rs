//! `coplan import readout`, from a file or a pipe: what it shows, what it writes, what it refuses.
