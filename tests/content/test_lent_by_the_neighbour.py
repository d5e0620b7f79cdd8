"""A whole talk by SMS on a neighbour's phone: consent, PIN and hearing told at once, and all asked at the end."""

from __future__ import annotations

from tests.support.released import new_player
from tests.support.talks import asks, contexts, shown

PAPER = (
    "2710 el papel dice corte de el paso 0830 3 de febrero 2027 y q este en el puente paso del norte a las 0430 "
    "el mismo dia"
)


def test_a_hearing_kept_from_a_lent_phone() -> None:
    """Nothing is asked twice, nothing is sent, and each question is answered where it stands."""
    player = new_player("sms")
    contexts(
        player,
        "buenas chamo me dijeron q aqui ayudan con lo de la cita de la corte este telefono es prestado de una vecina",
        "español pues",
        "ay no se y eso le llega a la policia o a migracion? y cuanto me cobra este telefono cuantos mensajes son "
        "xq no es mio",
    )
    assert asks(player) == "welcome/agree"
    said = contexts(
        player,
        "bueno acepto pero no me manden nada a este numero despues xq la vecina no quiero q vea, yo lo q quiero es "
        "guardar mi fecha",
    )
    assert "engine/nothing_sent_now" in said
    assert asks(player) == "welcome/emergency_sharing"
    contexts(
        player,
        "no q me van a llamar a este numero no chamo y mi hijo tiene 4 años tengo q llevarlo a la corte?",
    )
    assert player.conversation.answers["welcome/emergency_sharing"].value == "no"
    assert asks(player) == "welcome/wants_pin"
    assert "term/pin" in contexts(
        player, "q es eso del pin es como una clave? ponle q si pero apurate xq la vecina me lo pide ya"
    )
    assert "welcome/pin_kept/say" in contexts(player, "si dale 2710")
    assert player.scene.pin == "2710"
    contexts(player, PAPER)
    assert asks(player) == "hearing_date/right"
    for piece in ("3 de febrero de 2027, 8:30", "3 de febrero de 2027, 4:30", "Paso del Norte"):
        assert piece in shown(player)
    assert "aprox" not in shown(player)
    said = contexts(player, "si asi mismo pero y si llego tarde o no puedo llegar q me pasa me deportan?")
    assert {"hearing_date/kept_new/say", "late/now/say"} <= set(said)
    assert "officers/where/say" in contexts(
        player,
        "en juarez y otra cosa la semana pasada los municipales me quitaron los reales q tenia puedo denunciar "
        "eso y donde",
    )
    assert player.conversation.answers["hearing_date/stay"].value == "juarez"
    contexts(player, "no se yo vivo por anapra como una hora sera en ruta pero a esa hora no hay ruta")
    assert player.conversation.answers["hearing_date/travel"].value == "m60"
    contexts(player, "dice master creo y como hago a las 3 de la mañana si no hay ruta y con el niño, es peligroso")
    assert player.conversation.answers["hearing_date/kind"].value == "master"
    assert "way_in_dark/before/say" in contexts(
        player, "ninguno ya te dije y no me contestaste como llego al puente a esa hora sin ruta y con el niño"
    )
    if asks(player) == "hearing_reminders/remind":
        contexts(player, "ninguno")
    assert {"date_kept/is_kept/say", "sent_unasked/nothing/say", "pin_kept/is_kept/say"} <= set(
        contexts(
            player,
            "otro dia ya tengo q devolver el telefono dime si mi fecha quedo guardada y q no van a mandar nada aqui "
            "verdad y la clave q puse quedo",
        )
    )
    assert "engine/nothing_sent" in contexts(player, "seguro q no me van a mandar ningun mensaje a este numero?")
    said = contexts(player, "ok y la clave? como hago si despues escribo de otro telefono y q la vecina no vea esto")
    assert {"pin_kept/is_kept/say", "other_phone/how/say", "clear_phone/how/say"} <= set(said)
    assert "WhatsApp" not in shown(player)
    assert "pin_kept/is_kept/say" in contexts(
        player, "no, ya borro. pero dime si quedo la clave 2710 pues xq nunca me dijo"
    )
    assert "2710" not in shown(player)
    contexts(player, "gracias chamo ya devuelvo el telefono chao")
    assert player.conversation.is_paused
