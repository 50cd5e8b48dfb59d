"""Fire, water, wires, wrecks and locked cars, in both languages."""

from textbot.core.hearing.emergency_words.people import CHILD, HUMAN

BUILT = (
    "(house|home|apartment|apartments|apt|building|kitchen|garage|bedroom|room|roof|attic|stove|oven|trailer|mobile "
    "home|store|school|church|hotel|motel|restaurant|warehouse|shed|porch|balcony|fence|car|truck|bus|van|vehicle|"
    "dumpster|trash can|trash|mattress|couch|tree|trees|palm|palms|bush|bushes|brush|grass|field|alley|wash|desert|"
    "hill|hillside|mountain|park|camp|encampment|tent|pole|transformer|wires|outlet|wall|next door|neighbors|"
    "neighbor|street|freeway|houses|homes|backyard|yard|casa|casas|edificio|cocina|cuarto|recamara|techo|"
    "departamento|departamentos|apartamento|apartamentos|traila|escuela|tienda|bodega|iglesia|carro|coche|troca|"
    "camioneta|camion|trailer|arbol|arboles|palma|palmas|palmera|palmeras|zacate|pasto|monte|lote|baldio|cerro|"
    "terreno|matorral|basurero|contenedor|bote|dumpster|colchon|sillon|estufa|horno|poste|transformador|cables|pared|"
    "ventana|ventanas|vecino|vecinos|vecina|de al lado|al lado|calle|callejon|parque|campamento|negocio|restaurante|"
    "gasolinera|taller|yarda|patio)"
)
WATERS = (
    "(wash|flood|floods|flooded|flooding|floodwater|floodwaters|creek|river|canal|arroyo|underpass|water|current|"
    "ditch|lake|agua|rio|inundacion|inundado|inundada|inundo|corriente|canal|lago|laguna|represa|paso a desnivel|"
    "creciente|presa)"
)
STUCK = (
    "(stuck|trapped|stranded|swept|clinging|holding on|pinned|hanging on|cant get out|cannot get out|drowning|cant "
    "swim|on top of|on the roof|floating away|sinking|going under|carried away|washed away|atrapad*|atorad*|varad*|"
    "atascad*|arriba del (carro|techo)|encima del (carro|techo)|arrastr*|llevo la|llevo el|se lo lleva|se los lleva|"
    "se la lleva|no puede salir|no podemos salir|no pueden salir|ahog*|se hunde|hundiendo|agarrad*|no sabe nadar|no "
    "puedo salir|colgad*)"
)
CAR = "(car|truck|van|suv|minivan|vehicle|backseat|back seat|carro|coche|troca|camioneta|auto|jeep|pickup)"
CRASH = (
    "(crash|crashed|wreck|wrecked|accident|collision|collided|rolled over|rollover crash|rollover accident|flipped|"
    "flipped over|overturned|t boned|tboned|rear ended|head on|pileup|pile up|hit and run|plowed|slammed into|ran "
    "over|run over|hit by|struck by|choque|chocaron|choco|chocamos|choke|volco|volcado|volcada|volcadura|volteado|"
    "volteo|estrello|estrellaron|accidente|acidente|axidente|carambola|atropell*|se impacto)"
)
HURT = (
    "(injured|injury|injuries|hurt|hurts|trapped|bleeding|blood|stuck|unconscious|ambulance|not moving|isnt moving|"
    "help|cant get out|smoke|smoking|on fire|leaking|gas|upside down|on its side|flipped|inside|people|kids|baby|bad|"
    "badly|really bad|head|neck|ejected|dead|dying|screaming|crying|paramedics|now|right now|just|rn|send|pinned|not "
    "responding|herido|heridos|herida|heridas|lesionado|lesionados|atrapado|atrapada|atrapados|sangre|sangrando|"
    "ambulancia|no se mueve|ayuda|ahorita|ahora|acaba|acaban|grave|graves|feo|fuerte|gente|persona|personas|ninos|"
    "muertos|inconsciente|prensado|prensada|prensados|volteado|humo|llantas arriba|manden)"
)

