import { useEffect, useRef } from 'react';
import { isCommandKey, isTyping } from '../ui/keyboard.ts';
import { usePalette } from './palette-store.ts';

type WindowKeys = {
  onNewSession: () => void;
  onSettings: () => void;
  onPresent: () => void;
  onCover: () => void;
};

/**
 * Shortcuts of every screen: `Ctrl/⌘ K` finds, `Ctrl/⌘ N` begins a session, `Ctrl/⌘ ,` opens Settings, `F1` or `?`
 * lists them, `Ctrl/⌘ Shift P` presents and `Ctrl/⌘ Shift H` covers, `F6` goes from zone to zone. Nothing of it happens behind an open dialog.
 */
export function useWindowKeys(keys: WindowKeys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (act(event, now.current)) event.preventDefault();
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

/** Whether the key was one of ours. */
function act(event: KeyboardEvent, keys: WindowKeys): boolean {
  const { onNewSession, onSettings, onPresent, onCover } = keys;
  const { key, shiftKey } = event;
  const { show } = usePalette.getState();
  if (isCommandKey(event)) {
    const acts: Record<string, () => void> = shiftKey
      ? { p: onPresent, h: onCover }
      : { k: () => show('commands'), n: onNewSession, ',': onSettings };
    const found = acts[key.toLowerCase()];
    found?.();
    return found !== undefined;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (key === 'F1' || (key === '?' && !isTyping(event.target))) {
    show('shortcuts');
    return true;
  }
  if (key === 'F6') {
    focusZone(shiftKey ? -1 : 1);
    return true;
  }
  return false;
}

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';
/** Where a zone begins for somebody who comes by key: what is current in it, or the field that is wanted. */
const START = '[data-at-hand] :is(input, select), [aria-current], h1[tabindex], h2[tabindex]';

/**
 * The next zone that is seen, around. Zones are marked in the page by `data-zone`, in the order of reading; a page
 * without any is one. What stands apart from the zone it heads says so by `data-heads`, the zone's name.
 */
function focusZone(by: 1 | -1): void {
  const zones = [...document.querySelectorAll<HTMLElement>('[data-zone]')].filter((zone) =>
    zone.checkVisibility(),
  );
  const { activeElement } = document;
  const headed = activeElement?.closest<HTMLElement>('[data-heads]')?.dataset.heads;
  const at = zones.findIndex((zone) => zone.contains(activeElement) || zone.dataset.zone === headed);
  const from = at === -1 && by === -1 ? 0 : at;
  for (let step = 1; step <= zones.length; step += 1) {
    const zone = zones[(from + by * step + zones.length * 2) % zones.length];
    const target = startOf(zone);
    if (target === undefined) continue;
    target.focus();
    return;
  }
}

function startOf(zone: HTMLElement | undefined): HTMLElement | undefined {
  const isSeen = (node: HTMLElement) => node.checkVisibility();
  const all = (query: string) => [...(zone?.querySelectorAll<HTMLElement>(query) ?? [])];
  return all(START).find(isSeen) ?? all(FOCUSABLE).find(isSeen);
}
