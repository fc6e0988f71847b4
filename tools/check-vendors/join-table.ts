import { pictureFor } from '../../src-renderer/workspace/guide/step-picture.ts';
import type { VendorFolder } from './read-folder.ts';

/** One line per permission: where the guide grants it, which control is lit, and what checks it. For people. */
export function joinTable(folders: VendorFolder[]): string {
  const rows = folders.flatMap((folder) =>
    (folder.guide?.editions ?? []).flatMap((edition) =>
      (folder.guide?.permissions ?? []).map((permission) => {
        const step = edition.steps.find((one) =>
          one.permissions.some((entry) => entry.permission === permission.id),
        );
        const mark = step?.permissions.find((entry) => entry.permission === permission.id)?.mark;
        const picture = step?.screen === undefined ? '–' : pictureFor(step.screen, mark ?? null);
        const place = step === undefined ? '–' : `${picture}--${mark ?? '–'}`;
        const checks = (folder.checks?.checks ?? [])
          .filter((check) => check.kind !== 'choices' && check.row === permission.id)
          .map((check) => check.id);
        const by = checks.length > 0 ? checks.join(', ') : '(not tested by design)';
        return [`${folder.id}/${edition.id}`, permission.id, step?.id ?? '–', place, by];
      }),
    ),
  );
  const all = [['guide', 'permission', 'step', 'mark', 'checks'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
