/** Sort key of a number in an index. */
export function numberSort(value: number): string {
  return String(value).padStart(10, '0');
}
