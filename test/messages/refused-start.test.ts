import { expect, it } from 'vitest';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { refusedStartMessages } from '../../src-preload/messages/messages.ts';

it.each([
  ['switch', [], 'started with a switch, which is not one of the few switches'],
  ['switch', ['--inspect'], 'started with --inspect, which is not one of the few switches'],
  [
    'switch',
    ['--inspect', '--no-sandbox'],
    '--inspect and --no-sandbox, which are not among the few switches',
  ],
  ['variable', [], 'sets a variable, which switches a protection of the app off or writes down'],
  ['variable', ['A'], 'remove the variable, sign in'],
  ['variable', ['A', 'B'], 'sets A and B, which switch a protection of the app off or write down'],
  ['variable', ['A', 'B'], 'remove the variables, sign in'],
] as const)('a start refused for the %s %j says “%s”', (why, names, words) => {
  const params = { count: names.length, names: formatList(names, 'and') };
  expect(formatMessage(refusedStartMessages.text[why], params)).toContain(words);
});
