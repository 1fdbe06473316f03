/** Characters that make a spreadsheet take a cell for a formula (OWASP, "CSV Injection"). */
const formula = /^[=+\-@\t\r\n|%＝＋－＠]/u;

/**
 * Rows as CSV (RFC 4180), with a byte order mark, by which spreadsheets know UTF-8. A text that a
 * spreadsheet would run as a formula gets an apostrophe in front, which shows it as it is.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}

function cellText(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell.trimStart()) || formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
