import { expect, it } from 'vitest';
import { type AppView, hashOf, SKIP_TO, useAppView, viewOf } from '../../../src-renderer/shell/app-view.ts';
import { answerAsMain } from '../fake-main.ts';

const views: AppView[] = [
  { kind: 'sessions' },
  { kind: 'settings' },
  { kind: 'about' },
  { kind: 'outbox' },
  { kind: 'workspace', sessionId: '1b9d-4', vendor: 'pretend' },
  { kind: 'review', sessionId: 'a/b #%', vendor: 'pretend' },
  { kind: 'done', sessionId: '1', vendor: 'x' },
  { kind: 'neo-guide', from: { kind: 'settings' } },
  { kind: 'neo-guide', from: { kind: 'review', sessionId: 'a/b #%', vendor: 'pretend' } },
];

it.each(views)('$kind survives a reload', (view) => {
  expect(viewOf(hashOf(view))).toEqual(view);
});

it.each(['', '#', '#nowhere', '#workspace', '#workspace/1', '#workspace/%E0%A4%A/x', SKIP_TO])(
  '%j leads home',
  (hash) => {
    expect(viewOf(hash)).toEqual({ kind: 'sessions' });
  },
);

it.each(['#neo-guide', '#neo-guide/', '#neo-guide/neo-guide/settings', '#neo-guide/review/1'])(
  '%j opens the guide of the key, and leads back home',
  (hash) => {
    expect(viewOf(hash)).toEqual({ kind: 'neo-guide', from: { kind: 'sessions' } });
  },
);

it('a menu of the system opens its screen, until nobody follows any more', () => {
  const { announce } = answerAsMain({});
  const pushed: string[] = [];
  Object.assign(window, {
    location: { hash: '' },
    history: { pushState: (_state: unknown, _title: string, hash: string) => void pushed.push(hash) },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  const stop = useAppView.getState().followAddress();
  const { arrivals } = useAppView.getState();
  announce('open-screen', 'about');
  expect(useAppView.getState()).toMatchObject({ view: { kind: 'about' }, arrivals: arrivals + 1 });
  stop();
  announce('open-screen', 'settings');
  expect(pushed).toEqual(['#about']);
});
