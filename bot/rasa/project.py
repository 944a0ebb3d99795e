"""A Rasa project made of our phrases and skills, as text by file name. Accepted by Rasa Open Source 3.6.

One rule leads from each intent to its skill; what Rasa is unsure of, or has no rule for, comes to us as a whole
message. While a form of ours is open Rasa's one form has the floor, and its validation is where we read answers.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from bot.actions import ALL_FORMS, ALL_SKILLS
from bot.rasa.acting import ACTION_MESSAGE, ACTION_TAP, VALIDATE_FORM
from bot.rasa.call import FORM, SLOT, TAP, TOKEN
from bot.rasa.project_readme import README
from bot.rasa.replies import payload_of
from bot.understanding.phrases import OUT_OF_SCOPE, Phrase

FORMAT = "3.1"  # of Rasa's training files since 3.1
SESSION_MINUTES = 24 * 60  # as long as our own forms are brought up again
UNSURE_BELOW, CLOSE_BY = 0.4, 0.1  # confidences
EPOCHS = 100
# Never classified: payloads are read as they are. Rasa warns of an intent without two examples.
TAPS = tuple(payload_of(token) for token in ("1.order_status.1..a", "1.agent.1..b"))

Json = dict[str, Any]


def project_of(phrases: Sequence[Phrase], *, name: str, action_url: str) -> dict[str, str]:
    """The files of the project. `name` tells the assistant from others, `action_url` is our /rasa/webhook."""
    kept = without_contradictions(phrases)
    intents = sorted({phrase.label for phrase in kept})
    languages = dict.fromkeys(phrase.language or "other" for phrase in kept)
    files = {
        "domain.yml": _yaml(domain(intents)),
        "data/rules.yml": _yaml({"version": FORMAT, "rules": rules(intents)}),
        "config.yml": _yaml(config(name)),
        "credentials.yml": _yaml({"rest": None}),
        "endpoints.yml": _yaml({"action_endpoint": {"url": action_url, "token": "${HARKARA_ACTION_TOKEN}"}}),
        "README.md": README,
    }
    files["data/nlu/buttons.yml"] = _yaml({"version": FORMAT, "nlu": [{"intent": TAP, "examples": _block(TAPS)}]})
    for language in languages:
        mine = [phrase for phrase in kept if (phrase.language or "other") == language]
        files[f"data/nlu/{language}.yml"] = _yaml({"version": FORMAT, "nlu": nlu(mine)})
    return files


def without_contradictions(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Each text once, with the first intent that claims it: Rasa warns of a text with two."""
    once: dict[str, Phrase] = {}
    for phrase in phrases:
        label = "out_of_scope" if phrase.label in OUT_OF_SCOPE else phrase.label
        once.setdefault(" ".join(phrase.text.casefold().split()), phrase._replace(label=label))
    return list(once.values())


def domain(intents: Sequence[str]) -> Json:
    """domain.yml: what there is, and how long a session lasts."""
    return {
        "version": FORMAT,
        "intents": [*intents, TAP],
        "entities": [TOKEN],
        "slots": {SLOT: {"type": "any", "mappings": [_only_in_form()]}},
        "forms": {FORM: {"required_slots": [SLOT]}},
        "actions": served_actions(),
        "session_config": {"session_expiration_time": SESSION_MINUTES, "carry_over_slots_to_new_session": True},
    }


def served_actions() -> list[str]:
    """The actions that rules may lead to: skills that a customer's words ask for, and our own ways."""
    asked_for = {skill.called() for skill in ALL_SKILLS if skill.intents}
    return sorted(asked_for | {ACTION_TAP, ACTION_MESSAGE, VALIDATE_FORM})


def own_form_actions() -> list[str]:
    """What a project that fills our forms by itself may call beside: their validation, and the skill at the end."""
    return sorted({f"validate_{form.called()}" for form in ALL_FORMS} | {form.submits for form in ALL_FORMS})


def rules(intents: Sequence[str]) -> list[Json]:
    """data/rules.yml: one rule per intent, taps, what is unsure, and the end of the form."""
    skill_of = {intent: skill.called() for skill in ALL_SKILLS for intent in skill.intents}
    led = {intent: skill_of.get(intent, ACTION_MESSAGE) for intent in intents}
    led |= {TAP: ACTION_TAP, "nlu_fallback": ACTION_MESSAGE}
    return [
        *(
            {"rule": f"{intent} leads to {action}", "steps": [{"intent": intent}, {"action": action}]}
            for intent, action in led.items()
        ),
        {
            "rule": "our form ends",
            "condition": [{"active_loop": FORM}],
            "steps": [{"action": FORM}, {"active_loop": None}, {"slot_was_set": [{"requested_slot": None}]}],
        },
    ]


def nlu(phrases: Sequence[Phrase]) -> list[Json]:
    """data/nlu/<language>.yml: the examples of each intent."""
    examples: dict[str, list[str]] = {}
    for phrase in phrases:
        examples.setdefault(phrase.label, []).append(" ".join(phrase.text.split()))
    return [{"intent": intent, "examples": _block(texts)} for intent, texts in sorted(examples.items())]


def config(name: str) -> Json:
    """config.yml: a pipeline that knows no language in particular, and rules only."""
    return {
        "recipe": "default.v1",
        "assistant_id": name,
        "language": "en",  # only names the model: no component below depends on it
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {"name": "DIETClassifier", "epochs": EPOCHS, "entity_recognition": False, "constrain_similarities": True},
            {"name": "FallbackClassifier", "threshold": UNSURE_BELOW, "ambiguity_threshold": CLOSE_BY},
        ],
        "policies": [{"name": "RulePolicy", "core_fallback_action_name": ACTION_MESSAGE}],
    }


def _only_in_form() -> Json:
    """Her words become a candidate only while we ask her something."""
    return {"type": "from_text", "conditions": [{"active_loop": FORM, "requested_slot": SLOT}]}


def _block(texts: Iterable[str]) -> LiteralScalarString:
    block: LiteralScalarString = LiteralScalarString("".join(f"- {text}\n" for text in texts))
    return block


def _yaml(content: Mapping[str, Any]) -> str:
    writer, out = YAML(), io.StringIO()
    writer.default_flow_style = False
    writer.width = 4096  # no line is broken
    writer.dump(dict(content), out)
    return out.getvalue()
