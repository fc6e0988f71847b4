import { expect, it } from 'vitest';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { refusedStartMessages } from '../../src-preload/messages/messages.ts';

it.each([
  ['switch', [], 'started with a switch. It takes only a few switches'],
  ['switch', ['--inspect'], 'started with --inspect. It takes only a few switches'],
  [
    'switch',
    ['--inspect', '--no-sandbox'],
    'started with --inspect and --no-sandbox. It takes only a few switches',
  ],
  ['variable', [], 'sets a variable, which can turn off the app’s protection or record'],
  ['variable', ['A'], 'remove the variable, sign in'],
  ['variable', ['A', 'B'], 'sets A and B, which can turn off the app’s protection or record'],
  ['variable', ['A', 'B'], 'remove the variables, sign in'],
] as const)('a start refused for the %s %j says “%s”', (why, names, words) => {
  const params = { count: names.length, names: formatList(names, 'and') };
  expect(formatMessage(refusedStartMessages.text[why], params)).toContain(words);
});
