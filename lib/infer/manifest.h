#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/geometry.h"
#include "core/presence_rule.h"
#include "core/task.h"
#include "image/resize.h"

namespace imagelift::infer {

/// How an image of any shape becomes the network's input.
enum class ResizeRule {
  stretch,        ///< both sides to the input's size
  short_side,     ///< shorter side to `reference`, then the centre of the input's size
  centre_square,  ///< centre square of input / reference of the shorter side, then resized
  letterbox,      ///< whole image scaled to fit, the rest grey 0.5
  pyramid,        ///< many scales by exact area averages (face cascade)
};

/// From 8-bit RGB to the network's numbers: (value - mean) / deviation, values on 0..255, in the
/// order of `blue_first ? B, G, R : R, G, B`.
struct InputRule {
  Size size;  ///< 0 x 0 for a pyramid
  ResizeRule resize = ResizeRule::stretch;
  int reference = 0;  ///< pixels; only for short_side and centre_square
  image::Filter filter = image::Filter::pillow_bilinear;
  bool blue_first = false;
  std::array<float, 3> mean{};
  std::array<float, 3> deviation{1, 1, 1};
};

/// A classifier, an embedder, or both in one pass: which output of the module is which.
struct ClassOutput {
  std::optional<std::size_t> logits;     ///< index of the output that softmax is taken of
  std::optional<std::size_t> embedding;  ///< index of the output that is L2-normalised
};

/// One detection layer of a Darknet network.
struct AnchorLayer {
  int stride = 0;             ///< pixels of the network's input per cell
  std::vector<Size> anchors;  ///< pixels of the network's input
};

struct YoloOutput {
  std::vector<AnchorLayer> layers;  ///< in the order of the module's outputs
  float score = 0;                  ///< least objectness * class probability
  float overlap = 0;                ///< intersection over union above which the weaker box goes
};

/// Three networks (submodules pnet, rnet, onet), each looking closer than the one before.
struct CascadeOutput {
  float smallest_face = 0;        ///< pixels of the image
  float scale_factor = 0;         ///< between two levels of the pyramid, 0..1
  std::array<float, 3> scores{};  ///< least probability after each network
};

/// Probabilities of the ratings 1..10 (softmax is in the module).
struct RatingOutput {};

using Output = std::variant<ClassOutput, YoloOutput, CascadeOutput, RatingOutput>;

/// One file that the weights are made of.
struct SourceFile {
  std::string member;  ///< inside the package, or the name of the download
  std::string sha256;  ///< or its first digits, as official names carry them; empty: not known
};

/// Where the weights come from.
struct WeightsSource {
  std::string package;  ///< `name==version` of a registry package, or empty
  std::string address;  ///< the official address where a person downloads it, or empty
  std::vector<SourceFile> files;
};

/// What models/prepare.py left beside the manifest.
struct PreparedFile {
  std::string file;           ///< TorchScript, relative to the manifest
  std::string sha256;         ///< of that file
  std::string source_sha256;  ///< of the weights it was made from (of several: of their list)
};

/// One model: everything the program knows of it stands in `<name>.json`.
struct Manifest {
  std::string name;          ///< of the file: `efficientnet_lite2`
  std::string title;         ///< one line for people
  std::vector<Task> tasks;   ///< what its results are for
  bool is_default = false;   ///< taken for its tasks where nothing else is chosen
  std::string architecture;  ///< file in models/architectures, or `torchscript` (drop-in)
  int revision = 1;          ///< grows when the conversion changes the numbers
  std::string licence;       ///< SPDX name or a short phrase
  WeightsSource source;
  InputRule input;
  std::string labels_file;          ///< relative to the manifest; empty where there are no classes
  std::vector<std::string> labels;  ///< its lines, in index order
  Output output;
  std::optional<PresenceRule> presence;  ///< absent where the report's own threshold serves
  std::optional<PreparedFile> prepared;  ///< absent where the weights are not prepared
  std::filesystem::path folder;          ///< where the manifest stands
};

/// Reads one manifest strictly: an unknown, missing or ill-typed key is an Error (wrong usage)
/// that names the file and the key. Reads the labels file too.
Manifest read_manifest(const std::filesystem::path& file);

/// The `<name>.json` of a folder, sorted by name; an Error where the folder cannot be read.
std::vector<std::filesystem::path> manifest_files(const std::filesystem::path& folder);

/// All of them, read.
std::vector<Manifest> read_manifests(const std::filesystem::path& folder);

}  // namespace imagelift::infer
