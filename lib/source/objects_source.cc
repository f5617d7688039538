#include "source/objects_source.h"

#include <utility>

#include "source/bucket_location.h"
#include "source/bucket_service.h"
#include "source/selection.h"

namespace imagelift::source {
namespace {

/// Objects that a list names.
class ObjectsSource final : public ImageSource {
 public:
  ObjectsSource(const std::string& scheme, const std::string& bucket, std::vector<std::string> keys,
                const SourceOptions& options)
      : options_(options),
        bucket_(open_bucket(scheme, bucket, options_)),
        name_(bucket),
        wanted_(std::move(keys)),
        objects_(options_) {}

  Listing list(Progress&, std::stop_token stop) override {
    throw_if_stopped(stop);
    objects_.clear();
    NotTaken not_taken;
    for (const auto& key : wanted_) {
      if (is_selected_from_list(name_ + "/" + key, options_.selection)) {
        objects_.add(name_ + "/" + key, key);
      } else {
        ++not_taken.excluded;
      }
    }
    return objects_.listing(std::move(not_taken));
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    bucket_->fetch(objects_.keys(), wanted, deliver, stop);
  }

 private:
  SourceOptions options_;
  std::unique_ptr<Bucket> bucket_;
  std::string name_;
  std::vector<std::string> wanted_;
  Objects objects_;
};

}  // namespace

std::unique_ptr<ImageSource> open_objects(const std::string& scheme, const std::string& bucket,
                                          std::vector<std::string> keys,
                                          const SourceOptions& options) {
  parse_bucket_location(bucket);  // refuses what cannot be one
  return std::make_unique<ObjectsSource>(scheme, bucket, std::move(keys), options);
}

}  // namespace imagelift::source
