import { type Register, registersOf } from '#engine';
import type { InstalledPacks } from './packs/installed.ts';

/** The ledgers of the active packs that are filled from every case. */
export interface Registers {
  ofCases(): Promise<readonly Register[]>;
}

/** Read anew when another set of packs is active. */
export function registerReader(packs: InstalledPacks): Registers {
  let known: { print: string; registers: readonly Register[] } | undefined;
  return {
    async ofCases() {
      const active = await packs.active();
      const print = active.map(({ row }) => row.digest).join();
      if (known?.print !== print)
        known = {
          print,
          registers: registersOf(
            active.map(({ pack }) => pack),
            'cases',
          ),
        };
      return known.registers;
    },
  };
}
