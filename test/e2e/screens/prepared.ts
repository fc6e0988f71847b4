import { expect, type Page } from '@playwright/test';
import type { Input, RequestName, Response } from '../../../src-preload/contract/requests.ts';
import type { SessionView } from '../../../src-preload/contract/session.ts';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';

// What journeys have behind them when they begin to look: asked of main as the window asks it, without walking there. The
// way itself is walked by the happy path, the clicks, the keyboard and every journey that is about a part of it.

/** What `fillVsax` enters. */
const VALUES = { tenantUrl: 'https://acme.vsax.net', tokenId: TOKEN_ID, tokenSecret: TOKEN_SECRET };

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

/**
 * A session of VSA X with its values, tested to the end with whatever result, at the first Neo connection if there is one.
 * Answers its id; the window stays where it is.
 */
export async function prepareTestedSession(page: Page, client: string): Promise<string> {
  const { connections } = await ask(page, 'readSettings', {});
  const { sessionId } = await ask(page, 'createSession', {
    clientName: client,
    technician: 'Robin',
    connectionId: connections[0]?.id ?? null,
    vendors: ['vsax'],
  });
  const of = { sessionId, vendor: 'vsax' };
  for (const [field, text] of Object.entries(VALUES)) await ask(page, 'keepField', { ...of, field, text });
  expect(await ask(page, 'runChecks', of)).toMatchObject({ kind: 'started' });
  const test = async () => {
    const session: SessionView = await ask(page, 'readSession', { sessionId });
    return session.vendors[0]?.test.kind;
  };
  await expect.poll(test, { intervals: [20, 50, 100] }).toBe('done');
  return sessionId;
}

/** Goes to the workspace by its address, as Forward does. */
export async function goToWorkspace(page: Page, sessionId: string, vendor = 'vsax'): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `workspace/${sessionId}/${vendor}`);
}
