"""Bodies in danger: what is seen of somebody who needs an ambulance, in both languages. Sides of "&" stand anywhere."""

from textbot.core.hearing.emergency_words.people import CHILD, HUMAN, SELF, WHO

# What is only said of somebody in danger, once a person is named.
STATE_EN = (
    "((not|isnt|aint|never|no|wont|cant|cannot|doesnt|didnt|stopped|quit|barely|hardly|trouble|unable to) [be|really|"
    "even] (breathe|breathing|breath|respond|responding|responsive|wake up|waking|waking up|waken|wakeing|get up|"
    "getting up|moving|sweating|answering me|talking right|stop shaking|stop bleeding|swallow|feel (his|her|my) "
    "(legs|arm|arms|face|body|side))|unresponsive|collapsed|collapsing|passed out|passing out|pass out|blacked out|"
    "fainted|fainting|went limp|is limp|all limp|lifeless|unconscious|seizing|having a fit|convulsing|foaming|"
    "shaking (uncontrollably|real bad|really bad|all over|and)|twitching|choking|chocking|suffocating|strangled|"
    "drowning|drowned|drownin|dying|bleeding|bleeding out|(is|are|was|got|been|be|get|gets) stabbed|stabbed|(turning|"
    "turned|turn|going|lips are|face is|hes|shes|is|all|looks) (blue|purple|grey|gray|white as)|(face|mouth|smile|"
    "eye) [is|looks|went|side] [all|so] (droopy|drooping|drooped|droops|crooked|numb|sagging|twisted)|slurring|"
    "slurred|slurs|speech is (off|funny|weird)|(one|left|right) side [of] [his|her|the|my|is|went] [face|body] [is|"
    "went] (numb|weak|paralyzed|droop*|dead)|talking (gibberish|nonsense)|makes no sense and|not making [any] sense|"
    "throat [is|feels|was|keeps] (closing|swelling|swollen|tight|closed)|(tongue|lips|face) [is|are] [really] "
    "(swelling|swollen|puffing)|cant find [the|her|his|my] epipen|need* [an] epipen|(no|weak|faint|lost) pulse|blood "
    "everywhere|(so much|lots of|a lot of|losing|covered in|coughing up|throwing up|vomiting|puking|pool of|puddle "
    "of|pouring|lot of) blood|blood (gushing|spurting|pouring|squirting|all over|wont stop|coming out|from (his|her|"
    "the) head)|wont stop bleeding|(sliced|chopped|severed|lost|cut) [off] (his|her|my|the|a) [whole] (finger|"
    "fingers|hand|arm|foot|toe|leg|wrist|artery|thumb|throat)|heat stroke|heatstroke|heat exhaustion|in labor|water "
    "broke|baby (is|s) coming|crowning|(hit|cracked|busted|split|smashed|banged) (his|her|my|their) head|head [is] "
    "(bleeding|split open|cracked open)|slumped|face down|facedown|gasping|wheezing|cold to the touch|ice cold|stiff "
    "as|burned bad|badly burned|electrocuted|dehydrated|delirious|in shock|(got|was|been|getting|just got) (shocked|"
    "zapped|burned|scalded)|hanging (from|by|off|himself|herself)|(hung|hanged) (himself|herself)|(got|was|been|get|"
    "is|just|getting|were|gets) [just|almost|badly] (shot|electrocuted|zapped|run over|ran over|struck|crushed|"
    "pinned|impaled|burned|burnt|scalded|mauled|trampled|poisoned|drugged|knocked out|thrown from|ejected|beat up|"
    "beaten|jumped|mugged|raped|attacked|assaulted|bit by|bitten by|stung by|hit by)|(pinned|crushed|trapped|stuck|"
    "caught) (under|underneath|beneath|between|inside|in a (fire|machine|burning|car|tree|trench|hole|elevator))|"
    "(under|underneath) (the|a|that) (car|truck|bus|train|tractor|mower)|(broke|broken|snapped) [his|her|my|a] (neck|"
    "back|hip|leg|arm|skull)|bone [is] (sticking out|showing|coming out)|went under|underwater|under water|cant swim|"
    "going under|overdose|overdosed|overdosing|od|odd|oding|ods|od d|sugar [is|s] [really|super|so|too] (low|high|"
    "crashing|dropping|dropped)|insulin shock|diabetic (coma|shock)|having (a|an|some|another) [bad|really bad|"
    "massive] (heart|stroke|seizure|seisure|asthma|allergic|miscarriage|attack)|had a (heart attack|stroke|seizure)|"
    "stroke|chest (pain|pains|hurts|is tight|feels tight|pressure)|pain in [his|her|the] chest|shot (himself|herself|"
    "in the)|(fell|fallen|fall) ... (cant|cannot|wont|not|isnt|hurt|bleeding|unconscious|knocked|head|broke)|(fell|"
    "jumped|falling|fallen) (off|from|out of|into|down|through) (the|a|an|her|his) [_] (roof|ladder|balcony|window|"
    "bridge|overpass|canal|pool|stairs|steps|scaffold*|cliff|tree|well|river|wash|tracks|moving|truck|story|floor|"
    "building)|no wake up|dont wake up|wont open (his|her) eyes|eyes [are] rolled|rolled back)"
)
STATE_ES = (
    "((no|ni|ya no|apenas|casi no|dejo de|deja de|no puede|no puedo|sin poder) [me|se|le|puede|puedo] [nos] (respira|"
    "respirar|respirando|respiro|despierta|despiertan|despertar|desperto|reacciona|reaccionan|reaccionar|responde|"
    "responder|responden|contesta nada|mueve|mover|moverse|moverme|levanta|levantar|levantarse|levantarme|parar de "
    "sangrar|hablar|habla|tragar|siente las piernas|siento las piernas|siento el brazo|abre los ojos|vuelve en si|"
    "tiene pulso|suda|para de sangrar|deja de sangrar|para de temblar)|se [me|nos|le|esta|estan] [esta|estan|anda] "
    "(desmayo|desmaya|desmayando|desvanecio|desplomo|colapso|privo|ahogo|ahoga|ahogando|asfixia|asfixiando|atraganto|"
    "atragantando|atraganta|muere|muriendo|desangra|desangrando|convulsiona|convulsionando|electrocuto|quemo (la "
    "mano|la cara|el cuerpo|todo|con|las)|envenen*|intoxico|colgo|ahorco|disparo|enterro un|encajo un|abrio la "
    "cabeza|partio la cabeza|descalabro|golpeo la cabeza|pego en la cabeza|quebro|fracturo|trozo|amputo|volo un dedo|"
    "cayo (de|del|al|a la|en (la|el) (alberca|canal|pozo|rio))|cayo y|tiro (de|del)|avento (de|del)|puso (morad*|"
    "azul|palid*)|esta poniendo (morad*|azul|palid*))|se [me|nos|le] (durmio|fue|torcio|chueco|paralizo|adormecio|"
    "entumio|enchueco) [de lado] (la|media|el|medio|un) (cara|boca|lado|brazo|cuerpo|pierna|lengua)|(cara|boca) [se "
    "le] (chueca|torcida|de lado|caida|dormida|paralizada)|se le (cierra|esta cerrando|cerro|hincha|esta hinchando|"
    "inflama|hincho) (la|el|toda) (garganta|lengua|cuello|cara)|se me (cierra|esta cerrando|cerro|hincha|esta "
    "hinchando|hincho) (la garganta|la lengua)|morado|morada|(esta|anda|quedo|se ve) [todo|toda|muy|bien] (azul|"
    "palido|palida|inconsciente|desmayad*|tirad* en|grave|convuls*|temblando|sangrando|ensangrentad*|delirando|pris*|"
    "atrapad*|electrocut*|quemad*|intoxicad*|envenenad*|muriendo|ahog*|desangr*|herid*|malherid*|agonizando|como "
    "muert*|sin pulso|sin respirar)|desmayad*|desmayo|inconsciente|inconciente|convulsion*|echando espuma|saca "
    "espuma|espuma por la boca|(vomita|vomitando|echando|escupe|tose|tosiendo|perdiendo|mucha|lleno de|llena de|"
    "banado en|charco de) sangre|le (dio|pego|dieron|pegaron|esta dando|quiere dar) [un|una|como] (infarto|ataque|"
    "derrame|corriente|toques|golpe de calor|embolia|paro|convulsion|balazo|tiro|bala|machetazo|navajazo|punalada|"
    "descarga|insolacion|cuchillad*)|le (dispararon|metieron un|mordio una|pico (un|una) (alacran|vibora|vivora|"
    "abeja|arana|vibora)|picaron (muchas|abejas|las abejas)|cayo (un|una|el|la) (poste|barda|pared|arbol|techo|carga|"
    "rayo)|paso (el|un) (carro|camion) por encima|salia sangre|sale [mucha] sangre|rompieron la|abrieron la cabeza)|"
    "ahogad*|quemad* con|malherid*|lesionad*|herid*|golpead*|balacead*|desorientad*|deshidratad*|derrame [cerebral]|"
    "infarto|infartando|embolia|golpe de calor|insolacion|sobredosis|pulso debil|(dolor|duele|opresion|presion) "
    "[mucho|fuerte|muy fuerte] [en] [el] pecho|azucar (muy|bien|super) (baja|bajo|alta)|baja de azucar|coma "
    "diabetico|(dando a luz|va a nacer|ya viene el bebe|rompio la fuente|se le rompio la fuente|de parto|en labor de "
    "parto)|(atropell*|apunal*|acuchill*|balace*|golpead* en|apalearon))"
)
TOXIN = (
    "(cleaner|bleach|poison|gasoline|antifreeze|battery|batteries|magnet|magnets|pills|pill|medicine|meds|medication|"
    "detergent|tide pod|pod|pods|chlorine|lighter fluid|thinner|lye|edible|edibles|fentanyl|ammonia|pesticide|rat "
    "bait|windex|lysol|pine sol|drano|hand sanitizer|nail polish remover|nail polish|chemical|chemicals|vape juice|"
    "mushroom|tylenol|whole bottle|weed killer|cloro|veneno|pila|pilas|pastillas|pastilla|medicina|medicinas|sosa|"
    "acido|gasolina|detergente|raticida|insecticida|fabuloso|pinol|limpiador|quimico|quimicos|aguarras|moneda|iman|"
    "boton)"
)
INGESTED = (
    "(drank|drunk|drinking|swallowed|swallow|ate|eaten|took|ingested|got into|put in (his|her) mouth|chugged|trago|"
    "trag*|tomo|bebio|comio|ingirio|se (tomo|trago|bebio|comio)|tomado|tragado)"
)

