import { Checkbox } from 'antd';
import type { Business } from '../services.ts';
import { create, type Target, textOf, write } from './business.ts';
import { FeelRow } from './FeelRow.tsx';
import { outcomesOf } from './outcomes.ts';

const deciding = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);

/** Condition and default of a flow. Behind a task's gateway its outcomes can be put in with a click. */
export function FlowPanel({ target }: { target: Target }) {
  const { business, element } = target;
  const source = element.source;
  if (!source || !(deciding.has(source.type) || source.type.endsWith('Task'))) return null;
  const condition = business.get('conditionExpression') as Business | undefined;
  const isDefault = source.businessObject.get('default') === business;
  const setCondition = (text: string) =>
    write(target, { conditionExpression: text ? create(target, 'bpmn:FormalExpression', { body: text }) : undefined });
  const setDefault = (on: boolean) =>
    write({ ...target, element: source, business: source.businessObject }, { default: on ? business : undefined });
  const tasks = deciding.has(source.type) ? source.incoming.flatMap((flow) => flow.source ?? []) : [source];
  const outcomes = tasks
    .filter((task) => task.type === 'bpmn:UserTask')
    .flatMap((task) => outcomesOf(task.businessObject));
  return (
    <>
      {deciding.has(source.type) ? (
        <Checkbox checked={isDefault} onChange={(event) => setDefault(event.target.checked)}>
          默认分支（其他条件都不成立时走这里）
        </Checkbox>
      ) : null}
      {isDefault ? null : (
        <FeelRow
          label="条件"
          value={condition ? textOf(condition, 'body') : ''}
          onChange={setCondition}
          placeholder={'outcome = "approve"'}
          hint="条件成立时走这条连线。可用 outcome（办理结果）、form（表单）、situation（情形）、applicant（申请人）。"
        />
      )}
      {!isDefault && outcomes.length > 0 ? (
        <div className="st-chips">
          <span className="wt-muted">按办理结果：</span>
          {outcomes.map((outcome) => (
            <button key={outcome.id} type="button" onClick={() => setCondition(`outcome = "${outcome.id}"`)}>
              {outcome.name}
            </button>
          ))}
        </div>
      ) : null}
    </>
  );
}
