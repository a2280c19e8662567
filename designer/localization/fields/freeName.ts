/** A technical name that is not taken; people see the title. */
export function freeName(taken: string[]): string {
  for (let number = 1; ; number += 1) if (!taken.includes(`local${number}`)) return `local${number}`;
}
