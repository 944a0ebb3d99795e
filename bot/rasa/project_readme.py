"""The README of an exported Rasa project: the steps from the files to answers."""

README = """\
# Harkara's skills behind a Rasa server

Made by `harkara rasa export`; made again it is overwritten, so keep what you add in files of your own beside these.

| file | holds |
|---|---|
| `data/nlu/<language>.yml` | the training phrases |
| `data/rules.yml` | which skill answers which intent |
| `domain.yml` | intents, skills (custom actions), one form |
| `config.yml` | pipeline and policy |
| `endpoints.yml` | where the skills are: Harkara's `/rasa/webhook` |

1. Give Harkara a token: `HARKARA_UNDERSTANDING__ACTION_TOKEN`, 16 characters or more, and start it again.
2. Give Rasa the same one: `export HARKARA_ACTION_TOKEN=...`; check the address in `endpoints.yml`.
3. `pip install rasa==3.6.21` (Python 3.8 to 3.10), then `rasa data validate` and `rasa train`.
4. `rasa run --enable-api --auth-token ...`, and a channel in `credentials.yml`.
5. Try it: `rasa shell --conversation-id 919999900001`.

**Who she is.** The conversation's id is the customer's phone with country code (`919999900001`, `whatsapp:+91...`) or
her WhatsApp user id. Whoever may choose that id sees her orders: never connect a channel whose visitors name
themselves (the `rest` channel is for tests behind your own firewall).

**Buttons** carry `/tap{"token": "..."}`: a channel has to send a button's payload back as the message.

**Forms.** Harkara keeps what it has asked. While it waits for an answer, `harkara_form` is active and everything she
says or taps goes to `validate_harkara_form`: answers, asides, corrections, "stop". Forms that you fill yourself can
use `validate_<name>_form` of Harkara's forms (`GET /rasa/actions` names them) with slots of the same names.

**What Harkara says later** (news of an order, what a courier answered to a wish) goes over WhatsApp, not through Rasa.
What she writes through Rasa opens no window of the WhatsApp number: outside one only messages with a template leave.
"""
