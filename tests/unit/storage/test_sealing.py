"""What sealing promises: only the right key, at the right place, opens unaltered bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadSettings, SealBroken
from app.storage.sealing import DataKey, Keyring, Place, number_of

HERE = Place("answers", "sealed", "row-1")
KEY = DataKey(bytes(range(32)))

words = st.text(st.characters(codec=None), max_size=300)


def keyring(*numbers: int) -> Keyring:
    """A keyring with these operator keys, each the same every time."""
    return Keyring({number: bytes([number]) * 32 for number in numbers}, b"L" * 32)


@given(st.binary(max_size=1000))
@settings(max_examples=50)
def test_bytes_come_back(plain: bytes) -> None:
    """Whatever was sealed opens to exactly the same bytes."""
    assert KEY.open(KEY.seal(plain, HERE), HERE) == plain


@given(words)
@settings(max_examples=50)
def test_words_come_back(text: str) -> None:
    """Any words open unchanged: accents, emoji, zero bytes and unpaired surrogates included."""
    assert KEY.open_text(KEY.seal_text(text, HERE), HERE) == text


@given(st.binary(min_size=1, max_size=100), st.integers(min_value=0), st.integers(1, 255))
@settings(max_examples=80)
def test_any_altered_byte_is_noticed(plain: bytes, position: int, change: int) -> None:
    """Flipping bits of any one byte breaks the seal."""
    sealed = bytearray(KEY.seal(plain, HERE))
    sealed[position % len(sealed)] ^= change
    with pytest.raises(SealBroken):
        KEY.open(bytes(sealed), HERE)


@pytest.mark.parametrize("length", [0, 1, 12, 13, 28, 60])
def test_cut_bytes_do_not_open(length: int) -> None:
    """A seal cut short is broken, whatever is left of it."""
    with pytest.raises(SealBroken):
        KEY.open(KEY.seal(b"words", HERE)[:length], HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param(Place("answers", "sealed", "row-2"), id="another row"),
        pytest.param(Place("answers", "other", "row-1"), id="another column"),
        pytest.param(Place("media", "sealed", "row-1"), id="another table"),
        pytest.param(Place("answerss", "ealed", "row-1"), id="the same letters, divided differently"),
    ],
)
def test_moved_bytes_do_not_open(elsewhere: Place) -> None:
    """Sealed bytes copied to another place do not open there."""
    with pytest.raises(SealBroken):
        KEY.open(KEY.seal(b"words", HERE), elsewhere)


def test_another_persons_key_does_not_open() -> None:
    """One person's key opens nothing of another."""
    with pytest.raises(SealBroken):
        DataKey(b"x" * 32).open(KEY.seal(b"words", HERE), HERE)


def test_equal_words_do_not_look_equal() -> None:
    """Sealing the same words twice gives different bytes."""
    assert KEY.seal(b"words", HERE) != KEY.seal(b"words", HERE)


@pytest.mark.parametrize("short", ["", "no", "yes", "unknown", "A123456789", "Tegucigalpa, Francisco Morazán"])
def test_short_answers_weigh_the_same(short: str) -> None:
    """The size of a seal does not tell which short answer is inside."""
    assert len(KEY.seal_text(short, HERE)) == len(KEY.seal_text("yes", HERE))


def test_own_hashes_of_two_people_differ() -> None:
    """The same word hashed under two data keys looks different: rows of two people cannot be matched."""
    assert KEY.own_hash("address", "A.I.4") != DataKey(b"x" * 32).own_hash("address", "A.I.4")


def test_wrapped_keys_open_the_same() -> None:
    """A data key wrapped by one keyring seals and opens the same in another process."""
    wrapped = keyring(1).make_data_key("owner")
    sealed = keyring(1).open_data_key(wrapped, "owner").seal(b"words", HERE)
    assert keyring(1).open_data_key(wrapped, "owner").open(sealed, HERE) == b"words"


def test_wrapped_keys_are_bound_to_their_owner() -> None:
    """A wrapped key copied to another person's row does not open."""
    ring = keyring(1)
    wrapped = ring.make_data_key("owner")
    ring.open_data_key(wrapped, "owner")
    with pytest.raises(SealBroken):
        ring.open_data_key(wrapped, "somebody else")


def test_newest_operator_key_wraps_and_older_ones_unwrap() -> None:
    """After a new operator key, old data keys open, and wrapping anew keeps what they sealed readable."""
    old = keyring(1).make_data_key("owner")
    sealed = keyring(1).open_data_key(old, "owner").seal(b"words", HERE)
    both = keyring(1, 2)
    fresh = both.rewrap(old, "owner")
    assert fresh is not None
    assert (number_of(old), number_of(fresh)) == (1, 2)
    assert both.open_data_key(old, "owner").open(sealed, HERE) == b"words"
    assert keyring(2).open_data_key(fresh, "owner").open(sealed, HERE) == b"words"
    assert both.rewrap(fresh, "owner") is None


def test_a_missing_operator_key_is_named() -> None:
    """Without the operator key that wrapped it, a data key stays shut and the error says which number is missing."""
    with pytest.raises(SealBroken, match="operator key 1 "):
        keyring(2).open_data_key(keyring(1).make_data_key("owner"), "owner")


def test_relabelled_wrapped_key_does_not_open() -> None:
    """Changing the operator key's number in a wrapped key does not make another key open it."""
    wrapped = bytearray(keyring(1, 2).make_data_key("owner"))
    wrapped[2] = 1
    with pytest.raises(SealBroken):
        keyring(1, 2).open_data_key(bytes(wrapped), "owner")


def test_memory_of_keys_is_bounded_and_can_forget() -> None:
    """Only so many data keys stay in memory, and an erased person's goes at once."""
    ring = Keyring({1: b"o" * 32}, b"L" * 32, remembered=2)
    wrapped = [ring.make_data_key(f"owner {n}") for n in range(3)]
    keys = [ring.open_data_key(each, f"owner {n}") for n, each in enumerate(wrapped)]
    assert ring.open_data_key(wrapped[2], "owner 2") is keys[2]
    assert ring.open_data_key(wrapped[0], "owner 0") is not keys[0]
    again = ring.open_data_key(wrapped[2], "owner 2")
    ring.forget(wrapped[2], "owner 2")
    assert ring.open_data_key(wrapped[2], "owner 2") is not again


def test_lookup_hash_survives_rotation_and_needs_the_key() -> None:
    """Lookups do not depend on operator keys, differ by purpose, and cannot be computed without the lookup key."""
    number = keyring(1).lookup("contact", "+525512345678")
    assert number == keyring(2, 3).lookup("contact", "+525512345678")
    assert number != keyring(1).lookup("opt-out", "+525512345678")
    assert number != Keyring({1: b"o" * 32}, b"M" * 32).lookup("contact", "+525512345678")


@pytest.mark.parametrize(
    ("operator", "lookup"),
    [
        pytest.param({}, b"L" * 32, id="no operator key"),
        pytest.param({0: b"o" * 32}, b"L" * 32, id="number zero"),
        pytest.param({65536: b"o" * 32}, b"L" * 32, id="number too large to be written"),
        pytest.param({1: b"o" * 31}, b"L" * 32, id="operator key too short"),
        pytest.param({1: b"o" * 32}, b"", id="lookup key empty"),
    ],
)
def test_unusable_keys_are_refused(operator: dict[int, bytes], lookup: bytes) -> None:
    """A keyring that could not protect anything is refused when it is made."""
    with pytest.raises(BadSettings):
        Keyring(operator, lookup)
