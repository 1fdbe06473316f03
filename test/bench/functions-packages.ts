import type { Metafile } from 'esbuild';

/** The packages and folders with the most bytes in a bundle, as one line of text. */
export function heaviestPackages(metafile: Metafile, count: number): string {
  const [output] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint);
  const bytes = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const owner = ownerOf(file);
    bytes.set(owner, (bytes.get(owner) ?? 0) + bytesInOutput);
  }
  const heaviest = [...bytes].toSorted(([, a], [, b]) => b - a).slice(0, count);
  return heaviest.map(([owner, size]) => `${owner} ${(size / 1000).toFixed(0)} kB`).join(', ');
}

/** `@scope/package` of what is installed, `lib/folder` of what is ours. */
function ownerOf(file: string): string {
  const [, installed] = /.*node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)/u.exec(file) ?? [];
  return installed ?? file.split('/').slice(0, 2).join('/');
}
