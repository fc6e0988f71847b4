import { shortcutMessages as words } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { keyName } from '../ui/keyboard.ts';
import css from './shortcuts-dialog.module.css';

/** Every shortcut of the window. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.title} onClose={onClose} width="wide">
      <div className={css.groups}>
        {words.groups.map(({ title, rows }) => (
          <table key={title} aria-label={title}>
            <caption aria-hidden="true">{title}</caption>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{words.columns.act}</th>
                <th scope="col">{words.columns.keys}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ keys, act }) => (
                <tr key={act}>
                  <th scope="row">{act}</th>
                  <td>
                    {keys.map((way, index) => (
                      <span key={way.join(' ')}>
                        {index > 0 && <span> {words.or} </span>}
                        {way.map((key) => (
                          <kbd key={key}>{keyName(key)}</kbd>
                        ))}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <DialogButtons>
        <button type="button" className="primary" onClick={onClose}>
          {words.close}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
