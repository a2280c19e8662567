import { Radio } from 'antd';
import { memo } from 'react';
import type { Material, MaterialRecord } from '#engine';
import { FileUpload } from '../../ui/parts/FileUpload.tsx';
import './materials.css';

export interface ChecklistEntry {
  material: Pick<Material, 'id' | 'name' | 'form' | 'copies' | 'source'> & {
    shareable?: string | undefined;
    whenText?: string | undefined;
    standard?: string | undefined;
    accept?: string[] | undefined;
  };
  needed: boolean | 'maybe';
  /** Asked for by the one-time notice. */
  noticed?: boolean;
}

export interface MaterialChecklistProps {
  entries: ChecklistEntry[];
  records: MaterialRecord[];
  onChange: (records: MaterialRecord[]) => void;
}

const needs = { true: '需要', maybe: '视情况', false: '本情形不需要' } as const;

const stateOptions = (shareable: boolean) => [
  { value: 'received', label: '收到' },
  { value: 'verified', label: '验原件' },
  ...(shareable ? [{ value: 'shared', label: '共享获取' }] : []),
  { value: 'missing', label: '缺' },
];

/** The record of one material, a blank one while nothing was ticked. */
export const recordOf = (records: MaterialRecord[], id: string): MaterialRecord | undefined =>
  records.find((record) => record.material === id);

function changed(records: MaterialRecord[], id: string, change: Partial<MaterialRecord>): MaterialRecord[] {
  const before = recordOf(records, id) ?? { material: id, state: 'missing' as const, files: [] };
  return [...records.filter((record) => record.material !== id), { ...before, ...change }];
}

/** What the situation asks for, each ticked as it lies on the counter; needed ones first. */
export const MaterialChecklist = memo(function MaterialChecklist({
  entries,
  records,
  onChange,
}: MaterialChecklistProps) {
  const rank = ({ needed }: ChecklistEntry) => (needed === true ? 0 : needed === 'maybe' ? 1 : 2);
  return (
    <ul className="wt-materials">
      {[...entries]
        .sort((a, b) => rank(a) - rank(b))
        .map((entry) => (
          <Entry
            key={entry.material.id}
            entry={entry}
            record={recordOf(records, entry.material.id)}
            onChange={(change) => onChange(changed(records, entry.material.id, change))}
          />
        ))}
    </ul>
  );
});

function Entry({
  entry,
  record,
  onChange,
}: {
  entry: ChecklistEntry;
  record: MaterialRecord | undefined;
  onChange: (change: Partial<MaterialRecord>) => void;
}) {
  const { material, needed, noticed } = entry;
  const idle = needed === false && !record;
  return (
    <li id={`material-${material.id}`} className={idle ? 'wt-material wt-material-idle' : 'wt-material'} tabIndex={-1}>
      <div className="wt-material-name">
        <b>{material.name}</b>
        <span className={`wt-tag wt-tag-${needed === true ? 'info' : needed === 'maybe' ? 'warn' : 'plain'}`}>
          {needs[`${needed}`]}
        </span>
        {noticed ? <span className="wt-tag wt-tag-warn">已告知补正</span> : null}
        <p className="wt-muted">{describe(material)}</p>
      </div>
      <Radio.Group
        optionType="button"
        size="small"
        aria-label={material.name}
        value={record?.state ?? null}
        options={stateOptions(material.shareable !== undefined)}
        onChange={(event) => onChange({ state: event.target.value })}
      />
      <FileUpload
        files={record?.files ?? []}
        {...(material.accept ? { accept: material.accept } : {})}
        onChange={(files) =>
          onChange({ files, state: !record || record.state === 'missing' ? 'received' : record.state })
        }
      />
    </li>
  );
}

/** 复印件（验原件） · 1 份 · 政府部门核发 · 可共享：公安户籍库 */
export function describe(material: ChecklistEntry['material']): string {
  const parts = [
    material.form,
    material.copies > 0 ? `${material.copies} 份` : undefined,
    material.source,
    material.shareable ? `可共享：${material.shareable}` : undefined,
    material.whenText,
  ];
  return parts.filter(Boolean).join(' · ');
}
