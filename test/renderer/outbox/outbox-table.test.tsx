import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../src-preload/contract/submission.ts';
import { OutboxTable } from '../../../src-renderer/outbox/outbox-table.tsx';
import { sampleRow } from './sample-row.ts';

function html(rows: OutboxRow[], shown = 50): string {
  const nothing = () => {};
  return renderToStaticMarkup(
    <OutboxTable rows={rows} shown={shown} onOpen={nothing} onAct={nothing} onSettings={nothing} />,
  );
}

describe('a row of the outbox', () => {
  it('says what it waits for, what is next, and when it is tried', () => {
    const nextTryAt = new Date(Date.now() + 60_000).toISOString();
    const text = html([sampleRow({ nextTryAt })]);
    expect(text).toContain('This computer is offline.');
    expect(text).toContain('will run when you are back');
    expect(text).toMatch(/Next try at /);
  });

  it('has buttons that can be told apart by their names, each beginning with what is seen', () => {
    const text = html([sampleRow(), sampleRow({ itemId: 'i2', clientName: 'Birch' })]);
    for (const act of ['Send now', 'Pause', 'Withdraw']) {
      for (const client of ['Acme', 'Birch']) {
        expect(text).toContain(`aria-label="${act} ${client} rmm">${act}</button>`);
      }
    }
  });

  it('offers nothing that cannot be done', () => {
    const text = html([
      sampleRow({ state: 'sending', can: { pause: false, sendNow: false, withdraw: false } }),
    ]);
    expect(text).not.toContain('<button');
    expect(text).toContain('It is under way.');
  });

  it('tests a test, and sends a submission', () => {
    expect(html([sampleRow({ work: 'test' })])).toContain('>Test now</button>');
    expect(html([sampleRow({ work: 'test' })])).not.toContain('Send now');
  });

  it.each<[OutboxRow['holder'], string]>([
    [{ by: 'session', clientName: 'Cedar', at: '2026-11-21T10:00:00Z' }, 'the credential of Cedar'],
    [{ by: 'session', clientName: 'Cedar', waiting: true }, 'The credential of Cedar waits in this outbox'],
    [{ by: 'elsewhere' }, 'in its dashboard or from another computer'],
  ])('that would replace says whose: %j', (holder, words) => {
    const text = html([sampleRow({ state: 'needs-attention', attention: 'would-replace', holder })]);
    expect(text).toContain(words);
    expect(text).toContain('>Replace and send now</button>');
  });

  it.each(['no-key', 'key-refused'] as const)(
    'that waits for the key leads to where it is (%s)',
    (waitsFor) => {
      const text = html([sampleRow({ waitsFor })]);
      expect(text).toContain('aria-label="Open Settings Acme rmm">Open Settings</button>');
      expect(html([sampleRow()])).not.toContain('Open Settings');
    },
  );

  it('that is paused says so in its state', () => {
    const state = (text: string) => /data-state="queued">.*?<span>(.*?)<\/span>/.exec(text)?.[1];
    expect(state(html([sampleRow({ waitsFor: 'paused' })]))).toBe('Paused');
    expect(state(html([sampleRow()]))).toBe('Queued');
  });

  it('is one of as many as are shown', () => {
    const rows = Array.from({ length: 60 }, (_, at) => sampleRow({ itemId: `i${at}` }));
    expect(html(rows).split('data-item=')).toHaveLength(51);
  });
});
