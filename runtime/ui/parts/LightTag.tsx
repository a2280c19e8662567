import type { Light } from '../api/client.ts';

const words: Record<Light, string> = { green: '正常', yellow: '临期', red: '超期' };

/** The light of a clock: color, shape and word, so that it is read without color too. */
export function LightTag({ light, text }: { light: Light; text?: string }) {
  return <span className={`wt-light wt-light-${light}`}>{text ?? words[light]}</span>;
}
