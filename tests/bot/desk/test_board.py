"""The supervisor's board, on the whole service."""

from datetime import timedelta

from tests.bot.desk.scene import customer_with_a_failed_attempt, words
from tests.harness import Harness
from tests.people import log_in, person

MINUTE = timedelta(minutes=1)


async def test_the_board_shows_what_waits_what_is_late_and_who_has_how_much(harness: Harness) -> None:
    """A-20 (19), P-01: leads only; reassigning and whispering are the single acts; resolved ones to look through."""
    _, customer = await customer_with_a_failed_attempt(harness, name="Meera <b>Joshi")
    async with await person(harness, "Asha") as asha, await person(harness, "Lata", "lead") as lata:
        assert (await asha.get("/desk/board"))[0] == 403
        status, html = await lata.get("/desk/board")
        assert status == 200
        assert "Meera <b>" not in html
        shown = words(html)
        assert "Late 0" in shown
        assert "With nobody 1" in shown
        assert "Asha 0 of 10" in shown
        assert (await lata.post(f"/desk/c/{customer}/assign", user_id=asha.user.id))[0] == 202
        assert (await lata.post(f"/desk/c/{customer}/note", text="Be kind.", whisper="yes"))[0] == 202
        await harness.settle()
        assert "Asha 1 of 10" in words((await lata.get("/desk/board/live"))[1])
        rules = harness.service.parts.brand.desk
        await harness.move(rules.first_answer - rules.warn + MINUTE)
        shown = words((await lata.get("/desk/board/live"))[1])
        assert "Due soon 1" in shown
        await harness.move(rules.warn)
        late = words((await lata.get("/desk/board/live"))[1])
        assert "Late 1" in late
        assert "min late" in late
        await lata.post(f"/desk/c/{customer}/resolve")
        await harness.move(MINUTE)
        fresh = await log_in(harness, lata.user)
        done = words((await fresh.get("/desk/board"))[1])
        await fresh.close()
        assert "Late 0" in done
        assert "Lata, 23 Nov" in done
