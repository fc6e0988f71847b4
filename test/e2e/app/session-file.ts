import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The file of the one session of a profile, or of any of them. */
export async function sessionFile(profile: string): Promise<string> {
  return (await sessionFiles(profile))[0] ?? join(profile, 'sessions');
}

export async function sessionFiles(profile: string): Promise<string[]> {
  const names = await readdir(join(profile, 'sessions'));
  return names
    .filter((name) => /^[0-9a-f-]{36}\.json$/.test(name))
    .map((name) => join(profile, 'sessions', name));
}
