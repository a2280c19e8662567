/** Initial value (GB/T 32905-2016, 4.1). */
const IV = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const;

const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n));

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

/** Kept between calls: packs hash thousands of texts. Larger ones get a buffer of their own. */
const scratch = new Uint8Array(1 << 18);

/** The message, a one bit, zeros and its length in bits, in whole blocks of 64 bytes (5.2). */
function padded(text: string): Uint8Array {
  const most = text.length * 3 + 72;
  const bytes = most <= scratch.length ? scratch : new Uint8Array(most);
  const length = utf8(text, bytes);
  const size = ((length + 8) >> 6) * 64 + 64;
  bytes.fill(0, length, size);
  bytes[length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(size - 8, Math.floor(length / 0x20000000));
  view.setUint32(size - 4, length << 3);
  return bytes.subarray(0, size);
}

/** Writes the text as UTF-8 and gives its length. A lone surrogate becomes U+FFFD, as TextEncoder does. */
function utf8(text: string, bytes: Uint8Array): number {
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
  return length;
}

/** The message words of a block and those expanded from them (5.3.2). */
function expand(block: Uint8Array, from: number): void {
  for (let j = 0; j < 16; j += 1) {
    const at = from + j * 4;
    W[j] =
      ((block[at] as number) << 24) |
      ((block[at + 1] as number) << 16) |
      ((block[at + 2] as number) << 8) |
      (block[at + 3] as number);
  }
  for (let j = 16; j < 68; j += 1) {
    const x = (W[j - 16] as number) ^ (W[j - 9] as number) ^ rotl(W[j - 3] as number, 15);
    W[j] = x ^ rotl(x, 15) ^ rotl(x, 23) ^ rotl(W[j - 13] as number, 7) ^ (W[j - 6] as number);
  }
}

/**
 * The compression function (5.3.3). Four rounds are written out at a time: then every word is back in its place, and
 * none has to be handed on. A pack of thousands of items is hashed more than once, so this is worth its length.
 */
function compress(state: Int32Array, block: Uint8Array, from: number): void {
  expand(block, from);
  let r = 0;
  let s = 0;
  let w = 0;
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let j = 0; j < 16; j += 4) {
    r = rotl(a, 12);
    s = rotl((r + e + (T[j] as number)) | 0, 7);
    w = W[j] as number;
    d = ((a ^ b ^ c) + d + (s ^ r) + (w ^ (W[j + 4] as number))) | 0;
    h = ((e ^ f ^ g) + h + s + w) | 0;
    h ^= rotl(h, 9) ^ rotl(h, 17);
    b = rotl(b, 9);
    f = rotl(f, 19);
    r = rotl(d, 12);
    s = rotl((r + h + (T[j + 1] as number)) | 0, 7);
    w = W[j + 1] as number;
    c = ((d ^ a ^ b) + c + (s ^ r) + (w ^ (W[j + 5] as number))) | 0;
    g = ((h ^ e ^ f) + g + s + w) | 0;
    g ^= rotl(g, 9) ^ rotl(g, 17);
    a = rotl(a, 9);
    e = rotl(e, 19);
    r = rotl(c, 12);
    s = rotl((r + g + (T[j + 2] as number)) | 0, 7);
    w = W[j + 2] as number;
    b = ((c ^ d ^ a) + b + (s ^ r) + (w ^ (W[j + 6] as number))) | 0;
    f = ((g ^ h ^ e) + f + s + w) | 0;
    f ^= rotl(f, 9) ^ rotl(f, 17);
    d = rotl(d, 9);
    h = rotl(h, 19);
    r = rotl(b, 12);
    s = rotl((r + f + (T[j + 3] as number)) | 0, 7);
    w = W[j + 3] as number;
    a = ((b ^ c ^ d) + a + (s ^ r) + (w ^ (W[j + 7] as number))) | 0;
    e = ((f ^ g ^ h) + e + s + w) | 0;
    e ^= rotl(e, 9) ^ rotl(e, 17);
    c = rotl(c, 9);
    g = rotl(g, 19);
  }
  for (let j = 16; j < 64; j += 4) {
    r = rotl(a, 12);
    s = rotl((r + e + (T[j] as number)) | 0, 7);
    w = W[j] as number;
    d = (((a & b) | (a & c) | (b & c)) + d + (s ^ r) + (w ^ (W[j + 4] as number))) | 0;
    h = (((e & f) | (~e & g)) + h + s + w) | 0;
    h ^= rotl(h, 9) ^ rotl(h, 17);
    b = rotl(b, 9);
    f = rotl(f, 19);
    r = rotl(d, 12);
    s = rotl((r + h + (T[j + 1] as number)) | 0, 7);
    w = W[j + 1] as number;
    c = (((d & a) | (d & b) | (a & b)) + c + (s ^ r) + (w ^ (W[j + 5] as number))) | 0;
    g = (((h & e) | (~h & f)) + g + s + w) | 0;
    g ^= rotl(g, 9) ^ rotl(g, 17);
    a = rotl(a, 9);
    e = rotl(e, 19);
    r = rotl(c, 12);
    s = rotl((r + g + (T[j + 2] as number)) | 0, 7);
    w = W[j + 2] as number;
    b = (((c & d) | (c & a) | (d & a)) + b + (s ^ r) + (w ^ (W[j + 6] as number))) | 0;
    f = (((g & h) | (~g & e)) + f + s + w) | 0;
    f ^= rotl(f, 9) ^ rotl(f, 17);
    d = rotl(d, 9);
    h = rotl(h, 19);
    r = rotl(b, 12);
    s = rotl((r + f + (T[j + 3] as number)) | 0, 7);
    w = W[j + 3] as number;
    a = (((b & c) | (b & d) | (c & d)) + a + (s ^ r) + (w ^ (W[j + 7] as number))) | 0;
    e = (((f & g) | (~f & h)) + e + s + w) | 0;
    e ^= rotl(e, 9) ^ rotl(e, 17);
    c = rotl(c, 9);
    g = rotl(g, 19);
  }
  state[0] = (state[0] as number) ^ a;
  state[1] = (state[1] as number) ^ b;
  state[2] = (state[2] as number) ^ c;
  state[3] = (state[3] as number) ^ d;
  state[4] = (state[4] as number) ^ e;
  state[5] = (state[5] as number) ^ f;
  state[6] = (state[6] as number) ^ g;
  state[7] = (state[7] as number) ^ h;
}
