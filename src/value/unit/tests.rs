//! Units built in, declared, and composed.
