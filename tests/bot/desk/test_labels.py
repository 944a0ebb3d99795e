"""Labels and saved searches, as a page."""

from tests.bot.desk.scene import customer_with_a_failed_attempt, words
from tests.harness import Harness
from tests.people import person


async def test_labels_lead_to_the_conversations_that_carry_them(sqlite_harness: Harness) -> None:
    """A-20 (13): counted, with a search for each; a user sees her own saved searches only."""
    _, customer = await customer_with_a_failed_attempt(sqlite_harness)
    async with await person(sqlite_harness, "Asha") as asha, await person(sqlite_harness, "Ravi") as ravi:
        await asha.post(f"/desk/c/{customer}/label", labels="<i>vip, late & cold")
        await asha.post("/desk/views", name="Pune", query="411001")
        await sqlite_harness.settle()
        status, html = await asha.get("/desk/labels")
        assert status == 200
        assert "<i>" not in html
        assert "late & cold 1" in words(html)
        assert "Pune" in html
        found = (await asha.get("/desk?q=label%3Alate%20%26%20cold"))[1]
        assert f"/desk/c/{customer}" in found
        assert "Pune" not in (await ravi.get("/desk/labels"))[1]
