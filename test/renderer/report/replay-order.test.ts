import { expect, it } from 'vitest';
import type { ReportPermission } from '../../../src-preload/contract/report.ts';
import { inReplayOrder } from '../../../src-renderer/report/replay-order.ts';

const row = (id: string, ...seconds: string[]) =>
  ({
    id,
    exchanges: seconds.map((at) => ({ request: id, at: `2030-01-01T00:00:${at}.000Z` })),
  }) as unknown as ReportPermission;

it('goes by the first request of a row; what was never asked comes last, all in the order of the guide', () => {
  const rows = [
    row('late', '09', '30'),
    row('never'),
    row('twice', '40', '05'),
    row('same', '09'),
    row('nor'),
  ];
  expect(inReplayOrder(rows).map(({ id }) => id)).toEqual(['twice', 'late', 'same', 'never', 'nor']);
  expect(rows[0]?.id).toBe('late');
});
