import { describe, expect, it } from 'vitest';
import type { Handlers } from '../../../src-main/ipc/dispatch.ts';
import { makeDispatch } from '../../../src-main/ipc/dispatch.ts';
import type { Sender } from '../../../src-main/ipc/sender.ts';
import { requestSchemas } from '../../../src-preload/contract/schemas/requests.ts';

const ORIGIN = 'app://setup';
const US: Sender = { frame: 'main', origin: ORIGIN, role: 'technician' };
const SECRET = 'canary-secret-0123456789';

function openDispatch(answers: Partial<Record<keyof Handlers, () => unknown>> = {}) {
  const lines: unknown[] = [];
  const put = (event: string, fields = {}) => lines.push({ event, ...fields });
  const handlers = Object.fromEntries(
    Object.keys(requestSchemas).map((name) => [
      name,
      answers[name as keyof Handlers] ?? (async () => ({ ok: true, value: name })),
    ]),
  ) as unknown as Handlers;
  const dispatch = makeDispatch({
    handlers,
    origin: ORIGIN,
    log: { info: put, warn: put, error: put, reference: () => 'ref' },
  });
  return { dispatch, lines };
}

describe('dispatch', () => {
  it('answers a known question of our own window', async () => {
    const { dispatch, lines } = openDispatch();
    expect(await dispatch(US, 'listSessions', { search: '', filter: 'all', limit: 50 })).toEqual({
      ok: true,
      value: 'listSessions',
    });
    expect(lines).toEqual([]);
  });

  it('serves no request of the audience', async () => {
    const audience: Sender = { frame: 'main', origin: 'app://audience', role: 'audience' };
    for (const name of Object.keys(requestSchemas)) {
      for (const sender of [audience, { ...audience, origin: US.origin }]) {
        const { dispatch, lines } = openDispatch();
        expect(await dispatch(sender, name, {}), name).toMatchObject({ ok: false });
        expect(lines, name).toHaveLength(1);
      }
    }
  });

  it.each<[string, Sender, unknown, unknown, string]>([
    ['an unknown name', US, 'readSecret', {}, 'unknown-request'],
    ['a name of the prototype', US, 'constructor', {}, 'unknown-request'],
    ['a name that is no text', US, { name: 'readApp' }, {}, 'unknown-request'],
    ['a strange frame', { ...US, frame: 'other' }, 'readApp', {}, 'wrong-sender'],
    ['a strange origin', { ...US, origin: 'https://evil.example' }, 'readApp', {}, 'wrong-sender'],
    ['a window without a role', { ...US, role: undefined }, 'readApp', {}, 'wrong-role'],
    ['the audience asking what the app is', { ...US, role: 'audience' }, 'readApp', {}, 'wrong-role'],
    ['the audience asking to keep a field', { ...US, role: 'audience' }, 'keepField', {}, 'wrong-role'],
    ['a missing input', US, 'readApp', undefined, 'bad-input'],
    ['input of another shape', US, 'listSessions', { search: 5, filter: 'all', limit: 50 }, 'bad-input'],
    [
      'an unknown key',
      US,
      'listSessions',
      { search: '', filter: 'all', limit: 50, path: '/etc' },
      'bad-input',
    ],
    ['an id that is a path', US, 'readSession', { sessionId: '../../x' }, 'bad-input'],
    ['input that is too big', US, 'listSessions', { search: 'x'.repeat(300_000) }, 'input-too-big'],
  ])('refuses %s with an error and a line in the log', async (_name, sender, name, input, code) => {
    const { dispatch, lines } = openDispatch();
    const answer = await dispatch(sender, name, input);
    expect(answer).toMatchObject({ ok: false, error: { code, reference: 'ref' } });
    expect(lines).toEqual([expect.objectContaining({ event: 'call-refused', code, reference: 'ref' })]);
  });

  it('never writes the value of a refused input', async () => {
    const { dispatch, lines } = openDispatch();
    const input = { sessionId: 'a', vendor: 'b', field: 'c', text: SECRET, more: SECRET };
    const answer = await dispatch(US, 'keepField', input);
    expect(JSON.stringify([answer, lines])).not.toContain(SECRET);
  });

  it('turns an exception into an error with a reference that is in the log, without its message', async () => {
    const { dispatch, lines } = openDispatch({
      readApp: () => {
        throw new Error(SECRET);
      },
    });
    const answer = await dispatch(US, 'readApp', {});
    expect(answer).toEqual({ ok: false, error: { code: 'unexpected', reference: 'ref' } });
    expect(lines).toEqual([
      expect.objectContaining({
        event: 'answer-failed',
        name: 'readApp',
        fault: 'Error',
        places: expect.stringMatching(/(^| < )src-main\/ipc\/dispatch\.ts:\d+:\d+/),
      }),
    ]);
    expect(JSON.stringify([answer, lines])).not.toContain(SECRET);
  });

  it('answers plain data only', async () => {
    const { dispatch } = openDispatch({ readApp: async () => ({ ok: true, value: () => SECRET }) });
    expect(await dispatch(US, 'readApp', {})).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  });
});
