import { expect, it } from 'vitest';
import { type AppView, hashOf, SKIP_TO, viewOf } from '../../../src-renderer/shell/app-view.ts';

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
