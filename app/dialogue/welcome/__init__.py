"""The welcome: language, messages, PIN and permission, what is told before them, and what is put right after."""
