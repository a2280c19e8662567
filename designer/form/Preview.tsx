import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { type CodeTable, expandCodeTables, type FormDefinition, type JsonObject, qualifyForm } from '#engine';
import { FormRenderer } from '../../runtime/ui/form/FormRenderer.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useDecisions } from './useDecisions.ts';

const roles = [
  { value: '', label: '申请人填写' },
  { value: 'acceptance', label: '受理环节' },
  { value: 'preliminaryReview', label: '初审环节' },
  { value: 'reexamination', label: '复审环节' },
  { value: 'approval', label: '审批环节' },
  { value: 'issuance', label: '出件环节' },
  { value: '#look', label: '查询（遮盖敏感信息）' },
];

const label = (id: string) => roles.find((role) => role.value === id)?.label ?? `环节 ${id}`;

/** The form as each role and step sees it, by the renderer that desk and portal use. What is typed here stays here. */
export function Preview({
  form,
  tables,
  namespace,
}: {
  form: FormDefinition;
  tables: Record<string, CodeTable>;
  namespace: string | undefined;
}) {
  const [role, setRole] = useState('');
  const [answers, setAnswers] = useState<JsonObject>({});
  const compiled = useMemo(
    () => expandCodeTables(namespace ? qualifyForm(form, namespace) : form, tables),
    [form, namespace, tables],
  );
  const decide = useDecisions(compiled);
  const data = useMemo(() => ({ form: answers, situation: {}, applicant: {} }), [answers]);
  const steps = Object.keys(form.steps ?? {}).filter((id) => !roles.some((one) => one.value === id));
  const looks = role === '#look';
  return (
    <section className="st-preview" aria-label="预览">
      <header>
        <b>预览</b>
        <Select
          size="small"
          aria-label="预览的角色和环节"
          value={role}
          options={[...roles, ...steps.map((id) => ({ value: id, label: label(id) }))]}
          onChange={setRole}
        />
        <button type="button" className="wt-link wt-end" onClick={() => setAnswers({})}>
          清空所填
        </button>
      </header>
      <div className="st-preview-body">
        <h2>{form.title}</h2>
        <ErrorBoundary key={JSON.stringify(form.schema)}>
          <FormRenderer
            form={compiled}
            data={data}
            element={role && !looks ? role : undefined}
            readOnly={looks}
            decide={decide}
            onChange={setAnswers}
          />
        </ErrorBoundary>
      </div>
    </section>
  );
}
