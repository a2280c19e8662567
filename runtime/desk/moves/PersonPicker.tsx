import { useQuery } from '@tanstack/react-query';
import { Input, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { api, type CandidateQuery, type Candidates, type CaseDetail } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { matchesText } from '../../ui/parts/matchesText.ts';
import { useMe } from '../useMe.ts';

type Candidate = Candidates['candidates'][number];

const SHOWN = 40;

const wordsOf = ({ name, postNames, officeName }: Candidate) => `${name} ${postNames.join(' ')} ${officeName}`;

/** Who may be chosen comes first, and among them the own office. */
const ranked = (list: Candidate[], ownOffice: string) => {
  const rank = ({ refusal, officeName }: Candidate) => (refusal ? 2 : officeName === ownOffice ? 0 : 1);
  return [...list].sort((a, b) => rank(a) - rank(b));
};

export interface PersonPickerProps {
  kase: CaseDetail;
  label: string;
  query: CandidateQuery;
  many: boolean;
  value: readonly string[];
  onChange: (value: string[]) => void;
}

/** Finds people by name, pinyin, post or office; those who may not be chosen stand last with the reason. */
export function PersonPicker({ kase, label, query, many, value, onChange }: PersonPickerProps) {
  const [typed, setTyped] = useState('');
  const group = useId();
  const me = useMe();
  const people = useQuery({
    queryKey: ['candidates', kase.id, query, kase.version],
    queryFn: () => api.candidates(kase.id, query),
    placeholderData: (before) => before,
  });
  if (people.error) return <ErrorAlert error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return <Skeleton active />;
  const all = ranked(people.data.candidates, me.office.name);
  if (all.length === 0) return <EmptyState>没有可选的人员，请联系管理员配置岗位。</EmptyState>;
  const found = all.filter((person) => matchesText(wordsOf(person), typed));
  const chosen = all.filter(({ id }) => value.includes(id));
  const toggle = (id: string) => {
    if (!many) return onChange([id]);
    onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id]);
  };
  return (
    <div className="wt-people">
      <Input
        autoFocus
        allowClear
        value={typed}
        maxLength={50}
        aria-label={`${label}：查找人员`}
        placeholder={`姓名、拼音或岗位，共 ${all.length} 人`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul aria-label={label}>
        {found.slice(0, SHOWN).map((person) => (
          <li key={person.id}>
            <label className={person.refusal ? 'wt-muted' : undefined}>
              <input
                type={many ? 'checkbox' : 'radio'}
                name={group}
                value={person.id}
                disabled={person.refusal !== undefined}
                checked={value.includes(person.id)}
                onChange={() => toggle(person.id)}
              />
              <b>{person.name}</b>
              <small className="wt-muted">
                {person.officeName}
                {person.postNames.length > 0 ? ` · ${person.postNames.join('、')}` : ''}
              </small>
            </label>
            {person.refusal ? <p className="wt-why-not">{person.refusal.message}</p> : null}
          </li>
        ))}
        {found.length === 0 ? <li className="wt-muted">没有找到，请换姓名、拼音或岗位再找。</li> : null}
        {found.length > SHOWN ? (
          <li className="wt-muted">还有 {found.length - SHOWN} 人没有列出，请输入姓名或岗位缩小范围。</li>
        ) : null}
      </ul>
      {many && chosen.length > 0 ? <p>已选：{chosen.map(({ name }) => name).join('、')}</p> : null}
    </div>
  );
}
