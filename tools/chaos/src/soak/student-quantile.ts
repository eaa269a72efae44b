/** Of the normal distribution: 95 % lie within it on both sides. */
const Z = 1.959_964;

/**
 * How many standard errors the 95 % interval reaches to each side, by Student's t: four terms of its expansion for large
 * `freedom` (Abramowitz and Stegun, 26.7.5), 0.002 too small at 6 degrees of freedom, less above.
 */
export function studentQuantile95(freedom: number): number {
  const terms = [
    Z,
    (Z ** 3 + Z) / 4,
    (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96,
    (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384,
  ];
  return terms.reduce((sum, term, power) => sum + term / freedom ** power, 0);
}
