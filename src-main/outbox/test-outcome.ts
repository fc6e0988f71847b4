import type { WaitReason } from '../../src-preload/contract/submission.ts';

/**
 * How the test of an order ended. `passed` stands for Warning too. `held`: nothing was learnt of the credential, and
 * it is tried again, no sooner than after `wait` (ms) where that was asked for. `changed`: the session holds other
 * values by now. `stopped` by a person. `gone`: there is no such session any more.
 */
export type TestOutcome =
  | { kind: 'passed' | 'not-passed' | 'stopped' | 'changed' | 'gone' | 'host-unconfirmed' | 'secret-lost' }
  | {
      kind: 'held';
      waitsFor: Extract<
        WaitReason,
        'vendor-unreachable' | 'vendor-asked-to-wait' | 'waiting' | 'keyring' | 'session-file'
      >;
      wait?: number;
    };
