import { expect, it } from 'vitest';
import type { HttpOutcome } from '../../../src-main/http/http-request.ts';
import { AGENTS, readKeyTest } from '../../../src-main/neo/neo-key.ts';
import { findChecks } from '../../../src-main/vendors/catalog.ts';

const meta = { request_id: 'a1b2c3d4' };
const AGENT = { agent_id: 'a1', name: 'Triage' };

function read(body: unknown, truncated = false, status = 200) {
  const when = { milliseconds: 1, at: '2026-01-01T00:00:00.000Z' };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  const outcome: HttpOutcome = {
    ok: true,
    response: { status, headers, body: text, truncated, ...when },
    ...when,
  };
  const result = readKeyTest(outcome, 'neo_sk_test_key');
  if (result.kind !== 'done') throw new Error(result.kind);
  return [result.verdict, result.reason?.code].filter((one) => one !== undefined).join(' ');
}

it('demands the evidence that the folder of Neo demands', () => {
  const check = findChecks('neo').checks.find((one) => one.id === 'agents');
  expect(check?.kind === 'read' ? check.response : {}).toMatchObject(AGENTS);
});

it.each<[string, unknown, string]>([
  ['an agent', { data: [AGENT], meta }, 'passed'],
  ['an agent with id only', { data: [{ id: '7', name: 'Triage' }], meta }, 'passed'],
  ['no agents yet', { data: [], meta }, 'passed'],
  ['an error that is null', { data: [AGENT], error: null, meta }, 'passed'],
  ['records of something else', { data: [{ run_id: 'r1' }], meta }, 'could-not-tell wrong-shape'],
  ['an agent without values', { data: [{ agent_id: null, name: '' }], meta }, 'could-not-tell wrong-shape'],
  ['a list of texts', { data: ['a'], meta }, 'could-not-tell wrong-shape'],
  ['an empty list beside an error', { data: [], error: 'no', meta }, 'could-not-tell error-inside'],
  ['an empty list beside errors', { data: [], errors: [{ x: 1 }], meta }, 'could-not-tell error-inside'],
  [
    'an empty list beside words of a refusal',
    { data: [], title: 'Forbidden', meta },
    'could-not-tell error-inside',
  ],
  [
    'an empty list beside a code in its envelope',
    { data: [], meta: { ...meta, state: 'error' } },
    'could-not-tell error-inside',
  ],
  ['an empty list without success', { data: [], success: false, meta }, 'could-not-tell error-inside'],
])('%s', (_name, body, expected) => {
  expect(read(body)).toBe(expected);
});

it('takes a cut list by its first agent, and by nothing else', () => {
  const cut = (record: unknown) => JSON.stringify({ meta, data: [record, record] }).slice(0, -6);
  expect(read(cut(AGENT), true)).toBe('passed');
  expect(read(cut({ run_id: 'r1' }), true)).toBe('could-not-tell answer-too-big');
  expect(read(cut(AGENT).replace('{"meta"', '{"error":"no","meta"'), true)).toBe(
    'could-not-tell error-inside',
  );
});
