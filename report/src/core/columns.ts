// Base64 columns and packed points -> typed arrays.
import type { Column, PackedColumn } from './document';

export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** The numbers of a column; the machine that reads is little-endian, as all browsers' are. */
export function numbersOf(column: Column): Numbers {
  const { buffer } = bytesOf(column.base64);
  switch (column.type) {
    case 'u8':
      return new Uint8Array(buffer);
    case 'u16':
      return new Uint16Array(buffer);
    case 'u32':
      return new Uint32Array(buffer);
    case 'f32':
      return new Float32Array(buffer);
    case 'f64':
      return new Float64Array(buffer);
  }
}

/** No level, or no date. */
export const none = 0xffffffff;

/** Indexes into a list; the greatest number of the column's type becomes `none`. */
export function indexesOf(column: Column): Uint32Array {
  const numbers = numbersOf(column);
  const greatest = numbers instanceof Uint16Array ? 0xffff : none;
  return Uint32Array.from(numbers, (index) => (index === greatest ? none : index));
}

/** Numbers; NaN: none. */
export function unpackNumbers(column: PackedColumn): Float64Array {
  const numbers = numbersOf(column);
  if (column.type === 'f64') return Float64Array.from(numbers);
  const absent = 256 ** numbers.BYTES_PER_ELEMENT - 1;
  return Float64Array.from(numbers, (whole) => (whole === absent ? NaN : whole / column.divisor));
}

/** All non-zero feature values, feature by feature; within a feature by ascending image. */
export interface Points {
  /** points of feature f stand at offsets[f] .. offsets[f + 1] - 1 */
  offsets: Uint32Array;
  image: Uint32Array;
  value: Float64Array;
}

const kSkip = 63;

/**
 * A word holds the images skipped since the feature's previous point (upper 6 bits) and the code
 * of the value (lower 10 bits); 63 skips that many images without a point. A value is its code
 * divided by the feature's divisor, or, where that is 0, the next of `numbers`; where it is above
 * 1000 the code goes on by 8 bits, the next of `finer`. A code of 0 is half a step above 0.
 */
export function unpackPoints(
  words: ArrayLike<number>,
  wordsPerFeature: ArrayLike<number>,
  divisors: ArrayLike<number>,
  finer: ArrayLike<number>,
  numbers: ArrayLike<number>,
): Points {
  const offsets = new Uint32Array(wordsPerFeature.length + 1);
  const image = new Uint32Array(words.length);
  const value = new Float64Array(words.length);
  let read = 0;
  let written = 0;
  let nextFiner = 0;
  let nextNumber = 0;
  for (let f = 0; f < wordsPerFeature.length; f++) {
    const divisor = divisors[f];
    const end = read + wordsPerFeature[f];
    let next = 0;
    for (; read < end; read++) {
      const skipped = words[read] >> 10;
      next += skipped;
      if (skipped === kSkip) continue;
      image[written] = next++;
      let code = words[read] & 1023;
      if (divisor > 1000) code = code * 256 + finer[nextFiner++];
      value[written++] = divisor === 0 ? numbers[nextNumber++] : (code || 0.5) / divisor;
    }
    offsets[f + 1] = written;
  }
  return { offsets, image: image.slice(0, written), value: value.slice(0, written) };
}
