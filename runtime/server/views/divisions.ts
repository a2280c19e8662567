import type { OfficeRow } from '../../store/port.ts';

export interface DivisionView {
  /** Twelve digits. */
  code: string;
  /** The division's own name: `民旺社区`. */
  name: string;
  /** Its name below those of the divisions above it: `北京市东城区和平里街道民旺社区`. */
  path: string;
}

/** What an office is, behind the name of the place that it serves. */
const OFFICE_WORDS =
  /(人力资源和社会保障(厅|局|所|服务所|服务站|服务中心|事务所)?|人社(厅|局|所)|(政务|便民|党群|公共)?服务(中心|大厅|站|所)|人民政府)$/;

/** `和平里街道政务服务中心` → `和平里街道`; a name that is nothing but an office's stays. */
const placeOf = (officeName: string): string => officeName.replace(OFFICE_WORDS, '') || officeName;

/** The divisions that the offices serve, each once, by code. Of offices of one division the uppermost names it. */
export function divisionsOf(offices: OfficeRow[]): DivisionView[] {
  const byId = new Map(offices.map((office) => [office.id, office]));
  const namesTo = (office: OfficeRow): string[] => {
    const parent = office.parent === null ? undefined : byId.get(office.parent);
    const above = parent ? namesTo(parent) : [];
    if (parent?.division === office.division) return above;
    // Names often repeat the place above: 北京市东城区 below 北京市, 和平里街道民旺社区 below 和平里街道.
    const place = [above.join(''), ...above].reduce(
      (name, upper) => (upper !== '' && name !== upper && name.startsWith(upper) ? name.slice(upper.length) : name),
      placeOf(office.name),
    );
    return [...above, place];
  };
  const found = new Map<string, DivisionView>();
  for (const office of [...offices].sort((a, b) => a.path.length - b.path.length)) {
    if (office.division === '' || found.has(office.division)) continue;
    const names = namesTo(office);
    found.set(office.division, { code: office.division, name: names.at(-1) ?? office.name, path: names.join('') });
  }
  return [...found.values()].sort((a, b) => a.code.localeCompare(b.code));
}
