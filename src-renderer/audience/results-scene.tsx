import type { Scene } from '../../src-preload/contract/presenting.ts';
import type { Guide } from '../../src-preload/contract/vendor.ts';
import { resultsMessages, audienceMessages as words } from '../../src-preload/messages/messages.ts';
import { VerdictBadge } from '../ui/verdict-badge.tsx';
import css from './audience.module.css';

type ResultsSceneProps = { scene: Extract<Scene, { kind: 'results' }>; guide: Guide };

/** Each permission of the test with its verdict, and nothing of what was read. */
export function ResultsScene({ scene, guide }: ResultsSceneProps) {
  const labels = new Map(guide.permissions.map(({ id, label }) => [id, label]));
  const rows = scene.verdicts.filter(({ permission }) => labels.has(permission));
  return (
    <main className={css.results}>
      <h1>{words.results}</h1>
      {rows.length === 0 ? (
        <p>{words.noResults}</p>
      ) : (
        <table aria-label={words.verdicts}>
          <thead>
            <tr>
              <th scope="col">{resultsMessages.columns.permission}</th>
              <th scope="col">{resultsMessages.columns.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ permission, verdict }) => (
              <tr key={permission}>
                <th scope="row">{labels.get(permission)}</th>
                <td>
                  <VerdictBadge verdict={verdict} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}
