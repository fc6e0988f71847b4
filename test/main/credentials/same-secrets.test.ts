import { describe, expect, it } from 'vitest';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { otherClientsWith } from '../../../src-main/credentials/same-secrets.ts';
import type { OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { releaseItem } from '../../../src-main/outbox/secret-retention.ts';
import { previewSubmission } from '../../../src-main/outbox/submit-session.ts';
import type { EnvironmentServices } from '../../../src-main/sessions/environment-services.ts';
import { readSession } from '../../../src-main/sessions/open-sessions.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';

const vendor = 'vsax';
const field = 'tokenSecret';
const SECRET = 'one-secret-of-one-portal-0123456789';

async function sameAs(services: EnvironmentServices, sessionId: string) {
  const { vendors } = answerOf(await readSession(services, { sessionId }));
  return vendors[0]?.fields.find((one) => one.id === field)?.sameAs;
}

describe('the same secret in two sessions', () => {
  it('is noticed in both, shown by the client’s name, and by nothing of the secret', async () => {
    const services = await openServices();
    const acme = await begin(services, 'Acme', [vendor]);
    const beta = await begin(services, 'Beta', [vendor]);
    const keep = async (sessionId: string, text: string) =>
      answerOf(await keepField(services, { sessionId, vendor, field, text }));
    await keep(acme, SECRET);
    expect(await sameAs(services, acme)).toBeUndefined();

    await keep(beta, `  ${SECRET}\n`);
    expect(await sameAs(services, beta)).toEqual([{ clientName: 'Acme' }]);
    expect(await sameAs(services, acme)).toEqual([{ clientName: 'Beta' }]);
    const preview = answerOf(await previewSubmission(services, { sessionId: beta, vendor }));
    expect(preview.sameAs).toEqual([{ label: 'Token Secret', clientNames: ['Acme'] }]);
    expect(JSON.stringify(await services.sessions.list())).not.toContain(SECRET);

    answerOf(await replaceField(services, { sessionId: beta, vendor, field }));
    await keep(beta, 'another-secret-of-another-portal-01');
    expect(await sameAs(services, beta)).toBeUndefined();
    expect(await sameAs(services, acme)).toBeUndefined();
    expect(answerOf(await previewSubmission(services, { sessionId: beta, vendor })).sameAs).toEqual([]);
  });

  it('is still noticed when the first one has left this computer', async () => {
    const services = await openServices();
    const acme = await begin(services, 'Acme', [vendor]);
    const beta = await begin(services, 'Beta', [vendor]);
    answerOf(await keepField(services, { sessionId: acme, vendor, field, text: SECRET }));
    const session = answerOf(await services.sessions.read(acme));
    const ref = session.vendors[0]?.fields[field]?.ref;
    const order = { sessionId: acme, vendor, secrets: [{ field, neoName: '', ref }] };
    for (const { record } of await releaseItem(services, { spec: order } as unknown as OutboxItem))
      await services.vault.forget(record);
    expect(await sameAs(services, acme)).toBeUndefined();
    answerOf(await keepField(services, { sessionId: beta, vendor, field, text: SECRET }));
    expect(await sameAs(services, beta)).toEqual([{ clientName: 'Acme' }]);
  });

  it('is not noticed for an identifier, which two sessions may share', async () => {
    const services = await openServices();
    const ids = [await begin(services, 'Acme', [vendor]), await begin(services, 'Beta', [vendor])];
    for (const sessionId of ids)
      answerOf(await keepField(services, { sessionId, vendor, field: 'tokenId', text: 'a1'.repeat(16) }));
    const views = answerOf(await readSession(services, { sessionId: ids[1] ?? '' })).vendors[0]?.fields;
    expect(views?.some((one) => one.sameAs !== undefined)).toBe(false);
  });
});

describe('fingerprints', () => {
  const session = (id: string, clientName: string, ...fingerprints: (string | undefined)[]) => ({
    id,
    clientName,
    vendors: fingerprints.map((fingerprint) => ({
      fields: { one: { corrections: [], fingerprint } },
    })) as never,
  });

  it('lead to the other sessions, each client once', () => {
    const sessions = [
      session('1', 'Acme', 'x', 'x'),
      session('2', 'Beta', 'x'),
      session('3', 'Beta', 'x', 'y'),
      session('4', 'Gamma', undefined),
    ];
    expect(otherClientsWith(sessions, 'x', '1')).toEqual([{ clientName: 'Beta' }]);
    expect(otherClientsWith(sessions, 'x', '2')).toEqual([{ clientName: 'Acme' }, { clientName: 'Beta' }]);
    expect(otherClientsWith(sessions, 'y', '3')).toEqual([]);
    expect(otherClientsWith(sessions, 'z', '1')).toEqual([]);
  });
});
