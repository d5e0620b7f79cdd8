"""An application and an edition's map in, a filled form and its ledger out."""

from __future__ import annotations

from app.i589.filled import CheckBox, ChildSheet, ContinuationSheet, FilledForm, TextBox

__all__ = ["CheckBox", "ChildSheet", "ContinuationSheet", "FilledForm", "TextBox"]
