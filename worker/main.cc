#include <cstdio>

int main() {
  std::puts("imagelift");
  return 0;
}
