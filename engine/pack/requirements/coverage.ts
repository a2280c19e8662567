import type { Problem } from '../../result.ts';
import { hint } from '../nearest.ts';
import type { Content } from '../resolve.ts';
import type { Pack } from '../types.ts';
import { type Claim, claimsOf } from './parts.ts';
import type { CoverageEntry, Requirement, RequirementText } from './types.ts';

export interface Coverage {
  texts: { title: string; entries: CoverageEntry[] }[];
  /** Codes that parts name and no text has, with file. */
  problems: Problem[];
}

/** Which parts answer which demand. A part that only mentions a code answers nothing. */
export function coverRequirements(
  texts: RequirementText[],
  packs: Pack[],
  content: Pick<Content, 'items' | 'campaigns' | 'bundles'>,
): Coverage {
  const byName = [...packs].sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1));
  const claims = claimsOf(byName, content);
  const known = texts.flatMap(({ requirements }) => requirements.map(({ code }) => code));
  return {
    texts: texts.map(({ title, requirements }) => ({
      title,
      entries: requirements.map((requirement) => entryOf(requirement, claims)),
    })),
    problems: claims.flatMap(({ pack, file, codes }) =>
      codes
        .filter((code) => isCode(code) && !known.includes(code))
        .map((code) => ({
          code: 'pack.unknownRequirement',
          message: `没有编号为“${code}”的政策要求（内容包“${pack}”）。${hint(code, known)}`,
          file,
        })),
    ),
  };
}

/** Rules of the domain texts (R43 …) stand in requirements, too; they are no demands of a province. */
const isCode = (code: string): boolean => /^(?:HLJ|JS|HY|BJ|EXP)-/.test(code);

function entryOf(requirement: Requirement, claims: Claim[]): CoverageEntry {
  const parts = claims.filter(({ codes }) => codes.includes(requirement.code)).map(({ codes: _, ...part }) => part);
  const answered =
    requirement.by !== undefined || requirement.reason !== undefined || parts.some(({ shown }) => shown !== undefined);
  return { requirement, parts, answered };
}

/** The demands that nothing answers. */
export const unanswered = ({ texts }: Coverage): CoverageEntry[] =>
  texts.flatMap(({ entries }) => entries.filter(({ answered }) => !answered));
