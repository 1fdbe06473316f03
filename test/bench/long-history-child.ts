import { build } from '../../lib/local/commands/build.ts';

/**
 * Builds a repository, and says when each tenth of the change sets was through ingest and render, and
 * when each batch of them was through announce.
 */
const [repository = '', out = '', changeSets = '0'] = process.argv.slice(2);
const begin = process.cpuUsage();
const seconds = () => {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000_000;
};

/** CPU seconds and megabytes in memory when a stage begins and after each of its parts, by stage. */
const parts: Record<string, { readonly seconds: number; readonly megabytes: number }[]> = {};

const { versions, documents, objects, bytes } = await build({
  ...{ repository, out, baseUrl: 'http://localhost:8787', title: 'Bench', language: 'en' },
  onProgress({ stage, done, of = Number(changeSets) }) {
    const marks = parts[stage] ?? [];
    parts[stage] = marks;
    const mark = () => marks.push({ seconds: seconds(), megabytes: megabytes() });
    if (stage === 'announce') {
      if (marks.length === 0 || done === of) mark();
    } else while (marks.length <= 10 && done >= Math.ceil((of * marks.length) / 10)) mark();
  },
});
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
const report = { versions, documents, objects, bytes, seconds: seconds(), peakMegabytes, parts };
process.stdout.write(JSON.stringify(report));

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
