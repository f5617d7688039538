#include "image/source_space.h"

#include <array>
#include <cmath>

namespace imagelift::image {
namespace {

using Curve = std::unique_ptr<cmsToneCurve, void (*)(cmsToneCurve*)>;

constexpr std::array<double, 8> kSrgb = {.3127, .3290, .64, .33, .30, .60, .15, .06};
constexpr std::array<double, 8> kBt2020 = {.3127, .3290, .708, .292, .170, .797, .131, .046};
constexpr std::array<double, 8> kDisplayP3 = {.3127, .3290, .680, .320, .265, .690, .150, .060};
constexpr std::array<double, 8> kDciP3 = {.314, .351, .680, .320, .265, .690, .150, .060};
constexpr std::array<double, 8> kBt470Bg = {.3127, .3290, .64, .33, .29, .60, .15, .06};
constexpr std::array<double, 8> kBt601 = {.3127, .3290, .630, .340, .310, .595, .155, .070};

SourceSpace unusable(cmsContext context, std::string reason) {
  return {context, {nullptr, cmsCloseProfile}, std::move(reason)};
}

Curve srgb_curve(cmsContext context) {
  constexpr double kIec61966[] = {2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045};
  return {cmsBuildParametricToneCurve(context, 4, kIec61966), cmsFreeToneCurve};
}

Curve power_curve(cmsContext context, double exponent) {
  return {cmsBuildGamma(context, exponent), cmsFreeToneCurve};
}

SourceSpace rgb_space(cmsContext context, const std::array<double, 8>& xy, Curve curve) {
  const cmsCIExyY white{xy[0], xy[1], 1};
  const cmsCIExyYTRIPLE primaries{{xy[2], xy[3], 1}, {xy[4], xy[5], 1}, {xy[6], xy[7], 1}};
  cmsToneCurve* const curves[3] = {curve.get(), curve.get(), curve.get()};
  SourceSpace space{context,
                    {cmsCreateRGBProfileTHR(context, &white, &primaries, curves), cmsCloseProfile}};
  if (!space.profile) space.reason = "its primaries make no sense";
  return space;
}

const std::array<double, 8>* primaries_of(int code) {
  switch (code) {
    case 1:
    case 2:
      return &kSrgb;
    case 5:
      return &kBt470Bg;
    case 6:
    case 7:
      return &kBt601;
    case 9:
      return &kBt2020;
    case 11:
      return &kDciP3;
    case 12:
      return &kDisplayP3;
    default:
      return nullptr;
  }
}

// Viewers show the curves of television as that of sRGB, and so do we.
Curve curve_of(cmsContext context, int transfer) {
  switch (transfer) {
    case 1:
    case 2:
    case 6:
    case 13:
    case 14:
    case 15:
      return srgb_curve(context);
    case 4:
      return power_curve(context, 2.2);
    case 5:
      return power_curve(context, 2.8);
    case 8:
      return power_curve(context, 1);
    default:
      return {nullptr, cmsFreeToneCurve};
  }
}

SourceSpace coded_space(cmsContext context, const CodedColours& coded) {
  if (coded.transfer == 16 || coded.transfer == 18) {
    return unusable(context, std::string("its brightness is that of HDR (") +
                                 (coded.transfer == 16 ? "PQ" : "HLG") +
                                 "), which is not converted");
  }
  const auto* primaries = primaries_of(coded.primaries);
  Curve curve = curve_of(context, coded.transfer);
  if (primaries == nullptr || !curve) {
    return unusable(context, "its colours have the code " + std::to_string(coded.primaries) + "/" +
                                 std::to_string(coded.transfer) + ", which is not converted");
  }
  return rgb_space(context, *primaries, std::move(curve));
}

// PNG's 1 / 2.2 with the primaries of sRGB stands for sRGB itself (PNG, 11.3.2.5).
SourceSpace png_space(cmsContext context, const Chromaticities& colours) {
  constexpr double kSame = .003;
  bool srgb = std::abs(colours.gamma - 1 / 2.2) < kSame;
  for (std::size_t i = 0; i < kSrgb.size(); ++i) {
    srgb = srgb && std::abs(colours.xy[i] - kSrgb[i]) < kSame;
  }
  if (srgb) return rgb_space(context, kSrgb, srgb_curve(context));
  if (colours.gamma < .1 || colours.gamma > 10)
    return unusable(context, "its gamma makes no sense");
  return rgb_space(context, colours.xy, power_curve(context, 1 / colours.gamma));
}

std::string name_of(cmsColorSpaceSignature space) {
  switch (space) {
    case cmsSigGrayData:
      return "gray";
    case cmsSigRgbData:
      return "RGB";
    case cmsSigCmykData:
      return "CMYK";
    case cmsSigLabData:
      return "Lab";
    default:
      return "other";
  }
}

SourceSpace icc_space(cmsContext context, const ColourProfile& profile, Samples samples) {
  SourceSpace space{context,
                    {cmsOpenProfileFromMemTHR(context, profile.icc.data(),
                                              static_cast<cmsUInt32Number>(profile.icc.size())),
                     cmsCloseProfile}};
  if (!space.profile) return unusable(context, "the ICC profile is broken");
  const cmsProfileClassSignature kind = cmsGetDeviceClass(space.profile.get());
  if (kind == cmsSigLinkClass || kind == cmsSigAbstractClass || kind == cmsSigNamedColorClass) {
    return unusable(context, "the ICC profile describes no device");
  }
  const cmsColorSpaceSignature wanted = samples == Samples::gray  ? cmsSigGrayData
                                        : samples == Samples::rgb ? cmsSigRgbData
                                                                  : cmsSigCmykData;
  const cmsColorSpaceSignature found = cmsGetColorSpace(space.profile.get());
  if (found == wanted) return space;
  return unusable(context, "the ICC profile is for " + name_of(found) + " samples, and these are " +
                               name_of(wanted));
}

}  // namespace

SourceSpace source_space(const ColourProfile& profile, Samples samples, cmsContext context) {
  if (!profile.icc.empty()) return icc_space(context, profile, samples);
  if (profile.coded) return coded_space(context, *profile.coded);
  return png_space(context, *profile.chromaticities);
}

SourceSpace lab_space(cmsContext context) {
  return {context, {cmsCreateLab4ProfileTHR(context, nullptr), cmsCloseProfile}};
}

}  // namespace imagelift::image
