"""Who may enter the clinic, how they prove it, and what they may see there: people, sessions, limits, the access log."""
