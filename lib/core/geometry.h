#pragma once

namespace imagelift {

/// Width and height in pixels.
struct Size {
  int width = 0;
  int height = 0;

  friend bool operator==(const Size&, const Size&) = default;
};

/// A position in pixels of the upright image; (0, 0) is the upper left corner of the upper left
/// pixel, x grows to the right, y downwards.
struct Point {
  float x = 0;
  float y = 0;

  friend bool operator==(const Point&, const Point&) = default;
};

/// An axis-parallel box in the same pixels; edges may lie outside the image.
struct Box {
  float x_min = 0;
  float y_min = 0;
  float x_max = 0;
  float y_max = 0;

  friend bool operator==(const Box&, const Box&) = default;
};

/// Area in square pixels; 0 for a box whose edges are crossed.
float area(const Box& box);

/// Intersection over union, 0..1; 0 where both boxes are empty.
float intersection_over_union(const Box& a, const Box& b);

/// The part of the box inside an image of this size.
Box clip(const Box& box, Size image);

}  // namespace imagelift
