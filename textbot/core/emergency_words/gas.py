"""A smell or a leak of gas."""

GAS_EN = (
    "(smell|smells|smelling|smel|smeel|smelled|smelt|smells like|reek|reeks|stinks|odor|odour|scent|stink|whiff) "
    "[like|of|alot of|a lot of|some|strong|a strong|the|something like|a|really strong|propane or] [natural] (gas|"
    "gass|propane|rotten eggs|rotten egg)",
    "(gas|gass|propane|rotten egg|rotten eggs) (smell|smells|odor|odour|leak|leaks|leaking|lek|leek|escaping|"
    "hissing|fumes|explosion|smel)",
    "gas [line|pipe|main|meter|tank|stove] [is|was|just|has|got|has been] (leaking|leak|broke|broken|hit|ruptured|"
    "hissing|busted|cut|burst|damaged|struck|dug up|left on)",
    "(hit|broke|cut|ruptured|struck|busted|damaged|broken|leaking|ruptured|hissing) [a|the|our|my|into a] "
    "[natural] gas (line|pipe|main|meter)",
    "(leaking|leak of|leak in the) [natural] gas",
    "(hear|hearing|heard) [a|the] gas",
    "gas ... (smell|smells|leaking) [strong|in|really|so]",
)

GAS_ES = (
    "(huele|huela|guele|uele|hule|huelo|oler|oliendo|olor|apesta|hiede|wele|olia|olores) [mucho|muy|fuerte|"
    "bastante|como|un|muy fuerte] [fuerte] [a|como a|como|de|ah] [fuga de] (gas|gass|huevo podrido|huevos podridos|"
    "gas lp|gas natural)",
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
)
