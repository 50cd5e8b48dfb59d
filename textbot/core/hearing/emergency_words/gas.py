"""A smell or a leak of gas. The last rules of each language pair gas with what is noticed of it, in any order."""

GAS_EN = (
    "(smell|smells|smelling|smel|smeel|smelled|smelt|smells like|reek|reeks|stinks|odor|odour|scent|stink|whiff) "
    "[like|of|alot of|a lot of|some|strong|a strong|the|something like|a|really strong|propane or] [natural] (gas|"
    "gass|propane|rotten eggs|rotten egg)",
    "(gas|gass|propane|rotten egg|rotten eggs) (smell|smells|odor|odour|leak|leaks|leaking|lek|leek|escaping|"
    "hissing|fumes|explosion|smel)",
    "gas [line|pipe|main|meter|tank|stove] [is|was|just|has|got|has been] (leaking|leak|broke|broken|hit|ruptured|"
    "hissing|busted|cut|burst|damaged|struck|dug up|left on)",
    "(hit|broke|cut|ruptured|struck|busted|damaged|broken|leaking|ruptured|hissing) [a|the|our|my|into a] [natural] "
    "gas (line|pipe|main|meter)",
    "(leaking|leak of|leak in the) [natural] gas",
    "(hear|hearing|heard) [a|the] gas",
    "gas ... (smell|smells|leaking) [strong|in|really|so]",
    "(gas|propane|natural gas) & (leak|leaks|leaking|leaked|hiss|hisses|hissing|smell|smells|smelling|smelled|"
    "smelly|odor|odour|reek|reeks|reeking|stink|stinks|stinking|whiff|fumes|escaping|spewing|blowing out|coming out|"
    "ruptured|rupture|busted|punctured|dizzy|lightheaded|headache|headaches|nauseous|left on|was on|wont shut off|"
    "wont turn off|cant turn it off|whistling|filled with|full of) & (gas|house|home|apartment|kitchen|room|stove|"
    "oven|street|alley|building|meter|tank|line|pipe|heater|basement|hallway|hall|outside|inside|here|everywhere|"
    "neighborhood|laundromat|behind|school|garage|furnace|grill|dryer|we|im|i|my)",
    "(dug|dig|digging|digger|backhoe|excavator|contractor|crew|crews|worker|workers|hit|struck|broke|cut|nicked|"
    "ruptured|punctured|ran over|drove into|knocked|severed|snapped) & gas (line|lines|main|pipe|pipes|meter|tank)",
    "(stove|oven|burner|burners|pilot|pilot light|furnace) & (hissing|smells|smell|dizzy|headache|fumes|hiss) & "
    "(off|out|on|gas|lit|kitchen|house|we|i|wont|dizzy|strange|egg|eggs)",
    "(rotten|rotting|bad|spoiled) (egg|eggs) [smell|odor|smelling|stink]",
    "(smells|smell|smelled|stinks|odor|smelling) ... (sulfur|sulphur|rotten eggs|rotten egg)",
    "(mercaptan|methane leak|carbon monoxide leak from the gas)",
    "(left|forgot|leaving) the (gas|burner|stove gas) on & (smell|smells|house|full|dizzy|all night|hours|sick|"
    "headache|kitchen)",
)

GAS_ES = (
    "(huele|huela|guele|uele|hule|huelo|oler|oliendo|olor|apesta|hiede|wele|olia|olores) [mucho|muy|fuerte|bastante|"
    "como|un|muy fuerte] [fuerte] [a|como a|como|de|ah] [fuga de] (gas|gass|huevo podrido|huevos podridos|gas lp|"
    "gas natural)",
    "(huelo|olemos|olor|percibo|se siente|se percibe) [un|olor|mucho|el] [a|de] [olor] [a] gas",
    "(fuga|fugas|escape|derrame|goteo) [de|d] (gas|gass)",
    "gas (escapando|saliendo|fugando|tirandose|se sale|se esta saliendo|se esta fugando)",
    "(esta|se esta|hay) [saliendo|fugando|tirando|escapando|tirandose] [el|de] gas (saliendo|fugandose|escapando|"
    "abierto)",
    "se [esta|me esta] (esta|sale|fuga|escapa|tira|saliendo|fugando|escapando|tirando) [saliendo|fugando|escapando|"
    "tirando] [el|de] gas",
    "(rompieron|rompio|pegaron|rompimos|quebraron|danaron) [a] [la|el|una|un|al] (tuberia|linea|tubo|manguera) de gas",
    "(tuberia|linea|tubo|manguera|tanque|cilindro) de gas [se] [esta] (rompio|reventada|rota|roto|tirando|fuga|"
    "quebrad*|abiert*)",
    "(gas|propano|gas lp|gas natural) & (huele|huela|huelo|olemos|oler|oliendo|olor|olores|apesta|apestando|hiede|"
    "peste|fuga|fugas|fugando|fugandose|escapa|escapando|escape|tirando|tira|saliendo|sale|salio|salirse|chifla|"
    "chiflando|chiflido|silba|silbando|silbido|zumba|zumbando|mareado|mareada|mareados|mareo|mareos|dolor de cabeza|"
    "abierta|abierto|abierta la llave|prendida|prendido|rompieron|rompio|rompimos|reventaron|revento|picaron|"
    "perforaron|ponchar*|goteando|gotea) & (gas|propano|casa|cocina|estufa|boiler|calentador|tanque|cilindro|"
    "medidor|tubo|tuberia|linea|manguera|calle|edificio|departamento|cuarto|vecino|vecina|escuela|llave|pasillo|"
    "patio|bano|horno|hornilla|aqui|mucho|fuerte|hay|me|se|por)",
    "(estufa|horno|hornilla|quemador|quemadores|piloto|boiler) & (huele a gas|chiflando|silbando|mareado|mareada|"
    "mareados|apesta a gas|apagada|se apago|abierta) & (gas|huele|mareado|mareada|mareados|olor|apesta)",
    "(huevo|huevos) (podrido|podridos|podrida|echado a perder)",
)
