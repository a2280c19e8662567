import { Input } from 'antd';
import type { CaseWork } from './useCaseWork.ts';

const phrases: Record<string, string[]> = {
  acceptance: ['申请材料齐全，符合受理条件，予以受理。'],
  preliminaryReview: ['经核实，申请人情况属实，同意上报。', '材料齐全、内容真实，同意。'],
  reexamination: ['经复核，符合条件，同意。', '比对结果无异常，同意。'],
  approval: ['经审核，符合办理条件，同意。', '经审核，不符合办理条件，不予办理。'],
  verification: ['身份、条件和录入内容核对无误，同意。'],
  issuance: ['结果已送达申请人。'],
};

const general = ['同意。', '情况属实，同意办理。'];

/** The opinion of the step; common phrases are put in with one click and then changed. */
export function OpinionBox({ work }: { work: CaseWork }) {
  const offered = phrases[work.task?.post ?? ''] ?? general;
  const title = work.step.opinion ? titleOf(work, work.step.opinion) : '办理意见';
  return (
    <div>
      <label htmlFor="opinion" className="wt-field-label">
        {title}
      </label>
      <Input.TextArea
        id="opinion"
        rows={3}
        maxLength={2000}
        value={work.typed.opinion}
        onChange={(event) => work.set({ opinion: event.target.value })}
      />
      <fieldset className="wt-fieldset wt-phrase-row" aria-label="常用语">
        {offered.map((phrase) => (
          <button type="button" key={phrase} onClick={() => work.set({ opinion: phrase })}>
            {phrase}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function titleOf({ form }: CaseWork, field: string): string {
  const properties = form.schema.properties as Record<string, { title?: string }> | undefined;
  return properties?.[field]?.title ?? '办理意见';
}
