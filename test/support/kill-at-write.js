import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

// A program that loads this first is killed as it is about to put a file in its place, when it has put
// so many into a folder and its subfolders: KILL_AT_WRITE of KILL_IN. Its draft stays behind.
const { KILL_AT_WRITE, KILL_IN } = process.env;
const { rename } = fs;
let written = 0;
fs.rename = async (from, to) => {
  if (String(to).startsWith(`${KILL_IN}/`)) written += 1;
  if (written > Number(KILL_AT_WRITE)) process.kill(process.pid, 'SIGKILL');
  return rename(from, to);
};
syncBuiltinESMExports();
