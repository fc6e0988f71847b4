import { useEffect, useRef } from 'react';
import { useGuide } from './guide-store.ts';

/**
 * A step that ends with a value for this window is over when that value is saved: the next step comes, and the focus
 * stays in the field. Only at the moment it is saved; whoever comes back to the step later stays there.
 */
export function useFollowOn(isFilled: (field: string) => boolean): void {
  const place = useGuide((store) => (store.state.kind === 'ready' ? store.state.place : null));
  const step = place?.step ?? null;
  const key = place === null ? '' : `${place.edition.id}/${place.step.id}`;
  const isOver =
    step?.instructions.at(-1)?.field !== undefined && step.fills.length > 0 && step.fills.every(isFilled);
  const before = useRef({ key, isOver });
  useEffect(() => {
    const { key: keyBefore, isOver: wasOver } = before.current;
    before.current = { key, isOver };
    if (key === keyBefore && isOver && !wasOver) useGuide.getState().follow();
  }, [key, isOver]);
}
