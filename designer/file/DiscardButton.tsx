import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';

/** Throws the draft away, after a question. */
export function DiscardButton({ onDiscard }: { onDiscard: () => Promise<void> }) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const discard = async () => {
    setBusy(true);
    await onDiscard().catch((error: unknown) =>
      message.error(error instanceof Error ? error.message : '草稿未能放弃，请重试。'),
    );
    setBusy(false);
  };
  return (
    <Popconfirm
      title="放弃草稿？"
      description="草稿里的修改将全部丢弃，恢复为已发布的版本。"
      okText="放弃"
      cancelText="不放弃"
      onConfirm={() => void discard()}
    >
      <Button size="small" type="text" loading={busy}>
        放弃草稿
      </Button>
    </Popconfirm>
  );
}
