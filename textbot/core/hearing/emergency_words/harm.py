"""People who hurt people, now: weapons, beatings, break-ins, robberies, threats; more in Spanish in harm_es.py."""

from textbot.core.hearing.emergency_words.people import CHILD, HUMAN

WEAPON = (
    "(gun|guns|knife|knives|pistol|rifle|shotgun|machete|weapon|weapons|firearm|handgun|glock|blade|hatchet|axe|"
    "crowbar|bat|hammer|sword|molotov|pistola|pistolas|arma|armas|cuchillo|cuchillos|navaja|rifle|escopeta|fusca|"
    "cuerno de chivo|hacha|bate|martillo|tubo|picahielo|desarmador)"
)
MENACING = (
    "(pointing|pointed|points|waving|waves|pulled|pulls|threatening|threatened|threatens|chasing|chased|swinging|"
    "aimed|aiming|holding|held|brandishing|robbing|robbed|stabbing|shooting|firing|fired|attacking|attacked|outside|"
    "screaming|yelling|fighting|in his hand|walking around|running around|running at|coming at|at me|at us|at my|at "
    "the (school|park|store|door)|to my head|my throat|says he|at people|loaded|hit|hitting|beating|going to|gonna|"
    "apuntando|apunta|apunto|amenaza|amenazando|amenazo|sacando|saco|traen|trae|persigue|persiguiendo|correteando|"
    "asaltando|asalto|asaltan|robando|roban|disparando|disparo|afuera|gritando|peleando|pelean|en la mano|en mano|"
    "anda con|en la cabeza|matar|pegando|golpeando|dice que)"
)
HURTING = (
    "(beat|beats|beating|beaten|hitting|hits|punched|punching|punches|kicked|kicking|slapped|slapping|choked|choking|"
    "strangling|strangled|stabbed|stabbing|slashed|shot|shooting|attacked|attacking|assaulted|assaulting|threw|"
    "throwing|thrown|dragged|dragging|drags|shoved|shoving|pushed|slammed|slamming|grabbed|burned|raped|raping|"
    "molested|molesting|molests|tased|jumped|jumping|mugged|mugging|robbed|robbing|whipping|stomping|stomped|"
    "kidnapped|kidnapping|forced|forcing|tied up|hurting|killing|pegandole|golpeandole|golpeando|pateando|"
    "arrastrando|estrangulando|apunalando|matando)"
)
WEAKER = (
    "(his|her|my|a|the|that|this|some|an|another|our) [own|little|old|young|teenage|poor|pregnant|older|homeless|"
    "elderly] (girlfriend|gf|wife|baby mama|baby|kid|kids|son|daughter|girl|boy|woman|man|lady|guy|mom|mother|dad|"
    "sister|brother|husband|boyfriend|child|teen|teenager|person|dude|cashier|clerk|driver|grandma|neighbor|toddler|"
    "student|cousin|friend|officer|nino|nina|mujer|senora|novia|esposa)"
)
HOME = "(house|home|apartment|apt|room|bedroom|garage|trailer|place|casa|apartamento|departamento|cuarto|depa|traila)"

