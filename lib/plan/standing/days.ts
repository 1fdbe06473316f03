const milliseconds = 86_400_000;

/** The day so many days after another one (`2016-07-01`, UTC); before it where there are fewer than 0. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * milliseconds).toISOString().slice(0, 10);
}
