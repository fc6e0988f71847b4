import { describe, expect, it } from 'vitest';
import { readVerdict } from '../../../src-main/checks/read-verdict.ts';
import type { HttpOutcome } from '../../../src-main/http/http-request.ts';
import { findChecks, vendorIds } from '../../../src-main/vendors/catalog.ts';
import type { ReadCheck } from '../../../src-preload/contract/vendor.ts';

type Members = Record<string, unknown>;

const ERRORS: Members[] = [
  { messages: ['Access denied'] },
  { messages: [{ text: 'Access denied' }] },
  { title: 'Forbidden' },
  { description: 'You are not allowed to see this.' },
  { errmsg: 'No.' },
  { err: 'No.' },
  { errno: 13 },
  { errorInfo: { reason: 'x' } },
  { errorList: ['x'] },
  { validationErrors: { scope: ['x'] } },
  { statusMessage: 'Access denied' },
  { statusText: 'Forbidden' },
  { warning: 'Permission is missing' },
  { warnings: ['Not permitted'] },
  { info: 'Down for maintenance' },
  { exceptionDetails: { at: 'x' } },
  { faultcode: 'Client' },
  { status: 'not authorized' },
  { status: 'unauthenticated' },
  { status: 'KO' },
  { state: 'error' },
  { result: 'Access denied.' },
  { Result: false },
  { code: 'ACCESS_DENIED' },
  { code: 'E17' },
  { code: 'NotAuthorized' },
  { subCode: 403 },
  { subCode: '503' },
  { ResponseStatus: { ErrorCode: 'x' } },
  { 'odata.error': { code: '', message: { value: 'x' } } },
  { isAuthorized: false },
  { authorised: false },
  { authorized: 'false' },
  { allowed: false },
  { isSuccess: false },
  { denied: true },
  { unauthorized: true },
  { lastErr: 'x' },
  { fault: { faultstring: 'x' } },
  { problems: ['x'] },
  { failures: 1 },
  { note: 'The service is unavailable' },
  { notice: 'Please sign in' },
  { notice: 'Your licence does not include this module' },
  { hint: 'Ask your administrator for access' },
  { avis: 'Accès refusé' },
  { Hinweis: 'Zugriff verweigert' },
  { redirect: '/login?next=%2Fapi' },
  { locked: true },
  { partial: true },
  { hidden_count: 12 },
  { forbidden: ['tickets'] },
  { missingPermissions: ['tickets.read'] },
  { licensed: false },
  { canView: false },
  { allowed: 0 },
  { permission: 'none' },
];

const HARMLESS: Members[] = [
  { errors: [] },
  { errors: { a: [] } },
  { error: null },
  { err: '' },
  { errorCode: 0 },
  { code: 'OK' },
  { code: 200 },
  { status: 'success' },
  { status: 'Completed.' },
  { result: 'No content' },
  { hasErrors: false },
  { denied: false },
  { unauthorized: false },
  { failed: 0 },
  { success: true },
  { warnings: [] },
  { info: 'Completed without errors' },
  { messages: ['No records found'] },
  { message: 'No records found.' },
  { message: '0 results' },
  { hidden_count: 0, locked: false, missingPermissions: [] },
  { defaults: { sort: 'name' }, preferred: 'a', override: true, failover: 'b' },
  { columns: null, page_no: 1, user_ids: [] },
  { access: { toString: 0 } },
  { request_id: '4f1e', timings_ms: { total: 403 }, pagination: { has_more: false, next_cursor: null } },
  { links: { self: 'https://x.example/api/permissions', next: null } },
];

const when = { milliseconds: 1, at: '2026-01-01T00:00:00.000Z' };
const read = (check: ReadCheck, body: unknown) => {
  const answer = { status: 200, headers: {}, body: JSON.stringify(body), truncated: false, ...when };
  return readVerdict(check, { ok: true, response: answer, ...when } satisfies HttpOutcome);
};

