/** Local layers: overlays that a city or county drafts at run time, over the packs that are installed. */
export { patchOf } from '../fields/index.ts';
export { chainOf, itemAbove } from './above.ts';
export { type Exceeded, exceededRights } from './exceeded.ts';
export { isLocalPack, LOCAL_SCOPE, type LocalLayer, localPack, localPackName, localRefParts } from './localPack.ts';