HAZARDS = (
    # Fire
    f"(fire|fires|flames|flame|blaze|burning up|burning down|burning) & {BUILT} & (spreading|spread|getting close|"
    "getting big|close to|next to|next door|out of control|huge|big|help|trapped|inside|people|smoke|now|started|"
    "caught|behind|in the|in my|in our|at the|by the|near|everywhere|still|is on|are on|on|theres|there is|see|saw|"
    "coming|reached|jumped|right now)",
    "(llamas|lumbre|fuego|lumbrada|quemando|quemandose|quemo|ardiendo|incendi*|prendio|prendieron|prendido|prendida|"
    f"agarro fuego|agarro lumbre) & {BUILT} & (hay|esta|estan|se esta|se estan|se|veo|ayuda|rapido|mucho|mucha|"
    "grande|en|ahorita|gente|ninos|creciendo|extendiendo|salen|sale|cerca|llegando|manden)",
    "(smoke|humo) & (building|apartment|house|roof|window|windows|attic|vent|vents|hallway|kitchen|room|door|hood|"
    "engine|outlet|wall|store|school|edificio|casa|departamento|apartamento|ventana|ventanas|techo|cocina|cuarto|"
    "puerta|tienda|cofre|enchufe|pared|escuela|negocio) & (coming|pouring|filling|full of|lots|thick|black|dark|"
    "everywhere|from|out of|saliendo|sale|salen|mucho|negro|espeso|lleno|llena|echando|por)",
    "(house|building|car|apartment|kitchen|roof|stove|trailer|shed|dumpster|van|truck|bus|casa|edificio|carro|"
    "cocina|estufa|troca|camion) [is|are|esta] (burning|blazing|ardiendo|en fuego)",
    "(oven|stove|microwave|dryer|outlet|fuse box|breaker|grease|estufa|horno|microondas|secadora|enchufe|contacto|"
    "sarten|freidora) [is|just|se|caught|fire] (on fire|caught fire|fire|in flames|smoking|sparking|prendio|"
    "incendio|echa humo|echando humo|en llamas|quemando|exploded|exploto)",
    "(people|someone|family|kids|man|woman|gente|alguien|ninos|personas) & (trapped|stuck|screaming|jumping|"
    "atrapad*|gritando|encerrad*) & (fire|smoke|burning|flames|fuego|humo|llamas|incendio|lumbre|building|edificio|"
    "windows|ventanas|collapsed|derrumb*|rubble|escombros|elevator|elevador)",
    "(arson|lighting fires|setting fires|started a fire|set (a fire|fire to|it on fire|the [_] on fire)|prendiendo "
    "fuego|prendio fuego|prendieron fuego|pegaron lumbre|echo gasolina)",
    # Water
    f"({HUMAN}|we|im|i|were|us|our car|my car|estamos|estoy|nos|mi carro|mi familia|[el] carro con) & {STUCK} & "
    f"{WATERS}",
    "(water|agua) [is|ya|esta|se|keeps|s] [esta|me|nos|fast|still|ya] (rising|coming in|coming into|filling|getting "
    f"higher|up to my|up to our|subiendo|entrando|entro|entra|metiendo|metio|llega|llego|nos llega|sube) & ({CAR}|"
    "stuck|trapped|roof|we are|were|im|cant get out|atrapad*|no podemos|techo|ayuda|help|chest|pecho|cintura|waist)",
    f"(bus|{CAR}) & (submerged|underwater|sinking|sank|floating|floated|swept|went into|fell into|drove into|rolled "
    "into|crashed into|in the|cayo al|se cayo al|se fue al|flotando|hundiendo|hundio|metio al|se lo llevo|arrastr*|"
    "dentro del|en el) & (canal|river|lake|pool|wash|water|flood*|creek|arroyo|rio|lago|alberca|agua|corriente|"
    "presa) & (help|people|person|someone|driver|inside|just|now|trapped|stuck|with|family|kids|sinking|gente|"
    "alguien|personas|adentro|ayuda|ahorita|acaba|familia|ninos|conductor|floating|flotando|going under|hundiendo|"
    "swept|stranded)",
    f"({CHILD}|{HUMAN}) & (fell|fallen|falling|jumped|floating|face down|bottom|cayo|cayeron|callo|flotando|fondo|"
    "sumio|hundio|metio|aventaron|resbalo) & (pool|canal|river|lake|pond|well|creek|hot tub|alberca|piscina|rio|"
    "lago|pozo|estanque|canal|arroyo|jacuzzi|laguna|presa)",
    f"{HUMAN} & (swept away|being swept|washed away|carried away|arrastrad*|se (lo|la|los) llevo (el|la)|se ahoga|se "
    "ahogan|se ahogo|se estan ahogando)",
    # Children and cars
    f"{CHILD} & {CAR} & (locked|windows up|windows are up|window up|hot|alone|by itself|by himself|by herself|by "
    "themselves|unattended|left|no parents|no parent|no adult|no adults|nobody|no one|crying|heat|degrees|sweating|"
    "asleep|sleeping|inside|keys|encerrad*|solo|sola|solos|solas|calor|calorcito|calorón|llorando|dejaron|ventanas|"
    "vidrios|sudando|dormido|dormida|nadie|sin aire|abandonad*|llaves adentro|grados)",
    f"(keys|llaves) (in|locked|inside|adentro|dentro|en) & {CHILD} & (car|truck|van|carro|troca|camioneta|coche)",
    f"{CHILD} & (alone|by (himself|herself|itself|themselves)|no (parent|parents|adult|adults)|wandering|walking|"
    "crawling|unattended|solo|sola|solos|sin [sus] papas|sin adulto|nadie lo cuida|caminando|running|barefoot|in a "
    "diaper|en panal) & (street|road|highway|freeway|traffic|canal|pool|intersection|parking lot|roof|ledge|alley|"
    "midnight|night|dark|calle|carretera|freeway|alberca|canal|avenida|techo|madrugada|noche|lote|tracks|vias)",
    "(missing|lost|disappeared|ran away|runaway|wandered|cant find|cannot find|never came|didnt come|hasnt come|"
    "taken|perdio|perdi|perdid*|desaparecio|desaparecid*|no aparece|no encuentro|no encontramos|no llego|no ha "
    "llegado|no regresa|no ha regresado|no ha vuelto|se salio|se escapo|extravi*) & (my|a|our|mi|un|una|nuestro) "
    f"[_] ({CHILD}|teen|teenager|mom|mother|dad|father|grandma|grandpa|grandmother|grandfather|husband|wife|autistic|"
    "mama|papa|abuelo|abuela|abuelito|abuelita|esposo|sister|brother|autista) & (hours|hour|school|park|store|mall|"
    "since|home|anywhere|wandered|alzheimer*|alz|dementia|autistic|autismo|autista|now|help|police|horas|escuela|"
    "parque|tienda|desde|casa|demencia|ayuda|policia|missing|playground|years old|anos|outside|afuera|sali*|"
    "diabetic|medicine|last seen)",
    # Crashes
    f"{CRASH} & {HURT} & (car|cars|truck|bus|motorcycle|bike|cyclist|pedestrian|van|semi|suv|driver|street|st|ave|"
    "road|rd|highway|freeway|i 10|i10|intersection|corner|light|someone|people|person|kid|man|woman|carro|carros|"
    "coche|coches|troca|camion|camioneta|moto|motociclista|bici|ciclista|peaton|calle|avenida|esquina|carretera|"
    "freeway|alguien|gente|nino|senora|senor|hombre|mujer|hay|me|i|we|my|mi|nos|fell|and|y|con)",
    f"{CAR} [just|has|went] [just] (crashed|drove|plowed|slammed|ran|smashed|went|se metio|se estrello|choco) "
    "[right] (into|through|off|over|contra|en|a) (a|the|my|our|some|el|la|una|un|mi) [_] (house|home|building|store|"
    "crowd|people|group|bus stop|living room|apartment|canal|bridge|cliff|overpass|school|casa|edificio|tienda|"
    "gente|parada|restaurant|patio)",
    "(hit|struck|ran over|run over|runs over|plowed into|atropello|atropellaron|arrollo|le pego|golpeo) [a|my|the|"
    f"an|this|that|some|al|a un|a una|a mi|un|una|la] [_] {HUMAN} & ({CAR}|driver|bus|drove|took off|fled|train|"
    "light rail|street|crosswalk|road|carro|camion|chofer|se fue|huyo|calle|moto|drunk)",
    f"({HUMAN}|me|us|i|we) [_] (hit|struck|run over|ran over) by [a|an|the|some] [_] (car|truck|van|suv|bus|driver|"
    "motorcycle|semi|train|streetcar|drunk|vehicle|light rail|scooter)",
    "(wrong way|contraflujo|sentido contrario) & (driver|car|truck|driving|going|on|carro|troca|conductor|va|viene|"
    "manejando|freeway|highway)",
    "(stuck|stopped|stalled|parado|atorado|atascado) [on|en] [the|las|los] (train tracks|tracks|railroad|vias|vias "
    "del tren|rieles)",
    "(train|tren) (derailed|hit|is coming|descarrilo|atropello|le pego|golpeo|viene)",
    "(plane|helicopter|small plane|avion|avioneta|helicoptero) [just|se|has] (crash*|down|went down|cayo|estrello|"
    "fell)",
    # Wires, blasts, falling things
    "(wire|wires|cable|cables|power line|power lines|powerline|powerlines|power cable|electric line|alambre|"
    "alambres) & (down|downed|fell|fallen|snapped|broke|hanging low|on|touching|live|sparking|sparks|across|cayo|"
    "cayeron|caido|caidos|tirado|tirados|chispas|chispeando|vivo|vivos|colgando|encima|sobre) & (car|truck|house|"
    "fence|someone|somebody|people|kid|kids|person|puddle|water|pool|roof|road|street|sidewalk|playground|driver|"
    "smoke|fire|burning|sparks|sparking|carro|troca|casa|gente|alguien|persona|personas|ninos|charco|agua|techo|"
    "humo|fuego|chispas|electrico|electricos|electricidad|alta tension|corriente)",
    "(sparks|sparking|arcing|chispas|chispazos|chispeando|chispea)",
    "(exploded|explosion|exploding|blew up|just blew|explode|exploto|explotaron|exploto|explosion|trono el "
    "transformador|estallo|volo el)",
    "(boiler|tank|tanque|propane|transformer|transformador|meter|battery|bateria|grill|water heater) [just|se|has] "
    "(blew|exploded|exploto|blow|blown up|trono|estallo)",
    "(roof|ceiling|wall|building|balcony|bridge|crane|trench|tunnel|hole|scaffold|scaffolding|tree|techo|pared|"
    "barda|edificio|puente|zanja|andamio|grua|arbol|excavacion|dirt) & (collapsed|collapse|caved|cave in|fell on|"
    "fallen on|derrumbo|derrumbe|colapso|cayo encima|le cayo|les cayo|vino abajo|se cayo sobre|cayo sobre|fell onto|"
    f"came down on) & ({HUMAN}|trapped|under|inside|debajo|atrapad*|adentro|workers|people|bus stop)",
    "(trapped|stuck|atrapad*|encerrad*|atorad*) & (elevator|elevador|ascensor|machine|maquina|trench|zanja|rubble|"
    "escombros|wreck) & (i|im|we|were|someone|people|man|woman|kid|estoy|estamos|alguien|gente|nino|persona|"
    "personas|hay|se)",
    "(carbon monoxide|monoxido|co alarm|co detector) & (going off|alarm|beeping|headache|dizzy|sick|sonando|suena|"
    "mareado|mareados|dolor|esta|is|we|all|levels)",
    "(chemical|ammonia|chlorine|acid|toxic|tanker|quimic*|amoniaco|cloro|acido|pipa) & (spill|spilled|leak|leaking|"
    "fumes|cloud|derrame|derramo|fuga|vapores|nube|overturned|volco|eyes burning|cant breathe)",
    # In so many words
    "^(911|nine one one|9 1 1|91 1)",
    "(911|nine one one|9 1 1) (911|please|por favor|help|ayuda|rapido|now|hurry|urgente|emergency|emergencia|"
    "auxilio|right now|ya|asap|ahora|ahorita|quick|fast)",
    "(need|send|get|want|call|calling|manden|mande|llamen|llame|hablen|hablenle|hablele|envien|necesito|ocupo|urge|"
    "pidan|vengan|where are|where is) [_] [_] [_] (police|cops|cop|sheriff|deputies|firefighters|fire dept|fire "
    "truck|fire department|swat|911|policia|patrulla|bomberos|policias|los bomberos|rescue|rescate) & (now|right "
    "now|hurry|fast|quick|quickly|help|inside|here|immediately|emergency|please|is|he|hes|they|someone|rapido|ya|"
    "urgente|urgentemente|ahora|ahorita|ayuda|adentro|apurense|pronto|por favor|emergencia)",
    "(manden|mande|llamen|llame|llamenle|hablenle|hablen|envien) [a|al|una|la|los|le|ya|por favor] [a|los|las|la|al|"
    "una] (bomberos|policia|patrulla|ambulancia|policias|911)",
    "(send|need|get) [me|us|some] help (hurry|fast|quick|quickly|please hurry|immediately|hes|shes|im being|someone "
    "is|hes hurt)",
    "(send|need|get) [_] help & (dying|hurt|bleeding|attack*|hes|shes|gun|knife|trapped)",
    "(ayuda|ayudenme|ayudeme|auxilio|socorro) & (se muere|me muero|muriendo|me mata|me matan|nos matan|matar|sangre|"
    "sangrando|no respira|pistola|arma|fuego|rapido por favor|adentro de|encerrad*|secuestr*|ahogando|urgente mi|"
    "apurense)",
    "(its|this is|is|es|esto es|tengo|tenemos|hay|have|having|theres|there is) [an|a|una|un|mi] [real|medical|life "
    "or death|family|verdadera|gran|medica] (emergency|emergencia|emergancy|emergensia)",
    f"(bus|{CAR}) & (cayo (un|una|el|la|al)|cayeron|se cayo|se fue|volco|fell|went|plunged|drove|crashed|rolled|flew|"
    "[still] upside down) & (al|en el|into|in to|in|off the|del|de la) [the|a|un|el] (canal|river|lake|rio|lago|"
    "arroyo|presa|bridge|puente|barranco|cliff|ravine|wash|pool|alberca)",
    f"{CAR} (into|in) (the|a) (canal|river|lake|pool|wash) & (driver|inside|people|someone|sinking|help|just|family|"
    "kids|now)",
    "(no (podemos|puedo|puede|pueden) (salir|abrir|escapar)|cant get out|cannot get out|cant open the door) & (agua|"
    "arroyo|fuego|humo|carro|incendio|lumbre|elevador|casa|water|fire|smoke|car|flood|elevator|burning|gas|cuarto)",
    "(flash flood|creciente|inundacion|inundando) & (people|car|trapped|stuck|kids|family|help|swept|gente|carro|"
    "familia|ninos|atrapad*|ayuda|llevando|llevo)",
    "(car|cars|truck|van|suv|bus|carro|troca|camion|camioneta) & (pinned|crushed|wedged|prensad*|aplastad*|trapped) "
    "& (under|underneath|between|against|bajo|debajo|entre|contra|semi|trailer|train|bus|pole|poste|wall)",
    "(jackknifed|jack knifed|rollover accident|multi car|multi vehicle|pileup|pile up|carambola|volcadura)",
    f"{CAR} [just] (drove|crashed|slammed|plowed|rammed|smashed|went|se metio|se estrello|choco|entro) [right|"
    "straight] (into|through|a|en|contra) [the|a|my|el|la|una] [front|side|wall|window|frente] [of|de] [the|a|my|"
    "our|la|el] (cvs|store|shop|house|building|restaurant|school|crowd|people|bank|gas station|tienda|casa|edificio|"
    "escuela|gente|restaurante|market|church|office|clinic|walgreens|apartment|bus stop|parada)",
    f"{CHILD} & {CAR} & (no ac|no air|sin aire|sin clima|ac off|sun|sol|vidrios|closed|cerrad*|roll* up|rolled up|"
    "sealed|unconscious|not moving|no se mueve|red|screaming|gritando|sudado)",
    f"{CHILD} & (wandering|in a diaper|in diapers|en panal|barefoot|descalz*|sin nadie|nobody around|no one around|"
    "nobody with|unsupervised|sin supervision|middle of the street|middle of the road|en medio de la calle|en media "
    "calle|orilla del canal|near the pool alone|edge of the (pool|canal|roof|water))",
    "(agua|corriente|rio|arroyo|water|flood|floods|wash|current|canal|creciente) & (llevo|lleva|llevando|arrastr*|"
    "swept|sweeping|carried|carrying|washed away|jalo|jalando|tragando) & (carro|carros|gente|persona|personas|car|"
    "truck|people|someone|man|woman|nino|ninos|familia|alguien|troca|kid|kids|him|her|them|us|senor|senora|"
    "camioneta|hombre|bebe)",
    "(stuck|trapped|stranded|atorad*|atrapad*|subid*|climbed|standing) (on|in|en|onto|al|inside) [top of] [the|a|my|"
    "our|el|la|mi|un|una] (roof|techo|azotea|car|attic|tree|carro|toldo|hood|cofre|troca|truck|van) & (water|flood|"
    "flooded|agua|fire|inund*|fuego|flooding|rising|subiendo|wash|arroyo|river)",
    "(ladder|scaffold|scaffolding|crane|lift|bleachers|stage|deck|balcony|tent|bounce house|ride|ferris|escalera|"
    "andamio|gradas|escenario|carpa|grua|brincolin|juego mecanico) & (collapsed|collapse|fell|broke|flipped|tipped|"
    "blew|cayo|derrumbo|volco|colapso|se vino|malfunction*) & (hurt|injured|people|kids|someone|man|men|painters|"
    "painter|workers|worker|trapped|under|inside|herid*|lastimad*|gente|ninos|trabajador*|abajo|adentro)",
    "(smoke|fire|humo|fuego|lumbre|flames|llamas|incendio) & (inside|adentro|trapped|atrapad*|encerrad*|locked|cant "
    f"get (out|in|the door)|no pueden salir|no puede salir|dentro) & ({HUMAN}|kids|people|apartment|house|casa|"
    "departamento|im|we|i|estamos|estoy)",
    "(ayuda|help|please|por favor|urgente|auxilio|hola|hello|emergency|emergencia|hurry|rapido|omg|sos|dios mio) "
    "[_] 911",
    "send [me|us|out] [the|a|an|some|out|somebody from the] (fire department|firefighters|firefighter|fire dept|"
    "police|cops|cop|officers|sheriff|ambulance|paramedics|swat|rescue|medics|911|help)",
    "(manden|mande|envien|llamen|mandar|hablen|traigan|vengan|urgen|urge|pidan) [_] [_] [los|la|el|una|un|al|a los|"
    "a la] (bomberos|policia|ambulancia|patrulla|paramedicos|rescate|policias|911)",
    "^[please|help|hola|hello|urgent|urgente|omg] [i have|theres|hay|tengo] [an|a|una] (emergency|emergencia|"
    "emergancy|emergensia|emerjencia|auxilio|socorro|mayday|sos) [help|please|ayuda|por favor|911|now|urgente|$]$",
    "(help|ayuda|auxilio|socorro) (help|ayuda|auxilio|socorro) (help|ayuda|auxilio|socorro|me|please|por favor|us)",
    "(someone|somebody|anyone|alguien|quien sea) [please] (help (me|us|him|her) [hes|shes|im|please|now|now]|"
    "ayudeme|ayudenme|ayudame por favor) & (hes|shes|dying|trapped|bleeding|attack*|gun|knife|fire|kill|hurt|"
    "muriendo|matar|sangr*|fuego|atrapad*|pistola|me sigue|me siguen|encerrad*)",
    f"{HUMAN} & (hanging|dangling|clinging|holding onto|colgand*|agarrad*|guindando) (off|from|on|over|to|de|del|a|"
    "en) [the|a|el|la|un|una] [side of the|edge of the|orilla del] (bridge|overpass|roof|ledge|balcony|railing|"
    "cliff|window|building|tree|pole|wire|wires|puente|techo|azotea|balcon|barandal|ventana|edificio|poste|cable|"
    "cables)",
    "(toxic|poison|poisonous|chemical|pepper spray|mace|tear gas|gas lacrimogeno|quimico) & (cant breathe|burning "
    "eyes|eyes burning|throat|coughing|choking|everyone|people|fumes|cloud|no podemos respirar|ojos|ardor|tosiendo|"
    "gente)",
    "(lightning|rayo) (struck|hit|cayo|le cayo|golpeo) & (man|woman|kid|person|people|someone|golfer|house|casa|"
    "persona|hombre|nino|alguien|fire|fuego|tree|arbol)",
    "(building|apartment|apartments|house|bridge|overpass|parking garage|garage|ceiling|edificio|puente|school|"
    "church|mall|hotel) (collapse|is collapsing|collapsing|derrumbado|se derrumbo|se colapso|caved in)",
    "(garage|roof|ceiling|bridge|crane|parking|bleachers|tower|billboard|techo|edificio|puente|stage|grua|barda|"
    "anuncio|espectacular) [_] [_] [_] (fell|collapsed|came down|cayo|derrumbo|colapso|caved) & (people|someone|"
    "kids|under it|inside|on a car|on the road|on people|debajo|gente|trapped|workers|help|hurt|carro|ninos|abajo|"
    "road|street|calle|atrapad*)",
    "(crane|big rig|semi|18 wheeler|truck|bus|forklift|trailer|tanker|pipa|grua|camion|tractor|montacargas) [just|"
    "se|has|is|a] (tipped|flipped|rolled|overturned|volco|volteo|jackknifed) [over]",
    "(i|we|he|she|they|my brakes) [just] (hit|struck|ran over|crashed into|ran into|plowed into) (a|the|another|"
    "some|somebodys|someones) [parked] (house|person|kid|man|woman|pedestrian|motorcycle|motorcyclist|cyclist|"
    "building|bicyclist|child|guy|lady|bus|train|crowd)",
    "(water rescue|swift water|swiftwater|rescate de agua|rescate en el agua|search and rescue|rescue needed|need "
    "rescue|necesitamos rescate|rescue us|rescue me|rescatenos|rescatennos)",
    "(carro|troca|camioneta|camion|car|truck|van|bus|bote|boat|lancha) & (hundiendose|hundiendo|se hunde|hundio|"
    "sinking|sank|flotando en|floating in|floating down|arrastrado|capsized|volteo) & (canal|rio|lago|agua|arroyo|"
    "alberca|river|lake|water|wash|pool|pond)",
    f"({HUMAN}) & (disappeared|went down|never came up|didnt come up|hasnt come up|under the water|not surfacing|"
    "desaparecio|no sale|no salio|no ha salido) & (water|lake|pool|river|canal|agua|lago|alberca|rio|swim*|kayak*|"
    "boat|nadando)",
    "(baby|bebe|newborn|infant|recien nacido) & (left|abandoned|abandonad*|dejaron|dejo|found|encontre|encontraron|"
    "encontramos|tiraron) & (bus stop|dumpster|trash|street|church|bench|doorstep|alone|basura|calle|parada|parque|"
    "bano|iglesia|puerta|sidewalk|park|bathroom|basurero|box|caja)",
    "(elderly|old man|old woman|old lady|senior|viejito|viejita|anciano|anciana|abuelo|abuela|abuelito|abuelita|"
    "grandma|grandpa|grandmother|grandfather|alzheimer*|dementia|demencia|nana|tata) & (lost|confused|perdid*|"
    "desorientad*|wandering|disoriented|doesnt know where|no sabe donde|missing|desaparecid*|wandered|se salio|"
    "walked off) & (street|traffic|heat|road|hot|calle|carretera|calor|night|hours|home|barefoot|medio|freeway|"
    "outside|horas|casa|noche|since|desde|avenida|medicine|oxygen)",
    "(paquete|objeto|mochila|maleta|caja|bulto|dispositivo|bolsa|suspicious|sospechosa|sospechoso) (sospechos*|"
    "package|device|backpack|powder|box|suitcase|object|briefcase) & (bomb|bomba|ticking|wires|cables|bus|airport|"
    "station|school|bank|left|courthouse|camion|escuela|banco|estacion|abandon*|luggage|unattended|smoke|plaza|"
    "parque|city hall)",
    "(shocked|electrocuted|electrocut*|dando toques|da toques|corriente) & (pole|wire|light|puddle|water|fence|"
    "poste|cable|charco|agua|cerca|box|caja) & (someone|kid|kids|people|man|worker|child|person|my|i|me|alguien|"
    "nino|ninos|gente|trabajador|persona|mi|stuck)",
    "(four|three|two|five|4|3|2|5|1|one|6|six) (year old|yr old|yo|years old|anos) & (alone|by himself|by herself|"
    "solo|sola|wandering|lost|missing|street|calle|perdid*|unattended|crying outside) & (street|st|ave|road|calle|"
    "highway|freeway|park|parking|store|22nd|outside|alone|missing|parque|tienda|walking|caminando)",
    "(hydrogen sulfide|anhydrous|nitrogen leak|radioactive|radiation leak|chlorine gas|ammonia leak|fuel spill|"
    "gasoline spill|tanker leak|derrame de gasolina|fuga de cloro|fuga de amoniaco)",
    "(car|truck|van|bus|motorcycle|carro|troca|camion|moto|someone|somebody|man|woman|kid|persona|nino) [just] "
    "(went|fell|drove|flew|jumped|cayo|se cayo|se fue|aventaron) (over|off|por encima|del puente|al vacio|del "
    "barandal|al barranco) [the|a|of] [side|edge|bridge|railing|cliff|overpass|guardrail|median]",
    "(water|agua|flood|wash|river|arroyo|corriente|current) (took|swept|carried|grabbed|se llevo|llevo|jalo|"
    "arrastro) (my|our|the|a|mi|el|la|un|al) [_] (car|truck|kid|kids|son|daughter|dog and|husband|wife|house|"
    "neighbor|carro|troca|hijo|hija|nino|esposo|casa|vecino)",
    "(trono|exploto|blew|exploded|estallo) & (quemado|quemados|quemada|quemadas|herido|heridos|burned|burnt|hurt|"
    "injured|people|gente)",
    "(ran|run|blew|running) [through] (the|a|his|her) (red|red light|light|stop sign) & (hit|smashed|into|stuck|"
    "hurt|crash|crashed|bleeding|trapped|moving|help)",
    "(smashed|crashed|slammed|plowed|rammed|ran) into (us|me|him|her|my (mom|dad|kid|son|daughter|wife|husband|car "
    "and)|them|people|someone)",
    f"{HUMAN} [_] (caminando|walking|corriendo|running|wandering|parado|standing|crawling) [_] (en|in|on|across|por|"
    "along) [el|la|the] [middle of the|medio de la] (freeway|interstate|highway|carretera|autopista|vias|tracks|"
    "train tracks|i 10|i10|i 19)",
    f"({CHILD}) [_] (solo|sola|alone|by himself|by herself|perdido|perdida|lost|crying|llorando) [_] [_] (en|in|at|"
    "on|near|afuera) [el|la|the|a|un] [_] (estacionamiento|parking lot|calle|street|parking|canal|alberca|pool|roof|"
    "techo|freeway|carretera|road)",
    "(family|everyone|all of us|we all|kids|todos|familia) & (throwing up|vomiting|dizzy|headache|headaches|passed "
    "out|sick|mareados|vomitando|dolor de cabeza) & (heater|furnace|generator|grill inside|stove|gas|calentador|"
    "calefaccion|boiler|co|carbon|generador|garage|car running)",
)
