import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, type LocalizationList } from '../../runtime/ui/api/client.ts';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { matchesText } from '../../runtime/ui/parts/matchesText.ts';
import { localizationHref } from './standing.tsx';

/** Begins a draft with an item of the own division; offices of a province change their pack instead. */
export function NewDraft({ list }: { list: LocalizationList }) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [office, setOffice] = useState(list.offices[0]?.id);
  const [item, setItem] = useState<string>();
  const begin = useMutation({
    mutationFn: (chosen: { office: string; item: string }) => api.newLocalization(chosen),
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
  const items = list.items.filter((one) => one.office === office);
  return (
    <section className="wt-panel">
      <div className="wt-panel-body wt-row">
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
          className="st-local-item"
          aria-label="要本地化的事项"
          placeholder="选择要本地化的事项"
          value={item ?? null}
          showSearch={{ filterOption: (typed, option) => matchesText(option?.label ?? '', typed) }}
          notFoundContent="没有这个事项"
          options={items.map(({ ref, name, localized }) => ({
            value: ref,
            label: localized ? `${name}（已有本地化）` : name,
          }))}
          onChange={setItem}
        />
        <Button
          type="primary"
          disabled={item === undefined}
          loading={begin.isPending}
          onClick={() => item !== undefined && begin.mutate({ office, item })}
        >
          拟订本地化
        </Button>
      </div>
      <ErrorAlert error={begin.error} onClose={begin.reset} />
    </section>
  );
}
