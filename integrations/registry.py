"""Finds vendor modules by the name in the settings: a new vendor is one new file, found by its PROVIDER."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import cast

from integrations.contract import Vendor
from journeys.errors import SettingsInvalid

PACKAGES = ("integrations.couriers", "integrations.shops", "integrations.payments")
SINGLE_MODULES = ("integrations.whatsapp.inbound",)


def vendor_of(provider: str) -> Vendor:
    """The vendor module whose PROVIDER is `provider`. Raises SettingsInvalid for an unknown one."""
    known = vendors()
    if provider not in known:
        raise SettingsInvalid(f"provider {provider!r} is unknown; known are: {', '.join(sorted(known))}")
    return known[provider]


@cache
def vendors() -> dict[str, Vendor]:
    """Every vendor module by its PROVIDER. Raises SettingsInvalid when two claim the same name."""
    found: dict[str, Vendor] = {}
    for module in _modules():
        provider = getattr(module, "PROVIDER", None)
        if not isinstance(provider, str):
            continue
        if provider in found:
            raise SettingsInvalid(f"two vendor files call themselves {provider!r}; one of them is {module.__name__}")
        found[provider] = cast(Vendor, module)
    return found


def _modules() -> list[ModuleType]:
    """The modules of the vendor packages, and the single ones that are installed."""
    names = [
        f"{package}.{each.name}"
        for package in PACKAGES
        for each in pkgutil.iter_modules(importlib.import_module(package).__path__)
    ]
    return [importlib.import_module(name) for name in names] + [
        each for name in SINGLE_MODULES if (each := _optional(name))
    ]


def _optional(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            return None
        raise
