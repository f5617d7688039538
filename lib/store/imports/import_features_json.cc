#include "core/error.h"
#include "metrics/input_file.h"
#include "store/imports/import.h"
#include "store/imports/import_builder.h"
#include "store/imports/json_events.h"

namespace imagelift::store {
namespace {

/// Accepts `{image name: {key: number}}` and nothing else.
class SeedShape : public JsonEvents {
 public:
  explicit SeedShape(ImportBuilder& builder) : builder_(builder) {}

  void begin_object() override {
    if (++depth_ > 2) refuse();
  }
  void end_object() override { --depth_; }
  void key(std::string& name) override {
    if (depth_ == 1) {
      builder_.begin_image(std::move(name));
    } else {
      key_ = std::move(name);
    }
  }
  void number(double value) override {
    require_inside();
    builder_.value(key_, value);
  }
  void null() override {
    require_inside();
    builder_.unknown(key_);
  }
  void begin_array() override { refuse(); }
  void end_array() override {}
  void text(std::string&) override { refuse(); }
  void boolean(bool) override { refuse(); }

 private:
  void require_inside() const {
    if (depth_ != 2) refuse();
  }
  [[noreturn]] static void refuse() {
    throw JsonFault{"it is not of the shape {image name: {feature: number}}"};
  }

  ImportBuilder& builder_;
  int depth_ = 0;
  std::string key_;
};

}  // namespace

ImportedImages parse_features_json(std::string_view text, std::string_view name,
                                   const ImportOptions& options) {
  try {
    ImportBuilder builder("features-json", options);
    SeedShape shape(builder);
    read_json(text, shape);
    return builder.finish();
  } catch (const JsonFault& fault) {
    throw usage_error(std::string(name) + " cannot be imported: " + fault.message + ".");
  }
}

ImportedImages import_features_json(const std::filesystem::path& file,
                                    const ImportOptions& options) {
  return parse_features_json(metrics::read_input_file(file, options.max_bytes), file.string(),
                             options);
}

}  // namespace imagelift::store
