export type DiskErrorCode =
  | 'disk-full'
  | 'disk-read-only'
  | 'disk-busy'
  | 'disk-failed'
  | 'settings-newer'
  | 'settings-too-big'
  | 'session-too-big'
  | 'file-too-big';

/**
 * The disk did not do what was asked, or holds what this version must not write over. `code` has words; `cause` is
 * for the log and names a path, never contents.
 */
export class DiskError extends Error {
  readonly code: DiskErrorCode;

  constructor(code: DiskErrorCode, cause: unknown) {
    super(code, { cause });
    this.name = 'DiskError';
    this.code = code;
  }
}

const CODES: Record<string, DiskErrorCode> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'disk-read-only',
  EACCES: 'disk-read-only',
  EPERM: 'disk-read-only',
  EBUSY: 'disk-busy',
  ETXTBSY: 'disk-busy',
};

/** What lies there is none of ours, whatever is in it: it was not read. */
export function isTooBig(error: unknown): boolean {
  return error instanceof DiskError && error.code === 'file-too-big';
}

export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

export function asDiskError(error: unknown): DiskError {
  if (error instanceof DiskError) return error;
  return new DiskError(CODES[systemCode(error)] ?? 'disk-failed', error);
}
