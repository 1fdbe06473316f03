import { build } from '../../lib/local/commands/build.ts';

const [repository = '', out = ''] = process.argv.slice(2);
const { problems, ...report } = await build({
  repository,
  out,
  baseUrl: 'http://localhost:8787',
  title: 'Bench',
  language: 'en',
});
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...report, problems: problems.length, peakMegabytes }));
