"""Physical units and percent: names, symbols, and the factor to the base unit of their dimension.

Factors are the exact definitions of the SI brochure (9th edition) and of the international yard and pound (1959);
US gallons and fluid ounces; a month is 1/12 and a year is 365.25 days.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """``value * factor + offset`` is in ``base``, the base unit of ``dimension`` ("metre" of "length")."""

    name: str
    dimension: str
    factor: float = 1.0
    base: str = ""
    offset: float = 0.0


PERCENT = Unit("percent", "percent", 1.0, "percent")
PERCENTAGE_POINT = Unit("percentage point", "percentage point", 1.0, "percentage point")
BASIS_POINT = Unit("basis point", "percentage point", 0.01, "percentage point")
TIMES = Unit("time", "multiple", 1.0, "time")

# dimension: base unit, then rows "name factor plural-or-aliases | case-sensitive symbols"
_ROWS = """
length metre
  metre 1 meter metres meters metre | m
  kilometre 1e3 kilometer kilometres kilometers klick klicks kms km | km KM Km
  centimetre 1e-2 centimeter centimetres centimeters cms | cm
  millimetre 1e-3 millimeter millimetres millimeters | mm
  micrometre 1e-6 micrometer micrometres micrometers micron microns | μm µm um
  nanometre 1e-9 nanometer nanometres nanometers | nm
  picometre 1e-12 picometer picometres picometers
  mile 1609.344 miles mi
  yard 0.9144 yards yds yd
  foot 0.3048 feet ft | '
  inch 0.0254 inches | "
  nautical-mile 1852 nautical-miles nm
  light-year 9.4607304725808e15 light-years lightyear lightyears
mass kilogram
  kilogram 1 kilograms kilogramme kilogrammes kilo kilos kgs kg | kg KG
  gram 1e-3 grams gramme grammes | g
  milligram 1e-6 milligrams milligrammes | mg
  microgram 1e-9 micrograms microgramme microgrammes | μg µg mcg
  tonne 1e3 tonnes metric-ton metric-tons metric-tonnes | t
  ton 907.18474 tons short-ton short-tons
  kilotonne 1e6 kilotonnes kiloton kilotons | kt
  megatonne 1e9 megatonnes megaton megatons | Mt
  gigatonne 1e12 gigatonnes gigaton gigatons | Gt
  pound 0.45359237 pounds lbs lb
  ounce 0.028349523125 ounces oz
  stone 6.35029318 stones
  carat 2e-4 carats
  dram 1.7718451953125e-3 drams drachma drachmas
volume litre
  litre 1 liter litres liters | l L
  millilitre 1e-3 milliliter millilitres milliliters | ml mL
  centilitre 1e-2 centilitres centiliter centiliters | cl
  hectolitre 1e2 hectolitres hectoliters hectoliter
  gallon 3.785411784 gallons
  barrel 158.987294928 barrels bbl
  barrel-per-day 158.987294928 bpd
  pint 0.473176473 pints
  quart 0.946352946 quarts
  fluid-ounce 0.0295735295625 fluid-ounces
  cubic-metre 1e3 cubic-metres cubic-meters cubic-meter | m3 m³
  cubic-foot 28.316846592 cubic-feet cu-ft
  cubic-centimetre 1e-3 cubic-centimetres cubic-centimeters cubic-centimeter | cc
  cubic-kilometre 1e12 cubic-kilometres cubic-kilometers
  cubic-inch 0.016387064 cubic-inches
  cubic-yard 764.554857984 cubic-yards
  bushel 35.23907016688 bushels
area square-metre
  square-metre 1 square-metres square-meter square-meters sq-m sq-metres sqm | m2 m²
  square-kilometre 1e6 square-kilometres square-kilometer square-kilometers sq-km sqkm | km2 km²
  square-mile 2589988.110336 square-miles sq-mi sq-miles
  square-foot 0.09290304 square-feet sq-ft sqft sq-feet
  square-yard 0.83612736 square-yards
  square-inch 0.00064516 square-inches
  hectare 1e4 hectares | ha
  acre 4046.8564224 acres
time second
  second 1 seconds secs sec
  millisecond 1e-3 milliseconds | ms
  minute 60 minutes mins min
  hour 3600 hours hrs hr
  day 86400 days
  week 604800 weeks
  fortnight 1209600 fortnights
  month 2629800 months
  year 31557600 years yrs yr
  decade 315576000 decades
  century 3155760000 centuries
speed metre-per-second
  kilometre-per-hour 0.2777777777777778 kph kmph kmh | km/h km/hr
  mile-per-hour 0.44704 mph m.p.h. m.p.h
  knot 0.5144444444444445 knots | kt kn
  Mach 340.3 mach
temperature celsius
  celsius 1 degrees-celsius degree-celsius degrees-centigrade centigrade centigrate degrees-c deg-c | °C ℃ C
  kelvin 1 kelvins degrees-kelvin
  fahrenheit 0.5555555555555556 degrees-fahrenheit degree-fahrenheit degrees-f degree-f deg-f | °F ℉ F
angle degree
  degree 1 degrees deg | °
  radian 57.29577951308232 radians rad
