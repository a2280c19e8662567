import { Alert, Button } from 'antd';
import { Link } from 'wouter';
import { ApiError } from '../api/client.ts';

const unexpected = {
  title: '页面出错',
  detail: '程序没有按预期运行。请刷新页面再试；已填写的内容保留在本机。',
  problems: [],
};

/** What failed, where, and what to do: the problem document in full, with a retry where there is one. */
export function ErrorAlert({
  error,
  onRetry,
  onClose,
}: {
  error: unknown;
  onRetry?: () => void;
  onClose?: () => void;
}) {
  if (!error) return null;
  const problem = error instanceof ApiError ? error.problem : unexpected;
  const places = problem.problems ?? [];
  // What is not there, or not for this person, will not be there on another try.
  const gone = error instanceof ApiError && (error.status === 404 || error.status === 403);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="wt-error-summary"
      title={problem.title}
      {...(onClose ? { closable: { closeIcon: true, onClose, 'aria-label': '关闭' } } : {})}
      action={
        onRetry && gone ? (
          <Link href="/">回到首页</Link>
        ) : onRetry ? (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        ) : undefined
      }
      description={
        <>
          <p>{problem.detail}</p>
          {places.length > 0 ? (
            <ul>
              {places.map((place) => (
                <li key={`${place.code} ${place.file ?? ''} ${place.path ?? ''} ${place.message}`}>
                  {place.file ? <code>{`${place.file}${place.path ? `#${place.path}` : ''}`} </code> : null}
                  {place.message}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      }
    />
  );
}