/** The empty response of a check, in its envelope. */
function emptyOf({ response }: ReadCheck): Members | undefined {
  const path = [response.list ?? []].flat().find((one) => one !== '');
  if (path === undefined) return undefined;
  const [envelope, total] = (response.total ?? '').split('.');
  const counted =
    total === undefined ? (envelope ? { [envelope]: 0 } : {}) : { [envelope ?? '']: { [total]: 0 } };
  return { [path]: [], ...counted };
}

const EMPTY = vendorIds().flatMap((id) =>
  findChecks(id).checks.flatMap((check) => {
    const body = check.kind === 'read' ? emptyOf(check) : undefined;
    return check.kind === 'read' && body !== undefined ? [{ name: `${id} ${check.id}`, check, body }] : [];
  }),
);

describe.each(EMPTY)('an empty list of $name', ({ check, body }) => {
  it.each(ERRORS)('is none beside %j', (members) => {
    for (const one of [
      { ...body, ...members },
      { ...members, ...body },
      { ...body, Outcome: { of: members } },
    ]) {
      const { verdict, reason, proves } = read(check, one);
      expect([verdict, reason?.code, proves]).toEqual(['could-not-tell', 'error-inside', false]);
    }
  });

  it.each(HARMLESS)('is one beside %j', (members) => {
    for (const one of [
      { ...body, ...members },
      { ...body, Outcome: members },
    ]) {
      expect(read(check, one)).toMatchObject({ verdict: check.emptyIs, proves: true });
    }
  });
});

it('records keep their own rule: what stands beside them may be data', () => {
  const devices = EMPTY.find(({ name }) => name === 'vsax devices')?.check as ReadCheck;
  const Data = [
    { Identifier: 'x', Name: 'y', HasCustomFields: true, GroupId: 1, Description: 'Access denied' },
  ];
  const body = { Data, Meta: { ResponseCode: 200, TotalCount: 1 }, title: 'Forbidden words' };
  expect(read(devices, body).verdict).toBe('passed');
});

it.each([
  'You do not have permission',
  'You are not allowed here.',
  'Insufficient permissions',
  'No access',
  'Session expired',
  'Please log in',
  '403 Forbidden',
  'Error: not licensed',
  '<b>Denied</b>',
  '-',
  'N/A',
])('a record named %j is no company', (name) => {
  const companies = EMPTY.find((one) => one.name === 'halopsa companies')?.check as ReadCheck;
  expect(read(companies, { record_count: 1, clients: [{ id: 1, name }] }).verdict).toBe('could-not-tell');
});

it.each([
  'You cannot print from Word',
  'Access Control Ltd',
  'Error Handling Ltd',
  'Unknown',
  'Not Found Records',
])('a record named %j is a company', (name) => {
  const companies = EMPTY.find((one) => one.name === 'halopsa companies')?.check as ReadCheck;
  expect(read(companies, { record_count: 1, clients: [{ id: 1, name }] }).verdict).toBe('passed');
});

it('a record that holds much besides may be named like a refusal', () => {
  const articles = EMPTY.find((one) => one.name === 'halopsa knowledge-base')?.check as ReadCheck;
  const [id, views] = [7, 12];
  const much = {
    type: 1,
    date_created: '2026-01-01',
    kb_tags: 'a',
    views,
    useful: 3,
    language: 'en',
    faq: 2,
  };
  const named = { id, name: 'Access denied', ...much };
  expect(read(articles, { record_count: 1, articles: [named] }).verdict).toBe('passed');
  expect(read(articles, { record_count: 1, articles: [{ id, name: named.name }] }).verdict).toBe(
    'could-not-tell',
  );
});

it('a count beside an empty list, under whatever name, says that there are some', () => {
  const tickets = EMPTY.find((one) => one.name === 'halopsa tickets')?.check as ReadCheck;
  for (const more of [
    { total: 12 },
    { count: 3 },
    { TotalRecords: 12 },
    { pagination: { total_count: 5 } },
  ]) {
    expect(read(tickets, { record_count: 0, tickets: [], ...more }).verdict).toBe('could-not-tell');
  }
});
