import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Question } from '../../../src-renderer/quit/quit-dialog.tsx';
import type { AtRisk } from '../../../src-renderer/quit/quit-store.ts';

const NOTHING: AtRisk = { unsent: 0, waiting: 0, sessions: [], connections: [] };
const html = (risk: Partial<AtRisk>) => renderToStaticMarkup(<Question risk={{ ...NOTHING, ...risk }} />);

it('names everything that goes: secrets, what waits, sessions and connections', () => {
  const text = html({ unsent: 3, waiting: 2, sessions: ['Acme', ''], connections: ['Acme tenant'] });
  expect(text).toContain('3 secrets are kept in memory only');
  expect(text).toContain('2 items wait in the outbox and are lost too.');
  expect(text).toContain(
    'They belong to:</p><ul><li>Acme</li><li>Unnamed session</li><li>Neo API key of Acme tenant</li></ul>',
  );
  expect(text).toContain('Save to a sealed file');
});

it('says nothing of secrets where none is at risk, and offers no file that would be empty', () => {
  const text = html({ waiting: 1, sessions: ['Acme'] });
  expect(text).toContain('1 item waits in the outbox in memory only. It is lost when you quit');
  expect(text).toContain('It belongs to:');
  expect(text).not.toMatch(/secret|sealed/i);
});

it('says what waits on the disk, and when it goes', () => {
  expect(html({ unsent: 1, later: 2 })).toContain(
    '2 wait in the outbox. They run the next time you open the app.',
  );
});

it('says nothing of the outbox where nothing waits', () => {
  const text = html({ unsent: 1, connections: ['Acme tenant'] });
  expect(text).toContain('1 secret is kept');
  expect(text).not.toContain('outbox');
});

it('says that there are others, who are not named while a session is presented', () => {
  const text = html({ unsent: 2, sessions: ['Acme'], hidesOthers: true });
  expect(text).toContain('<li>Acme</li></ul>');
  expect(text).toContain('Some of it belongs to others, who aren’t named while you present.');
  expect(html({ unsent: 2, sessions: ['Acme'] })).not.toContain('others');
});
