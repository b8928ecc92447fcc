"""Bills that are left out of the careful look have no flag on a party, place or goods."""

from hypothesis import given, settings
from polars.testing import assert_frame_equal

from supplyscreen.flags import (
    FlagContext,
    ground_flags,
    in_triage_order,
    prepare_flags,
    stated_masters,
    worth_flagging,
)
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import MATCHES, SUPPLIERS, empty

from .frames import AS_OF, bill, lists, parties, roles, shipments
from .test_batches import LISTS
from .worlds import Tables, worlds


@settings(max_examples=10, deadline=None)
@given(world=worlds())
def test_the_chosen_bills_have_all_flags(world: Tables) -> None:
    bills, _, named, people, matches = world
    context = FlagContext(lists(), ScreenConfig(goods_lists=LISTS), AS_OF)
    prepared = prepare_flags(people, matches, context, house_masters=stated_masters(bills))
    chosen, theirs = worth_flagging(bills, named, prepared)
    none = empty(SUPPLIERS)
    whole = in_triage_order(ground_flags(bills, none, named, prepared))
    assert_frame_equal(in_triage_order(ground_flags(chosen, none, theirs, prepared)), whole)


def test_goods_places_and_ships_are_chosen_and_superseded_bills_are_not() -> None:
    bills = shipments(
        bill("S1", goods_description="COTTON YARN"),
        bill("S2", goods_description="PAPER CUPS"),
        bill("S3", goods_description="PAPER CUPS", place_of_receipt="URUMQI, CHINA"),
        bill("S4", goods_description="COTTON YARN", state="superseded"),
    )
    context = FlagContext(lists(), ScreenConfig(), AS_OF)
    prepared = prepare_flags(parties(), empty(MATCHES), context)
    chosen, _ = worth_flagging(bills, roles(), prepared)
    assert chosen["shipment_id"].to_list() == ["S1", "S3"]
