"""Buttons and files that go with an agent's words, through the whole service."""

import pytest

from bot.desk.attached import buttons_in, file_in, require_fitting
from bot.desk.wish import Malformed
from tests.bot.desk.scene import customer_with_a_failed_attempt, talk_of
from tests.bot.desk.scene import words as shown_words
from tests.bot.desk.test_doing import MINUTE, act, chat, done
from tests.harness import Harness
from tests.people import person

CHART = "https://shop.example/size-chart.PNG?v=2"


async def test_she_answers_an_agent_by_a_button_as_if_she_had_written_it(harness: Harness) -> None:
    """A-20: the agent reads the label and the bot is silent while she has the chat; afterwards the bot answers it."""
    phone, customer = await customer_with_a_failed_attempt(harness)
    async with await person(harness, "Asha") as asha:
        labels = "Yes please\nWhere is my order?"
        await done(harness, asha, customer, "reply", text="Shall they come again?", buttons=labels)
        asked = (await harness.messages(phone))[-1]
        assert [each["text"] for each in asked["look"]["buttons"]] == ["Yes please", "Where is my order?"]
        await harness.tap(phone, asked, "Yes please")
        await harness.settle()
        assert (await harness.messages(phone))[-1]["id"] == asked["id"]
        assert (await chat(harness, customer))["waiting_since_at"] is not None
        shown = shown_words(await talk_of(asha, customer))
        assert "Shall they come again? [Yes please] [Where is my order?]" in shown
        assert "Yes please button" in shown
        await done(harness, asha, customer, "reply", text="Done.")
    await harness.move(31 * MINUTE)
    await harness.tap(phone, asked, "Where is my order?")
    await harness.settle()
    assert "Order *1" in (await harness.texts(phone))[-1]


async def test_a_file_goes_with_its_words_as_caption(sqlite_harness: Harness) -> None:
    """A-20: after the word that a person is there, which cannot go with it."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_failed_attempt(harness)
    async with await person(harness, "Lata", "lead") as lata:
        kept = {"short": "sizes", "language": "en", "text": "Sizes, {{first_name}}:", "file": CHART}
        assert (await lata.post("/desk/words/canned", **kept))[0] == 303
        assert CHART in (await lata.get("/desk/words"))[1]
        assert (await lata.post("/desk/words/macros", name="Sizes", key="2", steps="canned sizes"))[0] == 303
        macro = await harness.scalar("SELECT id AS value FROM macros")
        assert (await act(lata, customer, f"macro/{macro}"))[0] == 202
        await harness.settle()
        assert f"Sizes, Meera: File: {CHART}" in shown_words(await talk_of(lata, customer))
    hello, chart = (await harness.messages(phone))[-2:]
    assert "is with you now" in hello["text"]
    assert (chart["type"], chart["content"]) == ("image", {"link": CHART, "caption": "Sizes, Meera:"})


@pytest.mark.parametrize(
    ("text", "labels"),
    [("", ()), (" Yes \n\n No, thanks", ("Yes", "No, thanks")), ("x" * 20, ("x" * 20,))],
)
def test_labels_stand_one_a_line(text: str, labels: tuple[str, ...]) -> None:
    """A-20."""
    assert buttons_in(text) == labels


@pytest.mark.parametrize("text", ["a\nb\nc\nd", "x" * 21, "Yes\nyes", "Hi {{name}}"])
def test_labels_that_whatsapp_would_not_take_are_refused(text: str) -> None:
    """A-20."""
    with pytest.raises(Malformed):
        buttons_in(text)


@pytest.mark.parametrize(
    "link",
    [
        *("http://shop.example/a.png", "https:///a.png", "https://shop.example/a.exe", "javascript:alert(1)//.png"),
        *("https://shop.example/a b.png", "https://shop.example/" + "a" * 2_000 + ".png", "https://shop.example/ä.png"),
        *("https://[shop.example/a.png", "https://shop.example/{{number}}.png"),
    ],
)
def test_a_file_is_a_link_that_whatsapp_can_fetch(link: str) -> None:
    """A-20."""
    with pytest.raises(Malformed):
        file_in(link)


def test_a_caption_is_short_and_a_file_brings_no_buttons() -> None:
    """A-20."""
    for text, labels, file in (("x" * 1025, ("Yes",), ""), ("x" * 1025, (), CHART), ("x", ("Yes",), CHART)):
        with pytest.raises(Malformed):
            require_fitting(text, labels, file)
    require_fitting("x" * 4096, (), "")
