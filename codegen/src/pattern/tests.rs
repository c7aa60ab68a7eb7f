//! What each form of ECMA-262 means.
