import type { Problem } from '../result.ts';

/** Where a model was drawn for. `bpmn`: no engine's own extensions. */
export type Dialect = 'camunda7' | 'camunda8' | 'flowable' | 'activiti' | 'bpmn';

/** One extension or expression of the foreign model and what became of it. */
export interface MappingEntry {
  /** Id of the element that carries it. */
  element: string;
  /** Qualified name of the attribute or extension element, `conditionExpression`, `script` … */
  what: string;
  value: string;
  /** `mapped`: has an equal here. `dropped`: stays in the file, but is not executed. */
  state: 'mapped' | 'dropped';
  /** Where the meaning went: `wutong:post=approval`. */
  to?: string;
  /** Why it was dropped, or what is left to do by hand. */
  reason?: string;
}

export interface ImportOptions {
  file?: string;
  /** Post by candidate group or user of the foreign model; a group without entry becomes a post of the same name. */
  posts?: Record<string, string>;
}

export interface ImportedModel {
  dialect: Dialect;
  /** The model with `wutong:` settings beside the untouched foreign ones. */
  xml: string;
  report: MappingEntry[];
  /** What keeps the imported model from running, if anything. */
  problems: Problem[];
}
