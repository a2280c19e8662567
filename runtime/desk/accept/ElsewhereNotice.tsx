import { Alert } from 'antd';
import type { CompiledItem } from '#engine';
import { useMe } from '../useMe.ts';
import { acceptanceNode } from './acceptance.ts';

/** Levels of offices from below to above, as people call them. */
const levels = [
  ['village', '村（社区）'],
  ['town', '乡镇（街道）'],
  ['county', '县（市、区）'],
  ['city', '市（地、州）'],
  ['province', '省'],
] as const;

const rankOf = (level: unknown): number => levels.findIndex(([one]) => one === level);

/** Said before anything is typed: what only an office above accepts cannot be received here. */
export function ElsewhereNotice({ compiled }: { compiled: CompiledItem }) {
  const { office } = useMe();
  const needed = rankOf(acceptanceNode(compiled)?.settings.level);
  const above = levels[needed]?.[1];
  if (above === undefined || needed <= rankOf(office.level)) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="wt-elsewhere"
      title={`本事项由${above}级窗口受理，本单位不能收件。`}
      description="可以对照下面的内容告知申请人要带哪些材料、到哪里办。"
    />
  );
}
