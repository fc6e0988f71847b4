import { expect, test } from 'vitest';
import { pictureFor } from '../../../../src-renderer/workspace/guide/step-picture.ts';

const screen = {
  picture: 'teams',
  caption: 'The agent',
  others: [{ picture: 'hours', marks: ['timezone'] }],
};

test('a step shows its own picture, and a further one while a control of that is lit', () => {
  expect(pictureFor(screen, 'team')).toBe('teams');
  expect(pictureFor(screen, 'timezone')).toBe('hours');
  expect(pictureFor(screen, null)).toBe('teams');
  expect(pictureFor({ picture: 'teams', caption: 'The agent' }, 'timezone')).toBe('teams');
});
