import type { Shot } from './album.ts';
import type { Finding } from './route.ts';

export type TourResult = {
  takenAt: string;
  versions: { app: string; electron: string | undefined };
  faults: string[];
  findings: Finding[];
  shots: readonly Shot[];
};

/** A page to leaf through: what practice came out as, then every picture. */
export function describeTour({ takenAt, versions, faults, findings, shots }: TourResult): string {
  const lines = [
    '# The practice tour',
    '',
    `Neo Setup Assistant ${versions.app} on Electron ${versions.electron}, ${takenAt}.`,
    '',
    faults.length === 0 ? 'The tour went through without a fault.' : `**${faults.length} faults:**`,
    ...faults.map((fault) => `- ${fault.split('\n')[0]}`),
    '',
    '| Scenario | Vendor | Overall result | Rows |',
    '| --- | --- | --- | --- |',
    ...findings.map(
      ({ scenario, vendor, overall, rows }) =>
        `| ${scenario} | ${vendor} | ${overall} | ${countVerdicts(rows)} |`,
    ),
    '',
    ...shots
      .filter(({ theme }) => theme === 'light')
      .flatMap((light) => {
        const dark = shots.find(
          ({ name, theme, file }) => name === light.name && theme === 'dark' && file !== light.file,
        );
        return [`## ${light.file.slice(0, 2)} ${light.name}`, '', [light, dark].map(pictureOf).join(' '), ''];
      }),
  ];
  return `${lines.join('\n')}\n`;
}

function countVerdicts(rows: Finding['rows']): string {
  const counts = new Map<string, number>();
  for (const { verdict } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
}

function pictureOf(shot: Shot | undefined): string {
  return shot ? `![${shot.name}, ${shot.theme}](${shot.file})` : '';
}
