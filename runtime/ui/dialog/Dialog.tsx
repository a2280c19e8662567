import { Modal } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ShortcutLayer } from '../shell/shortcuts.ts';
import './dialog.css';

const widths = { small: 440, medium: 560, large: 680 } as const;

export interface DialogProps {
  open?: boolean;
  title: ReactNode;
  width?: keyof typeof widths;
  footer?: ReactNode;
  /** Without it the dialog can only be left by what stands in its footer. */
  onClose?: () => void;
  children: ReactNode;
}

/** What can be typed into or chosen from; the dialog begins there. */
const field = 'input:not(:disabled):not([type="file"]), textarea:not(:disabled)';

/**
 * The frame of every dialog: one look, keys of its own, the first field in focus; long content scrolls between title and buttons.
 * A click beside it closes nothing, because what was typed would be gone.
 */
export function Dialog({ open = true, title, width = 'medium', footer = null, onClose, children }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  useFocusBack(open);
  return (
    <Modal
      open={open}
      title={title}
      width={widths[width]}
      footer={footer}
      className="wt-dialog"
      closable={onClose !== undefined}
      keyboard={onClose !== undefined}
      mask={{ closable: false }}
      afterOpenChange={(shown) => shown && body.current?.querySelector<HTMLElement>(field)?.focus()}
      {...(onClose ? { onCancel: onClose } : {})}
    >
      <ShortcutLayer active={open}>
        <div ref={body} className="wt-stack">
          {children}
        </div>
      </ShortcutLayer>
    </Modal>
  );
}

/** Whoever leaves the dialog stands again where it was opened. */
function useFocusBack(open: boolean): void {
  const [opener, setOpener] = useState<Element | null>(null);
  const [wasOpen, setWasOpen] = useState(false);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setOpener(document.activeElement);
  }
  useEffect(() => {
    if (!open || !(opener instanceof HTMLElement)) return;
    return () => void setTimeout(() => opener.isConnected && opener.focus({ preventScroll: true }));
  }, [open, opener]);
}
