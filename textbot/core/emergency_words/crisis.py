"""Thoughts of suicide: one's own, and another's."""

from textbot.core.emergency_words.people import HUMAN, WHO

CRISIS_EN = (
    "(kill|killing|killed|kil|hurt|hurting|harm|harming|hang|shoot|shooting|stab|drown|cutting|unalive|offing|off|"
    "end|ending) (myself|my self|mysef|meself)",
    "(suicide|suicidal|suicid|suiside|sueside|suacide|sucided|kms|suidice)",
    "(want|wanna|wanted|wish|ready|going|gonna|need|wana|like|hoping|trying|planning|prefer) [to] [just] (die|be "
    "dead|disappear forever|not exist|not be alive|not wake up|never wake up|stop living|end it all|end it tonight|"
    "end everything)",
    "(end|ending|take|taking|ended) my [own] life",
    "(wish|wished) i (was|were|could be|would|could) [just] (dead|die|never born|not alive|not here anymore)",
    "(better off|rather be) dead",
    "(better off|fine|happier|better) without me",
    "(dont|do not|no longer|never) (want|wanna|wish|deserve|care) [to] (live|be alive|exist|wake up|be alive "
    "anymore|be here anymore|be here any more|go on living)",
    "(no|any|not have a|without|see a) (reason|point|will|purpose) [to|in|for] (live|living|being alive)",
    "(nothing|no one|nobody) [left] to live for",
    "(tired|sick) of (living|being alive|life)",
    "(cant|cannot|can not) (go on anymore|go on any more|go on living|keep living|live anymore|live any more|live "
    "with myself)",
    "(going to|gonna|want to|ready to|wanna) end it$",
    "(end it all|end it tonight|self harm|selfharm|cut my wrists|cutting my wrists|slit my wrists|slitting my "
    "wrists|hang myself|goodbye cruel world)",
    "(jump|jumping) (off|from) (the|a|this) [_] (bridge|building|overpass|roof|balcony) [and|tonight|now|to die|to "
    "end]",
    "(im|i am|id|ill|i will|i want to|want to|going to|gonna) (jump|jumping) (off|from|in front)",
    "(my|this is my|last) (suicide note|goodbye note|final goodbye)",
    "life (isnt|is not|aint|not) worth living",
    "^i [just] (wanna|want to|want 2) die",
    "(nobody|no one|noone|who) would [even|really] (notice|care|miss me) [if] [i] (i|im|was|were|died|gone|$)",
    "(thinking|thought|think) (about|of) (ending (things|it|everything|it all)|not being here|not waking up)$",
    "(end|ending|ended|take|taking|took) (my|it all|everything|my own) (life|tonight|today|now)",
    "(going|gonna|plan|planning|ready|about|decided|want|wanna|tonight i) [to] [just] (end it|end things|end this|"
    "do it tonight|kill myself|off myself|hang myself|shoot myself|jump off)",
    "(thinking|thoughts|thought|think|thinkin|fantasize|dream|dreaming|obsess*) [a lot|constantly|all the time] "
    "(about|of|on) (dying|death|killing|kill|ending (my|it|things|everything)|suicide|hurting|harming|cutting|not "
    "(being|existing|living|waking)|overdosing|jumping off|driving (off|into)|hanging)",
    "(wish|wished|hope|hoping|pray|praying|rather|want|wanna) [that] [i|id|to] [just] [could|would|was|were|wasnt|"
    "wouldnt|werent|never|didnt|dont|hadnt|not] [just] [was|be|been|have|to] (dead|die|died|alive|born|exist|"
    "existed|wake up|here anymore|be here|go to sleep and|disappear forever|fall asleep and|breathing anymore|on "
    "this earth)",
    "(dont|do not|didnt|no longer|cant|cannot|not) [really|even|just] (want|wanna|feel like|care|able|see|like|"
    "need) [to|myself|about] [be|keep|go|being] (here anymore|here any more|on this earth|in this world|living|live|"
    "alive|exist|existing|wake up|waking up|going on|breathing|see tomorrow|make it|making it to tomorrow|around "
    "anymore|a future)",
    "(everyone|everybody|they|world|family|kids|mom|people|wife|husband|he|she|yall) [_] (would|will|ll|would all|d|"
    "is|are) [all|just|probably] [be] (better|happier|fine|relieved) [off] (without me|if i|when i|with me gone|"
    "once im gone)",
    "(better off|better) (dead|without me|if i (was|were|wasnt|werent|died|just|didnt|disappeared|weren))",
    "(nobody|no one|noone|who|not one person|would anyone|will anyone) [would|will|d|ll|is|even] [going to|even|"
    "really|ever] (miss|notice|care|cry) [me|if] [if|when] (i|im|ill|id|gone|dead|tomorrow|$)",
    "(no|any|zero|lost [all|my]|not [any|a]|without) (reason|point|will|purpose|hope) [left] (to|in|of|for) [keep|"
    "go|being|be] [on] (live|living|going on|alive|being here|life|go on|exist|existing|going)",
    "(whats|what is|no) [the] (point|use) (of|in|to) (living|being alive|going on|life|being here|my life)",
    "(life|living|it) [is|isnt|aint|not] [just|not|no longer] (worth (it anymore|living)|pointless|meaningless|over "
    "for me)",
    "my life is (over|pointless|meaningless|worthless)$",
    "(cant|cannot|can not|dont want to|not going to) (do|be|keep|make|survive|go|live) [doing|on|it] [this|through|"
    "another|like|tonight|living] [life|the|day|night|anymore|pain] & (die|dying|dead|pills|gun|rope|goodbye|bridge|"
    "end it|suicid*|kill|knife|razor|blade|sleep forever|not wake)",
    "(goodbye|good bye|bye|farewell|so long) [to] [forever|everyone|everybody|world|cruel|yall] & (pills|gun|rope|"
    "bridge|forever|sorry mom|tell my|i love|love you all|world|cruel|cant go on|wont be here|last)",
    "(suicide|goodbye|farewell) (note|notes|letter|letters)",
    "(wrote|written|writing|left) [the|my|a|some|all] [goodbye] (letters|letter|note|notes|will) & (end|tonight|"
    "goodbye|die|kill|gone|already|over|sorry|family|kids|ready|pills|done)",
    "(wont|will not|not going to|not gonna|shouldnt) (be here|be alive|be around|wake up|exist|make it) (tomorrow|"
    "in the morning|much longer|anymore|by|tonight|after|next)",
    "(pills|gun|pistol|rope|razor|blade|knife|noose|bottle) & (in my hand|in my hands|right here|in front of me|"
    "ready|loaded|to my head|on my lap|next to me|on the table|beside me|i have|take them all|taking them all|all "
    "of them) & (nobody|no one|end|die|miss me|alone|goodbye|cant|done|tired|ready|over|myself|dont want|anymore|"
    "tonight|wish)",
    "(cut|cuts|cutting|burn|burning|burned|hurt|hurting|harm|harming|starve|starving|scratch) (myself|my self|my "
    "own|my (arm|arms|wrist|wrists|thigh|thighs|legs|skin|body)|again and cant stop)",
    "(started|keep|been|i am|im) cutting [again|myself|lately|$] ($|again|at night|to feel|when i)",
    "(self|selfharm) (harm|harming|injury|injure|harmed|hurt)",
    "(relapsed|relapse) & (cutting|harm|self)",
    "(plan|planned|way|how) to (kill|end|off|hang|shoot|hurt) (myself|my life|it all)",
    "(painless|easiest|best|quickest|fastest|quick) way to (die|kill myself|end (it|my life)|go|commit)",
    "how (many|much) (pills|tylenol|of (these|my) pills|sleeping pills) [_] [_] (to die|kill (me|you)|would it take|"
    "does it take|to end|to not)",
    "(im|i am|being|such|just) [such] [a] burden (to|on) (everyone|everybody|my|them|you|all|the world|people)",
    "(unalive|un alive|kms|kys myself|end me|suicidal|suicide|sewerslide|sewer slide)",
    "(jump|jumping|throw|throwing|step|stepping|walk|walking|drive|driving) [myself] (off|in front|into|infront) "
    "[of|from] [a|the|my|this|traffic] [_] (bridge|train|roof|truck|bus|overpass|balcony|traffic|wall|ledge|cliff|"
    "tree|light rail|car) & (i|im|me|myself|want|going|about|thinking|ill|just|should|might|gonna)",
    "(on|at|over) the (ledge|edge|rail|railing|bridge|overpass|roof) [of] [the|a] [_] & (jump|jumping|end it|die|"
    "goodbye|done|over|suicid*|let go|cant)",
    "(want|wanna|just want|need|wish|make) [it|the|this|for|all|my] [to] [pain|hurting|suffering|life|everything] "
    "[to] (end|be over|stop hurting|stop forever) [forever|already] & (life|pain|die|dead|live|living|suffering|"
    "alive|anymore|tonight|forever)",
    "(do not|dont) (resuscitate|save) me",
    "(want|wanna|like to|ready to|rather|need to) [just] (die|be dead|be gone forever|sleep forever|never wake|be "
    "with (god|jesus|my (mom|dad|son|husband|wife)) in heaven)",
    "(dont|do not|cant|cannot|not|hardly|dont even) (see|find|feel|have|know) [the|a|any|what] (point|reason|"
    "purpose|meaning|sense) [is] (in|of|to|for) (living|life|being alive|being here|going on|live|keep living|"
    "staying alive|any of it anymore)",
    "(care|cares|matter|matters|notice) (if|whether) i (live|die|lived|died|am alive|am dead|exist|disappear)",
    "(done|finished|over|through|fed up|exhausted) (with|of) (life|living|being alive|existing|this life|my life)$",
    "(im|i am) (done|finished) (living|existing|with life|with being alive)",
    "(tonight|today|this) (is|will be|might be|is gonna be|is going to be) my last (night|day on earth|day alive|"
    "goodbye|message to|text to (anyone|anybody|everyone))",
    "my last (night|day) (alive|on earth|on this earth|here on)",
    "(rope|noose) & (bought|tied|tie|ready|planning|plan|closet|neck|hang)",
    "(cant|cannot) (live|go on) [like] [this|without (him|her|them)] (anymore|any longer|any more) & (die|dead|"
    "pills|suicid*|kill|goodbye|end)",
    "(voices|voice) [are|is|keep|keeps] (tell|telling) me to (kill|hurt|die|jump|do it|end)",
    "(drive|driving|crash|crashing|drove) [my|the] [car|truck] (off|into) (a|the) [_] (bridge|cliff|wall|tree|"
    "traffic|overpass|pole) & (i|im|want|thinking|feel|urge|should|just)",
    "(urge|urges|urge is) to (die|kill|hurt|cut|jump|end)",
    "(nothing|no one|nobody) [left|is] [left] (to|worth) live|living for",
    "(attempted|tried|attempt) (suicide|to kill myself|to end my life|to end it|to die|to overdose|to hang)",
    "i [just] (dont|do not) want to [be] (here|alive|live|exist)$",
)

