import { describe, expect, it } from 'vitest';
import { indexMarks, othersWith } from '../../../src-main/fields/same-secret.ts';
import { keepField, replaceField } from '../../../src-main/ipc/answers/fields.ts';
import { releaseItem } from '../../../src-main/ipc/answers/release.ts';
import { readSession } from '../../../src-main/ipc/answers/sessions.ts';
import { previewSubmission } from '../../../src-main/ipc/answers/submissions.ts';
import type { Desk } from '../../../src-main/ipc/desk.ts';
import type { OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { answerOf, begin, openDesk } from './practice-sessions.ts';

const vendor = 'vsax';
const field = 'tokenSecret';
const SECRET = 'one-secret-of-one-portal-0123456789';

async function sameAs(desk: Desk<'practice'>, sessionId: string) {
  const { vendors } = answerOf(await readSession(desk, { sessionId }));
  return vendors[0]?.fields.find((one) => one.id === field)?.sameAs;
}

describe('the same secret in two sessions', () => {
  it('is noticed in both, told by the client’s name, and by nothing of the secret', async () => {
    const desk = await openDesk();
    const acme = await begin(desk, 'Acme', [vendor]);
    const beta = await begin(desk, 'Beta', [vendor]);
    const keep = async (sessionId: string, text: string) =>
      answerOf(await keepField(desk, { sessionId, vendor, field, text }));
    await keep(acme, SECRET);
    expect(await sameAs(desk, acme)).toBeUndefined();

    const progress = await keep(beta, `  ${SECRET}\n`);
    expect(progress.fields.find((one) => one.id === field)?.sameAs).toEqual([{ clientName: 'Acme' }]);
    expect(await sameAs(desk, acme)).toEqual([{ clientName: 'Beta' }]);
    const preview = answerOf(await previewSubmission(desk, { sessionId: beta, vendor }));
    expect(preview.sameAs).toEqual([{ label: 'Token Secret', clientNames: ['Acme'] }]);
    expect(JSON.stringify(await desk.sessions.list())).not.toContain(SECRET);

    answerOf(await replaceField(desk, { sessionId: beta, vendor, field }));
    await keep(beta, 'another-secret-of-another-portal-01');
    expect(await sameAs(desk, beta)).toBeUndefined();
    expect(await sameAs(desk, acme)).toBeUndefined();
    expect(answerOf(await previewSubmission(desk, { sessionId: beta, vendor })).sameAs).toEqual([]);
  });

  it('is still noticed when the first one has left this computer', async () => {
    const desk = await openDesk();
    const acme = await begin(desk, 'Acme', [vendor]);
    const beta = await begin(desk, 'Beta', [vendor]);
    answerOf(await keepField(desk, { sessionId: acme, vendor, field, text: SECRET }));
    const session = answerOf(await desk.sessions.read(acme));
    const ref = session.vendors[0]?.fields[field]?.ref;
    const order = { sessionId: acme, vendor, secrets: [{ field, neoName: '', ref }] };
    for (const { record } of await releaseItem(desk, { order } as unknown as OutboxItem))
      await desk.vault.forget(record);
    expect(await sameAs(desk, acme)).toBeUndefined();
    answerOf(await keepField(desk, { sessionId: beta, vendor, field, text: SECRET }));
    expect(await sameAs(desk, beta)).toEqual([{ clientName: 'Acme' }]);
  });

  it('is not noticed for an identifier, which two sessions may share', async () => {
    const desk = await openDesk();
    const ids = [await begin(desk, 'Acme', [vendor]), await begin(desk, 'Beta', [vendor])];
    for (const sessionId of ids)
      answerOf(await keepField(desk, { sessionId, vendor, field: 'tokenId', text: 'a1'.repeat(16) }));
    const views = answerOf(await readSession(desk, { sessionId: ids[1] ?? '' })).vendors[0]?.fields;
    expect(views?.some((one) => one.sameAs !== undefined)).toBe(false);
  });
});

describe('marks', () => {
  const session = (id: string, clientName: string, ...marks: (string | undefined)[]) => ({
    id,
    clientName,
    vendors: marks.map((mark) => ({ fields: { one: { mended: [], mark } } })) as never,
  });

  it('lead to the other sessions, each client once', () => {
    const index = indexMarks([
      session('1', 'Acme', 'x', 'x'),
      session('2', 'Beta', 'x'),
      session('3', 'Beta', 'x', 'y'),
      session('4', 'Gamma', undefined),
    ]);
    expect(othersWith(index, 'x', '1')).toEqual([{ clientName: 'Beta' }]);
    expect(othersWith(index, 'x', '2')).toEqual([{ clientName: 'Acme' }, { clientName: 'Beta' }]);
    expect(othersWith(index, 'y', '3')).toEqual([]);
    expect(othersWith(index, 'z', '1')).toEqual([]);
  });
});
