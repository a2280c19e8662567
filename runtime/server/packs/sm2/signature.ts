import { sm2 } from 'sm-crypto-v2';
import { DerReader, der, derInteger, TAG } from './der.ts';
import { type KeyPair, readPublicKey } from './keyFiles.ts';
import { ORDER } from './order.ts';

/** SM3 over the signer's id, curve and key, then over the message (GB/T 32918.2); the id that GM/T 0009 sets. */
const OPTIONS = { hash: true, der: false, userId: '1234567812345678' };

/** SM2 signature with SM3 over the UTF-8 bytes of a text, as DER (GM/T 0009): what `openssl pkeyutl -verify` reads. */
export function sign(text: string, { privateKey, publicKey }: KeyPair): Uint8Array {
  const signature = sm2.doSignature(Buffer.from(text), privateKey, { ...OPTIONS, publicKey });
  const [r, s] = [signature.slice(0, 64), signature.slice(64)].map((hex) => BigInt(`0x${hex}`));
  return der(TAG.sequence, derInteger(r ?? 0n), derInteger(s ?? 0n));
}

/**
 * Whether a signature is that of a public key (PEM or DER). Never throws. Each signature has one form: strict DER,
 * r and s from 1 to n − 1; otherwise a stranger could make a second valid file from the first.
 */
export function verify(text: string, signature: Uint8Array, publicKey: string): boolean {
  const numbers = readSignature(signature);
  const point = readPublicKey(Buffer.from(publicKey));
  if (numbers === undefined || point === undefined) return false;
  return sm2.doVerifySignature(Buffer.from(text), numbers.map(hex32).join(''), point, OPTIONS);
}

const hex32 = (number: bigint): string => number.toString(16).padStart(64, '0');

function readSignature(bytes: Uint8Array): bigint[] | undefined {
  const outer = new DerReader(bytes);
  const pair = outer.sequence();
  const [r, s] = [pair?.positive(), pair?.positive()];
  if (r === undefined || s === undefined || pair?.done !== true || !outer.done) return undefined;
  return r < ORDER && s < ORDER ? [r, s] : undefined;
}
