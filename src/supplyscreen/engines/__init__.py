"""The same screen on other machinery: ``supplyscreen.engines.spark`` (extra ``[spark]``)."""
