/** The order of SM2's curve (GB/T 32918.5). */
export const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
