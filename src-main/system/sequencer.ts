/** Runs tasks one after the other, in the order they came. One that fails holds nothing behind it back. */
export type Sequencer = <T>(task: () => Promise<T>) => Promise<T>;

export function openSequencer(): Sequencer {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const result = last.then(task, task);
    // Whoever asked meets the error; here it only ends the turn.
    last = result.catch(() => {});
    return result;
  };
}

/** The same for each key apart: tasks of two keys run at once. */
export type KeyedSequencer = <T>(key: string, task: () => Promise<T>) => Promise<T>;

export function openKeyedSequencer(): KeyedSequencer {
  const queues = new Map<string, Promise<unknown>>();
  return <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const before = queues.get(key) ?? Promise.resolve();
    const result = before.then(task, task);
    queues.set(key, result);
    const leave = () => {
      if (queues.get(key) === result) queues.delete(key);
    };
    result.then(leave, leave);
    return result;
  };
}
