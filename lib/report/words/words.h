#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace imagelift::report {

/// What stands in a sentence for its {names}.
using Values = std::vector<std::pair<std::string_view, std::string>>;

/// A pattern with its {names} filled in; a name without a value is a bug (an assertion).
std::string fill(std::string_view pattern, const Values& values);

// The sentences of the pages stand in report/words.json, which both renderings use. A key is the
// path to one of them: "banners.simulated.text". A key that is not there is a bug, too.

/// The sentence of a key with its names filled in.
std::string say(std::string_view key, const Values& values = {});

/// The form for `n` things of a key that has one for `one` and one for `other`. {n} is the number
/// as pages write it.
std::string say_count(std::string_view key, std::size_t n, const Values& values = {});

/// All keys in order, for tests: those of sentences, and those with two forms.
std::vector<std::string> keys_of_sentences();
std::vector<std::string> keys_of_counts();

/// The {names} of a key in their order, of both forms where there are two.
std::vector<std::string> names_in(std::string_view key);

}  // namespace imagelift::report
