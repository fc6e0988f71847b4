import { describe, expect, it } from 'vitest';
import { type CheckOutcome, readVerdict } from '../../../src-main/checks/read-verdict.ts';
import type { HttpOutcome } from '../../../src-main/http/http-request.ts';
import { findChecks, vendorIds } from '../../../src-main/vendors/catalog.ts';
import type { ReadCheck } from '../../../src-preload/contract/vendor.ts';
import { type Expected, KINDS, passingBodies, recordsOf, withRecords } from './response-kinds.ts';

type Answer = { status: number; headers: Record<string, string>; body: string };

function outcomeOf(answer: Answer, truncated = false): HttpOutcome {
  const when = { milliseconds: 1, at: '2026-01-01T00:00:00.000Z' };
  return { ok: true, response: { ...answer, truncated, ...when }, ...when };
}

const json = (body: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Every read of every vendor, with the answers of which a case says that they pass. */
const GIVEN = vendorIds().flatMap((vendor) =>
  findChecks(vendor)
    .checks.filter((check): check is ReadCheck => check.kind === 'read')
    .map((check) => ({ vendor, check, bodies: passingBodies(vendor, check) })),
);

function classOf(check: ReadCheck, read: CheckOutcome): Expected {
  const { verdict, reason, count } = read;
  if (verdict === 'failed') return reason?.code === 'sign-in-refused' ? 'sign-in' : 'area';
  if (count === 0 && verdict === check.emptyIs) return 'empty';
  return verdict === 'passed' ? 'passed' : 'unclear';
}

describe.each(GIVEN)('$vendor: $check.id', ({ check, bodies }) => {
  it('has answers to try', () => {
    expect(bodies.length).toBeGreaterThan(0);
  });

  it('is read as its kind demands, whatever comes', () => {
    const tried = KINDS.flatMap(({ name, expected, make }) =>
      bodies.flatMap((body) => {
        const answer = make({ check, body });
        if (answer === undefined) return [];
        const read = readVerdict(check, outcomeOf(answer));
        const found = classOf(check, read);
        // A status that by design neither proves nor disproves blames nothing.
        const wanted = expected === 'area' && read.neutral ? 'unclear' : expected;
        const isRight = found === wanted && (!read.proves || found === 'passed' || found === 'empty');
        return [
          { isRight, message: `${name}: ${found}, not ${wanted}: ${JSON.stringify(answer).slice(0, 200)}` },
        ];
      }),
    );
    expect(tried.filter(({ isRight }) => !isRight).map(({ message }) => message)).toEqual([]);
    expect(tried.length).toBeGreaterThan(80);
  });
});

/**
 * Areas whose published records do not differ, so that only the name of their list tells them apart: opportunities
 * are tickets under the same name; of the others no more is published than a number and a name. Statuses, teams and
 * workflows are bare lists, and stand behind one row.
 */
const SAME_RECORDS = [
  ['tickets', 'opportunities'],
  ['products', 'companies', 'knowledge-base', 'suppliers', 'statuses', 'teams', 'workflows'],
];
const SAME_ANSWERS = [
  ['tickets', 'opportunities'],
  ['statuses', 'teams', 'workflows'],
];
const areAlike = (groups: string[][], one: ReadCheck, other: ReadCheck) =>
  groups.some((ids) => ids.includes(one.id) && ids.includes(other.id));

describe('the answer of one area to the question about another', () => {
  const pairs = GIVEN.flatMap((asked) =>
    GIVEN.filter(({ vendor, check }) => vendor === asked.vendor && check.id !== asked.check.id).map(
      (other) => ({ asked, other, name: `${asked.vendor}: ${other.check.id} → ${asked.check.id}` }),
    ),
  );
  const verdictOf = (check: ReadCheck, body: unknown) => {
    const { verdict, proves } = readVerdict(check, outcomeOf(json(body)));
    return [verdict, proves];
  };

  it('proves nothing', () => {
    const tried = pairs
      .filter(({ asked, other }) => !areAlike(SAME_ANSWERS, asked.check, other.check))
      .flatMap(({ asked, other, name }) =>
        other.bodies.map((body) => [name, ...verdictOf(asked.check, body)].join(' ')),
      );
    expect(tried.filter((one) => !one.endsWith(' could-not-tell false'))).toEqual([]);
    expect(tried.length).toBeGreaterThan(400);
  });

  it('proves nothing in the envelope of the area that was asked for, either', () => {
    const tried = pairs
      .filter(({ asked, other }) => !areAlike(SAME_RECORDS, asked.check, other.check))
      .flatMap(({ asked, other, name }) =>
        other.bodies.flatMap((body) => {
          const records = recordsOf(other.check, body);
          const isList = asked.check.response.list !== undefined;
          return asked.bodies.map((envelope) => {
            const moved = withRecords(asked.check, envelope, isList ? records : records[0]);
            return [name, JSON.stringify(moved).slice(0, 200), ...verdictOf(asked.check, moved)].join(' ');
          });
        }),
      );
    expect(tried.filter((one) => !one.endsWith(' could-not-tell false'))).toEqual([]);
    expect(tried.length).toBeGreaterThan(400);
  });
});

describe('a body over the size cap', () => {
  const devices = GIVEN.find(({ check }) => check.id === 'devices');
  const record = recordsOf(devices?.check as ReadCheck, devices?.bodies[0])[0];
  const many = Array.from({ length: 50 }, () => record);
  const cut = (body: unknown) => {
    const answer = json(body);
    return outcomeOf({ ...answer, body: answer.body.slice(0, -200) }, true);
  };
  const read = (body: unknown) => readVerdict(devices?.check as ReadCheck, cut(body));

  it('passes by its first record, as at least one', () => {
    expect(read({ Data: many, Meta: { ResponseCode: 200 } })).toMatchObject({
      verdict: 'passed',
      count: 1,
      atLeast: true,
    });
  });

  it.each([
    ['a response code', { Meta: { ResponseCode: 403, ErrorMessage: 'No.' }, Data: many }],
    ['words of an error', { Meta: { ErrorMessage: 'No.' }, Data: many }],
    ['an error', { error: 'access_denied', Data: many }],
    ['an error as the first record', { Data: [{ Id: 403, error: 'Access denied' }, ...many] }],
  ])('is an error with %s in what was read', (_name, body) => {
    expect(read(body)).toMatchObject({ verdict: 'could-not-tell', proves: false });
    expect(read(body).reason?.code).toBe('error-inside');
  });

  it('proves nothing with records of another area', () => {
    const organizations = GIVEN.find(({ check }) => check.id === 'organizations');
    const others = recordsOf(organizations?.check as ReadCheck, organizations?.bodies[0]);
    expect(read({ Data: [...others, ...many] }).verdict).toBe('could-not-tell');
  });
});

describe('how many there are', () => {
  const tickets = GIVEN.find((one) => one.vendor === 'halopsa' && one.check.id === 'tickets');
  const rows = recordsOf(tickets?.check as ReadCheck, tickets?.bodies[0]);
  const read = (record_count: unknown) =>
    readVerdict(tickets?.check as ReadCheck, outcomeOf(json({ record_count, tickets: rows })));

  it.each([
    [412, { count: 412 }],
    ['412', { count: 412 }],
    [' 412 ', { count: 412 }],
    ['1,412', { count: 1, atLeast: true }],
    ['many', { count: 1, atLeast: true }],
    [-1, { count: 1, atLeast: true }],
    [1.5, { count: 1, atLeast: true }],
    [null, { count: 1, atLeast: true }],
    [undefined, { count: 1, atLeast: true }],
    [0, { count: 1, atLeast: true }],
  ])('%o', (answered, expected) => {
    const { count, atLeast } = read(answered);
    expect({ count, ...(atLeast === undefined ? {} : { atLeast }) }).toEqual(expected);
  });

  it('is the length of a list that was asked for whole', () => {
    const slas = GIVEN.find((one) => one.check.id === 'slas');
    const { count, atLeast } = readVerdict(slas?.check as ReadCheck, outcomeOf(json(slas?.bodies[0])));
    expect([count, atLeast]).toEqual([1, undefined]);
  });
});
