import type { z } from 'zod';
import type { presentedView } from './schemas/presenting.ts';
import type { Verdict } from './verdict.ts';

/** Who clicks in the portal: the wording of a step follows it. */
export const WHO_CLICKS = ['client', 'technician'] as const;
export type WhoClicks = (typeof WHO_CLICKS)[number];

export type PresentedView = z.infer<typeof presentedView>;

/**
 * All that the audience window is ever given. Main builds it from the session that is presented and from ids; the texts
 * and pictures of the vendor are in the window's own files. No field of it can hold a typed value or another client.
 */
export type Scene =
  | { kind: 'cover' }
  | { kind: 'wait'; clientName: string }
  | (SceneOfVendor & {
      kind: 'step';
      edition: string;
      step: string;
      instruction: number;
      done: readonly number[];
      lit: string | null;
      whoClicks: WhoClicks;
    })
  | (SceneOfVendor & {
      kind: 'results';
      /** In the order of the guide; empty while nothing was tested. */
      verdicts: readonly { permission: string; verdict: Verdict }[];
    })
  /** The client is asked to agree. They say so on the call; the technician records it. */
  | (SceneOfVendor & { kind: 'consent' });

type SceneOfVendor = {
  clientName: string;
  vendor: string;
  /** Which of the session's vendors this is, from 1. */
  tool: { at: number; of: number };
  /** Who agreed to what the key allows, and when (ISO 8601); null while nobody has. */
  agreed: { by: string; at: string } | null;
};

/** The presenting as the technician's window shows it. `startedAt` is ISO 8601. */
export type PresentingState =
  | { on: false }
  | {
      on: true;
      sessionId: string;
      startedAt: string;
      whoClicks: WhoClicks;
      covered: boolean;
      /** Whether the audience window is open. */
      window: boolean;
      /** Whether the key that covers works while another program has the focus: somebody else may have taken it. */
      globalKey: boolean;
    };
