import { getHashes, hash } from 'node:crypto';
import { speedUpSm3 } from '#engine';

/** Has digests computed by OpenSSL where it knows SM3; elsewhere the engine's own implementation stays. */
export function speedUpDigests(): void {
  if (getHashes().includes('sm3')) speedUpSm3((text) => hash('sm3', text, 'hex'));
}
