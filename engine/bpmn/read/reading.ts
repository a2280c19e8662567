import type { Element } from './element.ts';
import type { Report } from './report.ts';

/** What the reader is told by its caller. */
export interface ReadOptions {
  /** Name of the file for problems. */
  file?: string;
  /** `skip`: scripts that are not FEEL compile to a recorded no-op (`NodeDetail.skipped`) instead of being refused. */
  scripts?: 'skip';
  /** `ignore`: extensions of other engines and performers are passed over instead of being refused. */
  foreign?: 'ignore';
}

/** How strictly a file is read: what the standard allows, or what this platform asks of its own models. */
export type Manner = 'standard' | 'own';

/** A file while it is read: the report, the options, and names that come from elsewhere in the file. */
export interface Reading extends Report, Pick<ReadOptions, 'scripts' | 'foreign'> {
  manner: Manner;
  /** Message name by id of the event or task, where only a message flow says it. */
  messages: Map<string, string>;
  /** Names of data objects that only their references name, by id of the data object. */
  objectNames: Map<string, string>;
  /** Every data name of the file. */
  names: Set<string>;
  /** Compensation handler by id of the boundary event. */
  associations: Map<string, Element>;
}

export const createReading = (report: Report, { scripts, foreign }: ReadOptions, manner: Manner): Reading => ({
  ...report,
  manner,
  ...(scripts === undefined ? {} : { scripts }),
  ...(foreign === undefined ? {} : { foreign }),
  messages: new Map(),
  objectNames: new Map(),
  names: new Set(),
  associations: new Map(),
});
