/** Initial value (GB/T 32905-2016, 4.1). */
const IV = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const;

const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n));
const p0 = (x: number): number => x ^ rotl(x, 9) ^ rotl(x, 17);
const p1 = (x: number): number => x ^ rotl(x, 15) ^ rotl(x, 23);

/** The constants T_j, each rotated by j (4.2, 5.3.3). */
const T = Int32Array.from({ length: 64 }, (_, j) => rotl(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));

const W = new Int32Array(68);

/**
 * SM3 (GB/T 32905-2016) of the text's UTF-8 bytes, as 64 lower-case hex digits. Written out here because the library
 * that has it brings elliptic curves along, which no page needs; the tests compare the two.
 */
export function sm3(text: string): string {
  const blocks = padded(text);
  const state = Int32Array.from(IV);
  for (let at = 0; at < blocks.length; at += 64) compress(state, blocks, at);
  let hex = '';
  for (const word of state) hex += (word >>> 0).toString(16).padStart(8, '0');
  return hex;
}

/** The message, a one bit, zeros and its length in bits, in whole blocks of 64 bytes (5.2). */
function padded(text: string): Uint8Array {
  const bytes = utf8(text);
  const blocks = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(blocks.length - 4, bytes.length << 3);
  return blocks;
}

/** A lone surrogate becomes U+FFFD, as TextEncoder does. */
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      const point = text.codePointAt(at) ?? 0;
      if (point > 0xffff) at += 1;
      code = point > 0xffff ? point : 0xfffd;
    }
    if (code < 0x800) bytes[length++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[length++] = 0xe0 | (code >> 12);
      else {
        bytes[length++] = 0xf0 | (code >> 18);
        bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[length++] = 0x80 | (code & 0x3f);
  }
  return bytes.subarray(0, length);
}

const word = (words: Int32Array, at: number): number => words[at] as number;

/** The compression function (5.3). */
function compress(state: Int32Array, block: Uint8Array, from: number): void {
  const view = new DataView(block.buffer, block.byteOffset + from, 64);
  for (let j = 0; j < 16; j += 1) W[j] = view.getInt32(j * 4);
  for (let j = 16; j < 68; j += 1)
    W[j] = p1(word(W, j - 16) ^ word(W, j - 9) ^ rotl(word(W, j - 3), 15)) ^ rotl(word(W, j - 13), 7) ^ word(W, j - 6);
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let j = 0; j < 64; j += 1) {
    const ss1 = rotl((rotl(a, 12) + e + word(T, j)) | 0, 7);
    const ss2 = ss1 ^ rotl(a, 12);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + ss2 + (word(W, j) ^ word(W, j + 4))) | 0;
    const tt2 = (gg + h + ss1 + word(W, j)) | 0;
    d = c;
    c = rotl(b, 9);
    b = a;
    a = tt1;
    h = g;
    g = rotl(f, 19);
    f = e;
    e = p0(tt2);
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = word(state, index) ^ value;
  });
}
