import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { OutboxScreen } from '../../../src-renderer/outbox/outbox-screen.tsx';
import { useOutbox } from '../../../src-renderer/outbox/outbox-store.ts';

it('the outbox says that the disk did not give files, and what to do', () => {
  // Rendered to text, a store answers with how it began.
  const list = { kind: 'ready' as const, rows: [], setAside: 0, newer: 0, unread: 2 };
  Object.assign(useOutbox.getInitialState(), { list });
  const nothing = () => {};
  const text = renderToStaticMarkup(
    <OutboxScreen onOpen={nothing} onSessions={nothing} onSettings={nothing} />,
  );
  expect(text).toContain('The app could not read 2 outbox files');
  expect(text).toContain('Quit and open the app again.');
  // Something waits there.
  expect(text).toContain('>Nothing else is waiting</h2>');
});
