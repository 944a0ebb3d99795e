"""A reader for the part of GraphQL that a client sends: operations, fields, arguments, variables, fragments."""

import re
from typing import Any

import msgspec

TOKEN = re.compile(
    r'\s+|,|#[^\n]*|"""(?:.|\n)*?"""|"(?:\\.|[^"\\])*"|\.\.\.|-?\d+(?:\.\d+)?|[_A-Za-z]\w*|[{}()\[\]:$!=@|&]'
)


class QueryInvalid(Exception):
    """The document cannot be read, or asks for something the schema does not have."""


class Field(msgspec.Struct):
    """One selected field. `on` is the type of an inline fragment, else ""."""

    name: str
    alias: str
    arguments: dict[str, Any]
    selection: "list[Field]"
    on: str = ""


class Reader:
    """Reads one document with its variables filled in."""

    def __init__(self, text: str, variables: dict[str, Any]) -> None:
        self._tokens = _tokens(text)
        self._variables = variables
        self._at = 0

    def operation(self) -> tuple[str, list[Field]]:
        """("query" | "mutation", the selected fields). Raises QueryInvalid."""
        kind = "query"
        if self._peek() != "{":
            kind = self._next()
            if kind not in {"query", "mutation"}:
                raise QueryInvalid(f"syntax error, unexpected {kind}")
            if self._peek() not in {"{", "("}:
                self._next()
            if self._peek() == "(":
                self._declarations()
        fields = self._selection()
        if self._at != len(self._tokens):
            raise QueryInvalid(f"syntax error, unexpected {self._peek()}")
        return kind, fields

    def _declarations(self) -> None:
        self._expect("(")
        while self._peek() != ")":
            self._expect("$")
            name = self._next()
            self._expect(":")
            required = self._type()
            default = None
            if self._peek() == "=":
                self._next()
                default = self._value()
            if name not in self._variables:
                if required and default is None:
                    raise QueryInvalid(f"Variable ${name} of required type was not provided")
                self._variables[name] = default
        self._expect(")")

    def _type(self) -> bool:
        if self._peek() == "[":
            self._next()
            self._type()
            self._expect("]")
        else:
            self._next()
        if self._peek() == "!":
            self._next()
            return True
        return False

    def _selection(self) -> list[Field]:
        self._expect("{")
        fields = []
        while self._peek() != "}":
            fields.append(self._field())
        self._expect("}")
        if not fields:
            raise QueryInvalid("syntax error, empty selection")
        return fields

    def _field(self) -> Field:
        if self._peek() == "...":
            self._next()
            if self._next() != "on":
                raise QueryInvalid("named fragments are not read here")
            on = self._next()
            return Field("...", "...", {}, self._selection(), on)
        name = alias = self._next()
        if self._peek() == ":":
            self._next()
            name = self._next()
        arguments = self._arguments() if self._peek() == "(" else {}
        selection = self._selection() if self._peek() == "{" else []
        return Field(name, alias, arguments, selection)

    def _arguments(self) -> dict[str, Any]:
        self._expect("(")
        arguments = {}
        while self._peek() != ")":
            name = self._next()
            self._expect(":")
            arguments[name] = self._value()
        self._expect(")")
        return arguments

    def _value(self) -> Any:
        token = self._next()
        if token == "$":
            return self._variable(self._next())
        if token == "[":
            return self._list()
        if token == "{":
            return self._object()
        if token.startswith('"'):
            return msgspec.json.decode(token) if not token.startswith('"""') else token[3:-3].strip()
        if re.fullmatch(r"-?\d+(\.\d+)?", token):
            return float(token) if "." in token else int(token)
        return {"true": True, "false": False, "null": None}.get(token, token)

    def _variable(self, name: str) -> Any:
        if name not in self._variables:
            raise QueryInvalid(f"Variable ${name} is used but not defined")
        return self._variables[name]

    def _list(self) -> list[Any]:
        values = []
        while self._peek() != "]":
            values.append(self._value())
        self._expect("]")
        return values

    def _object(self) -> dict[str, Any]:
        values = {}
        while self._peek() != "}":
            name = self._next()
            self._expect(":")
            values[name] = self._value()
        self._expect("}")
        return values

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else "end of document"

    def _next(self) -> str:
        token = self._peek()
        self._at += 1
        if self._at > len(self._tokens):
            raise QueryInvalid("syntax error, unexpected end of document")
        return token

    def _expect(self, wanted: str) -> None:
        if (found := self._next()) != wanted:
            raise QueryInvalid(f"syntax error, unexpected {found}, expecting {wanted}")


def project(value: Any, selection: list[Field], type_name: str) -> Any:
    """Cut `value` down to the selection. Raises QueryInvalid on a field the object does not have."""
    if isinstance(value, list):
        return [project(each, selection, type_name) for each in value]
    if value is None or not isinstance(value, dict):
        return value
    if not selection:
        raise QueryInvalid(f"Field must have selections (type {type_name})")
    cut: dict[str, Any] = {}
    for field in selection:
        if field.on:
            cut |= project(value, field.selection, field.on)
            continue
        if field.name not in value:
            raise QueryInvalid(f"Field '{field.name}' doesn't exist on type '{type_name}'")
        cut[field.alias] = project(value[field.name], field.selection, field.name)
    return cut


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise QueryInvalid(f"syntax error, unexpected character {text[at]!r}")
        if match[0].strip(" \t\r\n,") and not match[0].startswith("#"):
            tokens.append(match[0])
        at = match.end()
    return tokens
