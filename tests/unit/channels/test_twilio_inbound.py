"""From Twilio's form to our message: SMS and WhatsApp, the odd and the hostile."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.channels.twilio_form import MAX_FIELDS, Refused, parse_form
from app.channels.twilio_inbound import read_inbound
from app.services.messages import Inbound, MediaRef

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
SID = "SM" + "a" * 32
SMS = {"MessageSid": SID, "From": "+13105550101", "To": "+13105550199", "Body": "hola", "NumMedia": "0"}
WHATSAPP = {"MessageSid": SID, "From": "whatsapp:+5215512345678", "To": "whatsapp:+13105550199", "Body": "hola"}


def read(form: dict[str, str], **more: str) -> Inbound:
    """The message of a form that must be readable."""
    inbound = read_inbound(list((form | more).items()), now=NOW)
    assert isinstance(inbound, Inbound)
    return inbound


def test_sms() -> None:
    """A text message: number, our number, words, time."""
    inbound = read(SMS)
    assert (inbound.address.channel, inbound.address.key, inbound.address.reply_to, inbound.address.number) == (
        "sms",
        "+13105550101",
        "+13105550101",
        "+13105550101",
    )
    assert (inbound.sid, inbound.sender, inbound.body, inbound.received_at) == (SID, "+13105550199", "hola", NOW)


@pytest.mark.parametrize(
    ("sender", "user_id", "key", "reply_to", "number"),
    [
        pytest.param("+5215512345678", "", "+525512345678", "+5215512345678", "+525512345678", id="old Mexican 1"),
        pytest.param("+525512345678", "", "+525512345678", "+525512345678", "+525512345678", id="new Mexican form"),
        pytest.param(
            "+5215512345678", "MX.1Ab2", "MX.1Ab2", "+5215512345678", "+525512345678", id="user id beside a number"
        ),
        pytest.param("MX.1Ab2", "MX.1Ab2", "MX.1Ab2", "MX.1Ab2", None, id="user name without a number"),
        pytest.param("MX.1Ab2", "whatsapp:MX.1Ab2", "MX.1Ab2", "MX.1Ab2", None, id="user id with prefix"),
        pytest.param("MX.ENT.9z", "", "MX.ENT.9z", "MX.ENT.9z", None, id="parent user id alone"),
        pytest.param(
            "+573001234567", "not an id!", "+573001234567", "+573001234567", "+573001234567", id="malformed user id"
        ),
    ],
)
def test_whatsapp_identity(sender: str, user_id: str, key: str, reply_to: str, number: str | None) -> None:
    """The stable key is the user id where there is one, else the canonical number; replies go to the form received."""
    address = read(WHATSAPP, From=f"whatsapp:{sender}", ExternalUserId=user_id).address
    assert (address.channel, address.key, address.reply_to, address.number) == ("whatsapp", key, reply_to, number)


def test_user_id_stands_for_a_missing_sender() -> None:
    """A form with a user id and no From is still a message from that user."""
    form = {k: v for k, v in WHATSAPP.items() if k != "From"} | {"ExternalUserId": "CO.77"}
    assert read(form).address.reply_to == "CO.77"


def test_short_code_is_its_own_key() -> None:
    """A short code is not read as a number."""
    address = read(SMS, From="22000").address
    assert (address.key, address.number) == ("22000", None)


@pytest.mark.parametrize(
    ("fields", "payload"),
    [
        pytest.param({"ButtonPayload": "menu:2", "ButtonText": "Sí"}, "menu:2", id="quick reply"),
        pytest.param({"ListId": "topic:mpp", "ListTitle": "MPP"}, "topic:mpp", id="list row"),
        pytest.param({"ButtonPayload": "", "ListId": ""}, None, id="both blank"),
        pytest.param({}, None, id="neither"),
    ],
)
def test_payload(fields: dict[str, str], payload: str | None) -> None:
    """A tap carries its hidden id; its visible words stay in `extra`."""
    inbound = read(WHATSAPP, **fields)
    assert inbound.payload == payload
    assert inbound.extra.get("ButtonText") == fields.get("ButtonText")


def test_voice_note() -> None:
    """A voice note has no words and one file."""
    inbound = read(WHATSAPP, Body="", NumMedia="1", MediaUrl0="https://api.twilio.com/x", MediaContentType0="Audio/OGG")
    assert (inbound.body, inbound.media) == ("", (MediaRef("https://api.twilio.com/x", "audio/ogg"),))


def test_media_in_the_order_of_their_numbers() -> None:
    """Files keep Twilio's order, past nine too; a link without a type gets the plain one, a type alone is no file."""
    many = {f"MediaUrl{n}": f"https://m.example/{n}" for n in reversed(range(12))}
    inbound = read(SMS, NumMedia="12", MediaContentType99="image/png", **many)
    assert [ref.url for ref in inbound.media] == [f"https://m.example/{n}" for n in range(12)]
    assert inbound.media[0].content_type == "application/octet-stream"


def test_sticker() -> None:
    """A sticker is a file like any other."""
    inbound = read(WHATSAPP, Body="", MediaUrl0="https://api.twilio.com/s", MediaContentType0="image/webp")
    assert inbound.media[0].content_type == "image/webp"


def test_location_leaves_no_position() -> None:
    """A shared location is remembered as such; no field of the message holds where it was."""
    place = {"Latitude": "19.4326", "Longitude": "-99.1332", "Address": "Calle Falsa 1", "Label": "Albergue"}
    inbound = read(WHATSAPP, **place, ChannelMetadata='{"lat":19.4326}')
    assert inbound.has_location
    assert not any(value in repr(inbound) for value in place.values())


