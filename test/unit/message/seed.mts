/** Gives the seed of the property tests about texts: the same in each run, or with `RANDOM_SEED=1` a new one. */
export const seed = process.env.RANDOM_SEED === undefined ? 20_261_128 : Date.now();
