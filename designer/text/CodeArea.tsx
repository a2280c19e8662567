import { type KeyboardEvent, useImperativeHandle, useMemo, useRef } from 'react';

export interface CodeAreaHandle {
  /** Puts the caret at a place of the text and scrolls there. */
  goTo: (at: number) => void;
}

export interface CodeAreaProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  ref?: React.Ref<CodeAreaHandle>;
  /** Lines to mark, from 1. */
  marked?: Set<number>;
}

const LINE = 20;

/** A text field for code: line numbers, marked lines, two spaces on Tab. Esc then Tab leaves it. */
export function CodeArea({ value, onChange, label, ref, marked }: CodeAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const lines = useMemo(() => value.split('\n').length, [value]);
  useImperativeHandle(ref, () => ({
    goTo: (at) => {
      const field = area.current;
      if (!field) return;
      field.focus();
      field.setSelectionRange(at, at);
      field.scrollTop = Math.max(0, (field.value.slice(0, at).split('\n').length - 6) * LINE);
    },
  }));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const leave = leaving.current;
    leaving.current = event.key === 'Escape';
    if (event.key !== 'Tab' || leave || event.shiftKey) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    event.currentTarget.setRangeText('  ', selectionStart, selectionEnd, 'end');
    onChange(event.currentTarget.value);
  };
  return (
    <div className="st-code">
      <div className="st-gutter" ref={gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line number is its index.
          <div key={index} className={marked?.has(index + 1) ? 'st-marked' : undefined}>
            {index + 1}
          </div>
        ))}
      </div>
      <textarea
        ref={area}
        aria-label={label}
        spellCheck={false}
        wrap="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
