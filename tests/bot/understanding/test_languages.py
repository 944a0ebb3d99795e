"""Which language a text is in."""

import pytest

from bot.understanding.languages import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("where is my order", "en"),
        ("mera order kahan hai", "hi-Latn"),
        ("मेरा ऑर्डर कहाँ है", "hi"),
        ("माझी ऑर्डर कुठे आहे", "mr"),
        ("என் ஆர்டர் எங்கே", "ta"),
        ("నా ఆర్డర్ ఎక్కడ", "te"),
        ("ನನ್ನ ಆರ್ಡರ್ ಎಲ್ಲಿ", "kn"),
        ("എന്റെ ഓർഡർ എവിടെ", "ml"),
        ("আমার অর্ডার কোথায়", "bn"),
        ("મારો ઓર્ડર ક્યાં છે", "gu"),
        ("ਮੇਰਾ ਆਰਡਰ ਕਿੱਥੇ ਹੈ", "pa"),
        ("KH-10234 कब आएगा please", "hi"),
        ("en order enga irukku", ""),  # romanised Tamil stays with the language she has
        ("ok", ""),
        ("10234", ""),
        ("👍", ""),
        ("", ""),
        ("refund status", ""),  # everybody types that
    ],
)
def test_a_text_tells_its_language_or_nothing(text: str, code: str) -> None:
    """B-01: a language sticks until she clearly writes in another."""
    found = language_of(text)
    assert found.code == code
    assert (found.confidence > 0) == bool(code)
