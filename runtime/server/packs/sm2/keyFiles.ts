import { sm2 } from 'sm-crypto-v2';
import { DerReader, der, derInteger, TAG } from './der.ts';
import { ORDER } from './order.ts';

/** An SM2 key pair in hex: 32 bytes, and the uncompressed point of 65 bytes. */
export interface KeyPair {
  privateKey: string;
  publicKey: string;
}

/** `id-ecPublicKey` with the curve `sm2p256v1` (1.2.156.10197.1.301): what both kinds of key files name. */
const ALGORITHM = Buffer.from('301306072a8648ce3d020106082a811ccf5501822d', 'hex');

/** The curve alone. */
const CURVE = ALGORITHM.subarray(11);

const PEM = /^-----BEGIN ([A-Z ]+)-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END \1-----\s*$/;
const LONGEST = 4096;

/** New keys from the platform's random numbers. */
export const newKeys = (): KeyPair => sm2.generateKeyPairHex();

/** PKCS#8 as `openssl genpkey -algorithm SM2` writes it. */
export function privateKeyPem({ privateKey, publicKey }: KeyPair): string {
  const point = der(TAG.second, der(TAG.bits, Buffer.from(`00${publicKey}`, 'hex')));
  const key = der(TAG.sequence, derInteger(1n), der(TAG.octets, Buffer.from(privateKey, 'hex')), point);
  return pem('PRIVATE KEY', der(TAG.sequence, der(TAG.integer, Uint8Array.of(0)), ALGORITHM, der(TAG.octets, key)));
}

/** SubjectPublicKeyInfo as `openssl pkey -pubout` writes it. */
export const publicKeyPem = (publicKey: string): string =>
  pem('PUBLIC KEY', der(TAG.sequence, ALGORITHM, der(TAG.bits, Buffer.from(`00${publicKey}`, 'hex'))));

function pem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/**
 * The key pair of a private key file, PEM or DER, as PKCS#8 or as SEC 1 (what OpenSSL 3.0 writes for `-outform DER`);
 * undefined when it is no SM2 key or its parts do not belong together.
 */
export function readPrivateKey(file: Uint8Array): KeyPair | undefined {
  const bytes = content(file, /^(?:EC )?PRIVATE KEY$/);
  const inner = unwrapped(bytes);
  return inner === undefined ? readKey(bytes, true) : readKey(inner, false);
}

/** What PKCS#8 (RFC 5208) wraps, when it says that this is a key of SM2. */
function unwrapped(bytes: Uint8Array): Uint8Array | undefined {
  const outer = new DerReader(bytes);
  const info = outer.sequence();
  const version = info?.take(TAG.integer);
  if (info === undefined || !outer.done || version?.length !== 1 || version[0] !== 0 || !isSm2(info)) return undefined;
  const octets = info.take(TAG.octets);
  return info.done ? octets : undefined;
}

/** SEC 1 (RFC 5915). Standing alone it must name the curve. */
function readKey(bytes: Uint8Array, alone: boolean): KeyPair | undefined {
  const outer = new DerReader(bytes);
  const key = outer.sequence();
  if (key === undefined || !outer.done || key.positive() !== 1n) return undefined;
  const secret = key.take(TAG.octets);
  const curve = key.take(TAG.first);
  const point = key.take(TAG.second);
  if (secret?.length !== 32 || !key.done) return undefined;
  if (curve === undefined ? alone : !CURVE.equals(curve)) return undefined;
  return pairOf(Buffer.from(secret).toString('hex'), point);
}

function pairOf(privateKey: string, stated: Uint8Array | undefined): KeyPair | undefined {
  const scalar = BigInt(`0x${privateKey}`);
  // GB/T 32918.1: n − 1 has no inverse of d + 1.
  if (scalar < 1n || scalar > ORDER - 2n) return undefined;
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  if (stated !== undefined && pointOf(new DerReader(stated)) !== publicKey) return undefined;
  return { privateKey, publicKey };
}

/** The point of a public key file, PEM or DER, as hex; undefined when it is none of SM2's curve. */
export function readPublicKey(file: Uint8Array): string | undefined {
  const outer = new DerReader(content(file, /^PUBLIC KEY$/));
  const key = outer.sequence();
  if (key === undefined || !outer.done || !isSm2(key)) return undefined;
  const point = pointOf(key);
  return point !== undefined && isOnCurve(point) ? point : undefined;
}

/** The library throws for a point off the curve. */
function isOnCurve(point: string): boolean {
  try {
    return sm2.verifyPublicKey(point);
  } catch {
    return false;
  }
}

/** An uncompressed point in a bit string that ends what is read. */
function pointOf(reader: DerReader): string | undefined {
  const bits = reader.take(TAG.bits);
  const whole = bits?.length === 66 && bits[0] === 0 && bits[1] === 4 && reader.done;
  return whole ? Buffer.from(bits.subarray(1)).toString('hex') : undefined;
}

function isSm2(reader: DerReader): boolean {
  const algorithm = reader.take(TAG.sequence);
  return algorithm !== undefined && Buffer.from(algorithm).equals(ALGORITHM.subarray(2));
}

/** Bytes of a PEM with this label; what is no PEM is taken as DER. */
function content(file: Uint8Array, label: RegExp): Uint8Array {
  if (file.length > LONGEST) return new Uint8Array();
  const text = Buffer.from(file).toString('latin1');
  if (!text.startsWith('-----')) return file;
  const [, found, base64] = PEM.exec(text) ?? [];
  return found !== undefined && base64 !== undefined && label.test(found)
    ? Buffer.from(base64, 'base64')
    : new Uint8Array();
}
