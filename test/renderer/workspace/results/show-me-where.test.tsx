import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type SpotQuery, spotOf } from '../../../../src-preload/contract/show-where.ts';
import type { Guide, GuideReasons } from '../../../../src-preload/contract/vendor.ts';
import type {
  PermissionResult,
  Reason,
  TestReport,
  Verdict,
} from '../../../../src-preload/contract/verdict.ts';
import { actorMessages, resultsMessages } from '../../../../src-preload/messages/messages.ts';
import { Results } from '../../../../src-renderer/workspace/results/results.tsx';
import { sampleProgress } from '../../sample-progress.ts';
import { sampleVendor } from '../../sample-vendor.ts';
import { guide as sample } from '../guide/sample-guide.ts';

const reasons: GuideReasons[] = [
  { reasons: ['sign-in-refused'], place: { step: 'grant', mark: 'tab' } },
  { reasons: ['locked'], place: 'nowhere' },
  { reasons: ['locked.devices'], place: 'row' },
];
const guide: Guide = { ...sample, address: { step: 'grant', mark: 'tab', words: 'The address' }, reasons };
const [newer] = guide.editions;
if (newer === undefined) throw new Error('the sample guide has lost its edition');

const rowOf = (row: string, verdict: Verdict, code?: Reason['code']): PermissionResult => ({
  row,
  verdict,
  required: true,
  counts: true,
  evidence: [],
  ...(code === undefined ? {} : { reason: { code, params: {} } }),
});

function show(rows: PermissionResult[]): { html: string; asked: SpotQuery[] } {
  const report: TestReport = {
    runId: 'r',
    startedAt: '',
    endedAt: '',
    ended: 'finished',
    overall: 'failed',
    fromThisComputer: false,
    rows,
    identity: [],
  };
  const asked: SpotQuery[] = [];
  const html = renderToStaticMarkup(
    <Results
      vendor={sampleVendor}
      guide={guide}
      progress={sampleProgress({ test: { kind: 'done', report } })}
      vendorWords={{}}
      spotOf={(at) => {
        asked.push(at);
        return newer === undefined ? null : spotOf(guide, newer, at);
      }}
      onShow={() => {}}
    />,
  );
  return { html, asked };
}

const buttons = (rows: PermissionResult[]) => show(rows).html.split(resultsMessages.showMeWhere).length - 1;

describe('Show me where', () => {
  it.each<[string, PermissionResult, number]>([
    ['a missing permission', rowOf('devices', 'failed', 'permission-missing'), 1],
    ['a wait', rowOf('devices', 'not-tested', 'wait-asked'), 0],
    ['a lock of the vendor', rowOf('sign-in', 'not-tested', 'vendor:locked'), 0],
    ['the same lock where the row says its own place', rowOf('devices', 'not-tested', 'vendor:locked'), 1],
    ['no network', rowOf('devices', 'could-not-tell', 'offline'), 0],
    ['a row that was not asked', rowOf('devices', 'not-tested', 'earlier-failed'), 0],
    ['a reason nobody has a place for', rowOf('devices', 'failed', 'vendor:unheard-of'), 0],
    ['a row without a reason', rowOf('devices', 'failed'), 1],
    ['a passed row', rowOf('devices', 'passed'), 0],
  ])('%s', (_name, row, count) => {
    expect(buttons([row])).toBe(count);
  });

  it('leads to the address until one answer has shown that it is right', () => {
    expect(buttons([rowOf('devices', 'could-not-tell', 'html-answer')])).toBe(1);
    expect(buttons([rowOf('sign-in', 'passed'), rowOf('devices', 'could-not-tell', 'html-answer')])).toBe(0);
  });

  it('leads to the secret only while nothing of the run has proved it', () => {
    expect(buttons([rowOf('sign-in', 'failed', 'sign-in-refused')])).toBe(1);
    expect(buttons([rowOf('sign-in', 'passed'), rowOf('devices', 'could-not-tell', 'sign-in-refused')])).toBe(
      0,
    );
  });

  it('says who acts where there is nothing to change', () => {
    expect(show([rowOf('devices', 'not-tested', 'wait-asked')]).html).toContain(`Who: ${actorMessages.you}`);
  });
});
