"""How well people are understood, in Markdown: figures and confusion tables of every labelled set that is here.

.venv/bin/python -m bench.understanding
"""

from __future__ import annotations

from tests.support import understanding


def main() -> None:
    """Print each split's utterances and replies."""
    for split in understanding.splits():
        utterances, replies = understanding.rows("utterances", split), understanding.rows("replies", split)
        print(understanding.markdown(f"Utterances, {split}", understanding.of_utterances(utterances), len(utterances)))
        print()
        if replies:
            print(understanding.markdown(f"Replies, {split}", understanding.of_replies(replies), len(replies)))
            print()


if __name__ == "__main__":
    main()
