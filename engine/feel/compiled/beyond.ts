/** Thrown where an expression or its data leave the subset whose results are certain: the interpreter answers then. */
class Beyond extends Error {}

/** One for all, since making an error is slow and nobody reads this one. */
export const BEYOND = new Beyond();

/** What `run` gives, or undefined where it leaves the subset. */
export const within = <T>(run: () => T): T | undefined => {
  try {
    return run();
  } catch (error) {
    if (error === BEYOND) return undefined;
    throw error;
  }
};
