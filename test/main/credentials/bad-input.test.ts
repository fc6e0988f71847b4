import { describe, expect, it } from 'vitest';
import {
  acceptProposal,
  clearField,
  keepField,
  replaceField,
} from '../../../src-main/credentials/field-changes.ts';
import { readPaste } from '../../../src-main/credentials/paste-proposals.ts';
import { keepNeoKey } from '../../../src-main/neo/connections.ts';
import { readSettings } from '../../../src-main/settings/preferences.ts';
import { findPractice, findVendor, findWords, vendorIds } from '../../../src-main/vendors/catalog.ts';
import type { FieldView } from '../../../src-preload/contract/session.ts';
import type { Vendor, VendorField } from '../../../src-preload/contract/vendor.ts';
import { settingsMessages } from '../../../src-preload/messages/messages.ts';
import { correctionText, issueText } from '../../../src-renderer/workspace/credentials/field-messages.ts';
import { mayHoldSeveral } from '../../../src-renderer/workspace/credentials/several-values.ts';
import { answerOf, openPractice, type Practice } from '../practice/open-practice.ts';
import { type BadInput, badInputsOf, HUSH, LONG, NEO_KEY } from './bad-input.ts';

const vendors = vendorIds()
  .map(findVendor)
  .filter((vendor) => vendor.kind !== 'neo');
const values = new Map<string, Record<string, string>>();
for (const { id } of vendors) values.set(id, (await findPractice(id)).values);

/** A value that nothing is wrong with: the pretend portal's, at an address of the vendor's own. */
function goodFor(vendor: Vendor, field: VendorField): string {
  if (field.kind === 'url') return `https://acme-test.${vendor.url?.suggestDomain}`;
  return values.get(vendor.id)?.[field.id] ?? '';
}

async function keep(practice: Practice, field: VendorField, text: string): Promise<FieldView> {
  answerOf(await keepField(practice.services, { ...practice.where, field: field.id, text }));
  return viewOf(practice, field);
}

async function viewOf(practice: Practice, field: VendorField): Promise<FieldView> {
  const { fields } = await practice.progress();
  const view = fields.find((one) => one.id === field.id);
  if (view === undefined) throw new Error(`no field ${field.id}`);
  return view;
}

/** The text that main has of a field, wherever it is; null for none. */
async function textKept({ services, where }: Practice, field: VendorField): Promise<string | null> {
  const session = answerOf(await services.sessions.read(where.sessionId));
  const stored = session.vendors[0]?.fields[field.id];
  if (stored?.ref === undefined) return stored?.text ?? null;
  const opened = await services.vault.open(stored.ref);
  return opened.ok ? opened.text : null;
}

