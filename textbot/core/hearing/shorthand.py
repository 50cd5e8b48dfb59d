"""Shorthand of text messages, said in full: "q ya no me manden txts" -> "que ya no me manden texts"."""

FULL = {
    # English
    "u": "you", "yall": "you all", "r": "are", "pls": "please", "plz": "please", "plez": "please",
    "plese": "please", "txt": "text", "txts": "texts", "txting": "texting", "texing": "texting", "msg": "message",
    "msgs": "messages", "mesage": "message", "mesages": "messages", "messeges": "messages",
    "textes": "texts", "rn": "right now", "asap": "right now", "sumone": "someone", "smone": "someone",
    "sum1": "someone", "some1": "someone", "sombody": "somebody", "somone": "someone", "gf": "girlfriend",
    "bf": "boyfriend", "hubby": "husband", "ppl": "people", "neighbour": "neighbor", "nabor": "neighbor",
    "dnt": "dont", "doont": "dont", "dpnt": "dont", "cnt": "cant", "wnt": "want", "wana": "wanna",
    "dis": "this", "any1": "anyone", "abt": "about", "tmrw": "tomorrow", "nite": "night",
    "gona": "gonna", "bc": "because", "w": "with", "hav": "have", "tho": "though", "thier": "their",
    "gaz": "gas", "gasleak": "gas leak", "gass": "gas", "leek": "leak", "leeking": "leaking",
    "hart": "heart", "brething": "breathing", "breething": "breathing", "breth": "breathe", "brethe": "breathe",
    "unconcious": "unconscious", "unconsious": "unconscious", "amblance": "ambulance", "ambulence": "ambulance",
    "polise": "police", "pollice": "police", "shoting": "shooting", "nife": "knife", "fier": "fire", "fyre": "fire",
    "swalowed": "swallowed", "chokin": "choking", "dieing": "dying", "kil": "kill", "sucide": "suicide",
    # Spanish
    "q": "que", "k": "que", "qe": "que", "ke": "que", "pa": "para", "x": "por", "xfa": "por favor",
    "xfavor": "por favor",
    "porfa": "por favor", "porfis": "por favor", "porfavor": "por favor", "d": "de", "m": "me", "t": "te", "bn": "bien",
    "tmb": "tambien", "tb": "tambien", "xq": "porque", "pq": "porque", "dnd": "donde", "msj": "mensaje",
    "msjs": "mensajes", "mjs": "mensajes", "mensages": "mensajes", "mensage": "mensaje", "mensajitos": "mensajes",
    "mensajito": "mensaje", "textitos": "textos", "tex": "texto", "testos": "textos", "textoz": "textos",
    "numeor": "numero", "nmero": "numero", "ay": "hay", "ai": "hay", "aiga": "haya", "sta": "esta", "stan": "estan",
    "toy": "estoy", "ta": "esta", "nesecito": "necesito", "nececito": "necesito", "nesesito": "necesito",
    "ocupamos": "necesitamos", "ocupo": "necesito", "guele": "huele", "wele": "huele",
    "uele": "huele", "hule": "huele", "guelo": "huelo", "kiero": "quiero", "qiero": "quiero", "kieren": "quieren",
    "kiere": "quiere", "ija": "hija", "ijo": "hijo", "respra": "respira", "rrespira": "respira", "callo": "cayo",
    "desmallo": "desmayo", "desmallado": "desmayado", "polisia": "policia", "anbulancia": "ambulancia",
    "ambulansia": "ambulancia", "incendo": "incendio", "insendio": "incendio", "cuchiyo": "cuchillo",
    "enserrado": "encerrado", "enserrada": "encerrada", "atrapao": "atrapado", "aogando": "ahogando",
    "hogando": "ahogando", "orita": "ahorita", "horita": "ahorita", "troka": "troca",
    "nadien": "nadie", "vibir": "vivir", "matarce": "matarse", "morirce": "morirse", "balaso": "balazo",
    "balasos": "balazos", "jente": "gente", "alguein": "alguien", "algien": "alguien", "alguin": "alguien",
    "escrivan": "escriban", "borenme": "borrenme",
}  # fmt: skip


def in_full(folded: str) -> str:
    """A folded text with its shorthand and its usual misspellings written out."""
    return " ".join(FULL.get(word, word) for word in folded.split(" "))
