/** Ends what a service says (gitprotocol-common, "flush-pkt"). */
export const flushPacket = '0000';

/** Band of progress messages, which git shows with "remote:" before each (gitprotocol-pack). */
const progressBand = '\u0002';

/** Longest message in characters: far below what a packet holds (65,520 bytes), and enough to read. */
const longestLine = 4_000;

/** What git shows somebody who pushes. */
export type Hearing = 'everything' | 'errors' | 'nothing';

/** Lines for whoever pushes, as packets that may stand right before the last flush packet. */
export function progressPackets(lines: readonly string[]): string {
  return lines.map((line) => packet(`${progressBand}${line.slice(0, longestLine)}\n`)).join('');
}

function packet(content: string): string {
  // The length counts its own four digits.
  const length = Buffer.byteLength(content) + 4;
  return `${length.toString(16).padStart(4, '0')}${content}`;
}

/**
 * What the one who pushes is shown, by how the request begins: git names its capabilities behind the
 * first command. It says "quiet" where the author did, and also where there is no terminal, as in an
 * editor or a script: what git is told all the same is passed on there, so errors are said to both.
 */
export function heardBy(request: Buffer): Hearing {
  const length = Number.parseInt(request.toString('latin1', 0, 4), 16);
  const [, capabilities = ''] = request.toString('latin1', 4, length).trimEnd().split('\0');
  const names = capabilities.split(' ');
  if (!names.includes('side-band-64k')) return 'nothing';
  return names.includes('quiet') ? 'errors' : 'everything';
}
