#include <unistd.h>

#include <boost/version.hpp>
#include <memory>

#include "engine/processors.h"
#include "infer/describe.h"
#include "worker/commands/command.h"
#include "worker/commands/models_folder.h"
#include "worker/format.h"
#include "worker/run/run_folder.h"
#include "worker/version.h"

namespace imagelift::worker {
namespace {

struct DoctorOptions {
  std::filesystem::path models_folder;
  std::filesystem::path out = ".";
};

/// Prints findings and remembers whether one of them stops a run.
class Findings {
 public:
  void tell(std::string_view what, const std::string& value) {
    fmt::print("  ok    {:<18} {}\n", what, value);
  }
  void warn(std::string_view what, const std::string& value) {
    fmt::print("  warn  {:<18} {}\n", what, value);
  }
  void fail(std::string_view what, const std::string& value) {
    fmt::print("  FAIL  {:<18} {}\n", what, value);
    ++faults_;
  }
  bool healthy() const { return faults_ == 0; }

  void conclude() const {
    if (healthy()) {
      fmt::print("imagelift can run here.\n");
    } else {
      fmt::print("What is marked FAIL is to be mended before imagelift can run here: {}.\n",
                 faults_);
    }
  }

 private:
  int faults_ = 0;
};

void examine_runtime(Findings& findings) {
  const infer::Runtime runtime = infer::describe_runtime();
  findings.tell("imagelift", kVersion);
  findings.tell("libtorch", runtime.torch);
  findings.tell("oneDNN", runtime.onednn.empty() ? "not used" : runtime.onednn);
  findings.tell("Boost", BOOST_LIB_VERSION);
  const engine::Processors processors = engine::available_processors();
  findings.tell("processors", fmt::format("{} ({})", processors.count, processors.reason));
  findings.tell("instruction set",
                runtime.instruction_set + " (oneDNN), " + runtime.cpu_capability + " (libtorch)");
  findings.tell("GPU", runtime.gpu ? "usable by libtorch; imagelift runs on the CPU" : "none");
  if (runtime.reference_blas) {
    findings.warn("BLAS", runtime.blas +
                              ": the reference BLAS, about 8 times slower; install "
                              "libopenblas0-pthread");
  } else {
    findings.tell("BLAS", runtime.blas);
  }
}

void examine_models(const std::filesystem::path& folder, Findings& findings) {
  findings.tell("models folder", folder.string());
  bool any = false;
  for (const infer::ModelDescription& model : infer::describe_models(folder)) {
    any = true;
    const std::string state(to_string(model.state));
    if (model.state == infer::ModelState::ready) {
      findings.tell(model.name, state);
    } else if (!is_in_order(model)) {
      findings.fail(model.name, state + ": " + model.remark);
    } else {
      findings.tell(model.name, state + " (optional)");  // nothing but a run that names it wants it
    }
  }
  if (!any) findings.fail("models", "none in " + folder.string() + ": run ./bootstrap build");
}

void examine_folder(const std::string& what, const std::filesystem::path& folder,
                    Findings& findings) {
  std::error_code error;
  const auto space = std::filesystem::space(folder, error);
  if (error || access(folder.c_str(), W_OK) != 0) {
    findings.fail(what, folder.string() + " is not a folder that can be written");
    return;
  }
  findings.tell(what, fmt::format("{}, {:.1f} GB free", folder.string(),
                                  static_cast<double>(space.available) * 1e-9));
}

ExitCode examine(const DoctorOptions& options) {
  Findings findings;
  examine_runtime(findings);
  examine_models(options.models_folder.empty() ? default_models_folder() : options.models_folder,
                 findings);
  examine_folder("output folder", options.out, findings);
  if (is_between_runs(options.out)) {
    findings.warn("output folder",
                  "a run was killed while it showed its files there; the next one ends that");
  }
  examine_folder("temporary folder", std::filesystem::temp_directory_path(), findings);
  findings.conclude();
  return findings.healthy() ? ExitCode::done : ExitCode::run_failed;
}

std::vector<Option> options_of(DoctorOptions& options) {
  return {
      {.name = "--models", .target = &options.models_folder, .help = "Folder of prepared models"},
      {.name = "--out", .target = &options.out, .help = "Folder that a run would write to"},
  };
}

}  // namespace

Command doctor_command() {
  const auto options = std::make_shared<DoctorOptions>();
  return {.name = "doctor",
          .help =
              "Examine libraries, processor, models and folders; exit code 1 if a run would fail "
              "or a model is broken",
          .options = options_of(*options),
          .work = [options](CommandLine&, const std::stop_token&) { return examine(*options); }};
}

}  // namespace imagelift::worker
