"""Currencies: signs, codes and words -> canonical name. Codes are ISO 4217; a bare "$" stays "dollar"."""

from __future__ import annotations

SIGNS = {
    "$": "dollar", "€": "euro", "£": "pound sterling", "¥": "Japanese yen", "₹": "Indian rupee", "₽": "Russian ruble",
    "₩": "South Korean won", "₪": "Israeli shekel", "₿": "bitcoin", "₾": "Georgian lari", "₭": "Lao kip",
    "₺": "Turkish lira", "₴": "Ukrainian hryvnia", "₦": "Nigerian naira", "₫": "Vietnamese dong",
    "₱": "Philippine peso", "฿": "Thai baht", "₡": "Costa Rican colon", "₸": "Kazakhstani tenge", "¢": "cent",
}  # fmt: skip
DOLLARS = {
    "us": "US dollar", "u.s.": "US dollar", "u.s": "US dollar", "usd": "US dollar", "c": "Canadian dollar",
    "ca": "Canadian dollar", "cad": "Canadian dollar", "can": "Canadian dollar", "a": "Australian dollar",
    "au": "Australian dollar", "aud": "Australian dollar", "aus": "Australian dollar", "nz": "New Zealand dollar",
    "nzd": "New Zealand dollar", "hk": "Hong Kong dollar", "hkd": "Hong Kong dollar", "s": "Singapore dollar",
    "sg": "Singapore dollar", "sgd": "Singapore dollar", "nt": "New Taiwan dollar", "r": "Brazilian real",
    "mex": "Mexican peso", "mx": "Mexican peso", "j": "Jamaican dollar", "tt": "Trinidad and Tobago dollar",
    "z": "Zimbabwean dollar", "n": "Namibian dollar",
}  # fmt: skip
"""What stands before or behind "$" -> currency: "US$", "HK $", "$A"."""
CODES = {
    "USD": "US dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "Japanese yen", "CNY": "Chinese yuan",
    "RMB": "Chinese yuan", "INR": "Indian rupee", "AUD": "Australian dollar", "CAD": "Canadian dollar",
    "NZD": "New Zealand dollar", "CHF": "Swiss franc", "SEK": "Swedish krona", "NOK": "Norwegian krone",
    "DKK": "Danish krone", "RUB": "Russian ruble", "TRY": "Turkish lira", "ZAR": "South African rand",
    "BRL": "Brazilian real", "MXN": "Mexican peso", "SGD": "Singapore dollar", "HKD": "Hong Kong dollar",
    "KRW": "South Korean won", "ILS": "Israeli shekel", "NIS": "Israeli shekel", "AED": "UAE dirham",
    "SAR": "Saudi riyal", "QAR": "Qatari riyal", "KWD": "Kuwaiti dinar", "IQD": "Iraqi dinar", "IRR": "Iranian rial",
    "EGP": "Egyptian pound", "PLN": "Polish zloty", "CZK": "Czech koruna", "HUF": "Hungarian forint",
    "THB": "Thai baht", "IDR": "Indonesian rupiah", "MYR": "Malaysian ringgit", "PHP": "Philippine peso",
    "VND": "Vietnamese dong", "PKR": "Pakistani rupee", "BDT": "Bangladeshi taka", "LKR": "Sri Lankan rupee",
    "NGN": "Nigerian naira", "KES": "Kenyan shilling", "GHS": "Ghanaian cedi", "UAH": "Ukrainian hryvnia",
    "BTC": "bitcoin", "TWD": "New Taiwan dollar", "MGBP": "pound sterling", "RM": "Malaysian ringgit",
    "Rs": "Indian rupee", "Rs.": "Indian rupee", "PS": "pound sterling", "Y": "Japanese yen", "DM": "German mark",
    "Rp": "Indonesian rupiah", "KSh": "Kenyan shilling", "TL": "Turkish lira", "SFr": "Swiss franc",
    "Kc": "Czech koruna", "Tk": "Bangladeshi taka", "R": "South African rand",
}  # fmt: skip
CODES_AFTER = frozenset(CODES) - {"Y", "PS", "RM", "DM", "TRY", "PHP", "Rs", "Rs.", "TL", "Kc", "Rp"}
"""Codes that may also stand behind the number ("48.5 MGBP")."""
LOWER_CODES = {
    "usd": "US dollar", "eur": "euro", "gbp": "pound sterling", "rmb": "Chinese yuan", "aud": "Australian dollar",
    "cad": "Canadian dollar", "inr": "Indian rupee", "btc": "bitcoin",
}  # fmt: skip

