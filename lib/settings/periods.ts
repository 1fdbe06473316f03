/** When a commitment counts as due soon, and as silent, in days. */
export interface DeadlinePeriods {
  readonly soonDays: number;
  readonly silentDays: number;
}

/** Ten years: longer periods are slips. */
const longest = 3660;

/**
 * Reads the two periods of the feed of deadlines: days before a date, a blank, and days without a new
 * version (`30 365`). `undefined` where it is anything else.
 */
export function parsePeriods(text: string): DeadlinePeriods | undefined {
  const [, soon, silent] = /^(\d{1,4}) +(\d{1,4})$/u.exec(text.trim()) ?? [];
  const [soonDays, silentDays] = [Number(soon), Number(silent)];
  const isWithin = (days: number) => days >= 1 && days <= longest;
  return isWithin(soonDays) && isWithin(silentDays) ? { soonDays, silentDays } : undefined;
}
