"""YAML with the line on which every part stands, so that an author can be told where to look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from app.errors import BadContent

Lines = dict[tuple[str | int, ...], int]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(file: Path) -> tuple[Any, Lines]:
    """The data of a YAML file and the line (from 1) of each path into it.

    Raises BadContent, with the line, when the file is not YAML or repeats a key.
    """
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise BadContent(f"{file.name}:{line}: this is not YAML: {error.problem or error.context}") from error
    except UnicodeDecodeError as error:
        raise BadContent(f"{file.name}: the file is not UTF-8 text") from error
    lines: Lines = {}
    return (None if root is None else _value(file, root, (), lines)), lines


def _value(file: Path, node: yaml.Node, path: tuple[str | int, ...], lines: Lines) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(file, node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_value(file, child, (*path, i), lines) for i, child in enumerate(node.value)]
    return _scalar(node)


def _mapping(file: Path, node: yaml.MappingNode, path: tuple[str | int, ...], lines: Lines) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in found:
            raise BadContent(f"{file.name}:{key_node.start_mark.line + 1}: `{key}` stands here twice")
        found[key] = _value(file, value_node, (*path, key), lines)
        lines[(*path, key)] = key_node.start_mark.line + 1
    return found


def _scalar(node: yaml.Node) -> Any:
    # yes/no/on/off stay words: in our content they are option ids, never booleans.
    if node.tag == "tag:yaml.org,2002:bool" and str(node.value).lower() not in ("true", "false"):
        return node.value
    if node.tag == "tag:yaml.org,2002:timestamp":
        return node.value
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    return yaml.SafeLoader("").construct_object(node)