HARM = (
    f"{WEAPON} & {HUMAN} & {MENACING}",
    f"{HURTING} [up|down] {WEAKER} & (right now|now|next door|upstairs|outside|screaming|help|police|hurry|down (the|"
    "a|some)|against|with a|into (a|the|his)|by (the|her|his) (hair|neck|throat|arm)|shes|hes|not getting up|"
    "bleeding|in the (street|parking|alley|park|lot)|hear|hearing|see|seeing|watching|witness*|at the|behind|across|"
    "ahorita|ayuda|a golpes)",
    f"{HUMAN} [is|are|was|just|keeps|s] [just|really|still] (hitting|beating|punching|kicking|choking|strangling|"
    "stabbing|slapping|attacking|dragging|raping|shooting|robbing|threatening|molesting|killing|jumping|following|"
    "stalking|chasing) (me|us|him|her|them|people|someone|somebody|everyone|his|my|her|a (girl|woman|man|kid|boy|"
    "lady|guy|person)|each other|another)",
    f"{HUMAN} [_] (just|got|was|been|gets|getting|being) [just|been|got] (shot|stabbed|jumped|mugged|robbed|"
    "carjacked|raped|kidnapped|abducted|assaulted|attacked|beat up|beaten|strangled|held up|murdered|killed) ",
    "(got|been|getting|being|was just|were just) (shot [in|at|by|multiple]|stabbed|mugged|carjacked|raped|kidnapped|"
    "robbed at|held up)",
    "(theyre|they are|hes|he is|shes|someone is|somebody is|someones|guys|guy|men|man|people|two guys|they) [are|is|"
    "just|s] [just|trying to] (robbing|rob|robbed|holding up|sticking up|looting|breaking into|break into|broke "
    "into|kicking in|kick in|kicked in|carjacking|shooting up|shooting at|stabbing|burning down)",
    "(robbing|holding up|sticking up) (the|a|my|our|us|me|this|him|her|people)",
    "(armed|bank|store|gas station|home) (robbery|hold up|holdup|invasion)",
    "(robbery|burglary|break in|home invasion|carjacking|stabbing|shooting|assault|kidnapping|fight) [is] (in "
    "progress|happening|going on|right now|rn|now|just happened|next door)",
    "(stabbing|stabbed|carjack*|gunpoint|knifepoint|knife point|gun point|gunshots|gunshot|gunfire|shots fired|"
    "drive by|home invasion|sex traffick*|human traffick*|being trafficked)",
    "(hear|heard|hearing|theres|lots of|multiple|escucho|escuche|oi|oigo|se oyen|se escuchan|hay|echando|oimos|"
    "escuchamos) [just] [_] [_] (shots|gun shots|bullets|shooting|gunfire|balazos|disparos|balas|tiros|detonaciones|"
    "balacera)",
    "(bullet|bullets|bala|balas) (hit|came|went|through|flying|in my|hole just|le dio|me dio|entro|pego|perdida)",
    "(shoot|shooting|shot|blow|bomb) up (the|my|a|this|his|our) (school|store|church|mall|place|work|office|job|"
    "house|party|club|city hall)",
    "(bomb|shooting|school|death) threat",
    "(amenaza|amenazas) (de bomba|de muerte|con matar|con arma)",
    "(threat*|said|says|saying|told me|texted|tells me|screaming|yelling|swears|swore) [that|hes|he|she|shes|theyre|"
    "he is|hell|he will|she will|to|they] [was|were|is|are|will] [going to|gonna|to|will|ll|want to|wants to|come] "
    "[and] (kill|shoot|stab|murder|hurt|burn|beat|cut|strangle|blow|rape) (me|us|him|her|them|my|our|everyone|"
    "everybody|people|himself and|someone|the|up)",
    "(gonna|going to|wants to|want to|trying to|tried to|about to|will|is coming to) (kill|shoot|stab|murder|"
    "strangle|rape|kidnap|run over|jump|drown|choke) (me|us|him|her|them|my|his|someone|somebody|everyone|people|"
    "each other)",
    "(police|cops|911|help) & (hes|he is|shes|she is|theyre|they are|someone|somebody|a man|a guy|my ex|stranger|"
    "husband|boyfriend) & (inside|in my|in here|at my door|at the door|outside my|coming|back|following|chasing|"
    "hurting|hitting|drunk and|breaking|trying to get in|after me|wont leave|here now|a knife|a gun|upstairs|"
    "downstairs)",
    "(someone|somebody|someones|somebodys|stranger|man|guy|men|guys|dude|intruder|burglar|hes|he is|theyre|they are|"
    "person|people|prowler|thief|homeless man) [is|are|was|just|are still|still|s] [_] (in|inside|entered|climbing "
    "in|climbing into|climbed in|breaking into|broke into|got into|came into|walked into|came in|crawling in|"
    "sneaking in|hiding in) [to] [of] (my|our|the|my _|this|through) [neighbors|back|kids|daughters|parents|moms] ("
    f"{HOME}|window|backyard now|attic|basement|closet|crawlspace)",
    "(hes|shes|theyre|he is|they are|someones|somebodys) (inside [now|right now|$]|inside (help|please|the|my|i|and|"
    "with)|in the house|in my house|at my (door|window) [and|with|now|trying|yelling|right|banging]|coming (up the "
    "stairs|in|after me|for me|to kill)|on my roof|in my attic|breaking)",
    "(kicking|kicked|kick|breaking|banging|pounding|beating|busted|busting|broke) (down|in|on|through) [my|the|our] "
    "[front|back|bedroom|bathroom|apartment|kids] (door|doors|window|windows) & (hes|he|ex|husband|boyfriend|"
    "someone|somebody|man|guy|men|they|stranger|now|help|police|hurry|scared|screaming|drunk|wont|inside|hiding)",
    "(trying|tried|tries|try) [to] (open|get through|get into|get in|come in|come into|break in|break into|climb in|"
    "climb into|pry open|force open) [to] (my|our|the|through) [_] (door|window|house|apartment|home|trailer|room|"
    "bedroom|garage|windows|doors)",
    "(hiding|locked|barricaded|hid) [myself|ourselves|us] [in|inside|from|under|upstairs] [the|my|a|our|him|her] "
    "(bathroom|closet|bedroom|basement|attic|under the bed|bed|room|upstairs|car|him|garage|laundry|shed)  & (hes|"
    "he|someone|somebody|man|ex|husband|boyfriend|they|theyre|gun|knife|kill|police|help|inside|house|scared|dad|"
    "guy|alguien|hombre|el)",
    "(followed|following|follows|chasing|stalking|chased) (me|us|her|him|my (kid|kids|son|daughter|sister|wife|"
    "mom)) [home|to|and|for|around|down|into|in a|on|with|since|right|from|all]",
    "(restraining order|order of protection|protective order|orden de restriccion|orden de alejamiento|orden de "
    "proteccion) & (here|outside|at my|showed|followed|came|banging|inside|broke|violat*|afuera|llego|esta aqui|"
    "vino|en mi casa|in my|threat*|parked)",
    "(woman|man|girl|lady|kid|child|someone|somebody|boy|baby|neighbor|she|people|wife) [_] [is|are|keeps|was|s] "
    "(screaming|yelling|crying|calling|shouting|begging|crying out|screams|hollering) [out] [for] (help|her life|"
    "bloody murder|stop|no|to stop|please|and (glass|i hear|hear|crying|a|then|things))",
    "(hear|heard|hearing|hears) [a|my|some|the|lots of|someone|somebody] [_] [_] (screaming|screams|scream|yelling "
    "for help|glass breaking|crying for help|begging|being hit|getting hit|getting beat|hitting)",
    "(locked|locking|trapped|keeping|kept|held|holding|tied) (me|us|her|my _) [up|here] (in|inside|against|hostage|"
    "up|here|captive|prisoner) [_] [_] [_] & (he|ex|husband|boyfriend|wont|help|police|cant leave|against|hostage|"
    "let|boss|them|they|she|uncle|dad)",
    "(he|she|husband|boyfriend|ex|wife|girlfriend|dad|boss|they) [_] (wont|will not|doesnt|not|refuses to) (let|"
    "letting) (me|us|her|my kids|my mom) (leave|go|out|out of|call|see)",
    "(took|taken|pulled|pulling|pulls|forced|forcing|dragged|dragging|grabbed|grabbing|snatched|threw|throwing|"
    f"shoved|shoving|put|pushed|lured|luring|stole|yanked) & ({WEAKER}|{CHILD}|her|someone|somebody|woman|girl) & "
    "(van|(into|in) (a|the|his|their|that) [_] [_] (car|truck|suv|trunk|vehicle|van)|by force|screaming|against her "
    "will|drove off|took off with|sped off|kidnap*)",
    "(llevaron|llevo|llevar|llevando|llevan|subieron|subio|subiendo|subir|metieron|metio|meter|jalaron|jalo|"
    f"arrebat*|robaron|forzaron|forzo|jalonearon|jaloneando|levantaron) & ({CHILD}|mujer|muchacha|muchacho|senora|"
    "joven|chava|morra|hombre|senor|alguien|vecina|hermana|amiga|prima) & (fuerza|carro|camioneta|coche|troca|van|"
    "auto|cajuela|gritando|gritaba|encapuchados|hombres armados|desconocido|no se quien|secuestr*)",
    "(took|taking|takes|stole|snatched|has|grabbed) (my|our|the|her) [_] (kid|kids|baby|son|daughter|child|children|"
    "grandson|granddaughter|toddler|newborn) & (without|ran|wont|gone|car|custody|threat*|drunk|dont know where|"
    "kidnap*|stranger|drove|cant find|amber)",
    "(rape|raped|rapist|sexually assault*|sexual assault|molested|molesting|molester|violaron|violando|violo a|"
    "abusando de|abuso sexual|abusaron) & (now|just|help|police|hes|he|my (daughter|son|kid|sister|friend|niece)|"
    "happening|being|a mi|a una|a la|me|esta|estan|nina|hija)",
    "(touched|touching|touches|exposing himself|exposed himself|flashing|following|grabbing) [to|at] [my|the|a|"
    "little] [_] (daughter|son|kid|kids|children|niece|little girl|students|girls)",
    "(fight|fighting|brawl|jumping|jumped|ganging up|pelea|peleando|pleito|rina|golpes) & (knife|knives|bats|bat|"
    "bottles|bottle|gun|weapons|bleeding|blood|chains|machete|cuchillo|navaja|palos|botellas|machetes|tubos|sangre|"
    "unconscious|knocked out|on the ground|stomping|one guy|getting beat|bad|out of control|golpeando)",
    "(road rage|ramming|rammed|run me off|running me off|ran me off|run us off|tried to run (me|us|him|her) over)",
)
