import type { GuidePermission } from '../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import css from './permission-table.module.css';

type PermissionTableProps = { permissions: readonly GuidePermission[]; minimum: string };

/** What to grant on this step and why, readable by the person whose portal it is. */
export function PermissionTable({ permissions, minimum }: PermissionTableProps) {
  if (permissions.length === 0) return null;
  return (
    <table className={css.table}>
      <caption>{guideMessages.permissionTable}</caption>
      <thead>
        <tr>
          <th scope="col">{guideMessages.area}</th>
          <th scope="col">{guideMessages.access}</th>
          <th scope="col" className="visually-hidden">
            {guideMessages.purpose}
          </th>
        </tr>
      </thead>
      <tbody>
        {permissions.map((permission) => (
          <tr key={permission.id}>
            <th scope="row">{permission.label}</th>
            <td>
              {permission.access}
              {!permission.required && <span className={css.optional}> {guideMessages.optional}</span>}
            </td>
            <td>{permission.purpose}</td>
          </tr>
        ))}
      </tbody>
      {minimum !== '' && (
        <tfoot>
          <tr>
            <td colSpan={3}>
              <MarkedText text={minimum} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
