"""Danger to life right now, in Spanish."""

from textbot.core.hearing.emergency_words.people import QUIEN

DANGER_ES = (
    # Fuego y humo
    "(incendio|incendios|insendio|encendio|incendiando|incendia|encendiando)",
    "^(fuego|lumbre) [fuego|ayuda|auxilio]$",
    "(hay|ai|ay|veo|se ve|empezo|agarro|prendio|prendieron|se metio|mucho|un) [un|el|mucho|mucha|una] (fuego|"
    "lumbre|fogata grande|quemazon)",
    "fuego (en|dentro|adentro|atras|cerca|junto|afuera)",
    "(esta|estan|sta) (quemando|quemandose|ardiendo|incendiandose|incendiando|prendido en fuego|en llamas|"
    "encendida en fuego)",
    "se [me|nos|le] (esta|estan|sta) (quemando|incendiando|prendiendo)",
    "se (quema|incendia|quemo|incendio|prendio) (la|el|mi|un|una|nuestra|su) (casa|edificio|carro|apartamento|"
    "departamento|cocina|bodega|arbol|poste|tienda|escuela|cuarto|techo|basurero|troca|camioneta|trailer|pasto|"
    "transformador|vecin*)",
    "(en|con) llamas",
    "(mucho|sale|saliendo|humo negro|sube|echando) humo",
    "humo (negro|saliendo|espeso|en el edificio|en mi casa|en la casa|por todos|por todas)",
    "huele [mucho] a (humo|quemado|cable quemado)",
    "alarma (de|contra) (humo|incendio|incendios|fuego) ... (sonando|activada|suena)",
    "monoxido",
    # Armas
    "(tiene|traia|trae|con|saco|tienen|traen|apunta|apunto|apuntando|amenaza|amenazo|carga|sacaron|anda con|hay) "
    "[me] [con] [un|una|su|el|la] (arma|armas|pistola|pistolas|pistoal|cuchillo|machete|rifle|navaja|escopeta|"
    "bomba|cuchiyo|fusca)",
    "(balazo|balazos|balacera|baleado|balearon|tiroteo|tiros|disparos|balaceando|tirador|rehen|rehenes|pistolero|"
    "asesino|asesin*)",
    "(disparan|disparando|dispararon|disparandole|tirando balazos|tirando balas|le dispararon|me dispararon)",
    "(apunal*|acuchill*|apunial*|navajazo|navajazos|navajearon)",
    # Violencia
    "(me|lo|la|le|les|nos|los|las) [esta|estan|sta] (esta|estan|sta) (pegando|golpeando|matando|ahorcando|atacando|"
    "asaltando|robando|siguiendo|persiguiendo|violando|amenazando|ahogando|estrangulando|lastimando|acosando|"
    "disparando|secuestrando)",
    "(esta|estan|sta|anda|andan) (pegandole|golpeandole|golpeando|matando|atacando|asaltando|violando|acuchillando|"
    "amenazando|pegando|persiguiendo|ahorcando|golpiando|disparando|pegandome|golpeandome|matandome|amenazandome|"
    "siguiendome|robandome|ahorcandome) [a|al|me|con|su|mi|un|una]",
    "(me|nos|lo|la|le|los) (quiere|quieren|va a|van a|amenaza con|amenazo con|amenazan con|trato de|intento|"
    "trataron de) [de] (matar|disparar|golpear|violar|secuestrar|apunalar|ahorcar|lastimar|atacar|acuchillar|"
    "asaltar|quitar la vida)",
    "(quiere|quieren|va a|van a) (matarme|matarnos|matarla|matarlo|golpearme|violarme|dispararme|lastimarme|"
    "secuestrarme|matar a|dispararle)",
    "(me|lo|la|nos|los) (asaltaron|atacaron|violaron|violo|secuestraron|balearon|apunalaron|golpearon|madrearon|"
    "ahorco|ataco|asalto|drogaron)",
    "(secuestr*|violacion|rapto|raptaron)",
    "(te|los|las|les) voy a (matar|balacear|disparar|apunalar)",
    "(me escondi|estoy escondid*|estamos escondid*|estoy encerrad*|estamos encerrad*) en [el|la|mi|un|una] (bano|"
    "closet|cuarto|recamara|armario|ropero)",
    "(ex|esposo|marido|novio) [esta|anda|llego] (afuera|golpeando|pateando) [de|a] (mi|la) (casa|puerta|ventana)",
    "se (estan|esta) (peleando|golpeando|agarrando a golpes|madreando|matando|balaceando)",
    "(peleando|peleandose|pelea|pleito) con (cuchillos|machetes|armas|navajas|palos|pistolas|cuchillo|machete)",
    "(pelea|pleito|rina) [fuerte|grande|a golpes|callejera] (afuera|en|con|ahorita|ahora)",
    "(se llevaron|se robaron|robaron|se llevo) [a] (mi|un|una|al|a la) (hijo|hija|nino|nina|bebe|bebes)",
    # Extraños en la casa
    "(se|quieren|quiere|intentan|tratan de|trata de|estan|esta|tratando de|alguien|hay alguien) [quiere|esta] "
    "(meter|metiendo|metio|metieron|entrar|entrando|metiendose|meterse) [a] [robar] [a|en] (mi casa|la casa|mi "
    "apartamento|mi departamento|robar|mi cuarto|la fuerza|la ventana|casa)",
    "se (metio|metieron|esta metiendo|estan metiendo|quiere meter) (alguien|un|una|unos|gente|ladrones|el vecino) [_] "
    "[a|en] (mi|la|nuestra) (casa|apartamento|departamento|cuarto|recamara)",
    "(alguien|un hombre|ladron|ladrones|un extrano|un desconocido|intruso|intrusos|un tipo|hombres) [esta|estan|"
    "hay] (en|dentro de|adentro de|afuera de|entrando a|rompiendo) [de] (mi|la) (casa|apartamento|departamento|"
    "cuarto|ventana|puerta|recamara|garaje|cochera)",
    "(intruso|intrusos|estan robando|esta robando|nos estan robando|robo en progreso|asalto en|un asalto|asaltando)",
    "(rompiendo|tumbando|forzando|pateando|rompieron) (la|mi) (puerta|ventana|chapa) ... (entrar|robar|casa|ahorita)",
    # Heridos y enfermos
    "(no|casi no|apenas|sin|me cuesta|le cuesta|dejo de|dificultad para|no puedo|no puede|no podia|no puedes|"
    "apenas puede|apenas puedo) (respirar|respira|respiro|respirando)",
    "(infarto|paro cardiaco|ataque al corazon|ataque cardiaco|ataque de corazon|derrame cerebral|dolor de pecho|"
    "dolor en el pecho|me duele el pecho|le duele el pecho|ataque epileptico|ataque de asma|choque anafilactico|"
    "reaccion alergica|le dio un ataque|le dio un derrame|convulsion*|embolia)",
    "(sobredosis|sobredocis|intoxicad* con|envenenad*|se tomo pastillas|tomo muchas pastillas|se tomo cloro|tomo "
    "cloro|tomo veneno)",
    "(inconsciente|inconciente|desangr*|sangrando|sangra mucho|esta sangrando|mucha sangre|ensangrentad*|"
    "electrocut*|asfixi*)",
    "se (desmayo|desmaya|esta desmayando|esta ahogando|ahoga|ahogo|atraganto|esta asfixiando|esta muriendo|muere|"
    "desvanecio|desplomo|electrocuto)",
    "me (estoy ahogando|estoy muriendo|estoy desangrando|desmayo|estoy asfixiando|apunalaron|dispararon)",
    "(no|ya no) (despierta|reacciona|responde|se despierta|se mueve|tiene pulso) [mi|el|la|un|una|nada]",
    f"{QUIEN} [_] (esta|quedo|resulto|hay|estan|fue) [muy|gravemente|bien|mal] (herid*|lastimad*|grave|muriendo|"
    "muert*|inconsciente|atrapad*|atropellad*|tirad*|quemad*)",
    "(hay|ay|con|varios|muchos|un|una|personas|gente|esta|estoy|estamos|quede) [muchos|varios|un|una|muy|mal] "
    "(herido|heridos|herida|heridas|lesionado|lesionados|lastimados|muertos)",
    "(atropell*|atropeyaron)",
    "(ambulancia|ambulancias|anbulancia|ambulansia|paramedicos)",
    "(un|el) (cadaver|cuerpo sin vida|muerto|cuerpo tirado)",
    "(un|una|mi|el|la|este|esta) [viejo|vieja|pobre] (senor|senora|hombre|mujer|persona|muchacho|muchacha|joven|"
    "nino|nina|bebe|viejito|viejita|anciano|anciana|abuelo|abuela|vecino|vecina|tipo|borracho|indigente) "
    "(tirad*|acostad* en|desmayad*|desplomad*)",
    f"{QUIEN} [_] [se] (cayo|caido|callo) (del|de|de la|al|en) [el|la|un|una] (techo|escalera|escaleras|puente|balcon|"
    "edificio|canal|rio|agua|alberca|piscina|pozo|azotea|ventana)",
    "(cayo|callo|caido|caida|cai) ... (no|ni) (se levanta|se puede levantar|se puede parar|se para|puede levantarse|"
    "puede pararse|se mueve|me puedo levantar|me puedo parar|puedo levantarme|puedo pararme)",
    "embarazada ... (contracciones|sangro|sangre|dolores|se rompio)",
    "(tengo|con|tiene) [muchas] contracciones",
    "me (rompi|quebre|fracture) (el|la|un|una|mi) (brazo|pierna|pie|tobillo|mano|cadera|cabeza|muneca|costilla)",
    "(se me rompio (la fuente|la bolsa)|rompi fuente|rompio fuente)",
    "(va a|esta por|esta) (dar a luz|dando a luz|tener el bebe|naciendo|pariendo|nacer el bebe)",
    "(lo|la|me|le|nos) (mordio|pico|esta mordiendo|ataco|esta atacando) (una|un|el|la) (serpiente|vibora|cascabel|"
    "alacran|escorpion)",
    "(lo|la|me|le|nos) (esta mordiendo|estan mordiendo|ataco|atacaron|esta atacando) (una|un|el|la|unos|los) "
    "(perro|perra|perros|pitbull)",
    "(perro|perros|pitbull|abejas) [esta|estan] (atacando|mordiendo)",
    "(mordio|ataco|muerde) a (un|una|mi|el|la) (nino|nina|hijo|hija|bebe|nieto|nieta|senor|senora|persona|abuelo|"
    "abuela|hermano|hermana|vecino|vecina|cartero)",
    # Choques
    "(choque|chocaron|accidente|choco|volcadura|volco|choke|achidente|axidente) [muy|bien] (fuerte|feo|grave|con "
    "heridos|grande|horrible|de carro|de carros|de auto|de autos|de moto|de coche|automovilistico|vial|multiple|"
    "ahorita|ahora|aqui)",
    "(hay|ay|hubo|acaba de haber|paso|vi|tuve|tuvimos|ocurrio|acaba de pasar|acabo de ver|acabo de tener) [un|"
    "ahorita] (choque|accidente|axidente|choke)",
    "(choque|accidente) ... (herid*|lesionad*|atrapad*|ahorita|sangr*|ambulancia)",
    "(carro|coche|camion|camioneta|troca|auto|moto|autobus) [se] (volco|volteo|esta volteado|se volteo|exploto)",
    "se (volco|volteo|volcaron) [un|una|el|la|mi] (carro|coche|camion|camioneta|troca|auto|moto|autobus|trailer)",
    "(acaban de|acabo de|acaba de) (chocar|atropellar|chocarme|golpear a)",
    "(manejando|va|viene) (borracho|en sentido contrario) [y|por|en]",
    # Perdidos, atrapados, agua
    "(nino|nina|hijo|hija|bebe|abuelo|abuela|mama|menor) [esta|anda|quedo] (perdido|perdida|desaparecido|"
    "desaparecida|extraviado|extraviada|desaparecio|se perdio|no aparece)",
    "(nino|nina|ninito|ninita|hijo|hija|hijito|hijita|nieto|nieta|sobrino|sobrina|hermanito|hermanita|abuelo|abuela|"
    "abuelito|abuelita|mama|papa|esposo|esposa) (se|se me|se nos) (perdio|extravio)",
    "(nino|nina|hijo|hija|nieto|nieta|abuelo|abuela|abuelito|abuelita|mama|papa|bebe) ... [_] [_] (no|nunca) (regreso|"
    "ha regresado|volvio|ha vuelto|ha llegado|llego) ($|a [la] casa|de la escuela|del|de la|desde|todavia|y)",
    "(se perdio|no encuentro a|no aparece|desaparecio|se me perdio|perdi a) (mi|un|una) (hijo|hija|nino|nina|bebe|"
    "abuelo|abuela|mama|nieto|nieta|papa)",
    "(bebe|nino|nina|ninos|hijo|hija) ... (encerrad*|atrapad*|solo|sola|solos) (en|dentro de|adentro de) [un|el|mi|"
    "una] (carro|coche|auto|camioneta|troca)",
    "(atrapad*|encerrad*|atorad*) (en|dentro|bajo|debajo|adentro) [de|del] [el|la|un|una] (elevador|ascensor|carro|"
    "coche|incendio|edificio|agua|inundacion|casa|escombros|fuego|tren)",
    "(se lo|se la|los|nos|me) [esta|estan] (lleva|llevo|llevando|arrastra|arrastro|arrastrando) (el agua|la "
    "corriente|el rio)",
    "(se esta|se estan) ahogando",
    "(se derrumbo|se colapso|se cayo el techo|se cayo el edificio|derrumbe)",
    # Cables, explosiones
    "(cable|cables|linea|lineas|alambre|alambres) [de] [la|el|alta] [luz|electricidad|electrico|electricos|"
    "electrica|electricas|corriente|tension|poste] [esta|estan|se|que] [esta|estan|se] (caido|caidos|caida|caidas|"
    "tirado|tirados|cayo|cayeron|suelto vivo|vivos|vivo|reventado|reventaron|en el suelo|en el piso|echando|"
    "sacando|con corriente|chispeando|colgando con)",
    "(se cayo|se cayeron|hay|ay|cayo|tumbaron) [un|unos|el|los|la] (cable|cables|linea|lineas) (de luz|de la luz|"
    "electric*|de electricidad|de corriente|de alta|tirad* en|en el suelo|caid*)",
    "(arbol|rama|poste|palma) [se] (caido|caida|cayo|tirado|recargado) ... (sobre|encima de|arriba de|en|contra) (los|"
    "el|las|la|unos) (cable|cables|lineas|alambres)",
    "(echando|sacando|saltan|salen|tirando|hay|saca|echa|hechando|avienta) chispas",
    "(chispas en|chispas del|chispeando|corto circuito en|cortocircuito en)",
    "transformador (exploto|trono|se quemo|esta|echando)",
    "(exploto|explosion|explosiones|estallo|explosivos|una bomba|explocion)",
    "(fuga|derrame) (quimic*|de amoniaco|de cloro|de acido|toxic*)",
    "(paquete|objeto) sospechoso",
    # Con todas sus letras
    "^[es|tengo|ayuda|auxilio|una|por favor] [una|mi] emergencia [por favor|ayuda|aqui]$",
    "(es|tengo|tenemos|hay|ay) (una|un) [verdadera] (emergencia|emergency)",
    "(llamen|llame|llama|marquen|manden|necesito|llamar) [al|el|a] 911",
    "(auxilio|aucilio|socorro|sos ayuda)",
    "(manden|mande|necesito|envien|llamen|llame|ocupo|urge) [a|la|una|un|ya] [una|la|al] (policia|patrulla|"
    "bomberos|los bomberos|policias|polisia) [por favor|urgente|ya|rapido|ahora|ahorita]",
    "(ayuda|ayudenme|ayudeme) ... (me va a matar|me esta pegando|me quiere matar|se esta muriendo|no respira|se muere)",
    "(nos|me|lo|la) (morimos|va a matar|van a matar|estan matando|esta matando a golpes)",
)
