"""Thoughts of suicide in English: one's own, and another's."""

from textbot.core.hearing.emergency_words.people import HUMAN, WHO

CRISIS_EN = (
    "(kill|killing|killed|kil|hurt|hurting|harm|harming|hang|shoot|shooting|stab|drown|cutting|unalive|offing|off|"
    "end|ending) (myself|my self|mysef|meself)",
    "(suicide|suicidal|suicid|suiside|sueside|suacide|sucided|kms|suidice)",
    "(want|wanna|wanted|wish|ready|going|gonna|need|wana|like|hoping|trying|planning|prefer) [to] [just] (die|be "
    "dead|disappear forever|not exist|not be alive|not wake up|never wake up|stop living|end it all|end it tonight|"
    "end everything)",
    "(end|ending|take|taking|ended) my [own] life",
    "(wish|wished) i (was|were|could be|would|could) [just] (dead|die|never born|not alive|not here anymore)",
    "(better off|rather be) dead",
    "(better off|fine|happier|better) without me",
    "(dont|do not|no longer|never) (want|wanna|wish|deserve|care) [to] (live|be alive|exist|wake up|be alive "
    "anymore|be here anymore|be here any more|go on living)",
    "(no|any|not have a|without|see a) (reason|point|will|purpose) [to|in|for] (live|living|being alive)",
    "(nothing|no one|nobody) [left] to live for",
    "(tired|sick) of (living|being alive|life)",
    "(cant|cannot|can not) (go on anymore|go on any more|go on living|keep living|live anymore|live any more|live "
    "with myself)",
    "(going to|gonna|want to|ready to|wanna) end it$",
    "(end it all|end it tonight|self harm|selfharm|cut my wrists|cutting my wrists|slit my wrists|slitting my "
    "wrists|hang myself|goodbye cruel world)",
    "(jump|jumping) (off|from) (the|a|this) [_] (bridge|building|overpass|roof|balcony) [and|tonight|now|to die|to "
    "end]",
    "(im|i am|id|ill|i will|i want to|want to|going to|gonna) (jump|jumping) (off|from|in front)",
    "(my|this is my|last) (suicide note|goodbye note|final goodbye)",
    "life (isnt|is not|aint|not) worth living",
    "^i [just] (wanna|want to|want 2) die",
    "(nobody|no one|noone|who) would [even|really] (notice|care|miss me) [if] [i] (i|im|was|were|died|gone|$)",
    "(thinking|thought|think) (about|of) (ending (things|it|everything|it all)|not being here|not waking up)$",
    "(end|ending|ended|take|taking|took) (my|it all|everything|my own) (life|tonight|today|now)",
    "(going|gonna|plan|planning|ready|about|decided|want|wanna|tonight i) [to] [just] (end it|end things|end this|"
    "do it tonight|kill myself|off myself|hang myself|shoot myself|jump off)",
    "(thinking|thoughts|thought|think|thinkin|fantasize|dream|dreaming|obsess*) [a lot|constantly|all the time] "
    "(about|of|on) (dying|death|killing|kill|ending (my|it|things|everything)|suicide|hurting|harming|cutting|not "
    "(being|existing|living|waking)|overdosing|jumping off|driving (off|into)|hanging)",
    "(wish|wished|hope|hoping|pray|praying|rather|want|wanna) [that] [i|id|to] [just] [could|would|was|were|wasnt|"
    "wouldnt|werent|never|didnt|dont|hadnt|not] [just] [was|be|been|have|to] (dead|die|died|alive|born|exist|"
    "existed|wake up|here anymore|be here|go to sleep and|disappear forever|fall asleep and|breathing anymore|on "
    "this earth)",
    "(dont|do not|didnt|no longer|cant|cannot|not) [really|even|just] (want|wanna|feel like|care|able|see|like|"
    "need) [to|myself|about] [be|keep|go|being] (here anymore|here any more|on this earth|in this world|living|live|"
    "alive|exist|existing|wake up|waking up|going on|breathing|see tomorrow|make it|making it to tomorrow|around "
    "anymore|a future)",
    "(everyone|everybody|they|world|family|kids|mom|people|wife|husband|he|she|yall) [_] (would|will|ll|would all|d|"
    "is|are) [all|just|probably] [be] (better|happier|fine|relieved) [off] (without me|if i|when i|with me gone|"
    "once im gone)",
    "(better off|better) (dead|without me|if i (was|were|wasnt|werent|died|just|didnt|disappeared|weren))",
    "(nobody|no one|noone|who|not one person|would anyone|will anyone) [would|will|d|ll|is|even] [going to|even|"
    "really|ever] (miss|notice|care|cry) [me|if] [if|when] (i|im|ill|id|gone|dead|tomorrow|$)",
    "(no|any|zero|lost [all|my]|not [any|a]|without) (reason|point|will|purpose|hope) [left] (to|in|of|for) [keep|"
    "go|being|be] [on] (live|living|going on|alive|being here|life|go on|exist|existing|going)",
    "(whats|what is|no) [the] (point|use) (of|in|to) (living|being alive|going on|life|being here|my life)",
    "(life|living|it) [is|isnt|aint|not] [just|not|no longer] (worth (it anymore|living)|pointless|meaningless|over "
    "for me)",
    "my life is (over|pointless|meaningless|worthless)$",
    "(cant|cannot|can not|dont want to|not going to) (do|be|keep|make|survive|go|live) [doing|on|it] [this|through|"
    "another|like|tonight|living] [life|the|day|night|anymore|pain] & (die|dying|dead|pills|gun|rope|goodbye|bridge|"
    "end it|suicid*|kill|knife|razor|blade|sleep forever|not wake)",
    "(goodbye|good bye|bye|farewell|so long) [to] [forever|everyone|everybody|world|cruel|yall] & (pills|gun|rope|"
    "bridge|forever|sorry mom|tell my|i love|love you all|world|cruel|cant go on|wont be here|last)",
    "(suicide|goodbye|farewell) (note|notes|letter|letters)",
    "(wrote|written|writing|left) [the|my|a|some|all] [goodbye] (letters|letter|note|notes|will) & (end|tonight|"
    "goodbye|die|kill|gone|already|over|sorry|family|kids|ready|pills|done)",
    "(wont|will not|not going to|not gonna|shouldnt) (be here|be alive|be around|wake up|exist|make it) (tomorrow|"
    "in the morning|much longer|anymore|by|tonight|after|next)",
    "(pills|gun|pistol|rope|razor|blade|knife|noose|bottle) & (in my hand|in my hands|right here|in front of me|"
    "ready|loaded|to my head|on my lap|next to me|on the table|beside me|i have|take them all|taking them all|all "
    "of them) & (nobody|no one|end|die|miss me|alone|goodbye|cant|done|tired|ready|over|myself|dont want|anymore|"
    "tonight|wish)",
    "(cut|cuts|cutting|burn|burning|burned|hurt|hurting|harm|harming|starve|starving|scratch) (myself|my self|my "
    "own|my (arm|arms|wrist|wrists|thigh|thighs|legs|skin|body)|again and cant stop)",
    "(started|keep|been|i am|im) cutting [again|myself|lately|$] ($|again|at night|to feel|when i)",
    "(self|selfharm) (harm|harming|injury|injure|harmed|hurt)",
    "(relapsed|relapse) & (cutting|harm|self)",
    "(plan|planned|way|how) to (kill|end|off|hang|shoot|hurt) (myself|my life|it all)",
    "(painless|easiest|best|quickest|fastest|quick) way to (die|kill myself|end (it|my life)|go|commit)",
    "how (many|much) (pills|tylenol|of (these|my) pills|sleeping pills) [_] [_] (to die|kill (me|you)|would it take|"
    "does it take|to end|to not)",
    "(im|i am|being|such|just) [such] [a] burden (to|on) (everyone|everybody|my|them|you|all|the world|people)",
    "(unalive|un alive|kms|kys myself|end me|suicidal|suicide|sewerslide|sewer slide)",
    "(jump|jumping|throw|throwing|step|stepping|walk|walking|drive|driving) [myself] (off|in front|into|infront) "
    "[of|from] [a|the|my|this|traffic] [_] (bridge|train|roof|truck|bus|overpass|balcony|traffic|wall|ledge|cliff|"
    "tree|light rail|car) & (i|im|me|myself|want|going|about|thinking|ill|just|should|might|gonna)",
    "(on|at|over) the (ledge|edge|rail|railing|bridge|overpass|roof) [of] [the|a] [_] & (jump|jumping|end it|die|"
    "goodbye|done|over|suicid*|let go|cant)",
    "(want|wanna|just want|need|wish|make) [it|the|this|for|all|my] [to] [pain|hurting|suffering|life|everything] "
    "[to] (end|be over|stop hurting|stop forever) [forever|already] & (life|pain|die|dead|live|living|suffering|"
    "alive|anymore|tonight|forever)",
    "(do not|dont) (resuscitate|save) me",
    "(want|wanna|like to|ready to|rather|need to) [just] (die|be dead|be gone forever|sleep forever|never wake|be "
    "with (god|jesus|my (mom|dad|son|husband|wife)) in heaven)",
    "(dont|do not|cant|cannot|not|hardly|dont even) (see|find|feel|have|know) [the|a|any|what] (point|reason|"
    "purpose|meaning|sense) [is] (in|of|to|for) (living|life|being alive|being here|going on|live|keep living|"
    "staying alive|any of it anymore)",
    "(care|cares|matter|matters|notice) (if|whether) i (live|die|lived|died|am alive|am dead|exist|disappear)",
    "(done|finished|over|through|fed up|exhausted) (with|of) (life|living|being alive|existing|this life|my life)$",
    "(im|i am) (done|finished) (living|existing|with life|with being alive)",
    "(tonight|today|this) (is|will be|might be|is gonna be|is going to be) my last (night|day on earth|day alive|"
    "goodbye|message to|text to (anyone|anybody|everyone))",
    "my last (night|day) (alive|on earth|on this earth|here on)",
    "(rope|noose) & (bought|tied|tie|ready|planning|plan|closet|neck|hang)",
    "(cant|cannot) (live|go on) [like] [this|without (him|her|them)] (anymore|any longer|any more) & (die|dead|"
    "pills|suicid*|kill|goodbye|end)",
    "(voices|voice) [are|is|keep|keeps] (tell|telling) me to (kill|hurt|die|jump|do it|end)",
    "(drive|driving|crash|crashing|drove) [my|the] [car|truck] (off|into) (a|the) [_] (bridge|cliff|wall|tree|"
    "traffic|overpass|pole) & (i|im|want|thinking|feel|urge|should|just)",
    "(urge|urges|urge is) to (die|kill|hurt|cut|jump|end)",
    "(nothing|no one|nobody) [left|is] [left] (to|worth) live|living for",
    "(attempted|tried|attempt) (suicide|to kill myself|to end my life|to end it|to die|to overdose|to hang)",
    "i [just] (dont|do not) want to [be] (here|alive|live|exist)$",
    "feel like (dying$|dying [_] (now|anymore|every|inside|tonight|and)|ending it|ending my|killing myself|killing "
    "my self|im better off|jumping|i should die|i want to die|i should be dead|giving up on life|not being here|not "
    "living|not existing|taking all|im done with life|i dont want to be (here|alive))",
    "(feel|felt|feeling) like (dying|death would|being dead|i wanna die|not waking up)",
    "(want|wanna|wish|need|just make) [for] (it all|everything|my life|all of this|all this|the pain|this pain|my "
    "pain|the suffering) [to] (end|be over|stop|finish|go away)",
    "(should|could|wanna|ought to|better if i|might as well|rather|deserve to|ready to|going to|gonna|supposed to|"
    "meant to|hope i|wish i|wish i could) [just] (die|be dead|died|not be alive|be gone from this world)$",
    "(should|might as well|better off if i|deserve to|rather|wish i could|hope i|i could) [just] (die|be dead) "
    "[already|tonight|now|alone|anyway|here|today|too|soon]",
    "(cant|cannot|can not) go on$",
    "^[please] (kill myself|end my life|suicide|suicidal|suicido|suicidarme|matarme|i want to die|want to die|wanna "
    "die)$",
    "(nobody|no one|noone) (needs|wants|loves|would miss) me [_] [_] & (die|dead|gone|live|living|alive|kill|end it|"
    "pills|world|exist|suicid*|here anymore)",
    "(driving|standing|sitting|going|walking|im|i am) [_] [_] (on|at|to|off|by) [the|a|this] [edge of|side of|top "
    "of] [the|a] [_] (bridge|overpass|roof|cliff|tracks|ledge) & (jump|jumping|end|die|done|goodbye|over|anymore|"
    "cant|kill|suicid*|alone|let go)",
    "(voice|voices|head|mind|brain|demons) [in my head] [keep|keeps|is|are] [on] (telling|tells|tell|screaming|"
    "saying) [at] [me] [to] (jump|die|kill|hurt|do it|end|cut)",
    "(might|gonna|going to|afraid ill|afraid i will|scared ill|scared i will|may|could|about to) [just|actually] "
    "(do something) (to myself|stupid to myself|bad to myself|stupid and|drastic|permanent)",
    "(afraid|scared|worried) [of|that] (im|i|ill|i will|i might|myself|what i) [might|will|gonna|am going to] (hurt "
    "myself|kill myself|harm myself|do to myself|do something|end it|myself)",
    "(gun|pistol|knife|blade|razor|barrel) (in|to|on|against|at|up to) my (mouth|head|throat|wrist|temple|neck|"
    "chest|wrists)",
    "(bottle|bunch|handful|fistful|all) [full] of [my|these|the|sleeping|pain] (pills|meds|tylenol|xanax|oxy|"
    "medication|percs|benadryl) & (gonna|going to|about to|taking|take them|take it|took|swallow|ready|alone|"
    "tonight|want) & (i|im|ive|ill)",
    "(slit|slitting|sliced|cut|cutting|slashed) (my|both my) (wrist|wrists|arm|arms|veins|thigh|thighs|throat)",
    "(i|ive) cut too deep",
    "(how long|how many|how much|which|what|easiest|fastest) & (to die|kill me|kill you|overdose on|fatal|lethal|to "
    "od) & (pills|pill|tylenol|bleach|hanging|drowning|bleed|dose|i|me|meds|take|way|jump)",
    "(this is|my) [my] (last|final) (message|text|words|goodbye|post|note|day alive)",
    "tell (my|everyone|them) [kids|mom|family|children|wife|husband|son|daughter|parents|dad|sister|brother] [that] "
    "(i love|i loved|im sorry i)",
    "(ending|end|doing|finishing|gonna do|going to do) it (tonight|today|now|all tonight|soon) [$|i|im|no|goodbye]",
    "(want|wish|wanted) to (cease existing|be no more|be erased|stop being alive|stop existing|bleed out|overdose|"
    "crash my car|drive off|not be here)",
    "(wish|want|hope|like|wanna|love) [that] [i|to] [could|can] [just] [to] (go to sleep|sleep|fall asleep|close my "
    "eyes) [and] (forever|for good|and never|never wake|not wake|eternally)",
)