WORDS = {
    "dollar": "dollar", "dollars": "dollar", "buck": "dollar", "bucks": "dollar", "cent": "cent", "cents": "cent",
    "euro": "euro", "euros": "euro", "pence": "penny", "penny": "penny", "quid": "pound sterling",
    "sterling": "pound sterling", "yen": "Japanese yen", "yuan": "Chinese yuan", "renminbi": "Chinese yuan",
    "rupee": "rupee", "rupees": "rupee", "paise": "paisa", "ruble": "Russian ruble", "rubles": "Russian ruble",
    "rouble": "Russian ruble", "roubles": "Russian ruble", "shekel": "Israeli shekel", "shekels": "Israeli shekel",
    "franc": "franc", "francs": "franc", "lira": "lira", "liras": "lira", "lire": "lira", "riyal": "riyal",
    "riyals": "riyal", "rial": "Iranian rial", "rials": "Iranian rial", "dinar": "dinar", "dinars": "dinar",
    "dirham": "dirham", "dirhams": "dirham", "peso": "peso", "pesos": "peso", "peseta": "peseta",
    "pesetas": "peseta", "krona": "Swedish krona", "kronor": "Swedish krona", "krone": "krone", "kroner": "krone",
    "ringgit": "Malaysian ringgit", "sen": "sen", "baht": "Thai baht", "rupiah": "Indonesian rupiah",
    "rand": "South African rand", "zloty": "Polish zloty", "zlotys": "Polish zloty", "hryvnia": "Ukrainian hryvnia",
    "hryvnias": "Ukrainian hryvnia", "naira": "Nigerian naira", "shilling": "shilling", "shillings": "shilling",
    "taka": "Bangladeshi taka", "dong": "Vietnamese dong", "tenge": "Kazakhstani tenge", "forint": "Hungarian forint",
    "forints": "Hungarian forint", "koruna": "Czech koruna", "reais": "Brazilian real", "bitcoin": "bitcoin",
    "bitcoins": "bitcoin", "satoshi": "satoshi", "satoshis": "satoshi", "afghani": "Afghan afghani",
    "afghanis": "Afghan afghani", "guilder": "guilder", "guilders": "guilder", "lari": "Georgian lari",
    "deutschmark": "German mark", "deutschmarks": "German mark", "deutschemarks": "German mark",
}  # fmt: skip
AMBIGUOUS = {"pound": "pound sterling", "pounds": "pound sterling", "won": "South Korean won", "marks": "German mark",
             "mark": "German mark", "real": "Brazilian real"}  # fmt: skip
"""Words that are money only behind a scale word or beside other money ("361 million pounds")."""
NATIONAL = {
    "us": "US", "u.s.": "US", "u.s": "US", "american": "US", "australian": "Australian", "canadian": "Canadian",
    "singapore": "Singapore", "taiwan": "New Taiwan", "swiss": "Swiss", "french": "French", "belgian": "Belgian",
    "indian": "Indian", "pakistani": "Pakistani", "turkish": "Turkish", "egyptian": "Egyptian", "british": "British",
    "mexican": "Mexican", "philippine": "Philippine", "kuwaiti": "Kuwaiti", "iraqi": "Iraqi", "saudi": "Saudi",
    "qatari": "Qatari", "danish": "Danish", "norwegian": "Norwegian", "kenyan": "Kenyan", "jordanian": "Jordanian",
    "syrian": "Syrian", "lebanese": "Lebanese", "italian": "Italian", "japanese": "Japanese", "chinese": "Chinese",
    "russian": "Russian", "israeli": "Israeli", "iranian": "Iranian", "sudanese": "Sudanese", "uae": "UAE",
    "emirati": "UAE", "argentine": "Argentine", "chilean": "Chilean", "colombian": "Colombian", "thai": "Thai",
    "nepalese": "Nepalese", "malaysian": "Malaysian", "south african": "South African",
}  # fmt: skip
"""First word of a two-word currency ("Australian dollars", "Swiss francs")."""
PAIRS = {("new", "zealand"): "New Zealand", ("hong", "kong"): "Hong Kong", ("sri", "lankan"): "Sri Lankan",
         ("south", "korean"): "South Korean", ("south", "african"): "South African",
         ("pounds", "sterling"): "pound sterling", ("pound", "sterling"): "pound sterling"}  # fmt: skip
SUBUNITS = {"cent": 0.01, "penny": 0.01, "sen": 0.01, "paisa": 0.01}
"""Hundredths of a main unit, as the words say."""
