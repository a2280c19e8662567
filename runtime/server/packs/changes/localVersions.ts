import type { MeetingInput } from '#engine';
import type { PackRow } from '../../../store/port.ts';

const LOCAL = /^(?<delivered>[^+]+)(?:\+local\.(?<number>\d+))?$/;

/**
 * Versions of what is not as a publisher delivered it: `1.3.0+local.2`. Build metadata (semver, item 10) does not count, so
 * that the publisher's next version follows it. `name`: of the pack that is installed.
 */
export function localVersions(
  heads: Omit<PackRow, 'files'>[],
  name: string,
): Pick<MeetingInput, 'localVersion' | 'isTaken'> {
  return {
    localVersion(pack, version) {
      const delivered = LOCAL.exec(version)?.groups?.delivered ?? version;
      const numbers = heads.map((row) => {
        const { groups } = LOCAL.exec(row.version) ?? {};
        return row.name === pack && groups?.delivered === delivered ? Number(groups.number ?? 0) : 0;
      });
      return `${delivered}+local.${Math.max(0, ...numbers) + 1}`;
    },
    isTaken: (version, digest) =>
      heads.some((row) => row.name === name && row.version === version && row.digest !== digest),
  };
}
