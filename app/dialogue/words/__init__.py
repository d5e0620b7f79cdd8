"""Pure: it looks at words, for what no reader of values knows, and decides nothing."""
