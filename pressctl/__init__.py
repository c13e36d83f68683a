"""pressctl: statements, news and briefings in Arabic, English and French, as pages that can be trusted."""
