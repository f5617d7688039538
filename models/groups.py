#!/usr/bin/env python3
"""Writes lib/report/data/feature_groups.csv: which features are rolled up into which group.

Living things and food are ranges of ImageNet's classes, whose order follows WordNet's hierarchy
there; artefacts, which the list has by the alphabet, are named one by one after WordNet's
hypernyms. Objects go by COCO's supercategories, colours by the families of the CSS and X11 names.
A group's value is the sum of its members' (shares of an image's pixels add up) or the greatest of
them: an image has the group where it has a member, and many labels of which each is too unsure to
count make none. `--check` writes nothing and fails if the file would change.
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
GROUPS = ROOT / "lib/report/data/feature_groups.csv"
COLOURS = ROOT / "lib/features/css_colours.csv"
LABELS = ROOT / "models/labels/imagenet.txt"
OBJECTS = ROOT / "models/labels/coco.txt"

# First and last class, both inclusive.
LABEL_RANGES = {
    "any animal": [(0, 397)],
    "any fish": [(0, 6), (389, 397)],
    "any bird": [(7, 24), (80, 100), (127, 146)],
    "any amphibian": [(25, 32)],
    "any reptile": [(33, 68)],
    "any snake": [(52, 68)],
    "any spider": [(72, 77)],
    "any crab or lobster": [(118, 125)],
    "any dog breed": [(151, 268)],
    "any wolf or fox": [(269, 275), (277, 280)],
    "any cat breed": [(281, 285)],
    "any big cat": [(286, 293)],
    "any bear": [(294, 297)],
    "any insect": [(300, 326)],
    "any butterfly": [(321, 326)],
    "any rabbit": [(330, 332)],
    "any rodent": [(333, 338)],
    "any hoofed animal": [(339, 355)],
    "any monkey or ape": [(365, 384)],
    "any food": [(924, 967), (969, 969), (987, 987)],
    "any fruit": [(948, 957)],
    "any vegetable": [(936, 946)],
    "any landscape": [(970, 970), (972, 980)],
    "any plant": [(984, 990), (998, 998)],
    "any mushroom": [(947, 947), (991, 997)],
}

LABEL_NAMES = {
    "any car": "ambulance beach_wagon cab convertible jeep limousine minivan Model_T racer sports_car",
    "any truck": "fire_engine garbage_truck moving_van pickup police_van tow_truck trailer_truck",
    "any train": "bullet_train electric_locomotive freight_car passenger_car steam_locomotive streetcar",
    "any bicycle or motorcycle":
        "bicycle-built-for-two moped motor_scooter mountain_bike tricycle unicycle",
    "any boat":
        "aircraft_carrier canoe catamaran container_ship fireboat gondola lifeboat liner pirate "
        "schooner speedboat submarine trimaran yawl",
    "any aircraft": "airliner airship balloon space_shuttle warplane",
    "any musical instrument":
        "accordion acoustic_guitar banjo bassoon cello chime cornet drum electric_guitar flute "
        "French_horn gong grand_piano harmonica harp maraca marimba oboe ocarina organ panpipe sax "
        "steel_drum trombone upright violin",
    "any furniture":
        "barber_chair bassinet bookcase chest chiffonier china_cabinet cradle crib desk dining_table "
        "entertainment_center file folding_chair four-poster medicine_chest park_bench "
        "rocking_chair studio_couch table_lamp throne toilet_seat wardrobe",
    "any footwear": "clog cowboy_boot Loafer running_shoe sandal",
    "any hat or helmet":
        "bathing_cap bearskin bonnet cowboy_hat crash_helmet football_helmet mortarboard "
        "pickelhaube shower_cap sombrero",
    "any swimwear": "bikini maillot maillot_tank_suit swimming_trunks",
    "any building":
        "bakery barbershop barn bell_cote boathouse bookshop butcher_shop castle church cinema "
        "cliff_dwelling confectionery dome greenhouse grocery_store library lumbermill mobile_home "
        "monastery mosque palace planetarium prison restaurant shoe_shop stupa tobacco_shop toyshop "
        "yurt",
    "any ball":
        "baseball basketball croquet_ball golf_ball ping-pong_ball rugby_ball soccer_ball "
        "tennis_ball volleyball",
    "any electronic device":
        "cassette_player CD_player cellular_telephone computer_keyboard desktop_computer "
        "dial_telephone hand-held_computer hard_disc iPod joystick laptop loudspeaker microphone "
        "modem monitor mouse notebook oscilloscope photocopier Polaroid_camera printer projector "
        "radio reflex_camera remote_control screen tape_player television",
    "any bottle or jug":
        "beer_bottle pill_bottle pop_bottle water_bottle water_jug whiskey_jug wine_bottle",
    "any kitchenware":
        "caldron cocktail_shaker coffee_mug coffeepot Crock_Pot Dutch_oven espresso_maker "
        "frying_pan goblet ladle measuring_cup mixing_bowl pitcher plate rotisserie saltshaker "
        "soup_bowl spatula strainer teapot toaster tray waffle_iron wok wooden_spoon",
    "any tool":
        "can_opener chain_saw cleaver corkscrew hammer hatchet letter_opener plane power_drill "
        "screwdriver shovel",
    "any weapon": "assault_rifle bow cannon missile projectile revolver rifle",
}

# The rest of WordNet's vehicles and clothing, beside the groups above.
LABEL_NAMES["any vehicle"] = " ".join([
    *(LABEL_NAMES[part] for part in ("any car", "any truck", "any train",
                                     "any bicycle or motorcycle", "any boat", "any aircraft")),
    "amphibian barrow bobsled dogsled forklift go-kart golfcart half_track harvester horse_cart "
    "jinrikisha minibus oxcart recreational_vehicle school_bus shopping_cart snowmobile snowplow "
    "tank thresher tractor trolleybus"])
LABEL_NAMES["any clothing"] = " ".join([
    *(LABEL_NAMES[part] for part in ("any footwear", "any hat or helmet", "any swimwear")),
    "abaya academic_gown apron bolo_tie bow_tie brassiere breastplate bulletproof_vest cardigan "
    "chain_mail Christmas_stocking cloak cuirass diaper feather_boa fur_coat gown hoopskirt jean "
    "jersey kimono lab_coat military_uniform miniskirt mitten overskirt pajama poncho sarong "
    "ski_mask sock stole suit sweatshirt trench_coat vestment Windsor_tie"])

# First and last name of COCO's list, both inclusive.
OBJECT_RANGES = {
    "any detected vehicle": ("bicycle", "boat"),
    "any detected animal": ("bird", "giraffe"),
    "any detected accessory": ("backpack", "suitcase"),
    "any detected sports gear": ("frisbee", "tennis racket"),
    "any detected tableware": ("bottle", "bowl"),
    "any detected food": ("banana", "cake"),
    "any detected furniture": ("chair", "toilet"),
    "any detected electronic device": ("tv", "cell phone"),
    "any detected appliance": ("microwave", "refrigerator"),
}

COLOUR_FAMILIES = {
    "pinks": "mediumvioletred deeppink palevioletred hotpink lightpink pink",
    "reds": "darkred red firebrick crimson indianred lightcoral salmon darksalmon lightsalmon",
    "oranges": "orangered tomato darkorange coral orange",
    "yellows": "darkkhaki gold khaki peachpuff yellow palegoldenrod moccasin papayawhip "
               "lightgoldenrodyellow lemonchiffon lightyellow",
    "browns": "maroon brown saddlebrown sienna chocolate darkgoldenrod peru rosybrown goldenrod "
              "sandybrown tan burlywood wheat navajowhite bisque blanchedalmond cornsilk",
    "purples": "indigo purple darkmagenta darkviolet darkslateblue blueviolet darkorchid fuchsia "
               "slateblue mediumslateblue mediumorchid mediumpurple orchid violet plum thistle "
               "lavender rebeccapurple",
    "blues": "midnightblue navy darkblue mediumblue blue royalblue steelblue dodgerblue deepskyblue "
             "cornflowerblue skyblue lightskyblue lightsteelblue lightblue powderblue",
    "cyans": "teal darkcyan lightseagreen cadetblue darkturquoise mediumturquoise turquoise aqua "
             "aquamarine paleturquoise lightcyan",
    "greens": "darkgreen green darkolivegreen forestgreen seagreen olive olivedrab mediumseagreen "
              "limegreen lime springgreen mediumspringgreen darkseagreen mediumaquamarine "
              "yellowgreen lawngreen chartreuse lightgreen greenyellow palegreen",
    "whites": "mistyrose antiquewhite linen beige whitesmoke lavenderblush oldlace aliceblue "
              "seashell ghostwhite honeydew floralwhite azure mintcream snow ivory white",
    "greys and black": "black darkslategray dimgray slategray gray lightslategray darkgray silver "
                       "lightgray gainsboro",
}


def lines(path):
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def known(names, vocabulary):
    strangers = set(names) - set(vocabulary)
    if strangers or len(set(names)) != len(names):
        sys.exit(f"models/groups.py: unknown or twice: {sorted(strangers) or names}")
    return names


def groups():
    """All groups as (name, combine, [(kind, member)])."""
    labels, objects = lines(LABELS), lines(OBJECTS)
    colours = [line.split(",")[0] for line in lines(COLOURS)[1:]]
    for name, ranges in LABEL_RANGES.items():
        members = [labels[i] for first, last in ranges for i in range(first, last + 1)]
        yield name, "max", [("label", member) for member in members]
    for name, members in LABEL_NAMES.items():
        yield name, "max", [("label", member) for member in known(members.split(), labels)]
    for name, (first, last) in OBJECT_RANGES.items():
        members = objects[objects.index(first):objects.index(last) + 1]
        yield name, "max", [("object", member) for member in members]
    yield "people", "max", [("object", "person"), ("face", "face")]
    families = " ".join(COLOUR_FAMILIES.values()).split()
    if sorted(families) != sorted(colours):
        sys.exit(f"models/groups.py: colours: {sorted(set(families) ^ set(colours))}")
    for name, members in COLOUR_FAMILIES.items():
        yield name, "sum", [("colour", member) for member in members.split()]


def main():
    rows = sorted((name, combine, kind, member)
                  for name, combine, members in groups() for kind, member in members)
    text = "group,combine,kind,member\n" + "".join(",".join(row) + "\n" for row in rows)
    if "--check" in sys.argv[1:]:
        if GROUPS.read_text(encoding="utf-8") != text:
            sys.exit("lib/report/data/feature_groups.csv is not what models/groups.py would write")
        return
    GROUPS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
