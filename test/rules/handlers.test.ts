import { describe, expect, it } from 'vitest';
import { computerHandlers } from '../../src-main/ipc/handlers/computer.ts';
import { environmentHandlers } from '../../src-main/ipc/handlers/environment.ts';
import { actions, changes, reads, requestSchemas } from '../../src-preload/contract/schemas/requests.ts';
import { keysOfType, namedInCalls } from './contract-names.ts';
import { readSource } from './source.ts';
import { readApp, textOfFile } from './tree.ts';

// The compiler holds these lists together as well; this holds them where a type was widened or a name was built.

const read = (path: string) => readSource(path, textOfFile(path));
const requests = Object.keys(requestSchemas).sort();
const events = keysOfType(read('src-preload/contract/events.ts'), 'Events').sort();
const app = readApp();
const windowSide = app.filter(({ path }) => path.startsWith('src-renderer/'));
const mainSide = app.filter(({ path }) => path.startsWith('src-main/'));

describe('every request of the contract is handled', () => {
  it('is read from the contract', () => {
    expect(requests).toContain('readApp');
    expect(requests.length).toBeGreaterThan(30);
    expect(events).toContain('commit-now');
  });

  it('is a read, a change or an action, and not two of them', () => {
    const kinds = [reads, changes, actions].flatMap((kind) => Object.keys(kind));
    expect(kinds.sort()).toEqual(requests);
  });

  it('has one handler, in one of the two lists', () => {
    const handled = [...Object.keys(environmentHandlers), ...Object.keys(computerHandlers)];
    expect(handled.sort()).toEqual(requests);
  });

  it('is sent by the window, and nothing else is', () => {
    expect([...namedInCalls(windowSide, 'invoke')].sort()).toEqual(requests);
  });
});

describe('every announcement of the contract', () => {
  it('is made by main', () => {
    expect([...namedInCalls(mainSide, 'announce')].sort()).toEqual(events);
  });

  it('is received by the window', () => {
    expect([...namedInCalls(windowSide, 'on')].sort()).toEqual(events);
  });
});

describe('the lists are read as they are written', () => {
  const sample = readSource(
    'src-main/a.ts',
    `export type Requests = { one: { input: null }; 'two-words': { input: null } };
     invoke('one', {}); services.announce('two-words', null); invoke(name, {});`,
  );

  it('notices a request that nobody sends', () => {
    expect(keysOfType(sample, 'Requests')).toEqual(['one', 'two-words']);
    expect([...namedInCalls([sample], 'invoke')]).toEqual(['one']);
    expect([...namedInCalls([sample], 'announce')]).toEqual(['two-words']);
  });

  it('finds nothing where there is nothing, so that an empty list never passes for a whole one', () => {
    expect(keysOfType(sample, 'Events')).toEqual([]);
  });
});
