import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNames } from '../../../src-main/checks/ask-names.ts';
import { confirmHost, runChecks } from '../../../src-main/checks/start-test.ts';
import { credentialVersion } from '../../../src-main/credentials/credential-version.ts';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { buildItemSpec, queueWork } from '../../../src-main/outbox/queue-work.ts';
import { runQueuedTest } from '../../../src-main/outbox/queued-test.ts';
import { submit } from '../../../src-main/outbox/submit-session.ts';
import { duplicateSession } from '../../../src-main/sessions/manage-sessions.ts';
import { findSessionVendor } from '../../../src-main/sessions/vendor-progress.ts';
import { viewVendor } from '../../../src-main/sessions/view-session.ts';
import { aReport } from '../../harness/sample-session.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { openFilledServices, type Plain, VALUES, type VendorId } from '../sessions/filled-services.ts';

let on: Awaited<ReturnType<typeof openFilledServices>>;
beforeEach(async () => {
  on = await openFilledServices();
});
afterEach(() => on.close());

const withPass = (session: Plain, stored: Plain) => {
  stored.report = { ...aReport, endedAt: new Date(on.services.now()).toISOString() };
  stored.reportOf = credentialVersion(stored);
  session.changedAt = new Date(on.services.now()).toISOString();
};

describe('the region that a typed Client ID tells', () => {
  const typed = async (where: { sessionId: string; vendor: string }, field: string, text: string) =>
    answerOf(await keepField(on.services, { ...where, field, text }));

  it('is allowed with it', async () => {
    const where = await on.filled('asio');
    await on.edit(where, (_session, stored) => {
      Reflect.deleteProperty(stored.fields, 'region');
      Reflect.deleteProperty(stored, 'destinations');
    });
    await typed(where, 'clientId', `0e31${'c'.repeat(28)}`);
    expect(await on.test(where)).toBe('started');
  });

  it('is asked about where only the file says what the Client ID tells', async () => {
    const where = await on.filled('asio');
    await on.edit(where, (_session, stored) => {
      Reflect.deleteProperty(stored.fields, 'region');
      stored.fields.clientId.suggests = { field: 'region', value: 'us' };
      stored.fields.clientSecret.replacing = true;
    });
    await typed(where, 'clientSecret', 'canary-asio-9876543210');
    expect(await on.test(where)).toMatchObject({ host: 'openapi.service.itsupport247.net' });
    expect(on.asked).toEqual([]);
  });
});

const addressEdits: [VendorId, string, (stored: Plain) => void, string][] = [
  [
    'vsax',
    'a stranger',
    (one) => Object.assign(one.fields.tenantUrl, { text: 'https://evil.example' }),
    'evil.example',
  ],
  [
    'vsax',
    'a tenant of another customer',
    (one) => Object.assign(one.fields.tenantUrl, { text: 'https://other.vsax.net' }),
    'other.vsax.net',
  ],
  [
    'vsax',
    'another port',
    (one) => Object.assign(one.fields.tenantUrl, { text: 'https://acme.vsax.net:8443' }),
    'acme.vsax.net:8443',
  ],
  [
    'halopsa',
    'a stranger',
    (one) => Object.assign(one.fields.baseUrl, { text: 'https://evil.example' }),
    'evil.example',
  ],
  [
    'halopsa',
    'a tenant of another customer',
    (one) => Object.assign(one.fields.baseUrl, { text: 'https://other.halopsa.com' }),
    'other.halopsa.com',
  ],
  [
    'asio',
    'another region',
    (one) => Object.assign(one.fields.region, { text: 'us' }),
    'openapi.service.itsupport247.net',
  ],
];

