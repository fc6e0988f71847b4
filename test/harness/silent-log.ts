import type { Log } from '../../src-main/log.ts';

export const silentLog: Log = { info() {}, warn() {}, error() {}, reference: () => 'test' };
