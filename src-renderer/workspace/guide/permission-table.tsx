import type { GuidePermission } from '../../../src-preload/contract/vendor.ts';
import { guideWords } from '../../../src-preload/contract/words/en/guide.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import css from './permission-table.module.css';

type PermissionTableProps = { permissions: readonly GuidePermission[]; minimum: string };

/** What to grant on this step and why, readable by the person whose portal it is. */
export function PermissionTable({ permissions, minimum }: PermissionTableProps) {
  if (permissions.length === 0) return null;
  return (
    <table className={css.table}>
      <caption>{guideWords.permissionTable}</caption>
      <thead>
        <tr>
          <th scope="col">{guideWords.area}</th>
          <th scope="col">{guideWords.access}</th>
          <th scope="col">{guideWords.purpose}</th>
        </tr>
      </thead>
      <tbody>
        {permissions.map((permission) => (
          <tr key={permission.id}>
            <th scope="row">{permission.label}</th>
            <td>
              {permission.access}
              {!permission.required && <span className={css.optional}> {guideWords.optional}</span>}
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
