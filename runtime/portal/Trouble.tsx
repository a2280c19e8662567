import { ApiError } from '../ui/api/client.ts';

/** What did not work and what to do, for residents; with a retry where one helps. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (!error) return null;
  const known = error instanceof ApiError;
  return (
    <div className="pt-trouble" role="alert">
      <p>{known ? error.problem.detail : '页面出了点问题，请稍后再试。'}</p>
      {onRetry && (!known || error.status === 0 || error.status >= 500) ? (
        <button type="button" className="pt-button" onClick={onRetry}>
          再试一次
        </button>
      ) : null}
    </div>
  );
}
