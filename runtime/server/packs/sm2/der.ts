/** DER (X.690) as far as SM2 keys and signatures need it, strictly: one value has one form, and every byte is read. */
export const TAG = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  sequence: 0x30,
  first: 0xa0,
  second: 0xa1,
} as const;

/** Reads values one after the other. Every method gives undefined where the bytes are not what was asked for. */
export class DerReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get done(): boolean {
    return this.at === this.bytes.length;
  }

  /** The content of the next value if it has this tag. */
  take(tag: number): Uint8Array | undefined {
    if (this.bytes[this.at] !== tag) return undefined;
    const length = this.length(this.at + 1);
    if (length === undefined || length.from + length.value > this.bytes.length) return undefined;
    this.at = length.from + length.value;
    return this.bytes.subarray(length.from, this.at);
  }

  /** The values inside the next sequence. */
  sequence(): DerReader | undefined {
    const content = this.take(TAG.sequence);
    return content && new DerReader(content);
  }

  /** A positive integer in the fewest bytes. */
  positive(): bigint | undefined {
    const content = this.take(TAG.integer);
    const [first, second] = content ?? [];
    if (content === undefined || first === undefined || first >= 0x80) return undefined;
    if (first === 0 && (second === undefined || second < 0x80)) return undefined;
    return BigInt(`0x${Buffer.from(content).toString('hex')}`);
  }

  /** Short form below 128, else the fewest bytes of the long form; nothing here needs more than two. */
  private length(at: number): { from: number; value: number } | undefined {
    const [first, second, third] = this.bytes.subarray(at, at + 3);
    if (first !== undefined && first < 0x80) return { from: at + 1, value: first };
    if (first === 0x81 && second !== undefined && second >= 0x80) return { from: at + 2, value: second };
    if (first === 0x82 && second !== undefined && second > 0 && third !== undefined)
      return { from: at + 3, value: second * 256 + third };
    return undefined;
  }
}

/** A value of DER; content is at most 65,535 bytes. */
export function der(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.from([tag, ...head]), content]);
}

/** A positive integer. */
export function derInteger(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const even = hex.padStart(hex.length + (hex.length % 2), '0');
  return der(TAG.integer, Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex'));
}
