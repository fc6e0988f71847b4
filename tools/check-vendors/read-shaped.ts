import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Fault } from './fault.ts';

/** Reads a JSON file, checks where its $schema points and its shape, and says every fault of both. */
export async function readShaped<T>(
  root: string,
  file: string,
  schema: string,
  shape: z.ZodType<T>,
  faults: Fault[],
): Promise<T | undefined> {
  const text = await readIfThere(join(root, file));
  if (text === undefined) {
    faults.push({ rule: 'missing-file', file, sentence: 'This file is missing.' });
    return undefined;
  }
  const json = parse(text);
  if (json === undefined) {
    faults.push({ rule: 'json', file, sentence: 'This is not valid JSON.' });
    return undefined;
  }
  if (linkOf(json) !== schema) {
    faults.push({
      rule: 'schema-link',
      file,
      sentence: `"$schema" should be "${schema}", so that editors can help.`,
    });
  }
  sayMethods(json, file, faults);
  const result = shape.safeParse(json);
  for (const issue of result.error?.issues ?? []) {
    const where = issue.path.length === 0 ? 'the file' : issue.path.join('.');
    faults.push({ rule: 'shape', file, sentence: `At ${where}: ${issue.message}.` });
  }
  return result.data;
}

/** A method beside a path would be lost as "unknown name"; the reason is worth a sentence of its own. */
function sayMethods(json: unknown, file: string, faults: Fault[]): void {
  const checks = (json as { checks?: unknown } | null)?.checks;
  if (!Array.isArray(checks)) return;
  for (const check of checks as { id?: unknown; request?: { method?: unknown } }[]) {
    if (check?.request?.method === undefined) continue;
    faults.push({
      rule: 'not-a-get',
      file,
      sentence: `The check ${String(check.id)} names a method; checks only ever ask with GET, and say no method.`,
    });
  }
}

export async function readIfThere(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function linkOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null ? (json as { $schema?: unknown }).$schema : undefined;
}
