// Faces with their landmarks.
#include "store/results/box_codec.h"
#include "store/results/result_codec.h"

namespace imagelift::store {
namespace {

void put(StoreParts& parts, std::int64_t result, const Inference& inference) {
  if (!inference.faces) return;
  int position = 0;
  for (const Face& face : *inference.faces) {
    const Box& box = face.bounding_box;
    const Landmarks& at = face.landmarks;
    parts.connection.run(
        "INSERT INTO face VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", result,
        position++, double{face.confidence}, double{box.x_min}, double{box.y_min},
        double{box.x_max}, double{box.y_max}, double{at.left_eye.x}, double{at.left_eye.y},
        double{at.right_eye.x}, double{at.right_eye.y}, double{at.nose.x}, double{at.nose.y},
        double{at.mouth_left.x}, double{at.mouth_left.y}, double{at.mouth_right.x},
        double{at.mouth_right.y});
  }
}

void read(StoreParts& parts, std::int64_t result, Inference& inference) {
  std::vector<Face>& faces = inference.faces.emplace();
  Statement& rows =
      parts.connection.cached("SELECT * FROM face WHERE analysis = ? ORDER BY position");
  rows.bind(result);
  const auto point = [&](int column) {
    return Point{rows.real32(column), rows.real32(column + 1)};
  };
  while (rows.step()) {
    faces.push_back(
        {rows.real32(2), box_in(rows, 3), {point(7), point(9), point(11), point(13), point(15)}});
  }
  rows.reset();
}

void digest(Fnv1a& digest, const Inference& inference) {
  if (!inference.faces) return;
  for (const Face& face : *inference.faces) {
    digest.add(double{face.confidence});
    add_digest(digest, face.bounding_box);
    const Landmarks& at = face.landmarks;
    for (const Point& point : {at.left_eye, at.right_eye, at.nose, at.mouth_left, at.mouth_right}) {
      digest.add(double{point.x});
      digest.add(double{point.y});
    }
  }
}

void append_point(std::string& out, std::string_view key, const Point& point) {
  append_key(out, key);
  out += '[';
  append_json_number(out, point.x);
  out += ", ";
  append_json_number(out, point.y);
  out += ']';
}

void append_face(std::string& out, const Face& face) {
  append_number(out, "confidence", face.confidence);
  append_box(out, face.bounding_box);
  append_key(out, "keypoints");
  out += '{';
  append_point(out, "nose", face.landmarks.nose);
  append_point(out, "left_eye", face.landmarks.left_eye);
  append_point(out, "right_eye", face.landmarks.right_eye);
  append_point(out, "mouth_left", face.landmarks.mouth_left);
  append_point(out, "mouth_right", face.landmarks.mouth_right);
  out += '}';
}

void append(std::string& out, const ImageAnalysis& analysis) {
  append_list(out, analysis.inference.faces, append_face);
}

}  // namespace

const ResultCodec kFaceCodec = {.task = Task::faces,
                                .put = put,
                                .read = read,
                                .add_digest = digest,
                                .append_json = append,
                                .merge_sql = R"sql(
INSERT INTO main.face
  SELECT t.ours, f.position, f.confidence, f.x_min, f.y_min, f.x_max, f.y_max, f.left_eye_x,
    f.left_eye_y, f.right_eye_x, f.right_eye_y, f.nose_x, f.nose_y, f.mouth_left_x,
    f.mouth_left_y, f.mouth_right_x, f.mouth_right_y
  FROM taken t JOIN other.face f ON f.analysis = t.theirs;
)sql"};

}  // namespace imagelift::store
