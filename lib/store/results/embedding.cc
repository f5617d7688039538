// Embeddings, which analysis.ndjson leaves out and a store may drop (Store::drop_embeddings).
#include "store/results/embedding.h"

#include <bit>
#include <cstring>
#include <span>

#include "store/results/result_codec.h"

namespace imagelift::store {
namespace {

static_assert(std::endian::native == std::endian::little, "embeddings are stored as they lie");

std::span<const std::uint8_t> bytes_of(const Embedding& embedding) {
  return {reinterpret_cast<const std::uint8_t*>(embedding.data()),
          embedding.size() * sizeof(float)};
}

void put(StoreParts& parts, std::int64_t result, const Inference& inference) {
  if (!inference.embedding) return;
  parts.connection.run("INSERT INTO embedding (analysis, vector) VALUES (?, ?)", result,
                       bytes_of(*inference.embedding));
}

void read(StoreParts& parts, std::int64_t result, Inference& inference) {
  Statement& rows = parts.connection.cached("SELECT vector FROM embedding WHERE analysis = ?");
  rows.bind(result);
  if (rows.step()) {
    const auto bytes = rows.blob(0);
    Embedding& embedding = inference.embedding.emplace(bytes.size() / sizeof(float));
    if (!bytes.empty()) std::memcpy(embedding.data(), bytes.data(), bytes.size());
  }
  rows.reset();
}

void digest(Fnv1a& digest, const Inference& inference) {
  if (!inference.embedding) return;
  for (const float element : *inference.embedding) digest.add(double{element});
}

}  // namespace

const ResultCodec kEmbeddingCodec = {
    .task = Task::embedding, .put = put, .read = read, .add_digest = digest, .merge_sql = R"sql(
INSERT INTO main.embedding SELECT t.ours, e.vector
  FROM taken t JOIN other.embedding e ON e.analysis = t.theirs;

-- The same results, of which one store has dropped the embedding.
INSERT OR IGNORE INTO main.embedding SELECT m.id, e.vector
  FROM other.embedding e JOIN other.analysis a ON a.id = e.analysis
  JOIN map_image mi ON mi.theirs = a.image JOIN map_model mm ON mm.theirs = a.model
  JOIN main.analysis m ON m.image = mi.ours AND m.model = mm.ours AND m.digest = a.digest;
)sql"};

void put_back_embedding(StoreParts& parts, std::int64_t image, std::int64_t model,
                        const Inference& inference) {
  if (!inference.embedding) return;
  parts.connection.run(
      "INSERT OR IGNORE INTO embedding (analysis, vector)"
      " SELECT id, ? FROM analysis WHERE image = ? AND model = ?",
      bytes_of(*inference.embedding), image, model);
}

}  // namespace imagelift::store
