/**
 * Row scope: office paths (`/11/1101/110105/…/`) below which rows may be seen. Applied by the store to every read,
 * outermost, so that no handler can forget it. `all` is for the system itself (timers, migration, verification).
 */
export type Scope = { all: true } | { paths: string[] };

export interface ActorRef {
  kind: 'officer' | 'applicant' | 'system';
  id: string;
  name: string;
}

export interface Page<T> {
  rows: T[];
  total: number;
}
