"""Thoughts of suicide: one's own, and another's."""

from textbot.core.emergency_words.people import WHO

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
    "(mejor|ojala|quisiera) [me] [estaria|estuviera|hubiera] (muerto|muerta|muriera|no haber nacido|no hubiera nacido)",
    "(no|ya no) (tengo|hay|encuentro|veo) [nada|razon|razones|motivo|motivos|ganas|sentido] [por|para|de|que] "
    "[que] (vivir|seguir viviendo)",
    "(sin|perdi las|no tengo) ganas de (vivir|seguir viviendo)",
    "(cansado|cansada|harto|harta) de (vivir|la vida|mi vida|esta vida)",
    "(no|ya no) vale la pena (vivir|seguir viviendo)",
    "mi vida no (vale|tiene sentido)",
    "no tiene sentido (vivir|seguir viviendo|mi vida)",
    "ya no (quiero|kiero|quisiera) estar aqui$",
    "(dormir|dormirme|acostarme) y (no|ya no|nunca|jamas) [volver a] (despertar|despertarme|levantarme)",
    "(nadie|nadien) (me va a extranar|me extranaria|me echaria de menos|notaria si me)",
    "(mejor|bien|felices|contentos) sin mi$",
)

CRISIS_OF_ANOTHER_EN = (
    "(kill|killing|hurt|hurting|harm|harming|hang|hanging|shoot|cutting) (himself|herself|themself|themselves|"
    "themselfs|him self|her self)",
    "(wants|wanted|wanting|threatening|threatened|threatens|trying|going|says|said) [he|she|they] [wants|wanted|"
    "want] [to] (die|jump|end (his|her|their) life|commit suicide|be dead|take (his|her|their) life)",
    "(about|threatening|going|getting ready|trying|wants|gonna) [to] jump (off|from|in front|into traffic|in traffic)",
    f"{WHO} ... (jump|jumping) (off|from) (the|a|this) [_] (bridge|building|overpass|roof|balcony|parking)",
    f"{WHO} [is|s|standing|sitting] [is|standing|sitting] on the (ledge|edge|wrong side) of [the|a] [_] (bridge|"
    "building|roof|overpass)",
)

CRISIS_OF_ANOTHER_ES = (
    "se (quiere|va a|quieren|quisiera|intenta|intento|trato de|esta tratando de|amenaza con|quizo|quiso) (matar|"
    "morir|suicidar|ahorcar|colgar|aventar|tirar del|tirar de|lanzar|cortar las venas|quitar la vida|hacer dano)",
    "(quiere|quieren|intenta|va a|amenaza con|trata de) (matarse|morirse|suicidarse|ahorcarse|colgarse|aventarse|"
    "tirarse|lanzarse|quitarse la vida|hacerse dano)",
    "(aventarse|tirarse|lanzarse|brincar|saltar) (del|de un|de la|desde el) (puente|edificio|techo|balcon|azotea)",
)
