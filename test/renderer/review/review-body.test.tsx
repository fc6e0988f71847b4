import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { SubmissionPreview } from '../../../src-preload/contract/submission.ts';
import { ReviewBody } from '../../../src-renderer/review/review-body.tsx';
import { aReport } from '../../harness/sample-session.ts';
import { sampleVendor } from '../sample-vendor.ts';
import { samplePreview } from './sample-preview.ts';

function html(more: Partial<SubmissionPreview>): string {
  const test = { kind: 'done', report: { ...aReport, overall: 'passed', fromThisComputer: true } } as const;
  return renderToStaticMarkup(
    <ReviewBody vendor={sampleVendor} vendorWords={{}} preview={{ ...samplePreview, ...more }} test={test}>
      {null}
    </ReviewBody>,
  );
}

it('a pass that no longer holds has no badge: only a pass that holds is green', () => {
  expect(html({ tested: 'passed' })).toContain('Passed from this computer');
  const stale = html({ tested: 'stale' });
  expect(stale).toContain('The last test no longer holds');
  expect(stale).not.toContain('Passed');
});

it('a secret is kept, whether sealed on the disk or held in memory', () => {
  expect(html({})).toContain('Kept, 64 characters');
});

it('a secret that several sessions hold names them all, and calls them more than both', () => {
  const sameAs = (...clientNames: string[]) => html({ sameAs: [{ label: 'Secret', clientNames }] });
  expect(sameAs('Birch')).toContain('in the session of Birch. If both are one tenant');
  expect(sameAs('Birch', 'Cedar')).toContain('for Birch, Cedar. If they are all one tenant');
});

it('of the sentence, only the path is kept whole in its line', () => {
  const kept = /<strong class="([^"]+)">([^<]+)</g;
  expect([...html({}).matchAll(kept)].map(([, , text]) => text)).toEqual([
    '/public-api/integrations/sample/credentials',
  ]);
});
