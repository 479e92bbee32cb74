"""Gives customers their money back, at once or in instalments."""

from datetime import timedelta

from ledger import Entry

LIMIT_CENTS = 20_000
MOST_INSTALMENTS = 12
DAYS_BETWEEN = 30


def refund(ledger, order, cents, now):
    """Pays back a part of an order or all of it."""
    check(ledger, order, cents)
    ledger.book(Entry(order, -cents, now))
    return cents


def refund_in_instalments(ledger, order, cents, instalments, now):
    """Pays back in equal parts, a month apart; what does not divide goes into the first."""
    check(ledger, order, cents)
    if not 1 < instalments <= MOST_INSTALMENTS:
        raise ValueError(f"2 to {MOST_INSTALMENTS} instalments are possible")
    part, rest = divmod(cents, instalments)
    for number in range(instalments):
        amount = part + (rest if number == 0 else 0)
        ledger.book(Entry(order, -amount, now + timedelta(days=DAYS_BETWEEN * number)))
    return part


def check(ledger, order, cents):
    if cents <= 0:
        raise ValueError("a refund is a positive amount")
    if cents > ledger.balance(order):
        raise ValueError("more than was paid")
