"""SHELL: Twilio, the phone simulator and the terminal."""
