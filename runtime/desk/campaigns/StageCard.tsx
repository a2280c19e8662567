import type { FormDefinition, Json, JsonObject } from '#engine';
import type { CampaignEvidenceView, CampaignOfficeView, CampaignStageWork } from '../../ui/api/client.ts';
import { FileLinks } from '../../ui/form/FileLinks.tsx';
import { FormRenderer } from '../../ui/form/FormRenderer.tsx';
import { StageTag } from './StageTag.tsx';
import { TaskForm } from './TaskForm.tsx';

/** One stage of an office: where it stands, what was handed in, and the form of the step that is mine. */
export function StageCard({ view, stage }: { view: CampaignOfficeView; stage: CampaignStageWork }) {
  const mine = stage.tasks.find(({ whyNot }) => whyNot === null);
  const given = stage.evidence.filter(({ value }) => value !== null);
  const answered = stage.form && Object.keys(view.answers).length > 0;
  return (
    <section className="wt-panel" aria-label={stage.title}>
      <header>
        <h2>{stage.title}</h2>
        <StageTag stage={stage} />
        <span className="wt-muted wt-grow">
          {stage.due} 截止{stage.doneOn ? `，${stage.doneOn} 完成` : ''}
        </span>
        <Steps stage={stage} />
      </header>
      {mine ? (
        <TaskForm key={mine.element} view={view} stage={stage} task={mine} />
      ) : given.length > 0 || answered ? (
        <div className="wt-panel-body wt-stack">
          <Given evidence={given} />
          {answered ? (
            <details>
              <summary>填报的表格</summary>
              <FormRenderer
                form={view.form as unknown as FormDefinition}
                data={{ form: view.answers as JsonObject }}
                readOnly
              />
            </details>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

/** Who does which step. */
function Steps({ stage: { tasks } }: { stage: CampaignStageWork }) {
  return (
    <ol className="wt-campaign-steps">
      {tasks.map(({ element, name, owner, postName, state, doneOn }) => (
        <li key={element} className={state === 'open' ? 'wt-campaign-open' : undefined}>
          {name}
          <small className="wt-muted">
            {state === 'done'
              ? `${doneOn} 办结`
              : `${state === 'open' ? '待' : ''}${owner.name}${postName ? `·${postName}` : ''}`}
          </small>
        </li>
      ))}
    </ol>
  );
}

/** Evidence on record. */
export function Given({ evidence }: { evidence: CampaignEvidenceView[] }) {
  if (evidence.length === 0) return null;
  return (
    <dl className="wt-campaign-given">
      {evidence.map(({ id, name, kind, value }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>{kind === 'file' ? <FileLinks value={value as Json} /> : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
