// Reads every vendor folder and says every fault at once; without faults it shows, per permission, the step that
// grants it and the control that is lit. `--write-schemas` writes the JSON schemas that editors use; another folder of
// vendor folders may be named instead of resources/vendors.

import { join, relative, resolve } from 'node:path';
import { checkVendors, readFolders, VENDORS } from './check-vendors/check-folders.ts';
import { joinTable } from './check-vendors/join-table.ts';
import { writeSchemas } from './check-vendors/schemas.ts';

if (process.argv.includes('--write-schemas')) {
  const names = await writeSchemas(join(VENDORS, 'schema'));
  console.log(`Wrote ${names.join(', ')}. Run "npm run fix" to format them.`);
} else {
  const root = resolve(process.argv[2] ?? VENDORS);
  const faults = await checkVendors(root);
  for (const { file, sentence } of faults)
    console.error(`${relative(process.cwd(), join(root, file))}: ${sentence}`);
  if (faults.length === 0) console.log(joinTable(await readFolders(root)));
  console.log(
    faults.length === 0 ? '\nNo faults.' : `\n${faults.length} fault${faults.length === 1 ? '' : 's'}.`,
  );
  if (faults.length > 0) process.exitCode = 1;
}
