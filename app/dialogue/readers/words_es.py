"""Spanish words that people type, folded (no accents, lower case). What they mean, never what we say.

Mexican and Central American usage first; spellings heard as written on cheap phones are here, typing slips are left to
`lexicon`. Keys of phrases have no punctuation.
"""

from __future__ import annotations

from app.dialogue.readers.lexicon import word_set

NUMBERS = {
    "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21,
    "veintiuno": 21, "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100,
    "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300, "cuatrocientos": 400,
    "quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
    "novecientas": 900, "mil": 1000, "ventiuno": 21, "ventidos": 22, "ventitres": 23, "venticuatro": 24,
    "venticinco": 25, "ventiseis": 26, "ventisiete": 27, "ventiocho": 28, "ventinueve": 29, "trenta": 30,
    "sies": 6, "dies": 10, "diesiseis": 16, "diesisiete": 17, "diesiocho": 18, "diesinueve": 19, "docientos": 200,
}  # fmt: skip

ORDINALS = {
    "primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercero": 3, "tercera": 3,
    "cuarto": 4, "cuarta": 4, "quinto": 5, "quinta": 5, "sexto": 6, "sexta": 6, "septimo": 7, "septima": 7,
    "octavo": 8, "octava": 8, "noveno": 9, "novena": 9, "decimo": 10, "decima": 10,
}  # fmt: skip

MONTHS = {
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
    "ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "sep": 9, "sept": 9, "set": 9,
    "oct": 10, "nov": 11, "dic": 12, "septimbre": 9, "diciemre": 12, "mzo": 3, "enro": 1, "agto": 8, "septbre": 9,
    "octbre": 10, "novbre": 11, "dicbre": 12,
}  # fmt: skip

WEEKDAYS = {
    "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
    "lun": 0, "mie": 2, "jue": 3, "vie": 4, "sab": 5, "dom": 6,
}  # fmt: skip

UNITS = {
    "dia": "day", "dias": "day", "semana": "week", "semanas": "week", "mes": "month", "meses": "month",
    "ano": "year", "anos": "year", "anio": "year", "anios": "year",
}  # fmt: skip

YES = word_set("""
asi como lo oye | como lo oye | tal como lo oye | asi como oye |
a mi si | a nosotros si | conmigo si | sipirili | sipiriri | siporini | sirol | sirola | si serio | si de verdad |
claro hombre | claro mujer | como de que no | como cree que no | y como no | ni que decir | ya lo creo |
por dios que si |
okey siga | ok siga | siga pues | siga nomas | siga usted | sigale | sigamos | vamos con la que sigue |
simona la mona | simona | fierro | arre | ajam | a webo | a wevo | a guevo | de una | fijo | fijo que si |
dele | dele pues |
dale pues | va pues | vaya | vaya pues | orale | sobres | sale pues | clarin | claro pues | asi fue |
asi mismo | por su puesto |
sisas | listo pues | oui | wi | yap | si pues | pues claro | asi como lo dice | tal cual | tal como dice | en efecto |
eso mismo | cabalmente | si hombre | si mujer |
asi mero | cabal | cabalito | cabal que si | fijese que si |
chi | seh | sehh | si | sip | sipi | sipo | sis | see | sep | simon | ey | aja | ajam | aha | claro |
claro que si | claro k si | claro q si | por supuesto | porsupuesto | x supuesto | desde luego | obvio |
obviamente | afirmativo | afirma | correcto | exacto | exactamente | asi es | asies | eso es | eso mero | eso |
efectivamente | cierto | es cierto | verdad | es verdad | verdadero | de acuerdo | dale | va | sale | vale | ok |
okay | okey | oki | okis | oka | bueno | esta bien | ta bien | tabien | como no | con gusto | ya | tambien |
siempre | positivo | acepto | quiero | si quiero | puedo | tengo | lo tengo | la tengo | los tengo | ya tengo |
me gustaria | si senor | si senora | si senorita | listo | adelante | perfecto | sin duda | definitivamente |
seguro | a huevo | pues si | pos si | no pues si | no pos si | no pus si | puesi | posi | pusi | tons si |
es correcto | todo bien | confirmo | hecho | por favor | ci | zi | shi | sy | zy | sii | si si | sisi | siss |
yo si | yo tambien | que si | eso si | ahora si | ya si | gracias a dios si | si gracias a dios | si tengo |
si tenemos | si fui | si fue | si es | si hay | si lo tengo | si la tengo | si los tengo | si claro | si asi es |
si asi fue | varias veces | muchas veces | todo el tiempo | un monton de veces | no hay problema | no hay pedo |
no hay inconveniente
""")

