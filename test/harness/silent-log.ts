import type { Log } from '../../src-main/system/log.ts';

export const silentLog: Log = { info() {}, warn() {}, error() {}, reference: () => 'test' };
