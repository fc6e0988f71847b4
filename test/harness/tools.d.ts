// The tools are plain Node so that they run before anything is installed; these are the parts tests use.

declare module '*/electron-runtime.mjs' {
  export function findElectron(): Promise<{ folder: string; executable: string }>;
}

declare module '*/bootstrap/desktop-session.mjs' {
  export function startDesktopSession(options?: {
    keepsPixels?: boolean;
    screen?: string | null;
  }): Promise<{ environment: NodeJS.ProcessEnv; pixels: string | null; stop(): Promise<void> }>;
}

declare module '*/bootstrap/daemon.mjs' {
  export function startDaemon(
    command: string,
    args: string[],
    options: { environment: NodeJS.ProcessEnv; announces?: boolean; input?: string },
  ): Promise<{ announced: string; stop(): Promise<void> }>;
}

declare module '*/bootstrap/keyring.mjs' {
  export function startKeyring(environment: NodeJS.ProcessEnv): Promise<{ stop(): Promise<void> }>;
}
