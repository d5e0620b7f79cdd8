"""Safety: danger now and its end, a watched or lent phone, the PIN, and what waits for no welcome."""