function expectWords(vendor: Vendor, field: VendorField, view: FieldView): void {
  if (view.corrections.length > 0) expect(correctionText(view.corrections)).toMatch(/^[A-Z].+\.$/);
  if (view.issue === undefined) return;
  const text = issueText(view.issue, field, vendor, findWords(vendor.id));
  expect(text.length).toBeGreaterThan(10);
  expect(text).not.toMatch(/[{}]|undefined/);
  // A vendor's own words name what they found; the app's name the field.
  if (!view.issue.code.startsWith('vendor:')) expect(text).toContain(field.label);
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_name, vendor) => {
  const rows = vendor.fields.flatMap((field) =>
    badInputsOf(vendor, field, goodFor(vendor, field)).map((bad): [string, string, VendorField, BadInput] => [
      field.label,
      bad.name,
      field,
      bad,
    ]),
  );

  it.each(rows)('%s: %s', async (_label, _what, field, bad) => {
    const practice = await openPractice(vendor.id);
    if (field.kind === 'choice') await keep(practice, field, goodFor(vendor, field));
    const view = await keep(practice, field, bad.typed);
    expect(view.corrections).toEqual(bad.corrections ?? []);
    expect(view.issue?.code).toBe(bad.code);
    expect(view.issue?.blocking).toBe(bad.blocking);
    expect(view.proposal).toEqual(bad.proposal);
    expectWords(vendor, field, view);
    expect(await textKept(practice, field)).toBe(bad.kept);
    expect(view.text).toBe(bad.shown && bad.kept !== null ? bad.kept : undefined);
    const answers = JSON.stringify([await practice.progress(), await practice.services.sessions.list()]);
    expect(answers).not.toContain(HUSH);
    if (field.kind !== 'secret' || bad.kept === null || bad.kept === field.label) return;
    expect(answers).not.toContain(bad.kept);
    expect(answers).not.toContain(goodFor(vendor, field));
  });

  const corrected = rows.filter(
    ([, , field, { proposal }]) => field.kind !== 'url' && proposal !== undefined,
  );

  it.each(corrected)('%s: %s is put right by its button', async (_label, _what, field, bad) => {
    const practice = await openPractice(vendor.id);
    await keep(practice, field, bad.typed);
    answerOf(await acceptProposal(practice.services, { ...practice.where, field: field.id }));
    const view = await viewOf(practice, field);
    expect(await textKept(practice, field)).toBe(goodFor(vendor, field));
    expect(view.issue).toBeUndefined();
    expect(view.proposal).toBeUndefined();
  });

  const typed = vendor.fields.filter((field) => field.kind !== 'choice');

  it.each(typed.map((field) => [field.label, field] as const))(
    '%s: a paste of nothing takes no saved value away, and emptying the field does',
    async (_label, field) => {
      if (field.kind === 'secret') return expectLocked(vendor, field);
      const practice = await openPractice(vendor.id);
      const good = goodFor(vendor, field);
      await keep(practice, field, good);
      for (const nothing of [' ', '\u200b', '""'])
        expect(await keep(practice, field, nothing)).toMatchObject({ state: 'saved', text: good });
      expect(await keep(practice, field, '')).toEqual({
        id: field.id,
        state: 'empty',
        corrections: [],
        storedIn: 'nowhere',
      });
      expect(await textKept(practice, field)).toBeNull();
      expect((await practice.progress()).state).toBe('draft');
    },
  );

  it.each(typed.filter((field) => field.kind !== 'url').map((field) => [field.label, field] as const))(
    '%s: a value that cannot be right does not count as filled',
    async (_label, field) => {
      const practice = await openPractice(vendor.id);
      for (const one of vendor.fields) await keep(practice, one, goodFor(vendor, one) || (one.default ?? ''));
      if (field.kind === 'secret')
        answerOf(await replaceField(practice.services, { ...practice.where, field: field.id }));
      await keep(practice, field, 'changeme');
      expect((await practice.progress()).state).toBe('draft');
    },
  );

  it.each(typed.filter((field) => field.kind === 'secret').map((field) => [field.label, field] as const))(
    '%s: taken back it is the former one, and removed it is gone from the vault',
    async (_label, field) => {
      const practice = await openPractice(vendor.id);
      const { services, where } = practice;
      const at = { ...where, field: field.id };
      const good = goodFor(vendor, field);
      await keep(practice, field, good);
      answerOf(await replaceField(services, at));
      expect(await keep(practice, field, '')).toMatchObject({ state: 'saved', length: good.length });
      answerOf(await replaceField(services, at));
      await keep(practice, field, `${good}-next`);
      answerOf(await clearField(services, { ...at, former: true }));
      expect(await textKept(practice, field)).toBe(good);
      const ref = answerOf(await services.sessions.read(where.sessionId)).vendors[0]?.fields[field.id]?.ref;
      if (ref === undefined) throw new Error('There is no secret.');
      answerOf(await clearField(services, { ...at, former: false }));
      const [view] = (await practice.progress()).fields.filter(({ id }) => id === field.id);
      expect(view).toEqual({ id: field.id, state: 'empty', corrections: [], storedIn: 'nowhere' });
      expect(services.vault.has(ref)).toBe(false);
    },
  );

  const pairs = vendor.fields.filter(
    (field) => field.kind === 'identifier' && field.swappedWith !== undefined,
  );
  it.each(pairs.map((field) => [field.label, field] as const))(
    '%s beside a weak word for its secret: the word is told, and no swap is offered',
    async (_label, field) => {
      const secret = vendor.fields.find((one) => one.id === field.swappedWith);
      if (secret === undefined) throw new Error('The pair is not one.');
      const practice = await openPractice(vendor.id);
      await keep(practice, field, goodFor(vendor, field));
      expect((await keep(practice, secret, 'password1')).issue?.code).toBe('token-unlikely');
      const { fields } = await practice.progress();
      expect(fields.map((one) => one.issue?.code)).not.toContain('looks-swapped');
      expect(fields.map((one) => one.proposal?.kind)).not.toContain('swap');
    },
  );

  it.each(pairs.map((field) => [field.label, field] as const))(
    '%s and its secret swapped: said, not shown, and put right by one button',
    async (_label, field) => {
      const secret = vendor.fields.find((one) => one.id === field.swappedWith);
      if (secret === undefined) throw new Error('The pair is not one.');
      const practice = await openPractice(vendor.id);
      await keep(practice, secret, goodFor(vendor, field));
      const view = await keep(practice, field, goodFor(vendor, secret));
      const usual = (vendor.hints ?? []).find((hint) => 'usually' in hint && hint.field === field.id)?.words;
      expect(view.issue?.code).toBe(usual === undefined ? 'looks-swapped' : `vendor:${usual}`);
      expect(view.issue?.blocking).toBe(false);
      expectWords(vendor, field, view);
      expect(view.text).toBeUndefined();
      expect(JSON.stringify(await practice.progress())).not.toContain(goodFor(vendor, secret));
      if (view.proposal === undefined) return expect(usual).toBeDefined();
      expect(view.proposal).toEqual({ kind: 'swap', with: secret.id });
      answerOf(await acceptProposal(practice.services, { ...practice.where, field: field.id }));
      expect(await textKept(practice, field)).toBe(goodFor(vendor, field));
      expect(await textKept(practice, secret)).toBe(goodFor(vendor, secret));
      expect((await practice.progress()).fields.map((one) => one.issue?.code)).not.toContain('looks-swapped');
    },
  );

  const texts: [string, (field: VendorField) => string][] = [
    ['a panel, names and values', (field) => `${field.label}: ${goodFor(vendor, field)}`],
    ['a panel, a name above its value', (field) => `${field.label}\n${goodFor(vendor, field)}\nCopy`],
    ['a file of settings', (field) => `${field.neoNames[0]?.toUpperCase()}="${goodFor(vendor, field)}"`],
  ];
  const wholes = typed.flatMap((field) => texts.map(([name, line]) => [field.label, name, line] as const));

  it.each(wholes)(
    '%s: %s is offered as a map of fields, and nothing is kept',
    async (_label, _what, line) => {
      const { services, where, progress } = await openPractice(vendor.id);
      const before = await progress();
      const text = typed.map(line).join('\n');
      expect(mayHoldSeveral(text)).toBe(true);
      const proposal = answerOf(await readPaste(services, { ...where, text }));
      expect(proposal.pasteId).not.toBeNull();
      expect(proposal.found.map((one) => [one.field, one.length])).toEqual(
        typed.map((field) => [field.id, goodFor(vendor, field).length]),
      );
      expect(proposal.found.map((one) => one.issue)).toEqual(typed.map(() => undefined));
      for (const field of typed.filter((one) => one.kind !== 'url'))
        expect(proposal.found.find((one) => one.field === field.id)).not.toHaveProperty('text');
      expect((await progress()).fields).toEqual(before.fields);
    },
  );
});

