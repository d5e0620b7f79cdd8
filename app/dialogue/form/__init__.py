"""The form by chat: what one reply says for several questions, names, stories, changes, what is left for later."""
