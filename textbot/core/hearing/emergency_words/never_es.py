"""What shares words with an emergency and is none, in Spanish: taken out of a text before it is listened to."""

NEVER_ES = (
    "(fuegos artificiales|juegos artificiales|fuego artificial|artificiales)",
    "(bomberos|estacion de bomberos) (horario|horarios|numero|telefono|trabajo|empleo|voluntari*|abren|abiert*|"
    "direccion)",
    "(horario|horarios|numero|telefono|estacion|estaciones|trabajo|empleo|direccion|donde) [de|del|de los|estan|"
    "esta|queda] [la|los] [estacion de] bomberos",
    "(bomba|bombas) (de|para) (agua|gasolina|aire|alberca|calor|riego|bicicleta|drenaje|la alberca)",
    "(hidrante|hidrantes|boca de incendio|bocas de incendio|toma de agua|contra incendios|contra incendio|extintor|"
    "extintores|extinguidor*)",
    "(alarma|detector|detectores|simulacro|seguro|seguros|permiso|riesgo|prevencion|salida|inspeccion|temporada|"
    "inspector) (de|contra|para) (incendio|incendios|fuego|humo|monoxido|quema|bomberos) [de carbono] [pita*|"
    "bateria|gratis]",
    "(permiso|permisos|dias|dia|prohibicion|temporada) (de|para) (quema|quemar|fogata|fogatas|hacer fuego)",
    "(puedo|se puede|es legal|permiten|permitido) ... (fogata|quemar|hacer fuego|prender fuego|tener arma|portar "
    "arma|portar)",
    "(se disparo|disparo|disparos) (la|el|mi|de) (alarma|recibo|precio|cuenta|costo|agua|luz|renta|bomba|camara)",
    "(disparos|tiros|tiro) (a|de|al) (gol|canasta|porteria|la canasta|libres|arco|penal)",
    "campo de tiro",
    "(incendio|choque|accidente|robo|asalto|tiroteo|explosion|asaltaron|chocaron|atropellaron|dispararon) ... (la "
    "semana pasada|el mes pasado|el ano pasado|hace (un|dos|tres|varios|muchos) (ano|anos|mes|meses|semanas|dias)|"
    "hace anos)",
    "(semana pasada|mes pasado|ano pasado|hace (un|dos|tres|varios) (ano|anos|mes|meses|semanas)) ... (incendio|"
    "choque|accidente|robo|asalto|tiroteo|asaltaron|chocaron|atropellaron)",
    "(reporte|reportes|copia|seguro|reclamo|acta|video|estadisticas|numero) [de|del|de un|de mi|por|por un] [un|el|"
    "mi] (choque|accidente|accidentes|robo|incendio)",
    "(muchos|varios|tantos|siempre hay|seguido|frecuentes|evitar|prevenir|causa|causar|provocar|provoca|casi|otro) "
    "[hay|de|un|los|hubo|tuve|ocurre|causa|causo] [un|los] (choque|choques|accidente|accidentes|pleitos)",
    "(como|donde|cuando|quiero|puedo) me apunto (para|pa|al|en (la|el|los)|a (los|las|recibir|la (lista|clase))|$)",
    "choque (cultural|termico|de horarios|de opiniones)",
    "(alguien|un nino|los ninos|ninos|una persona|la gente) [se] (va a|van a|puede|pueden|podria|podrian|vaya a|"
    "vayan a) [a] [salir|resultar|ser|quedar|terminar] (lastimar|lastimado|lastimados|herido|heridos|herir|morir|"
    "muerto|atropellado|atropellados|caer|golpear)",
    "(van a|va a|pueden|puede|podrian|podria) [un dia] (atropellar|chocar|causar un|provocar un|haber un|pasar un|"
    "ocurrir un) [a] [accidente|choque|alguien|un nino|_]",
    "antes [de] que (alguien|un nino|haya|pase|ocurra|atropellen|maten|se|salga) [haya|se|salga|resulte|un|alguien|"
    "lastime|mate] [un|a|lastimado|herido|accidente|choque|muera|muerto|alguien|lastime|mate|caiga]",
    "(casi|por poco) [me|nos|lo|la|le|se] (pega|pegan|pego|cae|caen|cayo|golpea|golpean|golpeo|tira|tumba) [en|a|sobre|"
    "encima] [de] [mi|la|el|un|una|nuestro] [carro|casa|cabeza|_]",
    "(casi|por poco) [me|nos|lo|la|le|se] (atropella|atropellan|atropello|atropellaron|choca|chocan|choco|chocamos|"
    "chocaron|mata|matan|mato|hubo|tengo|tuve|causa|causan|caigo) [un|a|el|mi] [accidente|choque|hijo|hija|carro]",
    "(no hay|ningun|sin|nadie|no hubo|no) [esta|salio|resulto|hay] (herido|heridos|lesionado|lesionados|herida|"
    "lastimado|fuego|incendio|peligro|es emergencia)",
    "(me muero|muero|morir|moria|murio|muriendo|me estoy muriendo) (de|por) (hambre|risa|ganas|calor|frio|sueno|sed|"
    "pena|verguenza|aburrimiento|la risa|la pena|la verguenza|curiosidad|saber|ver|el calor|emocion|coraje|miedo)",
    "(me|nos) (esta|estan|va a|van a) (matando|matar|enloqueciendo) (el|la|los|las|este|esta|tanto|tanta) (calor|"
    "ruido|musica|trafico|frio|olor|recibo|recibos|renta|estres|dolor|sol|precios|alergias|humo de cigarro)",
    "(me|nos) va a matar mi (jefe|suegra|esposa|maestra)",
    "(me|nos) (mata|matan) [con] [el|la|los|las|ese|esa|su|tanto|tanta|este|esta] (calor|ruido|musica|trafico|frio|"
    "olor|recibo|recibos|renta|estres|dolor|sol|precios|bulla|escandalo)",
    "(calor|ruido|musica|trafico|frio|olor|recibo|renta|estres|dolor de cabeza|dolor de muelas|sol) [me|nos] [esta|"
    "estan] (esta|estan|va a|matando) [matando|matar]",
    "(ahogando|ahogado|ahogada|ahogandome|ahogandonos|ahogados) (en|con|de|entre) (deudas|deuda|basura|cuentas|"
    "recibos|trabajo|papeleo|tramites)",
    "(perro|perros|perra|gato|gatos|gata|gatito|gatitos|pajaro|animal|animales|venado|coyote|mapache|zorrillo|ave|"
    "paloma|pato|tortuga|caballo|serpiente|ardilla|conejo|zorro|tlacuache) [que] [esta|estan|fue|fueron|anda|se|muy|"
    "en la calle|en el parque] [esta|fue] (herid*|lastimad*|muert*|atropellad*|sangrando|enferm*|muriendo|atrapad*|"
    "atorad*|murio|envenenad*|ahog*|cayo)",
    "(herido|lastimado|muerto|atropellaron|atropellado|envenenaron|mataron|rescatar) [un|una|al|a un|a una|a la|a "
    "mi|mi] (perro|gato|animal|pajaro|venado|coyote|mapache|perra|gata|perros|gatos)",
    "(arbol|arboles|pasto|planta|plantas|bateria|telefono|celular|foco|luz|farola|cesped|carro) [se|que|esta|estan|"
    "ya] [esta|me|se] (muere|murio|muriendo|muert*|seco)",
    "no (quiero|quisiera|queremos) vivir (aqui|en|con|cerca|junto|entre|al lado|rodead*|asi con)",
    "se [me|nos|le] (quemo|quema|fundio|descompuso) [el|la|un|mi] (foco|lampara|fusible|bombilla|frijoles|arroz)",
    "(foco|lampara|bombilla|farola|farol|luz|luminaria|luces) [que|se|esta|estan] [esta] (quemad*|quemo|fundi*|"
    "quemaron|quemando)",
    "(no|ni) es [una|ninguna] emergencia",
    "(numero|numeros|linea|contacto|contactos|fondo|fondos|refugio|refugios|asistencia|ayuda|alertas|alerta|plan|"
    "estado|luces|salida|vivienda|cuarto|sala|kit|alimentos|servicios|freno|cupones|vale) (de|para|por) (emergencia|"
    "emergencias)",
    "(recibo|cuenta|cobro|factura|costo|precio|pago|pagar|cobraron) [de|por|la|de la|por la|el|una|del] [la|una] "
    "ambulancia",
    "(ya|si|no|se) [le|les] (llame|llamamos|hable|marque) al 911",
    "(recibo|cuenta|compania|estacion|servicio|pago|factura|precio|asistencia|bomba) (de|del) (gas|gasolina)",
    "(agua|drenaje|bano|coladera|alcantarilla|basura|lago|canal|llave) ... (huele|olor|apesta) [mucho] [a] (huevo "
    "podrido|huevos podridos|gas de drenaje|podrido)",
    "no (huele|hay olor|hay fuga) [a|de] gas",
    "(prevencion|dia|conciencia) (del|de|sobre el) suicidio",
    "(parque|calle|avenida|colonia) (socorro|auxilio)",
    "(se|me|nos) (robaron|roban|llevaron) (el|la|mi|los|las|un|una) (bote|basura|contenedor|bicicleta|carro|placa|"
    "placas|paquete|cartera|bolsa|celular|troca|bici|medidor|llantas)",
    "(primeros auxilios|socorro mutuo)",
    "(cae|cayo|cai|caigo) de (sueno|cansancio|risa|flojera)",
    "(se arma|arma blanca prohibid*|permiso [de|para] [portar] arma*|permiso [de|para] [portar] [un|una] (arma|"
    "pistola))",
    "(exploto|explota|se disparo|estallo|trono) [mi|el|la|los] (recibo|cuenta|recibos|renta|precio|precios|celular)",
    "(jefe|jefa|suegra|suegro|maestra|mama|patron|entrenador) (me|nos) (va|van|iba) a matar (si|por|cuando|porque)",
    "(como|parece) [si|que] [una|un|zona|campo|cayo|de] [una|de|cayo] (bomba|guerra|explosion|terremoto|huracan)",
    "(alguien|uno|la gente|un nino|una persona|un dia|ciclista|motociclista|nos) [_] [se|nos] (va|van|vamos|vaya|"
    "vayan) a matar [_] [_] (bache|baches|hoyo|esquina|semaforo|calle|banqueta|ahi|con|por|en)",
    "(cohetes|cuetes|fuegos artificiales|piñata|globos) ... (explo*|balazos|truen*|tronando|estall*)",
    "(asador|parrilla|carne asada|chimenea|bbq|incienso|veladora) ... (humo|quemando|lumbre|fuego|huele)",
    "(humo|lumbre|fuego) (del|de la|de su|para el|en el) (asador|parrilla|carne asada|chimenea|cigarro|boiler|bbq)",
    "(quema|quemando|queman|quemar|queme|quemo) [la|su|el|mucha|puras|mi|las|los] (basura|hojas|ramas|lena|plastico|"
    "llantas|yerba|hierba|zacate|papeles|calorias|dinero)",
    "(perdio|perdi|perdieron|olvido) (su|mi|sus|el|la|las|los|mis) (mochila|bici|bicicleta|celular|telefono|llaves|"
    "cartera|juguete|pelota|chamarra|credencial|tarjeta|libro|lentes|perro|perrito|gato|trabajo|empleo|cita)",
    "(humo|incendios) [de] [los|forestales] ... (calidad del aire|calidad de aire|forestales)",
    "cuerpo (de agua|de bomberos|de paz|celeste|estudiantil|academico|de policia)",
    "(estacionado|estacionada|abandonado|abandonada|sin placas|ponchadas) [y|que] [ya] (no|nunca) se mueve",
    "(ruido|musica|humo|olor|perro|fiesta|escandalo) (del|de la|de los|de mi) (vecino|vecina|vecinos|bar|calle) [_] "
    "[me|nos] (esta|estan|va a) [matando|matar|enloqueciendo]",
)
