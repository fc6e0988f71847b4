// Says every fault of the messages at once: missing, unused, wrongly parameterized, not readable, too long. The folders
// of other languages may be named; without that, every folder beside messages/en is read.

import { basename, relative, resolve } from 'node:path';
import { readApp } from './check-messages/app.ts';
import { checkLanguages } from './check-messages/check-languages.ts';

const app = readApp();
const named = process.argv.slice(2).map((path) => resolve(path));
const others = named.length > 0 ? named : app.others;
const faults = checkLanguages({ ...app, others });
for (const { file, line, sentence } of faults)
  console.error(`${relative(process.cwd(), file)}:${line}: ${sentence}`);
const languages = [app.first, ...others].map((path) => basename(path)).join(', ');
const count = `\n${faults.length} fault${faults.length === 1 ? '' : 's'}.`;
console.log(faults.length === 0 ? `No faults: ${languages}.` : count);
if (faults.length > 0) process.exitCode = 1;
