"""The phone in a browser: its page, the line to the stand-in on loopback, and the traces that authors look at."""
