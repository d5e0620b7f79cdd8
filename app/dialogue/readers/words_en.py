"""English words that people type, folded. What they mean, never what we say; the twin of `words_es`."""

from __future__ import annotations

from app.dialogue.readers.lexicon import word_set

NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
    "tree": 3, "fourthy": 40,
}  # fmt: skip

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip

UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "year": "year", "years": "year", "yr": "year", "yrs": "year",
}  # fmt: skip

YES = word_set("""
ofcours | offcourse | of cours | of couse | thats a yes | its a yes | thats a yes for me | yes for me |
is correct | its correct | it is correct | this is correct | is true | its true | is right | its right |
this is right |
is like that | it is like that | thats it | that is it | to me yes | me yes | yes to me |
ofc | ye | yeh | yh | yuh | ya | hell yes | hell yeah | yes i have | yes i did | yes i do | yes i am | yes | yeah |
yea | yep | yup | yess | yah | ya | yas | sure | of course | ofcourse | certainly | absolutely |
definitely | right | correct | that is right | thats right | that is correct | thats correct | exactly | true |
thats true | it is true | ok | okay | okey | fine | alright | all right | please | yes please | i do | i am |
i have | i did | i was | i can | i will | i would | it is | he is | she is | they are | he does | she does |
they do | we do | we are | we have | he did | she did | they did | i agree | agreed | agree | uh huh | uhuh | mhm |
mm hmm | mhmm | aha | affirmative | yessir | yes sir | yes maam | sure thing | for sure | you bet | go ahead |
i think so | i believe so | indeed | totally | me too | confirmed | always | done | no problem | no doubt
""")

NO = word_set("""
is not correct | its not correct | is not true | its not true | is not right | thats not right | god forbid |
heck no | nobdy | no body | its a no | thats a no | that is a no | thats a no for me | it is a no | no for me |
to me no | to me never | me no | me never | no to me | never in my life | not in my life | not even once |
not that i know of | not anymore | not any more | not ever | never ever | not once | no never | no i dont |
no i did not | no i didnt | no i havent | no i have not | not that i know | no | nope | nah | nay | never |
not really | not at all | not yet |
no thanks | no thank you | negative | false | incorrect | wrong | i dont | i do not | i am not | im not | i didnt |
i did not | i cant | i cannot | i havent | i have not | i have none | i wasnt | i was not | i wont | i will not |
it isnt | it is not | its not | he doesnt | she doesnt | they dont | he isnt | she isnt | we dont | we do not |
we are not | he didnt | she didnt | they didnt | nothing | no one | nobody | none | no way | of course not |
absolutely not | definitely not | i dont think so | i dont believe so | thats wrong | not true | nop | noo |
neither | no sir | no maam | i disagree | hell no | not me
""")

MAYBE = word_set("""
maybe | perhaps | possibly | probably | it depends | depends | sometimes | kind of | kinda | sort of | sorta |
yes and no | yes or no | might be | could be | i guess | i suppose | more or less | a little | partly
""")

UNKNOWN = word_set("""
i dont know | i do not know | dont know | do not know | idk | i dunno | dunno | dont kno | i dont kno | no idea |
i have no idea | not sure | im not sure | i am not sure | unsure | unknown | i forgot | forgot | i forget |
i cant remember | cant remember | i cannot remember | i can not remember | i dont remember | i do not remember |
dont remember | i dont recall | i do not recall | dont recall | cant recall | who knows | god knows | no clue |
i have no clue | not certain | i wouldnt know | never knew | i never knew | we dont know | nobody knows |
nobody told me | they didnt tell me | they never told me | i dont know it | i dont know the date |
i dont know when | i dont know exactly | i dont remember exactly | i am unsure | im unsure | beats me
""")

UNKNOWN_STARTS = word_set("""
i dont know | i do not know | dont know | idk | i dont remember | i do not remember | dont remember |
i cant remember | i cannot remember | not sure | im not sure | i am not sure | i forgot | no idea | i dont recall |
i have no idea | we dont know
""")

DECLINED = word_set("""
prefer not to say | i prefer not to say | id rather not say | i would rather not say | rather not say |
id rather not | i would rather not | rather not | prefer not | i prefer not | i prefer not to |
prefer not to answer | i prefer not to answer | id prefer not to say | id prefer not to answer |
id rather not answer | i dont want to say | dont want to say | i dont want to answer | i do not want to answer |
i dont want to talk about it | i dont want to talk about that | i do not want to say | i wont say | i wont answer |
not saying | pass | i pass | ill pass | i will pass | skip | skip it | skip this | skip that | skip this one |
skip question | next | next question | no comment | private | its private | that is private | thats private |
its personal | that is personal | thats personal | confidential | none of your business | i decline | decline |
decline to answer | i decline to answer | decline to say | i refuse | i dont feel comfortable |
im not comfortable | not comfortable saying
""")

DECLINED_STARTS = word_set("""
prefer not | i prefer not | id rather not | i would rather not | rather not | id prefer not | i dont want to say |
i dont want to answer | i dont want to talk | i do not want to | i wont answer | i dont feel comfortable |
im not comfortable | not comfortable | i am not comfortable | i decline
""")

DECLINED_PARTS = word_set("""
skip this | skip it | skip that | skip the question | skip to | very personal | very private | is private |
is personal | not your business
""")

SOFTENERS = word_set(
    "really | even | exactly | actually | honestly | quite | very | just | still | entirely | completely | so"
)

NONE = word_set("""
none | nothing | i have none | i dont have one | i dont have any | i dont have it | i dont have | dont have one |
dont have any | dont have | do not have one | i do not have one | i do not have any | i do not have | no number |
no phone | no one | nobody | zero | not yet | no i dont | not any | havent got one | i havent got one |
never had one | never got one | i never got one | not one | nil | they havent given me one | i havent received one
""")

NOT_APPLICABLE = word_set("not applicable | n a | na | doesnt apply | does not apply | not my case")

NOT_AT_HAND = word_set("with me | on me | at hand | handy | in front of me")

FILLERS = word_set("""
well | um | umm | uh | uhm | hmm | hm | oh | so | like | sorry | honestly | actually | please | thanks |
thank you | thank you so much | hi | hello | good morning | good afternoon | good evening | sir | maam | miss |
god bless | god bless you | you know | let me see | lets see | to be honest | tbh | ok | okay | i mean | look |
unfortunately | sadly | luckily | thank god | thanks god | fortunately | my answer | my answer is | the answer is |
answer | lol | haha
""")

HEDGES = word_set("""
i think | i believe | i guess | i suppose | i would say | id say | i think that | i think it was | i think its |
i think it is | i believe it was
""")

APPROXIMATE = word_set("""
around | about | roughly | approximately | approx | circa | maybe | probably | i think | i guess | i believe |
early | late | mid | middle | the middle | sometime | some time | like | beginning | the beginning | the end |
end | more or less | nearly | almost | summer | winter | spring | fall | autumn | christmas | not sure |
dont remember | cant remember | perhaps | or so | ish
""")

VAGUE_COUNT = word_set("""
several | many | some | a few | few | a lot | lots | a couple | couple | plenty | a bunch
""")

SEVERAL_JOINERS = word_set("and | also | plus")
EITHER_JOINERS = word_set("or | nor")

SHOWN = {
    "yes": "yes", "no": "no", "none": "none", "sender": "this same number", "approximate": "approx.",
    "single": "single", "married": "married", "divorced": "divorced", "widowed": "widowed",
    "M": "male", "F": "female", "present": "today",
}  # fmt: skip
