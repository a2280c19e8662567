import { Link } from 'wouter';
import { ApiError } from '../ui/api/client.ts';

/** What did not work and what to do, for residents; with a retry where one helps. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (!error) return null;
  const known = error instanceof ApiError;
  // A whole page that is not there: offices speak of their jurisdiction, residents of what they looked for.
  if (onRetry && known && error.status === 404)
    return (
      <div className="pt-card" role="alert">
        <h1>没有找到</h1>
        <p>
          您要看的内容可能已经停办，也可能网址有误。请<Link href="/">返回首页</Link>重新查找。
        </p>
      </div>
    );
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
