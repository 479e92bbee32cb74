from datetime import datetime

from ledger import Entry, Ledger
from refunds import refund_in_instalments

NOW = datetime(2026, 5, 4)


def test_what_does_not_divide_goes_into_the_first_instalment():
    ledger = Ledger()
    ledger.book(Entry("A1", 1_000, NOW))
    assert refund_in_instalments(ledger, "A1", 1_000, 3, NOW) == 333
    assert ledger.balance("A1") == 0
