/** Local layers: overlays that a city or county drafts at run time, over the packs that are installed. */
export { patchOf } from '../fields/index.ts';
export { chainOf, partAbove, viewAbove } from './above.ts';
export { type Compared, compareParts } from './compare.ts';
export { type Exceeded, exceededRights, type RightsQuestion, rightWriter } from './exceeded.ts';
export { isLocalPack, LOCAL_SCOPE, type LocalLayer, localPack, localPackName, localRefParts } from './localPack.ts';
export { groupReplays, type Play, type Replay, type ReplayGroup, replay, scenariosOf } from './replay.ts';
export { LOCAL_FOLDERS, type PartName, partName, partWords, targetName, whyNotLocal } from './target.ts';
