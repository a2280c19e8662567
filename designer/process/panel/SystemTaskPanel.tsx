import { type Target, textOf, write } from './business.ts';
import { FeelRow } from './FeelRow.tsx';
import { CommitInput, Row } from './fields.tsx';
import { MessageRow } from './MessageRow.tsx';
import { ClockRows } from './TaskPanel.tsx';

function Plain({ target, name, label, hint }: { target: Target; name: string; label: string; hint: string }) {
  return (
    <Row label={label} hint={hint}>
      {(id) => (
        <CommitInput
          id={id}
          mono
          value={textOf(target.business, name)}
          onCommit={(value) => write(target, { [name]: value.trim() })}
        />
      )}
    </Row>
  );
}

const variable = { name: 'wutong:resultVariable', label: '结果变量', hint: '结果存到办件数据的这个名称下。' };

/** Tasks that no officer works: jobs, computations, decisions, messages, called processes. */
export function SystemTaskPanel({ target }: { target: Target }) {
  const type = target.element.type;
  if (type === 'bpmn:ServiceTask' || type === 'bpmn:SendTask') {
    return (
      <>
        <Plain target={target} name="wutong:topic" label="作业主题" hint="由登记了该主题的系统作业办理。" />
        <Plain target={target} {...variable} />
      </>
    );
  }
  if (type === 'bpmn:ScriptTask') {
    return (
      <>
        <FeelRow
          label="计算式"
          value={textOf(target.business, 'script')}
          onChange={(script) => write(target, { script, scriptFormat: 'feel' })}
        />
        <Plain target={target} {...variable} />
      </>
    );
  }
  if (type === 'bpmn:BusinessRuleTask') {
    return (
      <>
        <Plain target={target} name="wutong:decision" label="决策表" hint="内容包里决策表的标识。" />
        <Plain target={target} {...variable} />
      </>
    );
  }
  if (type === 'bpmn:CallActivity')
    return <Plain target={target} name="calledElement" label="被调用流程" hint="流程的标识。" />;
  if (type !== 'bpmn:ReceiveTask') return null;
  return (
    <>
      <MessageRow target={target} />
      <ClockRows target={target} />
    </>
  );
}