@pytest.mark.parametrize(
    ("given_type", "expected"), [("STOP", "STOP"), ("help", "HELP"), ("START", "START"), ("other", None), ("", None)]
)
def test_opt_out_type(given_type: str, expected: str | None) -> None:
    """What Twilio has answered itself is known by one of three words."""
    assert read(SMS, OptOutType=given_type).opt_out_type == expected


def test_unknown_fields_are_kept_and_known_ones_not_twice() -> None:
    """A field Twilio adds tomorrow is in `extra` by its name; what has a place of its own is not."""
    inbound = read(WHATSAPP, ProfileName="Persona", NewThing="1", OriginalRepliedMessageSid="SM9", WaId="5215512345678")
    assert inbound.extra == {"NewThing": "1", "WaId": "5215512345678"}
    assert (inbound.profile_name, inbound.quoted_sid) == ("Persona", "SM9")


def test_endless_profile_name_is_cut_for_show_and_kept_whole() -> None:
    """A name of a thousand characters does not fill a screen, and is not lost."""
    inbound = read(WHATSAPP, ProfileName="n" * 1000)
    assert (len(inbound.profile_name or ""), inbound.extra["ProfileName"]) == (256, "n" * 1000)


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("  \n ", "  \n ", id="blanks"),
        pytest.param("a\x00b", "ab", id="NUL"),
        pytest.param("\u202eabc\u200f", "\u202eabc\u200f", id="right-to-left marks"),
        pytest.param("🥺" * 1600, "🥺" * 1600, id="1,600 emoji"),
        pytest.param("x\ud800y", "x?y", id="lone surrogate"),
        pytest.param("ñ" * 50_000, "ñ" * 50_000, id="far over the limit"),
    ],
)
def test_words_are_kept(body: str, kept: str) -> None:
    """A person's words stay as they are, save for what neither UTF-8 nor a database can hold."""
    assert read(WHATSAPP, Body=body).body == kept


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"MessageSid": ""}, "no_sid", id="blank sid"),
        pytest.param({"MessageSid": "SM 1/../2"}, "no_sid", id="sid with a path"),
        pytest.param({"MessageSid": "S" * 65}, "no_sid", id="endless sid"),
        pytest.param({"From": ""}, "no_sender", id="no sender"),
        pytest.param({"From": "whatsapp:"}, "no_sender", id="prefix alone"),
        pytest.param({"From": "+" + "1" * 500}, "no_sender", id="endless sender"),
        pytest.param({"From": "messenger:123"}, "unknown_channel", id="another channel"),
        pytest.param({"To": ""}, "no_recipient", id="no recipient"),
        pytest.param({"Body": "x" * 300_000}, "too_large", id="too large"),
    ],
)
def test_refusals(changes: dict[str, str], reason: str) -> None:
    """A form without a usable id or address is refused by type."""
    assert read_inbound(list((SMS | changes).items()), now=NOW) == Refused(reason)  # type: ignore[arg-type]


def test_old_names_of_the_sid() -> None:
    """A form with only the old name of the sid is read."""
    form = {k: v for k, v in SMS.items() if k != "MessageSid"} | {"SmsMessageSid": SID}
    assert read(form).sid == SID


def test_repeated_fields_are_kept() -> None:
    """A repeated field loses none of its values."""
    inbound = read_inbound([*SMS.items(), ("Thing", "a"), ("Thing", "b"), ("Body", "otra")], now=NOW)
    assert isinstance(inbound, Inbound)
    assert (inbound.extra["Thing"], inbound.body) == ("a\nb", "hola\notra")


READ_BY_NAME = (
    "MessageSid SmsSid From To Body NumMedia MediaUrl0 MediaUrl999 MediaContentType0 MediaUrl٣ Latitude ExternalUserId "
    "ButtonPayload ListId OptOutType ProfileName"
)
NAMES = st.sampled_from(READ_BY_NAME.split()) | st.text(max_size=12)
VALUES = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(
    [SID, "+13105550101", "whatsapp:+5215512345678", "whatsapp:MX.1", "whatsapp:whatsapp:", "+", "", "\x00", "-1"]
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=30))
def test_any_form_is_a_message_or_a_refusal(fields: list[tuple[str, str]]) -> None:
    """Whatever the fields, the answer is a message that UTF-8 can hold, or a refusal; never an error."""
    inbound = read_inbound(fields, now=NOW)
    assert isinstance(inbound, Inbound | Refused)
    if isinstance(inbound, Inbound):
        assert "\x00" not in repr((inbound.body, inbound.address, dict(inbound.extra)))
        assert inbound.body.encode().decode() == inbound.body
        assert inbound.address.key
        assert 0 < len(inbound.address.reply_to) <= 140


@given(st.binary(max_size=400))
def test_any_bytes_parse(body: bytes) -> None:
    """Any posted bytes are pairs of text, or too many."""
    pairs = parse_form(body)
    assert isinstance(pairs, Refused) or all(isinstance(n, str) and isinstance(v, str) for n, v in pairs)


@pytest.mark.parametrize(("count", "is_refused"), [(MAX_FIELDS, False), (MAX_FIELDS + 1, True)])
def test_number_of_fields(count: int, is_refused: bool) -> None:
    """A thousand fields are read; one more is refused by type."""
    assert isinstance(parse_form(b"&".join(b"a=" for _ in range(count))), Refused) is is_refused


def test_blanks_and_repeats_survive_parsing() -> None:
    """Blank values, repeated names, plus signs and emoji come through as Twilio meant them."""
    assert parse_form(b"Body=&A=1&A=2&From=%2B52&T=a+b%20c&E=%F0%9F%A5%BA") == [
        ("Body", ""),
        ("A", "1"),
        ("A", "2"),
        ("From", "+52"),
        ("T", "a b c"),
        ("E", "🥺"),
    ]
