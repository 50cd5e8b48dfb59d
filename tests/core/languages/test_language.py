"""The language of a conversation: heard, kept, changed only by a clear change, and never guessed."""

import pytest

from tests.core.listening import demo_data
from textbot.core.languages.language import Heard, LanguageWords, hear
from textbot.encoders.langid import PyLangid

DETECTOR = PyLangid(("en", "es"))
WORDS = LanguageWords.from_data(demo_data())
BOTH = ("en", "es")


def said(text: str, current: str | None = None, sure: bool = False) -> Heard:
    return hear(text, current, sure, BOTH, DETECTOR, WORDS)


FIRST = {
    "en": [
        "hi", "hello", "thanks", "help", "When is my trash picked up?",
        "There's a pothole on the corner of Elm and 5th that's been there for weeks",
        "my trash was missed", "trash not picked up", "trsh not pickd up agn", "how do i adopt a dog", "pothole",
        "report graffiti", "talk to a human",
        "I want to pay my bill", "lights out on my street", "my neighbor is burning leaves", "I smell gas",
        "that broken farola is still out on my street",
    ],
    "es": [
        "Hola", "hola buenas tardes", "gracias", "ayuda", "cuando pasa la basura",
        "cuándo recogen la basura en mi casa", "bache", "reportar graffiti",
        "farola apagada en la calle Olmo y la 5", "hay un vache en la kaye olmo", "no me recogieron la vasura",
        "k onda no paso el camion",
        "mi basura no la an recojido", "quiero adoptar un perro", "quiero hablar con una persona",
        "donde pago mi recibo", "no hay luz",
        "se cayo el alto en la calle olmo", "mi vecino quema basura", "necesito el trash schedule",
        "me muero de hambre", "huele a gas",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, row in FIRST.items() for text in row])
def test_the_first_words_tell(language: str, text: str) -> None:
    heard = said(text)
    assert (heard.language, heard.switched, heard.foreign) == (language, False, None)


@pytest.mark.parametrize(
    "text", ["Hola", "cuando pasa la basura", "When is my trash picked up?", "no me recogieron la vasura"]
)
def test_a_telling_text_is_sure(text: str) -> None:
    assert said(text).sure


@pytest.mark.parametrize("text", ["hi", "ok", "help", "123 Main St", "", "👍", "Calle Olmo 12"])
def test_a_text_that_tells_little_is_not_sure(text: str) -> None:
    assert not said(text).sure


SILENT = [
    "123 Main St", "Calle Olmo 12", "Elm and 5th", "esquina de olmo con la 5", "👍", "5", "?", "", "2026-1121-0042",
    "602-555-0123", "ok", "no", "si",
    "Maria Gonzalez", "corner of Elm and Main", "en la calle Main", "Calle Olmo y la 5", "stop", "Washington", "yes",
    "City Hall", "biblioteca", "gracias",
    "thanks", "ok thank you", "vivo en la esquina de Olmo y la 5", "I live on the corner of Elm and 5th", "hola",
    "hi", "english classes", "Nguyễn Văn",
    "https://maps.google.com/?q=33.4484,-112.0740",
]  # fmt: skip


@pytest.mark.parametrize("text", SILENT)
@pytest.mark.parametrize("current", BOTH)
def test_these_change_nothing(text: str, current: str) -> None:
    assert said(text, current, sure=True) == Heard(current, True)


CHANGES = [
    ("en", "es", "cuando pasa la basura por mi casa"), ("es", "en", "when is my trash picked up"),
    ("en", "es", "hola necesito ayuda con mi recibo"),
    ("en", "es", "el bache sigue ahí"), ("es", "en", "the pothole is still there"), ("en", "es", "Español"),
    ("en", "es", "en español por favor"),
    ("es", "en", "English"), ("es", "en", "in english please"), ("en", "es", "no hablo inglés"),
    ("en", "es", "¿Habla español?"),
    ("en", "es", "Do you speak Spanish?"), ("es", "en", "I don't speak Spanish"),
    ("es", "en", "Sorry, I only speak English"),
    ("en", "es", "Can we talk in Spanish please"), ("en", "es", "tienen clases en inglés"),
    ("en", "es", "Me llamo Jose Luis de la Cruz"),
    ("en", "es", "borren mi numero"), ("en", "es", "numero equivocado"), ("en", "es", "me quiero morir"),
    ("en", "es", "quien es"), ("en", "es", "puedo tener abejas"),
]  # fmt: skip
KEPT = [
    ("es", "¿Tienen clases de inglés para adultos?"), ("en", "taco truck on el camino real is loud"),
    ("en", "the calle olmo sign is down"),
    ("es", "el stop sign de la calle Elm se cayó"), ("es", "necesito reportar un pothole en Main"),
    ("en", "need to report a bache on Elm"),
    ("en", "my name is Maria de los Angeles"),
]  # fmt: skip


