import { resultsMessages } from '../../src-preload/messages/messages.ts';

const { columns } = resultsMessages;

/** The columns of a table of permissions: of a test, and of a report that holds one. */
export function PermissionHead() {
  return (
    <thead>
      <tr>
        <th scope="col">{columns.permission}</th>
        <th scope="col">{columns.verdict}</th>
        <th scope="col">{columns.evidence}</th>
        <th scope="col">{columns.next}</th>
      </tr>
    </thead>
  );
}
