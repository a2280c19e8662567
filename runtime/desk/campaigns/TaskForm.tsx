import { Button, Input } from 'antd';
import { useState } from 'react';
import { type FormDefinition, type JsonObject, validateForm } from '#engine';
import {
  ApiError,
  api,
  type CampaignOfficeView,
  type CampaignStageWork,
  type CampaignTaskView,
  type CompleteCampaignTask,
} from '../../ui/api/client.ts';
import { FormRenderer } from '../../ui/form/FormRenderer.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { dayTime } from '../../ui/parts/times.ts';
import { useShortcuts } from '../../ui/shell/shortcuts.ts';
import { EvidenceField } from './EvidenceField.tsx';
import { useCampaignCommand } from './useCampaignCommand.ts';
import { useTaskWork } from './useTaskWork.ts';

interface Props {
  view: CampaignOfficeView;
  stage: CampaignStageWork;
  task: CampaignTaskView;
}

/** Messages about evidence by its id. */
function problemsOf(error: unknown): Map<string, string> {
  const problems = error instanceof ApiError ? (error.problem.problems ?? []) : [];
  return new Map(
    problems.flatMap(({ path, message }) =>
      path?.startsWith('/evidence/') ? [[path.slice('/evidence/'.length), message] as const] : [],
    ),
  );
}

const asksFor = (form: FormDefinition | undefined, id: string): boolean =>
  Object.hasOwn((form?.schema.properties ?? {}) as object, id);

/** The step that is mine: evidence, form, opinion, and the ways it can be decided. */
export function TaskForm({ view, stage, task }: Props) {
  const work = useTaskWork(view, stage, task);
  const [checked, setChecked] = useState(false);
  const form = stage.form && task.closes ? (view.form as unknown as FormDefinition) : undefined;
  const send = useCampaignCommand(
    (body: CompleteCampaignTask, key) => api.completeCampaignTask(view.run.id, view.office.id, body, key),
    `“${task.name}”已办理`,
    work.clear,
  );
  // What the form asks under the same name is not asked twice: the server takes it from there.
  const asked = stage.evidence.filter(({ id, kind }) => kind === 'file' || kind === 'choice' || !asksFor(form, id));
  const data = { form: work.form as JsonObject };
  const wrong = form ? validateForm(form, data) : [];
  const submit = (outcome?: { id: string; denies: boolean }) => {
    if (send.isPending) return;
    setChecked(true);
    if (wrong.length > 0 && !outcome?.denies) return;
    send.mutate({
      version: view.version,
      element: task.element,
      evidence: work.given(asked.map(({ id }) => id)),
      ...(outcome ? { outcome: outcome.id } : {}),
      ...(work.note.trim() ? { note: work.note } : {}),
      ...(form && !outcome?.denies ? { form: work.form } : {}),
    });
  };
  useShortcuts([
    { keys: 'Ctrl+Enter', label: `提交“${task.name}”`, run: () => submit(task.outcomes.find(({ denies }) => !denies)) },
  ]);
  const problems = problemsOf(send.error);
  return (
    <div className="wt-panel-body wt-stack wt-campaign-task">
      {work.restoredAt ? (
        <p className="wt-muted">
          已恢复 {dayTime(work.restoredAt)} 没有提交的内容。
          <button type="button" className="wt-link" onClick={work.clear}>
            不要了
          </button>
        </p>
      ) : null}
      {asked.map((evidence) => (
        <EvidenceField
          key={evidence.id}
          evidence={evidence}
          value={work.evidence[evidence.id]}
          problem={problems.get(evidence.id)}
          onChange={(value) => work.setEvidence(evidence.id, value)}
        />
      ))}
      {form ? <FormRenderer form={form} data={data} problems={checked ? wrong : []} onChange={work.setForm} /> : null}
      <Decide task={task} note={work.note} onNote={work.setNote} onSubmit={submit} busy={send.isPending} />
      <ErrorAlert error={send.error} />
      {checked && wrong.length > 0 ? (
        <p className="wt-danger" role="alert">
          表格还有 {wrong.length} 处没有填好，见上面的提示。
        </p>
      ) : null}
    </div>
  );
}

function Decide({
  task,
  note,
  onNote,
  onSubmit,
  busy,
}: {
  task: CampaignTaskView;
  note: string;
  onNote: (note: string) => void;
  onSubmit: (outcome?: CampaignTaskView['outcomes'][number]) => void;
  busy: boolean;
}) {
  const back = task.outcomes.find(({ denies }) => denies);
  if (task.outcomes.length === 0)
    return (
      <div className="wt-row">
        <Button type="primary" loading={busy} onClick={() => onSubmit()}>
          {task.name}：提交 <small className="wt-campaign-key">Ctrl+Enter</small>
        </Button>
        {task.closes ? null : <span className="wt-muted">必交的佐证在本阶段结束前交齐即可。</span>}
      </div>
    );
  return (
    <>
      <div>
        <label htmlFor="campaign-note" className="wt-field-label">
          意见{back ? <span className="wt-muted">（选择“{back.name}”的必填）</span> : null}
        </label>
        <Input.TextArea
          id="campaign-note"
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => onNote(event.target.value)}
        />
      </div>
      <div className="wt-row">
        {task.outcomes.map((outcome) => (
          <Button
            key={outcome.id}
            type={outcome.denies ? 'default' : 'primary'}
            danger={outcome.denies}
            disabled={busy || (outcome.denies && note.trim() === '')}
            onClick={() => onSubmit(outcome)}
          >
            {outcome.name}
          </Button>
        ))}
      </div>
    </>
  );
}