CRISIS_ES = (
    "(me|m) (quiero|kiero|voy a|quisiera|gustaria|qiero) (morir|matar|suicidar|ahorcar|colgar|quitar la vida|"
    "desaparecer para siempre|aventar del|tirar del|pegar un tiro|dar un tiro|cortar las venas)",
    "(quiero|kiero|qiero|quisiera|prefiero|deseo|voy a|ganas de|pienso en|pensando en|intentar|intente|intento|"
    "planeo|mejor) [ya] (morir|morirme|matarme|suicidarme|ahorcarme|colgarme|quitarme la vida|estar muerto|estar "
    "muerta|dejar de existir|dejar de vivir|no despertar|no existir|acabar con todo|terminar con todo|hacerme dano|"
    "lastimarme|cortarme|aventarme|tirarme de|desaparecer para siempre|morirme ya)",
    "(suicid*|suisid*|suicidio|quitarme la vida|quitarse la vida|cortarme las venas|pegarme un tiro|darme un tiro|"
    "matarme|hacerme dano)",
    "(ya no|no|nunca) (quiero|kiero|deseo|quisiera) [seguir] (vivir|viviendo|estar vivo|estar viva|existir|"
    "despertar|seguir en este mundo|seguir con vida|estar en este mundo)",
    "(acabar|terminar|acabo|termino|acabare|terminare) con mi vida",
    "(mejor|ojala|quisiera) [me] [estaria|estuviera|hubiera] (muerto|muerta|muriera|no haber nacido|no hubiera "
    "nacido)",
    "(no|ya no) (tengo|hay|encuentro|veo) [nada|razon|razones|motivo|motivos|ganas|sentido] [por|para|de|que] [que] "
    "(vivir|seguir viviendo)",
    "(sin|perdi las|no tengo) ganas de (vivir|seguir viviendo)",
    "(cansado|cansada|harto|harta) de (vivir|la vida|mi vida|esta vida)",
    "(no|ya no) vale la pena (vivir|seguir viviendo)",
    "mi vida no (vale|tiene sentido)",
    "no tiene sentido (vivir|seguir viviendo|mi vida)",
    "ya no (quiero|kiero|quisiera) estar aqui$",
    "(dormir|dormirme|acostarme) y (no|ya no|nunca|jamas) [volver a] (despertar|despertarme|levantarme)",
    "(nadie|nadien) (me va a extranar|me extranaria|me echaria de menos|notaria si me)",
    "(mejor|bien|felices|contentos) sin mi$",
    "(mejor|felices|felicez|tranquilos|bien|descansarian|contentos|alivio) [todos|sin|estarian] [si|sin|con] (mi|yo|"
    "me|muert*|no) [no|ya|me|estuviera|existiera|muriera|fuera|estoy] [estuviera|existiera|muero|muriera|hubiera|$] "
    "($|existiera|estuviera|muero|muriera|nacido|aqui|fuera|voy|mas)",
    "si (yo|me) [ya|no|me] [no|me] (existiera|muriera|muero|matara|estuviera muert*|hubiera nacido|muriese|mato|"
    "matase)",
    "(no|ya no|nunca|ni) [le|les|me|nos|te] (quiero|quisiera|deseo|puedo|veo|encuentro|hallo|siento|tiene|tengo|"
    "tenga|hay|tenia|aguanto|soporto|vale|merezco) [ya] [seguir|el|un|ningun|nada|mas|la|caso|ganas de|ganas para|"
    "pena|razon para|motivo para|razones para|chiste] [sentido|caso|motivo|razon|chiste|proposito|para] [a|de|para|"
    "en|con] [seguir|la|mi|que|esta|seguir con la] (vivir|viviendo|vida|vivo|viva|existir|existiendo|existo|"
    "despertar|amanecer|seguir aqui|estar viv*|vivir asi|en este mundo)",
    "(no|ya no) (quiero|quisiera|quiere|deseo|queria) [seguir] (estar aqui [$|mas|en este|con vida]|seguir [$|aqui|"
    "mas|viv*]|vivir|existir|despertar|amanecer|estar viv*|estar en este mundo|nada con la vida)",
    "(me|m) (quiero|kiero|voy a|quisiera|gustaria|vaya a|pienso|dan ganas de|estoy por|quiero ir a|dieron ganas de) "
    "[ya|de|a] (morir|matar|suicidar|ahorcar|colgar|quitar la|quitar mi|aventar|tirar (de|del|al)|lanzar|pegar un "
    "tiro|dar un tiro|balear|cortar las|envenenar|ir de este mundo|ir para siempre|tomar todas|tomar las|"
    "desaparecer)",
    "(ganas|pienso|pensando|pense|pensado|quiero|kiero|quisiera|intente|intentar|intento|trate|planeo|planeando|voy|"
    "prefiero|mejor|deseo|decidi|idea|ideas|pensamientos|dispuest*|list*|tentad*|rato) [en|de|a|que|seriamente|ya|"
    "mejor] [ya] (matarme|morirme|morir [ya|$|me|y|hoy|de una]|suicid*|ahorcarme|colgarme|aventarme|tirarme (de|del|"
    "al|a)|lanzarme|quitarme la vida|cortarme|hacerme dano|lastimarme|pegarme un|darme un tiro|envenenarme|"
    "desaparecer de|no despertar|no vivir|dejar de (vivir|existir|sufrir)|acabar con (todo|mi|esto|mi vida)|"
    "terminar con (todo|mi|esto|mi vida)|irme de este mundo|dormirme para siempre|dormir para siempre|descansar "
    "para siempre|morir|ponerle fin)",
    "(ponerle|poner|doy|dar) fin a (mi vida|todo esto|todo|mi sufrimiento)",
    "(ahorcarme|colgarme|aventarme|matarme|suicidarme|suicidar|suicida|suicidio|quitarme la vida|cortarme las venas|"
    "cortarme los brazos|pegarme un tiro|autolesion*|lastimarme a mi mism*|hacerme dano|quitarse la vida)",
    "(ojala|quisiera|deseo|le pido a dios|rezo para|espero|prefiero|prefieriria|preferiria) [que|a dios] [me|ya|no|"
    "no me|estar|haber] [ya|me|nunca] (muera|muriera|morir|muerto|muerta|despierte|despertara|despertar|amanezca|"
    "amanecer|hubiera nacido|haber nacido|llevara dios|lleve dios|recoja|nacido|desaparecer)",
    "(me|m) [he|estoy|estaba|estuve|vuelto a|volvi a|ando|sigo] [estado] (corto|cortando|cortado|cortar|corte|"
    "lastimo|lastimando|quemo|quemando a proposito|hago dano|hice dano|rasguno) (los brazos|las piernas|las venas|"
    "las munecas|la piel|el brazo|la muneca|a escondidas|a proposito|otra vez|yo mism*|con (una|un|navaja|el)|para "
    "sentir|cuando|$)",
    "(nadie|nadien|quien|ni quien|a nadie) [me|se|le] [va a|iba a|voy a] [me|se] (extranar|extranaria|extranaran|"
    "extrane|echar de menos|importar si|importaria|importa si|daria cuenta|va a dar cuenta si|haria falta|hare "
    "falta|llorar|lloraria) [si|cuando|me]",
    "(soy|siento|soy solo|soy nomas) [que] [soy] [una|un] (carga|estorbo|peso) (para|de|a) (todos|mi|mis|los|ellos|"
    "la)",
    "(pastillas|pistola|soga|cuerda|navaja|cuchillo|veneno|frasco|puente|medicamento|medicina|rifle|lazo) & "
    "(tomarme|tomarmelas|tome todas|me las voy a tomar|me las tome|en la mano|en mis manos|aqui conmigo|enfrente|ya "
    "tengo|lista|listo|listas|todas las|colgarme|aventarme|brincar|saltar|despedirme|tirarme) & (ya no|no puedo|"
    "morir|vivir|matar|adios|despedir*|nadie|sola|solo|cansad*|dormir|fin|acabar|vida|todas|quiero|hoy|voy)",
    "(carta|cartas|nota|recado|mensaje) (de despedida|para despedirme|suicida|de suicidio|a mis hijos para cuando)",
    "(adios|despedirme|despido|despidiendo|despedirse|perdonenme|perdoname) & (mundo|vida|para siempre|de todos|no "
    "puedo mas|no aguanto|morir|matar|no me busquen|ultimo|ultima|me voy de este|cuiden|cuida a mis)",
    "(hoy|manana|esta noche|ahorita|ya) [es|se|voy a|me] [mi] (ultimo dia|ultima noche|voy a morir|mato|acaba todo|"
    "me mato|quito la vida|voy a acabar con todo|voy a terminar con todo)",
    "(no|ya no) (voy a|pienso|quiero) (estar|llegar|amanecer|despertar) (aqui manana|manana|a manana|viv*|mas aqui)",
    "(cansad*|hart*|cansancio|aburrid*|fastidiad*) de (vivir|la vida|mi vida|esta vida|existir|estar viv*|seguir "
    "viv*|todo ya no quiero|respirar)",
    "(mi|la|esta) vida [ya|a mi|para mi] (no (vale|tiene|sirve)|ya no (vale|tiene|sirve|quiero)|es (un infierno "
    "quiero|una mierda quiero)|no me importa)",
    "(me|m) (quiero|kiero|voy a|voy) (morir|matar) [ya|hoy]",
    "(quiero|kiero|voy a|quisiera) (dormir|dormirme|cerrar los ojos) [y] (no|ya no|nunca|jamas|para siempre)",
    "(pensamientos|ideas|ideacion) (suicid*|de muerte|de matar*|de suicid*|de hacerme)",
    "(cual|como|que|cuantas) [es|pastillas] [la|me|se] [forma|manera|puedo|necesito] [mas] [de|rapida|facil] (morir|"
    "matarme|suicidarme|morirme|para morir|para matarme)",
    "(canse|canso|cansado|cansada|harte|harto|harta|aburri) de (vivir|la vida|existir|mi vida|esta vida|estar viv*|"
    "todo en la vida)",
    "(le|les|a nadie|no le) (importa|importo|importaria) [a nadie|nadie] si [me|yo|vivo|muero] (muero|muera|mato|"
    "vivo|existo|desaparezco|estoy viv*)",
    "(tengo|siento|tenia) [muchas|unas|tantas] ganas de (morir*|matar*|desaparecer|no vivir|no existir|ya no estar|"
    "quitarme|ya no vivir|no estar viv*)",
    "(las|unas) voces [me|que] [me] (dicen|piden|gritan)",
    "(hoy|esta noche|manana|ya) me (mato|muero por mi|quito la vida|cuelgo|ahorco|suicido|tomo todas)",
    "(compre|tengo|amarre|ya tengo) [ya] [la|una|el] (soga|cuerda|lazo|veneno) [para|lista|listo]",
    "(quiero|quisiera|prefiero) [ya] [no] (existir|haber nacido|estar muert*|morir*|desaparecer|dejar de existir|"
    "dejar de sufrir para siempre|irme con (dios|mi mama|mi papa|mi hijo|mi esposo|mi hermano))",
    "(me|m) (intente|trate de|volvi a intentar) (matar|suicidar|quitar la vida|colgar|ahorcar)",
    "(acabar|acabo|terminar|termino) con (esto|todo|mi vida|este sufrimiento|mi existencia) & (pistola|pastillas|"
    "soga|vida|hoy|noche|ya no|quiero|puedo|vivir|morir|adios)",
)

