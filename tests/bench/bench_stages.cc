// Milliseconds of processor time per image of each stage, on one thread, so that a busy machine
// disturbs little: bench_stages MODELS FOLDER ROUNDS
// Prints one JSON object {stage: least mean over the images of all rounds}.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/error.h"
#include "core/task.h"
#include "features/colours.h"
#include "features/quality.h"
#include "image/decode.h"
#include "image/digest.h"
#include "image/thumbnail.h"
#include "infer/model_set.h"
#include "infer/session.h"
#include "infer/threads.h"

namespace {

using namespace imagelift;
using Bytes = std::vector<std::uint8_t>;

std::vector<Bytes> read_folder(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Bytes> files;
  for (const auto& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return files;
}

std::vector<image::Pixels> decode_all(const std::vector<Bytes>& files) {
  std::vector<image::Pixels> images;
  for (const Bytes& bytes : files) {
    auto decoded = image::decode(bytes, {});
    if (auto* picture = std::get_if<image::Decoded>(&decoded)) {
      images.push_back(std::move(picture->pixels));
    }
  }
  return images;
}

/// One stage: what is done with image `i`.
using Work = std::function<void(std::size_t i)>;

double milliseconds_per_image(const Work& work, std::size_t images) {
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < images; ++i) work(i);
  const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start;
  return passed.count() / static_cast<double>(images);
}

std::map<std::string, Work> stages(const std::vector<Bytes>& files,
                                   const std::vector<image::Pixels>& images,
                                   infer::Session& session) {
  std::map<std::string, Work> all{
      {"digest", [&](std::size_t i) { image::content_of(files[i]); }},
      {"decode", [&](std::size_t i) { (void)image::decode(files[i], {}); }},
      {"colours", [&](std::size_t i) { features::colour_shares(images[i]); }},
      {"quality", [&](std::size_t i) { features::quality(images[i]); }},
      {"thumbnail", [&](std::size_t i) { image::thumbnail(images[i], 240); }},
      {"labels + embedding",
       [&](std::size_t i) {
         session.run(images[i], std::array{Task::labels, Task::embedding});
       }},
  };
  for (const Task task : {Task::objects, Task::faces, Task::aesthetic}) {
    all.emplace(to_string(task),
                [&, task](std::size_t i) { session.run(images[i], std::array{task}); });
  }
  return all;
}

int measure(const char* models, const char* folder, int rounds) {
  infer::limit_threads_of_this_process();
  const auto set = infer::ModelSet::load(models, {});
  infer::Session session(set);
  const auto files = read_folder(folder);
  const auto images = decode_all(files);
  const auto works = stages(files, images, session);
  std::map<std::string, double> least;
  for (int round = -1; round < rounds; ++round) {  // the first one only warms up
    for (const auto& [name, work] : works) {
      const double time = milliseconds_per_image(work, images.size());
      if (round >= 0) least[name] = std::min(least.try_emplace(name, time).first->second, time);
    }
  }
  std::printf("{\"images\": %zu", images.size());
  for (const auto& [name, time] : least) {
    std::printf(", \"%s\": %.3f", name.c_str(), time);
  }
  std::puts("}");
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: bench_stages MODELS FOLDER ROUNDS\n", stderr);
    return 2;
  }
  try {
    return measure(arguments[1], arguments[2], std::atoi(arguments[3]));
  } catch (const Error& error) {
    std::fprintf(stderr, "bench_stages: %s\n", error.what());
    return 1;
  }
}
