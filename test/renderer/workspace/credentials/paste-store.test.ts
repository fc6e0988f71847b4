import { beforeEach, describe, expect, it } from 'vitest';
import type { PasteProposal } from '../../../../src-preload/contract/paste.ts';
import { isTickedAtFirst } from '../../../../src-renderer/workspace/credentials/paste-proposal.tsx';
import { usePaste } from '../../../../src-renderer/workspace/credentials/paste-store.ts';
import { hasLines, mayHoldSeveral } from '../../../../src-renderer/workspace/credentials/several-values.ts';
import { answerAsMain, done } from '../../fake-main.ts';

const where = { sessionId: 's', vendor: 'sample' };
const store = () => usePaste.getState();
const proposal: PasteProposal = {
  pasteId: 'p',
  left: 1,
  found: [
    { field: 'url', label: 'Base URL', length: 9, text: 'https://a', standing: 'new' },
    { field: 'secret', label: 'Secret', length: 12, standing: 'new' },
  ],
};
const none: PasteProposal = { pasteId: null, found: [], left: 0 };
const secret = { id: 'secret', kind: 'secret' };

describe('pasting several values', () => {
  beforeEach(() => {
    answerAsMain({});
    store().open(where);
  });

  it('hands the text to main and keeps none of it', async () => {
    const { asked } = answerAsMain({ readPaste: () => ({ ok: true, value: proposal }) });
    store().begin();
    await store().read('Secret: s3cr3t-value');
    expect(asked).toEqual([['readPaste', { ...where, text: 'Secret: s3cr3t-value' }]]);
    expect(store().pasting).toMatchObject({ kind: 'proposed', proposed: proposal, error: null });
    expect(JSON.stringify(store())).not.toContain('s3cr3t');
  });

  it('opens an answer to a request instead of looking for values in it, and says why one is refused', async () => {
    let isUsed = true;
    const { asked } = answerAsMain({
      openAnswer: () => (isUsed ? { ok: false, error: { code: 'answer-used' } } : done),
    });
    const text = '> neo-answer-1.0b5a7c1e-2f34-4d56-8e9a-\n> 1b2c3d4e5f60.abc.end';
    store().begin();
    await store().read(text);
    expect(asked).toEqual([['openAnswer', { ...where, text }]]);
    expect(store().pasting).toMatchObject({ kind: 'asking', error: { code: 'answer-used' } });
    isUsed = false;
    await store().read(text);
    expect(store().pasting.kind).toBe('idle');
    expect(await store().proposeIfSeveral(secret, text)).toBe(false);
    expect(asked).toHaveLength(2);
  });

  it('keeps what was ticked, and says why it did not', async () => {
    let isGone = true;
    const { asked } = answerAsMain({
      readPaste: () => ({ ok: true, value: proposal }),
      acceptPaste: () => (isGone ? { ok: false, error: { code: 'paste-gone' } } : done),
    });
    await store().read('x');
    expect(store().pasting.kind).toBe('proposed');
    await store().accept(['secret']);
    expect(store().pasting).toMatchObject({ kind: 'proposed', error: { code: 'paste-gone' } });
    isGone = false;
    await store().accept(['secret']);
    expect(asked.at(-1)).toEqual(['acceptPaste', { ...where, pasteId: 'p', fields: ['secret'] }]);
    expect(store().pasting.kind).toBe('idle');
  });

  it('lets a proposal go on Cancel, and when another vendor is opened', async () => {
    const { asked } = answerAsMain({
      readPaste: () => ({ ok: true, value: proposal }),
      dismissPaste: () => ({ ok: true, value: null }),
    });
    for (const leave of [() => store().cancel(), () => store().open({ sessionId: 's', vendor: 'other' })]) {
      store().open(where);
      await store().read('x');
      leave();
      expect(asked.at(-1)).toEqual(['dismissPaste', { ...where, pasteId: 'p' }]);
      expect(store().pasting.kind).toBe('idle');
    }
  });

  it('a proposal that comes after Cancel is let go too', async () => {
    let answer = (_: { ok: true; value: PasteProposal }) => {};
    const { asked } = answerAsMain({
      readPaste: () => new Promise((resolve) => (answer = resolve)),
      dismissPaste: () => ({ ok: true, value: null }),
    });
    const reading = store().read('x');
    store().cancel();
    answer({ ok: true, value: proposal });
    await reading;
    expect(store().pasting.kind).toBe('idle');
    expect(asked.at(-1)?.[0]).toBe('dismissPaste');
  });

  it('says that nothing was found, or what went wrong, and asks again', async () => {
    answerAsMain({ readPaste: () => ({ ok: true, value: none }) });
    await store().read('x');
    expect(store().pasting).toEqual({ kind: 'asking', result: 'nothing', error: null });
    answerAsMain({ readPaste: () => ({ ok: false, error: { code: 'input-too-big' } }) });
    await store().read('x');
    expect(store().pasting).toMatchObject({ kind: 'asking', error: { code: 'input-too-big' } });
  });
});

