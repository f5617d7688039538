#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_set>

namespace imagelift::text {

/// A text that nobody changes, so that copies share it: millions of rows may hold the same few
/// thousand names in 16 bytes each. Any text becomes one, and it is read as any text is.
class SharedText {
 public:
  SharedText() = default;
  SharedText(std::string_view text)
      : text_(text.empty() ? nullptr : std::make_shared<const std::string>(text)) {}
  SharedText(const std::string& text) : SharedText(std::string_view(text)) {}
  SharedText(const char* text) : SharedText(std::string_view(text)) {}

  bool empty() const { return text_ == nullptr; }
  const std::string& string() const { return text_ ? *text_ : kEmpty; }
  operator const std::string&() const { return string(); }
  operator std::string_view() const { return string(); }

  /// By content, with any text.
  template <std::convertible_to<std::string_view> Text>
  friend bool operator==(const SharedText& one, const Text& other) {
    return std::string_view(one) == std::string_view(other);
  }
  friend std::ostream& operator<<(std::ostream& out, const SharedText& text) {
    return out << text.string();
  }

  /// Of content: that of any other text, too.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

 private:
  static inline const std::string kEmpty;
  std::shared_ptr<const std::string> text_;  ///< null: empty
};

/// Makes each text once, for all who ask for it.
class SharedTexts {
 public:
  SharedText of(std::string_view text) {
    const auto known = texts_.find(text);
    return known != texts_.end() ? *known : *texts_.insert(text).first;
  }

 private:
  std::unordered_set<SharedText, SharedText::Hash, std::equal_to<>> texts_;
};

}  // namespace imagelift::text
