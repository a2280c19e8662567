import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useLocation } from 'wouter';
import { api } from '../../ui/api/client.ts';

/** The way on: the most urgent task of another case. */
export function NextTask({ caseId }: { caseId: string }) {
  const [, navigate] = useLocation();
  const board = useQuery({ queryKey: ['board'], queryFn: api.board });
  const next = board.data?.urgent.find((task) => task.caseId !== caseId);
  if (!next) return null;
  const words = `下一件：${next.itemName} · ${next.applicantName}`;
  return (
    <Button type="primary" ghost block title={words} onClick={() => navigate(`/cases/${next.caseId}`)}>
      <span className="wt-next-task">{words}</span>
    </Button>
  );
}
