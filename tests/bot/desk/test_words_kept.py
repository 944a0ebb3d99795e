"""Leads keep canned replies and macros; agents use them with the facts of her order."""

from tests.bot.desk.scene import customer_with_a_failed_attempt
from tests.bot.desk.test_doing import act, done
from tests.harness import Harness
from tests.people import person


async def test_a_lead_keeps_words_that_agents_use(sqlite_harness: Harness) -> None:
    """A-20: variables are filled in by the server, one without a value stops the reply."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_failed_attempt(harness)
    async with await person(harness, "Lata", "lead") as lata, await person(harness, "Asha") as asha:
        assert (await asha.get("/desk/words"))[0] == 403
        for text in ("Hello", "Namaste {{first_name}}, about {{number}}:"):
            kept = await lata.post("/desk/words/canned", short="/hi", language="en", text=text)
            assert kept[0] == 303
        for name in ("Close", "Refund"):
            kept = await lata.post("/desk/words/macros", name=name, key="1", steps="label done\nresolve")
            assert kept[0] == 303
        status, html = await lata.get("/desk/words")
        assert (status, html.count("/hi"), html.count("label done<br>resolve")) == (200, 2, 2)
        wrong = await lata.post("/desk/words/canned", short="no", language="en", text="x", buttons="Yes\nYES")
        assert (wrong[0], "Two buttons cannot say the same." in wrong[1]) == (400, True)
        status, html = await lata.post("/desk/words/macros", name="Bad", steps="dance <b>")
        assert status == 400
        assert "“dance &lt;b&gt;” is no step." in html
        rows = await harness.rows("SELECT name, key FROM macros ORDER BY name")
        assert [tuple(row.values()) for row in rows] == [("Close", None), ("Refund", 1)]
        await done(harness, asha, customer, "reply", text="Namaste {{first_name}}!")
        assert (await harness.texts(phone))[-1].endswith("Namaste Meera!")
        status, told = await act(asha, customer, "reply", text="Refund {{reference}}")
        assert (status, "{{reference}} has no value" in told["error"]) == (409, True)
        (canned,) = await harness.rows("SELECT id FROM canned")
        assert (await lata.post(f"/desk/words/canned/{canned['id']}/drop"))[0] == 303
    assert await harness.rows("SELECT id FROM canned") == []
