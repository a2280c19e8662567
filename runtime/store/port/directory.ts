import type { Scope } from './common.ts';

export interface OfficeRow {
  id: string;
  parent: string | null;
  /** `/p/c/x/` – own id last. */
  path: string;
  name: string;
  level: string;
  division: string;
  address: string | null;
  phone: string | null;
}

export interface UserRow {
  id: string;
  userName: string;
  name: string;
  passwordHash: string;
  office: string;
  /** `since`: day from which the post has been held there without a break, YYYY-MM-DD. */
  posts: { post: string; office: string; since?: string }[];
  demo: boolean;
  failures: number;
  lockedUntil: number | null;
  /** Established staff (编制内); null: not known. */
  established: boolean | null;
  /** The officer's own citizen id number, so that nobody works on the own case; null: not known. */
  idNo: string | null;
}

export interface SessionRow {
  /** SM3 of the cookie's token; the token itself is never stored. */
  tokenHash: string;
  user: string;
  createdAt: number;
  seenAt: number;
  expiresAt: number;
}

export interface FileRow {
  hash: string;
  type: string;
  size: number;
  name: string;
  uploadedBy: string;
  officePath: string;
  /** When it was uploaded last. */
  createdAt: number;
  /** Handed in: what an applicant uploaded stays loose until it is. */
  kept: boolean;
}

/** An officer has read a rule text: the version of its pack, and the digest of what was read. */
export interface ReadingRow {
  ruleText: string;
  digest: string;
  account: string;
  officePath: string;
  version: string;
  at: number;
}

/** Offices, officers, their sessions, files and readings. */
export interface DirectoryStore {
  /** By whom and when any version of a rule text was read; the first reading of a version stays. */
  readings(ruleText: string, scope: Scope): Promise<ReadingRow[]>;
  readingsOf(account: string): Promise<ReadingRow[]>;
  saveReading(row: ReadingRow): Promise<void>;
  offices(): Promise<OfficeRow[]>;
  saveOffices(rows: OfficeRow[]): Promise<void>;
  users(): Promise<UserRow[]>;
  userByName(userName: string): Promise<UserRow | undefined>;
  user(id: string): Promise<UserRow | undefined>;
  saveUser(row: UserRow): Promise<void>;
  /** Counts a failure atomically and returns the new count. */
  countFailure(user: string, lockedUntil: number | null): Promise<number>;
  saveSession(row: SessionRow): Promise<void>;
  session(tokenHash: string): Promise<SessionRow | undefined>;
  touchSession(tokenHash: string, seenAt: number): Promise<void>;
  deleteSession(tokenHash: string): Promise<void>;
  /** A file that the office has already keeps its name; one that is kept never becomes loose again. */
  saveFile(row: FileRow): Promise<void>;
  file(hash: string, scope: Scope): Promise<FileRow | undefined>;
  /** Marks files of an office as handed in; hashes that it does not have are passed over. */
  keepFiles(hashes: string[], officePath: string): Promise<void>;
  /** Forgets at most `limit` loose files uploaded before this moment. Gives the hashes that no office has any more. */
  dropLooseFiles(before: number, limit: number): Promise<string[]>;
}
