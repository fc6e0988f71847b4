import { expect, it } from 'vitest';
import { type AppView, hashOf, SKIP_TO, viewOf } from '../../src-renderer/app-view.ts';

const views: AppView[] = [
  { kind: 'sessions' },
  { kind: 'settings' },
  { kind: 'about' },
  { kind: 'workspace', sessionId: '1b9d-4', vendor: 'pretend' },
  { kind: 'review', sessionId: 'a/b #%', vendor: 'pretend' },
  { kind: 'done', sessionId: '1', vendor: 'x' },
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
