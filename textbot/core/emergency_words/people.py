"""Words for people, shared by the phrases beside this file."""

KIN = (
    "husband|wife|mom|mother|dad|father|son|daughter|brother|sister|baby|kid|kids|child|children|grandma|"
    "grandmother|grandpa|grandfather|friend|girlfriend|boyfriend|roommate|uncle|aunt|neighbor|toddler|infant|"
    "coworker|partner|wifes|ex"
)

WHO = (
    "(someone|somebody|sombody|sumone|sum1|he|she|hes|shes|man|men|woman|women|guy|guys|person|people|ppl|lady|boy|"
    "girl|driver|cyclist|bicyclist|biker|pedestrian|passenger|worker|student|teen|teenager|officer|victim|victims|"
    f"old man|homeless man|{KIN})"
)

VICTIM = (
    "(me|us|him|her|them|someone|somebody|people|everyone|everybody|each other|(a|this|that|the|some|another|an "
    f"old) (man|woman|kid|child|girl|boy|person|lady|guy|baby|clerk|cashier|driver)|(my|his|her|our|their) ({KIN}))"
)

CARS = "car|truck|suv|van|bus|motorcycle|vehicle|semi|driver|train|motorcyclist"

QUIEN = (
    "(alguien|ella|hombre|senor|senora|mujer|persona|muchacho|muchacha|joven|nino|nina|ninos|bebe|viejito|"
    "viejita|anciano|anciana|esposo|esposa|marido|mama|papa|madre|padre|hijo|hija|hijos|hermano|hermana|abuelo|"
    "abuela|amigo|amiga|vecino|vecina|tio|tia|novio|novia|chofer|conductor|ciclista|peaton|trabajador|gente|tipo|"
    "tipos|unos|uno|chavo|chava)"
)
