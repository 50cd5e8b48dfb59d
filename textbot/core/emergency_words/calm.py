"""What makes a sentence about danger calm: it tells of the past and asks for papers, or is about a class or a permit.

A sentence is passed over only when it is one of these and nothing in it is urgent."""

PAST = (
    "(last|this past|past) (week|month|year|summer|winter|fall|spring|weekend|monday|tuesday|wednesday|thursday|"
    "friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|"
    "night|season)",
    "(yesterday|ayer|antier|anteayer|anoche|ago|back in|years back|previously)",
    "(on|from|since) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend)",
    "(monday|tuesday|wednesday|thursday|friday|saturday|sunday) (night|morning|afternoon|evening)",
    "hace (un|una|dos|tres|cuatro|cinco|seis|varios|varias|muchos|unos|unas|como|mas|2|3|4|5|6|10) [_] (dia|dias|"
    "semana|semanas|mes|meses|ano|anos|tiempo)",
    "(la|el|del|de la|este|esta) [_] (semana|mes|ano|noche|verano|invierno|lunes|martes|miercoles|jueves|viernes|"
    "sabado|domingo|fin de semana) [que] (pasado|pasada|paso)",
    "(el|del|desde el) (lunes|martes|miercoles|jueves|viernes|sabado|domingo)",
    "(when i was|cuando era|in (2015|2016|2017|2018|2019|2020|2021|2022|2023|2024|2025)|en (2015|2016|2017|2018|"
    "2019|2020|2021|2022|2023|2024|2025))",
)
ASKING = (
    "(how|where|who|what|when|whats|wheres|can|could|does|do|did|is there|any|need|want|looking) [_] [_] (i|to|do|"
    "can|is|are|was|were|the|you|we|a|my|happened|for|about|get|find|copy|update|news|cause|much|number)",
    "(report|reports|copy|claim|insurance|footage|video|rebuild|rebuilding|permit|case|detective|court|hearing|bill|"
    "billed|records|record|lawyer|reimburse*|refund|towed|impound|replacement|memorial|article|arrested|caught|"
    "investigation|update|anyone know|vigil|funeral)",
    "(reporte|reportes|copia|seguro|video|reconstruir|permiso|denuncia|denunciar|caso|detective|corte|juicio|"
    "cobraron|factura|recibo|acta|abogado|grua|corralon|investigacion|noticias|novedades|funeral|como|donde|quien|"
    "cuando|cual|necesito|puedo|que (paso|hago|tramite)|saber|agarraron|arrestaron)",
)
TOPIC = (
    "(class|classes|course|courses|training|workshop|certification|lessons|lesson|seminar|academy|camp|program|"
    "programs|volunteer|volunteers|job|jobs|career|careers|hiring|museum|tour|tours|license|ordinance|law|laws|"
    "legal|rules|policy|poster|costume|movie|film|filming|play|game|games|novel|documentary|exhibit|drill|drills|"
    "simulation|simulacro|statistics|stats|safety tips|prevention)",
    "(permit|permits) (to|for|needed|fee|required|application)",
    "(need|get|have|apply|require) [_] [_] permit",
    "(clase|clases|curso|cursos|taller|talleres|capacitacion|entrenamiento|certificacion|voluntari*|trabajo de|"
    "empleo|vacante|licencia|pelicula|filmar|filmacion|obra de teatro|museo|tramite|solicitud|ley|reglas|es legal|"
    "prevencion|estadisticas|utileria)",
    "(permiso|permisos) (para|de|pa)",
    "(copy|copia) (of|de|del)",
    "(symptoms|signs|sintomas|senales) (of|de|del)",
)
URGENT = (
    "(now|right now|rn|help|hurry|911|emergency|bleeding|dying|still|again|inside|outside|screaming|tonight|today|"
    "here|hes|shes|theyre|just|breathing|unconscious|wont|cant|trapped|going to kill|gonna|keeps|ahorita|ahora|ya "
    "(viene|esta|entro|llego)|auxilio|ayudenme|ayudeme|rapido|urgente|emergencia|sangrando|sigue|siguen|otra vez|"
    "adentro|afuera|hoy|aqui|no respira|respira|esta|estan|acaba|acaban|muriendo|inconsciente)",
)
