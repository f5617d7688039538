#pragma once

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>

#include "image/digest.h"

/// Holds what a rule gives today against what was recorded for its revision, so that nobody changes
/// the one and forgets the other: the revision is part of the key of stored results.
class Recorded {
 public:
  /// Numbers are told to five significant digits: finer ones may differ between processors.
  void add(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.5g ", std::abs(number) < 1e-9 ? 0.0 : number);
    text_ += text;
  }
  template <class Numbers>
  void add_all(const Numbers& numbers) {
    for (const auto number : numbers) add(static_cast<double>(number));
  }
  void add(const std::string& text) { text_ += text + ' '; }

  /// `digest` is of this `revision`; a difference tells what to do.
  void check(const std::string& name, int revision, int recorded_revision,
             const std::string& digest) const {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    const std::string found =
        imagelift::image::content_of({bytes, text_.size()}).sha256.substr(0, 16);
    BOOST_TEST(revision == recorded_revision,
               name << " is " << revision << ": record it here with \"" << found << "\"");
    BOOST_TEST(found == digest, "what " << name << " stands for gives other numbers than were "
                                        << "recorded: raise it, and record it here with \"" << found
                                        << "\"");
  }

 private:
  std::string text_;
};