BODY = (
    f"{HUMAN} & {STATE_EN}",
    f"{HUMAN} & {STATE_ES}",
    f"{HUMAN} & {INGESTED} & {TOXIN}",
    "(i|ive|i just|me) [just|have] (took|taken|swallowed|drank|tome|trague) [all|too many|a bunch|the whole|toda|"
    "todas] [of] [my|these|the|las|mis] [_] (pills|bottle|meds|pastillas|bleach|cloro|frasco)",
    f"{SELF} & (chest (pain|pains|hurts [so|real|really|bad]|tight|is tight|feels tight|pressure)|cant (feel my "
    "(legs|arm|face|left)|move my (legs|arm)|breathe|breath)|throat [is|feels] (closing|swelling|tight)|losing [a "
    "lot of|so much] blood|(going|gonna|about) to pass out|bleeding (bad|badly|a lot|out|everywhere|and|from)|leg "
    "is (torn|broken)|(cut|sliced) my (wrist|artery|hand [wide] open|finger off)|snake bit|got (shot|stabbed|bit by "
    "a (snake|rattlesnake)|electrocuted)|having a (heart|stroke|seizure|miscarriage)|water [just] broke [and|im|my|"
    "contractions]|in labor|giving birth|(pico|mordio) (una|un) (vibora|vivora|cascabel|alacran|arana|serpiente)|no "
    "siento (las piernas|el brazo|la cara|mi brazo)|(duele|dolor) [mucho|en|fuerte] [en] [el] pecho|voy a desmayar|"
    "estoy sangrando|sangro mucho|cerrando la garganta|desangrando|"
    "ya viene (el|mi) bebe|rompi la fuente)",
    "(rattlesnake|snake|vivora|vibora|cascabel|viuda negra|black widow) & (bit|bite|bitten|mordio|pico|mordida|"
    "picadura)",
    "(pit bull|pit bulls|pitbull|pitbulls|dog|dogs|perro|perros|perra|bees|abejas|coyote|javelina|bull|swarm) & "
    "(attacked|attacking|attack|mauled|mauling|biting|wont let go|torn|tearing|ripping|chewed|swarming|stung|"
    "stinging|bleeding|mordiendo|atacando|ataco|atacaron|mordieron|no suelta|no lo suelta|no la suelta|arranco|"
    f"persiguiendo|picando|picaron) & {HUMAN}",
    "(pit bull|pitbull|dog|dogs|perro|perros|bees|abejas|swarm) & (attacked|attacking|is biting|are biting|wont let "
    "go|mauling|swarming|stung|stinging|esta mordiendo|me atacaron|me ataco|atacando|no me suelta|me estan picando) "
    "& (me|my|us|i|mi|nos)",
    f"{CHILD} & (not breathing|choking|wont wake|fever|fiebre) & (seizure|convulsion*|limp|blue|morad*|wont|shaking)",
    "(someone|somebody|person|man|woman|people|alguien|hombre|mujer) [_] [is|are|down] (dead|dying|lying|laying|"
    "down|tirado|tirada) (in|on|at|by|behind|en|sobre) (the|my|a|el|la|mi) [_] (street|road|sidewalk|ground|alley|"
    "lot|floor|yard|driveway|park|tracks|freeway|calle|banqueta|piso|suelo|callejon|parque|carretera)",
    "(need|send|call|get|want|where is|manden|mande|necesito|ocupo|llamen|llame|hablenle|pidan|urge|envien) [_] [_] "
    "(ambulance|paramedics|medics|medic|emt|ems|ambulancia|paramedicos|auxilio medico)",
    "(dead body|a body [is] (floating|in the|on the|behind)|cuerpo (flotando|tirado|en el (canal|rio))|un muerto)",
    "(cpr|doing compressions|rcp) & (help|now|hurry|doing|on him|on her|he|she|ayuda|haciendo)",
    "(electrocut*|got shocked|(descarga|toque) electric*|pegado a la corriente|le pego la corriente)",
    f"({HUMAN}|we|im|i|me|my|mi|estoy) & (trapped|pinned|buried|stuck|wedged|atorad*|atrapad*|enterrad*|prensad*|"
    "aplastad*|sepultad*) & (drain|pipe|hole|tree|well|fence|wall|machine|roof|mud|trench|dirt|sand|debris|rubble|"
    "beam|forklift|tractor|drenaje|tubo|hoyo|coladera|alcantarilla|lodo|tierra|zanja|pozo|maquina|escombros|under a|"
    "debajo|fire|burning|trunk|cajuela|window|ledge|cliff|mountain|cerro|canyon)",
    "(cayo|callo|cayeron|caido|caida|resbalo|rodo) & (del (techo|andamio|balcon|puente|segundo|tercer|camion|"
    "caballo|poste|cerro|tercero|edificio|primer piso)|de (la|las|una|unas) (escalera|escaleras|azotea|ventana|"
    "barda|moto|bici|grua|cama|altura)|por las escaleras|por la escalera|en la zanja|al pozo|al vacio|desde) & "
    f"{HUMAN}",
    "(cayo|callo|cayeron|derrumbo|vino|fell|came down|fallen) [_] [_] [_] [_] (encima|arriba|sobre|on top|on) & "
    "(barda|pared|techo|poste|carga|tabla|viga|arbol|wall|roof|beam|tree|branch|ceiling|pole|sign|rack|shelf) & "
    "(trabajador*|senor|senora|nino|nina|hombre|mujer|muchacho|alguien|persona|gente|personas|someone|somebody|man|"
    "woman|kid|boy|girl|people|person|worker|workers|lady|guy|hijo|hija|esposo|abuelo|abuela|me|him|her)",
    "(wont|cant|not|no|doesnt|never|ni) [stop|para|deja|dejar|parar|quiere parar] [de] (bleeding|sangrar|stop "
    "bleeding)",
    "(blood|sangre) (everywhere|por todos|por todas|all over|is everywhere|regada|gushing)",
    "(se me|se le) (hincho|hincha|esta hinchando|inflamo|cierra|cerro|esta cerrando|durmio|paralizo) (la|toda|el|"
    "media|todo|mi) (lengua|garganta|cara|cuello|boca)",
    f"({HUMAN}|i|im|me|mi|my) & (confused|delirious|disoriented|vomiting|throwing up|vomited|incoherent|vomitando|"
    "vomita|desorientad*|confundid*|delirando|incoherente|no sabe donde|doesnt know where|cant walk|no puede "
    "caminar|no se puede parar|red and hot|really hot skin|cramping) & (heat|hot|sun|calor|sol|degrees|grados|roof|"
    "hike|hiking|trail|no ac|without ac|insolacion|sin aire|sin agua|no water|dehydrated|deshidratad*|diabet*|"
    "insulin|insulina|sugar|azucar|pregnant|embarazada|pills|pastillas|stroke|chest|pecho|head|cabeza|blood|sangre)",
    f"{HUMAN} & (limp|lifeless|no response|isnt answering|not answering me|not talking|wont talk|wont eat or wake|"
    "barely awake|barely conscious|semi conscious|in and out|unresponsive|sin vida|no reacciona|como dormid* y no) "
    "& (baby|toddler|hes|shes|is|blue|cold|pale|kid|help|hurry|breathing|floor|bed|bathroom|found|locked|piso|cama|"
    "bano)",
    f"(found|encontre|encontramos) {WHO} [_] [_] [on|in|en|tirad*] [_] [_] (floor|ground|bathroom|bed|tub|pool|"
    "unresponsive|cold|piso|suelo|bano|tina|alberca|cama)",
    "(allergic|alergic*|alergia|anaphyla*|anafila*|peanut|peanuts|shellfish|bee sting|epipen) & (cant breathe|"
    "throat|tongue|swelling|swollen|hives|face|reaction|closing|garganta|lengua|hinch*|no puede respirar|no puedo "
    "respirar|ronchas|cara|wheezing)",
    "(asthma|asma|inhaler|inhalador) & (cant|cannot|no puede|no puedo|attack|ataque|wont|empty|blue|lips|breathe|"
    "respirar|not working|se acabo|ran out)",
    "(pregnant|embarazada|weeks|semanas|meses) & (bleeding|sangr*|fell|cayo|contractions|contracciones|water broke|"
    "pain|dolor|dolores|fuente|passed out|seizure|not moving|no se mueve|baby coming)",
    "(baby|bebe) [is|ya|s|esta] [ya] (coming|viene|crowning|naciendo|saliendo) & (now|help|car|road|parking|"
    "hospital|taxi|ayuda|ahorita|no llegamos|carro|calle|cant make it|minutes|here|wife|esposa|contractions|labor)",
    "(narcan|naloxone|narcan) & (he|she|hes|shes|someone|friend|need|not waking|now|help|blue|brother|sister|son|"
    "daughter) & (not|blue|unresponsive|wont|now|hurry|overdose*|od|breathing|please|right)",
    f"{HUMAN} & (drugs|fentanyl|heroin|meth|blues|pills|droga|drogas|cristal|fentanilo|heroina|pastillas|pasado|"
    "paso) & (not|wont|unresponsive|blue|foaming|breathing|passed|no responde|no despierta|no respira|morad*|espuma|"
    "convuls*|tirad*|se metio mucha|se paso|sobredosis|overdose*|shaking|out cold|floor)",
    f"({HUMAN}|me|im|i|we) & (floor|ground|piso|suelo|tirad*|lying|laying|slumped|bathroom|bano|tub|couch|bed|cama) "
    "& (blue|lips|labios|morad*|bleeding|blood|sangre|sangr*|unconscious|pale|palid*|not breathing|breathing funny|"
    "cant get up|no se levanta|no se puede|no respira|no responde|no despierta|no contesta|wont respond|not moving|"
    "no se mueve|seizure|shaking|convuls*|unresponsive|wont wake|inconscient*|cant move|hit (his|her) head|foaming|"
    "espuma|limp)",
    "(lips|labios|fingers|fingernails|face|cara|skin|unas|dedos) [is|are|turned|turning|went|going|esta|estan|se le "
    "pusieron|se puso|todos|toda|all] [todos|toda|all] (blue|purple|gray|grey|morad*|azul*|palid*|gris)",
    "(no puedo|cant|cannot|can not) (mover|move|feel|sentir|levantar|siento) [la|el|my|mis|las|los|mi] (pierna|"
    "brazo|legs|leg|arm|arms|piernas|brazos|espalda|cuello|neck|back|body|cuerpo|cara|face|hands|manos)",
    "(cayo|callo|cayeron|fell|dropped|came down|collapsed|landed|vino) [_] [_] [_] (on|encima|on top of) [a|de] (me|"
    "my (leg|foot|head|husband|son|coworker|friend|dad|kid)|him|her|us|someone|somebody|people|alguien|mi|un hombre|"
    "una senora)",
    "me cayo (encima|arriba|un|una) & (puedo|pierna|ayuda|atrapad*|maquina|sangr*|pared|techo|poste|mueble|mover|"
    "salir)",
    "se [me|le|nos] (cayo|fue|torcio|durmio|paralizo|chueco|entumio|adormecio|enchueco|volteo|bajo) [de lado] [la|"
    "media|el|medio|un|toda|parte] [de la] [la] (cara|boca|lado de la cara|cuerpo|brazo)",
    "(need|necesito|want|require|send|ocupo) [some|una|immediate] (medical|medica) (help|attention|atencion|ayuda|"
    "assistance now|emergency|emergencia)",
    f"{HUMAN} & (bleeding|blood|sangre|sangrando|cortada|herida|cut (his|her|my|their|open)) & (head|neck|throat|"
    "wrist|stomach|chest|a lot|bad|badly|everywhere|wont stop|cabeza|cuello|mucho|mucha|estomago|pecho|no para)",
    f"(fever|fiebre|temperature|temperatura|103|104|105|106) & ({CHILD}|mama|mom|grandma|abuela|papa|dad) & (seizure|"
    "convuls*|limp|unresponsive|wont wake|no despierta|delirando|not responding|confused|no me reconoce|stiff|"
    "breathing|morad*)",
    f"{HUMAN} & (trouble|hard time|struggling|difficulty|gasping|wheezing|cant catch|cannot catch|short of|le cuesta|"
    "batallando|batalla|le falta|se le va|no alcanza|falta de) [_] [_] [_] (breathing|breathe|breath|air|respirar|"
    "aire|el aire|la respiracion)",
    f"({HUMAN}|i|im|me) & (severe|worst|crushing|sharp|terrible|extreme|horrible|fuertisimo|muy fuerte|insoportable) "
    "& (chest|headache|abdominal|stomach pain|pecho|dolor de cabeza|dolor de estomago|abdomen) & (pain|dolor|"
    "sweating|numb|arm|vomit*|sudando|brazo|pregnant|embarazada|vision|vista|cant|no puedo|worst)",
    "(heart) [is|rate] [is] (stopped|racing and|stopping|not beating)",
    "(stopped|quit|no) (breathing|heartbeat|pulse)",
    "(heat stroke|heatstroke|golpe de calor|insolacion) & (help|now|someone|hes|shes|he|she|man|woman|kid|my|mi|un|"
    "una|le|tiene|dio|ayuda)",
    "(hot|boiling|scalding|hirviendo|caliente|acid|acido) [_] (water|oil|grease|coffee|soup|tea|agua|aceite|cafe|"
    f"sopa|caldo|manteca) & ({HUMAN}|me|i|my) & (spilled|burned|burn|burns|poured|fell|splashed|quemo|quemaron|cayo|"
    "echo|tiro|scald*|skin|piel)",
    "(cuerpo|corpse|cadaver|body|bodies) (en el|en la|en un|flotando|tirado|adentro|dentro|sin vida|in the|in a|on "
    "the|floating|lying|behind|under) [_] (arroyo|canal|rio|calle|callejon|basurero|monte|lote|carro|agua|parque|"
    "wash|river|alley|street|dumpster|ditch|desert|lake|car|pool|field|road|park|trunk|bushes|pond)",
    "(foam|foaming|espuma) [coming|saliendo] [out] (on|at|from|around|in|en|por|de|of) (his|her|the|my|la|su) "
    "(mouth|boca)",
    f"{CHILD} & (fell|dropped|cayo|callo|caida|golpeo|rolled off|tumbled|hit (his|her|its) head) & (vomit*|throwing "
    "up|not crying|wont stop crying|no llora|de cabeza|head|sleepy|unconscious|wont wake|bleeding|sangre|sangr*|no "
    "despierta|no responde|crib|off the bed|stairs|de la cama|escaleras|concrete|window|ventana|limp|seizure)",
    "(broke|broken|fractured|snapped|quebre|quebro|rompi|rompio|fracture|fracturo|dislocated|se fracturo|se quebro) "
    "[his|her|my|mi|su|el|la|un|una] (leg|ankle|arm|hip|neck|back|wrist|femur|pierna|tobillo|brazo|cadera|espalda|"
    f"cuello|muneca|pie|mano|costilla|costillas) & ({HUMAN}|i|im|me|my|fell|hiking|cayo|cai|trail|fall|mi|ayuda|help)",
    "(bees|bee|abejas|swarm|enjambre|avispas|wasps|hornets) & (all over|covered|covering|stung|stinging|attacking|"
    f"picando|picaron|atacando|atacaron|encima|swarming) & ({HUMAN}|me|us|my|people|mi|nos|gente)",
    "(rottweiler|shepherd|husky|mastiff|doberman|akita|chow|pit|pits|pitbulls|dogo|boxer|bulldog|malinois|stray "
    "dogs|pack of dogs|jauria|perros) & (attacked|attacking|attack|bit|biting|mauled|mauling|ripping|tearing|killed|"
    f"ataco|atacaron|mordio|mordieron|atacando|mordiendo|destrozo) & ({HUMAN}|me|my|us|mi|nos)",
    "(diabetic|diabetes|sugar|insulin|azucar|diabetico|diabetica|glucosa|insulina|glucose) & (passed out|"
    "unconscious|shaking|low|seizure|confused|coma|wont wake|not making sense|desmay*|muy baja|temblando|no "
    "responde|vomit*|400|500|600|out of it|sweating)",
    "(blood pressure|bp|presion|presion arterial) [is|esta] [_] [_] (200|210|220|230|240|250|190|180|super high|"
    "really high|muy alta|altisima|dropping|very low) [_] & (cant|numb|chest|dizzy|headache|see|faint|pass|vision|"
    "she|he|mom|dad|my|mi|duele|pecho|cabeza|ve|mama|papa|esposo)",
    "(nail|knife|screw|rod|glass|blade|saw|drill|fan|machine|rebar|fence|clavo|vidrio|sierra|machete|taladro|"
    "varilla|cuchillo) [_] [_] (went through|through my|through his|through her|stuck in|impaled|atraveso|enterro|"
    "se me metio|cut off|sliced|lodged) & (hand|foot|leg|chest|eye|head|arm|stomach|finger|neck|thigh|mano|pie|"
    "pierna|ojo|pecho|brazo|estomago|cuello|cabeza)",
    "(arm|hand|leg|foot|fingers|finger|hair|sleeve|head|brazo|mano|pierna|pie|dedo|dedos|cabeza) [is|esta|se|got|"
    "gets|was|s] [is|got|esta|quedo|le quedo] (stuck|caught|trapped|pinned|crushed|atorad*|atrapad*|pulled|quedo "
    "atorad*|prensad*) [_] [_] (in|under|en|debajo|into|between|entre|con)",
    "(pinned|crushed|trapped|buried) (under|beneath|underneath|between|inside|against|alive)",
    "(man|woman|person|rider|officer|worker|pedestrian|hiker|climber|cyclist|victim|firefighter|guy|lady|kid) down "
    "[at|on|in|by|near|here|and|$]",
    "(miscarriage|miscarrying|hemorrhaging|hemorrhage|hemorragia|aborto espontaneo|desangrando|desangrandome)",
    "(blood thinner|blood thinners|hemophiliac|hemofil*|dialysis|dialisis) & (bleeding|wont stop|sangr*|no para)",
    "(went|go|gone|goes|right|stuck) through (my|his|her|the) (hand|foot|leg|chest|arm|neck|head|eye|stomach|finger|"
    "thigh|shoulder)",
    f"{HUMAN} & (unresponsive|had a baby|tuvo un bebe|tuvo el bebe|ahogandose|atragantandose|asfixiandose|"
    "convulsionando|desmayandose|desangrandose|muriendose|giving birth|delivered the baby|just had (her|the) baby)",
    "(unresponsive) (male|female|man|woman|person|adult|child|kid|at|in|on|outside)",
    "(no|ran out of|low on|out of|sin|acabo el|acabo su|se le acabo el) (air|oxygen|oxigeno|aire) & (grandpa|"
    "grandma|he|she|mom|dad|my|husband|wife|his|her|abuela|abuelo|mama|papa|mi|esposo|esposa|tank|tanque|lips|blue|"
    "morad*|breathe|respirar)",
    "(fell|falling|fallen|jumped|dropped) [down] [from|off|out of] [the|a|my] (second|third|2nd|3rd|fourth|4th|"
    "fifth|tenth|top|upper|roof|balcony|ladder|overpass) (floor|story|level|balcony|window|of|edge)",
    f"{HUMAN} (fell|fallen|cayo|callo) [down] (in|into|en|a|al|inside) [a|the|un|una|el|la] [_] (hole|pit|trench|"
    "well|shaft|manhole|hoyo|zanja|pozo|coladera|alcantarilla|ditch|canyon|ravine|barranco)",
)