NO = word_set("""
a mi no | a mi nunca | a mi jamas | a nosotros no | conmigo no | ni lo mande dios | ni dios lo mande |
ni dios lo quiera |
ni que dios lo quiera | ni que dios quiera |
ni lo quiera dios | ni quiera dios | dios no lo quiera | dios me libre | dios me guarde | ni locos | ni cerca |
ni por cerca |
ni de cerca | ni de cona | ni por suenos | ni por nada del mundo | por nada del mundo | nunca de los nuncas |
niguas | ni guas | ni maiz | ni madres | ni de chiste | nada que ver | para nada | nones |
nelson | neles | naranjas | nanay | nambe | nambre | nada que ver | ni de chance | ni sonando | ni en suenos |
ni muerto |
ni muerta | de ninguna forma | en la vida | jamas de los jamases | absolutamente no | claro k no | claro q no |
para nada de nada | pa nada | ni pensarlo | fijese que no | fijate que no | non |
no | en ningun momento | en ninguna ocasion | de ningun modo |
nop | nope | nel | nel pastel | nones | no no | nono | nada | para nada | nunca | jamas | nunca jamas |
negativo | niega | tampoco | ni madres | ni loco | ni loca | ni de chiste | ni de broma | que va | nombe |
hombre no | nombre no | nombre para nada | nombre que va |
hombre para nada | hombre que va | falso | incorrecto | es mentira | mentira | todavia no | aun no | no todavia |
todavia nada | no gracias | no quiero | no puedo | no tengo | claro que no | obvio no | obvio que no |
obviamente no | definitivamente no | seguro que no | por supuesto que no | desde luego que no | mejor no |
en absoluto | de ninguna manera | ninguno | ninguna | yo no | no es cierto | no es verdad | no es correcto |
no esta bien | no acepto | nou | noup | nah | na | no senor | no senora | pues no | pos no | pus no | yo tampoco |
nadie | eso no | eso si no | que no | si que no | eso si que no | nunca nunca | nunca en la vida | jamas en la vida |
ni una vez | ni una sola vez | ya no | ahorita no | ahora no | por ahora no | por el momento no | gracias a dios no |
no gracias a dios | primera vez | nadita | nonono | no no no | no mucho | x supuesto que no | nomas no
""")

MAYBE = word_set("""
tal vez | talvez | quiza | quizas | a lo mejor | alomejor | puede ser | puede | posiblemente | probablemente |
depende | a veces | aveces | mas o menos | masomenos | si y no | si o no | ni si ni no | creo | supongo |
puede que si | puede que no | algunas veces | de vez en cuando | eso creo | segun | en parte | poquito | un poco |
regular
""")

