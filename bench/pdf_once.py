"""One fill by ours in a fresh process: `python -m bench.pdf_once FOLDER`, with `bench.pdf` preparing the folder.

Prints the milliseconds from the first line of this program, imports included, until the filled form is there, and those
of loading the stored template and filling alone. Imports nothing that filling does not.
"""

import time

BEGUN = time.perf_counter()


def main(folder: str) -> None:
    """Load, fill, and say what it took."""
    import json

    from app.i589.filled import CheckBox, FilledForm, TextBox
    from app.pdf.filler import fill
    from app.pdf.template import load
    from app.services.papers import DraftMark

    with open(f"{folder}/filled.json", encoding="utf-8") as file:
        plain = json.load(file)
    texts = tuple(TextBox(name, text, size, tuple(lines)) for name, text, size, lines in plain["texts"])
    filled = FilledForm(plain["edition"], texts, tuple(CheckBox(*check) for check in plain["checks"]))
    mark = DraftMark(plain["mark"])
    start = time.perf_counter()
    with open(f"{folder}/template.json", "rb") as description, open(f"{folder}/template.pdf", "rb") as pdf:
        template = load(description.read(), pdf.read())
    made = fill(template, filled, mark).pdf
    end = time.perf_counter()
    print(json.dumps({"first_ms": (end - BEGUN) * 1000, "fill_ms": (end - start) * 1000, "bytes": len(made)}))


if __name__ == "__main__":
    import sys

    main(sys.argv[1])
