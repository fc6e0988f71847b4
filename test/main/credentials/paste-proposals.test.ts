import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { acceptPaste, dismissPaste, readPaste } from '../../../src-main/credentials/paste-proposals.ts';
import { PASTE_TTL_MS } from '../../../src-main/credentials/pending-pastes.ts';
import { openPracticeServices } from '../../../src-main/practice/practice-services.ts';
import type { EnvironmentServices } from '../../../src-main/sessions/environment-services.ts';
import { createSession, readSession } from '../../../src-main/sessions/open-sessions.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import type { Result } from '../../../src-preload/contract/result.ts';

const HEX_32 = '0123456789abcdef0123456789abcdef';
const CANARY = 'canary00'.repeat(8);
const MAIL = `Tenant URL: https://acme.vsax.net/app\nToken ID: ${HEX_32}\nToken Secret: ${CANARY}\nNotifications: Read`;
const vendor = 'vsax';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

describe('a pasted text', () => {
  let services: EnvironmentServices;
  let where: { sessionId: string; vendor: string };
  const logged: unknown[] = [];
  const timers: { after: number; run: () => void; isOver: boolean }[] = [];
  const progress = async () => value(await readSession(services, where)).vendors[0];
  const field = async (id: string) => (await progress())?.fields.find((one) => one.id === id);

  beforeEach(async () => {
    logged.length = 0;
    timers.length = 0;
    const log = (...parts: unknown[]) => void logged.push(parts);
    services = await openPracticeServices({
      presentedSession: () => null,
      scenario: 'everything-works',
      files: openFiles(),
      announce: (...parts) => void logged.push(parts),
      now: () => Date.now(),
      monotonic: () => performance.now(),
      newId: () => randomUUID(),
      random: (bytes) => randomBytes(bytes),
      schedule: (after, run) => {
        const timer = { after, run, isOver: false };
        timers.push(timer);
        return () => {
          timer.isOver = true;
        };
      },
      clipboard: { put: async () => ({ clearsAt: '', concealed: false }), write: async () => {} },
      version: '0.0.0',
      log: { info: log, warn: log, error: log, reference: () => 'ref' },
    });
    const session = value(
      await createSession(services, {
        clientName: 'Acme',
        technician: '',
        connectionId: null,
        vendors: [vendor],
      }),
    );
    where = { ...session, vendor };
  });

  const read = async (text = MAIL) => value(await readPaste(services, { ...where, text }));
  const accept = (pasteId: string | null, fields: string[]) =>
    acceptPaste(services, { ...where, pasteId: pasteId ?? '', fields });

  it('is proposed: addresses and choices as text, a secret and an identifier by length', async () => {
    expect(await read()).toEqual({
      pasteId: expect.any(String),
      left: 0,
      found: [
        {
          field: 'tenantUrl',
          label: 'Tenant URL',
          length: 21,
          text: 'https://acme.vsax.net',
          standing: 'new',
        },
        { field: 'tokenId', label: 'Token ID', length: 32, standing: 'new' },
        { field: 'tokenSecret', label: 'Token Secret', length: 64, standing: 'new' },
        { field: 'notifications', label: 'Notifications', length: 4, text: 'Read', standing: 'new' },
      ],
    });
    expect((await progress())?.fields.map((one) => one.state)).not.toContain('replacing');
    expect(await field('tokenSecret')).toMatchObject({ state: 'empty' });
  });

  it('is kept by the rules of a typed value, only what is named, and then held no more', async () => {
    const { pasteId } = await read();
    value(await accept(pasteId, ['tenantUrl', 'tokenSecret']));
    expect((await progress())?.fields).toMatchObject([
      { id: 'tenantUrl', state: 'saved', text: 'https://acme.vsax.net', corrections: ['path-removed'] },
      { id: 'tokenId', state: 'empty' },
      { id: 'tokenSecret', state: 'saved', length: 64 },
      { id: 'notifications', text: 'none' },
    ]);
    expect(await accept(pasteId, ['tokenId'])).toMatchObject({ error: { code: 'paste-gone' } });
    expect(timers.filter((timer) => timer.after === PASTE_TTL_MS).every((timer) => timer.isOver)).toBe(true);
  });

  it('says what it would replace, replaces a locked secret only when named, and keeps the former one sealed', async () => {
    value(await keepField(services, { ...where, field: 'tokenSecret', text: 'a-secret-from-before-000' }));
    value(await keepField(services, { ...where, field: 'tokenId', text: HEX_32 }));
    const { pasteId, found } = await read();
    expect(found.map((one) => one.standing)).toEqual(['new', 'same', 'replaces', 'new']);
    value(await accept(pasteId, ['tenantUrl']));
    expect(await field('tokenSecret')).toMatchObject({ length: 24 });
    value(await accept((await read()).pasteId, ['tokenSecret']));
    expect(await field('tokenSecret')).toMatchObject({ state: 'saved', length: 64 });
    const record = services.vault.records().find((one) => one.record.endsWith('tokenSecret'));
    expect(record?.revisions).toHaveLength(2);
  });

  it('never replaces what was saved after the proposal', async () => {
    const { pasteId } = await read();
    value(await keepField(services, { ...where, field: 'tokenSecret', text: 'a-secret-typed-meanwhile' }));
    expect(await accept(pasteId, ['tokenSecret'])).toMatchObject({ error: { code: 'field-locked' } });
    value(await replaceField(services, { ...where, field: 'tokenSecret' }));
    value(await accept(pasteId, ['tokenSecret']));
    expect(await field('tokenSecret')).toMatchObject({ length: 64 });
  });

  it.each<[string, string, string]>([
    ['a mask', `Token ID: ${HEX_32}\nToken Secret: ••••••••••••`, 'masked'],
    ['a Neo key', `Token ID: ${HEX_32}\nToken Secret: neo_sk_prod_0123456789abcdef`, 'neo-key'],
  ])('tells of %s, and does not take it', async (_what, text, code) => {
    const { pasteId, found } = await read(text);
    expect(found[1]).toMatchObject({ field: 'tokenSecret', issue: { code, blocking: true } });
    expect(await accept(pasteId, ['tokenSecret'])).toMatchObject({ error: { code: 'field-not-found' } });
  });

  it('proposes the whole address for a tenant’s name', async () => {
    const { pasteId, found } = await read('Tenant URL: acme\nNotifications: Not wanted');
    expect(found[0]).toMatchObject({ text: 'https://acme.vsax.net' });
    value(await accept(pasteId, ['tenantUrl']));
    expect(await field('tenantUrl')).toMatchObject({ text: 'https://acme.vsax.net' });
  });

  it('is let go when dismissed, replaced by another, after five minutes, and with the services', async () => {
    const first = (await read()).pasteId;
    const second = (await read()).pasteId;
    expect(await accept(first, ['tokenId'])).toMatchObject({ error: { code: 'paste-gone' } });
    value(await dismissPaste(services, { ...where, pasteId: second ?? '' }));
    expect(await accept(second, ['tokenId'])).toMatchObject({ error: { code: 'paste-gone' } });

    const third = (await read()).pasteId;
    timers.at(-1)?.run();
    expect(timers.at(-1)?.after).toBe(5 * 60 * 1000);
    expect(await accept(third, ['tokenId'])).toMatchObject({ error: { code: 'paste-gone' } });

    const fourth = (await read()).pasteId;
    services.pastes.clear();
    expect(await accept(fourth, ['tokenId'])).toMatchObject({ error: { code: 'paste-gone' } });
  });

  it('with nothing in it is held by nobody; one too long is not read', async () => {
    expect(await read('Good morning, see you at noon.')).toEqual({ pasteId: null, found: [], left: 0 });
    expect(await readPaste(services, { ...where, text: 'x'.repeat(65_537) })).toMatchObject({
      error: { code: 'input-too-big' },
    });
  });

  it('leaves its secrets in no answer, announcement, log or session', async () => {
    const proposal = await read();
    const kept = value(await accept(proposal.pasteId, ['tenantUrl', 'tokenId', 'tokenSecret']));
    const again = await read(MAIL.replace(CANARY, 'canary99'.repeat(8)));
    value(await dismissPaste(services, { ...where, pasteId: again.pasteId ?? '' }));
    const stored = value(await services.sessions.read(where.sessionId));
    const written = JSON.stringify([proposal, kept, again, logged, stored, await services.sessions.list()]);
    expect(written).toContain('Token Secret');
    expect(written).not.toContain('canary');
    // An identifier is shown again in its own field once it is kept; a proposal does not show it.
    expect(JSON.stringify([proposal, again])).not.toContain(HEX_32);
  });
});
