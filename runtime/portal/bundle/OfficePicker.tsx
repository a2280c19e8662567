import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { Trouble } from '../Trouble.tsx';

/** Which office takes the application: the one nearest to where the applicant lives. */
export function OfficePicker({ onChoose }: { onChoose: (office: string) => void }) {
  const [text, setText] = useState('');
  const offices = useQuery({
    queryKey: ['acceptingOffices', text],
    queryFn: () => api.acceptingOffices(text),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const listed = offices.data?.offices ?? [];
  return (
    <section className="pt-card">
      <h1>选择受理机构</h1>
      <p>请选离您最近的服务站、所。需要核对原件时，到这里办理。</p>
      <label className="pt-search">
        <span className="wt-visually-hidden">查找受理机构</span>
        <input
          type="search"
          value={text}
          placeholder="输入街道、乡镇或社区、村的名称"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Trouble error={offices.error} onRetry={() => void offices.refetch()} />
      <ul className="pt-offices">
        {listed.map(({ id, name, address, phone }) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)}>
              <b>{name}</b>
              <span className="pt-quiet">{[address, phone].filter(Boolean).join('　')}</span>
            </button>
          </li>
        ))}
      </ul>
      {offices.data && listed.length === 0 ? <p aria-live="polite">没有找到这个机构，请换个名称再试。</p> : null}
      {offices.data && offices.data.total > listed.length ? (
        <p className="pt-quiet">还有 {offices.data.total - listed.length} 个机构没有列出，请输入名称查找。</p>
      ) : null}
    </section>
  );
}
