/**
 * Bounds of the Wilson score interval (Wilson 1927) for a share: `yes` of `n`, `z` standard errors wide (1.2816 for 80 %).
 * The whole range when n is 0.
 */
export function wilson(yes: number, n: number, z: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = yes / n;
  const z2 = z * z;
  const middle = share + z2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const whole = 1 + z2 / n;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}

/** Standard errors of a two-sided 80 % interval. */
export const z80 = 1.2815515655446004;
const z95 = 1.959963984540054;

/** Two-sided p of Student's t with `df` degrees of freedom: I_x(df/2, 1/2) at x = df / (df + t²). */
export function twoSidedP(t: number, df: number): number {
  if (!Number.isFinite(t)) return 0;
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** Regularised incomplete beta function by its continued fraction (modified Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front =
    Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let fraction = d;
  for (let m = 1; m < 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      d = 1 + term * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + term / c;
      if (Math.abs(c) < tiny) c = tiny;
      step = c * d;
      fraction *= step;
    }
    if (Math.abs(step - 1) < 1e-14) break;
  }
  return front * fraction;
}

/** Logarithm of the gamma function for x > 0: Stirling's series, after raising x above 10. */
function logGamma(x: number): number {
  let raised = x;
  let product = 1;
  while (raised < 10) product *= raised++;
  const inverse = 1 / (raised * raised);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / raised;
  return (raised - 0.5) * Math.log(raised) - raised + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}

/**
 * Which of several p-values stand when at most the share `rate` of those that stand may be chance (Benjamini and Hochberg 1995).
 */
export function standing(ps: readonly number[], rate: number): boolean[] {
  const sorted = [...ps].sort((a, b) => a - b);
  let limit = -1;
  sorted.forEach((p, i) => {
    if (p <= ((i + 1) / sorted.length) * rate) limit = p;
  });
  return ps.map((p) => p <= limit);
}

/**
 * Pooled dispersion of a quasi-Poisson model: Pearson's chi-square of counts around the mean of their group, over all
 * groups, divided by the degrees of freedom. At least 1. Groups without any count say nothing.
 */
export function pooledDispersion(groups: Iterable<readonly number[]>): {
  readonly dispersion: number;
  readonly df: number;
} {
  let chiSquare = 0;
  let df = 0;
  for (const counts of groups) {
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    if (mean === 0 || counts.length < 2) continue;
    df += counts.length - 1;
    for (const count of counts) chiSquare += (count - mean) ** 2 / mean;
  }
  return { dispersion: df === 0 ? 1 : Math.max(1, chiSquare / df), df };
}

/**
 * p of the difference between two counts over periods of one length, quasi-Poisson: t = (a - b) / sqrt(dispersion (a + b)).
 */
export function changeP(a: number, b: number, dispersion: number, df: number): number {
  if (a === b) return 1;
  return twoSidedP((a - b) / Math.sqrt(dispersion * (a + b)), Math.max(1, df));
}

/**
 * The smallest count that would have been told from `before` with p < 0.05 in four cases of five:
 * a - b = (1.96 + 0.84) sqrt(dispersion (a + b)), solved for a and rounded up.
 */
export function smallestRise(before: number, dispersion: number): number {
  const k = (z95 + 0.8416212335729143) ** 2 * dispersion;
  // a² - (2b + k) a + b² - k b = 0
  const p = 2 * before + k;
  return Math.ceil((p + Math.sqrt(p * p - 4 * (before * before - k * before))) / 2);
}

/** The value below which the share `q` of sorted values lies, between two neighbours in proportion. */
export function quantile(sorted: ArrayLike<number>, q: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const below = sorted[low] as number;
  const above = sorted[Math.min(low + 1, sorted.length - 1)] as number;
  return below + (above - below) * (at - low);
}

/** Middle of some numbers; 0 for none. */
export function median(values: readonly number[]): number {
  return (
    quantile(
      [...values].sort((a, b) => a - b),
      0.5,
    ) ?? 0
  );
}