UNKNOWN = word_set("""
a saber vos | a saber usted | a saber pues | saber usted | saber pues | saber fijate | saber fijese | a saber fijese |
a saber fijate |
saber vos | vaya usted a saber | ve tu a saber | vaya a saber | sepa dios | sepa judas | ni la menor idea |
no me consta |
no le se decir | no sabria que decir | no sabria que decirle | sabe dios | no le sabria | no tengo ni la menor idea |
no se | nose | no ce | no c | nos e | no lose | no lo se | no me lo se | no me la se | no la se | no los se |
no ze | nosee | yo no se | ya no se | n s | ns | ni idea | no tengo idea | no tengo ni idea | sin idea |
quien sabe | kien sabe | sepa | sepa la bola | saber | sabra dios | solo dios sabe | a saber | quien sabra |
no me acuerdo | no m acuerdo | nome acuerdo | no macuerdo | no recuerdo | no lo recuerdo | no la recuerdo |
ya no me acuerdo | ya no recuerdo | no me recuerdo | se me olvido | se me olvida | se me a olvidado |
se me ha olvidado | lo olvide | olvide | la olvide | no estoy seguro | no estoy segura | no toy seguro |
no toy segura | no estoy muy seguro | no estoy muy segura | lo desconozco | desconozco | desconocido |
desconocida | lo ignoro | se desconoce | se ignora | no sabria decir | no sabria decirle | no sabria |
no le sabria decir | no le se decir | no se decirle | no supe | nunca supe | no sabemos | no tengo conocimiento |
no tengo el dato | no conozco | no lo conozco | no la conozco | no me dijeron | no me han dicho | no nos dijeron |
no se no me acuerdo | no no se | no se sabe | ignoro | no tengo la menor idea | no se que poner | no se cual |
no se cual es | no se cuando | no se cuando fue | no me se | no se la fecha | no me acuerdo la fecha |
no tengo certeza | no me viene a la mente | no tengo memoria de eso
""")

# Beginnings that say "I do not know" whatever follows, unless the rest answers after all.
UNKNOWN_STARTS = word_set("""
no me lo se | no me la se | no me los se | no me las se |
a saber vos | saber vos | saber fijate | saber fijese | a saber fijese | a saber usted |
no se | no lo se | no la se | no me acuerdo | no recuerdo | no me recuerdo | no estoy segur | ya no me acuerdo |
ya no recuerdo | no tengo idea | no tengo ni idea | quien sabe | se me olvid | no sabria | nose | no sabemos |
no lo recuerdo | no la recuerdo | no tengo seguridad | desconozco | no me acordamos | no se bien
""")

DECLINED = word_set("""
prefiero no decir | prefiero no decirlo | prefiero no contestar | prefiero no responder |
prefiero no hablar de eso | prefiero no | prefiero no dar ese dato | prefiero reservarmelo | paso | yo paso |
mejor paso | saltar | salta | saltarla | saltar pregunta | siguiente | siguiente pregunta | otra pregunta |
la siguiente | no quiero decir | no quiero decirlo | no quiero contestar | no quiero responder |
no quiero hablar de eso | no quiero hablar | no quiero dar | no quiero dar ese dato | no quiero dar mis datos |
no deseo contestar | no deseo responder | no deseo decir | no deseo decirlo | no voy a contestar |
no contesto eso | eso no lo contesto | eso no contesto |
no voy a responder | no voy a decir | no le voy a decir | no puedo decir | no puedo decirlo |
no me gusta hablar de eso | mejor no digo | mejor no decir | mejor no contesto | me reservo | me lo reservo |
es privado | privado | es personal | personal | es confidencial | confidencial | sin comentarios | no contesto |
no respondo | me da pena | me da miedo decir | me da miedo decirlo | no me siento comodo | no me siento comoda |
eso no lo digo | no lo quiero decir | no lo voy a decir | no quisiera decir | no quisiera contestar |
no quisiera decirlo | no quisiera hablar de eso | preferiria no decir | preferiria no decirlo |
preferiria no contestar | no le importa
""")

DECLINED_STARTS = word_set("""
prefiero no | preferiria no | no quiero decir | no quiero contestar | no quiero responder | no quiero hablar de |
no quiero dar | no quisiera | no deseo | mejor no digo | me reservo | no voy a contestar | no voy a responder |
no voy a decir | no me siento comod | me da miedo decir
""")

DECLINED_PARTS = word_set("""
es privado | es personal | muy personal | muy privado | no quiero decirle | no le quiero decir | no te quiero decir |
no lo quiero decir | no le digo | no les digo | la salto | saltemos | saltarme | pasemos a | pasar a otra |
pasar a la siguiente | no quiero contestar | no es asunto | de eso no hablo
""")

SOFTENERS = word_set(
    "aun | todavia | muy | bien | exactamente | tampoco | yo | ya | casi | realmente | sinceramente | ni | oficialmente"
)

