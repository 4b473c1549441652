"""Which clock a lead goes by, as far as their country or the area code of their number tells it."""

from __future__ import annotations

from collections.abc import Mapping

ZONES: Mapping[str, tuple[str, ...]] = {
    "AT": ("Europe/Vienna",),
    "BE": ("Europe/Brussels",),
    "BG": ("Europe/Sofia",),
    "CA": (
        "America/St_Johns",
        "America/Halifax",
        "America/Toronto",
        "America/Winnipeg",
        "America/Regina",
        "America/Edmonton",
        "America/Vancouver",
    ),
    "CH": ("Europe/Zurich",),
    "CZ": ("Europe/Prague",),
    "DE": ("Europe/Berlin",),
    "DK": ("Europe/Copenhagen",),
    "EE": ("Europe/Tallinn",),
    "ES": ("Europe/Madrid", "Atlantic/Canary"),
    "FI": ("Europe/Helsinki",),
    "FR": ("Europe/Paris",),
    "GB": ("Europe/London",),
    "GR": ("Europe/Athens",),
    "HR": ("Europe/Zagreb",),
    "HU": ("Europe/Budapest",),
    "IE": ("Europe/Dublin",),
    "IT": ("Europe/Rome",),
    "LI": ("Europe/Vaduz",),
    "LT": ("Europe/Vilnius",),
    "LU": ("Europe/Luxembourg",),
    "LV": ("Europe/Riga",),
    "NL": ("Europe/Amsterdam",),
    "NO": ("Europe/Oslo",),
    "PL": ("Europe/Warsaw",),
    "PT": ("Europe/Lisbon", "Atlantic/Azores"),
    "RO": ("Europe/Bucharest",),
    "SE": ("Europe/Stockholm",),
    "SI": ("Europe/Ljubljana",),
    "SK": ("Europe/Bratislava",),
    "TR": ("Europe/Istanbul",),
    "US": (
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "Pacific/Honolulu",
    ),
}
"""The zones of a country; of those that are not here nothing is known, and the rep's own zone has to do."""

#: Area codes of the North American Numbering Plan (United States, Canada) that lie in one zone as a whole. Those that
#: lie in two are left out, with the codes laid over them: of 850, half of Florida's Panhandle goes by another clock.
#: Taken as if they lay in one: some islands of Quebec and a town of Saskatchewan.
#: Checked code by code against the map of zones of Google's libphonenumber 9, of November 2026.
_AREAS: Mapping[str, str] = {
    "America/Chicago": (
        "205 210 214 217 218 224 225 228 235 251 254 256 262 274 281 309 312 314 316 318 319 320 325 327 331 "
        "334 337 346 353 361 402 405 409 414 417 430 432 447 464 469 479 501 504 507 512 515 531 534 539 557 "
        "563 572 573 580 601 608 612 615 618 629 630 636 641 651 659 660 662 682 708 712 713 715 726 730 731 "
        "737 763 769 773 779 806 815 816 817 830 832 847 870 872 901 903 913 918 920 936 938 940 945 952 956 "
        "972 975 979 985"
    ),
    "America/Denver": "303 307 385 406 435 505 575 719 720 748 801 915 970 983",
    "America/Edmonton": "368 403 587 780 825",
    "America/Halifax": "428 506 782 902",
    "America/Los_Angeles": (
        "206 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 503 509 510 530 559 562 564 619 626 "
        "628 650 657 661 669 702 707 714 725 738 747 760 805 818 820 831 840 858 909 916 925 949 951 971"
    ),
    "America/New_York": (
        "201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252 260 267 269 272 276 283 301 302 "
        "304 305 313 315 317 321 324 326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 413 "
        "419 434 440 443 445 463 470 472 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 582 585 "
        "586 603 607 609 610 614 616 617 631 640 645 646 656 667 678 680 681 686 689 703 704 706 716 717 "
        "718 724 727 728 732 734 740 743 754 757 762 765 770 771 772 774 781 786 802 803 804 810 813 814 821 "
        "826 828 835 838 839 843 845 848 854 856 857 859 860 862 863 864 865 878 904 908 910 912 914 917 919 "
        "929 934 937 941 943 947 948 954 959 973 978 980 984 989"
    ),
    "America/Phoenix": "480 520 602 623",
    "America/Regina": "306 474 639",
    "America/Toronto": (
        "226 249 263 273 289 343 354 365 367 382 416 418 437 438 450 468 514 519 548 579 581 613 647 683 705 "
        "742 753 819 873 905 942"
    ),
    "America/Vancouver": "604",
    "America/Winnipeg": "204 431 584",
    "Pacific/Honolulu": "808",
}
_ZONE_OF_AREA = {area: zone for zone, areas in _AREAS.items() for area in areas.split()}


def zone_of_number(e164: str) -> str:
    """The zone (IANA name) a number lies in by its area code; "" where that tells none, or more than one.

    A mobile number is taken for one of where it was given out: its owner may have moved.
    """
    return _ZONE_OF_AREA.get(e164[2:5], "") if e164.startswith("+1") and len(e164) == 12 else ""
