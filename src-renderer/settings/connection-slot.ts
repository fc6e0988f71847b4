import { useLayoutEffect, useState } from 'react';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { useConnection } from './connection-store.ts';

/** Which connection a screen begins with: one by its id, a new one, or whichever needs a key. */
export type Wanted = { connectionId: string } | 'new' | 'any';

/**
 * The place in the list to show first; one past its end is a new connection. A key is most likely made for the one
 * that has none.
 */
export function firstSlot(connections: readonly NeoConnection[], wanted: Wanted): number {
  if (wanted === 'new') return connections.length;
  const named = wanted === 'any' ? -1 : connections.findIndex((one) => one.id === wanted.connectionId);
  const keyless = connections.findIndex((one) => !one.hasKey);
  return Math.max(0, named === -1 ? keyless : named);
}

export type Slot = {
  connections: readonly NeoConnection[];
  /** A place in the list; one past its end is a connection that does not exist yet. */
  slot: number;
  isNew: boolean;
  choose: (slot: number) => void;
};

/**
 * One connection at a time, so that every name on the screen is unique. The fields of a slot stay the same while main
 * makes the connection behind them.
 */
export function useConnectionSlot(connections: readonly NeoConnection[], wanted: Wanted): Slot {
  const [slot, choose] = useState(() => firstSlot(connections, wanted));
  const { show } = useConnection.getState();

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another slot shows another connection
  useLayoutEffect(() => show(connections[slot] ?? null), [slot]);
  return { connections, slot, isNew: slot >= connections.length, choose };
}
