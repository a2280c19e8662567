import type { JsonObject } from '#engine';
import type { Scope } from './common.ts';

/** A 一件事 that somebody applied for. Its record stands in the chain like every other; what it leads to are its cases. */
export interface BundleRow {
  id: string;
  no: string;
  /** `namespace:id` of its definition. */
  ref: string;
  /** SM3 of the definition and of the digests of its items. */
  digest: string;
  title: string;
  applicantName: string;
  applicantIdNo: string;
  /** Path of the accepting office. */
  officePath: string;
  createdAt: number;
  /** Opaque: the definition, the applicant, the answers that were given once. */
  content: JsonObject;
}

/** Which bundle a case belongs to. */
export interface BundleMemberRow {
  bundle: string;
  /** Reference of the item as the bundle's definition writes it. */
  item: string;
  /** Place among the cases of the bundle, from 0. */
  place: number;
}

export interface BundleStore {
  bundle(id: string, scope: Scope): Promise<BundleRow | undefined>;
  bundleByNo(no: string, scope: Scope): Promise<BundleRow | undefined>;
  bundleOfCase(caseId: string, scope: Scope): Promise<BundleRow | undefined>;
  /** The cases of a bundle that the reader may see, in its order. */
  bundleCases(bundle: string, scope: Scope): Promise<{ caseId: string; item: string }[]>;
}
