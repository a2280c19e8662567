/** One thing that is wrong with something a person wrote: a model, a pack, a form, a request body. */
export interface Problem {
  /** Stable, dotted, English: `bpmn.unsupported`, `pack.danglingLink`, `form.required`. */
  code: string;
  /** A plain Chinese sentence: what is wrong and what to do. */
  message: string;
  /** File inside the pack or archive. */
  file?: string;
  /** JSON pointer inside the file or the request body. */
  path?: string;
  /** BPMN element id. */
  element?: string;
}

/** A command that the rules do not allow. A value, not an exception: exceptions are bugs. */
export interface Refusal {
  refused: true;
  code: string;
  message: string;
  element?: string;
  problems?: Problem[];
}

export type Result<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({ ok: false, problems });

export const refuse = (code: string, message: string, more: Omit<Partial<Refusal>, 'refused'> = {}): Refusal => ({
  refused: true,
  code,
  message,
  ...more,
});

export const isRefusal = (value: object): value is Refusal => 'refused' in value && value.refused === true;
