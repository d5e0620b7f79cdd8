"""What people sent: photos drawn anew, voice notes played in the page, everything else named and never opened here."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from app.clinic.draft_items import Version, item_path
from app.clinic.drafts import Draft
from app.clinic.guards import RowNumber
from app.clinic.pages import go, show
from app.clinic.ranges import ranged
from app.clinic.review_desk import Worker, names_of, review_of
from app.errors import BadInput
from app.services.access.staff import Staff
from app.services.review_case import NoSuchItem, Outdated, open_draft
from app.services.sent_files import (
    MOST_WORDS,
    NoSuchFile,
    NotShown,
    OtherLanguage,
    Use,
    attach,
    call_done,
    open_file,
    read_files,
    transcribe,
    use_transcript,
)
from app.services.sniffing import OTHER

TAKEN: dict[str, str] = {
    "audio/ogg": "ogg", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/aac": "aac", "audio/wav": "wav",
    "audio/webm": "weba", "audio/amr": "amr", "audio/amr-wb": "awb", "audio/3gpp": "3gp", "video/mp4": "mp4",
    "video/3gpp": "3gp", "video/webm": "webm", "video/ogg": "ogv", "application/pdf": "pdf", "image/tiff": "tif",
    "image/bmp": "bmp", "image/heic": "heic",
}  # fmt: skip
"""Kinds that are handed over as they came, to be kept as a file, and the ending of its name. Pictures that a page shows
are not: what hides in them would go along. What is not known is not handed over at all."""

LANGUAGES = ("es", "en", "pt", "fr", "ht", "mam", "quc", "kek")
"""Languages in which people send voice notes; the tags of ISO 639."""

At = Annotated[str, Form(max_length=60)]


def router() -> APIRouter:
    """`/drafts/{case_code}/files` and below."""
    made = APIRouter()
    _shown(made)
    _bytes(made)
    _done(made)
    return made


def files_path(code: str, file_id: int | None = None) -> str:
    """The page of what was sent, or of one file."""
    return f"/clinic/drafts/{code}/files" + (f"/{file_id}" if file_id else "")


def _show_file(
    request: Request, staff: Staff, code: str, file_id: int, *, status: int = 200, **more: Any
) -> HTMLResponse:
    desk = review_of(request)
    files = read_files(desk.tools, staff, code)
    shown, wrong_picture = files.file(file_id), ""
    nature = shown.file.nature
    if nature is not None and nature.is_shown:
        try:
            desk.photo(open_file(desk.tools, staff, code, file_id)[1])
        except NotShown as error:
            wrong_picture = error.why
    values = {
        "code": code,
        "shown": shown,
        "view": open_draft(desk.tools, staff, code, staff.language) if files.has_draft else None,
        "names": names_of(request, staff),
        "wrong_picture": wrong_picture,
        "can_take": nature is not None and nature.media_type in TAKEN,
        "languages": LANGUAGES,
        "most": MOST_WORDS,
        "at": files.suggested.get(file_id, ""),
        "words": "",
        "spoken": files.card.language or "es",
        "wrong": "",
    }
    return show(request, "file.html", status=status, **(values | more))


def _shown(made: APIRouter) -> None:
    @made.get("/drafts/{case_code}/files")
    def listed(request: Request, staff: Worker, card: Draft) -> HTMLResponse:
        """Everything that was sent, the newest first."""
        files = read_files(review_of(request).tools, staff, card.code)
        return show(request, "files.html", code=card.code, files=files)

    @made.get("/drafts/{case_code}/files/{file_id}")
    def one(request: Request, staff: Worker, card: Draft, file_id: RowNumber) -> HTMLResponse:
        """One file: shown or played, laid beside an item, written down."""
        return _show_file(request, staff, card.code, file_id)


def _bytes(made: APIRouter) -> None:
    @made.get("/drafts/{case_code}/files/{file_id}/photo.jpg")
    def photo(request: Request, staff: Worker, card: Draft, file_id: RowNumber) -> Response:
        """A picture drawn anew; 422 for one that cannot be."""
        desk = review_of(request)
        nature, content = open_file(desk.tools, staff, card.code, file_id)
        if not nature.is_shown:
            raise NoSuchFile("this is no picture that is shown")
        return Response(desk.photo(content), media_type="image/jpeg", headers={"Cache-Control": "no-store"})

    @made.get("/drafts/{case_code}/files/{file_id}/sound")
    def sound(request: Request, staff: Worker, card: Draft, file_id: RowNumber) -> Response:
        """A voice note, whole or the part that a player asks for."""
        nature, content = open_file(review_of(request).tools, staff, card.code, file_id)
        if not nature.is_played:
            raise NoSuchFile("this is no sound that is played")
        return ranged(request, content, nature.media_type)

    @made.post("/drafts/{case_code}/files/{file_id}/take")
    def take(request: Request, staff: Worker, card: Draft, file_id: RowNumber) -> Response:
        """The file as it came, to be kept and never opened by the browser."""
        nature, content = open_file(review_of(request).tools, staff, card.code, file_id, deed="took_file")
        ending = TAKEN.get(nature.media_type)
        if ending is None:
            raise NoSuchFile("a file of this kind is not handed over")
        name = f"orienta-{card.code}-{file_id}.{ending}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(content, media_type=OTHER, headers=headers)


def _done(made: APIRouter) -> None:
    @made.post("/drafts/{case_code}/files/{file_id}/attach")
    def lay(
        request: Request,
        staff: Worker,
        card: Draft,
        file_id: RowNumber,
        at: At,
        undo: Annotated[str, Form(max_length=1)] = "",
    ) -> Response:
        """Lay the file beside an item, or take it from there."""
        try:
            attach(review_of(request).tools, staff, card.code, file_id, at.strip(), is_there=not undo)
        except NoSuchItem:
            return _show_file(request, staff, card.code, file_id, status=422, at=at, wrong="item")
        return go(request, files_path(card.code, file_id), "file_detached" if undo else "file_attached")

    @made.post("/drafts/{case_code}/files/{file_id}/transcribe")
    def write_down(
        request: Request,
        staff: Worker,
        card: Draft,
        file_id: RowNumber,
        at: At,
        words: Annotated[str, Form(max_length=2 * MOST_WORDS)] = "",
        language: Annotated[str, Form(max_length=3)] = "es",
    ) -> Response:
        """Keep the words that were heard or read, as a proposal for an item."""
        typed: dict[str, Any] = {"at": at, "words": words, "spoken": language}
        try:
            transcribe(review_of(request).tools, staff, card.code, file_id, at.strip(), words, language)
        except NoSuchFile:
            raise
        except NoSuchItem:
            return _show_file(request, staff, card.code, file_id, status=422, wrong="item", **typed)
        except BadInput:
            return _show_file(request, staff, card.code, file_id, status=422, wrong="words", **typed)
        return go(request, item_path(card.code, at.strip()) + "#sent", "transcribed")

    @made.post("/drafts/{case_code}/files/{file_id}/done")
    def done(request: Request, staff: Worker, card: Draft, file_id: RowNumber) -> Response:
        """Nothing of it belongs into the form."""
        call_done(review_of(request).tools, staff, card.code, file_id)
        return go(request, files_path(card.code), "file_looked")

    @made.post("/drafts/{case_code}/transcript")
    def settle(
        request: Request,
        staff: Worker,
        card: Draft,
        at: At,
        number: Annotated[int, Form(ge=1, le=10**9)],
        version: Version,
        use: Annotated[Use, Form()],
    ) -> Response:
        """What became of words that were written down."""
        here = item_path(card.code, at)
        try:
            use_transcript(review_of(request).tools, staff, card.code, number, version, use)
        except (NoSuchItem, Outdated):
            return go(request, here, "outdated")
        except OtherLanguage:
            return go(request, here, "other_language")
        return go(request, here, {"add": "words_added", "taken": "proposal", "left": "proposal"}[use])
