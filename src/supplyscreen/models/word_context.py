"""Words beside a word of a goods rule."""

from supplyscreen.models.base import Model


class WordContext(Model):
    """Words beside a word of a rule that show that other goods are meant, or none.

    ``before`` and ``after`` stand directly beside it ("NON PVC", "SHRIMP FLAVOR"). ``packed_in``
    stands after it and counts only where IN or ON stands before it ("IN COTTON BAGS").
    ``exceptions`` begin or end like one of these and mean nothing ("FREE SIZE", "ITEM NO").
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    packed_in: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
