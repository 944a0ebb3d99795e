"""The map: what stands on it, where, how large, and what it warns of."""

from datetime import timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from journeys.catalogue import Catalogue
from journeys.definition import Definition
from journeys.drawing.card import Trace
from journeys.drawing.content import drawing_of
from journeys.drawing.gaps import DESIGNED_ELSEWHERE, gaps_in
from journeys.drawing.layout import PageFull, lay_out
from journeys.drawing.lettering import broken, text_width
from journeys.drawing.markdown import markdown_of
from journeys.drawing.mermaid import chart_of, overview_of
from journeys.drawing.page import HEIGHT, MARGIN, SMALLEST, WIDTH, Box, Page
from journeys.drawing.stages import Part, part_of, part_of_happening, speaks_after
from journeys.drawing.svg import svg_of
from journeys.packs import Pack, Packs
from journeys.vocabulary import HAPPENINGS
from tests.journeys.drawing.some_journeys import CONFIRMED, RECOVERY, REVIEW, SMALL, after, journey, many, step


@pytest.fixture(scope="module")
def full_page() -> Page:
    return lay_out(drawing_of(many()))


def cards(page: Page) -> list[Box]:
    return [box for box in page.boxes if box.kind.startswith("card")]


def said_in(page: Page, name: str) -> str:
    """All words of one card, in order."""
    return " ".join(text.words for text in page.texts if text.inside == name)


def test_more_than_forty_journeys_are_readable_on_one_page(full_page: Page) -> None:
    """A-82: every card is on the page and no letter is smaller than 2.2 mm."""
    assert len([box for box in cards(full_page) if not box.name.startswith("gap:")]) == 44
    assert min(text.size for text in full_page.texts) >= SMALLEST
    for box in full_page.boxes:
        assert box.x >= MARGIN - 0.01, box
        assert box.right <= WIDTH - MARGIN + 0.01, box
        assert box.bottom <= HEIGHT - MARGIN + 0.01, box


def test_no_two_cards_or_headings_lie_on_each_other(full_page: Page) -> None:
    """A-82."""
    solid = [box for box in full_page.boxes if box.kind.startswith(("card", "part"))]
    for one, other in combinations(solid, 2):
        apart = one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
        assert apart, (one.name, other.name)


def test_every_word_stays_inside_its_card(full_page: Page) -> None:
    """A-82."""
    boxes = {box.name: box for box in full_page.boxes if box.name}
    for text in full_page.texts:
        box = boxes.get(text.inside)
        left = text.x - (text.width / 2 if text.is_centred else 0)
        if box:
            assert left >= box.x, text
            assert left + text.width <= box.right + 0.01, text
            assert box.y < text.y - 0.7 * text.size, text
            assert text.y < box.bottom, text


def test_no_two_words_lie_on_each_other(full_page: Page) -> None:
    """A-82."""
    lines: dict[float, list[tuple[float, float]]] = {}
    for text in full_page.texts:
        left = text.x - (text.width / 2 if text.is_centred else 0)
        lines.setdefault(round(text.y, 3), []).append((left, left + text.width))
    for line in lines.values():
        for (_, right), (left, _) in pairwise(sorted(line)):
            assert right <= left + 0.01


def test_too_much_for_one_page_is_said_instead_of_drawn_too_small() -> None:
    """A-82."""
    more = [each for index in range(4) for each in _renamed(many(), index)]
    with pytest.raises(PageFull, match="split a journey"):
        lay_out(drawing_of(Catalogue(more)))


def _renamed(catalogue: Catalogue, index: int) -> list[Definition]:
    return [
        journey(f"{each.journey}_{index}", each.trigger, *each.steps.values(), exit_on=each.exit_on)
        for each in catalogue.newest.values()
    ]


