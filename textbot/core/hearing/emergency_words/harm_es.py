"""People who hurt people, now, as told in Spanish; both languages share the words for people and things."""

from textbot.core.hearing.emergency_words.harm import HOME, WEAKER
from textbot.core.hearing.emergency_words.people import CHILD, HUMAN

HARM_ES = (
    "(se|alguien|un|una|unos|tipo|hombre|hombres|ladron|ladrones|ratero|rateros|guey|vato|intruso|borracho|"
    "desconocido|guy|man) & (metio|metieron|meterse|metiendo|meter|entro|entraron|entrando|entrar|adentro de|dentro "
    "de|rompio|rompiendo|tumbando|tumbo|forzando|forzo|pateando|abrir|abriendo|colo|colaron|escondido en) [de] [a|"
    "en|por|para|la|mi|el] [robar] [a|en] [la|mi|el|una|nuestra] [puerta|ventana|barda|reja|chapa|patio|yarda] [de] "
    f"[mi|la] ({HOME}|puerta|ventana|barda|reja|chapa|patio|yarda|recamara|cochera|negocio|tienda)",
    "(esta|estan|anda|andan|hay alguien|hay un hombre|ya esta|alguien|un hombre|un tipo|ya) (adentro|dentro|aqui "
    f"adentro|metido|metidos|escondido|arriba|en) [de|en] [la|mi|el] [patio|techo] [de] [la|mi] ({HOME}|recamara|"
    "closet|techo|azotea|sotano|cochera)",
    "(policia|patrulla|911) & (adentro|dentro|afuera|metio|metieron|quiere entrar|golpeando|pegando|siguiendo|"
    "siguen|sigue|tocando|puerta|amenaz*|borracho y|armad*|arma|pistola|matar|rapido|ya|ahorita|urgente|por favor|"
    "ladron|robando|peleando|gritando) & (necesito|manden|mande|llamen|llame|hablen|hablenle|envien|ayuda|urge|"
    "vengan|apurense|ocupo|quiero|ven|vengan)",
    "(estan|esta|andan|anda) (robando|asaltando|atracando|saqueando|golpeando|apunalando|disparando|balaceando|"
    "tirando balazos|secuestrando|violando|linchando|pateando|madreando|ahorcando|picando|apuntando|correteando|"
    "persiguiendo|quemando (la|el|mi|a)) [_] [a|al|la|el|mi|un|una|los|en|con|afuera|ahorita|$]",
    "(me|nos|la) [viene|vienen|anda|andan|estan|esta] (sigue|siguen|siguiendo|persigue|persiguen|persiguiendo) (un|"
    "una|unos|dos|desde|hasta|con|en|por|ahorita|y|tengo|alguien|el|mi ex|a mi|de cerca)",
    "(me|nos|lo|la|le|los|las|les) (persiguen|viene siguiendo|vienen siguiendo|anda siguiendo|pega|pegan|golpea|"
    "golpean|apunta|apuntan|apunto|apuntaron|asaltan|ataca|atacan|encerro|encerraron|tiene encerrad*|tienen "
    "encerrad*|amarro|amarraron|jalo|jalaron|ahorca|ahorco|patea|patean|acorralaron|quiso violar|quiso matar|quiso "
    "meter|quiere pegar|quiere matar|dispara|quito a mi|quitaron a mi) [un|una|a|con|afuera|ahorita|carro|hombre|"
    "tipo|unos|mi|el|la|de|y|por|en|hija|hijo|bebe]",
    "(dijo|dice|amenaza|amenazo|amenazando|jura|juro|grita|diciendo|amenazan) [que|con|de] [me|nos|la|lo|a|va|iba|"
    "van] [va|iba|van|a] [a] (matar|matarme|matarnos|matarla|matarlo|disparar|dispararle|quemar|picar|balacear|"
    "golpear|golpearme|apunalar|desaparecer|acuchillar|volver con)",
    "(voy|vamos|va|van) a (matarte|matarlos|matarlo|matarla|matarme|matarnos|balacear|quemar la casa|explotar|"
    "disparar|matar a)",
    "(gritando|gritos|grita|gritan|griteria|pidiendo|piden|pide|llorando) [pidiendo] [de|que|por] (auxilio|ayuda|"
    "socorro|la suelten|la sueltes|que la|no me pegues|no le pegues|la deje|ya no|dolor|una mujer|una nina|"
    "desesperad*)",
    "(oigo|escucho|escuche|oi|se oye|se oyen|se escuchan|se escucha) [como|muchos|que|a] [_] [_] (gritos|gritando|"
    "golpes|llorando|balazos|pidiendo|llanto)",
    "(no|ni) (me|nos|la) (deja|dejan) (salir|ir|irme|irnos|llamar) (de (la|mi|su) casa|de aqui|del (cuarto|carro|"
    "departamento|bano)|con mis|y (me|trae|tiene|esta))",
    "(ayuda|ayudenme|ayudeme|auxilio|socorro) & (se metio|se metieron|golpeando|pegando|siguiendo|persiguiendo|"
    "amenaz*|armad*|pistola|matar|ladron|ladrones|borracho me|ahorcando|violar|encerro|encerraron)",
    "(mi|su) (ex|esposo|marido|novio|pareja|padrastro|papa|hermano|hijo|vecino|tio) & (esta afuera|esta aqui|llego "
    "borracho|llego|rompio|rompiendo|golpea|golpeando|pega|pegando|pateando|quebrando|tumbando|amenaz*|arma|pistola|"
    "cuchillo|machete|matar|ahorcar|ahorco|encerro) & (puerta|me|a mi|ventana|mama|hijos|ninos|casa|nos|afuera|"
    "ayuda|policia|miedo)",
    "(brinco|brincaron|brincando|salto|saltaron|saltando) (la|mi|el) (barda|reja|cerca|porton) & (casa|patio|yarda|"
    "hombre|alguien|tipo|ahorita|ladron|unos|un|policia)",
    "(asalto|robo) [a] (mano armada|en proceso|en progreso|ahorita|en este momento|a una|al banco|a la tienda)",
    "(hombre|tipo|vato|guey|senor|chavo|alguien|sujeto|loco) [_] (armado|con (un|una) (pistola|arma|cuchillo|"
    "machete|navaja|rifle|hacha|bate))",
    "(se estan|estan) (matando|peleando|golpeando|madreando|agarrando|balaceando|apunalando|acuchillando)",
    "(me|lo|la|nos|le) (robaron|asaltaron|quitaron) & (pistola|arma|cuchillo|navaja|ahorita|acaban|acaba|golpearon|"
    "a punta)",
    "(acaban|acaba) de (asaltar|asaltarme|asaltarnos|robar a|robarme|golpear|golpearme|balacear|dispararle|disparar|"
    "matar|apunalar|picar|atacar|secuestrar|llevarse a|violar|atropellar|chocar|meterse|entrar a|caer|explotar|"
    "desmayarse|atacarme|morderme|morder|ahogarse|electrocutar*)",
    "(me quieren|me quiere|nos quieren|nos quiere|me van a|me va a|nos van a|la va a|la quiere|lo van a|lo quiere) "
    "(matar|golpear|robar|violar|llevar a la fuerza|secuestrar|linchar|picar|disparar|asaltar|pegar|quemar|ahorcar|"
    "hacer dano)",
    f"({HUMAN}|me|im|i|my|we) & (in|inside|en|adentro de|dentro de|locked in) [a|the|his|my|someones|la|una|su|un|"
    "this|their] [_] (trunk|cajuela|maletero)",
    "(tried|trying|tries|attempted|attempting|wanted) [to] (grab|take|pull|lure|snatch|get|abduct|kidnap|drag|force|"
    f"steal|touch) & {CHILD}",
    "(quiso|quiere|quisieron|quieren|intento|intentaron|trato|trataron|querian|queria) [de] (llevar*|jalar*|subir*|"
    f"agarrar*|robar*|secuestrar|meter*|tocar|arrebatar*|violar) & ({CHILD}|mujer|muchacha|hermana|me|esposa|novia|"
    "prima|amiga|senora)",
    "(trying|jiggling|checking|pulling|testing|turning) [on] (every|all|the|my|our|car|peoples|door) [_] [_] "
    "(handle|handles|knob|knobs|doors|door|locks|doorknob) & (someone|somebody|guy|man|men|stranger|he|hes|they|"
    "dude|person|now|crowbar|hallway|scared|night)",
    "(looking|peeking|peeping|staring|watching|recording|filming) [me|us|her] [in|into|through|thru] [my|our|the|"
    "her|my daughters|my kids] [bedroom|bathroom|kids] (window|windows) & (man|guy|someone|somebody|stranger|he|hes|"
    "dude|now|scared|peeping)",
    "(prowler|intruder|burglar|intruso|merodeando|peeping tom|trespasser (inside|with))",
    f"{HUMAN} & (crowbar|machete|knife|gun|pistol|bat|axe|hatchet|pistola|cuchillo|navaja|machete|tubo|fierro|palo) "
    "& (door|window|house|hallway|neighbors|apartment|car|hitting|smashing|swinging|threat*|chasing|after|outside|"
    "store|bus|park|people|street|puerta|ventana|casa|carro|afuera|tienda|camion|parque|gente|calle|parada|amenaz*|"
    "persig*|esquina|escuela|school)",
    f"{HUMAN} & (jumped|beat up|beaten up|beat down|golpearon|madrearon|golpeado|golpeada|asaltaron|golpiza|picaron|"
    "navajearon) & (unconscious|bleeding|blood|hurt|hospital|help|ambulance|not|gang|sangr*|inconsciente|tirad*|"
    "ayuda|ambulancia|just|now|ahorita|acaban|face|head|cabeza|cara)",
    "(throwing|threw|dropping|tirando|aventando|lanzando) (rocks|bricks|stones|concrete|bottles|things|objects|"
    "piedras|ladrillos|botellas|molotov*) [_] (at|off|on|from|a|desde|contra) & (cars|car|people|me|us|overpass|"
    "bridge|freeway|kids|police|windshield|carros|gente|puente|freeway|carro|alguien)",
    f"{HUMAN} (has|got|took|tiene|trae) (my|a|mi|un|una|our) [_] (sister|daughter|son|kid|mom|wife|girl|friend|"
    "brother|baby|hermana|hija|hijo|mama|esposa|amiga|bebe|rehen|hostage|hostages|rehenes) & (trunk|car|gun|knife|"
    "wont|locked|hostage|threat*|pistola|cuchillo|encerrad*|amenaz*|rehen|kill|matar|against|drunk|screaming)",
    "(tengo|con|muchisimo|mucho) miedo & (adentro|afuera|entrar|puerta|ventana|me va|siguen|siguiendo|sigue|pistola|"
    "arma|borracho|golpea|pega|matar|amenaz*|abrir|alguien|balazos|gritos|escondid*)",
    "(im|i am|were|so|really|we are) scared & (outside|inside|door|window|following|followed|gun|knife|drunk|"
    "hitting|kill|break|breaking|someone|hes|footsteps|screaming|alone with|hurt me|threat*)",
    "(choked|strangled|suffocated|ahorco|ahorcaba|estrangulo|asfixio) (me|her|him|my _|a mi|us|mi)",
    "me [quiso|estaba|intento|trato de] (ahorco|ahorcar|ahorcando|estrangular|estrangulo)",
    "(taken|stolen|snatched|grabbed|missing|gone|kidnapped|disappeared|robaron|llevaron|desaparecio) (from|out of|"
    "de|del|de la) [the|her|his|my|our|la|su|mi] (stroller|crib|playground|yard|front yard|store|school|park|car|"
    f"cart|house|bed|bus|driveway|carriola|cuna|parque|escuela|patio|carro|casa|tienda|cama) & {CHILD}",
    "(burn|burning|quemar|blow up|torch|explotar|incendiar) [down] (the|my|our|us|me|la|mi|su|this|nos|el|down|"
    "everything) [_] [_] & (said|says|dice|dijo|threat*|amenaz*|with us|inside|would|adentro|quiere|with me|wants|"
    "swore) & (house|home|apartment|casa|building|store|us|me|car|carro|edificio|inside|adentro|kids|everyone)",
    "(wont|doesnt|didnt|refuses to|will not|not|never|refused to|cant) [_] [_] (let|letting|allow|allowing) (me|us|"
    "her|him|them|my kids|my mom) [to] (leave|go|out|get out|call|go home|see) & (man|boyfriend|husband|he|hes|ex|"
    "pimp|boss|uncle|guy|motel|room|scared|help|locked|hotel|hit|gun|police|basement|keys|phone|passport)",
    f"({HUMAN}|me|im) & (held|holding|kept|keeping|detenid*|encerrad*|tienen|tiene) [_] (hostage|captive|against|"
    "prisoner|contra (su|mi) voluntad|a la fuerza|secuestrad*|encerrad*|amarrad*|tied up|locked up)",
    f"{HUMAN} & (coming after|coming for|coming back to|coming over to|looking for|came to|on (his|her) way to|"
    "waiting for) (me|us|my|her) & (gun|kill|knife|hurt|beat|police|scared|drunk|threat*|hide|hiding|help|shoot)",
    "(he|ex|husband|boyfriend|dad|stepdad|mi ex|esposo|marido|novio|padrastro) [_] [_] (is|keeps|started|just|has "
    "been|esta|anda|sigue) [_] (hitting|beating|punching|throwing|smashing|breaking|choking|kicking|dragging|"
    "pegando|golpeando|aventando|rompiendo|quebrando|pateando) (me|us|my|her|him|things|everything|stuff|la|las|"
    "todo|cosas|a mi|mi|el|los|the (door|windows|house|baby|kids))",
    f"{HUMAN} [_] (with|w|holding|has|got|carrying|con|trae|traia|tiene|cargando) [a|an|un|una|his|el|la] [big|"
    "loaded|huge|large|kitchen|hunting|long|gran] (gun|rifle|pistol|shotgun|knife|machete|axe|hatchet|sword|weapon|"
    "bomb|handgun|ar15|ar 15|crossbow|bat|pistola|arma|cuchillo|navaja|escopeta|machete|hacha|bate|rifle|bomba|"
    "granada|cuerno)",
    "(hostage|hostages|rehen|rehenes|barricaded|standoff)",
    f"{HUMAN} & (beating|hitting|kicking|punching|pegando|golpeando|pateando|beat|hit|golpeo|maltratando|abusing) & "
    "(baby|child|kid|kids|toddler|old lady|old man|elderly|pregnant|wheelchair|girlfriend|wife|woman|bebe|nino|nina|"
    "ninos|anciano|anciana|embarazada|mujer|viejito|viejita|senora) & (now|right now|outside|next door|hear|see|"
    "upstairs|parking|in the|at the|ahorita|afuera|al lado|veo|oigo|escucho|gritos|en la|en el|screaming|help|again)",
    "(gritos|gritando|screaming|screams) & (golpes|pegando|vidrios|glass|bang|thuds|hitting|help|ayuda|auxilio|kill|"
    "matar|gun|pistola|knife|cuchillo|stop hitting|suelt*|deja*)",
    "(se estan|are|theyre|they are|people|men|guys|kids|teens|girls|boys|unos|dos|varios|muchos|students|couple) "
    "[_] [_] (fighting|brawling|peleando|golpeando|agarrandose|golpeandose|beating each other) & (blood|knife|gun|"
    "bat|bottles|bottle|weapon|hurt|chains|sangre|cuchillo|palos|botellas|pistola|tubos|bleeding|knocked|ground|"
    "stomp*|street|parking|outside|calle|estacionamiento|afuera|bar|fuera|now|big|bad)",
    "(robbed|robbing|robaron|robando|asaltaron|asaltando|asalto|mugged|mugging|holdup|carjack*) & (gun|knife|"
    "pistola|cuchillo|navaja|now|just|right now|ahorita|acaban|happening|in progress|they are|still here|mano "
    "armada|arma|weapon|hurt|bleeding|herid*|golpe*)",
    "(breaking into|broke into|break into|breaking in|broke in|metiendo a|metieron a|metio a|forzando|se estan "
    "metiendo) & (now|right now|neighbors|inside|still|ahorita|adentro|just|guys|someone|hes|theyre|vecino|vecinos|"
    "alguien|help|hurry|police|policia) & (house|home|apartment|casa|garage|store|school|church|departamento|tienda|"
    "traila|cochera|my|mi)",
    f"(threw|pushed|tossed|kicked|shoved|aventaron|avento|tiraron|tiro|empujo|empujaron) [a] ({WEAKER}|una mujer|una "
    "muchacha|un hombre|un nino|una nina|una senora) [_] (out|from|off|de|del|down|por)",
    f"{HUMAN} [_] [_] [_] (pushed|thrown|tossed|ejected|jumped|fell|fall|empujad*|aventad*) (out of|from|off|out|de|"
    "del) [of] [a|the|an|un|una|la|el] [moving|second|third|2nd|3rd] [story] (car|truck|van|bus|vehicle|train|"
    "motorcycle|window|balcony|carro|troca|camioneta|camion|moto|ventana)",
    f"{HUMAN} & (with|w|holding|has|got|carrying|swinging|con|trae|traia) [a|an|un|una|his|the] [metal|baseball|big] "
    "(bat|hammer|crowbar|pipe|tubo|bate|martillo|fierro|palo|tire iron|shovel|pala|brick) & (driveway|door|house|"
    "outside|yard|car|window|windows|smashing|threat*|hitting|puerta|casa|afuera|patio|carro|ventana|ventanas|"
    "amenaz*|apartment|street|store|fight*)",
    "(kicked|kicking|busted|smashed|smashing|pateo|pateando|tumbo|tumbaron|pried|prying|rammed|ramming|breaking|"
    "broke) [down|in] [my|the|our|mi|la] [front|back|side|bedroom|neighbors] (door|window|lock|windows|puerta|"
    "ventana|chapa) [in|down|open] & (closet|hiding|now|inside|help|trying|scared|im in|im home|were home|police|"
    "hes|theyre|escondid*|adentro|ayuda|entrar|miedo|policia|get in|ahorita)",
    "(theres|there is|i hear|hear|hearing|think|oigo|escucho|se oyen|se oye|hay) [_] [_] (someone|somebody|a man|"
    "footsteps|people|alguien|pasos|voices|intruder|un hombre|ladrones) [_] (downstairs|upstairs|inside|in here|in "
    "my|in the (attic|basement|hallway|backyard|closet|house|garage)|outside my (door|window)|at my (door|window)|"
    "on my roof|on the roof|under my|abajo|arriba|adentro|en mi (casa|patio|techo|cuarto|cochera)|en el (techo|"
    "patio))",
    "(le|lo|la|les|me) (pegaron|pego|dieron|arrollaron|arrollo|aventaron|atropellaron|golpearon|dispararon|picaron|"
    "apunalaron) a (un|una|mi|la|el|al|dos|unos) (ciclista|peaton|motociclista|nino|nina|senor|senora|muchacho|"
    "muchacha|hombre|mujer|viejito|viejita|vecino|vecina|hermano|hermana|primo|prima|hijo|hija|amigo|amiga|perro y|"
    "persona|guardia|cajero|chofer|policia|joven|trabajador)",
    "(stranger|someone|somebody|man|guy|men|ex|he|hes|un senor|un hombre|alguien|mi ex|vecino) & (wont leave|"
    "refuses to leave|no se quiere ir|no se va|wont go away) & (house|apt|apartment|door|yard|home|inside|my|casa|"
    "puerta|patio|adentro|store|tienda) & (scared|drunk|yelling|threat*|knife|gun|bat|inside|in my|police|help|tubo|"
    "borracho|amenaz*|miedo|gritando|metio|kids|alone|sola|policia|ayuda|stranger)",
    "(home alone|alone|sola|solo en casa|sola en casa) & (someone|somebody|noise|noises|footsteps|window|door|"
    "knock*|banging|man|alguien|pasos|ruidos|ventana|puerta|hombre|golpes|techo) & (scared|downstairs|upstairs|"
    "trying|inside|outside|break*|open|miedo|arriba|abajo|abrir|entrar|afuera|help|police|ayuda|roof|techo)",
    "(masked|encapuchad*|enmascarad*|ski mask|ski masks|hooded|mask|masks) & (robbing|robbery|robbed|gun|guns|store|"
    "bank|house|asaltando|asaltaron|robando|roban|pistola|pistolas|armas|casa|tienda|breaking|entraron)",
    "(need|send|want|get|request|requesting) [_] [_] (officer|officers|cop|cops|police|deputy|deputies|patrol car|"
    "squad car|unit|units) (now|asap|right now|immediately|here now|quick|quickly|fast|urgently|hurry|emergency|"
    "help)",
    "(police|fire|medical|policia|medica) (emergency|emergencia)",
    "(climbing|climbed|crawling|breaking|reaching|coming|getting) (in|through|into) [my|the|our] [window|windows|"
    "back door|balcony|house|apartment|garage] & (broke|window|someone|somebody|man|guy|stranger|hes|theyre|now|"
    "help|neighbors)",
    "(estan|esta|andan|anda|quieren|quiere) (rompiendo|tumbando|forzando|pateando|abriendo|abrir|quebrando|tumbar|"
    "romper) [la|el|mi|las|los] (puerta|ventana|chapa|candado|reja|vidrio|carro|casa|ventanas)",
    "(alguien|un hombre|un tipo|someone|somebody) & (quiere|esta tratando|trata|intenta|trying|tratando) & (abrir|"
    "entrar|open|get in) & (adentro|inside|estoy|im in|sola|solo|alone|ahorita|miedo|scared)",
    "^(police|policia|cops|ambulance|ambulancia|bomberos) [police|policia|help|ayuda|please|por favor|now|ya|rapido|"
    "urgente|pronto]$",
    "(policia|police|cops|ambulancia|ambulance|bomberos) (ayuda|help|auxilio|urgente|urgent|rapido|ya|now)",
)
