import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, type LocalizationList } from '../../runtime/ui/api/client.ts';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { matchesText } from '../../runtime/ui/parts/matchesText.ts';
import { localizationHref } from './standing.tsx';

const RIGHTS = { locked: '上级锁定', 'narrow-only': '只可从宽', free: '可以更改' };

type Part = LocalizationList['parts'][number];

/** Begins a draft with a part that holds in the own division; offices of a province change their pack instead. */
export function NewDraft({ list }: { list: LocalizationList }) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [office, setOffice] = useState(list.offices[0]?.id);
  const [folder, setFolder] = useState(list.kinds[0]?.folder ?? 'items');
  const [target, setTarget] = useState<string>();
  const begin = useMutation({
    mutationFn: (chosen: { office: string; part: string }) => api.newLocalization(chosen),
    onSuccess: (draft) => {
      void client.invalidateQueries({ queryKey: ['localizations'] });
      navigate(localizationHref(draft.id));
    },
  });
  if (office === undefined)
    return (
      <p className="wt-notice">
        市、县机关的“事项管理”岗位在这里拟订本地化；本机关可以查看下级的本地化，审核和批准在工作台的待办中办理。
      </p>
    );
  const parts = list.parts.filter((one) => one.office === office && one.folder === folder);
  const kind = list.kinds.find((one) => one.folder === folder)?.name ?? '';
  const chosen = parts.find((one) => one.target === target);
  return (
    <section className="wt-panel">
      <div className="wt-panel-body wt-stack">
        <div className="wt-row">
          {list.offices.length > 1 ? (
            <Select
              aria-label="拟订机关"
              value={office}
              options={list.offices.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setOffice}
            />
          ) : (
            <span>{list.offices[0]?.name}</span>
          )}
          <Select
            aria-label="要本地化的种类"
            className="st-local-kind"
            value={folder}
            options={list.kinds.map((one) => ({ value: one.folder, label: one.name }))}
            onChange={(next) => {
              setFolder(next);
              setTarget(undefined);
            }}
          />
          <Select
            className="st-local-item"
            aria-label={`要本地化的${kind}`}
            placeholder={`选择要本地化的${kind}`}
            value={target ?? null}
            showSearch={{ filterOption: (typed, option) => matchesText(option?.label ?? '', typed) }}
            notFoundContent={`没有这个${kind}`}
            options={parts.map(({ target: value, name, localized }) => ({
              value,
              label: localized ? `${name}（已有本地化）` : name,
            }))}
            onChange={setTarget}
          />
          <Button
            type="primary"
            disabled={target === undefined}
            loading={begin.isPending}
            onClick={() => target !== undefined && begin.mutate({ office, part: target })}
          >
            拟订本地化
          </Button>
        </div>
        {chosen && chosen.folder !== 'items' ? <p className="wt-muted">{describe(chosen)}</p> : null}
        <details className="wt-muted">
          <summary>不作本地化的种类</summary>
          <ul>
            {list.refused
              .filter(({ name }) => !['情景', '叠加层'].includes(name))
              .map(({ name, reason }) => (
                <li key={name}>
                  {name}：{reason}
                </li>
              ))}
          </ul>
        </details>
      </div>
      <ErrorAlert error={begin.error} onClose={begin.reset} />
    </section>
  );
}

function describe({ users, userCount, right }: Part): string {
  const by =
    users.length === 0 ? '' : `涉及事项：${users.join('、')}${userCount > users.length ? `等 ${userCount} 个` : ''}。`;
  return `更改权限：${RIGHTS[right]}。${by}`;
}