def test_the_same_journeys_give_the_same_page() -> None:
    """A-82: else the check that it is up to date would mean nothing."""
    backwards = Catalogue(reversed(list(SMALL.newest.values())))
    assert svg_of(lay_out(drawing_of(SMALL))) == svg_of(lay_out(drawing_of(backwards)))
    assert markdown_of(SMALL, drawing_of(SMALL)) == markdown_of(backwards, drawing_of(backwards))


def test_the_page_is_a3_and_needs_nothing_from_elsewhere() -> None:
    """A-82."""
    root = ElementTree.fromstring(svg_of(lay_out(drawing_of(SMALL))))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("420mm", "297mm", "0 0 420 297")
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "title", "style", "rect", "path", "text"}
    assert "url(" not in (root.find("{http://www.w3.org/2000/svg}style").text or "")  # type: ignore[union-attr]


def test_a_card_shows_messages_waits_commands_handoffs_and_exits() -> None:
    """A-82: durations stand at the arrows."""
    page = lay_out(drawing_of(Catalogue([RECOVERY])))
    said = said_in(page, "save_delivery")
    for words in (
        "wait 4m",
        "attempt_not_made?",
        "courier.request_reattempt",
        "20m",
        "18h",
        "reattempt",
        "(ask_again)",
    ):
        assert words.replace(" ", "") in said.replace(" ", "")  # a long word breaks
    card = next(box for box in cards(page) if box.name == "save_delivery")
    inside = {icon.name for icon in page.icons if card.x < icon.x < card.right and card.y < icon.y < card.bottom}
    assert inside == {"start", "message", "clock", "question", "command", "person", "arrow", "end"}
    assert card.kind == "card-urgent"


def test_a_card_names_the_week_of_its_pack() -> None:
    """A-85."""
    page = lay_out(drawing_of(SMALL, Packs([Pack(2, "Two words", "", ("save_delivery",))])))
    assert "week\u00a02" in said_in(page, "save_delivery")


@pytest.mark.parametrize(
    ("which", "part"),
    [
        (RECOVERY, Part.FAILED_ATTEMPT),
        (CONFIRMED, Part.ORDER),
        (REVIEW, Part.AFTER),  # speaks days after the delivery
        (journey("thanks", "shipment.delivered", step("say", "send", "delivered")), Part.DELIVERED),
        (
            journey(
                "asks_cod",
                "order.confirmed",
                step("ask", "send", "order_confirmed", wait_for={"reply.agent": "end"}, timeout=after(120, "end")),
            ),
            Part.CONFIRMATION,
        ),
        (
            journey(
                "checkpoint",
                "order.confirmed",
                step("day", "wait", span=timedelta(hours=24), then="say"),
                step("say", "send", "no_news"),
            ),
            Part.PACKING,
        ),
        (
            journey("prepay", "order.confirmed", step("link", "do", "payment.create_link", on_failure="end")),
            Part.PAYMENT,
        ),
        (journey("quiet", "signal.silence", step("say", "send", "no_news")), Part.ANY_TIME),
        (journey("loop", "signal.hub_loop", step("say", "send", "no_news")), Part.TRANSIT),
        (journey("money", "refund.created", step("say", "send", "refund_started")), Part.RETURN),
    ],
    ids=lambda each: each.journey if isinstance(each, Definition) else "",
)
def test_a_journey_stands_where_it_speaks(which: Definition, part: Part) -> None:
    """A-82."""
    assert part_of(which) is part


def test_the_first_word_is_found_on_the_shortest_way() -> None:
    """A-82."""
    assert speaks_after(RECOVERY) == timedelta(minutes=4)
    assert speaks_after(REVIEW) == timedelta(days=5)
    assert speaks_after(journey("mute", "order.paid", step("do", "do", "ops.alert", on_failure="end"))) is None


def test_every_happening_has_a_place_on_the_map() -> None:
    """A-82."""
    placed = {happening: part_of_happening(happening) for happening in HAPPENINGS}
    families = {happening.partition(".")[0] for happening, part in placed.items() if part is Part.ANY_TIME}
    assert families <= {"message", "page", "customer", "signal"}
    assert set(DESIGNED_ELSEWHERE) <= set(HAPPENINGS)


