import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { Trouble } from '../Trouble.tsx';
import { Stages } from './Stages.tsx';
import type { Subject } from './subject.ts';

export interface OfficePickerProps {
  subject: Subject;
  onChoose: (office: string) => void;
}

/** Which office takes the application: of those that accept it, the one nearest to where the applicant lives. */
export function OfficePicker({ subject, onChoose }: OfficePickerProps) {
  const [text, setText] = useState('');
  const item = subject.kind === 'item' ? subject.reference : undefined;
  const offices = useQuery({
    queryKey: ['acceptingOffices', item, text],
    queryFn: () => api.acceptingOffices(text, item),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const listed = offices.data?.offices ?? [];
  return (
    <>
      <Stages at="选机构" />
      <section className="pt-card">
        <h1>选择受理机构</h1>
        <p>个人请选户籍地或常住地的机构，单位请选所在地的机构。需要核对原件时，到这里办理。</p>
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
        {offices.data && listed.length === 0 ? (
          <p aria-live="polite">
            {text.trim() === '' ? '目前没有机构受理网上申请，请到窗口办理。' : '没有找到这个机构，请换个名称再试。'}
          </p>
        ) : null}
        {offices.data && offices.data.total > listed.length ? (
          <p className="pt-quiet">还有 {offices.data.total - listed.length} 个机构没有列出，请输入名称查找。</p>
        ) : null}
      </section>
    </>
  );
}
