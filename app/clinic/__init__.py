"""SHELL: pages a person opens in a browser."""
