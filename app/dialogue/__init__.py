"""PURE: how a conversation moves. Flows in, one reply in, a Turn out; no web, database, provider or clock."""
