"""Every movement of money, written once and never changed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Entry:
    order: str
    cents: int
    at: datetime


class Ledger:
    def __init__(self):
        self._entries = []

    def book(self, entry):
        if entry.cents == 0:
            raise ValueError("nothing to book")
        self._entries.append(entry)

    def balance(self, order):
        return sum(entry.cents for entry in self._entries if entry.order == order)