CRISIS_OF_ANOTHER_EN = (
    "(kill|killing|hurt|hurting|harm|harming|hang|hanging|shoot|cutting) (himself|herself|themself|themselves|"
    "themselfs|him self|her self)",
    "(wants|wanted|wanting|threatening|threatened|threatens|trying|going|says|said) [he|she|they] [wants|wanted|"
    "want] [to] (die|jump|end (his|her|their) life|commit suicide|be dead|take (his|her|their) life)",
    "(about|threatening|going|getting ready|trying|wants|gonna) [to] jump (off|from|in front|into traffic|in "
    "traffic)",
    f"{WHO} ... (jump|jumping) (off|from) (the|a|this) [_] (bridge|building|overpass|roof|balcony|parking)",
    f"{WHO} [is|s|standing|sitting] [is|standing|sitting] on the (ledge|edge|wrong side) of [the|a] [_] (bridge|"
    "building|roof|overpass)",
    f"{HUMAN} & (end|ending|ends|ended|take|taking|takes|took|want to end|taken) (his|her|their|its) [own] life",
    f"{HUMAN} & (kill|killing|kills|hurt|hurting|hurts|harm|harming|harms|hang|hanging|hung|hanged|shoot|shooting|"
    "cut|cutting|cuts|stab|stabbing|unalive|starving|burning|drown|poison|off) (himself|herself|themself|themselves|"
    "theirself|hisself|him self|her self|his wrists|her wrists|his arms|her arms|their arms|his wrist|her wrist|her "
    "thighs)",
    f"{HUMAN} & (suicid*|self harm|self harming|wants to die|want to die|wanted to die|wanna die|wish* (he|she) (was|"
    "were) dead|end it all|end it tonight|better off without (him|her)|doesnt want to (live|be here|be alive|wake "
    "up|exist)|dont want to (live|be here|be alive)|didnt want to (live|be here|be alive)|no reason to live|not "
    "(worth living|be here tomorrow)|goodbye (note|letter|text|post|message|video)|saying goodbye|said goodbye "
    "forever|giving away (his|her|all)|wants to kill|going to jump|gonna jump|about to jump|threatening to jump|"
    "wants to jump|trying to jump|jump off|climbing over the (rail|railing|fence)|on the ledge|over the railing|"
    "edge of the (bridge|roof|building|overpass)|side of the (rail|railing|bridge)|took all (his|her) pills|tired "
    "of living|slit)",
)

