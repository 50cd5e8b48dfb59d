"""Words for people, shared by the phrases beside this file."""

KIN = (
    "husband|wife|mom|mother|dad|father|son|daughter|brother|sister|baby|kid|kids|child|children|grandma|grandmother|"
    "grandpa|grandfather|friend|girlfriend|boyfriend|roommate|uncle|aunt|neighbor|toddler|infant|coworker|partner|"
    "wifes|ex"
)

WHO = (
    "(someone|somebody|sombody|sumone|sum1|he|she|hes|shes|man|men|woman|women|guy|guys|person|people|ppl|lady|boy|"
    "girl|driver|cyclist|bicyclist|biker|pedestrian|passenger|worker|student|teen|teenager|officer|victim|victims|"
    f"old man|homeless man|{KIN})"
)

VICTIM = (
    "(me|us|him|her|them|someone|somebody|people|everyone|everybody|each other|(a|this|that|the|some|another|an old) "
    f"(man|woman|kid|child|girl|boy|person|lady|guy|baby|clerk|cashier|driver)|(my|his|her|our|their) ({KIN}))"
)

CARS = "car|truck|suv|van|bus|motorcycle|vehicle|semi|driver|train|motorcyclist"

QUIEN = (
    "(alguien|ella|hombre|senor|senora|mujer|persona|muchacho|muchacha|joven|nino|nina|ninos|bebe|viejito|viejita|"
    "anciano|anciana|esposo|esposa|marido|mama|papa|madre|padre|hijo|hija|hijos|hermano|hermana|abuelo|abuela|amigo|"
    "amiga|vecino|vecina|tio|tia|novio|novia|chofer|conductor|ciclista|peaton|trabajador|gente|tipo|tipos|unos|uno|"
    "chavo|chava)"
)

# Single words for a person, in both languages: one side of the rules with "&".
HUMAN = (
    f"({KIN}|someone|somebody|he|she|hes|shes|him|her|man|men|woman|women|guy|guys|dude|person|people|lady|ladies|boy|"
    "boys|girl|girls|driver|rider|cyclist|biker|pedestrian|passenger|passengers|worker|roofer|landscaper|hiker|"
    "hikers|jogger|runner|camper|student|teen|teens|teenager|officer|victim|patient|elderly|senior|cousin|grandson|"
    "granddaughter|grandkid|grandkids|nephew|niece|grandparents|nana|tata|stepdad|stepmom|stepson|roomie|landlord|"
    "fiance|twins|newborn|mama|papa|moms|dads|kids|children|bro|sis|mailman|homeless|swimmer|swimmers|kayaker|"
    "climber|climbers|bicyclist|skater|motorcyclist|customer|stranger|pops|granny|grams|gramps|papi|mami|in law|"
    "inlaw|homie|bestie|buddy|fiancee|teacher|coach|clerk|cashier|employee|coworkers|family|families|passenger|"
    "tourist|tourists|veteran|caretaker|bystander|toddlers|infants|yr old|yrs old|year old|month old|alguien|ella|el "
    "(senor|viejo|chofer|muchacho|hombre|nino|bebe|trabajador|joven|vecino)|hombre|hombres|senor|senora|senores|"
    "mujer|mujeres|persona|personas|muchacho|muchacha|joven|chavo|chava|chamaco|chamaca|morro|morra|plebe|nino|nina|"
    "ninos|ninas|ninito|ninita|bebe|bebes|viejito|viejita|mi viejo|mi vieja|anciano|anciana|esposo|esposa|marido|"
    "hijo|hija|hijos|hermano|hermana|hermanito|hermanita|abuelo|abuela|abuelito|abuelita|amigo|amiga|vecino|vecina|"
    "vecinos|tio|tia|novio|novia|suegro|suegra|cunado|cunada|primo|prima|sobrino|sobrina|nieto|nieta|chofer|"
    "conductor|ciclista|peaton|trabajador|trabajadores|albanil|gente|tipo|tipos|compa|companero|companera|patron|"
    "jefe|madre|padre|borracho|indigente|estudiante|excursionista|familia|familias|apa|ama|jefita|jefito|yerno|nuera|"
    "cuate|carnal|compadre|comadre|huerco|huerca|escuincle|jornalero|jornaleros|obrero|obreros|pintor|maestra|"
    "motociclista|adulto|adulta|senorita|pasajero|pasajeros|alumno|alumna|empleado|empleada|cajero|cajera|ancianita|"
    "ancianito|bebito|bebita|recien nacido|embarazada)"
)
CHILD = (
    "(baby|babies|infant|newborn|toddler|kid|kids|child|children|boy|girl|son|daughter|grandson|granddaughter|"
    "grandbaby|nephew|niece|bebe|bebes|bebito|bebita|nino|nina|ninos|ninas|ninito|ninita|criatura|chiquito|chiquita|"
    "hijo|hija|nieto|nieta|sobrino|sobrina|menor|hermanito|hermanita|chamaco|chamaca|3 year old|2 year old|4 year "
    "old|5 year old|1 year old|year old|yr old|yrs old|month old|mo old|anos de edad|recien nacido|twins)"
)
SELF = "(im|i am|i|ive|me|my|we|were|us|our|estoy|mi|nos|estamos|yo|me)"
