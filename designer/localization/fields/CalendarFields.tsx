import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { JsonObject } from '#engine';
import type { PartFieldsProps } from './props.ts';

type Days = Record<string, string>;

const lists = [
  { name: 'holidays', title: '本地停办日', hint: '民族节日、停电搬迁等；会延长时限，须报批' },
  { name: 'workdays', title: '本地加班受理日', hint: '周末、节假日照常受理的日子' },
] as const;

/** Days off and days at work of one's own; those of the level above stay. */
export function CalendarFields({ part, base, onChange }: PartFieldsProps) {
  return (
    <div className="wt-stack">
      {lists.map((list) => (
        <DayList
          key={list.name}
          title={list.title}
          hint={list.hint}
          days={part[list.name] as Days}
          above={base[list.name] as Days}
          onChange={(days) => onChange({ ...part, [list.name]: days } as JsonObject)}
        />
      ))}
    </div>
  );
}

interface DayListProps {
  title: string;
  hint: string;
  days: Days;
  above: Days;
  onChange: (days: Days) => void;
}

function DayList({ title, hint, days, above, onChange }: DayListProps) {
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const own = Object.entries(days).filter(([date]) => !Object.hasOwn(above, date));
  const add = () => {
    onChange({ ...days, [day]: reason.trim() });
    setDay('');
    setReason('');
  };
  return (
    <div className="st-local-days">
      <h3>{title}</h3>
      <p className="wt-muted">{hint}</p>
      <ul className="st-local-entries">
        {own.map(([date, why]) => (
          <li key={date} className="st-local-own">
            <span className="wt-row">
              <b>{date}</b>
              {why}
              <Button
                className="wt-end"
                type="text"
                onClick={() => onChange(Object.fromEntries(Object.entries(days).filter(([one]) => one !== date)))}
              >
                删除
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <span className="wt-row">
        <DatePicker
          aria-label={`${title}的日期`}
          value={day === '' ? null : dayjs(day)}
          onChange={(next) => setDay(next?.format('YYYY-MM-DD') ?? '')}
        />
        <Input
          aria-label={`${title}的原因`}
          placeholder="原因"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button disabled={day === '' || reason.trim() === ''} onClick={add}>
          增加
        </Button>
      </span>
    </div>
  );
}
