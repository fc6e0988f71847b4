import type { ReactNode } from 'react';
import type { SessionSummary } from '../../src-preload/contract/session.ts';

type Standing = SessionSummary['vendors'][number];
export type Mark = 'empty' | 'begun' | 'passed' | 'again' | 'fix' | 'waits' | 'connected';

/** What a vendor's mark and its part of the progress show. */
export function markOf({ state, begun }: Pick<Standing, 'state' | 'begun'>): Mark {
  switch (state) {
    case 'draft':
      return begun ? 'begun' : 'empty';
    case 'complete':
      return 'begun';
    case 'tested':
      return 'passed';
    case 'stale':
      return 'again';
    case 'queued':
    case 'sent':
      return 'waits';
    case 'connected':
      return 'connected';
    case 'needs-attention':
      return 'fix';
  }
}

const ring = <circle cx="6" cy="6" r="4.2" />;
const bang = <path d="M6 2.2v4.3M6 9.6v.01" strokeWidth="2.2" />;
const drawings: Record<Mark, ReactNode> = {
  empty: <circle cx="6" cy="6" r="4.2" strokeDasharray="1.6 2" />,
  begun: (
    <>
      <circle cx="6" cy="6" r="4.2" opacity="0.35" />
      <path d="M6 1.8a4.2 4.2 0 0 1 0 8.4" />
    </>
  ),
  passed: (
    <>
      {ring}
      <path d="m4.2 6.1 1.3 1.3 2.3-2.7" strokeWidth="1.4" />
    </>
  ),
  again: bang,
  fix: bang,
  waits: (
    <>
      {ring}
      <path d="M6 3.8V6l1.4.9" strokeWidth="1.4" />
    </>
  ),
  connected: <path d="M2.5 6.5 5 9l4.5-6" />,
};

/** A shape of its own for each state, so that color is never alone. Silent: the state stands beside it in words. */
export function StateMark({ mark }: { mark: Mark }) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[mark]}
    </svg>
  );
}
