import { Alert } from 'antd';
import type { FormProblem } from '#engine';
import { focusField } from './fieldId.ts';

/** What is wrong with a form, field by field in plain words; each line leads to its field. */
export function ErrorSummary({ problems }: { problems: readonly FormProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="wt-error-summary"
      title={`还有 ${problems.length} 处需要改正`}
      description={
        <ul>
          {problems.map((problem) => (
            <li key={problem.path + problem.code}>
              <button type="button" className="wt-link" onClick={() => focusField(problem.path)}>
                {problem.message}
              </button>
            </li>
          ))}
        </ul>
      }
    />
  );
}
