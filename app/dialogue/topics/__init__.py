"""Topics: which of them words are about, what lists of them offer, and what opening words already answer."""
