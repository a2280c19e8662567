import { Dialog } from '../dialog/Dialog.tsx';
import type { Shortcut } from './shortcuts.ts';

const common: Shortcut[] = [
  { keys: 'Ctrl+Enter', label: '提交当前页面的主要操作' },
  { keys: 'Enter', label: '填表时跳到下一项' },
  { keys: '↑ ↓ Enter', label: '在列表中移动并打开' },
  { keys: 'Esc', label: '关闭弹窗' },
];

/** The keys that work, on `?`. */
export function ShortcutHelp({
  open,
  onClose,
  shortcuts,
}: {
  open: boolean;
  onClose: () => void;
  shortcuts: Shortcut[];
}) {
  return (
    <Dialog open={open} onClose={onClose} title="快捷键" width="small">
      <dl className="wt-shortcuts">
        {[...shortcuts, ...common].map((shortcut) => (
          <div key={shortcut.keys + shortcut.label}>
            <dt>
              <kbd className="wt-kbd">{shortcut.keys}</kbd>
            </dt>
            <dd>{shortcut.label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
