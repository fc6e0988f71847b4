import { expect, type Page } from '@playwright/test';
import type { Input, RequestName, Response } from '../../../src-preload/contract/requests.ts';
import type { SessionView } from '../../../src-preload/contract/session.ts';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';

// What journeys have behind them when they begin to look: asked of main as the window asks it, without walking there. The
// way itself is walked by the happy path, the clicks, the keyboard and every journey that is about a part of it.

/** `technician` and the rest as `startSession` gives them. */
type Prepared = {
  client?: string;
  /** By vendor: field → what is typed. */
  values?: Record<string, Record<string, string>>;
  /** Each is tested to the end, with whatever result. */
  isTested?: boolean;
};

/** What `fillVsax` enters. */
export const VSAX_VALUES = {
  tenantUrl: 'https://acme.vsax.net',
  tokenId: TOKEN_ID,
  tokenSecret: TOKEN_SECRET,
};

async function ask<N extends RequestName>(page: Page, name: N, input: Input<N>): Promise<Response<N>> {
  const result = await page.evaluate(
    ([asked, given]) => window.setup?.invoke(asked as 'readApp', given as Input<'readApp'>),
    [name, input] as const,
  );
  if (!result?.ok) throw new Error(`Refused: ${name} ${JSON.stringify(result?.error)}`);
  return result.value as unknown as Response<N>;
}

/** A named Neo connection with a key, saved. */
export async function prepareNeoKey(page: Page, key: string, name = 'Acme tenant'): Promise<void> {
  const { connectionId } = await ask(page, 'addConnection', { name });
  await ask(page, 'keepNeoKey', { connectionId, text: key, sameTenant: null });
}

/** A session with its values, at the first Neo connection if there is one; answers its id. Stays where the window is. */
export async function prepareSession(page: Page, prepared: Prepared = {}): Promise<string> {
  const { client = 'Acme', values = { vsax: VSAX_VALUES }, isTested = true } = prepared;
  const { connections } = await ask(page, 'readSettings', {});
  const { sessionId } = await ask(page, 'createSession', {
    clientName: client,
    technician: 'Robin',
    connectionId: connections[0]?.id ?? null,
    vendors: Object.keys(values),
  });
  for (const [vendor, fields] of Object.entries(values)) {
    for (const [field, text] of Object.entries(fields))
      await ask(page, 'keepField', { sessionId, vendor, field, text });
    if (!isTested) continue;
    const answer = await ask(page, 'runChecks', { sessionId, vendor });
    expect(answer.kind).toBe('started');
    const test = async () => {
      const session: SessionView = await ask(page, 'readSession', { sessionId });
      return session.vendors.find((one) => one.vendor === vendor)?.test.kind;
    };
    await expect.poll(test, { intervals: [20, 50, 100] }).toBe('done');
  }
  return sessionId;
}

/** Goes to the workspace by its address, as Forward does. */
export async function goToWorkspace(page: Page, sessionId: string, vendor = 'vsax'): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `workspace/${sessionId}/${vendor}`);
}
