import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import {
  newKeys,
  privateKeyPem,
  publicKeyPem,
  readPrivateKey,
  readPublicKey,
} from '../../../../runtime/server/packs/sm2/keyFiles.ts';
import { ORDER } from '../../../../runtime/server/packs/sm2/order.ts';
import { sign, verify } from '../../../../runtime/server/packs/sm2/signature.ts';

const TEXT = '{"name":"@wutong/梧桐"}';
const keys = newKeys();
const pem = publicKeyPem(keys.publicKey);
const signature = sign(TEXT, keys);

/** r and s of the signature, to build other forms of it. */
const [r, s] = (() => {
  const bytes = Buffer.from(signature);
  const length = bytes[3] ?? 0;
  const number = (part: Buffer) => BigInt(`0x${part.toString('hex')}`);
  return [number(bytes.subarray(4, 4 + length)), number(bytes.subarray(6 + length))];
})();

const integer = (value: bigint, zeros = 0): Buffer => {
  let hex = value.toString(16);
  hex = hex.padStart(hex.length + (hex.length % 2), '0');
  if (/^[89a-f]/.test(hex)) hex = `00${hex}`;
  const content = Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex, 'hex')]);
  return Buffer.concat([Buffer.of(2, content.length), content]);
};
const pair = (...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(0x30, content.length), content]);
};

describe('SM2 signatures', () => {
  it('are valid for the text and key alone', () => {
    expect(verify(TEXT, signature, pem)).toBe(true);
    expect(verify(`${TEXT} `, signature, pem)).toBe(false);
    expect(verify(TEXT, signature, publicKeyPem(newKeys().publicKey))).toBe(false);
    expect(verify(TEXT, pair(integer(r), integer(s)), pem)).toBe(true);
  });

  it('fit the example of GB/T 32918.5 annex A', () => {
    const publicKey =
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
    const numbers = [
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3',
      'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    ];
    const example = pair(...numbers.map((hex) => integer(BigInt(`0x${hex}`))));
    expect(verify('message digest', example, publicKeyPem(publicKey))).toBe(true);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['r and s without DER', Buffer.from(r.toString(16).padStart(64, '0') + s.toString(16).padStart(64, '0'), 'hex')],
    ['a byte behind', Buffer.concat([signature, Buffer.of(0)])],
    ['a byte behind inside', pair(integer(r), integer(s), Buffer.of(0))],
    ['a third number', pair(integer(r), integer(s), integer(1n))],
    ['a leading zero in r', pair(integer(r, 1), integer(s))],
    ['a leading zero in s', pair(integer(r), integer(s, 1))],
    ['a length in long form', Buffer.concat([Buffer.of(0x30, 0x81, signature.length - 2), signature.subarray(2)])],
    ['an endless length', Buffer.concat([Buffer.of(0x30, 0x80), signature.subarray(2), Buffer.of(0, 0)])],
    ['r + n', pair(integer(r + ORDER), integer(s))],
    ['s + n', pair(integer(r), integer(s + ORDER))],
    ['n − s', pair(integer(r), integer(ORDER - s))],
    ['r and s changed places', pair(integer(s), integer(r))],
    ['r = 0', pair(Buffer.of(2, 1, 0), integer(s))],
    ['s = 0', pair(integer(r), Buffer.of(2, 1, 0))],
    ['s = n', pair(integer(r), integer(ORDER))],
    ['a negative r', pair(Buffer.of(2, 1, 0x80), integer(s))],
    ['r + s = n', pair(integer(r), integer(ORDER - r))],
    ['cut short', signature.subarray(0, 40)],
  ])('in another form are refused: %s', (_, bytes) => expect(verify(TEXT, bytes, pem)).toBe(false));

  it('never throw for changed bytes', () => {
    for (let at = 0; at < signature.length; at++) {
      const changed = Buffer.from(signature);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expect(verify(TEXT, changed, pem)).toBe(false);
    }
  }, 60_000);
});

describe('SM2 key files', () => {
  it('are read as they were written', () => {
    expect(readPrivateKey(Buffer.from(privateKeyPem(keys)))).toEqual(keys);
    expect(readPublicKey(Buffer.from(pem))).toBe(keys.publicKey);
  });

  it('hold a key of the curve, or are refused', () => {
    const off = `${keys.publicKey.slice(0, -1)}${keys.publicKey.endsWith('0') ? '1' : '0'}`;
    expect(readPublicKey(Buffer.from(publicKeyPem(off)))).toBeUndefined();
    expect(readPublicKey(Buffer.from(publicKeyPem(`04${'0'.repeat(128)}`)))).toBeUndefined();
    expect(readPublicKey(Buffer.from(publicKeyPem(sm2.compressPublicKeyHex(keys.publicKey))))).toBeUndefined();
    for (const scalar of [0n, ORDER - 1n, ORDER, (1n << 256n) - 1n])
      expect(
        readPrivateKey(Buffer.from(privateKeyPem({ ...keys, privateKey: scalar.toString(16).padStart(64, '0') }))),
      ).toBeUndefined();
    expect(readPrivateKey(Buffer.from(privateKeyPem({ ...keys, publicKey: newKeys().publicKey })))).toBeUndefined();
    expect(readPublicKey(Buffer.from(privateKeyPem(keys)))).toBeUndefined();
    expect(readPrivateKey(Buffer.from(pem))).toBeUndefined();
    expect(readPublicKey(Buffer.from('-----BEGIN PUBLIC KEY-----\nhello\n-----END PUBLIC KEY-----\n'))).toBeUndefined();
  });
});
