import type { CandidateQuery, CaseView } from '../../ui/api/client.ts';

/** What was typed so far, by field. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

interface Named {
  name: string;
  label: string;
  optional?: true;
}

export type Field =
  | (Named & { kind: 'text'; max: number; rows: number; hint?: string })
  | (Named & { kind: 'line'; max: number; hint?: string })
  | (Named & { kind: 'number'; max: number; unit: string })
  | (Named & { kind: 'choice'; options: Option[] })
  | (Named & { kind: 'several'; options: Option[] })
  /** People of the organization who may be named in the move; those who may not are shown with the reason. */
  | (Named & { kind: 'person' | 'people'; candidates: CandidateQuery });

/** A move as the dialog asks for it: data, so that a new move needs no new dialog. */
export interface MoveForm {
  title: string;
  /** What the move brings about, in plain words. */
  about: string;
  ok: string;
  /** Said once it is done. */
  done: string;
  /** It cannot be undone: asked again in these words before it is sent. */
  askAgain?: string;
  /** Values that stand there at first. */
  initial: Values;
  fields: (values: Values) => Field[];
  send: (values: Values) => Promise<CaseView>;
}

export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

export const listOf = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? value : [];
};

/** The option that is chosen; where there is only one, that one. */
export const chosenOf = (options: Option[], value: string): string | undefined =>
  (options.length === 1 ? options[0] : options.find((option) => option.value === value))?.value;

function filled(field: Field, values: Values): boolean {
  switch (field.kind) {
    case 'several':
    case 'people':
      return listOf(values, field.name).length > 0;
    case 'number': {
      const value = Number(textOf(values, field.name));
      return Number.isInteger(value) && value > 0 && value <= field.max;
    }
    case 'choice':
      return chosenOf(field.options, textOf(values, field.name)) !== undefined;
    default:
      return textOf(values, field.name) !== '';
  }
}

/** Labels of the fields that still have to be filled. */
export const lacking = (form: MoveForm, values: Values): string[] =>
  form.fields(values).flatMap((field) => (field.optional || filled(field, values) ? [] : [field.label]));
