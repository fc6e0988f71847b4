import {
  openReportMessages,
  presentingMessages,
  receiveMessages,
  shellMessages,
  paletteMessages as words,
} from '../../src-preload/messages/messages.ts';
import { useHandOff } from '../hand-off/hand-off-store.ts';
import { useReceive } from '../hand-off/receive-store.ts';
import { usePractice } from '../practice/practice-store.ts';
import { useSavingReport } from '../report/saving-store.ts';
import { useOpening } from '../sessions/opening-store.ts';
import { useCommands } from '../ui/command-registry.ts';
import { useLoaded } from '../ui/use-loaded.ts';
import { useAppInfo } from './app-info-store.ts';
import { useAppView } from './app-view.ts';
import { invoke } from './bridge.ts';
import { openReport } from './open-report.ts';
import { usePalette } from './palette-store.ts';
import { usePresent } from './present-store.ts';
import { useWindowKeys } from './window-keys.ts';

const loadPalette = () => import('./command-palette.tsx');
const loadSaveReport = () => import('../report/save-report-dialog.tsx');
const loadHandOff = () => import('../hand-off/hand-off-dialog.tsx');
const loadReceive = () => import('../hand-off/receive-dialog.tsx');
const loadShortcuts = () => import('./shortcuts-dialog.tsx');

const { go } = useAppView.getState();

/** Not while a session is presented: another client would be named. */
function newSession() {
  if (useAppInfo.getState().app?.presenting.on) return;
  go({ kind: 'sessions' });
  useOpening.getState().begin();
}

function startPractice() {
  go({ kind: 'sessions' });
  usePractice.getState().choose();
}

async function leavePractice() {
  const answer = await invoke('leavePractice', {});
  if (answer.ok) go({ kind: 'sessions' });
}

/** The session that is open; nothing where there is none. */
function present() {
  const { view } = useAppView.getState();
  const isOn = useAppInfo.getState().app?.presenting.on ?? false;
  if ('sessionId' in view && !isOn) void usePresent.getState().start(view.sessionId);
}

/** Never takes the cover away: that is done on purpose, by the button. */
function cover() {
  void invoke('coverAudience', { covered: true });
}

/** What can be done on every screen, by key or by the palette. */
export function WindowCommands() {
  const open = usePalette((store) => store.open);
  const { close, show } = usePalette.getState();
  useWindowKeys({
    onNewSession: newSession,
    onSettings: () => go({ kind: 'settings' }),
    onPresent: present,
    onCover: cover,
  });
  useCommands(() => {
    const app = useAppInfo.getState().app;
    const isPinned = app?.window.pinned ?? false;
    const place = (kind: 'sessions' | 'outbox' | 'settings' | 'about', keys: readonly string[] = []) => ({
      id: kind,
      group: 'do' as const,
      label: shellMessages[kind],
      keys,
      run: () => go({ kind }),
    });
    const act = (id: string, label: string, run: () => void, keys: readonly string[] = []) => ({
      id,
      group: 'do' as const,
      label,
      keys,
      run,
    });
    return [
      ...(app?.presenting.on ? [] : [act('new-session', words.newSession, newSession, ['Ctrl', 'N'])]),
      app?.practice.on
        ? act('leave-practice', words.leavePractice, () => void leavePractice())
        : act('start-practice', words.startPractice, startPractice),
      ...(app?.presenting.on
        ? [
            act('cover', presentingMessages.cover, cover, ['Ctrl', 'Shift', 'H']),
            act('stop-presenting', presentingMessages.stop, () => void invoke('stopPresenting', {})),
          ]
        : [act('present', presentingMessages.present, present, ['Ctrl', 'Shift', 'P'])]),
      ...(app?.presenting.on ? [] : [act('open-report', openReportMessages.action, () => void openReport())]),
      ...(app?.presenting.on || app?.practice.on
        ? []
        : [act('receive', receiveMessages.action, () => void useReceive.getState().begin())]),
      act('pin', isPinned ? words.unpin : words.pin, () => void invoke('pinWindow', { on: !isPinned })),
      place('sessions'),
      place('outbox'),
      place('settings', ['Ctrl', ',']),
      place('about'),
      act('shortcuts', words.allShortcuts, () => show('shortcuts'), ['?']),
    ];
  });
  return (
    <>
      <SaveReport />
      <HandOff />
      <Receive />
      {open === 'commands' && <Palette />}
      {open === 'shortcuts' && <Shortcuts onClose={close} />}
    </>
  );
}

/** Asked for on Sessions and on Done, and read from disk then. */
function SaveReport() {
  const isAsked = useSavingReport((store) => store.saving.kind === 'open');
  return isAsked ? <SaveReportPart /> : null;
}

function SaveReportPart() {
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  const { loaded } = useLoaded(loadSaveReport);
  return loaded.kind === 'ready' ? <loaded.part.SaveReportDialog isPractice={isPractice} /> : null;
}

function HandOff() {
  const isAsked = useHandOff((store) => store.sending.kind === 'open');
  return isAsked ? <HandOffPart /> : null;
}

function HandOffPart() {
  const { loaded } = useLoaded(loadHandOff);
  return loaded.kind === 'ready' ? <loaded.part.HandOffDialog /> : null;
}

function Receive() {
  const isAsked = useReceive((store) => store.isOpen);
  return isAsked ? <ReceivePart /> : null;
}

function ReceivePart() {
  const { loaded } = useLoaded(loadReceive);
  if (loaded.kind !== 'ready') return null;
  return (
    <loaded.part.ReceiveDialog onOpen={(sessionId, vendor) => go({ kind: 'workspace', sessionId, vendor })} />
  );
}

function Palette() {
  const { loaded } = useLoaded(loadPalette);
  if (loaded.kind !== 'ready') return null;
  const { CommandPalette } = loaded.part;
  return (
    <CommandPalette
      onSession={(row) =>
        void useOpening
          .getState()
          .openSession(row, (sessionId, vendor) => go({ kind: 'workspace', sessionId, vendor }))
      }
    />
  );
}

function Shortcuts({ onClose }: { onClose: () => void }) {
  const { loaded } = useLoaded(loadShortcuts);
  if (loaded.kind !== 'ready') return null;
  const { ShortcutsDialog } = loaded.part;
  return <ShortcutsDialog onClose={onClose} />;
}
