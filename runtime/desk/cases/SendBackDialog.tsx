import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { api, type TaskWithActions } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useCaseCommand } from './useCase.ts';
import type { CaseWork } from './useCaseWork.ts';

/** 退回: only to the steps that the process allows, always with the reason. */
export function SendBackDialog({
  work,
  task,
  open,
  onClose,
}: {
  work: CaseWork;
  task: TaskWithActions;
  open: boolean;
  onClose: () => void;
}) {
  const targets = task.actions.find((action) => action.type === 'sendBack')?.targets ?? [];
  // The nearest step is the most usual one.
  const [target, setTarget] = useState(targets.at(-1)?.element ?? '');
  const { opinion } = work.typed;
  const send = useCaseCommand(
    work.kase.id,
    () => api.sendBack(work.kase.id, task.token, { version: work.kase.version, target, opinion: opinion.trim() }),
    () => {
      work.clear();
      onClose();
    },
  );
  return (
    <Modal
      open={open}
      title="退回"
      okText="退回"
      cancelText="取消"
      confirmLoading={send.isPending}
      okButtonProps={{ disabled: target === '' || opinion.trim() === '' }}
      onCancel={onClose}
      onOk={() => send.mutate(undefined)}
    >
      <div className="wt-stack">
        <fieldset className="wt-fieldset">
          <legend className="wt-field-label">退回到</legend>
          <Radio.Group
            value={target}
            options={targets.map(({ element, name }) => ({ value: element, label: name }))}
            onChange={(event) => setTarget(event.target.value)}
          />
        </fieldset>
        <div>
          <label htmlFor="send-back-opinion" className="wt-field-label">
            退回原因和要求（必填，退回对象会看到）
          </label>
          <Input.TextArea
            id="send-back-opinion"
            rows={4}
            maxLength={2000}
            value={opinion}
            onChange={(event) => work.set({ opinion: event.target.value })}
          />
        </div>
        <ErrorAlert error={send.error} />
      </div>
    </Modal>
  );
}
