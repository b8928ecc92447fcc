"""Names in Chinese characters, simplified and traditional."""

from functools import cache
from random import Random

from benchmarks.labelled.listed import Listed
from opencc import OpenCC

_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "公司")  # the longest first
_PROVINCES = (
    "新疆",
    "安徽",
    "江苏",
    "山东",
    "四川",
    "福建",
    "广东",
    "甘肃",
    "河北",
    "湖北",
    "浙江",
)
_CITIES = ("合肥", "常州", "珠海", "东莞", "南京", "大连", "天津", "保定", "包头", "郑州", "无锡")


def hanzi_simp(name: Listed, draw: Random) -> list[str]:
    """A Chinese name with another legal form or none, with 省 or 市, with blanks, or as listed."""
    return [text for chinese in name.chinese for text in _rewritten(chinese, draw)]


def hanzi_trad(name: Listed, draw: Random) -> list[str]:
    """The same in traditional characters, as in Hong Kong or Taiwan."""
    return [
        _converter(draw.choice(("s2hk", "s2tw", "s2t"))).convert(text)
        for chinese in name.chinese
        for text in _rewritten(chinese, draw)
    ]


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _rewritten(chinese: str, draw: Random) -> list[str]:
    form = next((form for form in _FORMS if chinese.endswith(form)), "")
    core = chinese.removesuffix(form)
    others = [other for other in _FORMS[:3] if other != form]
    long = core
    for province in _PROVINCES:
        long = long.replace(province, f"{province}省", 1) if province != "新疆" else long
    for city in _CITIES:
        long = long.replace(city, f"{city}市", 1) if f"{city}市" not in long else long
    made = [core + draw.choice(others) if form else f"{core}有限公司", f"{core} {form}".strip()]
    made += [core] if len(core) > 3 and form else []
    made += [long + form] if long != core else []
    made += [chinese.replace("（", "(").replace("）", ")")] if "（" in chinese else []
    return [*made, chinese]
