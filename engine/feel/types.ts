import type { FeelType } from './value/types.ts';

export type { FeelType };

/** Declared names with the types of their values; a name of several words or with Chinese characters is one name. */
export type FeelTypes = Readonly<Record<string, FeelType>>;
