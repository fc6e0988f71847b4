import { expect, it } from 'vitest';
import { refusedStartMessages } from '../../src-preload/messages/messages.ts';

const { text } = refusedStartMessages;

it.each<[string, string]>([
  [text.switch([]), 'started with a switch, which is not one of the few switches'],
  [text.switch(['inspect']), 'started with --inspect, which is not one of the few switches'],
  [
    text.switch(['inspect', 'no-sandbox']),
    '--inspect and --no-sandbox, which are not among the few switches',
  ],
  [text.variable([]), 'sets a variable, which switches a protection of the app off or writes down'],
  [text.variable(['A']), 'remove the variable, sign in'],
  [text.variable(['A', 'B']), 'sets A and B, which switch a protection of the app off or write down'],
  [text.variable(['A', 'B']), 'remove the variables, sign in'],
])('%s', (text, words) => {
  expect(text).toContain(words);
});
