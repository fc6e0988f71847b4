import { beforeEach, describe, expect, it } from 'vitest';
import type { DeepLink } from '../../../src-preload/contract/deep-link.ts';
import { followLink } from '../../../src-renderer/deep-link/follow-link.ts';
import { useAppInfo } from '../../../src-renderer/shell/app-info-store.ts';
import { useAppView } from '../../../src-renderer/shell/app-view.ts';
import { holdsUnsaved, registerCommit } from '../../../src-renderer/ui/commit-registry.ts';
import { answerAsMain } from '../fake-main.ts';
import { sampleProgress } from '../sample-progress.ts';

const ID = '0b5a7c1e-2f34-4d56-8e9a-1b2c3d4e5f60';
const link = (vendor: string | null = null, step: string | null = null): DeepLink => ({
  sessionId: ID,
  vendor,
  step,
});

const session = {
  id: ID,
  clientName: 'Acme',
  technician: '',
  connectionId: null,
  currentVendor: 'vsax',
  vendors: [sampleProgress({ vendor: 'vsax' })],
  createdAt: '',
  changedAt: '',
};

function main(found: 'found' | 'gone' | 'newer' = 'found') {
  const answered = answerAsMain({
    readSession: () => {
      if (found === 'gone') return { ok: false, error: { code: 'session-not-found' } };
      if (found === 'newer') return { ok: false, error: { code: 'session-newer' } };
      return { ok: true, value: session };
    },
    goToStep: () => ({ ok: true, value: null }),
  });
  Object.assign(window, { history: { pushState: () => {} }, location: { hash: '' } });
  return answered;
}

beforeEach(() => {
  useAppView.setState({ view: { kind: 'about' }, arrivals: 0 });
  useAppInfo.setState({ app: null });
});

const view = () => useAppView.getState().view;

describe('a link from outside', () => {
  it('opens its session where it was left', async () => {
    main();
    expect(await followLink(link())).toBeNull();
    expect(view()).toEqual({ kind: 'workspace', sessionId: ID, vendor: 'vsax' });
  });

  it('tells main the step before the vendor opens', async () => {
    const { asked } = main();
    expect(await followLink(link('vsax', 'details'))).toBeNull();
    expect(asked.at(-1)).toEqual([
      'goToStep',
      { sessionId: ID, vendor: 'vsax', edition: expect.any(String), step: 'details' },
    ]);
    expect(view()).toEqual({ kind: 'workspace', sessionId: ID, vendor: 'vsax' });
  });

  it.each([
    ['gone', link(), { kind: 'session' }],
    ['newer', link(), { kind: 'failed', error: { code: 'session-newer' } }],
    ['found', link('halopsa', 'sign-in'), { kind: 'vendor', client: 'Acme' }],
    ['found', link('no-such-vendor', 'details'), { kind: 'vendor', client: 'Acme' }],
    ['found', link('vsax', 'no-such-step'), { kind: 'step', client: 'Acme' }],
  ] as const)(
    '%s: one that leads nowhere leads to the sessions, and why is shown',
    async (found, to, issue) => {
      const { asked } = main(found);
      expect(await followLink(to)).toEqual(issue);
      expect(view()).toEqual({ kind: 'sessions' });
      expect(asked.map(([name]) => name)).not.toContain('goToStep');
    },
  );

  it('is not followed in practice', async () => {
    const { asked } = main();
    useAppInfo.setState({ app: { practice: { on: true, scenario: 'everything-works' } } as never });
    expect(await followLink(link())).toEqual({ kind: 'practice' });
    expect(view()).toEqual({ kind: 'about' });
    expect(asked).toEqual([]);
  });

  it('hands over what is typed first, and stays where a field would lose its text', async () => {
    main();
    let unsaved = true;
    let isRefused = true;
    const leave = registerCommit(
      async () => {
        unsaved = isRefused;
      },
      () => unsaved,
    );
    expect(await followLink(link())).toEqual({ kind: 'unsaved', link: link() });
    expect(view()).toEqual({ kind: 'about' });
    isRefused = false;
    expect(await followLink(link())).toBeNull();
    expect(view()).toMatchObject({ kind: 'workspace' });
    leave();
    expect(holdsUnsaved()).toBe(false);
  });
});
