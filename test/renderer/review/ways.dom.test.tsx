// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { useSubmission } from '../../../src-renderer/review/submission-store.ts';
import { Ways } from '../../../src-renderer/review/ways.tsx';
import { answerAsMain, done } from '../fake-main.ts';
import { sampleVendor } from '../sample-vendor.ts';
import { samplePreview } from './sample-preview.ts';

afterEach(cleanup);

function show(more: { mayQueue?: boolean; lacksId?: string } = {}) {
  const asked: string[] = [];
  render(
    <Ways
      sessionId="s"
      clientName="Acme"
      vendor={sampleVendor}
      mayQueue
      lacksId={undefined}
      onQueue={() => asked.push('queue')}
      onAddKey={() => asked.push('add')}
      {...more}
    />,
  );
  return { asked, user: userEvent.setup() };
}
const button = (name: string) => screen.getByRole('button', { name });

describe('without a Neo API key', () => {
  it('it can wait for one, one can be made, or asked for', async () => {
    const { asked, user } = show();
    await user.click(button('Queue until there is a key'));
    await user.click(button('Add the Neo API key'));
    expect(asked).toEqual(['queue', 'add']);
  });

  it('what lacks a value cannot wait yet, and the button says why', async () => {
    const { asked, user } = show({ lacksId: 'why' });
    const queue = button('Queue until there is a key');
    await user.click(queue);
    expect(asked).toEqual([]);
    expect(queue.getAttribute('aria-describedby')).toBe('why');
    queue.focus();
    expect(document.activeElement).toBe(queue);
  });

  it('what waits already is not offered to wait, and the other ways stay', () => {
    show({ mayQueue: false });
    expect(screen.queryByRole('button', { name: 'Queue until there is a key' })).toBeNull();
    expect(button('Ask a Neo admin')).toBeDefined();
  });

  it('a message for a Neo admin says what to do, and main copies it', async () => {
    const main = answerAsMain({ copyText: () => done });
    const { user } = show();
    await user.click(button('Ask a Neo admin'));
    const text = (screen.getByRole('textbox', { name: 'Message' }) as HTMLTextAreaElement).value;
    expect(text).toContain('Sample for Acme');
    expect(text).toContain('https://dashboard.neoagent.io/rbac?tab=api-keys');
    await user.click(button('Copy the message'));
    expect(main.asked).toEqual([['copyText', { text }]]);
    expect(await screen.findByText('Copied.')).toBeDefined();
  });

  it('the session is sealed into a file under a passphrase, for somebody else', async () => {
    const main = answerAsMain({
      sealToFile: () => ({ ok: true, value: { fileName: 'acme.age', secrets: 1 } }),
    });
    const { user } = show();
    await user.click(button('Hand over as a sealed file'));
    const [first, again] = [...document.querySelectorAll<HTMLInputElement>('input[type="password"]')];
    if (!first || !again) throw new Error('No passphrase is asked for.');
    await user.type(first, 'four words in a row');
    await user.type(again, 'four words in a row');
    await user.click(button('Choose where to save'));
    expect(main.asked).toEqual([['sealToFile', { passphrase: 'four words in a row', sessionId: 's' }]]);
    expect(await screen.findByText('1 secret is sealed in acme.age.')).toBeDefined();
  });
});

describe('waiting for a key', () => {
  function onReview(connections: { id: string }[]) {
    useSubmission.setState({
      where: { sessionId: 's', vendor: 'sample' },
      connections: connections as never,
      acting: { kind: 'idle' },
    });
  }

  it('makes a connection without a name where there is none, and the session keeps to it', async () => {
    onReview([]);
    const main = answerAsMain({
      addConnection: () => ({ ok: true, value: { connectionId: 'c' } }),
      chooseConnection: () => done,
      queueWork: () => ({ ok: true, value: { queued: ['sample'], leftOut: [] } }),
      previewSubmission: () => ({ ok: true, value: samplePreview }),
    });
    await useSubmission.getState().queueUntilKey(false);
    expect(main.asked.slice(0, 3)).toEqual([
      ['addConnection', { name: '' }],
      ['chooseConnection', { sessionId: 's', connectionId: 'c' }],
      ['queueWork', { sessionId: 's', vendor: 'sample', work: 'submit', anyway: false }],
    ]);
    expect(useSubmission.getState().acting).toEqual({ kind: 'idle' });
  });

  it('takes the connection that is there, and never says whose place it would take', async () => {
    onReview([{ id: 'c' }]);
    const main = answerAsMain({
      queueWork: () => ({ ok: false, error: { code: 'would-replace', params: { client: 'Birch' } } }),
      previewSubmission: () => ({ ok: true, value: samplePreview }),
    });
    await useSubmission.getState().queueUntilKey(false);
    expect(main.asked.map(([name]) => name)).toEqual(['queueWork', 'previewSubmission']);
    expect(useSubmission.getState().acting).toEqual({ kind: 'failed', error: { code: 'would-replace' } });
  });
});