def test_gaps_are_named_where_they_are() -> None:
    """A-11, A-82."""
    gaps = gaps_in(SMALL)
    assert Part.FAILED_ATTEMPT not in gaps.silent_parts
    assert Part.RTO in gaps.silent_parts
    assert "shipment.rto_initiated" in gaps.accidental
    assert "shipment.delivery_attempt_failed" not in gaps.accidental
    assert "shipment.delivered" not in gaps.accidental  # it ends a run, and starts another
    assert "message.received" not in gaps.accidental
    said = said_in(lay_out(drawing_of(SMALL)), "gap:return to origin")
    assert "no journey speaks here" in said
    assert "rto initiated" in said


def test_a_wait_above_the_silence_budget_is_marked_unless_something_watches() -> None:
    """A-82, D10."""
    slow = journey(
        "slow",
        "shipment.picked_up",
        step("long", "wait", span=timedelta(days=3), then="say"),
        step("say", "send", "no_news"),
    )
    (silence,) = gaps_in(Catalogue([slow])).long_silences
    assert (silence.journey, silence.step, silence.part) == ("slow", "long", Part.TRANSIT)
    page = lay_out(drawing_of(Catalogue([slow])))
    assert "longer than allowed" in said_in(page, "slow")
    assert "`slow` waits in `long` longer than allowed" in markdown_of(Catalogue([slow]), drawing_of(Catalogue([slow])))
    watch = journey("watch", "signal.silence", step("say", "send", "no_news"))
    assert gaps_in(Catalogue([slow, watch])).long_silences == ()
    mute_watch = journey("watch", "signal.silence", step("work", "do", "ops.alert", on_failure="end"))
    assert gaps_in(Catalogue([slow, mute_watch])).long_silences


def test_the_chosen_orders_way_is_marked() -> None:
    """A-82."""
    traces = {"save_delivery": Trace(frozenset({"settle", "fault", "ask"}), "ask")}
    drawing = drawing_of(SMALL, traces=traces, here=Part.FAILED_ATTEMPT, about="KH-10234")
    page = lay_out(drawing)
    assert [box.kind for box in page.boxes if box.kind.startswith("mark")].count("mark-visited") == 2
    assert [box.kind for box in page.boxes if box.kind.startswith("mark")].count("mark-current") == 1
    assert [box.name for box in page.boxes if "passed" in box.kind] == ["save_delivery"]
    assert [box.name for box in page.boxes if "here" in box.kind.split()] == ["part:failed attempt"]
    assert any("KH-10234" in text.words for text in page.texts)
    words = markdown_of(SMALL, drawing, traces)
    assert "(the order is here)" in words
    assert "class s1,s2 visited" in words
    assert "class s4 current" in words


def test_mermaid_has_every_step_and_every_way_on() -> None:
    """A-82."""
    chart = chart_of(RECOVERY)
    assert '  start(("delivery attempt failed")) --> s1' in chart
    assert '  s1 -->|"4m"| s2' in chart
    assert '  s2 -->|"yes"| s3' in chart
    assert '  s4 -->|"20m"| s5' in chart
    assert '  s6 -->|"refused"| s7' in chart
    assert chart.count("-->") == 1 + sum(len(each.routes) for each in RECOVERY.steps.values())
    overview = overview_of(drawing_of(SMALL))
    assert 'n_save_delivery["save_delivery (urgent)"]' in overview
    assert "n_order --> n_payment" in overview


def test_words_too_long_for_a_line_break_where_they_can() -> None:
    """A-82."""
    room = text_width("courier.request_", 2.2)
    assert broken("courier.request_reattempt", room, 2.2) == ["courier.request_", "reattempt"]
    assert "".join(broken("unbreakableunbreakable", room, 2.2)) == "unbreakableunbreakable"
    assert all(text_width(piece, 2.2) <= room for piece in broken("unbreakableunbreakable", room, 2.2))
