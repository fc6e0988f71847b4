import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLanguages } from '../../tools/check-messages/check-languages.ts';
import { RULES, type Rule } from '../../tools/check-messages/fault.ts';
import { put, temporaryFolder } from './temporary-folder.ts';

const ENGLISH = {
  tag: `export const language = { tag: 'en' } as const;`,
  home: `
    import { WAIT } from './wait.ts';
    export const homeMessages = {
      title: 'Home',
      open: 'Open',
      found: '{count, plural, one {# found} other {# found}}',
      of: 'For {client}',
      left: '{when, select, today {until {at, time, short}} other {until {at, date, moment}}}',
      states: { fine: { happened: 'Fine.', who: 'you' }, wait: WAIT },
      steps: [{ name: 'First' }, { name: 'Second' }],
    } as const;`,
  wait: `export const WAIT = { happened: 'Wait.', who: 'vendor' } as const;`,
};
type Folder = typeof ENGLISH;

/** Every text a good deal longer, as another language may have it. */
const OTHER: Folder = {
  tag: `export const language = { tag: 'pl' } as const;`,
  home: ENGLISH.home
    .replaceAll("'Home'", "'Strona startowa'")
    .replace('one {# found}', 'one {# wynik} few {# wyniki} many {# wyników}'),
  wait: ENGLISH.wait.replace('Wait.', 'Proszę czekać.'),
};

const CODE = `
  import { formatMessage } from './messages/format-message.ts';
  import { homeMessages } from './messages/messages.ts';
  const { left, of: whose, ...rest } = homeMessages;
  const words = homeMessages;
  export function Home({ state, client, at }) {
    const { happened, who } = words.states[state];
    const text = client === '' ? words.title : formatMessage(whose, { client });
    return (
      <main title={text}>
        <h1>{words.title}</h1>
        <p>{formatMessage(words.found, { count: 2 })} {formatMessage(left, { when: 'today', at })}</p>
        <button type="button"><span>{words.open}</span></button>
        {words.steps.map((step) => <p key={step.name}>{step.name}</p>)}
        <p>{happened} {who}</p>
      </main>
    );
  }`;

const faultsOf = (english: Folder, other: Folder, code: string) => {
  const root = temporaryFolder();
  const write = (path: string, text: string) => {
    put(join(root, path), text);
    return { path: join(root, path), text };
  };
  const entry = write(
    'messages/messages.ts',
    `export { language } from './en/language.ts'; export { homeMessages } from './en/home.ts';`,
  ).path;
  for (const [folder, { tag, home, wait }] of Object.entries({ en: english, pl: other })) {
    write(`messages/${folder}/language.ts`, tag);
    write(`messages/${folder}/home.ts`, home);
    write(`messages/${folder}/wait.ts`, wait);
  }
  const others = [join(root, 'messages', 'pl')];
  const reader = write('reader.ts', `import { language } from './messages/messages.ts'; use(language.tag);`);
  const sources = [reader, write('home.tsx', code)];
  return checkLanguages({ entry, first: join(root, 'messages', 'en'), others, sources });
};

type Broken = [rule: Rule, what: string, says: string, from: string, to: string, where?: 'english' | 'code'];

const broken: Broken[] = [
  ['not-data', 'a function', 'homeMessages.open is no plain text', "open: 'Open'", 'open: () => 1'],
  ['not-data', 'what is put together', 'homeMessages.open is no plain text', "'Open'", "'Op' + 'en'"],
  ['not-icu', 'a brace that stays open', 'homeMessages.of cannot be read', "'For {client}'", "'For {client'"],
  ['not-icu', 'other spaces', 'write “{client}”', "'For {client}'", "'For { client }'"],
  ['not-icu', 'a quoted brace', 'it quotes a brace', "'For {client}'", `"For {client} '{'"`],
  ['not-icu', 'a time written in no way', 'a time called full', 'time, short', 'time, full'],
  ['not-icu', 'a plural of another language', 'has the plural “two”', 'few {# wyniki}', 'two {# wyniki}'],
  ['wrong-tag', 'another tag than the folder’s', 'language.tag is “de”', "tag: 'pl'", "tag: 'de'"],
  ['missing', 'a text left out', 'homeMessages.open is missing', "open: 'Open',", ''],
  [
    'unused',
    'a text of its own',
    'homeMessages.more is read by no code',
    "open: 'Open'",
    "open: 'Open', more: 'x'",
  ],
  ['params-differ', 'a param left out', 'leaves out {client}', 'For {client}', 'Dla klienta'],
  ['params-differ', 'a param of its own', 'names {name}', 'For {client}', '{client} {name}'],
  [
    'params-differ',
    'a text taken for a number',
    'takes {client} as a number',
    '{client}',
    '{client, number}',
  ],
  ['params-differ', 'another choice', 'as one of soon, other', 'today {until', 'soon {until'],
  ['code-differs', 'a code translated', 'it stays “you”', "who: 'you'", "who: 'ty'"],
  ['too-long', 'a long name of a button', 'a button has 58', "'Open'", `'${'Otwórz '.repeat(10)}'`],
  [
    'unused',
    'a text nobody reads',
    'homeMessages.old is',
    "open: 'Open'",
    "open: 'Open', old: 'x'",
    'english',
  ],
  ['too-long', 'English too long', 'a title has 108', "'Home'", `'${'Home '.repeat(30)}'`, 'english'],
  [
    'params-not-passed',
    'braces on the screen',
    'without its {count}',
    'formatMessage(words.found, { count: 2 })',
    'words.found',
    'code',
  ],
  [
    'unused',
    'code that reads one less',
    'homeMessages.left is',
    " {formatMessage(left, { when: 'today', at })}",
    '',
    'code',
  ],
];

describe('check-messages', () => {
  it('finds no fault in two languages that say the same', () => {
    expect(faultsOf(ENGLISH, OTHER, CODE)).toEqual([]);
  });

  it.each(broken)('%s: %s', (rule, _what, says, from, to, where) => {
    const swap = (text: string) => text.replace(from, () => to);
    const swapped = (folder: Folder): Folder => ({
      tag: swap(folder.tag),
      home: swap(folder.home),
      wait: swap(folder.wait),
    });
    const isEnglish = where === 'english';
    const code = where === 'code' ? swap(CODE) : CODE;
    const english = isEnglish ? swapped(ENGLISH) : ENGLISH;
    const other = where === 'code' ? OTHER : swapped(OTHER);
    const faults = faultsOf(english, other, code);
    expect(faults.map((one) => one.rule)).toContain(rule);
    const found = faults.find((one) => one.rule === rule);
    expect(found?.sentence).toContain(says);
    expect(found?.line).toBeGreaterThan(0);
  });

  it('every rule is broken once', () => {
    expect([...new Set(broken.map(([rule]) => rule))].sort()).toEqual([...RULES].sort());
  });
});
