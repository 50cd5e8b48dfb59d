"""What shares words with an emergency and is none, in English: taken out of a text before it is listened to."""

NEVER_EN = (
    # Fire's everyday company
    "fire (hydrant|hydrants|hidrant|station|stations|lane|lanes|pit|pits|permit|permits|extinguisher*|code|codes|"
    "marshal|inspection|inspections|inspector|chief|escape|drill|drills|sale|ants|ant|truck|trucks|engine|engines|"
    "place|ban|bans|season|insurance|safety|prevention|zone|wood|restrictions|academy|hazard|risk|damage|damaged|"
    "report|reports|suppression|sprinkler*|watch|alarm (permit|inspection|system|test|battery|registration|beep*|"
    "chirp*|company|requirements|monitoring|fee)|detector (battery|free|program)|tv|stick|stone)",
    "fire (department|dept|dep) (hours|number|phone|open|tour|jobs|job|hiring|non|nonemergency|station|museum|"
    "application|fee|ride|careers|volunteer|address|events|open house|visit|installs|install)",
    "(camp|bon|cease|open|friendly|back yard|backyard|recreational|controlled|prescribed) fire (permit|allowed|"
    "legal|rules|regulations|ok|okay|in my)",
    "(can|may|is it legal|legal to|allowed to|allowed|okay|is it ok|permit|permitted) ... (have|burn|light|make|"
    "build|start) [a|an|my] [small|open|camp|little|back yard] fire",
    "(smoke|fire) (detector|detectors|alarm|alarms) [in my _|in the _] [is|are|keeps|s|just|that keeps|wont stop] "
    "(beeping|chirping)",
    "(smoke|fire|co|carbon monoxide) (detector|detectors|alarm|alarms) [is|are|keeps|low|has] (battery|batteries|"
    "free|program|programs|install*|giveaway|low|law|laws|requirements|replacement|chirping)",
    "(free|buy|install|new|replace|provide|program|giveaway|offer|get a|need a|want a|where can i get) ... (carbon "
    "monoxide|co|smoke|fire) (detector|detectors|alarm|alarms)",
    "(fire|crash|accident|shooting|explosion|robbery|collision|wreck|stabbing|burglary|assault|attacked|robbed|"
    "overdos*|mugged|hurt|killed|injured|hit|shot|fell|missing) ... (last (week|month|year|summer|winter|fall|"
    "spring|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|years ago|months ago|weeks ago|days ago|a "
    "year ago|a month ago|a week ago)",
    "(robbed|mugged|jumped|attacked|assaulted|hit) ... (yesterday|last night|the other day)",
    "(last (week|month|year)|years ago|months ago|weeks ago|days ago) ... (fire|crash|accident|shooting|robbery|"
    "robbed|mugged|hit|shot|hurt|killed|injured|fell)",
    "in case of [a|an] (fire|emergency|explosion|accident|crash|gas leak)",
    "(victim|victims|survivors|relief|assistance|memorial|fund|history|statistics|stats|map|footage) [of|from|for|"
    "of the] [a|the] (fire|wildfire|crash|accident|shooting|explosion)",
    "(wildfire|wild fire|brushfire|wildfires) (season|smoke|prevention|insurance|map|preparedness|risk|evacuation "
    "plan|relief|news|info|information|safety|defensible|protection|mitigation)",
    "(cigarette|cigarettes|weed|marijuana|tobacco|cigar|vape) [_] smoke",
    "smoke (coming|pouring|billowing) (from|out of) [the|my|his|her|a|their|our] [neighbors|neighbor] (chimney|bbq|"
    "grill|barbecue|fireplace|fire pit|smoker)",
    "smell [of] (weed|pot|marijuana|cigarette|cigar|bbq) smoke",
    "(burn|burning|fire|firework|fireworks) (permit|permits|ban|bans|day|days|restrictions|season|law|laws|rules|"
    "ordinance|hours|show|display|shows|stand|stands)",
    # Guns, shots and killing that hurt nobody
    "(gun|guns|weapon|weapons|firearm|firearms|knife|knives) (buyback|buy back|permit|permits|range|ranges|show|"
    "shows|store|shop|license|licenses|laws|law|safe|safes|safety|lock|locks|club|violence|owner|owners|ownership|"
    "registration|control|sharpening|policy|ordinance|rights|class|training|disposal|drop off|turn in|collection|"
    "return|carry|free zone)",
    "(nail|glue|water|heat|radar|squirt|toy|nerf|bb|paint|staple|caulk|spray|massage|top|young|grease|speed|airsoft|"
    "paintball|pellet) (gun|guns)",
    "(have|has|got|own|with) [a|an|some|old|my] [old] (gun|guns|knife|knives|weapon|weapons|firearm|rifle|bomb) [i|"
    "to|that] [want to|need to|would like to|wish to|i want to] (turn in|surrender|dispose|donate|register|get rid|"
    "sell|hand in|recycle|give)",
    "(shooting|shoot|shot|shots|shooter|shoots) [at|off|a|some|the|our|my|up|of|more] [basketball|free] (hoops|hoop|"
    "baskets|basket|pool|pictures|picture|photos|photo|video|videos|film|films|movie|movies|fireworks|firecrackers|"
    "bottle rockets|stars|star|range|ranges|range hours|commercial|scene|documentary|marbles|down the|email|text|"
    "message|tequila|espresso|clinic|records|record|free throws|around)",
    "(photo|film|movie|video|music video|tv|sharp|trouble|target|pool|point|trap|skeet|archery|flu|covid|booster|"
    "rabies|vaccine|dog|cat|pet|tetanus|mug|b12|screen|long|big|best|hot|drone) (shoot|shooting|shooter|shots|shot)",
    "(music|noise|noises|heat|bass|barking|smell|sun|traffic|allergies|pollen|back|feet|knees|suspense|wait|waiting|"
    "bill|bills|rent|prices|price|potholes|humidity|stress|taxes|leaf blower|leaf blowers|construction|cost|fees|"
    "this|that) [is|are|s|was|been|really] [really|just|literally|slowly] killing (me|us)",
    "killing (me|us|everyone) (lol|haha|softly)",
    "killing (me|us|everyone) with [that|this|the|their|his|her|all|your] [loud|awful|terrible] (music|noise|"
    "barking|bass|taxes|fees|party|parties|leaf blower|singing|drums)",
    "(boss|wife|teacher|hoa|grandma|kids|landlord) (will|gonna|going to|would|is going to|is gonna|are going to) "
    "kill me (if|for)",
    "(kill|killing|killed|kills) (the|my|our|some|all|these|those|off) (weed|weeds|grass|tree|trees|lawn|plants|"
    "plant|bugs|rats|mosquitoes|mice|bees|wasps|ants|time|power|lights|mood|engine|roaches|flowers|garden)",
    "(beat|beats|beating) (me|us|them|him|her) (at|to the|to it)",
    "(dog|dogs|cat|cats|puppy|kitten|kittens|bird|birds|raccoon|skunk|squirrel|coyote|possum|opossum|deer|duck|"
    "ducks|animal|animals|rabbit|owl|hawk|snake|turtle|goose|geese|chicken|rooster|pigeon|bat|horse|pet|javelina|"
    "wildlife|fox) [that|who] [is|was|are|got|has been|looks|just|and|on the _|in the _|in my _] [is|been|badly|"
    "that was] (hurt|injured|bleeding|dying|hit|run over|dead|trapped|not moving|sick|killed|wounded|struck|limping|"
    "drowned|stuck|poisoned)",
    "(hurt|injured|dead|dying|wounded|bleeding|sick|trapped) (dog|cat|puppy|kitten|bird|raccoon|skunk|"
    "squirrel|coyote|possum|opossum|deer|duck|animal|animals|rabbit|owl|hawk|snake|goose|pigeon|bat|horse|rat|"
    "javelina|fox|dogs|cats|birds|fish|tree|trees|grass|plants|battery|batteries|end|zone|spot)",
    "dying to (be|know|see|find|meet|hear|try|get|go|learn)",
    "dying (of|from) (laughter|laughing|boredom|curiosity|excitement|embarrassment|thirst lol)",
    "(die|died|dying|dies) (my hair|hard|laughing|of embarrassment|of laughter|of boredom|of curiosity|down|off|"
    "easter)",
    "(phone|battery|car|tree|trees|grass|plants|streetlight|street light|light|engine|computer|internet|wifi|lawn|"
    "bush|bushes|ac) [is|has|just|was|are|keeps] (died|dying|dead|die|dies)",
    "(nobody|no one|noone|who) (wants|want|wanna) to (die|get hit|be hit|get killed)",
    "(someone|somebody|people|kids|a kid|a child|child|kid|person|pedestrian|anyone|everyone|one|he|she|they|we|i|"
    "someones|somebodys|ill|theyll|shell|hell|well) [is|are|s] (will|could|can|might|may|would|gonna|going to|about "
    "to|bound to) [almost|soon|eventually|easily|really|just|definitely|surely|probably|likely] [be|get|have|gets] "
    "[seriously|badly|really] (hurt|killed|injured|hit|run over|ran over|struck|die)",
    "(before|until|till|waiting for|afraid|so that|so) [someone|somebody|people|kids|a kid|a child|a person|anyone|"
    "no one|nobody|another _|my kid|my kids] (is|are|gets|get|to get|to be|dies|die|has|doesnt|dont) [get|be] "
    "[seriously|badly] (hurt|killed|injured|hit|run over|ran over|struck|dies|die)",
    "(almost|nearly) [got|was|been|gets|were|had|have|having|caused|cause|causes|causing] [a|an|in a|into a|in an|"
    "my|the] [car|bad] (hit|killed|run over|ran over|struck|hurt|died|accident|crash|wreck|collision|wrecked|crashed|"
    "wrecking|crashing|totaled|totalled|flipped)",
    "(almost|nearly|barely missed) [just] (hit|hits|hitting|struck|clipped|crushed) (me|us|my|our|him|her|them|a|"
    "the) [_]",
    "(almost|nearly) (fell|fallen|crashed|came down|landed|dropped|collapsed) on [top of] (me|us|my|him|her|them|a|the|"
    "someone|somebody)",
    "(nobody|no one|noone|not|isnt|wasnt|no|without|none|arent|werent|never) [is|was|got|were|been|being|a|an|"
    "really|anyone] (hurt|injured|injuries|bleeding|dead|emergency|an emergency|in danger|injury|fire|weapon|"
    "weapons|gun|guns)",
    # Crashes as paperwork or habit
    "(copy|report|reports|records|record|claim|insurance|footage|statistics|data|ticket|stats|lawyer|attorney|"
    "photos|info) (for|from|of my|of the|about my|on my|on the) [my|the|a|an|our] [car|traffic|bike|vehicle] "
    "(accident|crash|collision|accidents|crashes|wreck)",
    "(accident|crash|collision|accidents|crashes|wreck) (report|reports|record|records|claim|insurance|footage|"
    "statistics|data|attorney|lawyer|photos|rate|rates|map|history|prone|waiting|number)",
    "(lots of|many|so many|multiple|several|too many|frequent|constant|cause|causes|prevent|avoid|number of|history "
    "of|more|every|few|reduce|daily|weekly) [car|bad|traffic|serious|major|bike] (accident|accidents|crash|crashes|"
    "collisions|wrecks|fights|fires)",
    "(accident|crash|wreck) (waiting to happen|last|years|months|weeks|a while)",
    # Doors, bodies, water and words
    "(break|breaking|get|getting|log|logging|hack*) (in|into|in to) [to] [my|the|this|your|our] (account|website|"
    "portal|site|app|system|page|email|profile|routine)",
    "(get|getting|let|come|log) (in|into) [to] [the|this|your] (library|pool|park|program|gym|parking|city|office|"
    "class)",
    "passed out [the|some|free] (flyers|candy|food|water|free|pamphlets|cards|bags|papers|information|leaflets)",
    "(body (of water|shop|cam|cams|camera|cameras|works|art|wash)|student body|governing body|unconscious bias|"
    "bleeding (heart|money|ink|radiator|radiators|brakes|edge)|heat stroke (prevention|tips|info*))",
    "drowning in (debt|bills|paperwork|work|weeds|trash|emails|leaves|garbage|calls|stuff)",
    "(drown|drowns|drowning) (out|us out|me out)",
    "drowning prevention",
    "(want|wanna|wish|like|care) [to] live (here|in|near|next|with|on|by|across|under|around|among|there)",
    "overdose (prevention|training|awareness|kit|kits|class|classes|program|information|statistics|data|reversal)",
    "(suicide|suicidal) (prevention|awareness|walk|training|lane|squad|hotline number for|hotline poster|statistics|"
    "doors|barrier|barriers|fence)",
    "(bath|bug|cherry|stink|photo|f|smoke|glitter|bike|seed|paint) (bomb|bombs)",
    "bomb (cyclone|pop|pops|shelter|shelters|squad)",
    "(population|rat|weed|mosquito|roach|cricket|growth) explosion",
    "hazmat (drop|disposal|collection|day|event|waste|dropoff|pickup|facility|pick|items|materials|training|"
    "certification|license)",
    "kidnap* prevention",
    "(missing|lost) (my|the|our|their) (trash|bin|can|cat|dog|recycling|recycle|keys|wallet|card)",
    "(cat|kitten|kitty|dog|puppy|pup) [is|went|got|was|ran|has been] [missing|lost|gone|out|away|loose] [and] "
    "(she|he|it|shes|hes|its) [is|s] [all|a|mostly] (gray|grey|white)",
    "(gray|grey) (cat|kitten|kitty|dog|puppy|pup|tabby)",
    "(is|are) missing (a|some|one|out|school|class)",
    "(is|are) missing (his|her|their) [library] (card|keys|key|id|glasses|license)",
    "(called|texted|phoned|contacted) 911",
    "(do|should|can|would|could|shall) i [have to|need to|just] (call|dial|contact) 911 (for|about|to report|if|or|"
    "when|on)",
    "(non|not|nonemergency|not a|called|besides|instead of|other than) 911",
    "911 (memorial|day|ceremony|address|addressing|call records|recording|recordings|transcript|non|dispatcher job|"
    "jobs|dispatch job|operator job|museum|tribute|remembrance|call log)",
    "(is|if) (this|it|that|there|its) [is|really] [not] [an|a|any] [real] (emergency|emergencies)",
    "(isnt|not|non|no|wasnt|arent) [really|actually] [an|a|any] emergency",
    "emergency (line|number|numbers|shelter|shelters|contact|contacts|room hours|kit|kits|alert|alerts|management|"
    "preparedness|prep|food|rental|rent|assistance|housing|repair|repairs|fund|funds|plan|plans|exit|vehicle|"
    "vehicles|parking|brake|brakes|light|lights|declaration|order|phone|call box|permit|water shutoff|loan|loans|"
    "notification|notifications|snow|route|routes|supplies|vet|vets|services number|drill|broadcast|text|texts|"
    "utility|relief|grant|grants|evacuation|crew|maintenance|responders|sirens|siren|lane|access|meals|voucher|"
    "vouchers|help with (rent|bill|bills|utilities))",
    "ambulance (bill|bills|fee|fees|report|records|billing|company|cost|costs|charge|charges|subscription|"
    "membership|service hours|jobs)",
    "ambulance (parked|blocking|is parked|was parked)",
    "(bill|charge|charged|pay|paying|invoice|cost|costs|fee|how much) [for|from|is|an|my|for an|for my|for the|for "
    "a] [the|an|my|a] ambulance",
    "(phone|tv|internet|fiber|spectrum|comcast|att|cox|cable tv|verizon|telephone|clothes|text|property|finish|bus|"
    "sewer|water|dotted|white|yellow|zip|lane|cable company|cable box|phone company|xfinity) (line|lines|wire|wires|"
    "cable|cables)",
    "(fallen|fell|down|downed|dead) (tree|trees|branch|branches|sign|limb|limbs|leaves|fence)",
    "(fight|fighting|fights) (over|about|for|with the|crime|the city|city hall|a ticket|my ticket|fires|a parking|"
    "this ticket|this fine|back|the ticket|hunger|blight|that ticket|it)",
    "(rooster|cock|dog) fighting",
    "following (me|us) on (twitter|instagram|facebook|social|x|tiktok)",
    # Gas that is fuel, a bill, or water
    "gas (station|stations|bill|bills|company|prices|price|meter (reading|read|number)|card|tax|stove permit|"
    "powered|blower|mileage|cap|service|utility|account|line permit|permit|connection|leaf|mask|assistance|voucher|"
    "pump|pumps)",
    "(water|toilet|drain|sink|tap|sewer|sewage|faucet|trash|garbage|bin|shower|pond|canal|lake|creek|dumpster) ... "
    "(smell|smells|smelling|smelled|stinks) [like|of] (rotten eggs|rotten egg)",
    "(no|isnt a|not a|isnt|wasnt a) gas (smell|leak|odor)",
    "(explod*|blew up|blown up|skyrocket*) ... (bill|bills|rent|price|prices|population|inbox)",
    "(bill|bills|rent|price|prices|inbox|phone|notifications) [has|have|is|are|just|s] (explod*|blew up|blowing up|"
    "blown up)",
    "(check|test|inspect|have|give out|offer|carry|sell) ... (carbon monoxide|co|smoke) (detector|detectors|alarm|"
    "alarms)",
    "heart attack grill",
    "(sign|apply|register|registration|enroll|enrollment|signup) [up] [for] [_] (cpr|first aid|self defense|swim*)",
    "(weather|job|work|commute|street|hill|sidewalk|road|pothole|potholes|mortgage|hoa|knee|shoulder|head|neck|"
    "stairs|walk|drive|line|hold music|sun|summer|dust|wind|rats|roaches|mosquitoes|flies|smoke smell|shift|"
    "schedule|diet) [is|are|s|was|been|really] [really|just|literally|slowly] killing (me|us)",
    "(im|i am|we are|were|everyone is) dying (of|from|in|with) [the|this|that] (heat|hot|humidity|boredom|laughter)",
    "(wife|boss|mom|hoa|teacher|landlord|wifey|girlfriend) ... kill me [_] [_] (forgot|forget|missed|miss|lost|dont|"
    "didnt|late)",
    "(like|as if) [a|una|an] [some] (bomb|bombs|war zone|explosion|hurricane|tornado) [went|hit|exploded]",
    "(explod*) [_] (fireworks|firecrackers|soda|can|cans|paint|pipe|toilet|confetti)",
    "(fireworks|firecrackers) ... (explod*|explosion|explosions|shooting|gunshots|bombs)",
    "(fight|fights|fighting) ... over (a|the|who|parking|money|trash|dogs|their) [_]",
    "(bbq|barbecue|grill|smoker|chimney|incense|candle|candles|fireplace) ... (smoke|burning|fire|smell)",
    "(burning|smoke|smoky|fire) (smell|odor|smells) ... (bbq|barbecue|grill|smoker|chimney|fireplace|wildfire|yard "
    "waste|every night|all the time)",
    "(feel|feels|look|looks) like (dying|dyeing) (my|the|her|his)",
    "(fell|falling|fall|fallen) (behind|asleep|through the cracks|apart|for (a|the) scam|on hard times|short)",
    "(suicide|suicidal) (rate|rates|data|numbers|epidemic|memorial|survivors|loss|study|report|research|support "
    "group|bereavement)",
    "bomb (sniffing|dog|dogs|squad demo|detection|proof)",
    "911 (operator|dispatcher|dispatch|dispatchers) (pay|salary|job|jobs|hiring|training|position|career|careers|"
    "test|exam|school|requirements)",
    "(smoke|air quality|haze) ... (air quality|forecast|levels|index|wildfires|advisory)",
    "(lost|missing) (his|her|their|my|our) (bike|phone|keys|wallet|ball|toy|jacket|backpack|shoe|shoes|card|id|"
    "glasses|purse|kite|drone|scooter|helmet|dog|cat|job)",
    "(retaining|block|garden|brick|perimeter|park|back|cinder block) wall [has|is|just] (collapsed|fell|crumbling|"
    "leaning|cracked)",
    "(neighbor|neighbors|he|she|they) (is|are|s) killing me with (his|her|their|that|the|all) _",
    "suicide (squeeze|squad|wings|drill|drills|run|runs|king|door|doors|pact movie)",
    "save (my|our|us) (number|info|data|phone|contact|place|spot|seat|report|information|texts|address|money|name|"
    "progress|water)",
)
