import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TestReport } from '../../../../src-preload/contract/verdict.ts';
import { resultsMessages } from '../../../../src-preload/messages/messages.ts';
import { Results } from '../../../../src-renderer/workspace/results/results.tsx';
import { sampleProgress } from '../../sample-progress.ts';
import { sampleVendor } from '../../sample-vendor.ts';
import { guide } from '../guide/sample-guide.ts';

const report: TestReport = {
  runId: 'r',
  startedAt: '',
  endedAt: '',
  ended: 'refused',
  overall: 'failed',
  fromThisComputer: false,
  rows: [
    {
      row: 'sign-in',
      verdict: 'failed',
      required: true,
      counts: true,
      evidence: [],
      reason: { code: 'sign-in-refused', params: {} },
    },
    { row: 'devices', verdict: 'not-tested', required: true, counts: true, evidence: [] },
  ],
  identity: [],
};

function html(more: Partial<TestReport>, alternatives: string | undefined, waitUntil?: string): string {
  const test = { kind: 'done', report: { ...report, ...more } } as const;
  return renderToStaticMarkup(
    <Results
      vendor={{ ...sampleVendor, alternatives }}
      guide={guide}
      progress={sampleProgress({ test, waitUntil })}
      vendorWords={{}}
      spotOf={() => null}
      onShow={() => {}}
    />,
  );
}

const count = (text: string) => text.split(resultsMessages.tryOtherRegions).length - 1;

describe('the button that tries the other regions', () => {
  it('stands once, at the refused sign-in', () => {
    expect(count(html({}, 'region'))).toBe(1);
  });

  it.each<[string, Partial<TestReport>, string | undefined]>([
    ['the vendor has one place only', {}, undefined],
    ['they were tried already', { triedOthers: true }, 'region'],
    ['the sign-in was not refused', { ended: 'finished' }, 'region'],
  ])('is not there when %s', (_name, more, alternatives) => {
    expect(count(html(more, alternatives))).toBe(0);
  });

  it('waits as long as the same values do', () => {
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(html({}, 'region', later)).toMatch(
      /aria-disabled="true" title="[^"]+ refused these values[^"]*">Try the other regions/,
    );
    expect(html({}, 'region')).not.toContain('aria-disabled="true"');
  });
});
