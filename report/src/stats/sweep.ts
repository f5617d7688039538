/** Of a pivot's scale; below it a column depends on the ones before. */
const kDependent = 1e-10;

/**
 * A generalised inverse of a symmetric matrix without negative eigenvalues, in place, by sweeping
 * (Goodnight 1979, Am. Statistician 33:149): of rows and columns that depend on earlier ones all
 * entries become 0. `matrix`: size x size, one row after the other; `scale`:
 * of its diagonal, by default each entry's own size.
 */
export function sweep(matrix: Float64Array, size: number, scale?: number): Float64Array {
  const first = Float64Array.from({ length: size }, (_, j) => scale ?? matrix[j * size + j]);
  const isDependent = new Uint8Array(size);
  for (let j = 0; j < size; j++) {
    const pivot = matrix[j * size + j];
    if (!(pivot > kDependent * first[j])) {
      isDependent[j] = 1;
      continue;
    }
    for (let i = 0; i < size; i++) {
      const along = matrix[i * size + j] / pivot;
      if (i === j || along === 0) continue;
      for (let k = 0; k < size; k++) if (k !== j) matrix[i * size + k] -= along * matrix[j * size + k];
      matrix[i * size + j] = -along;
    }
    for (let k = 0; k < size; k++) matrix[j * size + k] /= pivot;
    matrix[j * size + j] = 1 / pivot;
  }
  for (let j = 0; j < size; j++) {
    if (isDependent[j] === 0) continue;
    for (let i = 0; i < size; i++) matrix[i * size + j] = matrix[j * size + i] = 0;
  }
  return matrix;
}
