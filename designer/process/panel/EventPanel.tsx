import { Checkbox, Select } from 'antd';
import type { Business } from '../services.ts';
import { create, definitionOf, type Target, textOf, write } from './business.ts';
import { ChoiceRow, CommitInput, Row } from './fields.tsx';
import { MessageRow } from './MessageRow.tsx';
import { resultChoices } from './words.ts';

const timerKinds = [
  { value: 'timeDuration', label: '等待一段时间' },
  { value: 'timeDate', label: '到某个时间' },
  { value: 'timeCycle', label: '按周期重复' },
];

/** What an event waits for or says. */
export function EventPanel({ target }: { target: Target }) {
  const { business, element } = target;
  const definition = definitionOf(business);
  return (
    <>
      {element.type === 'bpmn:EndEvent' ? (
        <ChoiceRow
          label="办件结果"
          value={textOf(business, 'wutong:result')}
          choices={resultChoices}
          onChange={(value) => write(target, { 'wutong:result': value })}
          placeholder="请选择"
          hint="走到这里时办件的最终结果。"
        />
      ) : null}
      {definition?.$type === 'bpmn:TimerEventDefinition' ? (
        <Timer target={{ ...target, business: definition }} />
      ) : null}
      {definition?.$type === 'bpmn:MessageEventDefinition' ? (
        <MessageRow target={{ ...target, business: definition }} />
      ) : null}
      {element.type === 'bpmn:BoundaryEvent' && definition?.$type !== 'bpmn:ErrorEventDefinition' ? (
        <Checkbox
          checked={business.get('cancelActivity') !== false}
          onChange={(event) => write(target, { cancelActivity: event.target.checked })}
        >
          触发时中断所附的环节
        </Checkbox>
      ) : null}
    </>
  );
}

function Timer({ target }: { target: Target }) {
  const { business } = target;
  const kind = timerKinds.find(({ value }) => business.get(value))?.value ?? 'timeDuration';
  const expression = business.get(kind) as Business | undefined;
  const text = expression ? textOf(expression, 'body') : '';
  const put = (nextKind: string, body: string) => {
    const cleared = Object.fromEntries(timerKinds.map(({ value }) => [value, undefined]));
    write(target, { ...cleared, [nextKind]: create(target, 'bpmn:FormalExpression', { body }) });
  };
  return (
    <>
      <Row label="定时方式">
        {(id) => <Select id={id} value={kind} options={timerKinds} onChange={(next) => put(next, text)} />}
      </Row>
      <Row
        label="时间"
        hint={
          kind === 'timeDuration'
            ? '例如 P5D 表示 5 天，PT2H 表示 2 小时；也可写 FEEL 表达式。'
            : '例如 2026-12-31T17:00:00+08:00，或 FEEL 表达式。'
        }
      >
        {(id) => (
          <CommitInput id={id} mono value={text} onCommit={(body) => put(kind, body.trim())} placeholder="P5D" />
        )}
      </Row>
      {kind === 'timeDuration' ? (
        <Checkbox
          checked={textOf(business, 'wutong:timerUnit') === 'workingDay'}
          onChange={(event) => write(target, { 'wutong:timerUnit': event.target.checked ? 'workingDay' : undefined })}
        >
          天数按工作日计算
        </Checkbox>
      ) : null}
    </>
  );
}
