/** `WUTONG_RANDOM_MODELS=10000` for the full run: so many models of each kind, ten paths each. */
const asked = Number(process.env.WUTONG_RANDOM_MODELS ?? 0);

export const isFull = asked > 0;
export const modelsOr = (few: number): number => (isFull ? asked : few);
export const PATHS = isFull ? 10 : 2;
export const seed = Number(process.env.WUTONG_RANDOM_SEED ?? 20261123);
export const TIMEOUT = isFull ? 6 * 3_600_000 : 120_000;
