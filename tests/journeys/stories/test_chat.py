"""What a story can say of a chat, and how it fails: forms, orders, texts, languages, people."""

import pytest

from bot.conversing import Stories
from bot.keyword_interpreter import KeywordInterpreter
from journeys.stories import read_stories

HEAD = """
- story: a chat
  journeys: all
  given: {parcel: delivered, since: 3h, language: en}
  play:
    - say: where is my order
    - sent: order_status
"""


@pytest.fixture(scope="module")
def stories() -> Stories:
    return Stories(KeywordInterpreter())


def failure(stories: Stories, *lines: str, head: str = HEAD) -> str:
    """What is not as the story says; "" when all is."""
    (story,) = read_stories(head + "".join(f"    - {line}\n" for line in lines), "chat.yaml")
    return "".join(each.text for each in stories.play(story).failures)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("asked: not_received_form looked", "not_received_form does not wait for looked; no form is open"),
        ("filled: {pincode: '560001'}", "the form knows {'pincode': None}"),
        ("language: hi", "she is answered in `en`, not in `hi`"),
        ("handed_over: complaint", "no person was asked for `complaint`; the last reason is `none`"),
        ("pick: KH-1", "no message that left offers `KH-1`"),
        ("no_form", ""),
        ("language: en", ""),
    ],
)
def test_a_line_about_the_chat_holds_or_says_what_is(stories: Stories, line: str, told: str) -> None:
    """B-11, B-23."""
    found = failure(stories, line)
    assert found.startswith(told) if told else found == ""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("about: KH-10235", "`order_status` is about KH-10234, not about KH-10235"),
        ("text: never said", "`order_status` does not say `never said`; it says: "),
        ("text: [KH-10234]", ""),
    ],
)
def test_a_message_is_about_its_order_and_says_its_words(stories: Stories, more: str, told: str) -> None:
    """B-23."""
    found = failure(stories, head=HEAD + f"      {more}\n")
    assert told in found if told else found == ""


def test_a_row_of_a_list_can_be_picked_and_only_then(stories: Stories) -> None:
    """A-02."""
    head = HEAD.replace("{parcel: delivered, since: 3h, language: en}", "{parcel: in_transit, orders: 2}")
    head = head.replace("sent: order_status", "sent: order_list")
    assert failure(stories, "pick: KH-10235", "{sent: order_status, about: KH-10235}", head=head) == ""
