import type { ComponentType } from 'react';
import type { RefFolder } from '#engine';
import { partOf, textOf } from '../draft.ts';
import { CalendarFields } from './CalendarFields.tsx';
import { CodeTableFields } from './CodeTableFields.tsx';
import { FormFields } from './FormFields.tsx';
import { ItemFields } from './ItemFields.tsx';
import { LedgerFields } from './LedgerFields.tsx';
import { ParameterFields } from './ParameterFields.tsx';
import { ProcessFields } from './ProcessFields.tsx';
import type { PartFieldsProps } from './props.ts';
import { TextFields } from './TextFields.tsx';

const editors: Partial<Record<RefFolder, ComponentType<PartFieldsProps>>> = {
  items: ItemFields,
  forms: FormFields,
  processes: ProcessFields,
  documents: TextFields,
  'rule-texts': TextFields,
  posters: TextFields,
  ledgers: LedgerFields,
  parameters: ParameterFields,
  'code-tables': CodeTableFields,
  calendars: CalendarFields,
};

export interface KindFieldsProps extends Pick<PartFieldsProps, 'division' | 'source'> {
  folder: RefFolder;
  content: string;
  base: string;
  onChange: (content: string) => void;
}

/** What is localized most of each kind, without JSON; everything else stands in the text. */
export function KindFields({ folder, content, base, onChange, ...more }: KindFieldsProps) {
  const [part, above] = [partOf(content), partOf(base)];
  const Editor = editors[folder];
  if (!Editor) return null;
  if (!part || !above) return <p className="wt-muted">“全部内容”中的文本不完整，改正后才能在这里修改。</p>;
  return <Editor {...more} part={part} base={above} onChange={(next) => onChange(textOf(next))} />;
}
