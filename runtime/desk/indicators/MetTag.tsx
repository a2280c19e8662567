import type { Figure } from '../../ui/api/client.ts';

/** Whether the target is met: color, shape and word. Without a target there is no light. */
export function MetTag({ figure }: { figure: Figure }) {
  if (figure.value === null) return <span className="wt-met wt-met-none">无数据</span>;
  if (figure.met === null) return <span className="wt-met wt-met-none">无目标</span>;
  return figure.met ? (
    <span className="wt-light wt-light-green">达标</span>
  ) : (
    <span className="wt-light wt-light-red">未达标</span>
  );
}
