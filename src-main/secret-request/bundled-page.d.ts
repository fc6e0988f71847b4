/** What `tools/package/request-page.ts` makes of `src-renderer/request-page/`. */
declare module 'virtual:request-page' {
  export const script: string;
  export const style: string;
}