describe.each(addressEdits)(
  'the file of a session of %s edited to lead to %s',
  (vendor, _what, change, host) => {
    const also: [string, (stored: Plain) => void, string?][] = [
      ['', () => {}, 'file'],
      [
        ', with hosts confirmed as 0.1.0 wrote them',
        (one) => Object.assign(one, { confirmedHosts: [host] }),
        'file',
      ],
      [
        ', with that host written into the sealed ones',
        (one) => one.destinations.hosts.push({ host, reach: 'private' }),
      ],
      [
        ', with that origin written into the sealed ones',
        (one) => Object.assign(one.destinations, { origin: `https://${host}` }),
      ],
      [', without what was sealed', (one) => Reflect.deleteProperty(one, 'destinations')],
    ];

    it.each(also)('asks before anything leaves%s', async (_how, edited, namedBy = 'unknown') => {
      const where = await on.filled(vendor);
      await on.edit(where, (_session, stored) => {
        change(stored);
        edited(stored);
      });
      expect(await on.test(where)).toMatchObject({ host, namedBy });
      expect(on.asked).toEqual([]);
    });

    it('takes no test of the outbox, no company names, no submission', async () => {
      const where = await on.filled(vendor);
      await on.services.settings.change((settings) => ({
        ...settings,
        connections: [
          { id: 'c1', name: 'Acme tenant', sendByAssumedPath: false, lastResult: { kind: 'not-run' } },
        ],
      }));
      await on.edit(where, (session, stored) => {
        change(stored);
        withPass(session, stored);
      });
      const found = answerOf(await findSessionVendor(on.services, where));
      const terms = { testFirst: 'when-stale', mayReplace: true, beforePsa: true } as const;
      const order = buildItemSpec(on.services, found, { work: 'test', connectionId: null, ...terms });
      if (order === null) throw new Error('A secret was lost.');
      expect(await runQueuedTest(on.services, order, new AbortController().signal)).toEqual({
        kind: 'host-unconfirmed',
      });
      const names = await readNames(on.services, where);
      expect(names.ok ? names.value.kind : names.error.code).toMatch(/^refused|names-not-offered$/);
      const refused = { ok: false, error: { code: 'address-not-confirmed' } };
      for (const anyway of [false, true]) {
        expect(await submit(on.services, { ...where, anyway })).toEqual(refused);
        expect(await queueWork(on.services, { ...where, work: 'submit', anyway })).toEqual(refused);
        expect(await queueWork(on.services, { ...where, vendor: null, work: 'submit', anyway })).toEqual(
          refused,
        );
      }
      expect([on.asked, on.services.outbox.items()]).toEqual([[], []]);
    });

    it('goes on after a yes, with the same secret', async () => {
      const where = await on.filled(vendor);
      await on.edit(where, (_session, stored) => change(stored));
      const question = await on.test(where);
      if (question === 'started') throw new Error('Nothing was on.asked.');
      answerOf(await confirmHost(on.services, { ...where, questionId: question.questionId, host }));
      expect(await on.test(where)).toBe('started');
      expect(new Set(on.asked.map(({ url }) => new URL(url).host))).toEqual(new Set([host]));
    });
  },
);

describe('what was typed here', () => {
  it.each(['vsax', 'halopsa', 'asio'] as const)('%s: is not asked about', async (vendor) => {
    expect(await on.test(await on.filled(vendor))).toBe('started');
    expect(on.asked.length).toBeGreaterThan(0);
  });

  it('holds in a duplicate, and an edited address does not', async () => {
    const where = await on.filled('vsax');
    const copy = async () => {
      const { sessionId } = answerOf(await duplicateSession(on.services, { ...where, clientName: 'Birch' }));
      for (const field of ['tokenId', 'tokenSecret'] as const) {
        const text = VALUES.vsax[field];
        answerOf(await keepField(on.services, { sessionId, vendor: 'vsax', field, text }));
      }
      return { sessionId, vendor: 'vsax' };
    };
    expect(await on.test(await copy())).toBe('started');
    await on.edit(where, (_session, stored) =>
      Object.assign(stored.fields.tenantUrl, { text: 'https://other.vsax.net' }),
    );
    expect(await on.test(await copy())).toMatchObject({
      host: 'other.vsax.net',
      why: 'own',
      namedBy: 'file',
    });
  });

  it('says who named a host, and what somebody registered of it', async () => {
    const where = await on.filled('vsax');
    const typed = async (text: string) => {
      answerOf(await keepField(on.services, { ...where, field: 'tenantUrl', text }));
      return on.test(where);
    };
    expect(await typed('https://login.acme-vsax.co.uk')).toMatchObject({
      ...{ why: 'unknown', namedBy: 'typed', domain: 'acme-vsax.co.uk' },
    });
    expect(await typed('https://acme.github.io')).toMatchObject({ domain: 'acme.github.io' });
    expect(await typed('https://vsax.net.evil.example:8443')).toMatchObject({
      ...{ host: 'vsax.net.evil.example:8443', domain: 'evil.example' },
    });
    expect(await typed('https://203.0.113.7')).toMatchObject({ domain: null });
    expect(on.asked).toEqual([]);
  });
});

