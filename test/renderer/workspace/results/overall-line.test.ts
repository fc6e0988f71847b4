import { describe, expect, it } from 'vitest';
import type { FieldView } from '../../../../src-preload/contract/session.ts';
import type { PermissionResult, TestReport, Verdict } from '../../../../src-preload/contract/verdict.ts';
import { timeOfDay } from '../../../../src-preload/messages/evidence-sentence.ts';
import { overallMessages } from '../../../../src-preload/messages/messages.ts';
import { formatTime } from '../../../../src-preload/messages/times.ts';
import {
  missingForTest,
  missingLabels,
  overallLine,
} from '../../../../src-renderer/workspace/results/overall-line.ts';
import { sampleVendor } from '../../sample-vendor.ts';

const ended = timeOfDay('2026-11-21T14:02:00');

function row(verdict: Verdict, required = true): PermissionResult {
  return { row: verdict, verdict, required, counts: true, evidence: [] };
}

function report(more: Partial<TestReport>): TestReport {
  return {
    runId: 'r',
    startedAt: '2026-11-21T14:01:00',
    endedAt: '2026-11-21T14:02:00',
    ended: 'finished',
    overall: 'passed',
    fromThisComputer: false,
    rows: [],
    identity: [],
    ...more,
  };
}

describe('the overall result', () => {
  it('says what is still to fill before the first run', () => {
    expect(overallLine({ kind: 'not-run' }, ['Tenant URL', 'Secret'])).toEqual({
      head: 'Not run',
      rest: 'Still needed: Tenant URL, Secret',
      verdict: null,
    });
    expect(overallLine({ kind: 'not-run' }, []).rest).toBe('Everything is filled in');
  });

  it('does not ask for what a test does without, and says that Neo needs it', () => {
    expect(overallLine({ kind: 'not-run' }, [], false, ['Agent ID']).rest).toBe(
      'Ready to test. Needed before you submit: Agent ID',
    );
    expect(overallLine({ kind: 'not-run' }, ['Secret'], false, ['Secret', 'Agent ID']).rest).toBe(
      'Still needed: Secret',
    );
  });

  it('counts while it runs', () => {
    const line = overallLine({ kind: 'testing', runId: 'r', startedAt: '', rows: [], done: 2, total: 7 }, []);
    expect([line.head, line.rest]).toEqual(['Testing', '2 of 7']);
  });

  it.each<[string, Partial<TestReport>, string, Verdict | null]>([
    ['a full pass', {}, 'Passed', 'passed'],
    [
      'a full pass where addresses may be limited',
      { fromThisComputer: true },
      'Passed from this computer',
      'passed',
    ],
    ['a failure there', { fromThisComputer: true, overall: 'failed' }, 'Failed', 'failed'],
    [
      'a run that was stopped, whatever it had found',
      { ended: 'stopped', overall: 'failed' },
      'Stopped',
      null,
    ],
    [
      'a run the vendor cut short',
      { ended: 'wait-asked', overall: 'not-tested' },
      'Not tested',
      'not-tested',
    ],
    [
      'a run out of time',
      { ended: 'timed-out', overall: 'could-not-tell' },
      'Could not tell',
      'could-not-tell',
    ],
  ])('of %s', (_case, more, head, verdict) => {
    const line = overallLine({ kind: 'done', report: report(more) }, []);
    expect([line.head, line.verdict]).toEqual([head, verdict]);
  });

  it('counts the required rows only', () => {
    const rows = [
      row('passed'),
      row('failed'),
      row('passed', false),
      { ...row('not-tested'), counts: false },
    ];
    const line = overallLine({ kind: 'done', report: report({ rows, overall: 'failed' }) }, []);
    expect(line.rest).toBe(`1 of 2 required passed, ${ended}`);
  });

  it('names what failed by the labels of the guide, in its order, the first three of many', () => {
    const named = ['Devices', 'Assets', 'Sites', 'Scripts', 'Notes'].map((label) => ({ id: label, label }));
    const failing = (labels: string[]) =>
      labels.map((label) => ({ ...row('failed'), row: label })).concat({ ...row('passed'), row: 'Notes' });
    const rest = (labels: string[], more: Partial<TestReport> = {}) =>
      overallLine(
        { kind: 'done', report: report({ rows: failing(labels), overall: 'failed', ...more }) },
        [],
        false,
        [],
        named,
      ).rest;
    expect(rest(['Assets', 'Devices'])).toBe(`1 of 3 required passed, ${ended}. Failed: Devices, Assets`);
    expect(rest(['Devices', 'Assets', 'Sites', 'Scripts'])).toBe(
      `1 of 5 required passed, ${ended}. Failed: Devices, Assets, Sites and 1 more`,
    );
    // What the test does not know a name of is said by its count alone.
    expect(rest(['unknown'])).toBe(`1 of 2 required passed, ${ended}`);
    const tryAgainAt = '2026-11-21T14:05:00';
    expect(rest(['Sites'], { tryAgainAt })).toBe(
      `1 of 2 required passed, ${ended}. Failed: Sites. Try again at ${timeOfDay(tryAgainAt)}.`,
    );
  });

  it.each<Verdict>(['not-tested', 'could-not-tell', 'failed'])(
    'begins with %s and says the time where the vendor asked to wait',
    (overall) => {
      const rows = [row('passed'), row('not-tested')];
      const asked = { rows, overall, ended: 'wait-asked' as const, tryAgainAt: '2026-11-21T14:05:00' };
      const line = overallLine({ kind: 'done', report: report(asked) }, []);
      expect([line.head, line.verdict]).toEqual([overallMessages[overall], overall]);
      expect(line.rest).toBe(
        `1 of 2 required passed, ${ended}. Try again at ${timeOfDay(asked.tryAgainAt)}.`,
      );
    },
  );

  it('says the day too where the wait lasts till another one', () => {
    const asked = { ended: 'wait-asked' as const, tryAgainAt: '2026-11-22T14:05:00' };
    const { rest } = overallLine({ kind: 'done', report: report(asked) }, []);
    expect(rest).toContain(`Try again at ${formatTime('moment', asked.tryAgainAt)}.`);
  });

  it('names no time where the vendor named none', () => {
    const line = overallLine({ kind: 'done', report: report({ ended: 'wait-asked' }) }, []);
    expect(line.rest).toBe(ended);
  });
});