describe('a text in one field', () => {
  beforeEach(() => {
    answerAsMain({});
    store().open(where);
  });

  it('that holds several values is offered as such', async () => {
    answerAsMain({ readPaste: () => ({ ok: true, value: proposal }) });
    expect(await store().proposeIfSeveral(secret, 'URL=https://a SECRET=b')).toBe(true);
    expect(store().pasting.kind).toBe('proposed');
  });

  it('that is one value is not even read', async () => {
    const { asked } = answerAsMain({ readPaste: () => ({ ok: true, value: proposal }) });
    expect(await store().proposeIfSeveral(secret, 's3cr3t-value==')).toBe(false);
    expect(asked).toEqual([]);
  });

  it('with nothing known in it is kept as it is', async () => {
    answerAsMain({ readPaste: () => ({ ok: true, value: none }) });
    expect(await store().proposeIfSeveral(secret, 'two words')).toBe(false);
    answerAsMain({});
    expect(await store().proposeIfSeveral(secret, 'two words')).toBe(false);
    expect(store().pasting.kind).toBe('idle');
  });

  it('that is just its own address stays in its field', async () => {
    const own = { pasteId: 'p', left: 0, found: proposal.found.slice(0, 1) };
    const { asked } = answerAsMain({
      readPaste: () => ({ ok: true, value: own }),
      dismissPaste: () => ({ ok: true, value: null }),
    });
    const url = { id: 'url', kind: 'url' };
    expect(await store().proposeIfSeveral(url, 'acme.sample.example:8443')).toBe(false);
    expect(asked.at(-1)?.[0]).toBe('dismissPaste');
    expect(await store().proposeIfSeveral(url, 'Base URL: https://a')).toBe(true);
  });

  it.each([
    ['a key', 'AbC-123_~.+/xyz==', false, false],
    ['a key with the break of its line', 'abc\n', false, false],
    ['an address', 'https://acme.example/a?b', false, false],
    ['a number', '12', false, false],
    ['a labelled value', 'Client ID: abc', true, false],
    ['a setting', 'CLIENT_ID=abc', true, false],
    ['JSON', '{"id":"abc"}', true, false],
    ['two lines', 'abc\r\ndef', true, true],
    ['two cells', 'ID\tabc', true, true],
    ['words', 'a b', true, false],
  ])('%s', (_what, text, several, lines) => {
    expect([mayHoldSeveral(text), hasLines(text)]).toEqual([several, lines]);
  });
});

it.each([
  ['new', 'secret', true],
  ['new', 'url', true],
  ['replaces', 'identifier', true],
  ['replaces', 'secret', false],
  ['same', 'identifier', false],
] as const)('%s, a %s, is ticked at first: %s', (standing, kind, ticked) => {
  expect(isTickedAtFirst({ standing }, kind)).toBe(ticked);
});
