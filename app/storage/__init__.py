"""SHELL: tables, migrations, repositories, sealing and content loading."""
