import { verifyHome } from '../../lib/local/server/verify-home.ts';
import { defineCommand } from '../command-line/command.ts';
import { homeFolder, homeOptions } from '../command-line/home.ts';

/** `gazette verify`: is everything that was published still as it was published? */
export const verifyCommand = defineCommand({
  name: 'verify',
  about: `Compares store, site and git of the Gazette on this machine, while it does not run, and names every
difference. Exit code 1 when there is one.`,
  options: {
    ...homeOptions,
    json: {
      type: 'boolean',
      help: `print {differences, changeSets, behind, isAtHead}, and older
where pages may have an older look`,
    },
  },
  environment: { GAZETTE_HOME: 'as --home' },
  example: 'gazette verify',
  async run({ values }) {
    const found = await verifyHome(homeFolder(values));
    const { differences, changeSets, behind, isAtHead, older } = found;
    if (values.json) process.stdout.write(`${JSON.stringify(found)}\n`);
    else {
      for (const { between, where, what } of differences)
        process.stdout.write(`${between === 'git' ? 'store' : 'site'}: ${where}: ${what}\n`);
      const late = behind > 0 ? `, ${behind} not announced yet` : '';
      const head = isAtHead ? '' : ', newer commits not published yet';
      process.stdout.write(
        `${changeSets} change sets compared${late}${head}: ${differences.length} differences\n`,
      );
      if (older !== undefined) process.stdout.write(`${older}\n`);
    }
    return differences.length === 0 ? 0 : 1;
  },
});
