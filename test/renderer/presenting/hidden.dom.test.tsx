// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppInfo, NeoConnection, Settings } from '../../../src-preload/contract/settings.ts';
import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import { useOpenedReport } from '../../../src-renderer/report/opened-store.ts';
import { ReportScreen } from '../../../src-renderer/report/report-screen.tsx';
import { ConnectionChoice } from '../../../src-renderer/review/connection-choice.tsx';
import type { Origin } from '../../../src-renderer/review/review-sentence.ts';
import { TransferCard } from '../../../src-renderer/review/transfer-card.tsx';
import { useOpening } from '../../../src-renderer/sessions/opening-store.ts';
import { SessionsScreen } from '../../../src-renderer/sessions/sessions-screen.tsx';
import { SettingsScreen } from '../../../src-renderer/settings/settings-screen.tsx';
import { useAppInfo } from '../../../src-renderer/shell/app-info-store.ts';
import { WindowCommands } from '../../../src-renderer/shell/window-commands.tsx';
import { commandsNow } from '../../../src-renderer/ui/command-registry.ts';
import { aReport } from '../../main/report/sample-report.ts';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';
import { samplePreview } from '../review/sample-preview.ts';
import { samplePage, sampleRow } from '../sample-session-row.ts';

/*
 * What the window offers while a session is presented. That main names no other client is shown in
 * test/main/ipc/while-presenting.test.ts; here nothing leads to what main would refuse.
 */
const presenting = (on: boolean) =>
  drawn(() => {
    const app = {
      presenting: { on, sessionId: 'a' },
      window: { pinned: false, zoom: 100, captureBlocked: null },
      practice: { on: false },
    };
    useAppInfo.setState({ app: app as AppInfo });
  });
const answer = async (name: Parameters<typeof takeRequest>[0], value: unknown) => {
  await vi.waitFor(() => expect(heldNames()).toContain(name));
  await takeRequest(name).respond(done(value));
};
const nothing = () => {};

// This DOM has no popovers.
const proto = HTMLElement.prototype as Partial<Pick<HTMLElement, 'showPopover' | 'hidePopover'>>;

beforeEach(() => {
  holdMain();
  Object.assign(proto, { showPopover() {}, hidePopover() {} });
});
afterEach(() => {
  cleanup();
  delete proto.showPopover;
  delete proto.hidePopover;
  useAppInfo.setState({ app: null });
  useOpenedReport.setState({ report: { kind: 'none' } });
});

async function showSessions() {
  render(
    <SessionsScreen
      onOpen={nothing}
      onNeoKey={nothing}
      onPractice={nothing}
      onPrepare={nothing}
      onSaveReport={nothing}
      onOpenReport={nothing}
      onHandOff={() => {}}
      onReceive={() => {}}
    />,
  );
  await answer('listSessions', samplePage([sampleRow()]));
}

describe('the list of sessions', () => {
  const WITH_OTHERS = ['New session', 'Import clients', 'Import a session', 'Open a report…'];
  const found = (names: string[]) => names.filter((name) => screen.queryByRole('button', { name }) !== null);

  it('begins no other session and opens no file that may name one', async () => {
    await showSessions();
    expect(found(WITH_OTHERS)).toEqual(WITH_OTHERS);
    await presenting(true);
    expect(found(WITH_OTHERS)).toEqual([]);
    expect(screen.getByText('Other clients are hidden while you present.')).toBeTruthy();
    await presenting(false);
    expect(found(WITH_OTHERS)).toEqual(WITH_OTHERS);
  });

  it('makes nothing of the presented session for another client', async () => {
    await presenting(true);
    await showSessions();
    await userEvent.click(screen.getByRole('button', { name: 'More for Acme' }));
    expect(found(['Rename', 'Duplicate', 'Save as template'])).toEqual(['Rename']);
  });
});

