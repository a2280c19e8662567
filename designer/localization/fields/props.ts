import type { JsonObject } from '#engine';

/** A part being edited, and as it stands above. */
export interface PartFieldsProps {
  part: JsonObject;
  base: JsonObject;
  /** Division code prefix of the draft. */
  division: string;
  /** BPMN of a process above. */
  source?: string | undefined;
  onChange: (part: JsonObject) => void;
}