describe('what is still to fill', () => {
  const empty = (id: string): FieldView => ({ id, state: 'empty', corrections: [], storedIn: 'nowhere' });
  const saved = (id: string): FieldView => ({
    id,
    state: 'saved',
    corrections: [],
    storedIn: 'encrypted',
    length: 9,
  });

  it('is every required field without a value, by its label', () => {
    expect(missingLabels(sampleVendor, [empty('url'), saved('secret'), empty('note')])).toEqual(['Base URL']);
  });

  it('is not a choice that stands at its default, nor a value that is being replaced', () => {
    const chosen: FieldView = { ...empty('url'), text: 'https://a.example' };
    expect(
      missingLabels(sampleVendor, [chosen, { ...saved('secret'), state: 'replacing' }, empty('note')]),
    ).toEqual([]);
  });

  it('is also a value that cannot be used', () => {
    const masked: FieldView = { ...saved('note'), issue: { code: 'masked', blocking: true, params: {} } };
    const hinted: FieldView = {
      ...saved('secret'),
      issue: { code: 'looks-swapped', blocking: false, params: {} },
    };
    expect(missingLabels(sampleVendor, [saved('url'), hinted, masked])).toEqual(['Note']);
  });

  it('is less for a test that can do without a field, unless what stands there is wrong', () => {
    const fields = sampleVendor.fields.map((field) =>
      field.id === 'url' ? { ...field, testsWithout: true as const } : field,
    );
    const vendor = { ...sampleVendor, fields };
    const others = [saved('secret'), empty('note')];
    expect(missingLabels(vendor, [empty('url'), ...others])).toEqual(['Base URL']);
    expect(missingForTest(vendor, [empty('url'), ...others])).toEqual([]);
    const wrong: FieldView = { ...empty('url'), issue: { code: 'masked', blocking: true, params: {} } };
    expect(missingForTest(vendor, [wrong, ...others]).map(({ label }) => label)).toEqual(['Base URL']);
  });
});