/** A saved secret is not emptied at all: its field is locked until Replace. */
async function expectLocked(vendor: Vendor, field: VendorField): Promise<void> {
  const practice = await openPractice(vendor.id);
  const good = goodFor(vendor, field);
  await keep(practice, field, good);
  const again = await keepField(practice.services, { ...practice.where, field: field.id, text: '' });
  expect(again).toMatchObject({ error: { code: 'field-locked' } });
  expect(await textKept(practice, field)).toBe(good);
}

describe('the Neo API key', () => {
  const clean = NEO_KEY;
  it.each<[string, string, string | undefined, number]>([
    ['nothing', '', 'empty', 0],
    ['empty quotes', '""', 'empty', 0],
    ['a mask', '••••••••••••', 'masked', 0],
    ['a vendor’s secret', `0e31${HUSH}`, 'neo-key-shape', `0e31${HUSH}`.length],
    ['a whole file of settings', `NEO_API_KEY=${clean}\nLOG=debug`, 'neo-key-shape', clean.length + 22],
    ['a page', 'a1'.repeat(LONG / 2), 'neo-key-shape', LONG],
    ['quotes', `"${clean}"`, undefined, clean.length],
    ['a zero-width space', `${clean}\u200b`, undefined, clean.length],
    ['a direction override', `\u202e${clean}\u202c`, undefined, clean.length],
    ['a line break', ` ${clean}\r\n`, undefined, clean.length],
  ])('%s', async (_what, typed, issue, length) => {
    const { services } = await openPractice(vendors[0]?.id ?? '');
    const [connection] = services.settings.read().connections;
    if (connection === undefined) throw new Error('There is no connection.');
    const before = connection.keyLength;
    answerOf(await keepNeoKey(services, { connectionId: connection.id, text: typed, sameTenant: true }));
    const [view] = answerOf(await readSettings(services)).connections;
    expect(view?.keyIssue).toBe(issue);
    expect(view?.hasKey).toBe(true);
    // What is no key at all leaves the former one; anything else is sealed as it is.
    expect(view?.keyLength).toBe(length === 0 ? before : length);
    expect(JSON.stringify(view)).not.toContain(HUSH);
    if (issue !== undefined)
      expect(settingsMessages.connection.keyIssues).toHaveProperty(issue, expect.stringContaining('key'));
  });
});
