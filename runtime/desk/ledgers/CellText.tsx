import { divisionOf } from '../../ui/form/divisions.ts';
import { useDivisions } from '../../ui/form/useDivisions.ts';

/** A cell as people read it: divisions by their names, `short` without those above them. */
export function CellText({ type, text, short = false }: { type: string; text: string; short?: boolean }) {
  if (type === 'division') return <Division code={text} short={short} />;
  const shown = type === 'datetime' ? text.replace('T', ' ') : text;
  // Lists cut what is long; the whole is told on pointing at it.
  return short && shown.length > 12 ? <span title={shown}>{shown}</span> : shown;
}

function Division({ code, short }: { code: string; short: boolean }) {
  const found = divisionOf(useDivisions(), code);
  return <span title={found ? `${found.path} ${code}` : code}>{(short ? found?.name : found?.path) ?? code}</span>;
}
