"""Danger to life right now, in English."""

from textbot.core.hearing.emergency_words.people import CARS, VICTIM, WHO

DANGER_EN = (
    # Fire and smoke
    "^(fire|fuego|flames) [fire] [fire|help|please|911]$",
    "(theres|there is|there was|is there|i see|we see|see|seeing|saw|started|starting|report|reporting) [a|an|the|"
    "some|like] [big|huge|small|large|little|bad|active|house|building|car|brush|tree|grass|dumpster|trash|"
    "kitchen] fire",
    "(big|huge|large|house|building|apartment|kitchen|garage|shed|brush|grass|dumpster|trash can|car|vehicle|truck|"
    "roof|attic|electrical|grease|structure|basement|forest|palm tree|raging|home) fire",
    "(wildfire|wild fire|brushfire|housefire)",
    "fire (in|at|on|near|by|behind|inside|outside|next|across|burning|spreading|started|broke|everywhere|under|"
    "upstairs|downstairs|here|right now|now|please|help|hurry)",
    "(on|caught|catching|cought|set) (fire|fier|flames)",
    "(house|building|car|apartment|home|garage|roof|tree|truck|dumpster|kitchen|field|school|store|church|shed|"
    "fence|transformer|pole|trailer|vehicle|grass|brush|stove|oven|room) [is|are|was|just|next door] [still] "
    "(burning|on fire|in flames|exploded|engulfed)",
    "(in flames|up in flames|burning down|engulfed|flames everywhere|flames coming|see flames|big flames)",
    "smoke (coming|pouring|billowing|filling|filled|rising|everywhere)",
    "(black|thick|heavy|lots of|so much|full of) smoke",
    "(smell|smells like|smelling) [a lot of|of] smoke",
    "(something|wires|wire|wiring|outlet) [is] burning [inside|in]",
    "(smoke|fire) (alarm|alarms|detector|detectors) [is|are|was|keeps|has been|just|in my|at my|in the] [_] [is|"
    "are] (going off|sounding|blaring|ringing|went off|going on)",
    "carbon monoxide",
    "co (alarm|detector) [is] (going|went|sounding|blaring)",
    # Weapons and shooting
    "(has|have|had|got|with|w|holding|pulled|pulling|waving|waiving|carrying|pointed|pointing|brandishing|swinging|"
    "aiming|grabbed|brought|showed) [me|us] [out] [a|an|his|her|the|some|big|at me] [big|loaded|huge|kitchen|large|"
    "hand] (gun|guns|gon|knife|knive|knif|nife|knifes|knives|weapon|weapons|rifle|pistol|machete|shotgun|handgun|"
    "firearm|axe|hatchet|sword|ar15|blade|bomb)",
    "(gunshot|gunshots|gunfire|gunman|gun shot|gun shots|gun fire|gunshoot)",
    "(shot|shots|rounds) [being|are being|were|was|been] fired",
    "(hear|heard|hearing|firing) [a|some|loud|multiple|several|like|what sounded like|the] (shots|shooting|gun)",
    "(shooter|hostage|hostages|sniper)",
    "(active|mass|drive by|school|there is a|theres a|there was a|was a|been a) shooting",
    "shooting (at|people|someone|somebody|guns|a gun|outside|near|on|in|us|me|now|right|happening|into|his gun|"
    "everyone|next)",
    "(is|are|hes|shes|theyre|started|keeps|was|were|hear|heard) shooting$",
    "armed (man|men|person|robbery|robber|intruder|guy|suspect|woman|people|individual)",
    "(gun|knife) (to|at|on) (my|his|her|our|their|me|him|us|someone|people)",
    # Violence
    f"{WHO} [was|is|just|got|has|been|are|were|getting|being] [just|been|being] (shot|stabbed|strangled|jumped|"
    "mugged|attacked|assaulted|raped|kidnapped|abducted|robbed|carjacked|murdered|killed|stab)",
    "(im|i am|i|we|ive|weve|was|got) (was|got|been|am|were|just|being|have been) [just|been|being|getting] (shot|"
    "stabbed|jumped|mugged|attacked|assaulted|raped|kidnapped|robbed|carjacked|drugged)",
    "(beating|hitting|punching|kicking|choking|strangling|stabbing|attacking|assaulting|raping|robbing|kidnapping|"
    "threatening|following|chasing|stalking|hurting|molesting|killing|mugging|beating up|beating on|beat up|"
    f"trafficking) {VICTIM}",
    "(trying|threatening|threatened|threatens|threating|going|gonna|about|wants|want|planning|tried|will|gon|bout|"
    "said hell|hell) [to] (kill|shoot|stab|hurt|attack|murder|strangle|rape|harm|beat|kil|hit|jump|choke) [up] "
    f"{VICTIM}",
    "(ill|i will|im going to|i am going to|im gonna|gonna) (kill|shoot|stab|murder|hurt) (you|u|yall|you all|all of "
    "you|you guys|you people)",
    "(im|i am|were|we are|and i are) hiding (in|under|inside|from)",
    "(husband|wife|boyfriend|girlfriend|partner|ex|dad|stepdad|father) ... (breaking|smashing) (things|everything|"
    "stuff|the (house|door|windows|place))",
    "(he|she|they|husband|wife|boyfriend|girlfriend|ex|boss) (wont|will not|doesnt|isnt|is not|not) (let|letting) (me|"
    "us) (leave$|leave the (house|room|apartment|car)|go home|out$|out of the)",
    "(ex|stalker|abuser|boyfriend|husband) [is|s|keeps|showed up] [is] (outside|banging on|pounding on|kicking) [of] "
    "my (house|door|home|apartment|window|work)",
    "(kill|murder|shoot|rape) (me|us|her|him|them) [and|with|tonight|now|please]",
    "(stabbing|stabbed|stabing|stabed|strangling|being stabbed|gang rape)",
    "[and|he|he is|hes|is] trying to (get|break|come) (in|into my|into our|inside)$",
    "(being|getting) (robbed|mugged|attacked|followed|chased|assaulted|beaten|jumped|raped|held|kidnapped|shot at|"
    "stabbed)",
    "(robbery|burglary|break in|assault|shooting|fight|domestic|crime|domestic violence|abduction) [is|thats] (in "
    "progress|happening|going on|right now)",
    "(theres|there is|theres been|there is|there was|report|reporting) [a|an] [armed|home] (robbery|burglary|"
    "stabbing|invasion|break in|fight|assault|murder)",
    "domestic (dispute|disturbance|fight|violence) [is|thats] (happening|going on|next door|in progress|right now|"
    "now|upstairs)",
    "(people|they|men|guys|women|kids|teens|teenagers|neighbors|couple|boys|girls|students) [are|is|were] fighting",
    "(big|huge|bad|street|fist|knife) fight (outside|at|in|on|happening|going|right)",
    "(kidnap*|abducted|abducting|abduction)",
    "(took|stole|taken|snatched|grabbed) (my|a|her|the) (child|kid|kids|baby|son|daughter|children|girl|boy|toddler)",
    # Strangers at the door
    "(someone|somebody|stranger|man|guy|person|people|men|burglar|intruder|he|they) [is|are|was|just|keeps|were|"
    "has] [trying to|try to|attempting to|started] (breaking|break|broke|get|getting|climbing|climb|kick|kicking|"
    "force) (in|into|inside|through|down|the door|my door|our door|in to) [to] [my|our|the|a|now|right|next|this|"
    "his|her]",
    "(breaking|braking|brake|breakin) (in|into|in to) [to] (my|our|now|right|next|the (house|home|door|store|"
    "building|school|apartment))",
    "(someone|somebody|stranger|man|guy|person|people|men|burglar) [is|are|was|s|trying to get|hiding] (in|inside|"
    "outside|at|into) [of] my (house|home|apartment|window|room|bedroom|garage|basement|closet|attic|door trying)",
    "(intruder|intruders|home invasion|prowler|burglar in|burglars in|burglar inside|robber|robbers)",
    # Hurt, sick, dying
    "(not|isnt|stopped|stop|cant|cannot|can not|cnt|can barely|barely|hardly|trouble|difficulty|unable to|couldnt|"
    "wont|struggling to|hard to|hard time|never|no longer|having trouble) [really|even|be] (breathe|breathing|"
    "breath|brethe|breathin|breate|breeth)",
    "(heart attack|hart attack|heartattack|cardiac arrest|chest pain|chest pains|chest hurts|asthma attack)",
    "(having|had|has|have) [a|an|another|bad|massive] (stroke|seizure|seizures|allergic reaction|anaphyla*|"
    "miscarriage|convulsion*)",
    "(overdos*|overdoes|od ing|oding|odd on|od on|o d d)",
    "anaphyla*",
    f"{WHO} [is|are|was|may be|keeps] (choking|chocking|suffocating|drowning|drowned|dying|convulsing|seizing|"
    "unresponsive|electrocuted|trapped|poisoned|dead|having a stroke|hurt|injured|wounded|bleeding|unconscious|"
    "burned|burnt)",
    f"{WHO} [_] [is|are|was|got|just|has|been|were|looks|seems] [been|just] [badly|seriously|severely|really|very|"
    "very badly|critically] (hurt|injured|dying|drowning|trapped|electrocuted|crushed|burned|poisoned|unresponsive|"
    "bleeding|dead|passed out|fainted|collapsed|unconscious|not moving|not responding|not waking)",
    "(im|i am|we are|were) [badly|seriously|really] (hurt|injured|dying|trapped|drowning|bleeding|choking|suffocating)",
    "(unconscious|unconcious|uncontious|bleeding|bleading|bleed out|bleeding out|drowning|electrocut*|suffocat*)",
    "(someone|somebody|man|woman|people|injuries|person|kid|child|they|we|he|she|they are|people are|im|i am) [is|"
    "are|was|got|badly] (injured|hurt)",
    f"{WHO} [_] (passed out|fainted|collapsed|blacked out|not moving|isnt moving|not responding|having a seizure)",
    "(wont|cant|not|doesnt|didnt) (wake|waking) [him|her|them|my _] up",
    "(wont|not) (wake up|waking up|responding to me)",
    "(ambulance|paramedics|paramedic|ambulence|ambulans)",
    f"{WHO} [is] in labor",
    "my water [just] broke$",
    "(having|got|have) contractions",
    "(i|she|he) [think|just] [i|she|he] broke (my|her|his) (arm|leg|hip|ankle|wrist|neck|back|foot)",
    "pregnant ... (water broke|bleeding|contractions)",
    "(in labor and|is in labor|am in labor|im in labor|going into labor|went into labor|baby is coming|giving birth)",
    f"{WHO} ... (fell|fallen) (off|from|down|into|in|through) [a|the|my|an|our] [_] (roof|ladder|bridge|cliff|"
    "balcony|building|stairs|river|canal|water|pool|well|manhole|window|tracks|lake|scaffold*)",
    f"{WHO} [_] [has] (fell|fallen|fall) [down] [and] [she|he|they] (cant|cannot|not|isnt|is not|hit his head|hit "
    "her head|is hurt)",
    f"{WHO} ... (lying|laying|down|slumped|unresponsive) [in|on|over] [the|a] [middle of the] (street|road|ground|"
    "floor|intersection|tracks|wheel|freeway|highway)",
    "(swallowed|drank|ate|ingested|took) ... (bleach|poison|pills|batteries|battery|antifreeze|whole bottle|drain "
    "cleaner)",
    "(found|see|saw|theres|there is|is) [a|an] [dead] (body|corpse) [in|on|at|by|lying|floating|behind|under]",
    "dead (man|woman|person|baby|guy|child|body|bodies|lady|people)",
    f"{WHO} (is|looks|might be|may be|appears) [to be] dead",
    "(attacked|bitten|bit|mauled|stung) by [a|an|the] [pack of] (rattlesnake|snake|dog|dogs|coyote|mountain lion|"
    "bear|bees|scorpion)",
    "(dog|dogs|pit bull|pitbull|pitbulls|pit bulls|coyote|bees|mountain lion|bear) [is|are|keeps] (attacking|"
    "mauling|biting) _",
    # Crashes
    "(car|bad|serious|terrible|major|head on|vehicle|motorcycle|horrible|nasty|fatal|huge|multi car|rollover|big|"
    "bus|truck) (crash|accident|wreck|collision|pileup|acident|accidant|crashed)",
    "(theres|there is|there was|there has been|theres been|just saw|just had|just in|was just in|im in|i was in|"
    "in) [just|been] (a|an|another) (crash|accident|wreck|collision|acident|accidant)",
    "(crash|accident|wreck|collision|crashed|acident) ... (injur*|hurt|bleeding|trapped|just happened|right now|help)",
    f"({CARS}) [just|has|have|had] (crashed|flipped|overturned|rolled|wrecked) [over] [into] (me|us|a|my house|the "
    "house|my|people|just now|here|on|in|and|over|upside|outside)",
    f"({CARS}) [just] (hit|struck|ran over) (a|my|the|an|this|that|some|him|her|them|me|us) [_] [_] {WHO}",
    f"({CARS}) [just] (hit|struck|ran over) (him|her|them|me|us)",
    f"{WHO} [_] (got|was|were|been|is|just|gets) [just|been|got] (hit|struck|run over|ran over|rear ended|crushed) "
    f"[by] [a|an|the|my] ({CARS}|accident|light rail)",
    f"(im|i|we) [just|was|got|were] [just|got] (hit|struck|run over|ran over) by [a|an|the|some] [_] ({CARS}|drunk)",
    "(ran over|run over|running over|struck|mowed down) (a|my|the|an|his|her) [_] (kid|child|man|woman|person|boy|"
    "girl|cyclist|pedestrian|baby|son|daughter)",
    "(wrong way driver|driving the wrong way on (i|the|highway|freeway|interstate))",
    "drunk driver (swerving|all over|on|just|right|hit|in front|going|now)",
    # Missing, trapped, water
    "missing (child|kid|person|girl|boy|son|daughter|toddler|teen|baby|teenager|grandma|grandmother|grandfather)",
    "(child|kid|son|daughter|baby|toddler|girl|boy|mother|grandmother|grandfather|grandma|grandpa|dad|mom|husband|"
    "wife) [is|has|went|has gone|has been|just went] [still] missing",
    "(cant|cannot|can not) find my (son|daughter|child|kid|kids|baby|toddler|mom|mother|grandma|grandmother|"
    "grandson|granddaughter)",
    "(child|kid|kids|baby|toddler|infant|children) ... (locked|trapped|left|alone|stuck) in [a|the|this] [hot|"
    "locked|parked] (car|vehicle|truck|van|suv)",
    "(dog|dogs|puppy|pet) [is|are] [left|locked|trapped|stuck|dying] in [a|the|this] hot (car|vehicle|truck)",
    "(im|i am|we are|were|someone is|people are|man is|kid is|child is) (trapped|stuck) [in|inside|under|on] [the|"
    "a|an|my] [burning|flooded|collapsed] (elevator|car|building|house|water|fire|roof|flood|flooded|basement|"
    "rubble|wash|creek|river|well|attic|train)",
    "(swept away|being swept|washed away in|car is underwater|car is floating|car is sinking|sinking car|stuck in "
    "[the|a] [flash] (flood|floodwater|floodwaters|flooded))",
    "(building|roof|ceiling|bridge|house|crane|scaffold|scaffolding) [just|has] (collapsed|caved in|"
    "collapsing) [on|with|and|people]",
    # Wires, blasts, chemicals
    "(power|electric|electrical|electricity|live|utility|transmission|high voltage|voltage|energized|overhead|hot) "
    "(line|lines|wire|wires|cable|cables) [is|are|has|have|thats|that|just|on _ _|at _ _] [has|come|came|been|fell|"
    "all|lying|laying|just] (down|downed|fell|fallen|ground|hanging|snapped|broke|sparking|sparks|arcing|dangling|"
    "knocked|across|on the ground|in the)",
    "(down|downed|fallen|dangling|snapped|sparking|arcing|live|exposed live) [power|electric|electrical|utility] "
    "(line|lines|wire|wires|cable|cables|powerline|powerlines)",
    "(tree|branch|limb) [is|has|just|came] (down|fell|fallen|leaning) ... (on|onto|over|near|against) [the|a|some] "
    "(power|electric|electrical|utility) (line|lines|wire|wires|cable|cables)",
    "(powerline|powerlines|wires|wire) [is|are] (down|fell|fallen|sparking|on the ground|in the street|in the road|"
    "lying|laying|arcing)",
    "(wire|wires|line|lines|cable|cables|pole|transformer|light|box|powerline|powerlines|outlet|meter) [is|are|was|"
    "just|that|thats|and] [is|are] (sparking|arcing|shooting sparks|throwing sparks|on fire|exploded|blew up|spark)",
    "(sparks (coming|flying|shooting|from|out)|throwing sparks|shooting sparks)",
    "transformer [just|has] (blew|exploded|blown|popped|explosion|explode)",
    "(explosion|exploded|exploding|explosions|explosives|explosive|grenade|pipe bomb|bomb)",
    "(house|building|car|something|it) [just] blew up",
    "suspicious (package|device|backpack|bag|powder)",
    "(chemical|ammonia|chlorine|toxic|acid) (spill|leak|fumes|cloud|explosion|gas)",
    "hazmat",
    # In so many words
    "^[help|please|urgent|its|it is|this is|i have|have] [an|a] (emergency|emergancy|emergenc|emergecy) [please|"
    "help|now|here|help me|911]$",
    "(this is|its|it is|i have|we have|there is|theres|having|we got|i got|is) (an|a) [medical|real|serious|huge|"
    "police|life threatening|big|actual|fire|family] emergency",
    "(call|dial|need|send|get|contact|phone) [the|a|to call|someone|me] 911",
    "^[please|help] 911 [please|help|emergency|now]$",
    "911 (emergency|please|help|now|not answering|isnt answering|wont answer|doesnt answer|is busy|no answer|on hold)",
    "(need|send|call|get|where are) [the|me|us|a|some] (police|cops|cop|officer|officers|policia|firefighters|fire "
    "department|fire truck) [please] [to my|here] (now|asap|right|immediately|quick|quickly|fast|hurry|urgent|"
    "urgently|please)",
    "(need|send|get) [me|us|some] help [please|here] (now|asap|right now|immediately|quick|quickly|fast|hurry|"
    "urgent|urgently)",
    "send (the police|police|cops|the cops|help|someone quick|firefighters|fire department|firetruck|fire truck|"
    "officers)",
    "(life threatening|life or death|matter of life|save (him|her|my _|us))",
    "(help me|please help|help) (hes|shes|he is|she is|theyre|someone is|my _ is) (hurt|dying|hitting|beating|"
    "killing|trying|going|choking|shot)",
)
