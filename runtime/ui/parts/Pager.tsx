import { Button } from 'antd';

/** Pages of a list: where one is, and the way to its neighbors. */
export function Pager({
  offset,
  limit,
  total,
  onChange,
}: {
  offset: number;
  limit: number;
  total: number;
  onChange: (offset: number) => void;
}) {
  const last = Math.min(offset + limit, total);
  // An empty list says so itself.
  if (total === 0) return null;
  const single = offset === 0 && last === total;
  return (
    <nav className="wt-pager" aria-label="分页">
      <span className="wt-muted">{single ? `共 ${total} 条` : `第 ${offset + 1}–${last} 条，共 ${total} 条`}</span>
      {single ? null : (
        <>
          <Button size="small" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - limit))}>
            上一页
          </Button>
          <Button size="small" disabled={last >= total} onClick={() => onChange(offset + limit)}>
            下一页
          </Button>
        </>
      )}
    </nav>
  );
}
