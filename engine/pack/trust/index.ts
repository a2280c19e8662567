/** Whom packs are trusted from: publishers' keys, signatures, no way back. */
export { checkSignature, type Trust, type Verify } from './checkSignature.ts';
export { checkUpgrade, highestOf, type PackVersion } from './checkUpgrade.ts';
export { type PublisherKey, readKeyList } from './keyList.ts';
