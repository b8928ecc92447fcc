"""Which column of a table means what: known layouts, headings in usual words, own mappings."""
