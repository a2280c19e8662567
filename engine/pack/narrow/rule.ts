import type { Json } from '../../json.ts';
import type { FieldChange } from '../fields/index.ts';

/** Why a change of a `narrow-only` part is refused; undefined when it is let be. `whole`: the part before and after. */
export type KindRule = (change: FieldChange, whole: { before: Json; after: Json }) => string | undefined;
