import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ErrorAlert } from './ErrorAlert.tsx';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  /** Lines of the skeleton of a page; without them it is that of a panel's body. */
  lines?: number;
  children: (found: T) => ReactNode;
}

/** What a query has found; a skeleton until then, and what went wrong with a way to try again. */
export function Loaded<T>({ query, lines, children }: LoadedProps<T>) {
  const shape = lines === undefined ? { className: 'wt-panel-body' } : { paragraph: { rows: lines } };
  return (
    <>
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending ? <Skeleton active {...shape} /> : null}
      {query.data === undefined ? null : children(query.data)}
    </>
  );
}
