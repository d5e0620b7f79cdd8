"""An agreement with a wish in one sentence and a hearing in the next: each is kept, and none cuts the other short."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import asks, contexts, shown


@pytest.mark.parametrize(
    ("language", "wish", "told"),
    [
        ("english", "i agree but dont call me, write only.", "court na 14 december 2026 8:30, bridge 5 am"),
        ("english", "yes i agree. no calls please!", "my court is 14 december 2026 8.30 am in brownsville"),
        ("español", "acepto pero no me llamen, solo escriban.", "mi corte es 12 de enero 8:30 en brownsville"),
        ("español", "si acepto. q no me llamen.", "tengo un papel q dice 14 de enero 8:30 me lo apuntan"),
    ],
)
def test_the_agreement_its_wish_and_the_hearing_are_all_kept(language: str, wish: str, told: str) -> None:
    """The wish is said back whole, and the hearing waits for the end of the welcome."""
    player = new_player()
    said = contexts(player, "hola", language, f"{wish} {told}")
    assert {"engine/noted", "engine/wish_kept", "engine/told_waits"} <= set(said)
    assert asks(player) == "welcome/unasked"
    assert wish.rstrip(".!") in shown(player)
    assert told[:12] not in shown(player)
    assert contexts(player, "1", "no", "no")[-1] == "engine/offer"
    assert told[:20] in shown(player)


@pytest.mark.parametrize(
    ("language", "yes"),
    [
        ("english", "write am down i beg my hearing"),
        ("english", "keep it please"),
        ("english", "take it down for me"),
        ("español", "apuntela mijo por favor"),
        ("español", "si guardela"),
    ],
)
def test_the_wish_that_it_be_written_down_is_a_yes_to_the_offer(language: str, yes: str) -> None:
    """The notebook opens with what was told."""
    player = new_player()
    contexts(player, "hola", language, "1", "14 december 2026 8:30 am my court" if language == "english" else
             "mi corte es el 14 de diciembre a las 8:30 de la mañana", "1", "no", "no")  # fmt: skip
    assert player.said[-1].context == "engine/offer"
    contexts(player, yes)
    assert asks(player).startswith("hearing_date/")


@pytest.mark.parametrize("no", ["no la guarde", "dont write it", "not yet"])
def test_what_denies_it_is_no_yes(no: str) -> None:
    """Nothing is opened that was not wanted."""
    player = new_player()
    contexts(player, "hola", "español", "1", "mi corte es el 14 de diciembre a las 8:30 de la mañana", "1", "no", "no")
    contexts(player, no)
    assert not asks(player).startswith("hearing_date/")


TOLD = ("hola", "español", "acepto mi corte es el 3 de febrero de 2027 a las 8:30 en El Paso", "1", "no", "no")


@pytest.mark.parametrize(
    ("yes", "said"),
    [
        ("si apuntalo y q el niño si sale en el papel entonces va", "hearing_date/right/choose"),
        ("si apuntelo. y si llego tarde que pasa", "late/now/say"),
        ("si, pero es en calexico", "engine/told_so_far"),
        ("apuntelo porfa", "hearing_date/right/choose"),
    ],
)
def test_a_yes_to_the_offer_with_more_behind_it_counts(yes: str, said: str) -> None:
    """The notebook opens, and what is asked beside the yes is answered."""
    player = new_player("sms")
    contexts(player, *TOLD)
    assert said in contexts(player, yes)
    assert asks(player).startswith("hearing_date/")


def test_the_offer_is_taken_up_later_by_its_own_word() -> None:
    """ "Apúntelo" after another answer opens the notebook; with nothing told it does not."""
    player = new_player("sms")
    contexts(player, *TOLD, "que es el mpp", "apuntelo")
    assert asks(player) == "hearing_date/right"
    player = new_player("sms")
    contexts(player, "hola", "español", "acepto", "1", "no", "no", "que es el mpp", "apuntelo")
    assert asks(player) != "hearing_date/right"
