/** Sums over some contacts. Everything that can be added up over days, tags and channels, and nothing else. */
export interface Measures {
  /** Distinct contacts. */
  contacts: number;
  /** Each contact divided among its topics. */
  weighted: number;
  oneTouchYes: number;
  oneTouchN: number;
  firstResponseSum: number;
  firstResponseN: number;
  resolutionSum: number;
  resolutionN: number;
  satisfiedYes: number;
  satisfiedN: number;
  reopenedYes: number;
  reopenedN: number;
  effortSum: number;
  effortN: number;
  open: number;
}

export const measureNames = [
  'contacts',
  'weighted',
  'oneTouchYes',
  'oneTouchN',
  'firstResponseSum',
  'firstResponseN',
  'resolutionSum',
  'resolutionN',
  'satisfiedYes',
  'satisfiedN',
  'reopenedYes',
  'reopenedN',
  'effortSum',
  'effortN',
  'open',
] as const satisfies readonly (keyof Measures)[];

export function noMeasures(): Measures {
  return {
    contacts: 0,
    weighted: 0,
    oneTouchYes: 0,
    oneTouchN: 0,
    firstResponseSum: 0,
    firstResponseN: 0,
    resolutionSum: 0,
    resolutionN: 0,
    satisfiedYes: 0,
    satisfiedN: 0,
    reopenedYes: 0,
    reopenedN: 0,
    effortSum: 0,
    effortN: 0,
    open: 0,
  };
}

/** Adds `from` to `into`. */
export function addMeasures(into: Measures, from: Measures): void {
  for (const name of measureNames) into[name] += from[name];
}
