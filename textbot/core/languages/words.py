"""Words and scripts that tell a language. Folded, so without accents."""

# Everyday words of one language that the other lacks; never names, street words or words that carriers made common.
HINTS = {
    "en": frozenset(
        "the my is are was were be been have has had do does did dont doesnt didnt isnt wont cant i im ive id you "
        "your we our they their it its this that these those there theres here what whats when wheres where how why "
        "who which and but or if for from with about into out up not of to can could would should will need want "
        "get got know think report pick picked trash garbage recycling pothole street streetlight light lights "
        "water bill pay paid broken missed please thanks thank hello help someone somebody nobody neighbor smell "
        "human talk hours open close closed dog adopt permit library council meeting complaint still weeks week "
        "days day today tomorrow yesterday ago time house home car cars truck dead tree much many never ever again "
        "because just really yes yeah hi hey also whose sidewalk road tell ask speak english lost found stolen loud "
        "noise music party leaking leak fix fixed down".split()
    ),
    "es": frozenset(
        "el los las un una unos unas del al es esta estan estoy estamos son soy era fue ser hay ay tengo tiene "
        "tienen tenemos mi mis tu su sus nuestro nuestra yo llamo llama huele muero usted ustedes ellos ella "
        "nosotros que quien cuando donde como porque cual cuanto cuantos cuanta pero por para sin con muy mas menos "
        "tambien ya aqui ahi alla hoy ayer manana ahora ahorita dia dias semana semanas mes meses ano anos hace "
        "hacer hago puedo puede pueden poder quiero quisiera quieren necesito necesita necesitamos reportar reporto "
        "reporte basura bache baches farola farol luz agua recibo pagar pago cuenta gracias hola ola buenas buenos "
        "buen tardes noches favor porfavor ayuda ayudar ayudeme ayudenme alguien nadie nada algo perro perros gato "
        "casa carro carros vecino vecina vecinos ruido arbol banqueta calles fuga sucio recogieron recogen recoger "
        "recogio paso pasa pasan camion bote botes contenedor horario horarios abren cierran oficina permiso "
        "biblioteca parque escuela queja numero saber hablar persona hablo habla espanol ingles trabajo dinero "
        "renta comida hijo hija hijos esposo esposa senor senora se le les lo nos si pues bien mal esto eso este "
        "esa ese otra otro todo todos toda siempre nunca desde hasta entre sobre kiero ke aki verdad cayo caido "
        "tirado roto rota descompuesto prende sirve funciona apagada apagado fundida grafiti pintaron llanta tapado "
        "inundada mucho mucha muchos muchas cortaron mande manden mandan mandar mandarme mandando mensaje "
        "mensajes textos avisos aviso noche tarde borren borrar borrenme quiten quitar quitenme quitame dejen "
        "dejenme dejar morir muriendo equivocado equivocada consiguieron escriban escriben avisen avisenme "
        "recibir recibo boletin sirven llegan alertas recordatorios apunto inscribo hablan llaman toca "
        "parenle parele paren basta llamar llamen llame llamarme tener poner sacar tirar pintar comprar vender buscar "
        "abejas gallinas gallos animales mascota abierto abierta cerrado cobran cobrar cuesta cuestan encontre perdi "
        "perdio robaron tiraron dejaron muerto muerta reglas yarda troca muebles colchon llantas ramas hierba zacate "
        "musica multa juez licencia acta registro clases alberca cancha eventos votar impuesto medidor".split()
    ),
}

# Letters and marks that one language writes and the other does not.
LETTERS = {"es": frozenset("ñ¿¡áíóú")}

# One of these settles it: nobody writes it by accident.
STRONG = {
    "en": frozenset(
        "the my what where how please trash pothole neighbor when broken need street streetlight garbage".split()
    ),
    "es": frozenset(
        "hola gracias ayuda necesito quiero basura bache cuando donde buenas buenos porfavor farola usted puedo hay "
        "esta estan vecino calles recibo espanol senora senor".split()
    ),
}

# Found in addresses in any language, so that an address alone never decides.
PLACE_WORDS = frozenset(
    "st street ave avenue rd road dr drive ct court ln lane blvd boulevard way place pl hwy highway pkwy cir "
    "circle apt unit suite corner of and at on in the near by n s e w north south east west block between cross "
    "behind front next calle calles avenida av esquina con y de la el en cerca entre frente a al del junto "
    "detras enfrente numero num col colonia park parque plaza city hall library biblioteca ayuntamiento school "
    "escuela norte sur este oeste main oak elm olmo cedar washington zip here aqui no my mi es is its it".split()
)

