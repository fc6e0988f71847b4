/** What a window is for. The audience of a guided session only looks. */
export type Role = 'technician' | 'audience';

/** Who asks, as far as the window itself can tell. */
export type Sender = { frame: 'main' | 'other'; origin: string; role: Role | undefined };