it('neither palette nor key begins another session or opens a report', async () => {
  await presenting(true);
  render(<WindowCommands />);
  const labels = () => commandsNow().map(({ id }) => id);
  expect(labels()).toContain('stop-presenting');
  expect(labels()).not.toEqual(expect.arrayContaining(['new-session']));
  expect(labels()).not.toEqual(expect.arrayContaining(['open-report']));
  await userEvent.keyboard('{Control>}n{/Control}');
  expect(useOpening.getState().state.kind).toBe('idle');
  await presenting(false);
  expect(labels()).toEqual(expect.arrayContaining(['new-session', 'open-report']));
});

it('a report that is open is not shown, and is there again afterwards', async () => {
  const opened = {
    fileName: 'r.json',
    report: aReport,
    digest: 'ab'.repeat(32),
    words: ['one'],
    isOurs: true,
  };
  useOpenedReport.setState({ report: { kind: 'ready', opened } });
  render(<ReportScreen onOpen={nothing} />);
  const title = () => screen.getByRole('heading', { level: 1 }).textContent;
  expect(title()).toContain('Zoë & Søns');
  await presenting(true);
  expect(document.body.textContent).not.toContain('Zoë');
  expect(title()).toBe('Report');
  expect(
    screen.getByText('A report is not shown while you present: it may name another client.'),
  ).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
  await presenting(false);
  expect(title()).toContain('Zoë & Søns');
});

const connection: NeoConnection = {
  id: 'c',
  name: 'Harborview tenant',
  hasKey: true,
  storedIn: 'encrypted',
  sendByAssumedPath: false,
  result: { kind: 'not-run' },
};
const settings: Settings = {
  theme: 'light',
  technician: 'Robin',
  connections: [connection],
  templates: [],
  certificates: [],
  hidden: ['connections', 'certificates'],
};

describe('Settings', () => {
  async function show(seen: Settings) {
    await presenting(true);
    render(<SettingsScreen onNeoGuide={nothing} />);
    await answer('readSettings', seen);
  }

  it('shows the connection of this session, says that there are others, and adds none', async () => {
    await show(settings);
    expect(screen.getByText('Other Neo connections are hidden while you present.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Connection name').value).toBe('Harborview tenant');
    expect(screen.queryByRole('combobox', { name: 'Show connection' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add another connection' })).toBeNull();
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    expect(screen.getByText(/^The added certificates are hidden/)).toBeTruthy();
  });

  it('offers no empty connection to fill in where there are others', async () => {
    await show({ ...settings, connections: [] });
    expect(screen.queryByLabelText('Connection name')).toBeNull();
    expect(screen.getByText('Other Neo connections are hidden while you present.')).toBeTruthy();
  });

  it('takes the first connection of all: there is no other one to hide', async () => {
    const { hidden: _none, ...first } = { ...settings, connections: [] };
    await show(first);
    expect(screen.getByLabelText('Connection name')).toBeTruthy();
    expect(screen.queryByText(/hidden while you present/)).toBeNull();
  });
});

describe('Review', () => {
  it('says that the connection is chosen after the call, and asks for no key', () => {
    render(
      <ConnectionChoice connections={[]} chosen={null} isKnown={false} hidesOthers onAddKey={nothing} />,
    );
    expect(screen.getByText(/press Stop presenting, then choose/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says that something is replaced, and offers no name that it does not have', () => {
    const replaces = { at: '2030-01-01T00:00:00.000Z', waiting: true as const };
    const card = (clientName?: string) => ({
      ...samplePreview,
      replaces: clientName === undefined ? replaces : { ...replaces, clientName },
    });
    const vendor = { id: 'sample', name: 'Sample' } as Vendor;
    const origin = { owner: 'harborview.example', acts: '' } as Origin;
    const { rerender } = render(<TransferCard vendor={vendor} preview={card('Acme')} origin={origin} />);
    expect(screen.getByRole('button', { name: 'Show which' })).toBeTruthy();
    rerender(<TransferCard vendor={vendor} preview={card()} origin={origin} />);
    expect(screen.queryByRole('button', { name: 'Show which' })).toBeNull();
    expect(document.body.textContent).toContain('Another session of yours waits');
  });
});
