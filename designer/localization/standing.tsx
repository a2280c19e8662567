import type { LocalizationHead } from '../../runtime/ui/api/client.ts';

type Status = LocalizationHead['status'];

const tones: Record<Status, string> = {
  draft: 'plain',
  pending: 'info',
  returned: 'warn',
  refused: 'bad',
  granted: 'info',
  active: 'ok',
  expiring: 'warn',
  expired: 'plain',
  ended: 'plain',
  replaced: 'plain',
  blocked: 'bad',
};

/** Groups of the list, in the order of a localization's life. */
export const groups: { key: string; label: string; of: Status[] }[] = [
  { key: 'all', label: '全部', of: Object.keys(tones) as Status[] },
  { key: 'draft', label: '草稿', of: ['draft', 'returned'] },
  { key: 'pending', label: '报批中', of: ['pending', 'granted'] },
  { key: 'active', label: '有效', of: ['active', 'expiring'] },
  { key: 'expiring', label: '即将到期', of: ['expiring'] },
  { key: 'over', label: '已到期或停用', of: ['expired', 'ended', 'replaced'] },
  { key: 'refused', label: '未获批准或未能生效', of: ['refused', 'blocked'] },
];

export const StandingTag = ({ of }: { of: Pick<LocalizationHead, 'status' | 'statusName'> }) => (
  <span className={`wt-tag wt-tag-${tones[of.status]}`}>{of.statusName}</span>
);

export const localizationHref = (id: string) => `/localizations/one?${new URLSearchParams({ id })}`;
