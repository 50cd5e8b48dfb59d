"""What makes a sentence about danger calm: it tells of the past, or it is about a class, a permit or papers.

A sentence is passed over only when it is one of these and nothing in it is urgent."""

PAST = (
    "(last|this past|past) (week|month|year|summer|winter|fall|spring|weekend|monday|tuesday|wednesday|thursday|"
    "friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|"
    "night|season)",
    "(yesterday|ayer|antier|anteayer|anoche|ago|back in|years back|previously)",
    "(on|from|since|in) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend|january|february|"
    "march|april|june|july|august|september|october|november|december)",
    "(monday|tuesday|wednesday|thursday|friday|saturday|sunday) (night|morning|afternoon|evening)",
    "hace (un|una|dos|tres|cuatro|cinco|seis|varios|varias|muchos|unos|unas|como|mas|2|3|4|5|6|10) [_] (dia|dias|"
    "semana|semanas|mes|meses|ano|anos|tiempo)",
    "(la|el|del|de la|este|esta) [_] (semana|mes|ano|noche|verano|invierno|lunes|martes|miercoles|jueves|viernes|"
    "sabado|domingo|fin de semana) [que] (pasado|pasada|paso)",
    "(el|del|desde el) (lunes|martes|miercoles|jueves|viernes|sabado|domingo)",
    "(when i was|cuando era|in (2015|2016|2017|2018|2019|2020|2021|2022|2023|2024|2025)|en (2015|2016|2017|2018|"
    "2019|2020|2021|2022|2023|2024|2025|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|"
    "noviembre|diciembre))",
    "(antes|the other day|the other night|el otro dia|la otra noche|long time ago|years ago)",
)
TOPIC = (
    "(class|classes|course|courses|training|workshop|certification|lessons|seminar|academy|volunteer|volunteers|"
    "career|careers|hiring|museum|ordinance|costume|filming|novel|documentary|exhibit|drills|simulation|simulacro|"
    "statistics|stats|prevention|awareness)",
    "(permit|permits) (to|for|needed|fee|required|application)",
    "(need|get|have|apply|require) [_] [_] permit",
    "(movie|film|tv|video game|school play) (scene|shoot|set|prop|props|permit|night|about|with)",
    "(clase|clases|curso|cursos|taller de|talleres|capacitacion|entrenamiento|certificacion|voluntari*|vacante|"
    "pelicula|filmar|filmacion|obra de teatro|museo|prevencion|estadisticas|utileria)",
    "(permiso|permisos) (para|de|pa)",
    "(copy|copia) (of|de|del)",
    "(symptoms|signs|sintomas|senales) (of|de|del)",
    "(police|crash|accident|incident|choque|policia|robo) (report|reports|reporte|reportes) (copy|number|copia|"
    "online|request|fee|for (my|insurance))",
    "(file|filing|get|getting|need|want|request|make|poner|pongo|hacer|levantar|pedir|pido) [_] (police|crash|"
    "accident|incident|claim|insurance|reporte|denuncia|copia|reclamo)",
    "(my|the|mi|el|del) (insurance|seguro|lawyer|abogado|claim|reclamo|court date|juicio)",
)
URGENT = (
    "(now|right now|rn|help|hurry|911|emergency|bleeding|dying|still|again|inside|outside|screaming|tonight|today|"
    "here|hes|shes|theyre|just|breathing|unconscious|wont|cant|trapped|going to kill|gonna|keeps|missing|ahorita|"
    "ahora|auxilio|ayudenme|ayudeme|rapido|urgente|emergencia|sangrando|sangre|sigue|siguen|otra vez|adentro|afuera|"
    "hoy|aqui|respira|responde|despierta|esta|estan|acaba|acaban|muriendo|inconsciente|desaparecid*|no aparece|no "
    "encuentro|no encontramos|no ha|hasnt|havent|never came|not come|since)",
    "ya (viene|esta|entro|llego|no|se)",
)
