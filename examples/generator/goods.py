"""Harmless goods for the ordinary bills.

Goods for mainland China and Hong Kong stay out of the UFLPA high-priority sectors, so a goods flag
on an ordinary bill is a false one. Other countries ship cotton, steel and shrimp as they
do in life: these must not be flagged, since nothing in the bill is in China.
"""

from .shape import Goods

CHINA_GOODS = (
    Goods("CERAMIC MUGS AND PLATES HS CODE: 691200", "6912"),
    Goods("WOODEN TOYS AND PUZZLES", "950300"),
    Goods("LED LAMPS AND DESK LAMPS N.W. 4120 KGS", "9405"),
    Goods("PLASTIC STORAGE BOXES WITH LIDS", "3924"),
    Goods("PET TOYS AND CAT SCRATCHING POSTS", "9503"),
    Goods("GLASS VASES 412 CARTONS PO#802114", "7013"),
    Goods("BAMBOO CUTTING BOARDS HS CODE 4419", "4419"),
    Goods("OFFICE CHAIRS AND STANDING DESKS THIS SHIPMENT CONTAINS NO WOOD PACKING MATERIAL"),
    Goods("WATER PUMPS AND SPARE PARTS", "8413"),
    Goods("BALL BEARINGS 3 PLTS S.T.C. 83 CTNS", "8482", "PLT"),
    Goods("UMBRELLAS AND RAIN PONCHO HOOKS", "6601"),
    Goods("ARTIFICIAL FLOWERS AND CHRISTMAS WREATHS", "6702"),
    Goods("PRINTED PAPER BAGS AND GIFT BOXES", "4819"),
    Goods("CITRIC ACID MONOHYDRATE 25KG BAGS", "2918", "BAG"),
    Goods("BICYCLE HELMETS AND PADS", "6506"),
    Goods("GRANITE COUNTERTOPS IN CRATES", "6802", "CRT"),
    Goods("SLOW COOKER AND RICE COOKER", "8516"),
    Goods("YOGA MATS AND JUMP ROPES", "9506"),
    Goods("MUSICAL INSTRUMENTS, UKULELE", "9202"),
    Goods("GREEN TEA IN TINS", "0902"),
    Goods("AUTO PARTS RUBBER BUSHINGS", "4016", "PKG"),
    Goods("-"),
    Goods("MICROFIBER MOPS POLYESTER", "9603"),
    Goods("PICTURE FRAMES MDF AND GLASS", "4414"),
)

GOODS = {
    "CN": CHINA_GOODS,
    "HK": CHINA_GOODS,
    "IN": (
        Goods("POLISHED GRANITE RANDOM SLABS NET WT-24000.00 KGS SELF AMS FILING", "68", "CRT"),
        Goods("100% COTTON BATH TOWELS HS CODE 6302.60.0020", "6302"),
        Goods("READYMADE GARMENTS HS CODE 61091000", "6109"),
        Goods("ORGANIC SOYBEAN MEAL TOTAL 5 BAGS ONLY H.S. CODE:- 23040090", "", "BG"),
        Goods("CARBON STEEL FORGED FLANGES", "7307", "CAS"),
        Goods("WOODEN HANDICRAFTS AND IRON GARDEN ARTICLES", "4420"),
        Goods("BASMATI RICE 1121 STEAM", "100630", "BAG"),
        Goods("CUMIN SEED AND TURMERIC POWDER", "0910", "BAG"),
        Goods("CAST IRON PARTS", "7325", "PCS"),
        Goods("FROZEN SHRIMP VANNAMEI HEADLESS", "0306"),
        Goods("HAND TUFTED WOOLEN RUGS", "57", "ROL"),
    ),
    "TW": (
        Goods("STAINLESS STEEL SCREWS (20 PALLETS)", "7318", "PLT"),
        Goods("CNC LATHE WITH ACCESSORIES", "8458", "PKG"),
        Goods("RUBBER PARTS 2 PLTS S.T.C. 28 CTNS", "4016"),
        Goods("PLASTIC MOLDED PARTS", "3926"),
        Goods("HAND TOOLS SOCKET SETS", "8204"),
        Goods("FITNESS EQUIPMENT", "9506"),
    ),
    "MY": (
        Goods("RUBBERWOOD DINING SETS HS CODE 940360", "9403"),
        Goods("PARTICLE BOARD FLAT PACK FURNITURE", "9403"),
        Goods("PLASTIC PALLETS", "3923", "PKG"),
        Goods("COCOA BUTTER IN CARTONS", "1804"),
    ),
    "TH": (
        Goods("CANNED PINEAPPLE IN LIGHT SYRUP HS CODE 200820", "2008"),
        Goods("RUBBER BANDS AND HOSES", "4016"),
        Goods("JASMINE RICE", "1006", "BAG"),
        Goods("COCONUT MILK", "2106"),
    ),
    "TR": (
        Goods("POLISHED MARBLE SLABS AND TILES", "6802", "CRT"),
        Goods("COTTON BATHROBES AND TOWELS HS CODE 630260", "63"),
        Goods("DRIED APRICOTS AND FIGS", "0813"),
        Goods("GLASS JARS", "7010", "PLT"),
    ),
    "VN": (
        Goods("WOODEN BEDROOM FURNITURE HS: 940350", "9403"),
        Goods("CASHEW KERNELS WW320", "0801"),
        Goods("GARDEN POTTERY", "6914", "CRT"),
        Goods("WOMENS KNITTED GARMENTS", "6104"),
    ),
    "DE": (
        Goods("MACHINE TOOLS AND SPARE PARTS HS CODE 8466", "8466", "PKG"),
        Goods("ELECTRIC MOTORS", "8501", "PKG"),
        Goods("ALUMINIUM PROFILES", "7604", "PKG"),
    ),
    "IT": (
        Goods("PORCELAIN FLOOR TILES", "6907", "PLT"),
        Goods("CANNED PEELED TOMATOES HS 200210", "2002"),
        Goods("MARBLE BLOCKS", "2515", "BLK"),
    ),
    "ES": (
        Goods("CERAMIC WALL TILES", "6907", "PLT"),
        Goods("TABLE OLIVES IN BRINE", "2005", "DRM"),
    ),
}
