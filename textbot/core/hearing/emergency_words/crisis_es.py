"""Thoughts of suicide in Spanish: one's own, and another's."""

from textbot.core.hearing.emergency_words.people import HUMAN

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
    "me|muert*) [no|ya|me|estuviera|existiera|muriera|fuera|estoy] [estuviera|existiera|muero|muriera|hubiera|$] "
    "($|existiera|estuviera|muero|muriera|nacido|aqui|fuera|voy|mas)",
    # "Mejor no" alone only declines.
    "(mejor|felices|felicez|tranquilos|bien|descansarian|contentos|alivio) [todos|sin|estarian] [si|sin|con] no "
    "[ya|me|estoy|hubiera] (existiera|estuviera|existo|muriera|nacido|aqui|fuera [nacido])",
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
    "(soy|siento|soy solo|soy nomas) [que] [soy] [una|un] (carga|estorbo|peso) (para|de|a) (todos|mi|mis|los|ellos|la)",
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
    "(para|pa) que (sigo|seguir|vivo|vivir|existo|quiero|sirve|estoy) [viviendo|vivir|seguir|viv*|la vida|aqui en "
    "este mundo|en este mundo|con vida|existiendo] ($|viviendo|vivir|si no|si a nadie|si ya|con vida|en este mundo)",
    "(siento|sentir|senti) [que|como] [me] (quiero morir|morirme|ganas de morir|no quiero vivir|ya no quiero vivir|"
    "prefiero morir|no vale la pena vivir|mi vida no vale)",
    "mejor (me muero|me mato|muerto|muerta|morirme|morir|me mataba|me muriera|ya no existir|no existir|desaparecer "
    "para siempre)",
    "(quiero|quisiera|deseo) que (todo|esto|mi vida|el dolor|todo esto) [se|ya] [se] (acabe|termine|pare para siempre)",
    "(deberia|debo|tengo que|merezco) (morir*|matarme|estar muert*|desaparecer de este mundo)",
    "(no|ya no) (puedo|quiero|aguanto|tengo (fuerzas|ganas)) [mas|para|de|ya] [de|para] (seguir$|seguir (viviendo|"
    "con vida|mas$|adelante$|aqui$)|vivir (asi$|mas$|$))",
    "(perdi|perdido|no tengo|sin) (todo|las ganas|nada|a nadie|ganas) [_] [_] [_] (no quiero seguir|ya no quiero "
    "seguir|no quiero vivir|por que vivir|para que vivir|de vivir|porque vivir|quiero morir)",
    "(mi|la) (mente|cabeza|voz) me (dice|pide|grita|repite) [que] [me] (mate|muera|aviente|haga dano|corte|tire|"
    "acabe|brinque|salte)",
    "(miedo|temo|temor|ganas) [de|a] [que] [voy a] (hacerme algo|hacerme dano|lastimarme|hacer una locura|hacer una "
    "tonteria|matarme|cortarme|hacerme|atentar contra mi)",
    "(pistola|arma|navaja|cuchillo|rifle) en [la|mi] (cabeza|boca|sien|garganta|mano y quiero|cuello|muneca)",
    "me (corte|cortar|abri|voy a cortar|quiero cortar) (las venas|las munecas|la muneca|los brazos|el cuello)",
    "(cuanto|cuantas|cuantos|que|cual|como) & (morir|morirse|matarse|matan|muere uno|mata mas) & (pastillas|"
    "pastilla|veneno|cloro|colgad*|ahorcad*|tarda uno|uno|sobredosis|sin dolor)",
    "(diganle|digale|diles|dile|diganles) [a] (mis|mi|todos) [hijos|hijo|hija|mama|familia|esposa|esposo|papas|"
    "hermana] que (los|la|lo|les) (quiero|amo|quise|ame|pido perdon)",
    "(ultimo|ultima) (mensaje|adios|vez que escribo|noche|carta|texto|dia) & (vida|adios|quiero|amo|perdon*|hijos|"
    "morir|voy|despid*|no aguanto|cansad*)",
    "(quiero|quisiera|ojala|deseo) que [ya] se (acabe|termine|me acabe) (mi vida|la vida|todo esto|este sufrimiento|"
    "mi sufrimiento)",
    "(ya lo decidi|decidi|lo voy a hacer hoy|hoy lo hago) & (vida|morir|matar|adios|pastillas|puente|acabar|quito)",
    "(me autolesiono|autolesion*|me lastimo (yo|a mi|para|cuando)|me hago dano|me hago cortes|me quemo a proposito)",
    "me (quiero|voy a|quisiera|dan ganas de) (hacer dano|lastimar|cortar|herir|hacer algo malo)",
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
    f"{HUMAN} & (se mata|se matara|se va a matar|se ahorca|se cuelga|se avienta|se quita la vida|se suicida|se va a "
    "suicidar|se va a aventar (del|de)|se va a tirar (del|de)|se va a colgar|se va a ahorcar) & (si|dice|dijo|hoy|"
    "porque|lo dejo|la dejo|esta noche|amenaz*|puente|ayuda|no se que hacer|ahorita|ya)",
    f"{HUMAN} & (orilla (del|de un) puente|orilla (del|de un) (techo|edificio)|orilla de la azotea|barandal del "
    "puente|del otro lado del barandal|edge of the (overpass|bridge|roof|building)|ledge of|wrong side of the (rail|"
    "railing|bridge|fence)|outside the railing)",
    f"{HUMAN} & (dejo|escribio|encontre|mando) (una|la) (nota|carta|recado) & (pistola|pastillas|se fue|no aparece|"
    "puente|despedida|adios|no contesta|soga|morir|matar|suicid*)",
    f"{HUMAN} & (quiere|va a|queria|dice que|amenaza) [con] (brincar|saltar|aventarse|tirarse|lanzarse|se avienta|se "
    "tira|brincarse) [del|de|desde|al] & (edificio|puente|azotea|techo|torre|balcon|tren|freeway|carretera|overpass)",
    f"{HUMAN} & (corta|corto|cortando|cortarse|cortandose) ($|los brazos|las piernas|en su cuarto|a escondidas|otra "
    "vez) & (se|esta|anda|estaba)",
)
