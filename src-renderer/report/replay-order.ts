import type { ReportPermission } from '../../src-preload/contract/report.ts';

/** The rows in the order in which their first request was sent, then those that nothing was asked for. */
export function inReplayOrder(permissions: readonly ReportPermission[]): ReportPermission[] {
  const firstOf = ({ exchanges }: ReportPermission) => exchanges.map(({ at }) => at).sort()[0] ?? '';
  const asked = permissions.filter(({ exchanges }) => exchanges.length > 0);
  return [
    // ISO times of one form sort as texts; rows of one moment stay in the guide's order.
    ...asked.sort((one, other) =>
      firstOf(one) < firstOf(other) ? -1 : firstOf(one) > firstOf(other) ? 1 : 0,
    ),
    ...permissions.filter(({ exchanges }) => exchanges.length === 0),
  ];
}
