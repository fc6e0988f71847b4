import type { FoundRoute } from '../../../src-main/neo/route.ts';
import {
  type ItemSpec,
  type ItemState,
  newItem,
  type OutboxItem,
} from '../../../src-main/outbox/outbox-item.ts';
import type { ItemEvent } from '../../../src-main/outbox/transitions.ts';
import type { AttentionReason, WaitReason } from '../../../src-preload/contract/submission.ts';
import { rmm } from './outbox-fixture.ts';

export const NOW = 1_000_000;
export const spec: ItemSpec = {
  work: 'submit',
  sessionId: 's',
  vendor: 'pretend',
  connectionId: 'c',
  testFirst: 'when-stale',
  mayReplace: false,
  beforePsa: false,
  clientName: 'Acme',
  guide: 'g',
  secrets: [],
  plain: [],
};
export const identity = {
  id: 'i',
  idempotencyKey: 'k',
  fingerprint: 'f',
  appVersion: '0.1.0',
  sequence: 1,
  now: 0,
};
export const put: FoundRoute = {
  kind: 'assumed',
  method: 'PUT',
  path: '/p',
  holder: null,
  placements: [],
  withSource: false,
};
export const post: FoundRoute = { ...put, kind: 'described', method: 'POST' };

function at(state: ItemState, change: Partial<OutboxItem> = {}): OutboxItem {
  return { ...newItem(spec, rmm, identity), route: put, state, ...change };
}
const queued = (waitsFor: WaitReason, nextTryAt: number | null, notBefore = 0): ItemState => ({
  status: 'queued',
  waitsFor,
  since: NOW - 1_000,
  nextTryAt,
  notBefore,
});
const needs = (why: AttentionReason): OutboxItem => at({ status: 'needs-attention', why });

/** One item in each state that makes a difference. */
export const items = {
  due: at(queued('waiting', NOW)),
  offline: at(queued('offline', NOW + 9_000)),
  'no-key': at(queued('no-key', null)),
  limited: at(queued('rate-limited', NOW + 60_000, NOW + 60_000)),
  paused: at({ ...queued('paused', null), from: 'offline' } as ItemState),
  'psa-first': at(queued('psa-first', null)),
  stalled: at({ ...queued('fault', null, NOW + 60_000), from: 'vendor-asked-to-wait' } as ItemState),
  test: at(queued('waiting', NOW), { spec: { ...spec, work: 'test', connectionId: null } }),
  old: at(queued('offline', NOW + 9_000), { staysUntil: NOW }),
  testing: at({ status: 'testing' }),
  'a test': at({ status: 'testing' }, { spec: { ...spec, work: 'test', connectionId: null } }),
  'sending a PUT': at({ status: 'sending' }),
  'sending a POST': at({ status: 'sending' }, { route: post }),
  unsure: at({ status: 'unsure' }, { route: post, before: { kind: 'not-connected' } }),
  sent: at(
    { status: 'sent', askAt: NOW, asked: 0 },
    { before: { kind: 'not-connected' }, acceptedAt: { neo: 1, here: 1 } },
  ),
  connected: at({ status: 'connected' }),
  'hand-over': at({ status: 'hand-over' }, { route: { kind: 'hand-over' } }),
  'would-replace': needs('would-replace'),
  'too-old': needs('too-old'),
  'secret-lost': needs('secret-lost'),
  'test-not-passed': needs('test-not-passed'),
  unclear: at({ status: 'needs-attention', why: 'unclear' }, { mayHaveArrived: true }),
} satisfies Record<string, OutboxItem>;
export type Case = keyof typeof items;

/** The state in words. */
export function stateText(item: OutboxItem): string {
  const { state } = item;
  if (state.status === 'needs-attention') return `needs ${state.why}`;
  if (state.status !== 'queued') return state.status;
  const time = state.nextTryAt === null ? 'for somebody' : `in ${(state.nextTryAt - NOW) / 1_000} s`;
  return `${state.waitsFor} ${time}`;
}

/** The same submitted once more, with no yes to anything. */
export const again: Extract<ItemEvent, { kind: 'submitted-again' }> = {
  kind: 'submitted-again',
  allowed: { testFirst: 'when-stale', mayReplace: false, beforePsa: false },
  upTo: 7,
  newKey: 'k2',
};
