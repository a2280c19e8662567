import { Button, Tooltip } from 'antd';
import { ApiError } from '../../runtime/ui/api/client.ts';
import { dayTime } from '../../runtime/ui/parts/times.ts';
import type { KeptDraft } from './useDraftKeeper.ts';

function words({ status, draft, error }: KeptDraft): { text: string; tone: string } {
  if (status === 'waiting' || status === 'saving') return { text: '正在保存草稿…', tone: 'plain' };
  if (status === 'conflict') return { text: '草稿有冲突，请处理', tone: 'bad' };
  if (status === 'failed')
    return {
      text: error instanceof ApiError && error.code === 'network' ? '未连上服务器，稍后自动重试' : '草稿未能保存',
      tone: 'bad',
    };
  return draft
    ? { text: `草稿已保存 ${dayTime(draft.updatedAt).slice(11)}`, tone: 'ok' }
    : { text: '未修改', tone: 'plain' };
}

/** Whether the draft is safe on the server, in words; announced to screen readers as it changes. */
export function SaveState({ kept }: { kept: KeptDraft }) {
  const { text, tone } = words(kept);
  const detail = kept.status === 'failed' && kept.error instanceof Error ? kept.error.message : undefined;
  return (
    <span className="wt-row st-save" aria-live="polite">
      <Tooltip title={detail}>
        <span className={`wt-tag wt-tag-${tone}`}>{text}</span>
      </Tooltip>
      <Button
        size="small"
        disabled={kept.status !== 'waiting' && kept.status !== 'failed'}
        onClick={() => void kept.keeper.flush()}
      >
        保存草稿
      </Button>
    </span>
  );
}
