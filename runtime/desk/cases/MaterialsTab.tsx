import { neededMaterials } from '#engine';
import type { MaterialCheck } from '../../ui/api/client.ts';
import { FileLinks } from '../../ui/form/FileLinks.tsx';
import { type ChecklistEntry, describe, MaterialChecklist } from '../materials/MaterialChecklist.tsx';
import type { CaseWork } from './useCaseWork.ts';

const stateNames: Record<string, string> = {
  received: '收到',
  verified: '已验原件',
  shared: '共享获取',
  deferred: '容缺后补',
  missing: '缺',
};

/** The materials: ticked at intake and supplement, read elsewhere. */
export function MaterialsTab({ work }: { work: CaseWork }) {
  const { kase, compiled, data, intake } = work;
  if (!intake) return <MaterialTable checks={kase.materials} />;
  const noticed = new Set(kase.notice?.materials ?? []);
  const entries: ChecklistEntry[] = neededMaterials(compiled.item, data).map(({ material, needed }) => ({
    material,
    needed,
    noticed: noticed.has(material.id),
  }));
  return (
    <MaterialChecklist entries={entries} records={work.records} onChange={(materials) => work.set({ materials })} />
  );
}

function MaterialTable({ checks }: { checks: MaterialCheck[] }) {
  const shown = checks.filter(({ needed, record }) => needed || record);
  return (
    <ul className="wt-materials">
      {shown.map(({ material, record, noticed }) => (
        <li key={material.id} className="wt-material">
          <div className="wt-material-name">
            <b>{material.name}</b>
            {noticed ? <span className="wt-tag wt-tag-warn">已告知补正</span> : null}
            <p className="wt-muted">{describe(material)}</p>
          </div>
          <span className={record && record.state !== 'missing' ? 'wt-tag wt-tag-ok' : 'wt-tag wt-tag-bad'}>
            {stateNames[record?.state ?? 'missing']}
          </span>
          <FileLinks value={record?.files ?? []} />
        </li>
      ))}
    </ul>
  );
}
