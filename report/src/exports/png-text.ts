// Text within a PNG file: an iTXt chunk (PNG specification, 11.3.3.4), so that an image that went
// its own way still says where it came from.

const signatureLength = 8;
const headerLength = 25; // IHDR: length, type, 13 bytes, checksum

/** The file with a text after its header. `keyword`: Latin-1, at most 79 letters. */
export function withText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const at = signatureLength + headerLength;
  const chunk = chunkOf('iTXt', textBytes(keyword, text));
  const file = new Uint8Array(png.length + chunk.length);
  file.set(png.subarray(0, at));
  file.set(chunk, at);
  file.set(png.subarray(at), at + chunk.length);
  return file;
}

/** keyword, 0, not compressed, method 0, no language, no translated keyword, UTF-8 text */
function textBytes(keyword: string, text: string): Uint8Array {
  return new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`);
}

function chunkOf(type: string, content: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + content.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length);
  chunk.set(new TextEncoder().encode(type), 4);
  chunk.set(content, 8);
  view.setUint32(8 + content.length, checksum(chunk.subarray(4, 8 + content.length)));
  return chunk;
}

/** CRC-32 as PNG has it (annex D). */
export function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
