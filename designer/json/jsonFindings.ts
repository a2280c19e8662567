import type { FindingLike } from '../findings/FindingList.tsx';
import { lineOf, placeOf, type Scan } from './scan.ts';

/** Findings on a JSON text with their lines; a text that cannot be read has that one fault. */
export function jsonFindings(text: string, scan: Scan, findings: FindingLike[]): FindingLike[] {
  const place = (at: number) => `第 ${lineOf(text, at).line} 行`;
  if (!scan.ok)
    return [{ severity: 'error', code: 'json.syntax', message: scan.message, path: '', place: place(scan.at) }];
  return findings.map((finding) =>
    finding.path === undefined ? finding : { ...finding, place: place(placeOf(scan.places, finding.path)) },
  );
}
