import type { Level, Post } from '../bpmn/model.ts';

/** An office of the lowest level with the people who work there. */
export interface Station {
  level: Level;
  officers: { id: string; posts: Post[] }[];
}

/** What residents come for: handing in, having it reviewed, and taking the result home. */
export type ReachPart = 'start' | 'review' | 'collect';

/**
 * `here`: worked at the station, and somebody is there for it. `short`: it would be, but nobody may do it: see the
 * item's `lacks`. `elsewhere`: worked at another level. `none`: the item has no such step.
 */
export interface PartReach {
  state: 'here' | 'short' | 'elsewhere' | 'none';
  /** Where it is worked instead. */
  level?: Level;
}

/** Why a step that is worked at the station cannot be. */
export type ReachLack =
  /** No officer there holds the post. */
  | { kind: 'post'; post: Post }
  /** The officers there who hold the posts are too few to keep them apart. */
  | { kind: 'apart'; posts: Post[]; reason: string };

export type ItemReach = Record<ReachPart, PartReach> & { lacks: ReachLack[] };

/** How much of a catalogue a station can do. */
export interface StationReach {
  /** Items that are, or may be, handled at the level of the station. */
  items: number;
  start: number;
  review: number;
  collect: number;
  /** Items whose cases begin at another level. */
  elsewhere: number;
  /** Posts without an officer, and posts that cannot be kept apart, with the number of items that wait for each. */
  lacks: { lack: ReachLack; items: number }[];
}
