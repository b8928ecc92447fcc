"""How a share, a rate and a threshold are written; one way for text and page."""


def share_text(value: float | None) -> str:
    """A share with three decimals; 1.000 and 0.000 only for exactly that; a dash for none."""
    if value is None:
        return "-"
    text = f"{value:.3f}"
    if text == "1.000" and value < 1:
        return "0.999"
    return "<0.001" if text == "0.000" and value > 0 else text


def rate_text(value: float | None) -> str:
    """A rate per 1,000 with one decimal; a dash for none."""
    if value is None:
        return "-"
    return "<0.1" if 0 < value < 0.05 else f"{value:.1f}"


def threshold_text(value: float | None) -> str:
    """A threshold with as many decimals as it needs, two at least; in words where there is none."""
    if value is None:
        return "above every score"
    text = f"{value:.6f}".rstrip("0")
    return text.ljust(text.index(".") + 3, "0")


def between_text(low: float | None, high: float | None) -> str:
    """An interval of shares; empty where there is none."""
    return "" if low is None else f"{share_text(low)} to {share_text(high)}"
