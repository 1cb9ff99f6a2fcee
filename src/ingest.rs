//! Foreign text becomes a proposal: plain data from which edits follow for what the user accepts.
//! Nothing is applied here, and nothing is asked of disk, clock or network.

pub mod readout;
