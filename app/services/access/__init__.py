"""Who may enter the clinic, how they prove it, what they may see: people, sessions, limits, the access log."""
