import { Checkbox, InputNumber, Select, Space } from 'antd';
import { type Target, textOf, write } from './business.ts';
import { ChoiceRow, Row } from './fields.tsx';
import { OutcomesTable } from './OutcomesTable.tsx';
import { outcomesOf, writeOutcomes } from './outcomes.ts';
import { upstreamTasks } from './upstream.ts';
import { levelChoices, postChoices, reasonChoices, unitChoices } from './words.ts';

export interface FormChoice {
  value: string;
  label: string;
}

/** Who works the task, with which form, in what time, and how it may end. */
export function TaskPanel({ target, forms }: { target: Target; forms: FormChoice[] }) {
  const { business, element } = target;
  const read = (name: string) => textOf(business, `wutong:${name}`);
  const set = (name: string) => (value: string) => write(target, { [`wutong:${name}`]: value });
  const targets = upstreamTasks(element).map((task) => ({
    value: task.id,
    label: task.businessObject.name ?? task.id,
  }));
  const chosen = read('sendBackTo').split(/\s+/).filter(Boolean);
  return (
    <>
      <div className="st-pair">
        <ChoiceRow
          label="岗位"
          value={read('post')}
          choices={postChoices}
          onChange={set('post')}
          placeholder="随泳道"
        />
        <ChoiceRow
          label="层级"
          value={read('level')}
          choices={levelChoices}
          onChange={set('level')}
          placeholder="随泳道"
        />
      </div>
      <ChoiceRow
        label="表单"
        value={read('form')}
        choices={forms}
        onChange={set('form')}
        placeholder="用事项自己的表单"
      />
      <Limit target={target} />
      <ClockRows target={target} />
      <OutcomesTable outcomes={outcomesOf(business)} onChange={(outcomes) => writeOutcomes(target, outcomes)} />
      <Row label="可退回到" hint={targets.length === 0 ? '前面没有人工环节，不能退回。' : '不选则本环节不能退回。'}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            placeholder="不允许退回"
            value={chosen}
            options={[
              ...targets,
              ...chosen
                .filter((one) => !targets.some((known) => known.value === one))
                .map((value) => ({ value, label: `${value}（不可用）` })),
            ]}
            onChange={(values: string[]) => write(target, { 'wutong:sendBackTo': values.join(' ') })}
          />
        )}
      </Row>
    </>
  );
}

function Limit({ target }: { target: Target }) {
  const value = target.business.get('wutong:limit');
  const limit = typeof value === 'number' ? value : null;
  const unit = textOf(target.business, 'wutong:limitUnit') || 'workingDay';
  return (
    <Row label="办理时限" hint="事项可以另设本环节时限。">
      {(id) => (
        <Space.Compact block>
          <InputNumber
            id={id}
            min={0}
            max={365}
            precision={0}
            placeholder="不限"
            value={limit}
            style={{ width: '60%' }}
            onChange={(next) =>
              write(
                target,
                next === null
                  ? { 'wutong:limit': undefined, 'wutong:limitUnit': undefined }
                  : { 'wutong:limit': next, 'wutong:limitUnit': unit },
              )
            }
          />
          <Select
            aria-label="时限单位"
            disabled={limit === null}
            value={unit}
            options={unitChoices}
            style={{ width: '40%' }}
            onChange={(next) => write(target, { 'wutong:limitUnit': next })}
          />
        </Space.Compact>
      )}
    </Row>
  );
}

/** Whether the case's clock stands while a token rests here, and why. */
export function ClockRows({ target }: { target: Target }) {
  const paused = textOf(target.business, 'wutong:clock') === 'pause';
  const reason = textOf(target.business, 'wutong:clockReason');
  return (
    <>
      <Checkbox
        checked={paused}
        onChange={(event) =>
          write(
            target,
            event.target.checked
              ? { 'wutong:clock': 'pause', 'wutong:clockReason': reason || 'supplement' }
              : { 'wutong:clock': undefined, 'wutong:clockReason': undefined },
          )
        }
      >
        本环节不计入办结时限（停表）
      </Checkbox>
      {paused ? (
        <ChoiceRow
          label="停表原因"
          value={reason}
          choices={reasonChoices}
          onChange={(next) => write(target, { 'wutong:clockReason': next })}
        />
      ) : null}
    </>
  );
}
