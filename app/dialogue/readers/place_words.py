"""States and departments that people name after a town, folded: Mexico, Central America and the United States.

They tell the part of a place that a word is; no country is ever concluded from them.
"""

from __future__ import annotations

from app.dialogue.readers.lexicon import word_set

_MEXICO = word_set(
    """
    aguascalientes|baja california|baja california sur|bc|b c|bcs|campeche|chiapas|chihuahua|chih|coahuila|
    coahuila de zaragoza|colima|durango|estado de mexico|edo de mexico|edomex|edo mex|guanajuato|gto|guerrero|
    hidalgo|jalisco|jal|michoacan|michoacan de ocampo|morelos|nayarit|nuevo leon|n l|oaxaca|puebla|queretaro|
    quintana roo|san luis potosi|slp|sinaloa|sonora|son|tabasco|tamaulipas|tamps|tam|tlaxcala|veracruz|yucatan|
    zacatecas|cdmx|distrito federal|coah|chis|sin|ver|mich|oax|nl|qro|pue|gro|dgo|zac|ags|tab|camp|qroo|q roo|
    yuc|mor|nay|hgo|tlax
    """
)
_HONDURAS = word_set(
    """
    atlantida|choluteca|colon|comayagua|copan|cortes|el paraiso|francisco morazan|gracias a dios|intibuca|
    islas de la bahia|la paz|lempira|ocotepeque|olancho|santa barbara|valle|yoro
    """
)
_GUATEMALA = word_set(
    """
    alta verapaz|baja verapaz|chimaltenango|chiquimula|el progreso|escuintla|huehuetenango|izabal|jalapa|
    jutiapa|peten|el peten|quetzaltenango|quiche|el quiche|retalhuleu|sacatepequez|san marcos|santa rosa|solola|
    suchitepequez|totonicapan|zacapa
    """
)
_EL_SALVADOR = word_set(
    """
    ahuachapan|cabanas|chalatenango|cuscatlan|la libertad|la union|morazan|san miguel|san vicente|santa ana|
    sonsonate|usulutan
    """
)
_NICARAGUA = word_set(
    """
    boaco|carazo|chinandega|chontales|esteli|jinotega|leon|madriz|masaya|matagalpa|nueva segovia|rio san juan|
    rivas|raan|raas|raccn|raccs
    """
)
_UNITED_STATES = word_set(
    """
    alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|
    illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|
    missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|nuevo mexico|new york|nueva york|
    north carolina|carolina del norte|north dakota|ohio|oklahoma|oregon|pennsylvania|pensilvania|rhode island|
    south carolina|carolina del sur|south dakota|tennessee|texas|tejas|utah|vermont|virginia|washington|
    west virginia|wisconsin|wyoming|tx|ca|az|nm|fl|ny|nc|ga|il
    """
)

STATES_OF_US = "|".join(sorted(name for name in _UNITED_STATES if len(name) > 2))
"""The United States' states as an alternation of folded names, longest forms included."""

STATES_OF_MEXICO = _MEXICO
STATES = _MEXICO | _HONDURAS | _GUATEMALA | _EL_SALVADOR | _NICARAGUA | _UNITED_STATES

# Departments and states whose capital has their name: alone they are a town as likely as the whole.
ALSO_TOWNS = word_set(
    """
    aguascalientes|campeche|chihuahua|colima|durango|guanajuato|oaxaca|puebla|queretaro|san luis potosi|
    tlaxcala|veracruz|zacatecas|choluteca|comayagua|la paz|santa barbara|yoro|chimaltenango|chiquimula|
    escuintla|huehuetenango|jalapa|jutiapa|quetzaltenango|retalhuleu|san marcos|solola|totonicapan|zacapa|
    ahuachapan|chalatenango|la libertad|la union|san miguel|san vicente|santa ana|sonsonate|usulutan|boaco|
    chinandega|esteli|jinotega|leon|masaya|matagalpa|rivas|new york|nueva york|washington|colon|cortes|hidalgo|
    morelos
    """
)
