import { asDiskError } from '../../src-main/storage/disk-error.ts';
import { openFiles } from '../../src-main/storage/files.ts';

/** Run in a process of its own: `<path>`. Writes as an ordinary user, for whom a read-only folder is one. */
const files = openFiles();
if (process.getuid?.() === 0) {
  process.setgid?.('nogroup');
  process.setuid?.('nobody');
}
try {
  await files.writeAtomic(process.argv[2] ?? '', 'new');
  process.stdout.write('written');
} catch (error) {
  process.stdout.write(asDiskError(error).code);
}