describe('a paste of nothing to see', () => {
  it.each([' ', '\u00a0', '\u200b'])('(%j) is no word on the address that stands there', async (text) => {
    for (const [vendor, field] of [
      ['vsax', 'tenantUrl'],
      ['halopsa', 'baseUrl'],
    ] as const) {
      const where = await on.filled(vendor);
      await on.edit(where, (_session, stored) =>
        Object.assign(stored.fields[field], { text: 'https://evil.example' }),
      );
      answerOf(await keepField(on.services, { ...where, field, text }));
      expect(await on.test(where)).toMatchObject({ host: 'evil.example', namedBy: 'file' });
    }
    expect(on.asked).toEqual([]);
  });

  it('in the Client ID is none on the region either', async () => {
    const where = await on.filled('asio');
    await on.edit(where, (_session, stored) => Object.assign(stored.fields.region, { text: 'us' }));
    answerOf(await keepField(on.services, { ...where, field: 'clientId', text: ' ' }));
    expect(await on.test(where)).toMatchObject({ namedBy: 'file' });
    expect(on.asked).toEqual([]);
  });

  it('leaves what was typed here allowed', async () => {
    const where = await on.filled('vsax');
    answerOf(await keepField(on.services, { ...where, field: 'tenantUrl', text: ' ' }));
    expect(await on.test(where)).toBe('started');
  });
});

describe('a session names its own secrets only', () => {
  it.each(['tokenSecret', 'tokenId'])(
    'another session’s secret in the place of %s is refused, and stays whole',
    async (field) => {
      const mine = await on.filled('vsax');
      const theirs = await on.filled('vsax', 'Birch');
      const other = answerOf(await findSessionVendor(on.services, theirs)).stored.fields.tokenSecret?.ref;
      await on.edit(mine, (_session, stored) => Object.assign(stored.fields[field], { ref: other }));
      expect(await runChecks(on.services, mine)).toMatchObject({ error: { code: 'secret-lost' } });
      const { session, stored } = answerOf(await findSessionVendor(on.services, mine));
      const seen = await viewVendor(on.services, session, stored);
      expect(seen.fields.find(({ id }) => id === field)).toMatchObject({
        state: 'empty',
        issue: { code: 'lost' },
      });
      expect(JSON.stringify(seen)).not.toContain('canary');
      expect(other && (await on.services.vault.open(other))).toMatchObject({ ok: true });
      expect(on.asked).toEqual([]);
    },
  );

  it('a file copied to another id brings no secret along, and no yes', async () => {
    const mine = await on.filled('vsax');
    const theirs = await on.filled('vsax', 'Birch');
    const text = await readFile(on.pathOf(mine.sessionId), 'utf8');
    const path = on.pathOf(theirs.sessionId);
    await writeFile(path, text);
    expect(await findSessionVendor(on.services, theirs)).toMatchObject({
      error: { code: 'session-unreadable' },
    });
    await writeFile(path, JSON.stringify({ ...JSON.parse(text), id: theirs.sessionId }));
    expect(await runChecks(on.services, theirs)).toMatchObject({ error: { code: 'secret-lost' } });
    for (const field of ['tokenId', 'tokenSecret'] as const) {
      answerOf(await keepField(on.services, { ...theirs, field, text: VALUES.vsax[field] }));
    }
    expect(await on.test(theirs)).toMatchObject({ why: 'own', namedBy: 'unknown' });
    expect(on.asked).toEqual([]);
  });

  it('destinations of another session or vendor are none', async () => {
    const mine = await on.filled('vsax');
    const theirs = await on.filled('vsax', 'Birch');
    const { stored } = answerOf(await findSessionVendor(on.services, mine));
    await on.edit(theirs, (_session, other) => Object.assign(other, { destinations: stored.destinations }));
    expect(await on.test(theirs)).toMatchObject({ namedBy: 'unknown' });
  });
});
