#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace imagelift::features {

/// A named colour of CSS, in sRGB.
struct CssColour {
  std::string_view name;
  std::uint8_t red, green, blue;
};

/// The named colours of CSS Color Module Level 4, section 6.1, sorted by name. Of names for the
/// same colour the alphabetically first stands for all: aqua (cyan), fuchsia (magenta), and the
/// spellings with gray (grey). models/catalog.py reads the names from here.
inline constexpr std::array kCssColours = {
    CssColour{"aliceblue", 240, 248, 255},
    CssColour{"antiquewhite", 250, 235, 215},
    CssColour{"aqua", 0, 255, 255},
    CssColour{"aquamarine", 127, 255, 212},
    CssColour{"azure", 240, 255, 255},
    CssColour{"beige", 245, 245, 220},
    CssColour{"bisque", 255, 228, 196},
    CssColour{"black", 0, 0, 0},
    CssColour{"blanchedalmond", 255, 235, 205},
    CssColour{"blue", 0, 0, 255},
    CssColour{"blueviolet", 138, 43, 226},
    CssColour{"brown", 165, 42, 42},
    CssColour{"burlywood", 222, 184, 135},
    CssColour{"cadetblue", 95, 158, 160},
    CssColour{"chartreuse", 127, 255, 0},
    CssColour{"chocolate", 210, 105, 30},
    CssColour{"coral", 255, 127, 80},
    CssColour{"cornflowerblue", 100, 149, 237},
    CssColour{"cornsilk", 255, 248, 220},
    CssColour{"crimson", 220, 20, 60},
    CssColour{"darkblue", 0, 0, 139},
    CssColour{"darkcyan", 0, 139, 139},
    CssColour{"darkgoldenrod", 184, 134, 11},
    CssColour{"darkgray", 169, 169, 169},
    CssColour{"darkgreen", 0, 100, 0},
    CssColour{"darkkhaki", 189, 183, 107},
    CssColour{"darkmagenta", 139, 0, 139},
    CssColour{"darkolivegreen", 85, 107, 47},
    CssColour{"darkorange", 255, 140, 0},
    CssColour{"darkorchid", 153, 50, 204},
    CssColour{"darkred", 139, 0, 0},
    CssColour{"darksalmon", 233, 150, 122},
    CssColour{"darkseagreen", 143, 188, 143},
    CssColour{"darkslateblue", 72, 61, 139},
    CssColour{"darkslategray", 47, 79, 79},
    CssColour{"darkturquoise", 0, 206, 209},
    CssColour{"darkviolet", 148, 0, 211},
    CssColour{"deeppink", 255, 20, 147},
    CssColour{"deepskyblue", 0, 191, 255},
    CssColour{"dimgray", 105, 105, 105},
    CssColour{"dodgerblue", 30, 144, 255},
    CssColour{"firebrick", 178, 34, 34},
    CssColour{"floralwhite", 255, 250, 240},
    CssColour{"forestgreen", 34, 139, 34},
    CssColour{"fuchsia", 255, 0, 255},
    CssColour{"gainsboro", 220, 220, 220},
    CssColour{"ghostwhite", 248, 248, 255},
    CssColour{"gold", 255, 215, 0},
    CssColour{"goldenrod", 218, 165, 32},
    CssColour{"gray", 128, 128, 128},
    CssColour{"green", 0, 128, 0},
    CssColour{"greenyellow", 173, 255, 47},
    CssColour{"honeydew", 240, 255, 240},
    CssColour{"hotpink", 255, 105, 180},
    CssColour{"indianred", 205, 92, 92},
    CssColour{"indigo", 75, 0, 130},
    CssColour{"ivory", 255, 255, 240},
    CssColour{"khaki", 240, 230, 140},
    CssColour{"lavender", 230, 230, 250},
    CssColour{"lavenderblush", 255, 240, 245},
    CssColour{"lawngreen", 124, 252, 0},
    CssColour{"lemonchiffon", 255, 250, 205},
    CssColour{"lightblue", 173, 216, 230},
    CssColour{"lightcoral", 240, 128, 128},
    CssColour{"lightcyan", 224, 255, 255},
    CssColour{"lightgoldenrodyellow", 250, 250, 210},
    CssColour{"lightgray", 211, 211, 211},
    CssColour{"lightgreen", 144, 238, 144},
    CssColour{"lightpink", 255, 182, 193},
    CssColour{"lightsalmon", 255, 160, 122},
    CssColour{"lightseagreen", 32, 178, 170},
    CssColour{"lightskyblue", 135, 206, 250},
    CssColour{"lightslategray", 119, 136, 153},
    CssColour{"lightsteelblue", 176, 196, 222},
    CssColour{"lightyellow", 255, 255, 224},
    CssColour{"lime", 0, 255, 0},
    CssColour{"limegreen", 50, 205, 50},
    CssColour{"linen", 250, 240, 230},
    CssColour{"maroon", 128, 0, 0},
    CssColour{"mediumaquamarine", 102, 205, 170},
    CssColour{"mediumblue", 0, 0, 205},
    CssColour{"mediumorchid", 186, 85, 211},
    CssColour{"mediumpurple", 147, 112, 219},
    CssColour{"mediumseagreen", 60, 179, 113},
    CssColour{"mediumslateblue", 123, 104, 238},
    CssColour{"mediumspringgreen", 0, 250, 154},
    CssColour{"mediumturquoise", 72, 209, 204},
    CssColour{"mediumvioletred", 199, 21, 133},
    CssColour{"midnightblue", 25, 25, 112},
    CssColour{"mintcream", 245, 255, 250},
    CssColour{"mistyrose", 255, 228, 225},
    CssColour{"moccasin", 255, 228, 181},
    CssColour{"navajowhite", 255, 222, 173},
    CssColour{"navy", 0, 0, 128},
    CssColour{"oldlace", 253, 245, 230},
    CssColour{"olive", 128, 128, 0},
    CssColour{"olivedrab", 107, 142, 35},
    CssColour{"orange", 255, 165, 0},
    CssColour{"orangered", 255, 69, 0},
    CssColour{"orchid", 218, 112, 214},
    CssColour{"palegoldenrod", 238, 232, 170},
    CssColour{"palegreen", 152, 251, 152},
    CssColour{"paleturquoise", 175, 238, 238},
    CssColour{"palevioletred", 219, 112, 147},
    CssColour{"papayawhip", 255, 239, 213},
    CssColour{"peachpuff", 255, 218, 185},
    CssColour{"peru", 205, 133, 63},
    CssColour{"pink", 255, 192, 203},
    CssColour{"plum", 221, 160, 221},
    CssColour{"powderblue", 176, 224, 230},
    CssColour{"purple", 128, 0, 128},
    CssColour{"rebeccapurple", 102, 51, 153},
    CssColour{"red", 255, 0, 0},
    CssColour{"rosybrown", 188, 143, 143},
    CssColour{"royalblue", 65, 105, 225},
    CssColour{"saddlebrown", 139, 69, 19},
    CssColour{"salmon", 250, 128, 114},
    CssColour{"sandybrown", 244, 164, 96},
    CssColour{"seagreen", 46, 139, 87},
    CssColour{"seashell", 255, 245, 238},
    CssColour{"sienna", 160, 82, 45},
    CssColour{"silver", 192, 192, 192},
    CssColour{"skyblue", 135, 206, 235},
    CssColour{"slateblue", 106, 90, 205},
    CssColour{"slategray", 112, 128, 144},
    CssColour{"snow", 255, 250, 250},
    CssColour{"springgreen", 0, 255, 127},
    CssColour{"steelblue", 70, 130, 180},
    CssColour{"tan", 210, 180, 140},
    CssColour{"teal", 0, 128, 128},
    CssColour{"thistle", 216, 191, 216},
    CssColour{"tomato", 255, 99, 71},
    CssColour{"turquoise", 64, 224, 208},
    CssColour{"violet", 238, 130, 238},
    CssColour{"wheat", 245, 222, 179},
    CssColour{"white", 255, 255, 255},
    CssColour{"whitesmoke", 245, 245, 245},
    CssColour{"yellow", 255, 255, 0},
    CssColour{"yellowgreen", 154, 205, 50},
};
static_assert(kCssColours.size() == 139);

/// CIE 1976 L*a*b* of D65 white; lightness 0..100.
struct Lab {
  double lightness = 0;
  double a = 0;
  double b = 0;
};

/// From sRGB, by IEC 61966-2-1 and CIE 15.
Lab lab_of(std::uint8_t red, std::uint8_t green, std::uint8_t blue);

/// The index in kCssColours of the colour at the smallest CIE 1976 distance (Euclid's, in L*a*b*);
/// of several the alphabetically first. Any number of threads may call it.
std::size_t nearest_css_colour(std::uint8_t red, std::uint8_t green, std::uint8_t blue);

}  // namespace imagelift::features