NONE = word_set("""
ninguno | ninguna | ningun | no tengo | no tenemos | no tengo ninguno | no tengo ninguna | nada | cero | no hay |
sin numero | no uso | no cuento con | no cuento con uno | no cuento con eso | todavia no | aun no |
todavia no tengo | aun no tengo | no existe | no tiene | ya no tengo | nunca he tenido | nunca tuve | no poseo |
no me han dado | no me lo han dado | todavia no me lo dan | aun no me lo dan | no me dieron | no tengo todavia |
no tengo aun | ni uno | ni una | nadie | ninguno todavia | nunca me dieron
""")

NOT_APPLICABLE = word_set("""
no aplica | no corresponde | n a | na | no me aplica | no es mi caso | no procede
""")

NOT_AT_HAND = word_set("""
a la mano | conmigo | aqui conmigo | a mano | presente
""")

FILLERS = word_set("""
pues | pos | pus | m | hm | um | ahh | ehh | ohh | aa | mmm | mm | m m | este | eh | em | em | eeh | ah | ay | oh |
bueno | mire | mira | fijese | perdon | disculpe | disculpa | oiga | oye | la verdad | de verdad | es que |
gracias | muchas gracias | muchisimas gracias | por favor | porfa | porfavor | porfis | x favor | hola | buenas |
buenos dias | buenas tardes | buenas noches | dios lo bendiga | dios la bendiga | bendiciones | senor | senora |
senorita | seno | joven | doctora | doctor | licenciada | licenciado |
lic | amigo | amiga | saludos | entonces | ps | o sea | osea | verdad |
fijate | a ver | haber | pues este | la neta | neta | jeje | jaja | jajaja | ja | ok | okay | nada mas | nomas |
nomas eso | gracias a dios | bendito dios | bendito sea dios | tristemente | lamentablemente | desgraciadamente |
desafortunadamente | por desgracia | afortunadamente | por suerte | sinceramente | siendo sincero | siendo sincera |
para serle sincero | para serle sincera | si le soy sincero | si le soy sincera | la mera verdad | le cuento |
fijese usted | mire usted | le digo | yo digo | digo | respuesta | contesto | mi respuesta | mi respuesta es |
la respuesta es
""")

HEDGES = word_set(
    "creo que | creo | pienso que | me parece que | me parece | supongo que | digamos que | yo creo que | yo creo | "
    "yo pienso que | yo digo que | diria que | creo k | creo q | kreo que | kreo k | se me hace que | segun yo"
)

APPROXIMATE = word_set("""
como | mas o menos | masomenos | aprox | aproximadamente | aproximado | aproximada | alrededor | por ahi | por ay |
x ahi | cerca | casi | creo | a mediados | mediados | a principios | principios | a inicios | inicios |
a comienzos | comienzos | a fines | fines | a finales | finales | al final | a final | al principio | quizas |
tal vez | talvez | quiza | a lo mejor | maso | masomeno | unos | unas | recuerdo bien | no estoy segur |
no me acuerdo | no recuerdo | no se bien | no se exact | no me acuerdo bien | verano | invierno | otono |
primavera | navidad | navidades | supongo | pienso | parece | hacia | sobre | a medio | a medios | tipo
""")

VAGUE_COUNT = word_set("""
varios | varias | muchos | muchas | algunos | algunas | bastantes | pocos | pocas | un monton | monton |
unos cuantos | unas cuantas | un par | par | parejita | un chingo | chingo | un punado | punado | uno que otro |
una que otra | titipuchal | decena | decenas | docenas | centenas | millones | un millon
""")

SEVERAL_JOINERS = word_set("y | e | , | mas | tambien")
EITHER_JOINERS = word_set("o | u | ni")

SHOWN = {
    "yes": "sí", "no": "no", "none": "ninguno", "sender": "este mismo número", "approximate": "aprox.",
    "single": "soltera o soltero", "married": "casada o casado", "divorced": "divorciada o divorciado",
    "widowed": "viuda o viudo", "M": "hombre", "F": "mujer", "present": "hoy",
}  # fmt: skip
