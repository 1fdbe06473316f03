import { build } from '../../lib/local/commands/build.ts';

/** Builds a repository, and says when each tenth of the change sets was through each stage. */
const [repository = '', out = '', changeSets = '0'] = process.argv.slice(2);
const tenth = Math.ceil(Number(changeSets) / 10);
const begin = process.cpuUsage();
const seconds = () => {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000_000;
};

/** CPU seconds and megabytes in memory after each tenth, by stage. */
const tenths: Record<string, { readonly seconds: number; readonly megabytes: number }[]> = {};

const { versions, documents, objects, bytes } = await build({
  ...{ repository, out, baseUrl: 'http://localhost:8787', title: 'Bench', language: 'en' },
  onProgress({ stage, changeSets: done }) {
    const marks = tenths[stage] ?? [{ seconds: seconds(), megabytes: megabytes() }];
    tenths[stage] = marks;
    while (
      tenth > 0 &&
      marks.length <= 10 &&
      done >= Math.min(tenth * marks.length, Number(changeSets))
    )
      marks.push({ seconds: seconds(), megabytes: megabytes() });
  },
});
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
const report = { versions, documents, objects, bytes, seconds: seconds(), peakMegabytes, tenths };
process.stdout.write(JSON.stringify(report));

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
