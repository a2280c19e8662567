import { Input, InputNumber, Radio } from 'antd';
import type { Json } from '#engine';
import type { CampaignEvidenceView } from '../../ui/api/client.ts';
import { filesOf } from '../../ui/form/FileLinks.tsx';
import { FileUpload } from '../../ui/parts/FileUpload.tsx';

/** One piece of evidence: a figure, a text, a choice or files, with what is wrong with it. */
export function EvidenceField({
  evidence,
  value,
  problem,
  onChange,
}: {
  evidence: CampaignEvidenceView;
  value: unknown;
  problem: string | undefined;
  onChange: (value: unknown) => void;
}) {
  const id = `evidence-${evidence.id}`;
  return (
    <div className="wt-campaign-field">
      <label htmlFor={id} className="wt-field-label">
        {evidence.name}
        {evidence.required ? <span className="wt-danger">（必交）</span> : <span className="wt-muted">（可不交）</span>}
        {evidence.goodPractice ? <span className="wt-muted">　写得好的会汇入典型经验</span> : null}
      </label>
      <Control id={id} evidence={evidence} value={value} invalid={problem !== undefined} onChange={onChange} />
      {problem ? (
        <p className="wt-field-error" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

function Control({
  id,
  evidence,
  value,
  invalid,
  onChange,
}: {
  id: string;
  evidence: CampaignEvidenceView;
  value: unknown;
  invalid: boolean;
  onChange: (value: unknown) => void;
}) {
  const told = invalid ? { status: 'error' as const, 'aria-describedby': `${id}-problem` } : {};
  switch (evidence.kind) {
    case 'number':
      return (
        <InputNumber
          id={id}
          controls={false}
          style={{ width: 200 }}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          {...told}
        />
      );
    case 'text':
      return (
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={5000}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
          {...told}
        />
      );
    case 'choice':
      return (
        <Radio.Group
          id={id}
          aria-label={evidence.name}
          value={value}
          options={evidence.options.map((option) => ({ value: option, label: option }))}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'file':
      return (
        <FileUpload
          files={filesOf(value as Json)}
          label={`上传${evidence.name}`}
          onChange={(files) => onChange(files.length > 0 ? files : null)}
        />
      );
  }
}
