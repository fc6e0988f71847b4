// Says every fault of the messages at once: missing, unused, wrongly parameterized, not readable, too long. The folders
// of other languages may be named; without that, every folder beside messages/en is read.

import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { checkLanguages, readSources } from './check-messages/check-languages.ts';

const repository = resolve(import.meta.dirname, '..');
const folder = join(repository, 'src-preload', 'messages');
const first = join(folder, 'en');

const named = process.argv.slice(2).map((path) => resolve(path));
const beside = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => join(folder, entry.name));
const others = (named.length > 0 ? named : beside).filter((path) => path !== first);
const isCode = (path: string) => /\.tsx?$/.test(path) && !relative(folder, path).match(/^\w+[\\/]/);
const paths = ['src-main', 'src-renderer', 'src-preload'].flatMap((room) =>
  readdirSync(join(repository, room), { recursive: true, encoding: 'utf8' })
    .map((path) => join(repository, room, path))
    .filter(isCode),
);

const faults = checkLanguages({
  entry: join(folder, 'messages.ts'),
  first,
  others,
  sources: readSources(paths),
});
for (const { file, line, sentence } of faults)
  console.error(`${relative(process.cwd(), file)}:${line}: ${sentence}`);
const languages = [first, ...others].map((path) => relative(folder, path)).join(', ');
console.log(faults.length === 0 ? `No faults: ${languages}.` : `\n${faults.length} faults.`);
if (faults.length > 0) process.exitCode = 1;