CRISIS_OF_ANOTHER_EN = (
    "(kill|killing|hurt|hurting|harm|harming|hang|hanging|shoot|cutting) (himself|herself|themself|themselves|"
    "themselfs|him self|her self)",
    "(wants|wanted|wanting|threatening|threatened|threatens|trying|going|says|said) [he|she|they] [wants|wanted|"
    "want] [to] (die|jump|end (his|her|their) life|commit suicide|be dead|take (his|her|their) life)",
    "(about|threatening|going|getting ready|trying|wants|gonna) [to] jump (off|from|in front|into traffic|in traffic)",
    f"{WHO} ... (jump|jumping) (off|from) (the|a|this) [_] (bridge|building|overpass|roof|balcony|parking)",
    f"{WHO} [is|s|standing|sitting] [is|standing|sitting] on the (ledge|edge|wrong side) of [the|a] [_] (bridge|"
    "building|roof|overpass)",
    f"{HUMAN} & (end|ending|ends|ended|take|taking|takes|took|want to end|taken) (his|her|their|its) [own] life",
    f"{HUMAN} & (kill|killing|kills|hurt|hurting|hurts|harm|harming|harms|hang|hanging|hung|hanged|shoot|shooting|"
    "cut|cutting|cuts|stab|stabbing|unalive|starving|burning|drown|poison|off) (himself|herself|themself|themselves|"
    "theirself|hisself|him self|her self|his wrists|her wrists|his arms|her arms|their arms|his wrist|her wrist|her "
    "thighs)",
    f"{HUMAN} & (suicid*|self harm|self harming|wants to die|want to die|wanted to die|wanna die|wish* (he|she) (was|"
    "were) dead|end it all|end it tonight|better off without (him|her)|doesnt want to (live|be here|be alive|wake "
    "up|exist)|dont want to (live|be here|be alive)|didnt want to (live|be here|be alive)|no reason to live|not "
    "(worth living|be here tomorrow)|goodbye (note|letter|text|post|message|video)|saying goodbye|said goodbye "
    "forever|giving away (his|her|all)|wants to kill|going to jump|gonna jump|about to jump|threatening to jump|"
    "wants to jump|trying to jump|jump off|climbing over the (rail|railing|fence)|on the ledge|over the railing|"
    "edge of the (bridge|roof|building|overpass)|side of the (rail|railing|bridge)|took all (his|her) pills|tired "
    "of living|slit)",
    f"{HUMAN} & (left|wrote|found|texted|sent|posted) [me|us] [a|the|this|his|her] [goodbye|suicide] (note|letter|"
    "goodbye) & (gun|took|gone|pills|goodbye|missing|rope|suicid*|cant find|not answering|wont answer|bridge|"
    "forever|die|kill)",
    f"{HUMAN} & (is|been|keeps|started|was|hes|shes) cutting ($|again|at (night|school)|and (wont|hiding)|in (her|"
    "his) (room|bathroom))",
    f"{HUMAN} & (billboard|tower|parking garage|rooftop|bridge|overpass|ledge|roof|tracks|crane|water tower) & (jump|"
    "jumping|gonna jump|wants to die|end it|suicid*|threatening)",
)
