"""Practising in production: a real volunteer, somebody invented, every page marked, nothing sent, begun again."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from sqlalchemy import func, select

from app.storage.outbox_tables import outbox
from tests.support.clinic import Clinic


def test_a_new_volunteer_practises_in_production(tmp_path: Path) -> None:
    """Without the practice door: begin, ask, take the answer, begin again; a reviewer finds none of it."""
    clinic = Clinic(tmp_path, mode="production")
    vera = clinic.browser(clinic.member("volunteer"))
    luz = clinic.browser(clinic.member("reviewer"))
    assert vera.get("/practice").status_code == 404
    assert 'action="/clinic/training/begin"' in vera.get("/training").text
    begun = vera.post("/training/begin")
    here = begun.headers["Location"].removeprefix("/clinic")
    code = here.rpartition("/")[2]
    for path in (here, f"{here}/item?at=A.I.5", f"{here}/approval", f"{here}/translation", f"{here}/checklist"):
        page = vera.get(path).text
        assert 'class="practice exercise"' in page, path
        assert luz.get(path).status_code == 404, path
    assert 'class="practice exercise"' not in vera.get("/drafts").text
    assert code not in vera.get("/drafts").text + luz.get("/drafts").text
    assert "/hand-over" not in vera.get(here).text
    question = {"at": "A.II.child.total", "question": "¿Cuántos hijos tiene?"}
    assert "/ask/send" in vera.post(f"{here}/ask", question).text
    assert vera.post(f"{here}/ask/send", question).status_code == 303
    assert "Esta respuesta es inventada" in unescape(vera.get(f"{here}/item?at=A.II.child.total").text)
    draft = vera.post(f"{here}/draft/packet")
    assert draft.content.startswith(b"%PDF-")
    for path in ("/approve", "/export/form"):
        assert luz.post(f"{here}{path}", {"revisions": 33}).status_code == 404
    assert vera.post(f"{here}/hand-over", {"note": "x"}).status_code == 404
    again = vera.post("/training/begin").headers["Location"].removeprefix("/clinic")
    assert again != here
    assert vera.get(here).status_code == 404
    assert "inventada" not in re.sub(r"<option.*?</option>", "", vera.get(f"{again}/item?at=A.II.child.total").text)
    with clinic.orienta.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(outbox)).scalar_one() == 0
    clinic.close()
