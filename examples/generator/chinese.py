"""Chinese writing of the invented companies and their towns."""

BRANDS = {
    "KUANGYI": "旷艺", "QUERUI": "确锐", "NIANSHU": "年枢", "SUOLAN": "索岚", "PENGCUI": "蓬萃",
    "RUOMAO": "若帽", "LIEQIAN": "冽谦", "CUNBEI": "存碚", "FOUYUE": "缶悦", "GANGNUO": "罡诺",
    "HUIZAN": "卉簪", "JIONGTE": "炯特", "LOUXI": "镂溪", "MIAOFEN": "淼汾", "NUOGENG": "诺耕",
    "PIANLU": "翩麓", "QIONGSHU": "琼枢", "RENGBAI": "仍柏", "SANGKUO": "桑阔", "TUANWEI": "湍苇",
    "WAIYIN": "崴荫", "XUECEN": "雪岑", "YUNKUI": "昀葵", "ZANGFEI": "臧霏",
}  # fmt: skip
TOWNS = {
    "WENZHOU": "温州", "QUANZHOU": "泉州", "ZHONGSHAN": "中山", "NINGBO": "宁波", "FOSHAN": "佛山",
    "LINYI": "临沂", "TAIZHOU": "台州", "CHANGSHU": "常熟", "CANGZHOU": "沧州", "XIAMEN": "厦门",
    "JINHUA": "金华",
}  # fmt: skip
TRADES = {
    "FURNITURE": "家具", "LIGHTING": "照明", "TOYS": "玩具", "PLASTIC PRODUCTS": "塑料制品",
    "HARDWARE": "五金", "MACHINERY": "机械", "CERAMICS": "陶瓷", "PET ARTICLES": "宠物用品",
    "HOUSEWARES": "家居用品", "ELECTRONIC TECHNOLOGY": "电子科技", "IMP. & EXP.": "进出口",
    "ARTS AND CRAFTS": "工艺品", "SPORTING GOODS": "体育用品", "AUTO PARTS": "汽车配件",
    "PACKAGING MATERIALS": "包装材料", "INTERNATIONAL TRADE": "国际贸易",
}  # fmt: skip


def chinese_name(town: str, brand: str, trade: str) -> str:
    """``温州旷艺家具有限公司`` of its three parts in capitals."""
    return f"{TOWNS[town]}{BRANDS[brand]}{TRADES[trade]}有限公司"
