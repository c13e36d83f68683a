"""One file, one rule, one function."""