power watt
  watt 1 watts | W
  kilowatt 1e3 kilowatts | kW KW
  megawatt 1e6 megawatts | MW
  gigawatt 1e9 gigawatts | GW
  terawatt 1e12 terawatts | TW
  horsepower 745.6998715822702 horsepower hp bhp | PS HP
energy joule
  joule 1 joules | J
  kilojoule 1e3 kilojoules | kJ
  calorie 4.184 calories kcal
  watt-hour 3600 watt-hours | Wh
  kilowatt-hour 3.6e6 kilowatt-hours | kWh KWh
  megawatt-hour 3.6e9 megawatt-hours | MWh
  gigawatt-hour 3.6e12 gigawatt-hours | GWh
  terawatt-hour 3.6e15 terawatt-hours | TWh
  mega-british-thermal-unit 1.05505585262e9 | mmBTU MMBtu mmBtu
  british-thermal-unit 1055.05585262 | BTU Btu
force newton
  newton 1 newtons | N
  kilonewton 1e3 kilonewtons | kN
torque newton-metre
  newton-metre 1 newton-metres newton-meters | Nm
  foot-pound-force 1.3558179483314 lb-ft pound-feet pound-foot ft-lb foot-pounds foot-pound
pressure pascal
  pascal 1 pascals | Pa
  kilopascal 1e3 kilopascals | kPa
  megapascal 1e6 megapascals | MPa
  gigapascal 1e9 gigapascals | GPa
  bar 1e5 | bar
  millibar 100 millibars | mbar hPa
  pound-per-square-inch 6894.757293168 psi
  kilopound-per-square-inch 6894757.293168 ksi
frequency hertz
  hertz 1 | Hz HZ hz
  kilohertz 1e3 | kHz KHz
  megahertz 1e6 megahertz | MHz
  gigahertz 1e9 gigahertz | GHz
  revolution-per-minute 0.016666666666666666 rpm
light lumen
  lumen 1 lumens
  nit 1 nits
  lux 1
resolution pixel
  pixel 1 pixels px
  pixel-per-inch 1 ppi dpi
  frame-per-second 1 fps
computing flop
  teraflop 1e12 teraflops tflops
  petaflop 1e15 petaflops
data byte
  byte 1 bytes
  kilobyte 1e3 kilobytes | kB KB
  megabyte 1e6 megabytes | MB
  gigabyte 1e9 gigabytes | GB
  terabyte 1e12 terabytes | TB
  petabyte 1e15 petabytes | PB
  bit 0.125 bits
  megabit 125000 megabits | Mbps
  gigabit 1.25e8 gigabits | Gbps
  megapixel 1e6 megapixels | MP
electricity volt
  volt 1 volts | V
  kilovolt 1e3 kilovolts | kV
  ampere 1 amps amperes amp | A
  milliampere-hour 1 | mAh
  ohm 1 ohms | Ω
sound decibel
  decibel 1 decibels | dB
radiation sievert
  sievert 1 sieverts | Sv
  millisievert 1e-3 millisieverts | mSv
  roentgen 0.01 roentgens
fuel-economy mile-per-gallon
  mile-per-gallon 1 mpg
concentration part-per-million
  part-per-million 1 ppm
  part-per-billion 1e-3 ppb
magnitude magnitude
  magnitude 1
point point
  point 1 points pts
basketball per-game
  point-per-game 1 ppg
  rebound-per-game 1 rpg
  assist-per-game 1 apg
"""
_OFFSETS = {"kelvin": -273.15, "fahrenheit": -32 * 5 / 9}


def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    dimension = base = ""
    for row in _ROWS.strip().splitlines():
        names, _, marks = row.partition("|")
        parts = names.split()
        if not row.startswith(" "):
            dimension, base = parts[0], parts[1].replace("-", " ")
            continue
        name = parts[0].replace("-", " ") if parts[0] != "light-year" else parts[0]
        unit = Unit(name, dimension, float(parts[1]), base, _OFFSETS.get(name, 0.0))
        # Keys join their words with one space; the matcher takes a hyphen for a space.
        for alias in (parts[0], *parts[2:]):
            words.setdefault(alias.replace("-", " ").lower(), unit)
        for mark in marks.split():
            symbols[mark] = unit
    return words, symbols


WORDS, SYMBOLS = _tables()
"""Lower-case names, and symbols whose case counts ("MW", "mW")."""
_BASE_OF_SPEED = "metre per second"


def speed(length: Unit, time: str) -> Unit | None:
    """The unit of a ``length`` by the second, minute or hour, with its size in metres per second; else ``None``.

    A day or a year makes a rate that news compares by that time ("3 mm a year"), and no speed.
    """
    if time not in ("second", "minute", "hour"):
        return None
    name = f"{length.name} per {time}"
    return WORDS.get(name) or Unit(name, "speed", length.factor / WORDS[time].factor, _BASE_OF_SPEED)


SPACED_SYMBOLS = frozenset(SYMBOLS) - frozenset("' \" A N J C F V g l L t kt nm cc ha R MP bar PS".split())
"""Symbols that may stand apart from the number; the others only when glued to it, or as ``unit_rules`` says."""
YEAR = WORDS["year"]
