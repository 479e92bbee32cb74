"""Gives customers their money back."""

from ledger import Entry

LIMIT_CENTS = 20_000


def refund(ledger, order, cents, now):
    """Pays back a part of an order or all of it."""
    if cents <= 0:
        raise ValueError("a refund is a positive amount")
    if cents > ledger.balance(order):
        raise ValueError("more than was paid")
    ledger.book(Entry(order, -cents, now))
    return cents