CRISIS_OF_ANOTHER_ES = (
    "se (quiere|quieren|quisiera|intenta|intento|trato de|esta tratando de|amenaza con|quizo|quiso|va a|queria|iba "
    "a|piensa) (matar|suicidar|ahorcar|colgar|aventar|tirar del|tirar de|lanzar|cortar las venas|quitar la vida|"
    "hacer dano)",
    "(quiere|quieren|intenta|intento|va a|amenaza con|trata de|trato de|pensando en|dice que va a|ganas de|queria) "
    "(matarse|morirse|suicidarse|ahorcarse|colgarse|aventarse|tirarse|lanzarse|quitarse la vida|hacerse dano)",
    "se (quiere|quieren|quisiera|quiso|queria) morir",
    f"{HUMAN} & (se (corta|cortan|corto|esta cortando|anda cortando|estaba cortando|lastima|hace dano|esta haciendo "
    "dano|hizo dano|quema) (los brazos|las venas|las piernas|las munecas|la piel|el brazo|el solo|ella sola|sola|"
    "solo|a escondidas|a proposito|con|otra vez|y dice|$)|(cortarse|cortandose|lastimarse|lastimandose|matarse|"
    "suicid*|ahorcarse|colgarse|aventarse (del|de)|tirarse (del|de)|quitarse la vida|hacerse dano|desaparecer para "
    "siempre)|(no|ya no) (quiere|queria|quisiera|desea) [seguir] (vivir|viviendo|estar aqui|seguir|existir|"
    "despertar|estar viv*|nada con la vida|estar en este mundo)|(quiere|queria|quisiera|desea|va a|piensa) (morir|"
    "morirse|matarse|acabar con su vida|terminar con su vida|quitarse|aventarse|tirarse|brincar del|dejar de vivir)|"
    "(acabar|terminar|acaba|termina|acabo) con su vida|se quiere (morir|matar|quitar|aventar|tirar|colgar|ahorcar|"
    "ir de este mundo)|mejor muert*|cansad* de (vivir|la vida)|carta de despedida|se (esta despidiendo|despidio) de "
    "(todos|nosotros|la familia)|sin ganas de vivir|ganas de vivir|(tomo|trago) [todas] [sus|las|un frasco de|"
    "muchas|todas las] (pastillas|medicinas))",
    f"{HUMAN} & (parad*|colgad*|trepad*|subi*|sentad*|orilla|barandal|del otro lado) & (puente|azotea|techo|barandal|"
    "cornisa|edificio|overpass) & (tirar*|aventar*|brincar|saltar|lanzar*|llorando|avienta|tira)",
    "(aventarse|tirarse|lanzarse|brincar|saltar) (del|de un|de la|desde el) (puente|edificio|techo|balcon|azotea)",
)
