// Lists an image source and fetches all of it, for the tests against real servers: one JSON object
// per image and per failure of the listing. Options come from the environment as in a run;
// arguments: LOCATION [allow-private] [include=GLOB] [exclude=GLOB] [max-bytes=N] [attempts=N]
// [concurrency=N] [requester-pays] [archive-names=ENCODING] [follow-links=FOLDER]
// [header-file=FILE] [netrc=FILE] [timeout=SECONDS] [first-pause-ms=N].
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/error.h"
#include "image/digest.h"
#include "source/open_source.h"

namespace {

using namespace imagelift;

class Silence : public Progress {
 public:
  void advance(std::string_view, std::size_t, std::size_t) override {}
  void warn(std::string_view sentence) override { std::cerr << "warning: " << sentence << "\n"; }
};

source::SourceOptions options_from(std::span<char*> arguments) {
  source::SourceOptions options;
  options.transfer.first_pause = std::chrono::milliseconds(1);
  for (const std::string argument : arguments) {
    const auto value = argument.substr(argument.find('=') + 1);
    if (argument == "allow-private") options.access.allow_private = true;
    if (argument == "requester-pays") options.access.requester_pays = true;
    if (argument.starts_with("archive-names=")) options.archive.names = value;
    if (argument.starts_with("follow-links=")) options.follow_links.push_back(value);
    if (argument.starts_with("include=")) options.selection.include.push_back(value);
    if (argument.starts_with("exclude=")) options.selection.exclude.push_back(value);
    if (argument.starts_with("max-bytes=")) options.limits.max_bytes = std::stoull(value);
    if (argument.starts_with("attempts=")) options.transfer.attempts = std::stoi(value);
    if (argument.starts_with("header-file=")) options.access.header_file = value;
    if (argument.starts_with("netrc=")) options.access.netrc = value;
    if (argument.starts_with("timeout=")) {
      options.limits.per_fetch = std::chrono::seconds(std::stoi(value));
    }
    if (argument.starts_with("first-pause-ms=")) {
      options.transfer.first_pause = std::chrono::milliseconds(std::stoi(value));
    }
    if (argument.starts_with("concurrency=")) options.transfer.concurrency = std::stoull(value);
  }
  options.access = source::with_environment(options.access, [](const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  });
  return options;
}

nlohmann::json described(const Failure& failure) {
  return {{"stage", to_string(failure.stage)},
          {"code", to_string(failure.code)},
          {"message", failure.message}};
}

void list_and_fetch(const std::string& location, const source::SourceOptions& options) {
  Silence progress;
  const auto source = source::open_source(location, options);
  const auto listing = source->list(progress, {});
  for (const auto& sentence : imagelift::sentences_of(listing.not_taken)) {
    std::cerr << "not taken: " << sentence << "\n";
  }
  for (const auto& unlisted : listing.failures) {
    auto line = described(unlisted.failure);
    line["path"] = unlisted.path;
    std::cout << line.dump() << "\n";
  }
  std::vector<std::size_t> wanted(listing.images.size());
  std::iota(wanted.begin(), wanted.end(), std::size_t{0});
  const auto print = [&](const source::Fetched& fetched) {
    const auto* bytes = std::get_if<source::Bytes>(&fetched.content);
    nlohmann::json line = bytes == nullptr
                              ? described(std::get<Failure>(fetched.content))
                              : nlohmann::json{{"sha256", image::content_of(*bytes).sha256}};
    line["path"] = listing.images[fetched.index].path;
    line["name"] = listing.images[fetched.index].name;
    std::cout << line.dump() << "\n";
    return true;
  };
  source->fetch(wanted, print, {});
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return static_cast<int>(ExitCode::wrong_usage);
  try {
    const std::span<char*> all(arguments, static_cast<std::size_t>(count));
    list_and_fetch(arguments[1], options_from(all.subspan(2)));
  } catch (const Error& error) {
    std::cerr << error.what() << "\n";
    return static_cast<int>(error.exit_code());
  }
  return 0;
}
