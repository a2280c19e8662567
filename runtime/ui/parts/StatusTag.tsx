/** Tone of a case's status or result; the words come from the server. */
const tones: Record<string, string> = {
  received: 'info',
  inProgress: 'info',
  supplementing: 'warn',
  concluded: 'plain',
  withdrawn: 'plain',
  granted: 'ok',
  denied: 'bad',
  notAccepted: 'bad',
  expired: 'bad',
};

/** Where a case stands; once it has a result, the result. */
export function StatusTag({
  status,
  name,
  result,
  resultName,
}: {
  status: string;
  name: string;
  result?: string | null;
  resultName?: string | null;
}) {
  const tone = tones[result ?? status] ?? 'plain';
  return <span className={`wt-tag wt-tag-${tone}`}>{result && resultName ? `${name} · ${resultName}` : name}</span>;
}
