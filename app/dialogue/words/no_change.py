"""Words by which somebody says that what was told stays as it is: "no cambie nada", "corregir qué? si ya estaba bien".

Pure. They answer no question, and take back that anything was wrong.
"""

from __future__ import annotations

import re

from app.dialogue.readers.shorthand import written_out
from app.dialogue.text import fold

_CHANGE = r"(?:cambi\w+|corr[ei](?:j|g)\w+|modifi\w+|muev\w+|mover\w*|mueb\w+|toque\w*|toqu\w+|arregl\w+)"
_CHANGES = r"(?:chang\w+|correct\w*|fix\w*|touch\w*|modif\w+|edit\w*)"
_WAS = r"(?:esta|estaba|estava|ta|taba|quedo|quedaba|quedan|estan|estaban|es|era|iba|va)"
_WERE = r"(?:is|was|were|are|be|its|thats|e dey|e be)"
_TOLD = (
    r"(?:(?:se )?(?:lo |la |le |te |los |las )*(?:dije|digo|puse|di|conte|mande|escribi|"
    r"leyo|leiste|tenia|apunto|anoto)|"
    r"(?:i|we) (?:already |don |been )?(?:told|tell|tells|said|say|wrote|gave|write|talk)(?: (?:you|u|it|am))*)"
)
_NO_CHANGE = re.compile(
    rf"\bno (?:(?:me|le|les|lo|la|los|las|se|te|quiero|quise|queria|pedi|hay que|hace falta|tiene que|hay|ay|tengo|"
    rf"necesito|voy a|vaya a|vayas a|que|nada que|nada|falta|ocupa) )*{_CHANGE}\b"
    r"(?! (?:la (?:hora|corte|fecha)|el dia))|"
    rf"\bnada (?:que|para|por) {_CHANGE}|\bsin {_CHANGE}|"
    rf"\b(?:dont|do not|not|no|never|no need (?:to|for)|nothing to|didnt|did not|i dont want to|no go) "
    rf"(?:(?:need|want|ask|have|you|to|go|for) )*{_CHANGES}\b"
)
""" "No cambie nada", "no hay que corregir", "dont change it"."""
_WHAT = re.compile(
    rf"\b(?:corregir|cambiar) (?:que|q|k|ke|cual|por ?que|pq)\b|\b(?:que|q|k|por ?que|pq|para que|cual) (?:me )?"
    rf"(?:va a |vamos a |hay que |tengo que |quiere )?(?:corregir|corrijo|corrige|cambia\w*)\b|"
    rf"\b{_CHANGES} (?:what|wetin|why|which)\b|"
    rf"\b(?:what|wetin|why) (?:(?:is|are|to|you|we|do|i|will|go|for) )*{_CHANGES}\b"
)
""" "¿Corregir qué?", "correct what?"."""
_ALREADY = re.compile(
    rf"\b(?:ya|todo|asi|si|tambien|antes|pero|pues) (?:ya |todo |asi |lo |los |dos )*{_WAS} "
    r"(?:muy |ya |todo |todos )*bien\b|"
    rf"\b{_WAS} bien (?:como|asi|lo que|todo|antes|ya)\b|\b(?:ya|asi) (?:estaba|era)\b(?! mal)|"
    rf"\b(?:dej\w+|deje(?:n|se)?l[ao]|dejemosl[ao]|quede(?:se)?) (?:todo |ya )*(?:asi|igual|como|tal cual)\b|"
    rf"\basi (?:deje\w*|dejal\w+|dejemosl\w+|que se quede)\b|"
    rf"\b(?:(?:es|era|esta|quede|todo) )+(?:igual|lo mismo)(?: que antes)?(?! (?:hora|que la))\b|"
    rf"\b(?:igual|como|lo que|lo mismo que) {_TOLD}\b|"
    r"\bnada (?:esta |estaba |es |hay )?(?:mal|diferente|distinto)\b|"
    r"\bno (?:hay|habia|ay) nada (?:mal|malo|diferente)\b|"
    rf"\b(?:it|that|all|everything|e|they) (?:(?:already|all) )*{_WERE} (?:already |all )*"
    r"(?:right|fine|good|ok|okay|correct)\b(?! ?(?:not|but))|"
    r"\b(?:leave|keep) (?:it|am|that|everything|all) (?:so|as|like|the same|how|alone)\b|"
    rf"\b(?:same|as|like|how|what) (?:as |how |what |thing )*{_TOLD}\b|\bnothing (?:is |was )?(?:wrong|different|bad)\b"
)
""" "Si ya estaba bien", "es igual como se lo dije", "leave it as it is"."""
_NOT_SO = re.compile(
    r"\b(?:no|not|isnt|wasnt|nunca) (?:(?:es|era|esta|estaba|fue|va|is|was|lo|asi) )*(?:bien|igual|lo mismo|right|fine|"
    r"correct\w*|good|lo que|como|what|the same)\b|\b(?:menos|excepto|except|pero no|salvo|falta|equivoqu\w+)\b"
)


def wants_no_change(text: str) -> bool:
    """True where a message says that nothing is to be changed, and nothing of it is otherwise."""
    said = " ".join(re.sub(r"[^\w\s]+", " ", fold(written_out(text)).replace("'", "")).split())
    if _NOT_SO.search(said):
        return False
    return any(each.search(said) is not None for each in (_NO_CHANGE, _WHAT, _ALREADY))
