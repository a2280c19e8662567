/** A part that people see as it stands: an indicator, a rule text. */
export interface Shown<T> {
  /** `namespace:id` */
  ref: string;
  /** Ref of the part that this one overlays. */
  base?: string;
  /** Pack name and version it came from. */
  pack: { name: string; version: string };
  /** Division code prefix of that pack; absent for national. */
  division?: string;
  source: T;
}
