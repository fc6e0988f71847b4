import { expect, it } from 'vitest';
import { leftOutMessage } from '../../../src-renderer/workspace/queue-session.tsx';

it('says of each vendor why it was left out of a whole session', () => {
  const lacking = leftOutMessage({ vendor: 'vsax', missing: ['Token ID', 'Token Secret'] });
  expect(lacking).toContain('Still needed: Token ID, Token Secret');
  const unclear = leftOutMessage({ vendor: 'vsax', missing: [], why: 'unclear' });
  expect(unclear).toContain('Neo may have it already');
  expect(unclear).not.toMatch(/[{}]/);
  expect(leftOutMessage({ vendor: 'vsax', missing: [] })).toMatch(/was left out\.$/);
});
