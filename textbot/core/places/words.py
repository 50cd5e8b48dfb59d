"""The small words of places in English and Spanish, folded (small letters, no accents), as literal tables."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUFFIXES = {
    **dict.fromkeys(_set("st street str calle stret steet strt"), "st"),
    **dict.fromkeys(_set("ave av avenue aven avenu avenida avda"), "ave"),
    **dict.fromkeys(_set("rd road"), "rd"),
    **dict.fromkeys(_set("dr drive drv"), "dr"),
    **dict.fromkeys(_set("ln lane"), "ln"),
    **dict.fromkeys(_set("ct court crt"), "ct"),
    **dict.fromkeys(_set("pl place"), "pl"),
    **dict.fromkeys(_set("blvd boulevard bulevar"), "blvd"),
    **dict.fromkeys(_set("cir circle"), "cir"),
    **dict.fromkeys(_set("ter terrace"), "ter"),
    **dict.fromkeys(_set("pkwy parkway"), "pkwy"),
    **dict.fromkeys(_set("hwy highway"), "hwy"),
    **dict.fromkeys(_set("trl trail"), "trl"),
    **dict.fromkeys(_set("aly alley"), "aly"),
    **{word: word for word in ("way", "loop", "run", "path", "row")},
}
CLEAR_SUFFIXES = _set("st street str stret ave av avenue rd road blvd boulevard ln lane pkwy hwy")
"""Suffixes that say "street" even behind a name that has another one; a drive, court, place or way may be no street."""
PREFIXES: dict[str, str | None] = {
    **dict.fromkeys(_set("calle cll"), None),  # in Spanish any street is a calle
    **dict.fromkeys(_set("avenida ave av avda"), "ave"),
    **dict.fromkeys(_set("bulevar blvd boulevard"), "blvd"),
    "camino": "rd",
    "privada": "ct",
    "callejon": "aly",
}
OF = _set("de del la las los el")
DIRECTIONS = {
    **dict.fromkeys(_set("n north norte"), "n"),
    **dict.fromkeys(_set("s south sur"), "s"),
    **dict.fromkeys(_set("e east este"), "e"),
    **dict.fromkeys(_set("w west oeste o"), "w"),
    **{word: word for word in ("ne", "nw", "se", "sw")},
}
DOTTED = _set("esq st str ave av rd dr ln ct pl blvd cir ter hwy pkwy n s e w ne nw se sw no num apt apto avda cll blk")

_SPELLED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
)
_PRIMERAS = (
    "primera segunda tercera cuarta quinta sexta septima octava novena decima undecima duodecima decimotercera "
    "decimocuarta decimoquinta decimosexta decimoseptima decimoctava decimonovena vigesima "
)
_UNO = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte "
)
_SLIPS = {"fith": 5, "fift": 5, "eigth": 8, "nineth": 9, "twelth": 12}
ORDINALS = {
    **_SLIPS,
    **{word: number for number, word in enumerate(_SPELLED.split(), 1)},
    **{word: number for number, word in enumerate(_PRIMERAS.split(), 1)},
    **{word[:-1] + "o": number for number, word in enumerate(_PRIMERAS.split(), 1)},
}
CARDINALS = {word: number for number, word in enumerate(_UNO.split(), 1)}

MONTHS = _set(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre "
    "noviembre diciembre"
)
EVERYDAY_ES = _set(
    "principal parque iglesia molino mercado centro escuela agua rio lago puente cerro huerta jardin mision roble "
    "pino cedro palma sol luna paz rosa naranja limon sauce nogal arce canal colegio central mesa union laurel acacia"
)
"""Those that are Spanish: "la iglesia" is a church, but "la Main" and "la Elm" are streets."""
EVERYDAY = (
    MONTHS
    | EVERYDAY_ES
    | _set(
        "main park church mill market center central court state high school college union liberty grand water front "
        "broad hill lake river canal bridge spring sunset sunrise garden orchard meadow forest valley view summit "
        "ridge mission oak elm pine cedar palm maple ash walnut willow cherry orange lemon olive fig rose lily daisy "
        "sage juniper birch acacia laurel cactus desert mesa bell pearl ruby gold silver copper king queen duke "
        "chestnut hope grace joy faith pleasant fair green white black brown gray depot railroad station commerce "
        "industrial farm ranch country club"
    )
)
"""Street names that are also everyday words: alone they name a street only where other words say so."""

JOINS = _set(
    "and & / @ + x at n near by off past before after beyond corner y e con cerca esquina esq antes despues pasando "
    "cruce"
)
"""One of these stands between two streets that cross."""
STRONG_JOINS = _set("and & / @ + x corner y e con esquina esq cruce")
"""Only these join a street said as a bare number: "Elm at 5" is a time."""
JOIN_FILLERS = _set(
    "just right rite with of the to close la el de del a al casi con esquina corner cross street intersection north "
    "south east west calle , llegando pasar altura con una un poco little bit"
)
CORNERS = _set("corner intersection crossing esquina esq interseccion cruce crucero")
AT_CROSSING = CORNERS | _set("at @ on of near by off along in en de sobre entre between junto por close cerca past")
BETWEEN = _set("between btwn btw betwen entre")
AND = _set("and & y e n")

AT_HOUSE = _set("at @ near by of outside opposite frente al del en el a from in behind is es direccion address : ,")
ON_STREET = _set("on onto along down off sobre")
ON_ROAD = ON_STREET | _set("en in")
NEAR_STREET = ON_STREET | _set("up near past at @ en por at across behind beyond")
NEAR_NUMBERED_ES = _set("en por sobre calle de con")
ARTICLES = _set("the la el los las un una our my mi el nuestra this")
YEARS = _set("since in during until by year from desde en durante hasta ano de")

AT_LANDMARK = _set("by near at @ behind outside beside inside around opposite in en past along cerca pasando junto")
NO_PLACE_BY_ES = _set(
    "gracias preguntar pregunto pregunta pago pagar pague cobran cobrar votar vote voto interesado interesada cambiar "
    "preocupado preocupada salir"
)
"""Behind these, "por la biblioteca" speaks of the library, not of what is beside it."""
LANDMARK_PAIRS = {
    "to": _set("next close adjacent"),
    "from": _set("across"),
    "of": _set("front side outside back inside east west north south"),
    "de": _set("cerca frente lado atras detras fuera afuera enfrente dentro alrededor vuelta costado delante antes"),
    "del": _set("cerca frente lado atras detras fuera afuera enfrente dentro alrededor vuelta costado delante antes"),
    "a": _set("frente junto"),
    "al": _set("frente junto"),
}

CLOSERS = _set(
    ', . ; : ! ? ) ( - $ | " and & or but is are was were has have had be been being there again near by at in '
    "for since with between to from close just past please that thats which where when who because so its it "
    "still now today tonight yesterday every all by behind next across after before until while if not i we my "
    "our they he she you the a an this these going heading this cant can could will would does doesnt needs need "
    "keeps got gets apt unit # st @ on y e o pero es son esta estan estaba hay fue era tiene tienen desde con en "
    "por para cerca entre hasta porque que donde cuando ya no se hace hoy ayer ahora otra muy favor frente junto "
    "sigue siguen ahi alli aqui nunca tambien tampoco also too never still lleva llevan "
    "al la el los las un una mi le me nos apto pls plz please fix asap thanks thx gracias porfa porfavor urge urgent"
)
"""What may follow a bare street name in a sentence; "main issue" and "oak trees" are no streets."""
FILLERS = (
    JOIN_FILLERS
    | CORNERS
    | ON_STREET
    | _set(
        "at @ address direccion vivo live i here aqui fica queda ubicado ubicada im its it is es esta in en front "
        "frente around outside out by near y and por de house home casa thanks gracias ok okay yes si think creo "
        'right my mi # number numero no please favor . ! ? ; - ( ) junto lado behind next across from atras detras " '
        ": one that"
    )
)
"""What may stand beside a place in an answer that is nothing but that place."""
NEVER_TYPOS = (
    CLOSERS
    | FILLERS
    | EVERYDAY
    | frozenset(SUFFIXES)
    | frozenset(ORDINALS)
    | frozenset(CARDINALS)
    | _set(
        "alley alleys broken dark dirty entire whole other every another same wider empty quiet busy public private "
        "wrong next side house houses light lights sign signs water trash garbage truck trucks car cars tree trees "
        "dog dogs people what how why who many much more time times day days week weeks month hour hours minute "
        "minutes year years mile miles feet foot block blocks dollars cents percent basura bache baches farola luz "
        "luces perro perros arbol arboles semaforo semana semanas dias meses horas minutos veces cuadra cuadras casas "
        "gente carro carros mojada oscura sucia cerrada toda todo nuestra misma entera know like dont some also been "
        "bike bikes walk pothole potholes graffiti"
    )
)
NUMBER_MARKS = _set("# no num numero number")
BLOCKS = _set("block blk cuadra bloque")
UNITS = _set("apt apartment unit suite ste apto depto departamento unidad piso floor lot trailer # no")
TIMES = _set("am pm a p m oclock de : - % / tree trees")
"""Behind a number these make it a time, a date or an amount."""
COUNTED = _set(
    "grade grader graders floor time times day week month year place anniversary birthday district attempt call try "
    "one grado piso vez veces semana"
)
"""Behind "5th" these count something else."""
DUE = _set(
    "due paid pay rent bill payment appointment meeting scheduled deadline vence pagar pago recibo renta cita arrive "
    "arrives leave leaves birthday born"
)
"""In a text with one of these, a lone "on 5th" may be a day."""
ACROSS = _set("across opposite enfrente")
"""Before a place these put the thing on the other side of the street."""
DISTANCES = _set("blocks block miles mile feet yards meters cuadras cuadra millas metros")
"""Before a place these say how far from it the thing is."""
VETOED_NOUNS = _set("light lights lamp lamps sign signs sweeper sweeping cleaning vendor vendors parking name names")
"""Behind "first street ..." or "main street ...": a street light is no street."""
ASIDE = ARTICLES | AT_CROSSING | OF | _set(". , ! ? its it is esta queda cerca frente front behind next to a")
"""What stands before or behind a landmark's name in an answer."""
STREET_JOINS = _set("and & / y con @ at")
"""Behind a known street these lead to its cross street, known or not."""