@pytest.mark.parametrize(("current", "language", "text"), CHANGES)
def test_a_clear_change_switches(current: str, language: str, text: str) -> None:
    assert said(text, current, sure=True) == Heard(language, True, switched=True)


@pytest.mark.parametrize(("current", "text"), KEPT)
def test_a_word_of_the_other_language_does_not_switch(current: str, text: str) -> None:
    assert said(text, current, sure=True) == Heard(current, True)


FOREIGN = [
    ("zh", "你好，我想报告一个坑洞"), ("zh", "你好"), ("ko", "쓰레기는 언제 수거하나요"), ("ar", "متى يتم جمع القمامة"),
    ("ru", "Когда вывозят мусор?"),
    ("vi", "Khi nào thu gom rác ở nhà tôi?"), ("vi", "xin chào tôi cần giúp đỡ"),
    ("vi", "xin chao toi khong noi tieng anh"),
    ("fr", "Bonjour, quand est-ce que vous ramassez les poubelles dans ma rue?"), ("fr", "je ne parle pas anglais"),
    ("pt", "Olá, quando é a coleta de lixo na minha rua?"),
    ("pt", "eu preciso de ajuda com minha conta de água, não falo inglês"),
    ("tl", "Kailan po kukunin ang basura namin?"), ("tl", "magandang umaga po, may sira ang ilaw sa kalye namin"),
    ("ht", "Bonjou, mwen bezwen ed ak fatra a"), ("ht", "kile y ap ranmase fatra nan lari mwen an"),
    ("so", "waxaan rabaa caawimaad, goorma ayaa qashinka la qaadayaa"),
    ("und", "いつゴミを集めますか"), ("und", "ขยะเก็บเมื่อไหร่"), ("und", "कचरा कब उठाया जाएगा"),
    ("und", "زباله‌ها کی جمع می‌شوند"), ("und", "коли вивозять сміття? її"),
]  # fmt: skip
NOT_FOREIGN = [
    "Jean-Pierre Dubois 12 Main St", "Ask for Mr. Nguyễn", "Nguyen Van", "quando pasa la basura",
    "la basura nao paso", "necesito uma ayuda", "C'est la vie",
    "bonjour", "Me llamo João", "porfa manda alguien", "ke onda wey", "xq no pasa el kamion",
    "nesesito alluda kon mi resibo", "el agua esta susia",
    "hay mucha agua en la rua", "rendezvous at city hall", "asdf qwer zxcv", "trsh pckp whn", "omg wtf lol",
    "Pho Hoa", "Tran Duc Thang apt 5",
    "Les is my neighbor", "adios amigo thanks", "Thx bro u da best", "I need help with 中文", "我 ok", "po box 123",
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_a_language_the_playbook_lacks_is_named(code: str, text: str) -> None:
    assert said(text) == Heard("en", False, foreign=code)
    assert said(text, "es", sure=True) == Heard("es", True, foreign=code)


@pytest.mark.parametrize("text", NOT_FOREIGN)
def test_names_and_bad_spelling_are_not_foreign(text: str) -> None:
    assert said(text).foreign is None


def test_a_playbook_that_speaks_it_finds_nothing_foreign() -> None:
    assert hear("垃圾什么时候收", "en", True, ("en", "zh"), None) == Heard("zh", True, switched=True)


@pytest.mark.parametrize("text", ["When is my trash picked up?", "cuando pasa la basura", "你好", "mwen bezwen ed ak"])
def test_words_decide_without_a_detector(text: str) -> None:
    assert hear(text, None, False, BOTH, None) == said(text)


def test_an_address_alone_is_kept_in_a_language_not_spoken_any_more() -> None:
    assert hear("123 Main St", "fr", True, BOTH, DETECTOR) == Heard("en", False)


def test_a_city_adds_its_words() -> None:
    own = LanguageWords.from_data({"language": {"es": ["raspado"], "en": []}})
    assert hear("raspado", None, False, BOTH, None, own).language == "es"
    with pytest.raises(ValueError, match=r"^language\.es\.0:"):
        LanguageWords.from_data({"language": {"es": [5]}})
