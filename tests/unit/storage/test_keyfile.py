"""What the key file promises: private, whole after a crash, and clear about what is wrong with it."""

from __future__ import annotations

import base64
import logging
import os
from pathlib import Path

import pytest

from app.errors import BadSettings, SealBroken, WrongUse
from app.storage.keyfile import (
    add_operator_key,
    create_key_file,
    drop_old_operator_keys,
    load_key_file,
    parse_keys,
)

KEY = base64.urlsafe_b64encode(b"k" * 32).decode()


def test_a_new_file_is_private_and_usable(tmp_path: Path) -> None:
    """The file is readable by its owner alone and opens what it wrapped."""
    path = tmp_path / "deep" / "keys"
    wrapped = create_key_file(path).make_data_key("owner")
    assert path.stat().st_mode & 0o777 == 0o600
    load_key_file(path).open_data_key(wrapped, "owner")


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    """Creating over an existing file is refused and leaves it as it was."""
    path = tmp_path / "keys"
    create_key_file(path)
    before = path.read_bytes()
    with pytest.raises(WrongUse):
        create_key_file(path)
    assert path.read_bytes() == before


def test_rotation_adds_then_drops(tmp_path: Path) -> None:
    """A new operator key wraps, the old one opens until it is dropped, and the lookup key stays the same."""
    path = tmp_path / "keys"
    first = create_key_file(path)
    old = first.make_data_key("owner")
    both = add_operator_key(path)
    fresh = both.rewrap(old, "owner")
    only = drop_old_operator_keys(path)
    assert (first.numbers, both.numbers, only.numbers) == ((1,), (1, 2), (2,))
    assert fresh is not None
    only.open_data_key(fresh, "owner")
    with pytest.raises(SealBroken):
        only.open_data_key(old, "owner")
    assert only.lookup("contact", "x") == first.lookup("contact", "x")
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["keys"]


def test_a_file_others_can_read_is_warned_about(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Loose permissions work (containers mount secrets so) and are logged."""
    path = tmp_path / "keys"
    create_key_file(path)
    path.chmod(0o644)
    with caplog.at_level(logging.WARNING):
        load_key_file(path)
    assert "chmod 600" in caplog.text


def test_a_setting_may_hold_the_keys_on_one_line() -> None:
    """The same entries separated by semicolons make the same keyring."""
    assert parse_keys(f"lookup {KEY}; operator 3 {KEY} ;operator 7 {KEY}").numbers == (3, 7)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(f"operator 1 {KEY}", "lookup key is missing", id="no lookup"),
        pytest.param(f"lookup {KEY}", "operator keys must be", id="no operator"),
        pytest.param(f"lookup {KEY}\nlookup {KEY}\noperator 1 {KEY}", "entry 2", id="two lookups"),
        pytest.param(f"lookup {KEY}\noperator 1 {KEY}\noperator 1 {KEY}", "entry 3", id="a number twice"),
        pytest.param(f"lookup {KEY}\noperator one {KEY}", "entry 2", id="not a number"),
        pytest.param("lookup secret!", "entry 1: not base64", id="not base64"),
        pytest.param("lookup c2hvcnQ=", "entry 1: a key must be 32 bytes, this one has 5", id="too short"),
    ],
)
def test_mistakes_are_named_without_repeating_the_key(text: str, says: str) -> None:
    """The error says which entry is wrong, and no part of a key."""
    with pytest.raises(BadSettings, match=says) as caught:
        parse_keys(text)
    assert KEY not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_missing_file_is_a_setting_to_mend(tmp_path: Path) -> None:
    """A key file that is not there is reported as a bad setting."""
    with pytest.raises(BadSettings, match="cannot be read"):
        load_key_file(tmp_path / "nothing")