# Said by anyone in any language, so they tell little once a language is sure.
COURTESY = frozenset(
    "ok okay thank thanks you gracias hola hi hello hey yes si no bye adios sorry amigo amiga senor muchas buenas good "
    "morning".split()
)

# Words of several languages.
NEUTRAL = frozenset(("me", "a", "no"))

# How a language is asked for; the text holds nothing else that matters.
ASKED = {
    "en": (
        "^[please|can we|can you] (english|inglish|ingles) [please|pls|por favor]$",
        "^[please|can you|could you|can we] (speak|talk|write|text|answer|reply|respond|switch|change) [to me] "
        "(in|to) english [please|pls]$",
        "^(do you|does anyone|anyone|you) (speak|have) english$",
        "^[hi|hello|sorry] [i] (only|just) (speak|know|read) english",
        "^[sorry|hi] [i] (dont|do not|cant) (speak|understand|read) spanish",
        "^(en|in) (english|ingles) [please|pls|por favor|porfavor|porfa]$",
        "(in english please|english please|en ingles por favor)$",
    ),
    "es": (
        "^[en|por favor|prefiero|quiero|solo] (espanol|spanish|espanish|castellano) [por favor|porfavor|porfa|"
        "please|pls]$",
        "^[hi|hello|hola] [puede|puedes|pueden|podria|me puede] (hablar|hablarme|escribir|escribirme|responder|"
        "contestar|cambiar) [me] (en|a) (espanol|spanish)",
        "^[hola|hi|disculpe] (habla|hablan|hablas|alguien habla|alguien que hable|se habla|hay alguien que "
        "hable) (espanol|spanish)",
        "^(do you|does anyone|anyone|you|can you|can we) (speak|have|write|talk|text) [in|to me in] (spanish|"
        "espanol) [please|pls]$",
        "^[hola|yo|perdon|disculpe] [yo] [solo] hablo (espanol|spanish)",
        "^[hola|perdon|disculpe|sorry|lo siento] [yo] no (hablo|entiendo|se|leo|speak|comprendo) [el|mucho] "
        "(ingles|english)",
        "^in (spanish|espanol) [please|pls|por favor]$",
        "(en espanol (por favor|porfavor|porfa)|in spanish please|spanish please|espanol por favor)$",
        "^no (english|ingles)$",
    ),
}

FOREIGN = ("zh", "vi", "ar", "fr", "tl", "ko", "ru", "pt", "so", "ht")
"""The languages, beside those a playbook speaks, that most residents of US cities need (Census ACS, table B16001)."""

UNKNOWN = "und"
"""ISO 639-2's code for a language that nobody could name: a script that none of FOREIGN is written in."""

# Telling words of the foreign languages in Latin letters, without any that English or Spanish share.
MARKERS = {
    "fr": frozenset(
        "je jai vous est les une dans bonjour bonsoir merci rue poubelle poubelles avec nous quand suis ne pas qui "
        "mes cest sil plait besoin ordures ramassage eau francais parlez parler quelle quel sont etes faut ou peux "
        "pouvez mon ma aux".split()
    ),
    "pt": frozenset(
        "nao voce voces obrigado obrigada uma meu minha preciso rua lixo onde eu tem ajuda muito isso quero "
        "gostaria estou sao tambem buraco quando falar portugues em bom boa ola pelo fica coleta minhas meus alguem "
        "ninguem hoje amanha".split()
    ),
    "tl": frozenset(
        "ang ng mga po sa ko ako hindi ba nasaan paano kailan saan salamat magandang umaga hapon gabi kailangan "
        "tulong kami namin ninyo ito yung wala mayroon meron pwede tubig ilaw naman lang kasi opo tagalog bakit "
        "dito kukunin nila kayo nang aming akin inyo sira".split()
    ),
    "ht": frozenset(
        "mwen nan pou nou kote tanpri bonjou bonswa mesi kijan kisa gen ak fatra dlo ede moun bezwen eske lari kay "
        "jodi demen kreyol pale poukisa konbyen kile souple vle wap yon pran ki sou".split()
    ),
    "so": frozenset(
        "waa iyo waxaan fadlan caawi caawimaad mahadsanid qashinka goorma xaggee halkee maalin wadada biyaha sidee "
        "maxaa aan ayaa ku salaan asalaamu calaykum baahanahay rabaa somali soomaali waan laga lagu uu magaalada "
        "guriga lacag nabad".split()
    ),
    "vi": frozenset(
        "xin chao toi khong duoc giup muon nuoc tieng cua duong nhung gio ngay bao nhieu rac nha lam cam viet".split()
    ),
}
